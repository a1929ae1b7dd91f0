/** Sees to it that no mail goes out to a customer who has another one's to answer. */
import type { InvitationId } from '../../src/domain/ids.ts';
import type { Invitation, InvitationIn } from '../../src/domain/invitation.ts';
import { isOpen, wasGivenUp } from '../../src/domain/invitation-states.ts';
import { kept, type Office } from '../fixtures/desk.ts';
import { isReminder } from './judge.ts';
import type { World } from './worlds.ts';

/** Notes each mail that goes out while a customer still has a colleague's to answer. */
export function guardTheCustomer(
  office: Office,
  drafts: readonly InvitationIn<'draft'>[],
  drawn: World,
): readonly string[] {
  const { send } = office.mailer;
  const { putClaim } = office.register;
  const doubles: string[] = [];
  const openBeside = async (id: InvitationId) => {
    const others = await Promise.all(
      drafts.filter((draft) => draft.id !== id).map((one) => kept(office, one)),
    );
    const isOut = (other: Invitation) => office.mailer.sent().some((mail) => mail.invitationId === other.id);
    return others.filter((other) => isOut(other) && holdsCustomer(other)).map((other) => other.id);
  };
  /** What was open when the claim was held: what is answered from then on cannot stop the mail any more. */
  const openAtHold = new Map<string, readonly string[]>();
  office.register.putClaim = async (claim, over) => {
    const { invitationId } = claim;
    const before = await openBeside(invitationId);
    const outcome = await putClaim(claim, over);
    if (outcome === 'written' && claim.held) openAtHold.set(invitationId, before);
    return outcome;
  };
  office.mailer.send = async (mailbox, messageId) => {
    const mail = office.mailer.drafts().find((one) => one.messageId === messageId);
    // A reminder that was on its way is not called back where somebody stops waiting at that moment.
    const isLate = mail && isReminder(mail) && (drawn.withdraws || drawn.bounces !== 'never');
    if (mail?.invitationId && !isLate) {
      const open = await openBeside(mail.invitationId);
      // One whose tenant answered leaves its customer to whoever has the claim; a word, or another tenant, is believed at any time.
      const isOwnTenant = drawn.answersAs === 'invited' || drawn.answersAs === 'late';
      const before = openAtHold.get(mail.invitationId) ?? [];
      for (const id of open) if (isOwnTenant || before.includes(id)) doubles.push(`${mail.key} beside ${id}`);
    }
    return send(mailbox, messageId);
  };
  return doubles;
}

/** To a mail that came back somebody may reply all the same; that keeps nobody from inviting anew, and an acceptance does. */
function holdsCustomer(invitation: Invitation): boolean {
  const isReplyToBounced = invitation.state === 'answered' && wasGivenUp(invitation);
  return isOpen(invitation) && !isReplyToBounced;
}
