import type { Instant, InvitationId } from '../domain/ids.ts';
import { mailsNamedBy } from '../domain/incoming-mail.ts';
import type { Mailbox } from '../domain/mailbox.ts';
import type { Clock } from '../ports/clock.ts';
import type { FaultPoints } from '../ports/fault-points.ts';
import type { Mailer, ServerReport } from '../ports/mailer.ts';
import type { Register } from '../ports/register.ts';
import type { Telemetry } from '../ports/telemetry.ts';
import { failureIn, moveAnswered } from './move-answered.ts';
import type { OutboxBell } from './outbox-bell.ts';
import { createMemory } from './recent-memory.ts';

interface Dependencies {
  readonly register: Register;
  readonly mailer: Pick<Mailer, 'reports' | 'marks' | 'source'>;
  readonly bell: OutboxBell;
  readonly clock: Clock;
  readonly telemetry: Telemetry;
  readonly faultPoints: FaultPoints;
}

interface Expected {
  readonly mailbox: Mailbox;
  readonly since: Instant;
  readonly ours: readonly string[];
}

export interface LookForReports {
  /** Which mails of an invitation went out, as mail servers call them. */
  expect(invitation: InvitationId, expected: Expected): void;
  /** Looks through the reports in a mailbox for those about mails of these invitations. */
  look(mailbox: Mailbox, invitations: readonly InvitationId[]): Promise<void>;
}

/** A report that comes late has its own moment; one that the list showed late is asked for once more. */
const overlapMs = 3_600_000;

/**
 * Finds reports of failed delivery that stand in no thread of ours. They name the mail that they are about; one that is
 * about another mail, or names none, is not opened.
 */
export function createLookForReports(deps: Dependencies): LookForReports {
  const { register, mailer, clock } = deps;
  const expected = createMemory<Expected>();
  const settled = createMemory<true>();
  const named = createMemory<readonly string[]>();
  const lookedAt = createMemory<number>();
  const lookedFor = createMemory<true>();

  /** Which mails it is about: those that it names itself, or else the one that comes with it, which is opened once. */
  async function mailsOf(report: ServerReport, mailbox: Mailbox, key: string): Promise<readonly string[]> {
    if (report.about.length > 0) return report.about;
    const known = named.get(key);
    if (known) return known;
    const marks = await mailer.marks(mailbox, report.messageId);
    const mails = marks ? mailsNamedBy(marks) : [];
    named.set(key, mails);
    return mails;
  }

  /** False where somebody else moved the invitation in between: the next look goes on from there. */
  async function settle(report: ServerReport, mailbox: Mailbox, id: InvitationId): Promise<boolean> {
    const stored = await register.invitation(id);
    const event = stored && (await failureIn(deps, mailbox, report));
    return !stored || !event || (await moveAnswered(deps, stored, event)) !== 'conflict';
  }

  return {
    expect: (invitation, mails) => expected.set(invitation, mails),
    async look(mailbox, invitations) {
      const waiting = invitations.flatMap((id) => {
        const mails = expected.get(id);
        return mails && mails.ours.length > 0 ? [{ id, ...mails }] : [];
      });
      const oldest = waiting.map(({ since }) => since).sort()[0];
      if (oldest === undefined) return;
      const owners = new Map(waiting.flatMap(({ id, ours }) => ours.map((mail) => [mail, id] as const)));
      const name = mailbox.kind === 'own' ? mailbox.person : 'shared';
      const now = clock.now().getTime();
      const before = lookedAt.get(name);
      // A clock that was set back says nothing about how far it was looked.
      const goesOn =
        before === undefined || before > now ? oldest : new Date(before - overlapMs).toISOString();
      // Nobody looked for what was not expected yet.
      const unlooked = waiting.filter(({ id }) => !lookedFor.get(id)).map(({ since }) => since);
      const [from = oldest] = [...unlooked, goesOn].sort();
      for (const report of await mailer.reports(mailbox, from)) {
        const key = `${name} ${report.messageId}`;
        if (settled.get(key)) continue;
        // A mail may be known only later than the report about it, which is looked at again until then.
        const [id] = (await mailsOf(report, mailbox, key)).flatMap((mail) => owners.get(mail) ?? []);
        if (id === undefined) continue;
        if (!(await settle(report, mailbox, id))) return;
        settled.set(key, true);
      }
      for (const { id } of waiting) lookedFor.set(id, true);
      lookedAt.set(name, now);
    },
  };
}
