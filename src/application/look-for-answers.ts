import type { Instant } from '../domain/ids.ts';
import { dayMs, hourMs, instantAfter, minuteMs } from '../domain/instants.ts';
import { kindOfIncoming } from '../domain/incoming-mail.ts';
import type { Invitation } from '../domain/invitation.ts';
import type { Mailbox, SentMail, UnseenReason } from '../domain/mailbox.ts';
import type { InvitationEvent } from '../domain/invitation-moves.ts';
import type { Clock } from '../ports/clock.ts';
import type { FaultPoints } from '../ports/fault-points.ts';
import { codeOf } from '../ports/faults.ts';
import type { Mailer, ThreadMail } from '../ports/mailer.ts';
import type { Register, Stored } from '../ports/register.ts';
import type { Telemetry } from '../ports/telemetry.ts';
import { createLookForReports } from './look-for-reports.ts';
import { failureIn, moveAnswered } from './move-answered.ts';
import type { OutboxBell } from './outbox-bell.ts';
import { createMemory } from './recent-memory.ts';
import { signInNeededBy } from './sign-in-need.ts';

interface Dependencies {
  readonly register: Register;
  readonly mailer: Pick<Mailer, 'thread' | 'reports' | 'marks' | 'source'>;
  readonly bell: OutboxBell;
  readonly clock: Clock;
  readonly telemetry: Telemetry;
  readonly faultPoints: FaultPoints;
}

export interface LookForAnswers {
  /** Looks into one thread now; answers the invitation as it stands afterwards. */
  one(stored: Stored<Invitation>): Promise<Stored<Invitation>>;
  /** Looks into every thread in which something may have come by now. */
  due(signal?: AbortSignal): Promise<void>;
}

/** A second mail is told from what came before it by time, and Graph's times are whole seconds. */
const slackMs = 5_000;

/** The younger a mail is, the sooner something comes back; after three months nobody looks any more. */
function restMs(ageMs: number): number | undefined {
  if (ageMs > 90 * dayMs) return undefined;
  if (ageMs < dayMs) return 0;
  return ageMs < 14 * dayMs ? 10 * minuteMs : hourMs;
}

/**
 * Looks in the thread of each mail that waits for an answer: who answered, and what came back. Reports of mail servers
 * are looked for outside it as well. What people wrote is not read: who wrote it, and the marks of machines, are all that
 * counts.
 */
export function createLookForAnswers(deps: Dependencies): LookForAnswers {
  const { register, clock } = deps;
  const settled = createMemory<true>();
  const lookedAt = createMemory<number>();
  const reports = createLookForReports(deps);

  async function one(stored: Stored<Invitation>): Promise<Stored<Invitation>> {
    const { value } = stored;
    const mail = watchedMail(value);
    if (!mail) return stored;
    const { own, ours, others } = await cameInto(deps, mail);
    reports.expect(value.id, { mailbox: mail.mailbox, since: mail.since, ours });
    lookedAt.set(value.id, clock.now().getTime());
    let present = stored;
    const go = async (event: InvitationEvent): Promise<boolean> => {
      const next = await moveAnswered(deps, present, event);
      if (next !== 'conflict') present = next;
      return next !== 'conflict';
    };
    if ('unseen' in value && !(await go({ type: 'mailbox-seen' }))) return present;
    for (const incoming of others) {
      const key = `${value.id} ${incoming.messageId}`;
      if (settled.get(key)) continue;
      const event = await eventOf(deps, mail.mailbox, { incoming, own });
      if (event && !(await go(event))) return present;
      settled.set(key, true);
    }
    return present;
  }

  return {
    one,
    async due(signal) {
      const now = clock.now().getTime();
      const all = await register.allIn(['sent', 'bounced']);
      const due = all.filter(({ value }) => isDue(value, now, lookedAt.get(value.id)));
      const closed = new Set<string>();
      const opened = new Map<string, Mailbox>();
      let failure: { readonly error: unknown } | undefined;
      for (const stored of due) {
        if (signal?.aborted) return;
        const mailbox = nameOf(stored.value);
        if (closed.has(mailbox)) continue;
        try {
          await one(stored);
          const mailOf = watchedMail(stored.value);
          if (mailOf) opened.set(mailbox, mailOf.mailbox);
        } catch (error) {
          if (codeOf(error) === 'store/unavailable') throw error;
          // One mailbox that does not answer must not hide what stands in the others.
          closed.add(mailbox);
          const why = closedBy(error);
          if (why)
            await close(
              deps,
              all.filter(({ value }) => nameOf(value) === mailbox),
              why,
            );
          else failure ??= { error };
        }
      }
      for (const [name, mailbox] of opened) {
        if (signal?.aborted) return;
        if (closed.has(name)) continue;
        await reports.look(
          mailbox,
          all.filter(({ value }) => nameOf(value) === name).map(({ value }) => value.id),
        );
      }
      if (failure) throw failure.error;
    },
  };
}

