import type { ChannelId, PersonId } from '../domain/ids.ts';
import { kindOf, type NewsKind, usualChoices, wants } from '../domain/notification.ts';
import type { Notice } from '../domain/message.ts';
import type { Channels } from '../ports/channels.ts';
import type { Clock } from '../ports/clock.ts';
import type { FaultPoints } from '../ports/fault-points.ts';
import type { Followers } from '../ports/people.ts';
import type { Act, ActOf, NewAct, OutboxEntry } from '../ports/acts.ts';
import type { Register, Telling } from '../ports/register.ts';
import { agentsWithChat, type AgentsWithChatDependencies } from './agents-with-chat.ts';
import { delay, finish } from './entry-steps.ts';
import type { OutboxBell } from './outbox-bell.ts';

type Announce = ActOf<'announce'>;
type Recipient = { readonly person: PersonId } | { readonly channel: ChannelId };

export interface AnnounceDependencies extends AgentsWithChatDependencies {
  readonly register: Pick<Register, 'commit'>;
  readonly followers: Followers;
  readonly channels: Pick<Channels, 'all'>;
  readonly clock: Clock;
  readonly bell: OutboxBell;
  readonly faultPoints: FaultPoints;
}

/** So many acts in one transaction, which takes less than a hundred writes. */
const atOnce = 80;

/** What becomes of the news for one recipient. */
interface Reached {
  readonly key: string;
  readonly to: Recipient;
  readonly verdict: 'tell' | 'not-wanted' | 'no-role';
}

/**
 * Leaves an act for each who wants to hear of it: the owner, those who follow everybody's invitations and still may,
 * and the channels that were subscribed. Who is passed over is kept with the reason. How far it came is written with
 * the acts, so that nobody gets two.
 */
export function createAnnounceAct(deps: AnnounceDependencies) {
  return async (entry: OutboxEntry, act: Announce): Promise<void> => {
    const kind = kindOf(act.notice);
    const owners = await ownersOf(deps, act, kind);
    const toldAnyway = [
      ...owners.flatMap(({ to }) => ('person' in to ? [to.person] : [])),
      ...(act.besides ?? []),
    ];
    const { after = '' } = entry.progress;
    const isForOthers = kind !== 'personal' && act.forAdmins !== 'alone';
    const waiting = [...owners, ...(isForOthers ? await followers(deps, toldAnyway, kind) : [])]
      .sort((a, b) => (a.key < b.key ? -1 : 1))
      .filter(({ key }) => key > after);
    const now = waiting.slice(0, atOnce);
    const last = now.at(-1);
    const dueAt = deps.clock.now().toISOString();
    const idOf = ({ key }: Reached) => `${entry.entryId}.${key}`;
    const acts = now
      .filter(({ verdict }) => verdict === 'tell')
      .map((one): NewAct => ({ entryId: idOf(one), act: toAct(one.to, act), dueAt }));
    const tellings = now.flatMap((one) => toTelling(one, { id: idOf(one), notice: act.notice, at: dueAt }));
    if (last && now.length < waiting.length) {
      const progress = { ...entry.progress, after: last.key };
      await delay(deps, entry, { acts, tellings, progress, waitMs: 0 });
    } else {
      await finish(deps, entry, { acts, tellings });
    }
    deps.faultPoints.reach('announce.decided');
    deps.bell.ring();
  };
}

const toPerson = (person: PersonId, verdict: Reached['verdict']): Reached => ({
  key: person,
  to: { person },
  verdict,
});

/**
 * Whose news it is. What belongs to somebody who may not read it any more concerns all Admin agents, so that it does not
 * end with nobody. What is meant for one person is checked when it is told.
 */
async function ownersOf(
  deps: AnnounceDependencies,
  { owner, forAdmins, besides = [] }: Announce,
  kind: NewsKind | 'personal',
): Promise<readonly Reached[]> {
  if (owner === undefined && !forAdmins) return [];
  if (owner !== undefined) {
    if (kind === 'personal') return [toPerson(owner, 'tell')];
    if (await deps.rights.mayUse(owner))
      return [toPerson(owner, (await wantsOwn(deps, owner, kind)) ? 'tell' : 'not-wanted')];
  }
  const agents = (await agentsWithChat(deps)).filter((agent) => !besides.includes(agent));
  const willing = await Promise.all(agents.map((agent) => wantsOwn(deps, agent, kind)));
  return [
    ...(owner === undefined ? [] : [toPerson(owner, 'no-role')]),
    ...agents.filter((_, index) => willing[index]).map((agent) => toPerson(agent, 'tell')),
  ];
}

async function wantsOwn(
  { people }: AnnounceDependencies,
  owner: PersonId,
  kind: NewsKind | 'personal',
): Promise<boolean> {
  const choices = (await people.find(owner))?.notifications ?? usualChoices;
  return wants(choices, kind, true);
}

async function followers(
  { followers: people, channels, rights }: AnnounceDependencies,
  toldAnyway: readonly PersonId[],
  kind: NewsKind,
): Promise<readonly Reached[]> {
  const [following, subscribed] = await Promise.all([people.following(kind), channels.all()]);
  const others = following.filter(({ id }) => !toldAnyway.includes(id));
  const allowed = await Promise.all(others.map(({ id }) => rights.mayUse(id)));
  return [
    ...others.map(({ id }, index) => toPerson(id, allowed[index] ? 'tell' : 'no-role')),
    ...subscribed
      .filter(({ kinds }) => kinds.includes(kind))
      .map(({ id }): Reached => ({ key: id, to: { channel: id }, verdict: 'tell' })),
  ];
}

function toAct(recipient: Recipient, { notice }: Announce): Act {
  return 'person' in recipient
    ? { kind: 'notify', to: recipient.person, notice }
    : { kind: 'post', channel: recipient.channel, notice };
}

function toTelling(
  { to, verdict }: Reached,
  told: { readonly id: string; readonly notice: Notice; readonly at: string },
): readonly Omit<Telling, 'aggregateId'>[] {
  if (verdict === 'tell' || !('person' in to)) return [];
  return [{ ...told, to, outcome: { kind: verdict } }];
}
