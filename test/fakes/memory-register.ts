/** The register in memory: versions, leases and all-or-nothing commits as the stored one keeps them. */
import {
  type AggregateId,
  type ApprovalId,
  type CustomerTenantId,
  house,
  type Instant,
  type NewcomerKey,
  newcomerKey,
  removalKey,
} from '../../src/domain/ids.ts';
import type { EventChoice } from '../../src/domain/event-choice.ts';
import { type Approval, idOfApproval } from '../../src/domain/approval.ts';
import type { Removal } from '../../src/domain/removal.ts';
import { type Invitation, type InvitationState, invitationStates } from '../../src/domain/invitation.ts';
import { isFound, wantedText } from '../../src/domain/invitation-search.ts';
import type { Newcomer } from '../../src/domain/newcomer.ts';
import { isLeaseOver } from '../../src/ports/leases.ts';
import type { OutboxEntry } from '../../src/ports/acts.ts';
import {
  actsOf,
  type Claim,
  type Commit,
  type CommitOutcome,
  type InvitationFilter,
  type InvitationPage,
  type Register,
  type Stored,
  type Telling,
} from '../../src/ports/register.ts';

export interface MemoryRegister extends Register {
  /** Everything in the outbox now, leased or not, in the order in which it was written. */
  pending(): readonly OutboxEntry[];
}

interface Row extends OutboxEntry {
  readonly leasedUntilMs: number;
}

interface Tables {
  readonly invitations: Map<AggregateId, Stored<Invitation>>;
  readonly newcomers: Map<NewcomerKey, Stored<Newcomer>>;
  readonly removals: Map<string, Stored<Removal>>;
  readonly approvals: Map<ApprovalId, Stored<Approval>>;
  readonly entries: Map<string, Row>;
  readonly claims: Map<CustomerTenantId, Stored<Claim>>;
  readonly tellings: Map<string, Telling>;
  readonly eventChoices: Map<AggregateId, Stored<EventChoice>>;
  readonly done: Set<string>;
}

type Touched = { readonly row: Row; readonly after: Row | undefined };

const removalPlace = (aggregateId: AggregateId, number: number) => `${aggregateId} ${number}`;
const keyOf = (aggregateId: AggregateId, entryId: string) => `${aggregateId}\n${entryId}`;
const byText = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0);
const toEntry = ({ leasedUntilMs: _, ...entry }: Row): OutboxEntry => structuredClone(entry);

function newestFirst(a: Invitation, b: Invitation): number {
  return byText(b.createdAt, a.createdAt) || byText(b.id, a.id);
}

type Mark = readonly [Instant, string];

/** Less than zero for what is older than the mark. */
function besides(invitation: Invitation, mark: Mark): number {
  return byText(invitation.createdAt, mark[0]) || byText(invitation.id, mark[1]);
}

const markOf = ({ createdAt, id }: Invitation) => JSON.stringify([createdAt, id]);

function isWanted(invitation: Invitation, { inviter, text }: InvitationFilter): boolean {
  return (
    (inviter === undefined || invitation.inviter === inviter) && isFound(invitation, wantedText(text ?? ''))
  );
}

