import type { WorkerName } from '../domain/health.ts';
import type { Clock } from '../ports/clock.ts';
import { codeOf, isFault } from '../ports/faults.ts';
import type { Heartbeat } from '../ports/health.ts';
import type { Telemetry } from '../ports/telemetry.ts';

/** A background worker as `status` sees it. */
export interface Worker extends Heartbeat {
  /** True once a round has ended, well or badly. */
  hasLooked(): boolean;
  /** Asks the worker to end and waits until its round is over. */
  stop(): Promise<void>;
}

interface LoopDependencies {
  readonly clock: Clock;
  readonly telemetry: Telemetry;
}

export interface Rounds {
  readonly name: WorkerName;
  /** One round; answers how long to wait before the next. A thrown error is logged and the loop goes on. */
  readonly round: (signal: AbortSignal) => Promise<number>;
  /** Ends the waiting early. */
  readonly woken?: () => Promise<void>;
  readonly waitAfterFailureMs: number;
  /** Without a good round for so long, something is wrong; five minutes unless said otherwise. */
  readonly lateAfterMs?: number;
}

/** A large list takes its time to be read, and one act may wait long for an outside system. */
const usualLateAfterMs = 5 * 60_000;

/** Whoever is asked to wait waits, within reason: a call before its time would count against us (API reference 2.6). */
const longestAskedMs = 60_000;

function waitAfter(error: unknown, usualMs: number): number {
  const askedMs = isFault(error) ? (error.details.retryAfterMs ?? 0) : 0;
  return Math.max(usualMs, Math.min(askedMs, longestAskedMs));
}

/** Runs rounds one after the other until stopped. */
export function startLoop({ clock, telemetry }: LoopDependencies, rounds: Rounds): Worker {
  const stopping = new AbortController();
  const startedAt = new Date();
  let lastRoundAt: Date | undefined;
  let failingSince: Date | undefined;
  let hasLooked = false;

  async function once(): Promise<number> {
    try {
      const waitMs = await rounds.round(stopping.signal);
      lastRoundAt = new Date();
      failingSince = undefined;
      return waitMs;
    } catch (error) {
      if (!stopping.signal.aborted) {
        const code = codeOf(error);
        telemetry.record('worker.failed', { worker: rounds.name, code }, error);
        failingSince ??= new Date();
      }
      return waitAfter(error, rounds.waitAfterFailureMs);
    } finally {
      hasLooked = true;
    }
  }

  async function rest(ms: number): Promise<void> {
    const pause = new AbortController();
    const signal = AbortSignal.any([stopping.signal, pause.signal]);
    const wakings = rounds.woken ? [rounds.woken()] : [];
    await Promise.race([clock.wait(ms, signal), ...wakings]);
    pause.abort();
  }

  const running = (async () => {
    while (!stopping.signal.aborted) {
      const waitMs = await once();
      if (!stopping.signal.aborted) await rest(waitMs);
    }
  })();

  return {
    name: rounds.name,
    startedAt,
    lateAfterMs: rounds.lateAfterMs ?? usualLateAfterMs,
    lastRoundAt: () => lastRoundAt,
    failingSince: () => failingSince,
    hasLooked: () => hasLooked,
    async stop() {
      stopping.abort();
      await running;
    },
  };
}
