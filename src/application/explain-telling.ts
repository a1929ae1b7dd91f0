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
import type { Followers } from '../ports/people.ts';
import type { Register } from '../ports/register.ts';
import type { CustomerIndex } from './customer-index.ts';
import type { FollowedSince } from './followed-since.ts';
import { createNameTellings, type NamingDependencies, type Told } from './name-tellings.ts';
import { type NewsUnderWay, newsAmong } from './news-under-way.ts';

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

interface Dependencies extends NamingDependencies {
  readonly register: Pick<
    Register,
    'invitation' | 'newcomer' | 'claim' | 'entriesOf' | 'tellings' | 'tellingsTo'
  >;
  readonly followers: Followers;
  readonly followedSince: FollowedSince;
  readonly index: Pick<CustomerIndex, 'find' | 'gone' | 'cameAfter'>;
}

const shownMine = 12;

/** Answers who was told what, and why somebody was not. */
export function createExplainTelling(deps: Dependencies) {
  const { register, people, rights } = deps;
  const tellings = createNameTellings(deps);

  async function toldOf(id: AggregateId, person: PersonId, isOwner: boolean): Promise<ToldOf> {
    // In this order: what is told in between is there twice, and not in neither.
    const underWay = newsAmong(await register.entriesOf(id));
    const kept = await register.tellings(id);
    const isTold = new Set(kept.map((one) => one.id));
    const waiting = underWay.filter((one) => !isTold.has(one.id));
    const hasOwner = new Set(waiting.flatMap(({ to, notice }) => ('person' in to ? [notice] : [])));
    const shown = waiting.filter(({ to, notice }) => !('everyone' in to && hasOwner.has(notice)));
    const told = await Promise.all([
      ...kept.map(tellings.told),
      ...shown.map((news) => tellings.underWay(id, news)),
    ]);
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
      const kept = await register.tellingsTo(person, shownMine);
      return Promise.all(kept.map(tellings.told));
    },
  };
}