export function createMemoryRegister({
  now = Date.now,
}: {
  readonly now?: () => number;
} = {}): MemoryRegister {
  const tables: Tables = {
    invitations: new Map(),
    newcomers: new Map(),
    removals: new Map(),
    approvals: new Map(),
    entries: new Map(),
    claims: new Map(),
    tellings: new Map(),
    eventChoices: new Map(),
    done: new Set(),
  };
  let writes = 0;
  const newVersion = () => `w${++writes}`;
  const free = () => [...tables.entries.values()].filter((row) => isLeaseOver(row.leasedUntilMs, now()));

  return {
    pending: () => [...tables.entries.values()].map(toEntry),
    invitation: async (id) => structuredClone(tables.invitations.get(id)),
    commit: async (commit) => commitTo(tables, commit, { now, newVersion }),
    invitations: async ({ states, size, after, before, ...filter }) => {
      const text = before ?? after;
      const mark = text === undefined ? undefined : (JSON.parse(text) as Mark);
      const found = [...tables.invitations.values()]
        .map(({ value }) => value)
        .filter((one) => isWanted(one, filter))
        .filter(({ state }) => states === undefined || states.includes(state))
        .sort(newestFirst);
      if (mark && before !== undefined) return toPageBack(found, mark, size);
      const rest = mark ? found.filter((one) => besides(one, mark) < 0) : found;
      return toPage(rest, size, mark !== undefined);
    },
    countInvitations: async (filter) => {
      const all = [...tables.invitations.values()].filter(({ value }) => isWanted(value, filter));
      const count = (state: InvitationState) => all.filter(({ value }) => value.state === state).length;
      return Object.fromEntries(invitationStates.map((state) => [state, count(state)])) as Record<
        InvitationState,
        number
      >;
    },
    newcomer: async (customer) => structuredClone(tables.newcomers.get(newcomerKey(customer))),
    newcomers: async ({ firstSeenAfter }) =>
      structuredClone(
        [...tables.newcomers.values()].filter(
          ({ value }) => value.state === 'claimed' || value.firstSeenAt > firstSeenAfter,
        ),
      ),
    invitationsTo: async ({ tenantId, domain, size }) =>
      structuredClone(
        [...tables.invitations.values()]
          .map(({ value }) => value)
          .filter(({ recipient }) => recipient.tenantId === tenantId || recipient.domain === domain)
          .sort(newestFirst)
          .slice(0, size),
      ),
    domainsIn: async (states) => [
      ...new Set(
        [...tables.invitations.values()]
          .filter(({ value }) => states.includes(value.state))
          .map(({ value }) => value.recipient.domain),
      ),
    ],
    answeredSince: async (moment) =>
      structuredClone(
        [...tables.invitations.values()]
          .map(({ value }) => value)
          .filter((one) => {
            const at = 'noticedAt' in one ? one.noticedAt : one.notOf?.at(-1)?.at;
            return at !== undefined && at >= moment;
          }),
      ),
    allIn: async (states) =>
      structuredClone([...tables.invitations.values()].filter(({ value }) => states.includes(value.state))),
    tellings: async (id) =>
      structuredClone(
        [...tables.tellings.values()]
          .filter(({ aggregateId }) => aggregateId === id)
          .sort((a, b) => byText(a.at, b.at)),
      ),
    tellingsTo: async (person, size) =>
      structuredClone(
        [...tables.tellings.values()]
          .filter(({ to }) => 'person' in to && to.person === person)
          .sort((a, b) => byText(b.at, a.at))
          .slice(0, size),
      ),
    removal: async (customer, number) =>
      structuredClone(tables.removals.get(removalPlace(removalKey(customer), number))),
    removalsOf: async (customer) =>
      structuredClone(
        [...tables.removals.values()]
          .filter(({ value }) => value.customer.id === customer)
          .sort((a, b) => b.value.number - a.value.number),
      ),
    removalsIn: async (states) =>
      structuredClone(
        [...tables.removals.values()].map(({ value }) => value).filter(({ state }) => states.includes(state)),
      ),
    approval: async (id) => structuredClone(tables.approvals.get(id)),
    waitingApprovals: async () =>
      structuredClone(
        [...tables.approvals.values()].map(({ value }) => value).filter(({ state }) => state === 'waiting'),
      ),
    eventChoice: async () => structuredClone(tables.eventChoices.get(house)),
    isDone: async (id, once) => tables.done.has(keyOf(id, once)),
    claim: async (tenantId) => structuredClone(tables.claims.get(tenantId)),
    putClaim: async (claim, over) => {
      if (tables.claims.get(claim.tenantId)?.version !== over?.version) return 'conflict';
      tables.claims.set(claim.tenantId, { value: structuredClone(claim), version: newVersion() });
      return 'written';
    },
    takeDue: async ({ dueBy, limit, leaseMs, besides = [] }) => {
      const due = free()
        .filter((row) => row.dueAt <= dueBy && !besides.includes(row.act.kind))
        .sort((a, b) => byText(a.dueAt, b.dueAt))
        .slice(0, limit)
        .map((row) => ({ ...row, version: newVersion(), leasedUntilMs: now() + leaseMs }));
      for (const row of due) tables.entries.set(keyOf(row.aggregateId, row.entryId), row);
      return due.map(toEntry);
    },
    waitingFor: async (person) =>
      free()
        .filter(({ progress }) => progress.waitsFor === person)
        .map(toEntry),
    needingAttention: async (id) =>
      [...tables.entries.values()]
        .filter(({ progress, aggregateId }) => progress.attention && (id === undefined || id === aggregateId))
        .sort((a, b) => byText(a.dueAt, b.dueAt))
        .map(toEntry),
    entriesOf: async (id) =>
      [...tables.entries.values()]
        .filter(({ aggregateId }) => aggregateId === id)
        .sort((a, b) => byText(a.dueAt, b.dueAt))
        .map(toEntry),
    entry: async (aggregateId, entryId) => {
      const row = tables.entries.get(keyOf(aggregateId, entryId));
      return row && { entry: toEntry(row), isHeld: !isLeaseOver(row.leasedUntilMs, now()) };
    },
    nextDue: async () =>
      free()
        .map(({ dueAt }) => dueAt)
        .sort(byText)[0],
  };
}

function toPage(found: readonly Invitation[], size: number, isLater: boolean): InvitationPage {
  const invitations = structuredClone(found.slice(0, size));
  const [first, last] = [invitations[0], invitations.at(-1)];
  return {
    invitations,
    ...(last && found.length > size ? { next: markOf(last) } : {}),
    ...(first && isLater ? { previous: markOf(first) } : {}),
  };
}

function toPageBack(found: readonly Invitation[], mark: Mark, size: number): InvitationPage {
  const newer = found.filter((one) => besides(one, mark) > 0);
  const invitations = structuredClone(newer.slice(Math.max(0, newer.length - size)));
  const [first, last] = [invitations[0], invitations.at(-1)];
  return {
    invitations,
    ...(last ? { next: markOf(last) } : {}),
    ...(first && newer.length > size ? { previous: markOf(first) } : {}),
  };
}

