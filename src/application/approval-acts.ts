import type { ApprovalCase } from '../domain/approval-case.ts';
import { type Approval, decideApproval, isAwaited } from '../domain/approval.ts';
import type { ApprovalId, PersonId } from '../domain/ids.ts';
import type { NamedPerson } from '../domain/named-person.ts';
import type { ShownCard } from '../domain/shown-card.ts';
import type { Clock } from '../ports/clock.ts';
import type { Colleagues } from '../ports/colleagues.ts';
import type { Delivery } from '../ports/conversations.ts';
import { isFault } from '../ports/faults.ts';
import type { Act, NewAct, OutboxEntry, Register, Stored } from '../ports/register.ts';
import type { Telemetry } from '../ports/telemetry.ts';
import { readCase, readStoredCase } from './approval-case.ts';
import { backOffMs } from './back-off.ts';
import { type DecideApprovalDependencies, moveApproval } from './decide-approval.ts';
import { isHeldUp } from './held-up.ts';
import { askAct } from './open-approval.ts';

/** How the card of a request reaches a chat; each reader sees their own view of it. */
export interface ApprovalTeller {
  askApproval(
    to: PersonId,
    found: ApprovalCase,
    how: { readonly isReminder: boolean; readonly isRepeat: boolean },
  ): Promise<Delivery>;
  showApproval(card: ShownCard, found: ApprovalCase): Promise<'updated' | 'gone' | 'later'>;
}

export interface ApprovalActDependencies
  extends Pick<DecideApprovalDependencies, 'conclude' | 'bell' | 'faultPoints'> {
  readonly register: Register;
  readonly teller: ApprovalTeller;
  readonly colleagues: Pick<Colleagues, 'installBot'>;
  readonly clock: Clock;
  readonly telemetry: Telemetry;
  readonly machineNow: () => Date;
  readonly leaseMs: number;
}

type ActOf<K extends Act['kind']> = Extract<Act, { kind: K }>;

const commitAttempts = 6;
/** Teams opens the chat some moments after the bot was installed. */
const waitForChatMs = 3_000;
const chatAttempts = 4;
/** Others may turn out to be out of reach too: all are named in one message. */
const tellUnreachedAfterMs = 5_000;

function finish({ register }: Pick<ApprovalActDependencies, 'register'>, entry: OutboxEntry) {
  return register.commit({ aggregateId: entry.aggregateId, finished: entry });
}

