import type { Colleague } from '../domain/invitation.ts';

/** The people of our tenant, as its directory names them. */
export interface Colleagues {
  /** By object id or work address; absent where the directory knows nobody of that kind. */
  find(idOrAddress: string): Promise<Colleague | undefined>;
}
