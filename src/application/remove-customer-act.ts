import { customerOfRemoval, type RemovalKey } from '../domain/ids.ts';
import type { HistoryRecord } from '../domain/history.ts';
import type { RemovalNews } from '../domain/message.ts';
import type { Removal, RemovalCall, RemovalIn, RemovalRefusal } from '../domain/removal.ts';
import { recordOfCall } from '../domain/removal-facts.ts';
import { decideRemoval, type RemovalEvent } from '../domain/removal-moves.ts';
import type { Clock } from '../ports/clock.ts';
import type { FaultPoints } from '../ports/fault-points.ts';
import { codeOf, isFault } from '../ports/faults.ts';
import type { PartnerCenter } from '../ports/partner-center.ts';
import type { NewAct, OutboxEntry } from '../ports/acts.ts';
import type { Register, Stored } from '../ports/register.ts';
import type { Telemetry } from '../ports/telemetry.ts';
import { backOffMs } from './back-off.ts';
import { begin, type BeginDependencies, delay, finish, finishUpon } from './entry-steps.ts';
import { isHeldUp } from './held-up.ts';
import type { OutboxBell } from './outbox-bell.ts';
import { isEnded, isGone, obstacleTo } from './removal-checks.ts';
import { showRemoval, tellOfRemoval } from './removal-news.ts';
import type { RightsGate } from './rights-gate.ts';
import { signInNeededBy } from './sign-in-need.ts';
import { waitForSignIn } from './wait-for-sign-in.ts';

export interface RemoveCustomerDependencies extends BeginDependencies {
  readonly register: Register;
  readonly partnerCenter: Pick<
    PartnerCenter,
    'customer' | 'isListed' | 'subscriptions' | 'reservations' | 'endRelationship'
  >;
  readonly rights: Pick<RightsGate, 'mayActNow'>;
  readonly bell: OutboxBell;
  /** Asks for a look at the list of customers before its time. */
  readonly lookSoon: () => void;
  readonly clock: Clock;
  readonly telemetry: Telemetry;
  readonly faultPoints: FaultPoints;
  /** A new id for a call. */
  readonly newId: () => string;
  /** After this long a call that was begun is surely over. */
  readonly settleMs: number;
}

type Running = RemovalIn<'cooling' | 'removing'>;

interface Work {
  readonly entry: OutboxEntry;
  readonly stored: Stored<Running>;
}

const lookAgainMs = 1_000;
const done = { outcome: 'done', status: 200 } as const;

/**
 * Ends one relationship, once. Right before the call everything is looked at again: that it is still there, that
 * nothing blocks it, that those who decided may still decide. The moment before the call is written down first; after a
 * lost answer the customer is looked at before anything is repeated; and it counts only when the customer is gone.
 */
export function createRemoveCustomerAct(deps: RemoveCustomerDependencies) {
  return async (entry: OutboxEntry, { number }: { readonly number: number }): Promise<void> => {
    const customerId = customerOfRemoval(entry.aggregateId as RemovalKey);
    const stored = await deps.register.removal(customerId, number);
    if (!stored || !isRunning(stored)) return finish(deps, entry);
    const work = { entry, stored };
    try {
      await goOn(deps, work);
    } catch (error) {
      if (signInNeededBy(error) || codeOf(error) !== 'partner-center/not-allowed') throw error;
      // Once the call may have gone out, only the customer says what came of it.
      if (entry.progress.begunAt !== undefined) throw error;
      return refuse(deps, work, { why: 'lacks-role', by: 'check' });
    }
  };
}

function isRunning(stored: Stored<Removal>): stored is Stored<Running> {
  return stored.value.state === 'cooling' || stored.value.state === 'removing';
}

async function goOn(deps: RemoveCustomerDependencies, work: Work): Promise<void> {
  const { entry, stored } = work;
  const { value: removal } = stored;
  const { begunAt, answered } = entry.progress;
  if (removal.state === 'cooling') {
    const leftMs = Date.parse(removal.coolsUntil) - deps.clock.now().getTime();
    if (leftMs > 0) return delay(deps, entry, { waitMs: leftMs });
  }
  if (await isGone(deps, removal)) {
    return prove(deps, work, removal.state === 'removing' ? 'removed' : 'vanished');
  }
  if (begunAt !== undefined) {
    const isOver = deps.machineNow().getTime() - Date.parse(begunAt) >= deps.settleMs;
    if (answered || !isOver) return lookAgain(deps, entry);
  }
  const obstacle = await obstacleTo(deps, removal);
  if (obstacle) return refuse(deps, work, { why: obstacle, by: 'check' });
  await call(deps, work);
}

