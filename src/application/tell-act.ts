import type { PersonId } from '../domain/ids.ts';
import type { Invitation } from '../domain/invitation.ts';
import type { Notice, ShownCard } from '../domain/message.ts';
import type { OpenQuestion } from '../domain/newcomer.ts';
import type { Clock } from '../ports/clock.ts';
import type { Delivery } from '../ports/conversations.ts';
import type { FaultPoints } from '../ports/fault-points.ts';
import { isFault } from '../ports/faults.ts';
import type { Act, OutboxEntry, Register } from '../ports/register.ts';
import type { Telemetry } from '../ports/telemetry.ts';
import { readQuestion } from './ask-whose-customer.ts';
import { backOffMs } from './back-off.ts';

/** How a notice reaches a chat; the words are found behind it. */
export interface Teller {
  tell(to: PersonId, notice: Notice, about: About): Promise<Delivery>;
  showInvitation(card: ShownCard, invitation: Invitation): Promise<'updated' | 'gone' | 'later'>;
}

/** What a notice is about, as it stands now. */
export interface About {
  readonly invitation: Invitation | undefined;
  readonly question?: OpenQuestion;
  readonly isRepeat: boolean;
}

export interface TellDependencies {
  readonly register: Register;
  readonly teller: Teller;
  readonly clock: Clock;
  readonly telemetry: Telemetry;
  readonly faultPoints: FaultPoints;
  readonly machineNow: () => Date;
  readonly leaseMs: number;
}

type ActOf<K extends Act['kind']> = Extract<Act, { kind: K }>;

/**
 * Tells one person one thing. The moment before the message is written down first: when a message is sent again
 * because nobody can know whether it arrived, it says so itself.
 */
export function createNotifyAct(deps: TellDependencies) {
  return async (entry: OutboxEntry, act: ActOf<'notify'>): Promise<void> => {
    const question = await questionOf(deps, act.notice);
    if (question && isMoot(question)) {
      await deps.register.commit({ aggregateId: entry.aggregateId, finished: entry });
      return;
    }
    const isRepeat = entry.progress.begunAt !== undefined;
    const progress = { attempts: entry.progress.attempts + 1, begunAt: deps.machineNow().toISOString() };
    const begun = await deps.register.commit({
      aggregateId: entry.aggregateId,
      progressed: { entry, progress, leaseMs: deps.leaseMs },
    });
    if (begun.kind === 'conflict') return;
    const mine = { ...entry, progress, version: begun.entryVersion ?? entry.version };
    const invitation = (await deps.register.invitation(entry.aggregateId))?.value;
    deps.faultPoints.reach('notify.begun');
    const delivery = await tellOrDoubt(deps, mine, () =>
      deps.teller.tell(act.to, act.notice, { invitation, isRepeat, ...(question ? { question } : {}) }),
    );
    deps.faultPoints.reach('notify.called');
    await record(deps, { entry: mine, act, delivery, isRepeat });
  };
}

async function questionOf({ register }: TellDependencies, notice: Notice): Promise<OpenQuestion | undefined> {
  return notice.kind === 'whose-customer' ? readQuestion(register, notice.customerId) : undefined;
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
  { register, clock, telemetry }: TellDependencies,
  told: {
    readonly entry: OutboxEntry;
    readonly act: ActOf<'notify'>;
    readonly delivery: Delivery;
    readonly isRepeat: boolean;
  },
): Promise<void> {
  const { entry, act, delivery, isRepeat } = told;
  const kind = act.notice.kind;
  if (delivery.kind === 'delivered' || delivery.kind === 'unreachable') {
    await register.commit({ aggregateId: entry.aggregateId, finished: entry });
    if (delivery.kind === 'delivered') telemetry.record('notice.delivered', { kind, repeat: isRepeat });
    else telemetry.record('notice.undelivered', { kind, reason: delivery.reason });
    return;
  }
  const { attempts } = entry.progress;
  const waitMs = (delivery.kind === 'later' ? delivery.retryAfterMs : undefined) ?? backOffMs(attempts);
  // "Later" had no effect, so that the next attempt is a first one again.
  const progress = delivery.kind === 'later' && !isRepeat ? { attempts } : entry.progress;
  const dueAt = new Date(clock.now().getTime() + waitMs).toISOString();
  await register.commit({ aggregateId: entry.aggregateId, delayed: { entry, progress, dueAt } });
}

/** Something is on its way to the mailbox that the card does not show yet. */
function isUnderWay(invitation: Invitation): boolean {
  if (invitation.state === 'handed-over')
    return invitation.way === 'outlook' && invitation.mail === undefined;
  return invitation.state === 'sending';
}

/** Brings a card that showed "sending" up to date; harmless to repeat, and dropped when the card is gone. */
export function createShowAct(deps: TellDependencies) {
  return async (entry: OutboxEntry, act: ActOf<'show'>): Promise<void> => {
    const invitation = (await deps.register.invitation(act.invitationId))?.value;
    const outcome = invitation ? await deps.teller.showInvitation(act.card, invitation) : 'gone';
    const attempts = entry.progress.attempts + 1;
    const isStillSending = invitation !== undefined && isUnderWay(invitation);
    if ((outcome === 'later' || isStillSending) && attempts < 20) {
      const dueAt = new Date(deps.clock.now().getTime() + backOffMs(attempts)).toISOString();
      await deps.register.commit({
        aggregateId: entry.aggregateId,
        delayed: { entry, progress: { attempts }, dueAt },
      });
      return;
    }
    await deps.register.commit({ aggregateId: entry.aggregateId, finished: entry });
  };
}
