import type { Instant } from '../domain/ids.ts';
import { failedDelivery } from '../domain/incoming-mail.ts';
import type { Invitation } from '../domain/invitation.ts';
import type { Mailbox } from '../domain/mailbox.ts';
import { decide, type InvitationEvent } from '../domain/invitation-moves.ts';
import type { Clock } from '../ports/clock.ts';
import type { FaultPoints } from '../ports/fault-points.ts';
import type { Mailer } from '../ports/mailer.ts';
import type { NewAct } from '../ports/acts.ts';
import type { Register, Stored } from '../ports/register.ts';
import type { Telemetry } from '../ports/telemetry.ts';
import { announce } from './announce.ts';
import type { OutboxBell } from './outbox-bell.ts';

interface Dependencies {
  readonly register: Register;
  readonly bell: OutboxBell;
  readonly clock: Clock;
  readonly telemetry: Telemetry;
  readonly faultPoints: FaultPoints;
}

/** What a mail server's report means for the mail that it is about; absent where nobody's delivery failed for good. */
export async function failureIn(
  { mailer }: { readonly mailer: Pick<Mailer, 'source'> },
  mailbox: Mailbox,
  { messageId, receivedAt }: { readonly messageId: string; readonly receivedAt: Instant },
): Promise<InvitationEvent | undefined> {
  const source = await mailer.source(mailbox, messageId);
  const failed = source === undefined ? undefined : failedDelivery(source);
  const at = new Date(receivedAt).toISOString();
  return failed && { type: 'bounced', at, failed: failed.addresses, why: failed.why };
}

/** The same where nothing moves. After a conflict the next look goes on from what is there by then. */
export async function moveAnswered(
  deps: Dependencies,
  stored: Stored<Invitation>,
  event: InvitationEvent,
): Promise<Stored<Invitation> | 'conflict'> {
  const { value, version } = stored;
  const next = decide(value, event);
  if (!next.ok) return stored;
  const outcome = await deps.register.commit({
    aggregateId: value.id,
    invitation: { value: next.value, over: version },
    acts: tellOf(next.value, event, deps.clock.now().toISOString()),
  });
  if (outcome.kind === 'conflict') return 'conflict';
  deps.faultPoints.reach('answer.decided');
  if (next.value.state !== value.state)
    deps.telemetry.record('invitation.moved', { invitation: value.id, to: next.value.state });
  deps.bell.ring();
  return { value: next.value, version: outcome.invitationVersion ?? version };
}

function tellOf(invitation: Invitation, event: InvitationEvent, at: Instant): readonly NewAct[] {
  const { id: invitationId, inviter: owner, revision, state } = invitation;
  if (event.type === 'replied') {
    const notice = { kind: 'customer-replied', invitationId } as const;
    return announce({ entryId: `told-replied-${revision}`, notice, owner, at });
  }
  if (event.type !== 'bounced') return [];
  const notice = {
    kind: 'mail-bounced',
    invitationId,
    why: event.why,
    isPartial: state !== 'bounced',
  } as const;
  return announce({ entryId: `told-bounced-${revision}`, notice, owner, at });
}
