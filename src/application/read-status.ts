import { type SystemName, systemNames, type WorkerName } from '../domain/health.ts';
import type { Instant } from '../domain/ids.ts';
import { instantAfter } from '../domain/instants.ts';
import type { Clock } from '../ports/clock.ts';
import { isFault } from '../ports/faults.ts';
import type { Asking, Health, Heartbeat } from '../ports/health.ts';
import type { CheckRegistration, RegistrationStatus } from './check-registration.ts';
import type { CheckScopes, ScopeStatus } from './check-scopes.ts';
import type { CustomerIndex } from './customer-index.ts';
import { within } from './within.ts';

/**
 * `silent`: no answer, or none worth the name. `busy`: asks to wait. `refused`: lets us not in. `sign-in`: cannot be
 * asked without a token, and there is none. `strange`: answers what nobody understands.
 */
export type SystemProblem = 'silent' | 'busy' | 'refused' | 'sign-in' | 'strange';
/** `recovering`: answers, while calls are still held back on our side. */
export type SystemState = 'well' | 'recovering' | SystemProblem;
export type WorkerState = 'well' | 'starting' | 'late' | 'failing';

export interface SystemStatus {
  readonly name: SystemName;
  readonly state: SystemState;
  readonly since?: Instant;
}

export interface WorkerStatus {
  readonly name: WorkerName;
  readonly state: WorkerState;
  readonly lastRoundAt?: Instant;
  readonly since?: Instant;
}

export interface Status {
  readonly systems: readonly SystemStatus[];
  readonly workers: readonly WorkerStatus[];
  readonly directory: {
    readonly state: 'fresh' | 'old' | 'none';
    readonly count: number;
    readonly asOf?: Instant;
  };
  readonly registration: RegistrationStatus;
  /** Absent: it could not be read in time. */
  readonly scopes?: ScopeStatus;
}

export interface StatusDependencies {
  readonly checkRegistration: CheckRegistration;
  readonly checkScopes: CheckScopes;
  readonly systems: Readonly<Record<SystemName, Health>>;
  readonly workers: () => readonly Heartbeat[];
  readonly index: Pick<CustomerIndex, 'state'>;
  /** Older than this, the copy of the customer list is told to be old. */
  readonly directoryOldAfterMs: number;
  readonly clock: Clock;
  readonly machineNow: () => Date;
  readonly probeTimeoutMs?: number;
}

export type ReadStatus = (asking: Asking) => Promise<Status>;

/** Soon enough for the answer to a button, which must come within three seconds. */
const usualProbeTimeoutMs = 1_800;

/** How everything around the bot is: all systems are asked at once, and a silent one keeps nobody waiting. */
export function createReadStatus(deps: StatusDependencies): ReadStatus {
  const { clock, machineNow, probeTimeoutMs = usualProbeTimeoutMs } = deps;
  const firstFailedAt = new Map<SystemName, Date>();
  const seenAt = (machineTime: Date): Instant => {
    const agoMs = machineNow().getTime() - machineTime.getTime();
    return instantAfter(clock.now(), -agoMs);
  };

  async function systemStatus(name: SystemName, asking: Asking): Promise<SystemStatus> {
    const health = deps.systems[name];
    const problem = await problemOf(name, health.probe(asking), probeTimeoutMs);
    const recent = health.recent();
    if (!problem) {
      firstFailedAt.delete(name);
      return { name, state: recent.isHeldBack ? 'recovering' : 'well' };
    }
    const noticed = firstFailedAt.get(name) ?? machineNow();
    firstFailedAt.set(name, noticed);
    const since = recent.failingSince && recent.failingSince < noticed ? recent.failingSince : noticed;
    return { name, state: problem, since: seenAt(since) };
  }

  function workerStatus(worker: Heartbeat): WorkerStatus {
    const lastRoundAt = worker.lastRoundAt();
    const failingSince = worker.failingSince();
    const state = workerState(worker, machineNow());
    return {
      name: worker.name,
      state,
      ...(lastRoundAt ? { lastRoundAt: seenAt(lastRoundAt) } : {}),
      ...(failingSince && state === 'failing' ? { since: seenAt(failingSince) } : {}),
    };
  }

  function directoryStatus(): Status['directory'] {
    const { count, asOf } = deps.index.state();
    if (asOf === undefined) return { state: 'none', count };
    const ageMs = clock.now().getTime() - Date.parse(asOf);
    return { state: ageMs > deps.directoryOldAfterMs ? 'old' : 'fresh', count, asOf };
  }

  const registrationStatus = async () => (await within(probeTimeoutMs, deps.checkRegistration())) ?? {};

  return async (asking) => {
    const [systems, registration, scopes] = await Promise.all([
      Promise.all(systemNames.map((name) => systemStatus(name, asking))),
      registrationStatus(),
      within(probeTimeoutMs, deps.checkScopes(asking.person)),
    ]);
    return {
      systems,
      registration,
      ...(scopes ? { scopes } : {}),
      workers: deps.workers().map(workerStatus),
      directory: directoryStatus(),
    };
  };
}

async function problemOf(
  name: SystemName,
  answer: Promise<void>,
  timeoutMs: number,
): Promise<SystemProblem | undefined> {
  const found = answer.then(
    () => 'none' as const,
    (error: unknown) => problemIn(error, name),
  );
  const problem = (await within(timeoutMs, found)) ?? 'silent';
  return problem === 'none' ? undefined : problem;
}

/** Statuses say more than our codes where a system has one code for every trouble. */
function problemIn(error: unknown, name: SystemName): SystemProblem {
  if (!isFault(error)) return 'strange';
  const { code, details } = error;
  // What the sign-in itself says of these is told as it is.
  const isOwnTrouble = name === 'person-sign-in' && ['sign-in/unavailable', 'sign-in/refused'].includes(code);
  if (name !== 'sign-in' && code.startsWith('sign-in/') && !isOwnTrouble) return 'sign-in';
  if (details.status === 429 || code.endsWith('/throttled')) return 'busy';
  if (details.status === 401 || details.status === 403) return 'refused';
  if (code === 'sign-in/refused' || code.endsWith('/not-allowed') || code === 'mail/refused')
    return 'refused';
  return code.endsWith('/unavailable') || code === 'mail/outcome-unknown' ? 'silent' : 'strange';
}

function workerState(worker: Heartbeat, now: Date): WorkerState {
  const lastRoundAt = worker.lastRoundAt();
  if (worker.failingSince()) return 'failing';
  const isLate = now.getTime() - (lastRoundAt ?? worker.startedAt).getTime() > worker.lateAfterMs;
  if (isLate) return 'late';
  return lastRoundAt ? 'well' : 'starting';
}
