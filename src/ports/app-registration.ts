import type { Instant } from '../domain/ids.ts';

export interface AppCredential {
  readonly kind: 'secret' | 'certificate';
  readonly endsAt: Instant;
}

/** The bot's own registration in the directory, as far as it may be seen. */
export interface AppRegistration {
  /** The application permissions of Graph that are in force now; throws when they cannot be read. */
  permissions(): Promise<readonly string[]>;
  /** By what the bot proves who it is, and until when; absent where that may not be read. */
  credentials(): Promise<readonly AppCredential[] | undefined>;
}
