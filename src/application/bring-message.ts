import type { Clock } from '../ports/clock.ts';
import type { Delivery } from '../ports/conversations.ts';
import type { FaultPoint, FaultPoints } from '../ports/fault-points.ts';
import { codeOf } from '../ports/faults.ts';
import type { OutboxEntry } from '../ports/acts.ts';
import type { Telemetry } from '../ports/telemetry.ts';
import { backOffMs } from './back-off.ts';
import { begin, type BeginDependencies, delay } from './entry-steps.ts';
import { isHeldUp } from './held-up.ts';

export interface BringMessageDependencies extends BeginDependencies {
  readonly clock: Clock;
  readonly telemetry: Telemetry;
  readonly faultPoints: FaultPoints;
}

/** What came of a message, and the entry that is to be finished or put off with it. */
export interface Brought<D extends Delivery = Delivery> {
  readonly entry: OutboxEntry;
  readonly delivery: D;
  readonly isRepeat: boolean;
}

/** It may have arrived already. */
export const isBegun = ({ progress }: OutboxEntry): boolean => progress.begunAt !== undefined;

/**
 * Sends one message. The moment before is written down first: when it is sent again because nobody can know whether it
 * arrived, it says so itself. Absent: the entry is somebody else's by now.
 */
export async function bringMessage(
  deps: BringMessageDependencies,
  entry: OutboxEntry,
  message: {
    readonly points: Readonly<Record<'begun' | 'called', FaultPoint>>;
    readonly send: (isRepeat: boolean) => Promise<Delivery>;
  },
): Promise<Brought | undefined> {
  const { points, send } = message;
  const { faultPoints, machineNow, leaseMs } = deps;
  const isRepeat = isBegun(entry);
  const mine = await begin(deps, entry);
  if (!mine) return undefined;
  const { attempts, begunAt } = mine.progress;
  faultPoints.reach(points.begun);
  if (isHeldUp(machineNow, { begunAt, atMostMs: leaseMs })) return undefined;
  const delivery = await sendOrDoubt(deps, { act: entry.act.kind, attempts }, () => send(isRepeat));
  faultPoints.reach(points.called);
  return { entry: mine, delivery, isRepeat };
}

/** After a fault nobody knows whether the message arrived. */
export async function sendOrDoubt(
  { telemetry }: Pick<BringMessageDependencies, 'telemetry'>,
  tried: { readonly act: string; readonly attempts: number },
  send: () => Promise<Delivery>,
): Promise<Delivery> {
  try {
    return await send();
  } catch (error) {
    telemetry.record('outbox.delayed', { ...tried, code: codeOf(error) }, error);
    return { kind: 'unknown' };
  }
}

/** It has not arrived, as far as is known. "Later" had no effect, so that the next attempt is a first one again. */
export function bringLater(
  deps: BringMessageDependencies,
  { entry, delivery, isRepeat }: Brought<Extract<Delivery, { kind: 'later' | 'unknown' }>>,
): Promise<void> {
  const { attempts } = entry.progress;
  const askedMs = delivery.kind === 'later' ? delivery.retryAfterMs : undefined;
  const progress = delivery.kind === 'later' && !isRepeat ? { attempts } : entry.progress;
  return delay(deps, entry, { progress, waitMs: askedMs ?? backOffMs(attempts) });
}
