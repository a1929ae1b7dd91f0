import { type EventTopic, isOld, type PartnerEvent } from '../domain/partner-event.ts';
import type { Clock } from '../ports/clock.ts';
import type { EventLog, EventNote } from '../ports/event-log.ts';
import type { FaultPoints } from '../ports/fault-points.ts';
import type { EventOutcome, Telemetry } from '../ports/telemetry.ts';

interface Dependencies {
  readonly log: EventLog;
  readonly clock: Clock;
  readonly telemetry: Telemetry;
  readonly faultPoints: FaultPoints;
  /** Asks for a look at what the topic names. */
  readonly lookSoon: Readonly<Record<'customers' | 'delegations', () => void>>;
}

/** So many marks are remembered here, so that a flood of the same event does not reach the store. */
const mostRemembered = 500;

/**
 * Takes a genuine event: once, and not when it is old. It is believed in nothing but this, that it is worth looking
 * now; when the store cannot say whether it came before, one look too many does no harm.
 */
export function createTakeEvent(deps: Dependencies): (event: PartnerEvent) => Promise<void> {
  const remembered = new Set<string>();
  let last: Promise<unknown> = Promise.resolve();

  function remember(mark: string): void {
    const [oldest] = remembered;
    if (remembered.size >= mostRemembered && oldest !== undefined) remembered.delete(oldest);
    remembered.add(mark);
  }

  /** One after the other: they are all kept in one place. */
  function noteInTurn(note: EventNote): Promise<'new' | 'known' | 'unsure'> {
    const noting = last.then(() => (remembered.has(note.mark) ? 'known' : deps.log.note(note)));
    const noted = noting.catch(() => 'unsure' as const);
    last = noted;
    return noted;
  }

  async function outcomeOf(event: PartnerEvent): Promise<EventOutcome> {
    const { name, topic, mark, testId } = event;
    const now = deps.clock.now();
    if (topic === 'unknown') return 'unknown';
    if (isOld(event, now)) return 'old';
    if (remembered.has(mark)) return 'known';
    const note = { at: now.toISOString(), name, mark, isNews: isNews(topic) };
    const noted = await noteInTurn({ ...note, ...(testId === undefined ? {} : { testId }) });
    if (noted !== 'unsure') remember(mark);
    if (noted === 'known') return 'known';
    deps.faultPoints.reach('event.noted');
    if (!isNews(topic)) return 'noted';
    deps.lookSoon[topic]();
    return 'looks';
  }

  return async (event) => {
    const outcome = await outcomeOf(event);
    deps.telemetry.record('event.received', { name: event.name, outcome });
  };
}

function isNews(topic: EventTopic): topic is 'customers' | 'delegations' {
  return topic === 'customers' || topic === 'delegations';
}
