import type { CustomerTenantId, Instant, PersonId } from '../domain/ids.ts';
import type { Notice } from '../domain/message.ts';
import type { ShownCard } from '../domain/shown-card.ts';
import type { OpenQuestion } from '../domain/newcomer.ts';
import { kindOf, tellingWaitsUntil, usualChoices } from '../domain/notification.ts';
import type { Clock } from '../ports/clock.ts';
import type { Delivery } from '../ports/conversations.ts';
import type { Digests } from '../ports/digests.ts';
import type { FaultPoints } from '../ports/fault-points.ts';
import { isFault } from '../ports/faults.ts';
import type { Person } from '../ports/people.ts';
import type { ActOf, Commit, OutboxEntry, Register, Telling } from '../ports/register.ts';
import type { Telemetry } from '../ports/telemetry.ts';
import { readCase } from './approval-case.ts';
import { readQuestion } from './read-question.ts';
import { backOffMs } from './back-off.ts';
import { isHeldUp } from './held-up.ts';
import { heldKey, holdNews, tryAgainMs } from './hold-news.ts';
import type { KnownPeople } from './known-people.ts';
import type { RightsGate } from './rights-gate.ts';
import { keepCard } from './show-question.ts';
import { createReadAttention, type NeedsAttention } from './read-attention.ts';
import type { Teller, About } from './teller.ts';

export interface TellDependencies {
  readonly register: Register;
  readonly teller: Teller;
  readonly people: Pick<KnownPeople, 'find' | 'change'>;
  readonly digests: Pick<Digests, 'read' | 'put'>;
  readonly rights: Pick<RightsGate, 'mayUse'>;
  /** For people whose client does not tell theirs. */
  readonly defaultTimeZone: string;
  readonly clock: Clock;
  readonly telemetry: Telemetry;
  readonly faultPoints: FaultPoints;
  readonly machineNow: () => Date;
  readonly leaseMs: number;
}

const commitAttempts = 5;

/**
 * Tells one person one thing, or keeps it for the person's own hours. The moment before the message is written down first: when a message is sent again
 * because nobody can know whether it arrived, it says so itself.
 */
export function createNotifyAct(deps: TellDependencies) {
  return async (entry: OutboxEntry, act: ActOf<'notify'>): Promise<void> => {
    const question = await questionOf(deps, act.notice);
    const attention = await attentionOf(deps, act);
    if ((question && isMoot(question)) || attention === 'over') {
      await deps.register.commit({ aggregateId: entry.aggregateId, finished: entry });
      return;
    }
    if (!(await mayRead(deps, entry, act))) return passOver(deps, entry, act);
    const isRepeat = entry.progress.begunAt !== undefined;
    const until = isRepeat ? undefined : await waitsUntil(deps, act);
    if (until !== undefined) {
      const outcome = { kind: 'held', until } as const;
      return holdFor(deps, { entry, act, outcome, dueAt: until, isRepeat });
    }
    const begunAt = deps.machineNow().toISOString();
    const progress = { attempts: entry.progress.attempts + 1, begunAt };
    const begun = await deps.register.commit({
      aggregateId: entry.aggregateId,
      progressed: { entry, progress, leaseMs: deps.leaseMs },
    });
    if (begun.kind === 'conflict') return;
    const mine = { ...entry, progress, version: begun.entryVersion ?? entry.version };
    const invitation = (await deps.register.invitation(entry.aggregateId))?.value;
    const topic = await topicOf(deps, act.notice);
    deps.faultPoints.reach('notify.begun');
    if (isHeldUp(deps.machineNow, { begunAt, atMostMs: deps.leaseMs })) return;
    const delivery = await tellOrDoubt(deps, mine, () =>
      deps.teller.tell(act.to, act.notice, {
        invitation,
        isRepeat,
        at: deps.clock.now().toISOString(),
        ...topic,
        ...(question ? { question } : {}),
        ...(attention ? { attention } : {}),
      }),
    );
    deps.faultPoints.reach('notify.called');
    await record(deps, { entry: mine, act, delivery, isRepeat });
  };
}

/**
 * Of what was announced to many it was asked a moment ago, for each of them; not of what is meant for one person, and
 * not when it is tried again later.
 */
async function mayRead(
  { rights }: TellDependencies,
  { progress }: OutboxEntry,
  { to, notice }: ActOf<'notify'>,
): Promise<boolean> {
  const wasAsked = kindOf(notice) !== 'personal' && progress.attempts === 0;
  return wasAsked || notice.kind === 'withheld' || rights.mayUse(to);
}

/** Whoever has no role any more learns nothing from it, but that what they asked for is settled. */
async function passOver(
  { register, clock }: TellDependencies,
  entry: OutboxEntry,
  { to, notice }: ActOf<'notify'>,
): Promise<void> {
  const at = clock.now().toISOString();
  const { aggregateId, entryId: id } = entry;
  const outcome = { kind: 'no-role' } as const;
  const bare = { kind: 'notify', to, notice: { kind: 'withheld' } } as const;
  const isSettled = notice.kind === 'approval-decided' || notice.kind === 'removal-news';
  await register.commit({
    aggregateId,
    finished: entry,
    tellings: [{ id, to: { person: to }, notice, at, outcome }],
    acts: isSettled ? [{ entryId: `${id}.withheld`, act: bare, dueAt: at }] : [],
  });
}

