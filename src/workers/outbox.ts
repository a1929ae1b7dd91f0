import type { OutboxBell } from '../application/outbox-bell.ts';
import type { Clock } from '../ports/clock.ts';
import type { Act, OutboxEntry } from '../ports/acts.ts';
import type { Register } from '../ports/register.ts';
import type { Telemetry } from '../ports/telemetry.ts';
import { startLoop, type Worker } from './loop.ts';

interface Dependencies {
  readonly register: Pick<Register, 'takeDue' | 'nextDue'>;
  readonly perform: (entry: OutboxEntry) => Promise<void>;
  readonly bell: OutboxBell;
  readonly clock: Clock;
  readonly telemetry: Telemetry;
  readonly leaseMs: number;
}

/** News to many go as fast as Teams takes them: fifty a second, where each takes a fifth of a second and more. */
const atOnce = 16;
/** As long as all have something to do, the store is not asked for less. */
const takenAtOnce = 4;
/** They wait for Graph and Partner Center, each of which is asked for four things at a time (`guard.ts`). */
const slowActs: readonly Act['kind'][] = [
  'send-mail',
  'make-draft',
  'remind',
  'remove-customer',
  'mail-removal-notice',
  'end-delegation',
  'register-events',
];
/** With so many of a kind under way that kind, and with so many in all each of them, is left where it is: news pass. */
const enoughOfAKind = 4;
const enoughSlow = 8;
/** What other instances left is looked for this often, beside the own bell. */
const lookEveryMs = 2_000;
const lookAgainMs = 500;

/**
 * Performs what is due: woken by the bell right after a commit, and finding what others left by looking. A round begins
 * acts and does not wait for them: one that takes long holds nothing back that is due meanwhile.
 */
export function startOutbox(deps: Dependencies): Worker {
  const { register, perform, bell, clock, leaseMs } = deps;
  const underWay = new Map<Promise<void>, Act['kind']>();
  const failures: unknown[] = [];
  /** What was begun has come to its end, or has led to more, or leaves its place to what was left in the store. */
  let ended: readonly Promise<unknown>[] = [];
  const begin = (entry: OutboxEntry) => {
    const one = perform(entry)
      .catch((error: unknown) => void failures.push(error))
      .finally(() => underWay.delete(one));
    underWay.set(one, entry.act.kind);
  };
  const crowded = () => {
    const slow = [...underWay.values()].filter((kind) => slowActs.includes(kind));
    const isEnough = (kind: Act['kind']) => slow.filter((one) => one === kind).length >= enoughOfAKind;
    return slow.length >= enoughSlow ? slowActs : slowActs.filter(isEnough);
  };
  const loop = startLoop(deps, {
    name: 'outbox',
    woken: () => Promise.race([bell.heard(), ...ended]).then(() => undefined),
    waitAfterFailureMs: lookEveryMs,
    async round(signal) {
      while (failures.length === 0 && !signal.aborted) {
        const besides = crowded();
        const dueBy = clock.now().toISOString();
        const limit = Math.min(takenAtOnce, atOnce - underWay.size);
        const entries = await register.takeDue({ dueBy, limit, leaseMs, besides });
        entries.forEach(begin);
        const isCrowded = besides.every((kind) => crowded().includes(kind));
        if (entries.length < limit && isCrowded) {
          const all = [...underWay.keys()];
          ended = all.length === 0 ? [] : [besides.length > 0 ? Promise.race(all) : Promise.all(all)];
          return ended.length > 0 ? lookEveryMs : waitUntil(await register.nextDue(), clock.now());
        }
        while (underWay.size > atOnce - takenAtOnce) await Promise.race(underWay.keys());
      }
      if (failures.length > 0) throw failures.splice(0)[0];
      return 0;
    },
  });
  return {
    ...loop,
    async stop() {
      await loop.stop();
      await Promise.all(underWay.keys());
    },
  };
}

function waitUntil(due: string | undefined, now: Date): number {
  if (due === undefined) return lookEveryMs;
  const untilMs = Date.parse(due) - now.getTime();
  // Due, and yet not ours: another taker has it, and it comes back only when that lease ends.
  return untilMs <= 0 ? lookAgainMs : Math.min(lookEveryMs, untilMs);
}
