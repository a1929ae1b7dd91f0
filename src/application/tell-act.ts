import type { Instant, PersonId } from '../domain/ids.ts';
import { instantAfter, minuteMs } from '../domain/instants.ts';
import type { Notice } from '../domain/message.ts';
import type { OpenQuestion } from '../domain/newcomer.ts';
import { kindOf, tellingWaitsUntil, usualChoices } from '../domain/notification.ts';
import type { Digests } from '../ports/digests.ts';
import type { Person } from '../ports/people.ts';
import type { ActOf, OutboxEntry } from '../ports/acts.ts';
import type { Register, Telling } from '../ports/register.ts';
import { announce } from './announce.ts';
import { readCase } from './approval-case.ts';
import { readQuestion } from './read-question.ts';
import {
  bringLater,
  bringMessage,
  type BringMessageDependencies,
  type Brought,
  isBegun,
} from './bring-message.ts';
import { delay, finish, finishUpon } from './entry-steps.ts';
import { handOn } from './hand-on-news.ts';
import { heldKey, holdNews, tryAgainMs } from './hold-news.ts';
import type { KnownPeople } from './known-people.ts';
import type { RightsGate } from './rights-gate.ts';
import { keepCard } from './show-question.ts';
import { createReadAttention, type NeedsAttention } from './read-attention.ts';
import type { Teller, About } from './teller.ts';

export interface TellDependencies extends BringMessageDependencies {
  readonly register: Register;
  readonly teller: Teller;
  readonly people: Pick<KnownPeople, 'find' | 'change'>;
  readonly digests: Pick<Digests, 'read' | 'put'>;
  readonly rights: Pick<RightsGate, 'mayUse'>;
  /** For people whose client does not tell theirs. */
  readonly defaultTimeZone: string;
}

const withoutRoleMs = 10 * minuteMs;

type Notify = ActOf<'notify'>;

/** Tells one person one thing, or keeps it for the person's own hours. */
export function createNotifyAct(deps: TellDependencies) {
  return async (entry: OutboxEntry, act: Notify): Promise<void> => {
    const { register, teller, clock } = deps;
    const question = await questionOf(deps, act.notice);
    const attention = await attentionOf(deps, act);
    if ((question && isMoot(question)) || attention === 'over') return finish(deps, entry);
    if (!(await mayRead(deps, entry, act))) {
      // It may have come: it is asked again as a repeat when the role comes back, and ends when it is answered.
      if (question && isBegun(entry)) return delay(deps, entry, { waitMs: withoutRoleMs });
      return passOver(deps, entry, { act, attention });
    }
    const until = isBegun(entry) ? undefined : await waitsUntil(deps, act);
    if (until !== undefined) {
      const outcome = { kind: 'held', until } as const;
      return holdFor(deps, { entry, act, outcome, dueAt: until, isRepeat: false });
    }
    const invitation = (await register.invitation(entry.aggregateId))?.value;
    const about = {
      invitation,
      ...(await topicOf(deps, act.notice)),
      ...(question ? { question } : {}),
      ...(attention ? { attention } : {}),
    };
    const brought = await bringMessage(deps, entry, {
      points: { begun: 'notify.begun', called: 'notify.called' },
      send: (isRepeat) =>
        teller.tell(act.to, act.notice, { ...about, isRepeat, at: clock.now().toISOString() }),
    });
    if (brought) await record(deps, act, brought);
  };
}

/**
 * Of what was announced to many it was asked a moment ago, for each of them; not of what is meant for one person, and
 * not when it is tried again later.
 */
async function mayRead(
  { rights }: TellDependencies,
  { progress }: OutboxEntry,
  { to, notice }: Notify,
): Promise<boolean> {
  const wasAsked = kindOf(notice) !== 'personal' && progress.attempts === 0;
  return wasAsked || notice.kind === 'withheld' || rights.mayUse(to);
}

/**
 * Whoever has no role any more learns nothing from it, but that what they asked for is settled. What was theirs, or what
 * they would have to decide, goes to the Admin agents, who go on in their place.
 */
async function passOver(
  deps: TellDependencies,
  entry: OutboxEntry,
  { act, attention }: { readonly act: Notify; readonly attention: NeedsAttention | undefined },
): Promise<void> {
  const { to, notice } = act;
  const at = deps.clock.now().toISOString();
  const { entryId: id } = entry;
  const outcome = { kind: 'no-role' } as const;
  const bare = { kind: 'notify', to, notice: { kind: 'withheld' } } as const;
  const isSettled = notice.kind === 'approval-decided' || notice.kind === 'removal-news';
  await finish(deps, entry, {
    tellings: [{ id, to: { person: to }, notice, at, outcome }],
    acts: [
      ...(isSettled ? [{ entryId: `${id}.withheld`, act: bare, dueAt: at }] : []),
      ...(attention?.owner?.id === to
        ? announce({ entryId: `${id}.handed-on`, notice, forAdmins: true, besides: [to], at })
        : []),
      ...(await handOn(deps.register, { ...entry, notice, to }, at)),
    ],
  });
}

