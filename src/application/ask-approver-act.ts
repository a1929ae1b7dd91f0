import type { ApprovalCase } from '../domain/approval-case.ts';
import { type Approval, decideApproval, isAwaited } from '../domain/approval.ts';
import type { ApprovalId } from '../domain/ids.ts';
import type { NamedPerson } from '../domain/named-person.ts';
import type { Delivery } from '../ports/conversations.ts';
import { isFault } from '../ports/faults.ts';
import type { ActOf, NewAct, OutboxEntry } from '../ports/register.ts';
import { type ApprovalActDependencies, changeApproval, delayAct, finishAct } from './approval-acts.ts';
import { readCase } from './approval-case.ts';
import { backOffMs } from './back-off.ts';
import { isHeldUp } from './held-up.ts';

/** Teams opens the chat some moments after the bot was installed. */
const waitForChatMs = 3_000;
const chatAttempts = 4;
/** Others may turn out to be out of reach too: all are named in one message. */
const tellUnreachedAfterMs = 5_000;

/** Puts the card before one person, and remembers which message it is, so that it can be closed later. */
export function createAskApproverAct(deps: ApprovalActDependencies) {
  return async (entry: OutboxEntry, act: ActOf<'ask-approver'>): Promise<void> => {
    const { register, telemetry } = deps;
    const found = await readCase(register, act.approvalId);
    if (!found || !isAwaited(found.approval, act.to)) {
      await finishAct(deps, entry);
      return;
    }
    if (!(await deps.rights.mayUse(act.to))) {
      telemetry.record('notice.undelivered', { kind: act.kind, reason: 'no-rights' });
      await (act.isReminder ? finishAct(deps, entry) : standsUnreached(deps, entry, { act, found }));
      return;
    }
    const isRepeat = entry.progress.begunAt !== undefined;
    const begunAt = deps.machineNow().toISOString();
    const progress = { attempts: entry.progress.attempts + 1, begunAt };
    const begun = await register.commit({
      aggregateId: entry.aggregateId,
      progressed: { entry, progress, leaseMs: deps.leaseMs },
    });
    if (begun.kind === 'conflict') return;
    const mine = { ...entry, progress, version: begun.entryVersion ?? entry.version };
    deps.faultPoints.reach('approve.asked');
    if (isHeldUp(deps.machineNow, { begunAt, atMostMs: deps.leaseMs })) return;
    const { isReminder } = act;
    const delivery = await deps.teller
      .askApproval(act.to, found, { isReminder, isRepeat })
      .catch((error: unknown): Delivery => {
        const code = isFault(error) ? error.code : 'bug';
        telemetry.record('outbox.delayed', { act: act.kind, attempts: progress.attempts, code }, error);
        return { kind: 'unknown' };
      });
    deps.faultPoints.reach('approve.told');
    if (delivery.kind === 'delivered') return recordCard(deps, mine, { act, delivery, isRepeat });
    if (delivery.kind === 'unreachable') return notReached(deps, mine, { act, delivery, found });
    const { attempts } = progress;
    const askedMs = delivery.kind === 'later' ? delivery.retryAfterMs : undefined;
    const had = delivery.kind === 'later' && !isRepeat ? { attempts } : progress;
    await delayAct(deps, mine, { progress: had, waitMs: askedMs ?? backOffMs(attempts) });
  };
}

/** Somebody may have decided meanwhile: then this copy is out of date already, and is closed like the others. */
async function recordCard(
  deps: ApprovalActDependencies,
  entry: OutboxEntry,
  told: {
    readonly act: ActOf<'ask-approver'>;
    readonly delivery: Extract<Delivery, { kind: 'delivered' }>;
    readonly isRepeat: boolean;
  },
): Promise<void> {
  const { act, delivery, isRepeat } = told;
  const card = { person: act.to, activityId: delivery.activityId };
  await changeApproval(deps, act.approvalId, entry, ({ value }) => {
    const next = decideApproval(value, { type: 'card-sent', card });
    if (!next.ok) return undefined;
    const isOutOfDate = !isAwaited(next.value, act.to);
    return { next: next.value, acts: isOutOfDate ? [showAct(act.approvalId, next.value, deps)] : [] };
  });
  deps.telemetry.record('notice.delivered', { kind: act.kind, repeat: isRepeat });
}

function showAct(approvalId: ApprovalId, { number, revision }: Approval, { clock }: ApprovalActDependencies) {
  return {
    entryId: `shown-${number}-${revision}`,
    act: { kind: 'show-approval', approvalId } as const,
    dueAt: clock.now().toISOString(),
  };
}

async function notReached(
  deps: ApprovalActDependencies,
  entry: OutboxEntry,
  met: {
    readonly act: ActOf<'ask-approver'>;
    readonly delivery: Extract<Delivery, { kind: 'unreachable' }>;
    readonly found: ApprovalCase;
  },
): Promise<void> {
  const { act, delivery, found } = met;
  const { attempts } = entry.progress;
  deps.telemetry.record('notice.undelivered', { kind: act.kind, reason: delivery.reason });
  const mayInstall = delivery.reason === 'not-installed' && attempts < chatAttempts;
  const installed = mayInstall && (await deps.colleagues.installBot(act.to).catch(() => 'refused'));
  // Nothing arrived for certain, so that the next attempt is a first one again.
  if (installed === 'installed') {
    await delayAct(deps, entry, { progress: { attempts }, waitMs: waitForChatMs });
    return;
  }
  await standsUnreached(deps, entry, { act, found });
}

/** Whoever asked is told of the first one, and of all who follow at once. */
async function standsUnreached(
  deps: ApprovalActDependencies,
  entry: OutboxEntry,
  { act, found }: { readonly act: ActOf<'ask-approver'>; readonly found: ApprovalCase },
): Promise<void> {
  const person: NamedPerson = found.approval.approvers.find(({ id }) => id === act.to) ?? {
    id: act.to,
    name: '',
  };
  await changeApproval(deps, act.approvalId, entry, ({ value }) => {
    const next = decideApproval(value, { type: 'not-reached', person });
    if (!next.ok) return undefined;
    const isFirst = value.unreached.length === 0;
    return { next: next.value, acts: isFirst ? [tellUnreached(deps, act.approvalId, value)] : [] };
  });
}

function tellUnreached(
  { clock }: ApprovalActDependencies,
  approvalId: ApprovalId,
  { number, requester, revision }: Approval,
): NewAct {
  return {
    entryId: `unreached-${number}-${revision}`,
    act: { kind: 'notify', to: requester.id, notice: { kind: 'approvers-unreached', approvalId } },
    dueAt: new Date(clock.now().getTime() + tellUnreachedAfterMs).toISOString(),
  };
}
