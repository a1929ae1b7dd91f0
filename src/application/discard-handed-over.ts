import type { Invitation } from '../domain/invitation.ts';
import { mailboxOwnerElsewhere } from '../domain/invitation-states.ts';
import { isFault } from '../ports/faults.ts';
import type { Mailer } from '../ports/mailer.ts';
import { signInNeededBy } from './sign-in-need.ts';

/**
 * Takes the draft of what was handed over out of the mailbox, if there is one. `sent`: it has gone out from there.
 * `closed`: it lies in the mailbox of whoever had the invitation before, and does not open to us; the own one asks for a
 * sign-in instead.
 */
export async function discardHandedOver(
  mailer: Pick<Mailer, 'discardDraft'>,
  invitation: Invitation,
): Promise<'none' | 'sent' | 'closed'> {
  const mail = invitation.state === 'handed-over' ? invitation.mail : undefined;
  if (!mail) return 'none';
  try {
    return (await mailer.discardDraft(mail.mailbox, mail.messageId)) === 'sent' ? 'sent' : 'none';
  } catch (error) {
    const isShut = signInNeededBy(error) || (isFault(error) && shut.has(error.code));
    if (isShut && mailboxOwnerElsewhere(invitation)) return 'closed';
    throw error;
  }
}

const shut: ReadonlySet<string> = new Set(['graph/not-allowed', 'sign-in/refused']);