/** Absent: now. Whoever could not be reached and has not been heard of since is tried once a day. */
async function waitsUntil(
  { people, clock, defaultTimeZone }: TellDependencies,
  { to, notice }: Notify,
): Promise<Instant | undefined> {
  const person = await people.find(to);
  const timeZone = person?.chosenTimeZone ?? person?.timeZone ?? defaultTimeZone;
  const now = clock.now().toISOString();
  return tellingWaitsUntil(kindOf(notice), person?.notifications ?? usualChoices, { now, timeZone });
}

/** Into the person's own list first, so that nothing is lost when the process dies in between. */
async function holdFor(
  deps: TellDependencies,
  held: {
    readonly entry: OutboxEntry;
    readonly act: Notify;
    readonly outcome: Telling['outcome'];
    readonly dueAt: Instant;
    readonly isRepeat: boolean;
  },
): Promise<void> {
  const { entry, act, outcome, dueAt, isRepeat } = held;
  const { aggregateId } = entry;
  const { to, notice } = act;
  const heldAt = deps.clock.now().toISOString();
  const doubt = isRepeat ? { mayHaveCome: true as const } : {};
  await holdNews(deps.digests, to, { key: heldKey(entry), aggregateId, notice, heldAt, dueAt, ...doubt });
  const telling = { id: entry.entryId, to: { person: to }, notice, at: heldAt, outcome };
  await finish(deps, entry, { tellings: [telling] });
}

async function questionOf({ register }: TellDependencies, notice: Notice): Promise<OpenQuestion | undefined> {
  return notice.kind === 'whose-customer' ? readQuestion(register, notice.customerId) : undefined;
}

/** What needs the person's attention, as it stands now; it may have come to its end in the meantime. */
async function attentionOf(
  { register, people, rights }: TellDependencies,
  { to, notice }: Notify,
): Promise<NeedsAttention | 'over' | undefined> {
  if (notice.kind !== 'needs-attention') return undefined;
  const { aggregateId, entryId } = notice;
  return (
    (await createReadAttention({ register, people, rights }).one({ aggregateId, entryId }, to)) ?? 'over'
  );
}

/** What a notice of a removal or an approval speaks of, as it stands now. */
async function topicOf(
  { register }: TellDependencies,
  notice: Notice,
): Promise<Pick<About, 'approval' | 'removal'>> {
  if ('approvalId' in notice) {
    const approval = await readCase(register, notice.approvalId);
    return approval ? { approval } : {};
  }
  const of = notice.kind === 'sign-in-needed' ? notice.removal : notice;
  if (!of || !('customerId' in of && 'number' in of)) return {};
  const removal = (await register.removal(of.customerId, of.number))?.value;
  return removal ? { removal } : {};
}

/** Nobody is asked any more what is answered, or what has nothing left to choose from. */
function isMoot({ newcomer, candidates }: OpenQuestion): boolean {
  return newcomer.state !== 'asked' || candidates.length === 0;
}

async function record(deps: TellDependencies, act: Notify, brought: Brought): Promise<void> {
  const { clock, telemetry } = deps;
  const { entry, delivery, isRepeat } = brought;
  const { to, notice } = act;
  const { kind } = notice;
  const now = clock.now();
  const at = now.toISOString();
  switch (delivery.kind) {
    case 'delivered': {
      const outcome = { kind: 'delivered', isRepeat } as const;
      const tellings = [{ id: entry.entryId, to: { person: to }, notice, at, outcome }];
      const card = { person: to, activityId: delivery.activityId };
      // Where somebody answers at this moment, upon whatever the question is by then.
      await finishUpon(deps, entry, async () => ({
        tellings,
        ...(notice.kind === 'whose-customer' ? await keepCard(deps.register, notice.customerId, card) : {}),
      }));
      return telemetry.record('notice.delivered', { kind, repeat: isRepeat });
    }
    case 'unreachable': {
      const { reason } = delivery;
      await noteUnreachable(deps, to, { reason, since: at });
      const dueAt = instantAfter(now, tryAgainMs);
      await holdFor(deps, { entry, act, outcome: delivery, dueAt, isRepeat });
      return telemetry.record('notice.undelivered', { kind, reason });
    }
    default:
      return bringLater(deps, { entry, delivery, isRepeat });
  }
}

/** Kept until something comes from the person. */
async function noteUnreachable(
  { people }: TellDependencies,
  to: PersonId,
  unreachable: NonNullable<Person['unreachable']>,
): Promise<void> {
  if ((await people.find(to)) === undefined) return;
  await people.change(to, (before) => ({ ...(before ?? { id: to, name: '' }), unreachable }));
}
