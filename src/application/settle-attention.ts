import { type AttentionChoice, choicesFor, type Standing } from '../domain/attention.ts';
import { type HistoryRecord, nameText } from '../domain/history.ts';
import { customerOfKey, customerOfRemoval, house, type PersonId, type RemovalKey } from '../domain/ids.ts';
import type { Invitation } from '../domain/invitation.ts';
import type { Mailbox } from '../domain/mailbox.ts';
import { decide, type InvitationEvent } from '../domain/invitation-moves.ts';
import type { NamedPerson } from '../domain/named-person.ts';
import { decideRemoval } from '../domain/removal-moves.ts';
import { done, type Result, refused } from '../domain/result.ts';
import type { Clock } from '../ports/clock.ts';
import type { OutboxEntry } from '../ports/acts.ts';
import type { Commit, Register } from '../ports/register.ts';
import { ifReadable } from './if-readable.ts';
import type { OutboxBell } from './outbox-bell.ts';
import { attemptsUntilAttention, ownerOf, topicOf } from './park-acts.ts';
import type { Place } from './read-attention.ts';
import type { RightsGate } from './rights-gate.ts';

interface Dependencies {
  readonly register: Register;
  readonly rights: Pick<RightsGate, 'mayActNow'>;
  readonly mailboxOf: (invitation: Invitation) => Mailbox;
  readonly mailboxOfPerson: (person: PersonId) => Mailbox;
  readonly bell: OutboxBell;
  readonly clock: Clock;
}

export interface SettleAttention extends Place {
  /** Which time of need the card that was pressed shows. */
  readonly time: number;
  readonly choice: AttentionChoice;
  readonly by: NamedPerson;
}

/**
 * `over`: it has come to its end, or somebody decided. `changed`: it is tried at this moment, or was tried since the
 * card was made: what there is to choose from may be otherwise now.
 */
export type SettleRefusal = 'no-rights' | 'not-yours' | 'over' | 'changed';

/** Long enough for one look. */
const patienceMs = 1_500;

/**
 * Takes a person's word about what does not come to an end by itself. The word counts for what was on the card alone:
 * one commit over the very entry, so that it acts once, and never beside somebody who is performing it.
 */
export function createSettleAttention(deps: Dependencies) {
  return async (asked: SettleAttention): Promise<Result<'done' | 'looking', SettleRefusal>> => {
    const { register, rights, bell } = deps;
    const { aggregateId, entryId, choice, by } = asked;
    if (!(await rights.mayActNow(by.id))) return refused('no-rights');
    const found = await readQuiet(deps, asked);
    if (!found?.entry.progress.attention) return refused('over');
    const { entry, isHeld } = found;
    const { act, progress } = entry;
    if (isHeld || timeOf(entry) !== asked.time) return refused('changed');
    const standing = await standingOf(deps, entry, asked);
    const stuck = { topic: topicOf(act), isBegun: progress.begunAt !== undefined };
    if (!choicesFor(stuck, standing).includes(choice))
      return refused(standing === 'colleague' ? 'not-yours' : 'changed');
    const commit = await commitFor(deps, entry, asked);
    if (!commit) return refused('changed');
    const settled = bell.settled(aggregateId, patienceMs);
    const records = [await recordOf(deps, entry, asked)];
    const outcome = await register.commit({ aggregateId, ...commit, records });
    if (outcome.kind === 'conflict') return refused('changed');
    bell.ring();
    if (!commit.delayed) return done('done');
    await settled;
    return done((await register.entry(aggregateId, entryId)) ? 'looking' : 'done');
  };
}

/** Right now: who may only have it looked at is not asked about. */
async function standingOf(
  { register, rights }: Dependencies,
  entry: OutboxEntry,
  { choice, by }: SettleAttention,
): Promise<Standing> {
  const owner = await ownerOf(register, entry);
  if (choice === 'look' || owner === undefined || owner === by.id) return 'own';
  return (await rights.mayActNow(owner)) ? 'colleague' : 'in-place';
}

const quietAttempts = 4;
const quietMs = 250;

/** Somebody may just be looking, as happens now and then: that is over in a moment. */
async function readQuiet({ register, bell }: Dependencies, { aggregateId, entryId }: Place) {
  for (let attempt = 1; ; attempt += 1) {
    const found = await register.entry(aggregateId, entryId);
    if (!found?.isHeld || attempt === quietAttempts) return found;
    await bell.settled(aggregateId, quietMs);
  }
}

const timeOf = ({ progress }: OutboxEntry) => progress.attended ?? 0;

type Change = Omit<Commit, 'aggregateId' | 'records'>;

