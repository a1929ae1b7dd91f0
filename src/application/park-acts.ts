import type { AttentionTopic } from '../domain/attention.ts';
import { customerOfRemoval, type Instant, type PersonId, type RemovalKey } from '../domain/ids.ts';
import { instantAfter } from '../domain/instants.ts';
import { decide } from '../domain/invitation-moves.ts';
import type { Clock } from '../ports/clock.ts';
import type { Act, ActProgress, NewAct, OutboxEntry } from '../ports/acts.ts';
import type { Commit, Register } from '../ports/register.ts';
import { ifReadable } from './if-readable.ts';

/** What each act is to a person for whom it does not come to an end. */
const topics = {
  'send-mail': 'mail',
  'make-draft': 'draft',
  remind: 'reminder',
  'preview-reminder': 'news',
  'remove-customer': 'removal',
  'mail-removal-notice': 'removal-mail',
  'end-delegation': 'delegation',
  announce: 'news',
  notify: 'news',
  post: 'news',
  show: 'news',
  'show-approval': 'news',
  'show-question': 'news',
  'ask-approver': 'approval',
  'approval-due': 'approval',
  'release-newcomer': 'record',
  record: 'record',
  'forget-person': 'record',
  'forget-address': 'record',
  'register-events': 'registration',
} as const satisfies Record<Act['kind'], AttentionTopic>;

export const topicOf = ({ kind }: Act): AttentionTopic => topics[kind];

/** After so many attempts it is for a person to say what shall be done: a quarter of an hour to an hour of tries. */
const mostAttempts: Readonly<Record<AttentionTopic, number>> = {
  mail: 12,
  draft: 12,
  reminder: 20,
  removal: 18,
  'removal-mail': 12,
  delegation: 18,
  registration: 18,
  // Where Teams or the store is down for a day, people can do nothing about each single message.
  news: 200,
  approval: 200,
  record: 200,
};
/** A fault of ours will be the same tomorrow. */
const mostWithBug = 12;
const hopeless: ReadonlySet<string> = new Set(['bug', 'store/bad-document']);
/** What surely did not go out is given up before, by whoever performs it; but where it is asked to wait, it waits. */
const mostUnbegun = 30;
const givesUpItself: ReadonlySet<AttentionTopic> = new Set(['mail', 'draft', 'removal-mail']);

export function attemptsUntilAttention(act: Act, { lastFault, begunAt }: ActProgress): number {
  const topic = topicOf(act);
  if (begunAt === undefined && givesUpItself.has(topic)) return mostUnbegun;
  const most = mostAttempts[topic];
  return lastFault !== undefined && hopeless.has(lastFault) ? Math.min(most, mostWithBug) : most;
}

/** Looked at so rarely from then on: what was down comes back, and then nobody needs to say anything. */
const lookAgainMs = 10 * 60_000;

interface Dependencies {
  readonly register: Register;
  readonly clock: Clock;
}

/**
 * The register as those who perform this entry see it: what is put off too often needs attention from then on. That is
 * written with the same commit, together with the card that tells its owner, and with a mark on the invitation that
 * waits for it.
 */
export function createParkingRegister(
  { register, clock }: Dependencies,
  { progress: { attention, attended } }: OutboxEntry,
): Register {
  const said = { ...(attention ? { attention } : {}), ...(attended === undefined ? {} : { attended }) };
  const kept = (progress: ActProgress): ActProgress => ({ ...progress, ...said });
  return {
    ...register,
    async commit(commit) {
      const { delayed, progressed } = commit;
      if (progressed) {
        return register.commit({
          ...commit,
          progressed: { ...progressed, progress: kept(progressed.progress) },
        });
      }
      if (!delayed) return register.commit(commit);
      const put = { ...delayed, progress: kept(delayed.progress) };
      const { attempts, waitsFor } = put.progress;
      const isLeft =
        waitsFor === undefined && attempts >= attemptsUntilAttention(put.entry.act, put.progress);
      return register.commit(
        isLeft ? await parked({ register, clock }, commit, put) : { ...commit, delayed: put },
      );
    },
  };
}

async function parked(
  { register, clock }: Dependencies,
  commit: Commit,
  { entry, progress, dueAt }: NonNullable<Commit['delayed']>,
): Promise<Commit> {
  const now = clock.now();
  const later = instantAfter(now, lookAgainMs);
  const isNew = progress.attention === undefined;
  const since = progress.attention?.since ?? now.toISOString();
  const delayed = {
    entry,
    progress: { ...progress, attention: { since } },
    dueAt: dueAt > later ? dueAt : later,
  };
  if (!isNew) return { ...commit, delayed };
  const owner = await ownerOf(register, entry);
  const marked = commit.invitation ? {} : await markedInvitation(register, entry);
  const told = owner === undefined ? [] : [tellOf({ ...entry, progress }, owner, since)];
  return { ...commit, ...marked, delayed, acts: [...(commit.acts ?? []), ...told] };
}

async function markedInvitation(
  register: Register,
  { aggregateId, act }: OutboxEntry,
): Promise<Pick<Commit, 'invitation'>> {
  const topic = topicOf(act);
  if (topic !== 'mail' && topic !== 'draft') return {};
  const stored = await ifReadable(register.invitation(aggregateId));
  const next = stored && decide(stored.value, { type: 'need-attention', needed: true });
  return stored && next?.ok ? { invitation: { value: next.value, over: stored.version } } : {};
}

type Owned = Pick<Register, 'invitation' | 'removal' | 'approval' | 'eventChoice'>;

/**
 * Who decided it and can say what shall become of it; nobody, where the bot only wanted to tell or to write down, or
 * where nobody can read who that was.
 */
export const ownerOf = (register: Owned, entry: Pick<OutboxEntry, 'aggregateId' | 'act'>) =>
  ifReadable(readOwner(register, entry));

async function readOwner(
  register: Owned,
  { aggregateId, act }: Pick<OutboxEntry, 'aggregateId' | 'act'>,
): Promise<PersonId | undefined> {
  switch (act.kind) {
    case 'send-mail':
    case 'make-draft':
    case 'remind':
      return (await register.invitation(aggregateId))?.value.inviter;
    case 'remove-customer':
    case 'mail-removal-notice':
    case 'end-delegation': {
      const customerId = customerOfRemoval(aggregateId as RemovalKey);
      return (await register.removal(customerId, act.number))?.value.requester.id;
    }
    case 'ask-approver':
    case 'approval-due':
      return (await register.approval(act.approvalId))?.value.requester.id;
    case 'register-events':
      return (await register.eventChoice())?.value.chosenBy.id;
    default:
      return undefined;
  }
}

function tellOf({ aggregateId, entryId, act, progress }: OutboxEntry, to: PersonId, since: Instant): NewAct {
  const notice = { kind: 'needs-attention', aggregateId, entryId, topic: topicOf(act) } as const;
  return {
    entryId: `attention-${entryId}-${progress.attended ?? 0}`,
    act: { kind: 'notify', to, notice },
    dueAt: since,
  };
}
