import {
  decideEvents,
  type EventChoice,
  type EventMode,
  type WantedRegistration,
} from '../domain/event-choice.ts';
import { house } from '../domain/ids.ts';
import { type HistoryRecord, nameText } from '../domain/history.ts';
import type { NamedPerson } from '../domain/named-person.ts';
import { done, type Result, refused } from '../domain/result.ts';
import type { Clock } from '../ports/clock.ts';
import type { EventRegistration, PartnerCenter } from '../ports/partner-center.ts';
import type { Register } from '../ports/register.ts';
import type { OutboxBell } from './outbox-bell.ts';
import type { RightsGate } from './rights-gate.ts';

/**
 * `no-address`: nobody has said where this bot is reached. `outdated`: chosen anew since the card was drawn.
 * `confirm`: somebody else is registered, and has not been agreed to be replaced.
 */
export type ChooseModeRefusal =
  | { readonly kind: 'no-rights' | 'no-address' | 'outdated' }
  | { readonly kind: 'confirm'; readonly present: EventRegistration; readonly mark: string };

export interface AskedMode {
  readonly mode: EventMode;
  /** Whoever was replaced gets the registration back. */
  readonly giveBack: boolean;
  readonly by: NamedPerson;
  /** What the card showed that was pressed. */
  readonly revision: number;
  /** Of the registration that the card named and that may be replaced. */
  readonly over?: string;
}

interface Dependencies {
  readonly register: Register;
  readonly rights: Pick<RightsGate, 'mayActNow'>;
  readonly partnerCenter: Pick<PartnerCenter, 'eventRegistration'>;
  readonly bell: OutboxBell;
  readonly clock: Clock;
  /** Where Partner Center reaches this bot; absent where nobody said it. */
  readonly eventsUrl?: string;
  /** Tells addresses apart without naming them. */
  readonly markOf: (address: string) => string;
}

const patienceMs = 1_800;

/**
 * Decides how events come. The choice, what is to be written at Partner Center, and its entry in the history are one
 * write; a registration that names somebody else is replaced only where a person was shown whom.
 */
export function createChooseEventMode(deps: Dependencies) {
  const { register, rights, partnerCenter, bell, clock, eventsUrl, markOf } = deps;
  return async (asked: AskedMode): Promise<Result<EventChoice, ChooseModeRefusal>> => {
    const { mode, by, revision } = asked;
    if (!(await rights.mayActNow(by.id))) return refused({ kind: 'no-rights' });
    const stored = await register.eventChoice();
    const before = stored?.value;
    const wanted = wantedBy(asked, before, eventsUrl);
    if (wanted === 'no-address') return refused({ kind: wanted });
    const present = mode === 'polling' && !wanted ? undefined : await partnerCenter.eventRegistration();
    const formerly = before?.mode === 'own' ? before.expects : undefined;
    const isOurs =
      present === undefined || [eventsUrl, wanted?.url, formerly].some((address) => address === present.url);
    if (wanted && !isOurs && asked.over !== markOf(present.url)) {
      return refused({ kind: 'confirm', present, mark: markOf(present.url) });
    }
    const at = clock.now().toISOString();
    const next = decideEvents(before, {
      type: 'choose',
      mode,
      at,
      by,
      revision,
      ...(present ? { present } : {}),
      ...(wanted ? { wanted } : {}),
    });
    if (!next.ok) return refused({ kind: 'outdated' });
    const { value } = next;
    const settled = wanted ? bell.settled(house, patienceMs) : Promise.resolve();
    const outcome = await register.commit({
      aggregateId: house,
      eventChoice: { value, ...(stored ? { over: stored.version } : {}) },
      records: [chosenRecord(value)],
      acts: wanted
        ? [
            {
              entryId: `register-events-${value.revision}`,
              act: { kind: 'register-events', revision: value.revision },
              dueAt: at,
            },
          ]
        : [],
    });
    if (outcome.kind === 'conflict') return refused({ kind: 'outdated' });
    bell.ring();
    await settled;
    return done((await register.eventChoice())?.value ?? value);
  };
}
export type ChooseEventMode = ReturnType<typeof createChooseEventMode>;

function wantedBy(
  { mode, giveBack }: AskedMode,
  before: EventChoice | undefined,
  eventsUrl: string | undefined,
): WantedRegistration | undefined | 'no-address' {
  if (giveBack) return before?.former;
  if (mode !== 'own') return undefined;
  return eventsUrl === undefined ? 'no-address' : { url: eventsUrl };
}

function chosenRecord({ revision, mode, chosenAt: at, chosenBy: by }: EventChoice): HistoryRecord {
  return {
    name: `events-chosen-${revision}`,
    key: house,
    at,
    by,
    fact: { kind: 'setting', setting: `events: ${mode}` },
    texts: { by: nameText(by) },
  };
}
