import type { InvitationIn } from '../../src/domain/invitation.ts';
import type { Incoming } from '../fakes/recording-mailer.ts';
import type { Office } from '../fixtures/desk.ts';
import type { World } from './worlds.ts';

export interface Scene {
  readonly world: World;
  readonly office: Office;
  readonly drafts: readonly InvitationIn<'draft'>[];
  readonly dice: (sides: number) => number;
  /** Events that are still to come, the next one last. */
  readonly events: World['events'][number][];
  /** The same of what comes back from the first mail. */
  readonly incoming: Incoming[];
}
