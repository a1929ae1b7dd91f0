import { type Approval, idOfApproval } from '../domain/approval.ts';
import { recordsOfApproval } from '../domain/approval-facts.ts';
import { isEdited, newsOf } from '../domain/invitation-facts.ts';
import { type HistoryRecord, nameText } from '../domain/history.ts';
import { type AggregateId, customerOfRemoval, type Instant, type PersonId } from '../domain/ids.ts';
import type { Invitation } from '../domain/invitation.ts';
import type { NamedPerson } from '../domain/named-person.ts';
import type { Newcomer } from '../domain/newcomer.ts';
import type { Removal } from '../domain/removal.ts';
import { recordsOfRemoval } from '../domain/removal-facts.ts';
import type { Clock } from '../ports/clock.ts';
import type { Commit, Register, Stored } from '../ports/register.ts';
import { createMemory } from './recent-memory.ts';

interface Dependencies {
  readonly register: Register;
  readonly clock: Clock;
}

/**
 * The register, with everything that moves in it recorded: what it was before and is afterwards says what happened, whichever use case moved it, and its entry in the history is decided by the same write.
 */
export function createRecordingRegister({ register, clock }: Dependencies): Register {
  const invitations = createSeen(register.invitation);
  const removals = createSeen(register.removal);
  const approvals = createSeen(register.approval);
  return {
    ...register,
    invitation: invitations.read,
    removal: removals.read,
    approval: approvals.read,
    async commit(commit) {
      const { invitation, newcomer, removal, approval } = commit;
      if (!invitation && !newcomer && !removal && !approval) return register.commit(commit);
      const now = clock.now().toISOString();
      const derived = await Promise.all([
        invitation ? recordsOfInvitation(invitations.inVersion, invitation, now) : [],
        newcomer ? recordsOfNewcomer(register, newcomer, now) : [],
        removal ? movesOfRemoval(removals.inVersion, removal, now) : [],
        approval ? stepsOfApproval({ inVersion: approvals.inVersion, register, invitation }, approval) : [],
      ]);
      const records: HistoryRecord[] = [];
      for (const one of derived) {
        if (one === 'outdated') return { kind: 'conflict' };
        records.push(...one);
      }
      return register.commit({ ...commit, records: [...records, ...(commit.records ?? [])] });
    },
  };
}

const mostSeen = 200;

/** Absent where that version is not the present one. */
type InVersion<Args extends readonly unknown[], T> = (
  version: string,
  ...args: Args
) => Promise<T | undefined>;

/** Whoever moves something has just read it: as it was in that version it is known, and need not be read again. */
function createSeen<Args extends readonly unknown[], T>(
  readStored: (...args: Args) => Promise<Stored<T> | undefined>,
) {
  const seen = createMemory<T>(mostSeen);
  const keyOf = (args: Args, version: string) => [...args, version].join('\n');
  const read = async (...args: Args): Promise<Stored<T> | undefined> => {
    const stored = await readStored(...args);
    if (!stored) return undefined;
    seen.set(keyOf(args, stored.version), stored.value);
    return stored;
  };
  const inVersion: InVersion<Args, T> = async (version, ...args) => {
    const known = seen.get(keyOf(args, version));
    if (known) return known;
    const stored = await read(...args);
    return stored?.version === version ? stored.value : undefined;
  };
  return { read, inVersion };
}

type Records = readonly HistoryRecord[] | 'outdated';

async function movesOfRemoval(
  inVersion: InVersion<Parameters<Register['removal']>, Removal>,
  { value: after, over }: NonNullable<Commit['removal']>,
  now: Instant,
): Promise<Records> {
  if (over === undefined) return recordsOfRemoval(undefined, after, now);
  const before = await inVersion(over, after.customer.id, after.number);
  return before ? recordsOfRemoval(before, after, now) : 'outdated';
}

