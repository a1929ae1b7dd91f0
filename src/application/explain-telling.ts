import type { Customer } from '../domain/customer.ts';
import {
  type AggregateId,
  type CustomerTenantId,
  type Instant,
  type InvitationId,
  newcomerKey,
  type PersonId,
} from '../domain/ids.ts';
import type { Invitation } from '../domain/invitation.ts';
import type { NamedPerson } from '../domain/named-person.ts';
import type { Newcomer } from '../domain/newcomer.ts';
import { kindOf, newsKinds } from '../domain/notification.ts';
import type { Channels } from '../ports/channels.ts';
import type { Clock } from '../ports/clock.ts';
import type { Digests } from '../ports/digests.ts';
import type { Followers } from '../ports/people.ts';
import type { Register, Telling } from '../ports/register.ts';
import type { CustomerIndex } from './customer-index.ts';
import type { FollowedSince } from './followed-since.ts';
import { heldKey } from './hold-news.ts';
import type { KnownPeople } from './known-people.ts';
import { type NewsUnderWay, newsAmong } from './news-under-way.ts';
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

/** Who was told what of something. */
export interface ToldOf {
  readonly told: readonly Told[];
  /** Why the person who is asked about is not among those who were told; absent where they are. */
  readonly personWas?: NotTold;
}

export interface Explained extends ToldOf {
  readonly invitation: Invitation;
}

/** Of a customer for whom no invitation is known. */
export interface ExplainedCustomer extends ToldOf {
  readonly customer: Customer;
  /** Absent where it was in the list from the start. */
  readonly cameAt?: Instant;
  readonly leftAt?: Instant;
  /** Absent where nothing had to be found out about it. */
  readonly newcomer?: Newcomer;
  /** Why nobody was told, where that is so. */
  readonly nobody: 'before' | 'asked' | 'soon' | 'unfollowed';
}

/** `noChat`: never heard of, so that there is nowhere to write to. */
export type NotTold = 'notWanted' | 'later' | 'noRole' | 'noChat' | 'underWay';

export type ExplainTelling = ReturnType<typeof createExplainTelling>;

interface Dependencies {
  readonly register: Pick<
    Register,
    'invitation' | 'newcomer' | 'claim' | 'entriesOf' | 'tellings' | 'tellingsTo'
  >;
  readonly people: Pick<KnownPeople, 'find'>;
  readonly channels: Pick<Channels, 'read'>;
  readonly followers: Followers;
  readonly followedSince: FollowedSince;
  readonly index: Pick<CustomerIndex, 'find' | 'gone' | 'cameAfter'>;
  readonly digests: Pick<Digests, 'read'>;
  readonly rights: Pick<RightsGate, 'mayUse'>;
  readonly clock: Clock;
}

const shownMine = 12;

/** Answers who was told what, and why somebody was not. */
export function createExplainTelling(deps: Dependencies) {
  const { register, people, channels, digests, rights, clock } = deps;

  const withName = async (telling: Telling): Promise<Told> => {
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

  async function notYetTold(aggregateId: AggregateId, news: NewsUnderWay): Promise<Told> {
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

  async function toldOf(id: AggregateId, person: PersonId, isOwner: boolean): Promise<ToldOf> {
    // In this order: what is told in between is there twice, and not in neither.
    const underWay = newsAmong(await register.entriesOf(id));
    const tellings = await register.tellings(id);
    const isTold = new Set(tellings.map((one) => one.id));
    const waiting = underWay.filter((one) => !isTold.has(one.id));
    const hasOwner = new Set(waiting.flatMap(({ to, notice }) => ('person' in to ? [notice] : [])));
    const shown = waiting.filter(({ to, notice }) => !('everyone' in to && hasOwner.has(notice)));
    const told = await Promise.all([...tellings.map(withName), ...shown.map((news) => notYetTold(id, news))]);
    if (told.some(({ to }) => 'person' in to && to.person === person)) return { told };
    return { told, personWas: await whyNot(person, { isOwner, waiting }) };
  }

  async function whyNot(
    id: PersonId,
    { isOwner, waiting }: { readonly isOwner: boolean; readonly waiting: readonly NewsUnderWay[] },
  ): Promise<NotTold> {
    const [person, mayUse] = await Promise.all([people.find(id), rights.mayUse(id)]);
    if (!mayUse) return 'noRole';
    if (person?.reference === undefined) return 'noChat';
    const follows = person.notifications?.all ?? [];
    const isToCome = waiting.some(({ to, notice }) => {
      const kind = kindOf(notice);
      return 'everyone' in to && kind !== 'personal' && follows.includes(kind);
    });
    if (isToCome) return 'underWay';
    return follows.length > 0 || isOwner ? 'later' : 'notWanted';
  }

  async function whyNobody(
    newcomer: Newcomer | undefined,
    cameAt: Instant | undefined,
  ): Promise<ExplainedCustomer['nobody']> {
    if (cameAt === undefined) return 'before';
    if (newcomer?.state === 'asked') return 'asked';
    const followed = await deps.followedSince('accepted');
    return followed !== undefined && followed <= cameAt ? 'soon' : 'unfollowed';
  }

  return {
    async about(id: InvitationId, person: PersonId): Promise<Explained | undefined> {
      const invitation = (await register.invitation(id))?.value;
      if (!invitation) return undefined;
      return { invitation, ...(await toldOf(id, person, invitation.inviter === person)) };
    },
    /** The invitation that a customer answered or was sent, whatever its name. */
    async invitationOf(customer: CustomerTenantId): Promise<InvitationId | undefined> {
      const newcomer = (await register.newcomer(customer))?.value;
      if (newcomer && 'invitationId' in newcomer) return newcomer.invitationId;
      return (await register.claim(customer))?.value.invitationId;
    },
    async aboutCustomer(id: CustomerTenantId, person: PersonId): Promise<ExplainedCustomer | undefined> {
      const departure = deps.index.gone().get(id);
      const customer = deps.index.find(id) ?? departure?.customer;
      if (!customer) return undefined;
      const arrival = deps.index.cameAfter('').find((one) => one.customer.id === id);
      const newcomer = (await register.newcomer(id))?.value;
      const cameAt = newcomer?.firstSeenAt ?? arrival?.firstSeenAt;
      return {
        customer,
        ...(cameAt === undefined ? {} : { cameAt }),
        ...(departure?.goneAt === undefined ? {} : { leftAt: departure.goneAt }),
        ...(newcomer ? { newcomer } : {}),
        nobody: await whyNobody(newcomer, cameAt),
        ...(await toldOf(newcomerKey(id), person, false)),
      };
    },
    /** Those who have asked for news of everybody's; who has lost the role since is among them. */
    async followers(): Promise<readonly NamedPerson[]> {
      const found = await Promise.all(newsKinds.map((kind) => deps.followers.following(kind)));
      return [...new Map(found.flat().map(({ id, name }) => [id, { id, name }])).values()];
    },
    async to(person: PersonId): Promise<readonly Told[]> {
      const tellings = await register.tellingsTo(person, shownMine);
      return Promise.all(tellings.map(withName));
    },
  };
}
