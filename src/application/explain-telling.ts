import type { InvitationId, PersonId } from '../domain/ids.ts';
import type { Invitation } from '../domain/invitation.ts';
import type { NamedPerson } from '../domain/named-person.ts';
import { newsKinds } from '../domain/notification.ts';
import type { Clock } from '../ports/clock.ts';
import type { Digests } from '../ports/digests.ts';
import type { Followers } from '../ports/people.ts';
import type { Register, Telling } from '../ports/register.ts';
import { heldKey } from './hold-news.ts';
import type { KnownPeople } from './known-people.ts';
import type { RightsGate } from './rights-gate.ts';

/** A telling with the name of who was told; absent where nobody knows it. */
export interface Told extends Omit<Telling, 'outcome'> {
  /**
   * `brought`: it was kept while Teams let nothing through, and has come since. `no-role`: it was kept for a card, and
   * there was no role any more when that was due.
   */
  readonly outcome: Telling['outcome'] | { readonly kind: 'brought' | 'no-role' };
  readonly name: string | undefined;
}

export interface Explained {
  readonly invitation: Invitation;
  readonly told: readonly Told[];
  /** Why the person who is asked about is not among those who were told; absent where they are. */
  readonly personWas?: NotTold;
}

/** `noChat`: never heard of, so that there is nowhere to write to. */
export type NotTold = 'notWanted' | 'later' | 'noRole' | 'noChat';

export type ExplainTelling = ReturnType<typeof createExplainTelling>;

interface Dependencies {
  readonly register: Pick<Register, 'invitation' | 'tellings' | 'tellingsTo'>;
  readonly people: Pick<KnownPeople, 'find'>;
  readonly followers: Followers;
  readonly digests: Pick<Digests, 'read'>;
  readonly rights: Pick<RightsGate, 'mayUse'>;
  readonly clock: Clock;
}

const shownMine = 12;

/** Answers who was told what, and why somebody was not. */
export function createExplainTelling(deps: Dependencies) {
  const { register, people, digests, rights, clock } = deps;
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

  async function whyNot(invitation: Invitation, id: PersonId): Promise<NotTold> {
    const [person, mayUse] = await Promise.all([people.find(id), rights.mayUse(id)]);
    if (!mayUse) return 'noRole';
    if (person?.reference === undefined) return 'noChat';
    const follows = (person.notifications?.all ?? []).length > 0;
    return follows || invitation.inviter === id ? 'later' : 'notWanted';
  }

  return {
    async about(id: InvitationId, person: PersonId): Promise<Explained | undefined> {
      const invitation = (await register.invitation(id))?.value;
      if (!invitation) return undefined;
      const tellings = await register.tellings(id);
      const isTold = tellings.some(({ to }) => 'person' in to && to.person === person);
      const told = await Promise.all(tellings.map(withName));
      if (isTold) return { invitation, told };
      return { invitation, told, personWas: await whyNot(invitation, person) };
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