async function commitFor(
  deps: Dependencies,
  entry: OutboxEntry,
  asked: SettleAttention,
): Promise<Change | undefined> {
  switch (asked.choice) {
    case 'look':
    case 'anew':
      return goOn(deps, entry, asked.choice);
    case 'was-sent':
    case 'close':
      return end(deps, entry, asked);
  }
}

/** Once more at once; after one attempt without an end it needs attention again. */
async function goOn(
  { register, clock }: Dependencies,
  entry: OutboxEntry,
  choice: 'look' | 'anew',
): Promise<Change> {
  const { attention: _, lastFault: __, ...rest } = entry.progress;
  const attended = timeOf(entry) + 1;
  const kept = { ...rest, attended };
  const attempts = attemptsUntilAttention(entry.act, kept) - 1;
  const progress = choice === 'anew' ? { attempts: 0, attended } : { ...kept, attempts };
  const stored = await ifReadable(register.invitation(entry.aggregateId));
  const next = stored && decide(stored.value, { type: 'need-attention', needed: false });
  return {
    delayed: { entry, progress, dueAt: clock.now().toISOString() },
    ...(stored && next?.ok ? { invitation: { value: next.value, over: stored.version } } : {}),
  };
}

async function end(
  deps: Dependencies,
  entry: OutboxEntry,
  asked: SettleAttention,
): Promise<Change | undefined> {
  const topic = topicOf(entry.act);
  if (topic === 'news') return { finished: entry };
  if (entry.act.kind === 'remind') {
    const stored = await deps.register.invitation(entry.aggregateId);
    const next = stored && decide(stored.value, { type: 'skip-reminder', number: entry.act.number });
    if (!stored || !next?.ok) return { finished: entry };
    return { finished: entry, invitation: { value: next.value, over: stored.version } };
  }
  return topic === 'mail' ? endMail(deps, entry, asked) : endRemovalMail(deps, entry, asked);
}

async function endMail(
  { register, mailboxOf, clock }: Dependencies,
  entry: OutboxEntry,
  { choice, by }: SettleAttention,
): Promise<Change | undefined> {
  const stored = await register.invitation(entry.aggregateId);
  if (!stored) return { finished: entry };
  const at = clock.now().toISOString();
  const { messageId, begunAt } = entry.progress;
  const event = (): InvitationEvent | undefined => {
    if (choice === 'was-sent') {
      const mail = messageId === undefined ? undefined : { mailbox: mailboxOf(stored.value), messageId };
      return mail && { type: 'mail-sent', at, mail };
    }
    if (begunAt === undefined) return { type: 'mail-failed', at, reason: 'gave-up' };
    return { type: 'close-unknown', at, by: by.id };
  };
  const wanted = event();
  if (!wanted) return undefined;
  const next = decide(stored.value, wanted);
  // The customer has accepted meanwhile: nobody waits for the mail any more.
  if (!next.ok) return { finished: entry };
  return { finished: entry, invitation: { value: next.value, over: stored.version } };
}

async function endRemovalMail(
  { register, mailboxOfPerson, clock }: Dependencies,
  entry: OutboxEntry,
  { choice }: SettleAttention,
): Promise<Change | undefined> {
  if (entry.act.kind !== 'mail-removal-notice') return undefined;
  const customerId = customerOfRemoval(entry.aggregateId as RemovalKey);
  const stored = await register.removal(customerId, entry.act.number);
  if (!stored) return { finished: entry };
  const at = clock.now().toISOString();
  const { messageId } = entry.progress;
  if (choice === 'was-sent' && messageId === undefined) return undefined;
  const mailbox = mailboxOfPerson(stored.value.requester.id);
  const mailed =
    choice === 'was-sent' && messageId !== undefined
      ? ({ kind: 'sent', at, mailbox, messageId } as const)
      : ({ kind: 'failed', at } as const);
  const next = decideRemoval(stored.value, { type: 'mail-notice', mailed });
  if (!next.ok) return { finished: entry };
  return { finished: entry, removal: { value: next.value, over: stored.version } };
}

/** Whose word it was stands in the history of the customer. */
async function recordOf(
  { register, clock }: Dependencies,
  entry: OutboxEntry,
  { choice, by }: SettleAttention,
): Promise<HistoryRecord> {
  const { aggregateId, entryId, act } = entry;
  const at = clock.now().toISOString();
  const invitation = (await ifReadable(register.invitation(aggregateId)))?.value;
  const key = invitation?.recipient.tenantId ?? customerOfKey(aggregateId) ?? house;
  return {
    name: `attention-${entryId}-${timeOf(entry)}`,
    key,
    at,
    by,
    fact: { kind: 'attention-settled', topic: topicOf(act), choice },
    texts: { by: nameText(by) },
  };
}
