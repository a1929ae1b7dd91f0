import { customerOfRemoval, type Instant, type PersonId, type RemovalKey } from '../domain/ids.ts';
import type { LetterLanguage } from '../domain/letter.ts';
import type { Mailbox } from '../domain/mailbox.ts';
import type { CustomerNotice, Removal } from '../domain/removal.ts';
import { decideRemoval } from '../domain/removal-moves.ts';
import type { NewAct, OutboxEntry } from '../ports/acts.ts';
import type { Register } from '../ports/register.ts';
import { type BringOutDependencies, bringOutMail } from './bring-out-mail.ts';
import { finish, finishUpon } from './entry-steps.ts';
import { showRemoval, tellOfRemoval } from './removal-news.ts';

export interface MailNoticeDependencies extends BringOutDependencies {
  readonly register: Register;
  readonly mailboxOfPerson: (person: PersonId) => Mailbox;
  readonly plainHtml: (text: string, language: LetterLanguage) => string;
}

/** A mail that was never begun and fails this often is given up, visibly. */
const mostAttempts = 18;

/** Brings the notice to the customer out. */
export function createMailRemovalNoticeAct(deps: MailNoticeDependencies) {
  return async (entry: OutboxEntry, { number }: { readonly number: number }): Promise<void> => {
    const stored = await deps.register.removal(customerOfRemoval(entry.aggregateId as RemovalKey), number);
    const notice = stored?.value.notice;
    if (!stored || notice?.kind !== 'mail' || notice.mailed) return finish(deps, entry);
    const mailbox = deps.mailboxOfPerson(stored.value.requester.id);
    const brought = await bringOutMail(deps, {
      entry,
      mailbox,
      mail: toMail(deps, notice),
      points: { called: 'remove.mailed' },
      mostAttempts,
    });
    if (brought.kind === 'later') return;
    const now = deps.clock.now().toISOString();
    const mailed =
      brought.kind === 'refused'
        ? ({ kind: 'failed', at: now } as const)
        : {
            kind: 'sent' as const,
            at: brought.record.sentAt ?? now,
            mailbox,
            messageId: brought.record.messageId,
          };
    await record(deps, brought.entry, { removal: stored.value, mailed });
  };
}

type MailNotice = Extract<CustomerNotice, { kind: 'mail' }>;

function toMail({ plainHtml }: MailNoticeDependencies, { subject, text, language, to }: MailNotice) {
  return { to: [{ address: to }], cc: [], subject, html: plainHtml(text, language) };
}

async function record(
  deps: MailNoticeDependencies,
  entry: OutboxEntry,
  { removal, mailed }: { readonly removal: Removal; readonly mailed: NonNullable<MailNotice['mailed']> },
): Promise<void> {
  const { customer, number } = removal;
  const at = deps.clock.now().toISOString();
  await finishUpon(deps, entry, async () => {
    const stored = await deps.register.removal(customer.id, number);
    const next = stored && decideRemoval(stored.value, { type: 'mail-notice', mailed });
    if (!stored || !next?.ok) return {};
    return { removal: { value: next.value, over: stored.version }, acts: newsOf(next.value, at) };
  });
}

function newsOf(removal: Removal, at: Instant): readonly NewAct[] {
  const { notice } = removal;
  const hasFailed = notice.kind === 'mail' && notice.mailed?.kind === 'failed';
  return [
    showRemoval(removal, at),
    ...(hasFailed ? tellOfRemoval(removal, 'mail-failed', { at, approvers: [] }) : []),
  ];
}
