import type { EventChoice } from '../domain/event-choice.ts';
import type { Instant } from '../domain/ids.ts';
import type { AuditMarks } from '../ports/audit-marks.ts';
import type { EventLog } from '../ports/event-log.ts';
import type { EventTest } from '../ports/event-tests.ts';
import type { EventRegistration, PartnerCenter } from '../ports/partner-center.ts';
import type { Register } from '../ports/register.ts';
import type { TestEvents } from './test-events.ts';
import { partWithin } from './within.ts';

/** How events come, as far as it can be read now. */
export interface EventsStatus {
  /** Absent: nothing was chosen, and nobody counts on events. */
  readonly choice?: EventChoice;
  /** Where Partner Center would reach this bot. */
  readonly eventsUrl?: string;
  /** Absent: it could not be read. */
  readonly registered?: 'none' | EventRegistration;
  readonly last?: { readonly at: Instant; readonly name: string };
  readonly test?: EventTest;
  /** Partner Center's records of what happened, beside the events. */
  readonly records?: { readonly state: 'read' | 'refused'; readonly at: Instant };
}

interface Dependencies {
  readonly register: Pick<Register, 'eventChoice'>;
  readonly partnerCenter: Pick<PartnerCenter, 'eventRegistration'>;
  readonly eventLog: Pick<EventLog, 'read'>;
  readonly auditMarks: Pick<AuditMarks, 'read'>;
  readonly testEvents: Pick<TestEvents, 'look'>;
  readonly eventsUrl?: string;
}

export type ReadEvents = () => Promise<EventsStatus>;

const waitAtMostMs = 1_800;

/** Nobody waits long for a part, and a part that fails is left out. */
const ifReadable = <T>(work: Promise<T>) => partWithin(waitAtMostMs, work);

export function createReadEvents(deps: Dependencies): ReadEvents {
  const { register, partnerCenter, eventLog, auditMarks, testEvents, eventsUrl } = deps;
  return async () => {
    const [stored, registered, log, mark, test] = await Promise.all([
      ifReadable(register.eventChoice()),
      ifReadable(partnerCenter.eventRegistration().then((found) => found ?? ('none' as const))),
      ifReadable(eventLog.read()),
      ifReadable(auditMarks.read()),
      ifReadable(testEvents.look()),
    ]);
    return {
      ...(stored ? { choice: stored.value } : {}),
      ...(eventsUrl === undefined ? {} : { eventsUrl }),
      ...(registered ? { registered } : {}),
      ...(log ? { last: { at: log.lastEventAt, name: log.lastEventName } } : {}),
      ...(mark ? { records: { state: mark.value.state, at: mark.value.at } } : {}),
      ...(test ? { test } : {}),
    };
  };
}