/** Absent: now. Whoever could not be reached and has not been heard of since is tried once a day. */
async function waitsUntil(
  { people, clock, defaultTimeZone }: TellDependencies,
  { to, notice }: ActOf<'notify'>,
): Promise<Instant | undefined> {
  const person = await people.find(to);
  const timeZone = person?.chosenTimeZone ?? person?.timeZone ?? defaultTimeZone;
  const now = clock.now().toISOString();
  return tellingWaitsUntil(kindOf(notice), person?.notifications ?? usualChoices, { now, timeZone });
}

/** Into the person's own list first, so that nothing is lost when the process dies in between. */
async function holdFor(
  { register, digests, clock }: TellDependencies,
  held: {
    readonly entry: OutboxEntry;
    readonly act: ActOf<'notify'>;
    readonly outcome: Telling['outcome'];
    readonly dueAt: Instant;
    readonly isRepeat: boolean;
  },
): Promise<void> {
  const { entry, act, outcome, dueAt, isRepeat } = held;
  const { aggregateId } = entry;
  const { to, notice } = act;
  const heldAt = clock.now().toISOString();
  const doubt = isRepeat ? { mayHaveCome: true as const } : {};
  await holdNews(digests, to, { key: heldKey(entry), aggregateId, notice, heldAt, dueAt, ...doubt });
  const telling = { id: entry.entryId, to: { person: to }, notice, at: heldAt, outcome };
  await register.commit({ aggregateId, finished: entry, tellings: [telling] });
}

async function questionOf({ register }: TellDependencies, notice: Notice): Promise<OpenQuestion | undefined> {
  return notice.kind === 'whose-customer' ? readQuestion(register, notice.customerId) : undefined;
}

/** What needs the person's attention, as it stands now; it may have come to its end in the meantime. */
async function attentionOf(
  { register, people }: TellDependencies,
  { to, notice }: ActOf<'notify'>,
): Promise<NeedsAttention | 'over' | undefined> {
  if (notice.kind !== 'needs-attention') return undefined;
  const { aggregateId, entryId } = notice;
  return (await createReadAttention({ register, people }).one({ aggregateId, entryId }, to)) ?? 'over';
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

/** After a fault nobody knows whether the message arrived. */
async function tellOrDoubt(
  { telemetry }: TellDependencies,
  { act, progress }: OutboxEntry,
  tell: () => Promise<Delivery>,
): Promise<Delivery> {
  try {
    return await tell();
  } catch (error) {
    const code = isFault(error) ? error.code : 'bug';
    telemetry.record('outbox.delayed', { act: act.kind, attempts: progress.attempts, code }, error);
    return { kind: 'unknown' };
  }
}

async function record(
  deps: TellDependencies,
  told: {
    readonly entry: OutboxEntry;
    readonly act: ActOf<'notify'>;
    readonly delivery: Delivery;
    readonly isRepeat: boolean;
  },
): Promise<void> {
  const { register, clock, telemetry } = deps;
  const { entry, act, delivery, isRepeat } = told;
  const { to, notice } = act;
  const { kind } = notice;
  const at = clock.now().toISOString();
  if (delivery.kind === 'delivered') {
    const outcome = { kind: 'delivered', isRepeat } as const;
    const telling = { id: entry.entryId, to: { person: to }, notice, at, outcome };
    const told = { aggregateId: entry.aggregateId, finished: entry, tellings: [telling] };
    await (notice.kind === 'whose-customer'
      ? commitWithCard(register, told, notice.customerId, { person: to, activityId: delivery.activityId })
      : register.commit(told));
    return telemetry.record('notice.delivered', { kind, repeat: isRepeat });
  }
  if (delivery.kind === 'unreachable') {
    const { reason } = delivery;
    const dueAt = new Date(clock.now().getTime() + tryAgainMs).toISOString();
    await noteUnreachable(deps, to, { reason, since: at });
    await holdFor(deps, { entry, act, outcome: delivery, dueAt, isRepeat });
    return telemetry.record('notice.undelivered', { kind, reason });
  }
  const { attempts } = entry.progress;
  const waitMs = (delivery.kind === 'later' ? delivery.retryAfterMs : undefined) ?? backOffMs(attempts);
  // "Later" had no effect, so that the next attempt is a first one again.
  const progress = delivery.kind === 'later' && !isRepeat ? { attempts } : entry.progress;
  const dueAt = new Date(clock.now().getTime() + waitMs).toISOString();
  await register.commit({ aggregateId: entry.aggregateId, delayed: { entry, progress, dueAt } });
}

/** Where somebody answers at this moment, upon whatever the question is by then. */
async function commitWithCard(
  register: Register,
  told: Commit,
  customerId: CustomerTenantId,
  card: ShownCard,
): Promise<void> {
  for (let attempt = 0; attempt < commitAttempts; attempt += 1) {
    const kept = await keepCard(register, customerId, card);
    const outcome = await register.commit({ ...told, ...kept });
    if (outcome.kind === 'committed') return;
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