interface Watched extends SentMail {
  readonly conversationId: string;
  readonly since: Instant;
}

/** The mail in whose thread an answer can stand; none is known of what was copied and sent by hand. */
function watchedMail(invitation: Invitation): Watched | undefined {
  if (invitation.state !== 'sent' && invitation.state !== 'bounced') return undefined;
  const { mail, sentAt } = invitation;
  if (mail?.conversationId === undefined) return undefined;
  const since = instantAfter(sentAt, -slackMs);
  return { ...mail, conversationId: mail.conversationId, since };
}

function isDue(invitation: Invitation, now: number, lookedAt: number | undefined): boolean {
  const mail = watchedMail(invitation);
  if (mail && 'unseen' in invitation) return true;
  const rest = mail && restMs(now - Date.parse(mail.since));
  if (rest === undefined) return false;
  // A clock that was set back says nothing about when it was looked.
  return lookedAt === undefined || now < lookedAt || now - lookedAt >= rest;
}

function nameOf(invitation: Invitation): string {
  const mailbox = watchedMail(invitation)?.mailbox;
  return mailbox?.kind === 'own' ? mailbox.person : 'shared';
}

function closedBy(error: unknown): UnseenReason | undefined {
  if (signInNeededBy(error)) return 'sign-in';
  return codeOf(error) === 'graph/not-allowed' ? 'refused' : undefined;
}

/** Says on each invitation of a mailbox that its answers cannot be seen. */
async function close(
  deps: Dependencies,
  all: readonly Stored<Invitation>[],
  why: UnseenReason,
): Promise<void> {
  const at = deps.clock.now().toISOString();
  for (const stored of all) await moveAnswered(deps, stored, { type: 'mailbox-closed', at, why });
}

interface Thread {
  /** From which address our mail went out. */
  readonly own: string;
  /** As mail servers call what went out of here. */
  readonly ours: readonly string[];
  readonly others: readonly ThreadMail[];
}

/** Where our own mail is gone from the mailbox nobody can tell ours from theirs. */
async function cameInto({ mailer }: Dependencies, mail: Watched): Promise<Thread> {
  const thread = await mailer.thread(mail.mailbox, mail.conversationId, mail.since);
  const own = thread.find(({ messageId }) => messageId === mail.messageId)?.from;
  if (own === undefined) return { own: '', ours: [], others: [] };
  const ours = thread.filter(({ from }) => from === own).flatMap((one) => one.internetMessageId ?? []);
  return { own, ours, others: thread.filter(({ from }) => from !== own) };
}

const domainOf = (address: string | undefined) => address?.split('@').at(-1);

async function eventOf(
  { mailer }: Dependencies,
  mailbox: Mailbox,
  { incoming, own }: { readonly incoming: ThreadMail; readonly own: string },
): Promise<InvitationEvent | undefined> {
  const { messageId, receivedAt, webLink, from } = incoming;
  const marks = await mailer.marks(mailbox, messageId);
  if (!marks) return undefined;
  const kind = kindOfIncoming(marks);
  const at = new Date(receivedAt).toISOString();
  // A colleague who is copied in does not answer for the customer.
  if (kind === 'answer' && domainOf(from) === domainOf(own)) return undefined;
  if (kind === 'answer') return { type: 'replied', at, ...(webLink ? { replyLink: webLink } : {}) };
  return kind === 'report' ? failureIn({ mailer }, mailbox, incoming) : undefined;
}