/** Puts the card before one person, and remembers which message it is, so that it can be closed later. */
export function createAskApproverAct(deps: ApprovalActDependencies) {
  return async (entry: OutboxEntry, act: ActOf<'ask-approver'>): Promise<void> => {
    const { register, telemetry } = deps;
    const found = await readCase(register, act.approvalId);
    if (!found || !isAwaited(found.approval, act.to)) {
      await finish(deps, entry);
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
    await delay(deps, mine, { progress: had, waitMs: askedMs ?? backOffMs(attempts) });
  };
}

async function delay(
  { register, clock }: ApprovalActDependencies,
  entry: OutboxEntry,
  { progress, waitMs }: { readonly progress: OutboxEntry['progress']; readonly waitMs: number },
): Promise<void> {
  const dueAt = new Date(clock.now().getTime() + waitMs).toISOString();
  await register.commit({ aggregateId: entry.aggregateId, delayed: { entry, progress, dueAt } });
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
  await change(deps, act.approvalId, entry, ({ value }) => {
    const next = decideApproval(value, { type: 'card-sent', card });
    if (!next.ok) return undefined;
    const isOutOfDate = !isAwaited(next.value, act.to);
    return { next: next.value, acts: isOutOfDate ? [showAct(act.approvalId, next.value, deps)] : [] };
  });
  deps.telemetry.record('notice.delivered', { kind: act.kind, repeat: isRepeat });
}

/** Changes an approval upon whatever it is by now, and finishes the act with it. */
async function change(
  deps: ApprovalActDependencies,
  id: ApprovalId,
  entry: OutboxEntry,
  decide: (
    stored: Stored<Approval>,
  ) => { readonly next: Approval; readonly acts: readonly NewAct[] } | undefined,
): Promise<void> {
  for (let attempt = 0; attempt < commitAttempts; attempt += 1) {
    const stored = await deps.register.approval(id);
    const decided = stored && decide(stored);
    const outcome = await deps.register.commit({
      aggregateId: entry.aggregateId,
      finished: entry,
      ...(stored && decided
        ? { approval: { value: decided.next, over: stored.version }, acts: decided.acts }
        : {}),
    });
    if (outcome.kind === 'committed') return;
  }
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
    await delay(deps, entry, { progress: { attempts }, waitMs: waitForChatMs });
    return;
  }
  const person: NamedPerson = found.approval.approvers.find(({ id }) => id === act.to) ?? {
    id: act.to,
    name: '',
  };
  await change(deps, act.approvalId, entry, ({ value }) => {
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

const showAttempts = 20;

/** Both move, each by itself: the request, and what it is about. */
function markOf(found: ApprovalCase): string {
  const subject = found.kind === 'removal' ? found.removal : found.invitation;
  return `${found.approval.revision} ${subject.revision}`;
}

/**
 * Brings every copy up to date; harmless to repeat, and a copy that is gone is left alone. What has moved on meanwhile
 * is shown once more: another process may have shown it already, below this one's older view.
 */
export function createShowApprovalAct(deps: ApprovalActDependencies) {
  return async (entry: OutboxEntry, act: ActOf<'show-approval'>): Promise<void> => {
    let found = await readCase(deps.register, act.approvalId);
    let outcomes: readonly Awaited<ReturnType<ApprovalTeller['showApproval']>>[] = [];
    for (let shown: string | undefined; found && markOf(found) !== shown; ) {
      const current = found;
      shown = markOf(current);
      outcomes = await Promise.all(
        current.approval.cards.map((card) => deps.teller.showApproval(card, current)),
      );
      found = await readCase(deps.register, act.approvalId);
    }
    const attempts = entry.progress.attempts + 1;
    if (outcomes.includes('later') && attempts < showAttempts) {
      return delay(deps, entry, { progress: { attempts }, waitMs: backOffMs(attempts) });
    }
    await finish(deps, entry);
  };
}

/** The moment has come to remind those who have not decided, or to give up waiting. */
export function createApprovalDueAct(deps: ApprovalActDependencies) {
  return async (entry: OutboxEntry, act: ActOf<'approval-due'>): Promise<void> => {
    const at = deps.clock.now().toISOString();
    for (let attempt = 0; attempt < commitAttempts; attempt += 1) {
      const stored = await readStoredCase(deps.register, act.approvalId);
      if (stored?.approval.value.state !== 'waiting') break;
      if (act.what === 'remind') return remind(deps, entry, { approvalId: act.approvalId, at });
      const moved = await moveApproval(deps, stored, { type: 'expire', at }, { finished: entry });
      if (moved === 'conflict') continue;
      if (moved.ok) return;
      // The clock was set back since: its time is still to come.
      const { expiresAt: dueAt } = stored.approval.value;
      await deps.register.commit({
        aggregateId: entry.aggregateId,
        delayed: { entry, progress: entry.progress, dueAt },
      });
      return;
    }
    await finish(deps, entry);
  };
}

function remind(
  deps: ApprovalActDependencies,
  entry: OutboxEntry,
  { approvalId, at }: { readonly approvalId: ApprovalId; readonly at: string },
): Promise<void> {
  return change(deps, approvalId, entry, ({ value }) => {
    const next = decideApproval(value, { type: 'remind', at });
    if (!next.ok) return undefined;
    const waitedFor = value.approvers.filter(({ id }) => isAwaited(value, id));
    const acts = waitedFor.map(({ id }) => askAct(approvalId, id, { dueAt: at, isReminder: true }));
    return { next: next.value, acts };
  });
}
