import type { ChannelId, PersonId } from '../domain/ids.ts';
import { kindOf, type NewsKind, usualChoices, wants } from '../domain/notification.ts';
import type { Notice } from '../domain/message.ts';
import type { Channels } from '../ports/channels.ts';
import type { Clock } from '../ports/clock.ts';
import type { Colleagues } from '../ports/colleagues.ts';
import type { FaultPoints } from '../ports/fault-points.ts';
import type { Followers } from '../ports/people.ts';
import type { Act, NewAct, OutboxEntry, Register, Telling } from '../ports/register.ts';
import type { KnownPeople } from './known-people.ts';
import type { OutboxBell } from './outbox-bell.ts';
import type { RightsGate } from './rights-gate.ts';

type Announce = Extract<Act, { kind: 'announce' }>;
type Recipient = { readonly person: PersonId } | { readonly channel: ChannelId };

export interface AnnounceDependencies {
  readonly register: Pick<Register, 'commit'>;
  readonly people: Pick<KnownPeople, 'find'>;
  readonly followers: Followers;
  readonly channels: Pick<Channels, 'all'>;
  readonly rights: Pick<RightsGate, 'mayUse'>;
  readonly colleagues: Pick<Colleagues, 'adminAgents'>;
  readonly clock: Clock;
  readonly bell: OutboxBell;
  readonly faultPoints: FaultPoints;
}

/** So many acts in one transaction, which takes less than a hundred writes. */
const atOnce = 80;

/**
 * Leaves an act for each who wants to hear of it: the owner, those who follow everybody's invitations and still may,
 * and the channels that were subscribed. How far it came is written with the acts, so that nobody gets two.
 */
export function createAnnounceAct(deps: AnnounceDependencies) {
  return async (entry: OutboxEntry, act: Announce): Promise<void> => {
    const kind = kindOf(act.notice);
    const owners = await ownersOf(deps, act);
    const willing = await Promise.all(owners.map((owner) => ownerWants(deps, owner, kind)));
    const { after = '' } = entry.progress;
    const waiting = [
      ...owners.filter((_, index) => willing[index]).map((person) => ({ person })),
      ...(kind === 'personal' ? [] : await followers(deps, [...owners, ...(act.besides ?? [])], kind)),
    ]
      .map((recipient) => ({ key: keyOf(recipient), recipient }))
      .sort((a, b) => (a.key < b.key ? -1 : 1))
      .filter(({ key }) => key > after);
    const now = waiting.slice(0, atOnce);
    const last = now.at(-1);
    const { aggregateId } = entry;
    const dueAt = deps.clock.now().toISOString();
    const acts = now.map(
      ({ key, recipient }): NewAct => ({
        entryId: `${entry.entryId}.${key}`,
        act: toAct(recipient, act),
        dueAt,
      }),
    );
    if (last && now.length < waiting.length) {
      const progress = { ...entry.progress, after: last.key };
      await deps.register.commit({ aggregateId, acts, delayed: { entry, progress, dueAt } });
    } else {
      const unwilling = act.forAdmins ? [] : owners.filter((_, index) => !willing[index]);
      const tellings = unwilling.map((owner) => notWanted(entry, { owner, notice: act.notice, at: dueAt }));
      await deps.register.commit({ aggregateId, acts, tellings, finished: entry });
    }
    deps.faultPoints.reach('announce.decided');
    deps.bell.ring();
  };
}

/** Of the Admin agents, those who have a chat with the bot: to others it would be the first that they hear of it. */
async function ownersOf(
  { colleagues, people }: AnnounceDependencies,
  { owner, forAdmins }: Announce,
): Promise<readonly PersonId[]> {
  if (!forAdmins) return owner === undefined ? [] : [owner];
  const agents = await colleagues.adminAgents();
  const known = await Promise.all(agents.map(({ id }) => people.find(id)));
  return known.flatMap((person) => (person?.reference ? [person.id] : []));
}

async function ownerWants(
  { people }: AnnounceDependencies,
  owner: PersonId,
  kind: NewsKind | 'personal',
): Promise<boolean> {
  if (kind === 'personal') return true;
  const choices = (await people.find(owner))?.notifications ?? usualChoices;
  return wants(choices, kind, true);
}

async function followers(
  { followers: people, channels, rights }: AnnounceDependencies,
  toldAnyway: readonly PersonId[],
  kind: NewsKind,
): Promise<readonly Recipient[]> {
  const [following, subscribed] = await Promise.all([people.following(kind), channels.all()]);
  const others = following.filter(({ id }) => !toldAnyway.includes(id));
  const allowed = await Promise.all(others.map(({ id }) => rights.mayUse(id)));
  return [
    ...others.filter((_, index) => allowed[index]).map(({ id }) => ({ person: id })),
    ...subscribed.filter(({ kinds }) => kinds.includes(kind)).map(({ id }) => ({ channel: id })),
  ];
}

const keyOf = (recipient: Recipient) => ('person' in recipient ? recipient.person : recipient.channel);

function toAct(recipient: Recipient, { notice }: Announce): Act {
  return 'person' in recipient
    ? { kind: 'notify', to: recipient.person, notice }
    : { kind: 'post', channel: recipient.channel, notice };
}

function notWanted(
  { entryId }: OutboxEntry,
  { owner, notice, at }: { readonly owner: PersonId; readonly notice: Notice; readonly at: string },
): Omit<Telling, 'aggregateId'> {
  return { id: `${entryId}.${owner}`, to: { person: owner }, notice, at, outcome: { kind: 'not-wanted' } };
}
