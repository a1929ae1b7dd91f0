import type { AggregateId, Instant, PersonId } from '../domain/ids.ts';
import type { Channels } from '../ports/channels.ts';
import type { Clock } from '../ports/clock.ts';
import type { Digests } from '../ports/digests.ts';
import type { Telling } from '../ports/register.ts';
import { heldKey } from './hold-news.ts';
import type { KnownPeople } from './known-people.ts';
import type { NewsUnderWay } from './news-under-way.ts';
import type { RightsGate } from './rights-gate.ts';

/** A telling with the name of who was told; absent where nobody knows it. */
export interface Told extends Omit<Telling, 'outcome' | 'to'> {
  /** `everyone`: who follows such news is still to be found out. */
  readonly to: Telling['to'] | { readonly everyone: true };
  /**
   * `brought`: it was kept while Teams let nothing through, and has come since. `under-way`: it is decided and has not
   * come yet; `nextTryAt` where it is to be tried then.
   */
  readonly outcome:
    | Telling['outcome']
    | { readonly kind: 'brought' }
    | { readonly kind: 'under-way'; readonly nextTryAt?: Instant };
  readonly name: string | undefined;
}

export interface NamingDependencies {
  readonly people: Pick<KnownPeople, 'find'>;
  readonly channels: Pick<Channels, 'read'>;
  readonly digests: Pick<Digests, 'read'>;
  readonly rights: Pick<RightsGate, 'mayUse'>;
  readonly clock: Clock;
}

/** What became of one piece of news for one recipient, and what the recipient is called. */
export function createNameTellings({ people, channels, digests, rights, clock }: NamingDependencies) {
  const told = async (telling: Telling): Promise<Told> => {
    const { to } = telling;
    if ('channel' in to) return { ...telling, name: to.name };
    const [person, settled] = await Promise.all([people.find(to.person), settle(telling, to.person)]);
    return { ...settled, name: person?.name };
  };

  /** What was kept for a card has come with it, once it waits no more; of whoever has no role it was thrown away. */
  async function settle(telling: Telling, person: PersonId): Promise<Omit<Told, 'name'>> {
    const { outcome, aggregateId, id } = telling;
    if (outcome.kind !== 'held' && outcome.kind !== 'unreachable') return telling;
    if (outcome.kind === 'held' && outcome.until > clock.now().toISOString()) return telling;
    const digest = (await digests.read(person))?.value;
    const held = heldKey({ aggregateId, entryId: id });
    if (digest?.items.some(({ key }) => key === held)) return telling;
    if (digest?.dropped?.includes(held)) return { ...telling, outcome: { kind: 'no-role' } };
    if (!digest?.told?.includes(held) && !(await rights.mayUse(person))) return telling;
    return outcome.kind === 'unreachable'
      ? { ...telling, outcome: { kind: 'brought' } }
      : { ...telling, at: outcome.until, outcome: { kind: 'delivered', isRepeat: false } };
  }

  async function underWay(aggregateId: AggregateId, news: NewsUnderWay): Promise<Told> {
    const { id, to, notice, dueAt, wasTried } = news;
    const now = clock.now().toISOString();
    const isToCome = dueAt > now;
    const at = isToCome ? now : dueAt;
    const outcome = { kind: 'under-way', ...(wasTried && isToCome ? { nextTryAt: dueAt } : {}) } as const;
    const common = { id, aggregateId, notice, at, outcome };
    if ('everyone' in to) return { ...common, to, name: undefined };
    if ('person' in to) return { ...common, to, name: (await people.find(to.person))?.name };
    const name = (await channels.read(to.channel))?.value.name ?? '';
    return { ...common, to: { ...to, name }, name };
  }

  return { told, underWay };
}
