import { decideEvents, type EventChoice, standingOf } from '../domain/event-choice.ts';
import { house, type Instant } from '../domain/ids.ts';
import type { Clock } from '../ports/clock.ts';
import { codeOf } from '../ports/faults.ts';
import type { EventRegistration, PartnerCenter } from '../ports/partner-center.ts';
import type { Register } from '../ports/register.ts';
import { announce } from './announce.ts';
import type { OutboxBell } from './outbox-bell.ts';

interface Dependencies {
  readonly register: Pick<Register, 'eventChoice' | 'commit' | 'isDone'>;
  readonly partnerCenter: Pick<PartnerCenter, 'eventRegistration'>;
  readonly clock: Clock;
  readonly bell: Pick<OutboxBell, 'ring'>;
  /** Where Partner Center reaches this bot now; absent where nobody said it. */
  readonly eventsUrl?: string;
}

/**
 * Notices that the registration for events names somebody else than it did when the mode was chosen. That it was
 * noticed is the state of the choice, so that the Admin agents are told once; nothing is overwritten. An own
 * registration that names where this bot was reached before is told of as such, and taken over by nobody.
 */
export function createWatchRegistration(deps: Dependencies): () => Promise<void> {
  const { register, clock, bell, eventsUrl } = deps;
  return async () => {
    const stored = await register.eventChoice();
    if (stored?.value.expects === undefined) return;
    const present = await holderOf(deps);
    if (present === 'refused') return;
    const at = clock.now().toISOString();
    const holder = present?.url;
    const seen = {
      ...(holder === undefined ? {} : { holder }),
      ...(eventsUrl === undefined ? {} : { ours: eventsUrl }),
    };
    if (standingOf(stored.value, seen) === 'former-address') await tellOfFormer(deps, stored.value, at);
    const next = decideEvents(stored.value, { type: 'look', at, ...seen });
    if (!next.ok) return;
    const isLost = next.value.state === 'lost';
    const { revision } = next.value;
    const host = holder === undefined ? undefined : URL.parse(holder)?.host;
    const who = host === undefined ? {} : { holder: host };
    const outcome = await register.commit({
      aggregateId: house,
      eventChoice: { value: next.value, over: stored.version },
      ...(isLost
        ? {
            records: [
              {
                name: `events-lost-${revision}`,
                key: house,
                at,
                fact: { kind: 'event-registration', step: 'taken-by-others' } as const,
              },
            ],
            acts: announce({
              entryId: `told-events-lost-${revision}`,
              notice: { kind: 'events-taken', noticedAt: at, ...who },
              forAdmins: true,
              at,
            }),
          }
        : {}),
    });
    if (outcome.kind === 'committed') bell.ring();
  };
}

async function tellOfFormer(
  { register, bell }: Dependencies,
  { state, revision }: EventChoice,
  at: Instant,
): Promise<void> {
  const once = `events-moved-${revision}`;
  if (state !== 'settled' || (await register.isDone(house, once))) return;
  const outcome = await register.commit({
    aggregateId: house,
    once,
    acts: announce({
      entryId: `told-${once}`,
      notice: { kind: 'events-moved', noticedAt: at },
      forAdmins: true,
      at,
    }),
  });
  if (outcome.kind === 'committed') bell.ring();
}

async function holderOf({
  partnerCenter,
}: Pick<Dependencies, 'partnerCenter'>): Promise<EventRegistration | undefined | 'refused'> {
  try {
    return await partnerCenter.eventRegistration();
  } catch (error) {
    if (codeOf(error) === 'partner-center/not-allowed') return 'refused';
    throw error;
  }
}
