import type { Instant } from '../domain/ids.ts';
import type { Invitation } from '../domain/invitation.ts';
import type { SentMail } from '../domain/mailbox.ts';
import { decide } from '../domain/invitation-moves.ts';
import { linkInMail } from '../domain/sent-link.ts';
import type { Clock } from '../ports/clock.ts';
import type { Mailer } from '../ports/mailer.ts';
import type { NewAct } from '../ports/acts.ts';
import { announce } from './announce.ts';
import { type PlanReminder, remindActs } from './plan-reminder.ts';

export interface Proof {
  /** The invitation as sent by hand, with what was found of its link. */
  readonly next: Invitation;
  readonly acts: readonly NewAct[];
}

/** Absent while there is nothing to prove: no mail is known, it is a draft still, or the mailbox does not have it. */
export type ProveSent = (invitation: Invitation) => Promise<Proof | undefined>;

/** Looks whether a mail that the agent sends by hand has gone out, and whether its link is the one that was kept. */
export function createProveSent({
  mailer,
  clock,
  plan,
}: {
  readonly mailer: Pick<Mailer, 'read'>;
  readonly clock: Clock;
  readonly plan: PlanReminder;
}): ProveSent {
  return async (invitation) => {
    const mail = mailOf(invitation);
    const found = mail && (await mailer.read(mail.mailbox, mail.messageId));
    if (!mail || !found || found.isDraft) return undefined;
    const at = clock.now().toISOString();
    const { conversationId, sentAt = at } = found;
    const reminder = await plan.after(invitation, { number: 1, before: sentAt });
    const next = decide(invitation, {
      type: 'found-sent',
      at: sentAt,
      mail: { ...mail, ...(conversationId ? { conversationId } : {}) },
      link: linkInMail(found.body, invitation.link),
      ...(reminder ? { reminder } : {}),
    });
    if (!next.ok) return undefined;
    const acts = [...remindActs(invitation, next.value), ...tellIfBroken(next.value, at)];
    return { next: next.value, acts };
  };
}

function mailOf(invitation: Invitation): SentMail | undefined {
  return invitation.state === 'handed-over' || invitation.state === 'sent' ? invitation.mail : undefined;
}

function tellIfBroken(invitation: Invitation, at: Instant): readonly NewAct[] {
  const { id: invitationId, inviter } = invitation;
  const isBroken = invitation.state === 'sent' && invitation.linkFound === 'broken';
  if (!isBroken) return [];
  return announce({
    entryId: 'told-link-broken',
    notice: { kind: 'link-broken', invitationId },
    owner: inviter,
    at,
  });
}