async function stepsOfApproval(
  deps: {
    readonly inVersion: InVersion<Parameters<Register['approval']>, Approval>;
    readonly register: Pick<Register, 'invitation'>;
    readonly invitation: Commit['invitation'];
  },
  { value: after, over }: NonNullable<Commit['approval']>,
): Promise<Records> {
  const before = over === undefined ? undefined : await deps.inVersion(over, idOfApproval(after));
  if (over !== undefined && before === undefined) return 'outdated';
  const { subject } = after;
  const key =
    subject.kind === 'removal'
      ? customerOfRemoval(subject.id)
      : (deps.invitation ?? (await deps.register.invitation(subject.id)))?.value.recipient.tenantId;
  return key === undefined ? [] : recordsOfApproval(before, after, key);
}

async function recordsOfInvitation(
  inVersion: InVersion<[AggregateId], Invitation>,
  { value: after, over }: NonNullable<Commit['invitation']>,
  now: Instant,
): Promise<Records> {
  const before = over === undefined ? undefined : await inVersion(over, after.id);
  if (over !== undefined && before === undefined) return 'outdated';
  const common = { key: after.recipient.tenantId, ...happened(before, after, now) };
  const records = newsOf(before, after).map(
    ({ name, fact, texts }): HistoryRecord => ({
      ...common,
      name,
      fact,
      texts: { ...texts, ...nameOf(common.by) },
    }),
  );
  return [...records, ...linked(before, after, now)];
}

/** By whom and when: as the move says, else by the inviter, whose letter and note it is, now. */
function happened(
  before: Invitation | undefined,
  after: Invitation,
  now: Instant,
): Pick<HistoryRecord, 'at' | 'by'> {
  const move = after.moves.length > (before?.moves.length ?? 0) ? after.moves.at(-1) : undefined;
  const isEdit = before !== undefined && isEdited(before, after);
  const isNote = before !== undefined && before.noted !== after.noted;
  const by = move?.by ?? (isEdit || isNote ? after.inviter : undefined);
  // An edit that makes a draft of a failed one takes over its time.
  const at = move && !isEdit ? move.at : now;
  return {
    at,
    ...(by === undefined ? {} : { by: { id: by, name: nameIn(after, by) } }),
  };
}

/** As far as the invitation itself knows who that is. */
function nameIn(invitation: Invitation, person: PersonId): string {
  const { inviter: id, inviterName: name, approvedBy = [] } = invitation;
  const answer = 'answer' in invitation ? invitation.answer : undefined;
  const rejecter = answer?.kind === 'rejected' ? [answer.by] : [];
  return [{ id, name }, ...approvedBy, ...rejecter].find((one) => one.id === person)?.name ?? '';
}

const nameOf = (by: NamedPerson | undefined): HistoryRecord['texts'] =>
  by && by.name !== '' ? { by: nameText(by) } : {};

/** An acceptance by another customer than the one that was looked up: both histories name each other. */
function linked(before: Invitation | undefined, after: Invitation, at: Instant): readonly HistoryRecord[] {
  if (!('customer' in after) || (before && 'customer' in before)) return [];
  const { recipient, customer, id: invitationId, revision } = after;
  if (customer.id === recipient.tenantId) return [];
  return [
    {
      name: `linked-${revision}`,
      key: customer.id,
      at,
      fact: { kind: 'history-linked', other: recipient.tenantId, invitationId },
      texts: { customer: { text: customer.name, about: [] } },
    },
  ];
}

async function recordsOfNewcomer(
  register: Register,
  newcomer: Commit['newcomer'],
  now: Instant,
): Promise<Records> {
  if (!newcomer) return [];
  const { value: after, over } = newcomer;
  const before = over === undefined ? undefined : await register.newcomer(after.customer.id);
  if (before?.version !== over) return 'outdated';
  // That a card reached somebody moves nothing.
  if (before?.value.revision === after.revision) return [];
  const by = 'by' in after ? after.by : undefined;
  return [
    {
      name: `moved-${after.revision}`,
      key: after.customer.id,
      at: momentOf(after) ?? now,
      ...(by ? { by } : {}),
      fact: {
        kind: 'newcomer-moved',
        ...(before ? { from: before.value.state } : {}),
        to: after.state,
        ...('invitationId' in after ? { invitationId: after.invitationId, match: after.reason } : {}),
      },
      texts: { customer: { text: after.customer.name, about: [] }, ...nameOf(by) },
    },
  ];
}

const momentOf = (newcomer: Newcomer): Instant | undefined =>
  newcomer.state === 'none' ? newcomer.at : undefined;