async function call(deps: RemoveCustomerDependencies, work: Work): Promise<void> {
  const { register, partnerCenter, clock, machineNow, faultPoints } = deps;
  const { value: removal, version } = work.stored;
  const now = () => clock.now().toISOString();
  const at = now();
  const begun = decideRemoval(removal, { type: 'begin', at });
  const ids: RemovalCall = { requestId: deps.newId(), correlationId: deps.newId() };
  const entry = await begin(deps, work.entry, {
    ...(begun.ok ? { removal: { value: begun.value, over: version } } : {}),
    records: [recordOfCall(removal, { ...ids, outcome: 'begun', at })],
  });
  // Taken back at the last moment, or somebody else's by now: whoever comes next looks anew.
  if (!entry) return;
  const stored = await register.removal(removal.customer.id, removal.number);
  if (!stored || !isRunning(stored)) return;
  faultPoints.reach('remove.begun');
  const { begunAt } = entry.progress;
  if (isHeldUp(machineNow, { begunAt, atMostMs: deps.settleMs / 2 })) return;
  const mine: Work = { entry, stored };
  let answer: Awaited<ReturnType<PartnerCenter['endRelationship']>>;
  try {
    answer = await partnerCenter.endRelationship(removal.customer.id, removal.requester.id, ids);
  } catch (error) {
    const record = recordOfCall(removal, { ...ids, outcome: 'unknown', at: now() });
    return afterFailedCall(deps, mine, { error, record });
  }
  faultPoints.reach('remove.called');
  const said = answer.kind === 'refused' ? { outcome: 'refused' as const, status: answer.status } : done;
  const record = recordOfCall(removal, { ...ids, ...said, at: now() });
  // Partner Center declines too what is over by then: by an earlier call of ours, or without us.
  if (answer.kind === 'refused' && !(await isEnded(deps, removal))) {
    // Only what the customer has says why Partner Center declined: its codes are not documented.
    const obstacle = answer.why === 'declined' ? await obstacleTo(deps, stored.value) : undefined;
    return refuse(deps, mine, { why: obstacle ?? answer.why, by: 'partner-center' }, [record]);
  }
  const isFirst = work.entry.progress.begunAt === undefined;
  const how = answer.kind === 'refused' && isFirst ? 'vanished' : 'removed';
  if (await isGone(deps, removal)) return prove(deps, mine, how, { ids, record });
  await delay(deps, entry, {
    progress: { ...entry.progress, answered: ids },
    waitMs: lookAgainMs,
    records: [record],
  });
}

async function afterFailedCall(
  deps: RemoveCustomerDependencies,
  { entry }: Work,
  { error, record }: { readonly error: unknown; readonly record: HistoryRecord },
): Promise<void> {
  const { attempts } = entry.progress;
  const needed = signInNeededBy(error);
  // Nothing was done without the person: what is begun anew then is a first call again.
  if (needed) return waitForSignIn(deps, { ...entry, progress: { attempts } }, needed);
  const code = codeOf(error);
  deps.telemetry.record('outbox.delayed', { act: entry.act.kind, attempts, code }, error);
  // Refused for certain before any effect; after all else the customer is looked at first.
  const isRefused = code === 'partner-center/throttled';
  const progress = isRefused ? { attempts } : entry.progress;
  const askedMs = isFault(error) ? error.details.retryAfterMs : undefined;
  const waitMs = askedMs ?? (isRefused ? backOffMs(attempts) : lookAgainMs);
  await delay(deps, entry, { progress, waitMs, records: isRefused ? [] : [record] });
}

async function lookAgain(deps: RemoveCustomerDependencies, entry: OutboxEntry): Promise<void> {
  const attempts = entry.progress.attempts + 1;
  await delay(deps, entry, { progress: { ...entry.progress, attempts }, waitMs: backOffMs(attempts - 1) });
}

async function prove(
  deps: RemoveCustomerDependencies,
  { entry, stored }: Work,
  how: 'removed' | 'vanished',
  answer?: { readonly ids: RemovalCall; readonly record: HistoryRecord },
): Promise<void> {
  const at = deps.clock.now().toISOString();
  const answered = answer?.ids ?? entry.progress.answered;
  await settle(
    deps,
    { entry, stored },
    {
      event: { type: 'prove', at, how, ...(answered ? { call: answered } : {}) },
      news: how === 'removed' ? 'gone' : 'vanished',
      records: answer ? [answer.record] : [],
    },
  );
  deps.faultPoints.reach('remove.recorded');
  deps.lookSoon();
}

function refuse(
  deps: RemoveCustomerDependencies,
  work: Work,
  said: { readonly why: RemovalRefusal; readonly by: 'check' | 'partner-center' },
  records: readonly HistoryRecord[] = [],
): Promise<void> {
  const at = deps.clock.now().toISOString();
  return settle(deps, work, { event: { type: 'refuse', at, ...said }, news: 'refused', records });
}

/** Records the end upon whatever the removal is by now, has everybody told, and sees to the notice for the customer. */
async function settle(
  deps: RemoveCustomerDependencies,
  { entry, stored: first }: Work,
  end: {
    readonly event: RemovalEvent;
    readonly news: RemovalNews;
    readonly records: readonly HistoryRecord[];
  },
): Promise<void> {
  const { customer, number } = first.value;
  const { event, news, records } = end;
  await finishUpon(deps, entry, async () => {
    const stored = await deps.register.removal(customer.id, number);
    const next = stored && isRunning(stored) ? decideRemoval(stored.value, event) : undefined;
    if (!stored || !next?.ok) return { records };
    const at = deps.clock.now().toISOString();
    const { approvedBy: approvers } = first.value;
    return {
      removal: { value: next.value, over: stored.version },
      records,
      acts: [
        ...tellOfRemoval(next.value, news, { at, approvers }),
        showRemoval(next.value, at),
        ...mailActs(next.value, at),
      ],
    };
  });
}

/** The customer is written to when the relationship has verifiably ended, and by whoever it was: never of what was not. */
function mailActs(removal: Removal, dueAt: string): readonly NewAct[] {
  if (removal.state !== 'gone' || removal.notice.kind !== 'mail') return [];
  const { number } = removal;
  return [{ entryId: `mail-removal-${number}`, act: { kind: 'mail-removal-notice', number }, dueAt }];
}
