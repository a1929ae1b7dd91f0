import type { Clock } from '../ports/clock.ts';
import { isFault } from '../ports/faults.ts';
import type { Telemetry } from '../ports/telemetry.ts';

/** A background worker as `status` sees it. */
export interface Worker {
  readonly name: string;
  /** When the last round ended well, on the machine's clock. */
  lastRoundAt(): Date | undefined;
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
  readonly name: string;
  /** One round; answers how long to wait before the next. A thrown error is logged and the loop goes on. */
  readonly round: (signal: AbortSignal) => Promise<number>;
  /** Ends the waiting early. */
  readonly woken?: () => Promise<void>;
  readonly waitAfterFailureMs: number;
}

/** Runs rounds one after the other until stopped. */
export function startLoop({ clock, telemetry }: LoopDependencies, rounds: Rounds): Worker {
  const stopping = new AbortController();
  let lastRoundAt: Date | undefined;
  let hasLooked = false;

  async function once(): Promise<number> {
    try {
      const waitMs = await rounds.round(stopping.signal);
      lastRoundAt = new Date();
      return waitMs;
    } catch (error) {
      if (!stopping.signal.aborted) {
        const code = isFault(error) ? error.code : 'bug';
        telemetry.record('worker.failed', { worker: rounds.name, code }, error);
      }
      return rounds.waitAfterFailureMs;
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
    lastRoundAt: () => lastRoundAt,
    hasLooked: () => hasLooked,
    async stop() {
      stopping.abort();
      await running;
    },
  };
}
