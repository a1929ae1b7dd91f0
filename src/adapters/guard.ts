/** What stands around the calls to one outside system: few repeats, a circuit breaker and a limit on calls at once. */
import {
  BrokenCircuitError,
  BulkheadRejectedError,
  bulkhead,
  ConsecutiveBreaker,
  circuitBreaker,
  DelegateBackoff,
  handleWhen,
  type IRetryBackoffContext,
  retry,
  wrap,
} from 'cockatiel';
import { Fault, type FaultCode, isFault } from '../ports/faults.ts';
import type { RecentCalls } from '../ports/health.ts';
import { createCallRecord } from './call-record.ts';

export interface GuardOptions {
  /** Tries after the first. */
  readonly repeats: number;
  /** The first repeat comes after half to one and a half of this; later ones after twice that, and so on. */
  readonly firstDelayMs: number;
  /** A wait that the vendor asks for and that is longer than this is told to the caller instead of waited. */
  readonly longestWaitMs: number;
  /** So many failures in a row, and calls are refused here for a while. */
  readonly openAfter: number;
  readonly halfOpenAfterMs: number;
  readonly parallel: number;
  readonly queue: number;
}

export interface Guard {
  /** For calls with an effect: never repeated here. */
  once<T>(work: () => Promise<T>, signal?: AbortSignal): Promise<T>;
  /** For calls that only read. */
  repeatedly<T>(work: () => Promise<T>, signal?: AbortSignal): Promise<T>;
  /** What became of the calls of late. */
  recent(): RecentCalls;
}

export const guardDefaults: GuardOptions = {
  repeats: 2,
  firstDelayMs: 400,
  longestWaitMs: 3_000,
  openAfter: 8,
  halfOpenAfterMs: 4_000,
  parallel: 4,
  queue: 200,
};

interface System {
  readonly name: 'partner-center' | 'graph' | 'sign-in' | 'store';
  /** Codes that mean "no answer, or none worth the name": they open the circuit. */
  readonly outages: readonly FaultCode[];
}

/** What it is called when more calls wait than may. */
const tooMany = {
  'partner-center': 'partner-center/throttled',
  graph: 'graph/throttled',
  'sign-in': 'sign-in/unavailable',
  store: 'store/unavailable',
} as const satisfies Record<System['name'], FaultCode>;

export function createGuard(system: System, options: GuardOptions): Guard {
  const isOutage = (error: unknown) => isFault(error) && system.outages.includes(error.code);
  const passes = bulkhead(options.parallel, options.queue);
  const breaker = circuitBreaker(handleWhen(isOutage), {
    halfOpenAfter: options.halfOpenAfterMs,
    breaker: new ConsecutiveBreaker(options.openAfter),
  });
  const single = wrap(breaker, passes);
  const repeats = retry(handleWhen(isWorthRepeating(system.name, options)), {
    maxAttempts: options.repeats,
    backoff: new DelegateBackoff((context: IRetryBackoffContext<unknown>) => waitMs(context, options)),
  });
  const several = wrap(repeats, single);
  let heldBackUntilMs = 0;
  breaker.onBreak(() => {
    heldBackUntilMs = Date.now() + options.halfOpenAfterMs;
  });
  breaker.onReset(() => {
    heldBackUntilMs = 0;
  });
  const record = createCallRecord((code) => system.outages.includes(code));
  const told = (error: unknown): unknown => {
    if (error instanceof BrokenCircuitError) {
      const heldBackMs = Math.max(1_000, heldBackUntilMs - Date.now());
      return new Fault(`${system.name}/unavailable`, { cause: error, heldBackMs });
    }
    if (!(error instanceof BulkheadRejectedError)) return error;
    return new Fault(tooMany[system.name], { cause: error });
  };
  const run = async <T>(
    policy: typeof single | typeof several,
    work: () => Promise<T>,
    signal?: AbortSignal,
  ) => {
    try {
      const answer = await policy.execute(work, signal);
      record.answered();
      return answer;
    } catch (error) {
      signal?.throwIfAborted();
      record.failed(error);
      throw told(error);
    }
  };
  return {
    once: (work, signal) => run(single, work, signal),
    repeatedly: (work, signal) => run(several, work, signal),
    recent: () => ({ ...record.recent(), isHeldBack: Date.now() < heldBackUntilMs }),
  };
}

function isWorthRepeating(name: System['name'], { longestWaitMs }: GuardOptions) {
  return (error: unknown): boolean => {
    if (!isFault(error)) return false;
    const asked = error.details.retryAfterMs;
    if (error.code === `${name}/unavailable`) return asked === undefined || asked <= longestWaitMs;
    // Without a stated wait a repeat would count against us once more (API reference 2.6).
    return error.code === `${name}/throttled` && asked !== undefined && asked <= longestWaitMs;
  };
}

function waitMs({ attempt, result }: IRetryBackoffContext<unknown>, { firstDelayMs }: GuardOptions): number {
  const asked = 'error' in result && isFault(result.error) ? result.error.details.retryAfterMs : undefined;
  const spread = firstDelayMs * (0.5 + Math.random());
  return asked === undefined ? spread * 2 ** (attempt - 1) : asked + spread / 4;
}
