import type { ApprovalCase } from '../domain/approval-case.ts';
import { decideApproval, isAwaited } from '../domain/approval.ts';
import { instantAfter } from '../domain/instants.ts';
import type { NamedPerson } from '../domain/named-person.ts';
import type { Delivery } from '../ports/conversations.ts';
import type { ActOf, OutboxEntry } from '../ports/acts.ts';
import { type ApprovalActDependencies, changeApproval } from './approval-acts.ts';
import { readCase } from './approval-case.ts';
import { bringLater, bringMessage, type Brought } from './bring-message.ts';
import { delay, finish } from './entry-steps.ts';
import { showApproval } from './open-approval.ts';

/** Teams opens the chat some moments after the bot was installed. */
const waitForChatMs = 3_000;
const chatAttempts = 4;
/** Others may turn out to be out of reach too: all are named in one message. */
const tellUnreachedAfterMs = 5_000;

type Ask = ActOf<'ask-approver'>;

/** Puts the card before one person, and remembers which message it is, so that it can be closed later. */
export function createAskApproverAct(deps: ApprovalActDependencies) {
  return async (entry: OutboxEntry, act: Ask): Promise<void> => {
    const { register, rights, teller, telemetry } = deps;
    const { isReminder, to } = act;
    const found = await readCase(register, act.approvalId);
    if (!found || !isAwaited(found.approval, to)) return finish(deps, entry);
    if (!(await rights.mayUse(to))) {
      telemetry.record('notice.undelivered', { kind: act.kind, reason: 'no-rights' });
      return isReminder ? finish(deps, entry) : standsUnreached(deps, entry, { act, found });
    }
    const brought = await bringMessage(deps, entry, {
      points: { begun: 'approve.asked', called: 'approve.told' },
      send: (isRepeat) => teller.askApproval(to, found, { isReminder, isRepeat }),
    });
    if (!brought) return;
    const { delivery } = brought;
    if (delivery.kind === 'delivered') return recordCard(deps, act, { ...brought, delivery });
    if (delivery.kind === 'unreachable') return notReached(deps, { ...brought, delivery }, { act, found });
    await bringLater(deps, { ...brought, delivery });
  };
}

/** Somebody may have decided meanwhile: then this copy is out of date already, and is closed like the others. */
async function recordCard(
  deps: ApprovalActDependencies,
  { kind, approvalId, to }: Ask,
  { entry, delivery, isRepeat }: Brought<Extract<Delivery, { kind: 'delivered' }>>,
): Promise<void> {
  const card = { person: to, activityId: delivery.activityId };
  await changeApproval(deps, approvalId, entry, ({ value }) => {
    const next = decideApproval(value, { type: 'card-sent', card });
    if (!next.ok) return undefined;
    const isOutOfDate = !isAwaited(next.value, to);
    const dueAt = deps.clock.now().toISOString();
    return { next: next.value, acts: isOutOfDate ? [showApproval(next.value, dueAt)] : [] };
  });
  deps.telemetry.record('notice.delivered', { kind, repeat: isRepeat });
}

interface Asking {
  readonly act: Ask;
  readonly found: ApprovalCase;
}

async function notReached(
  deps: ApprovalActDependencies,
  { entry, delivery }: Brought<Extract<Delivery, { kind: 'unreachable' }>>,
  asking: Asking,
): Promise<void> {
  const { kind, to } = asking.act;
  const { attempts } = entry.progress;
  deps.telemetry.record('notice.undelivered', { kind, reason: delivery.reason });
  const mayInstall = delivery.reason === 'not-installed' && attempts < chatAttempts;
  const installed = mayInstall && (await deps.colleagues.installBot(to).catch(() => 'refused'));
  // Nothing arrived for certain, so that the next attempt is a first one again.
  return installed === 'installed'
    ? delay(deps, entry, { progress: { attempts }, waitMs: waitForChatMs })
    : standsUnreached(deps, entry, asking);
}

/** Whoever asked is told of the first one, and of all who follow at once. */
async function standsUnreached(
  deps: ApprovalActDependencies,
  entry: OutboxEntry,
  { act, found }: Asking,
): Promise<void> {
  const { approvalId, to } = act;
  const person: NamedPerson = found.approval.approvers.find(({ id }) => id === to) ?? { id: to, name: '' };
  await changeApproval(deps, approvalId, entry, ({ value }) => {
    const next = decideApproval(value, { type: 'not-reached', person });
    if (!next.ok) return undefined;
    const { number, requester, revision, unreached } = value;
    const told = {
      entryId: `unreached-${number}-${revision}`,
      act: { kind: 'notify', to: requester.id, notice: { kind: 'approvers-unreached', approvalId } },
      dueAt: instantAfter(deps.clock.now(), tellUnreachedAfterMs),
    } as const;
    return { next: next.value, acts: unreached.length === 0 ? [told] : [] };
  });
}