interface Tools {
  readonly now: () => number;
  readonly newVersion: () => string;
}

/** What becomes of the entry that the commit names; `stale` when it is no longer as the caller knew it. */
function touchedEntry(tables: Tables, commit: Commit, tools: Tools): Touched | 'none' | 'stale' {
  const named = commit.finished ?? commit.progressed?.entry ?? commit.delayed?.entry;
  if (!named) return 'none';
  if (named.aggregateId !== commit.aggregateId) throw new Error('a commit stays within one aggregate');
  const row = tables.entries.get(keyOf(named.aggregateId, named.entryId));
  if (row?.version !== named.version) return 'stale';
  const { progressed, delayed } = commit;
  if (progressed) {
    const leasedUntilMs = tools.now() + progressed.leaseMs;
    return {
      row,
      after: { ...row, progress: progressed.progress, leasedUntilMs, version: tools.newVersion() },
    };
  }
  if (!delayed) return { row, after: undefined };
  const { progress, dueAt } = delayed;
  return { row, after: { ...row, progress, dueAt, leasedUntilMs: 0, version: tools.newVersion() } };
}

function commitTo(tables: Tables, commit: Commit, tools: Tools): CommitOutcome {
  const { aggregateId, invitation, newcomer, removal, approval, eventChoice, once, tellings = [] } = commit;
  const acts = actsOf(commit);
  const key = newcomer && newcomerKey(newcomer.value.customer.id);
  const ofRemoval = removal && removalKey(removal.value.customer.id);
  const named = [invitation?.value.id, key, ofRemoval, approval?.value.subject.id, eventChoice && house];
  if (named.some((id) => id !== undefined && id !== aggregateId))
    throw new Error('a commit stays within one aggregate');
  const touched = touchedEntry(tables, commit, tools);
  const stored = tables.invitations.get(aggregateId);
  if (touched === 'stale' || (invitation && stored?.version !== invitation.over)) return { kind: 'conflict' };
  if (newcomer && key && tables.newcomers.get(key)?.version !== newcomer.over) return { kind: 'conflict' };
  const place = removal && removalPlace(aggregateId, removal.value.number);
  if (removal && place && tables.removals.get(place)?.version !== removal.over) return { kind: 'conflict' };
  const approvalKey = approval && idOfApproval(approval.value);
  if (approval && approvalKey && tables.approvals.get(approvalKey)?.version !== approval.over)
    return { kind: 'conflict' };
  if (eventChoice && tables.eventChoices.get(house)?.version !== eventChoice.over)
    return { kind: 'conflict' };
  if (once !== undefined && tables.done.has(keyOf(aggregateId, once))) return { kind: 'conflict' };
  const removed = touched !== 'none' && !touched.after ? touched.row.entryId : undefined;
  const taken = (entryId: string) => entryId !== removed && tables.entries.has(keyOf(aggregateId, entryId));
  const isTwice = new Set(acts.map(({ entryId }) => entryId)).size < acts.length;
  const isToldTwice = tellings.some(({ id }) => tables.tellings.has(keyOf(aggregateId, id)));
  if (isToldTwice || isTwice || acts.some(({ entryId }) => taken(entryId))) return { kind: 'conflict' };

  const invitationVersion = invitation && tools.newVersion();
  if (invitation && invitationVersion) {
    tables.invitations.set(aggregateId, {
      value: structuredClone(invitation.value),
      version: invitationVersion,
    });
  }
  if (newcomer && key) {
    tables.newcomers.set(key, { value: structuredClone(newcomer.value), version: tools.newVersion() });
  }
  if (removal && place) {
    tables.removals.set(place, { value: structuredClone(removal.value), version: tools.newVersion() });
  }
  if (approval && approvalKey) {
    tables.approvals.set(approvalKey, {
      value: structuredClone(approval.value),
      version: tools.newVersion(),
    });
  }
  if (eventChoice) {
    tables.eventChoices.set(house, {
      value: structuredClone(eventChoice.value),
      version: tools.newVersion(),
    });
  }
  if (once !== undefined) tables.done.add(keyOf(aggregateId, once));
  if (removed) tables.entries.delete(keyOf(aggregateId, removed));
  const after = touched === 'none' ? undefined : touched.after;
  if (after) tables.entries.set(keyOf(aggregateId, after.entryId), structuredClone(after));
  for (const { entryId, act, dueAt } of acts) {
    const row = { aggregateId, entryId, act, dueAt, progress: { attempts: 0 }, leasedUntilMs: 0 };
    tables.entries.set(keyOf(aggregateId, entryId), structuredClone({ ...row, version: tools.newVersion() }));
  }
  for (const telling of tellings) {
    tables.tellings.set(keyOf(aggregateId, telling.id), structuredClone({ ...telling, aggregateId }));
  }
  return {
    kind: 'committed',
    ...(invitationVersion ? { invitationVersion } : {}),
    ...(after ? { entryVersion: after.version } : {}),
  };
}
