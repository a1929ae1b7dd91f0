import {
  decideEvents,
  type EventChoice,
  type EventChoiceEvent,
  type WantedRegistration,
} from '../domain/event-choice.ts';
import { type HistoryRecord, nameText } from '../domain/history.ts';
import { house } from '../domain/ids.ts';
import type { Clock } from '../ports/clock.ts';
import type { FaultPoints } from '../ports/fault-points.ts';
import { codeOf } from '../ports/faults.ts';
import type { EventRegistration, EventRegistrations, PartnerCenter } from '../ports/partner-center.ts';
import type { OutboxEntry } from '../ports/acts.ts';
import type { Register, Stored } from '../ports/register.ts';
import { finish } from './entry-steps.ts';
import { isHeldUp } from './held-up.ts';
import type { OutboxBell } from './outbox-bell.ts';

export interface RegisterEventsDependencies {
  readonly register: Register;
  readonly partnerCenter: Pick<PartnerCenter, 'eventRegistration'>;
  readonly eventRegistrations: Pick<EventRegistrations, 'registrable' | 'write'>;
  readonly clock: Clock;
  readonly bell: OutboxBell;
  readonly faultPoints: FaultPoints;
  readonly machineNow: () => Date;
  readonly leaseMs: number;
}

/** What this bot looks at when it hears of it; of these, those that the tenant may register for. */
const usefulEvents = [
  'test-created',
  'reseller-relationship-accepted-by-customer',
  'indirect-reseller-relationship-accepted-by-customer',
  'dap-admin-relationship-approved',
  'dap-admin-relationship-terminated',
  'dap-admin-relationship-terminated-by-microsoft',
  'granular-admin-relationship-approved',
  'granular-admin-relationship-activated',
  'granular-admin-relationship-terminated',
  'granular-admin-relationship-expired',
];
const looks = 4;

type Writing = Extract<EventChoice, { state: 'writing' }>;
type End = Exclude<EventChoiceEvent, { type: 'choose' | 'look' }>;

/**
 * Writes the registration that was chosen. It looks before each call who is registered: what is there already is done,
 * also where the answer of an earlier call was lost, and nobody is replaced whom the person was not shown. Partner
 * Center takes no condition with the call, so another tool that registers in the very moment between is not seen.
 */
export function createRegisterEventsAct(deps: RegisterEventsDependencies) {
  return async (entry: OutboxEntry, { revision }: { readonly revision: number }): Promise<void> => {
    const begunAt = deps.machineNow().toISOString();
    const stored = await deps.register.eventChoice();
    const isWanted = stored?.value.state === 'writing' && stored.value.revision === revision;
    const end = isWanted ? await write(deps, stored.value as Writing, begunAt) : undefined;
    if (end === 'held-up') return;
    deps.faultPoints.reach('events.called');
    await settle(deps, { entry, stored, end });
    deps.bell.settle(house);
  };
}

async function write(
  deps: RegisterEventsDependencies,
  choice: Writing,
  begunAt: string,
): Promise<End | 'held-up'> {
  const { partnerCenter, eventRegistrations, clock, machineNow, leaseMs } = deps;
  const fail = (why: 'changed-meanwhile' | 'refused'): End => ({
    type: 'fail',
    at: clock.now().toISOString(),
    why,
  });
  try {
    const registration = await wholeOf(eventRegistrations, choice.wanted);
    for (let look = 0; look < looks; look += 1) {
      const present = await partnerCenter.eventRegistration();
      if (present && isSame(present, registration)) return { type: 'written' };
      const mayReplace = present?.url === registration.url || present?.url === choice.over?.url;
      if (present && !mayReplace) return fail('changed-meanwhile');
      // Another has it done by now, and a person may have chosen otherwise since.
      if (isHeldUp(machineNow, { begunAt, atMostMs: leaseMs })) return 'held-up';
      await eventRegistrations.write(registration, present ? 'replace' : 'make');
    }
  } catch (error) {
    if (codeOf(error) === 'partner-center/not-allowed') return fail('refused');
    throw error;
  }
  return fail('changed-meanwhile');
}

async function wholeOf(
  { registrable }: Pick<EventRegistrations, 'registrable'>,
  { url, events }: WantedRegistration,
): Promise<EventRegistration> {
  if (events) return { url, events };
  const allowed = new Set(await registrable());
  return { url, events: usefulEvents.filter((name) => allowed.has(name)) };
}

function isSame(one: EventRegistration, other: EventRegistration): boolean {
  const listed = ({ events }: EventRegistration) => [...events].sort().join();
  return one.url === other.url && listed(one) === listed(other);
}

async function settle(
  deps: RegisterEventsDependencies,
  {
    entry,
    stored,
    end,
  }: {
    readonly entry: OutboxEntry;
    readonly stored: Stored<EventChoice> | undefined;
    readonly end: End | undefined;
  },
): Promise<void> {
  const next = stored && end ? decideEvents(stored.value, end) : undefined;
  if (!stored || !end || !next?.ok) return finish(deps, entry);
  await finish(deps, entry, {
    eventChoice: { value: next.value, over: stored.version },
    records: end.type === 'written' ? [writtenRecord(stored.value, deps.clock.now().toISOString())] : [],
  });
}

function writtenRecord(choice: EventChoice, at: string): HistoryRecord {
  const { revision, chosenBy: by } = choice;
  const isChanged = choice.state === 'writing' && choice.over !== undefined;
  return {
    name: `events-written-${revision}`,
    key: house,
    at,
    by,
    fact: { kind: 'event-registration', step: isChanged ? 'changed' : 'made' },
    texts: { by: nameText(by) },
  };
}
