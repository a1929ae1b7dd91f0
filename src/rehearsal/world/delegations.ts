/** Delegated admin relationships with customers: what they are now, and how one is ended. */
import { randomUUID } from 'node:crypto';
import { type Customer, type Customers, toCustomer } from './customers.ts';
import type { Settings, WorldDatabase } from './database.ts';
import { type SeededDelegation, seededDelegation } from './delegation-seed.ts';

export const delegationStatuses = [
  'activating',
  'active',
  'approvalPending',
  'approved',
  'created',
  'expired',
  'expiring',
  'terminated',
  'terminating',
  'terminationRequested',
] as const;
export type DelegationStatus = (typeof delegationStatuses)[number];

export interface Delegation
  extends Pick<SeededDelegation, 'id' | 'displayName' | 'durationDays' | 'autoExtendDays' | 'roleIds'> {
  readonly customer: Pick<Customer, 'seq' | 'tenantId' | 'companyName'>;
  readonly status: DelegationStatus;
  readonly createdAt: Date;
  readonly activatedAt: Date | undefined;
  readonly endsAt: Date | undefined;
  readonly modifiedAt: Date;
}

export interface DelegationRequest {
  readonly id: string;
  readonly status: 'created' | 'pending' | 'succeeded';
  readonly createdAt: Date;
  readonly modifiedAt: Date;
}

export type Termination =
  | { readonly kind: 'requested'; readonly request: DelegationRequest }
  | { readonly kind: 'refused'; readonly status: DelegationStatus }
  | { readonly kind: 'absent' };

export interface DelegationQuery {
  readonly afterSeq: number;
  readonly limit: number;
  readonly matches: (delegation: Delegation) => boolean;
}

export interface Delegations {
  find(id: string): Delegation | undefined;
  ofTenant(tenantId: string): Delegation | undefined;
  /** `lastSeq` is where to go on, where more follow. */
  list(query: DelegationQuery): { readonly delegations: readonly Delegation[]; readonly lastSeq?: number };
  terminate(id: string): Termination;
  /** The request that ended a relationship from our side. */
  requestOf(id: string): DelegationRequest | undefined;
}

interface Deps {
  readonly database: WorldDatabase;
  readonly settings: Settings;
  readonly customers: Customers;
  readonly now: () => Date;
  /** How far an ending has come goes by real time, as the work of a real service does. */
  readonly realNowMs: () => number;
}

const dayMs = 86_400_000;
const endingStepMs = 1500;
const afterDays = (from: Date, days: number) => new Date(from.getTime() + days * dayMs);

/** The end, moved on by each extension that is due, and when it was last moved. */
function readEnd({ durationDays, autoExtendDays }: SeededDelegation, activatedAt: Date, now: Date) {
  let endsAt = afterDays(activatedAt, durationDays);
  let movedAt = activatedAt;
  while (autoExtendDays > 0 && endsAt <= now) {
    movedAt = endsAt;
    endsAt = afterDays(endsAt, autoExtendDays);
  }
  return { endsAt, movedAt };
}

type Course = Pick<Delegation, 'status' | 'activatedAt' | 'endsAt' | 'modifiedAt'>;

/** What time alone has made of it since the world began. */
function courseOf(seeded: SeededDelegation, began: Date, now: Date): Course {
  const { activatedDaysBefore, createdDaysBefore, terminatedDaysBefore } = seeded;
  if (activatedDaysBefore === undefined) {
    const modifiedAt = afterDays(began, -createdDaysBefore);
    return { status: 'approvalPending', activatedAt: undefined, endsAt: undefined, modifiedAt };
  }
  const activatedAt = afterDays(began, -activatedDaysBefore);
  if (terminatedDaysBefore !== undefined) {
    const endsAt = afterDays(began, -terminatedDaysBefore);
    return { status: 'terminated', activatedAt, endsAt, modifiedAt: endsAt };
  }
  const { endsAt, movedAt } = readEnd(seeded, activatedAt, now);
  if (now < endsAt) return { status: 'active', activatedAt, endsAt, modifiedAt: movedAt };
  const isOver = now >= afterDays(endsAt, 1);
  return { status: isOver ? 'expired' : 'expiring', activatedAt, endsAt, modifiedAt: endsAt };
}

interface Ending {
  readonly requestId: string;
  readonly requestedAt: Date;
  readonly requestedRealMs: number;
}

function createEndings(database: WorldDatabase) {
  const find = database.prepare('SELECT * FROM delegation_requests WHERE relationship_id = ?');
  const findAll = database.prepare('SELECT * FROM delegation_requests');
  const insert = database.prepare(
    'INSERT INTO delegation_requests (id, relationship_id, requested_at, requested_real_ms) VALUES (?, ?, ?, ?)',
  );
  type Row = NonNullable<ReturnType<typeof find.get>>;
  const toEnding = (row: Row): Ending => ({
    requestId: String(row.id),
    requestedAt: new Date(String(row.requested_at)),
    requestedRealMs: Number(row.requested_real_ms),
  });
  return {
    find: (relationshipId: string): Ending | undefined => {
      const row = find.get(relationshipId);
      return row && toEnding(row);
    },
    /** By their relationships. */
    all: (): ReadonlyMap<string, Ending> =>
      new Map(findAll.all().map((row) => [String(row.relationship_id), toEnding(row)])),
    add: (relationshipId: string, at: Date, realMs: number) => {
      insert.run(randomUUID(), relationshipId, at.toISOString(), realMs);
    },
  };
}

const endingStatuses = ['terminationRequested', 'terminating', 'terminated'] as const;
const requestStatuses = ['created', 'pending', 'succeeded'] as const;

/** How many of the two steps an ending has behind it, and when it made the last one. */
function progressOf({ requestedAt, requestedRealMs }: Ending, realNowMs: number) {
  const steps = Math.max(0, Math.min(2, Math.floor((realNowMs - requestedRealMs) / endingStepMs))) as
    | 0
    | 1
    | 2;
  return { steps, at: new Date(requestedAt.getTime() + steps * endingStepMs) };
}

export function createDelegations({ database, settings, customers, now, realNowMs }: Deps): Delegations {
  const endings = createEndings(database);
  const page = database.prepare('SELECT * FROM customers WHERE seq > ? AND seq <= ? ORDER BY seq LIMIT ?');
  const beganAt = settings.read('began-at') ?? now().toISOString();
  settings.write('began-at', beganAt);
  const began = new Date(beganAt);
  const seededUpTo = () => Number(settings.read('seeded-up-to') ?? '0');

  /** Customers who came later have none: accepting an invitation to resell gives no delegated rights. */
  const ofSeeded = (
    customer: Customer,
    endingOf: (id: string) => Ending | undefined,
  ): Delegation | undefined => {
    const seeded = seededDelegation(customer);
    if (!seeded) return undefined;
    const course = courseOf(seeded, began, now());
    const ending = endingOf(seeded.id);
    const progress = ending && progressOf(ending, realNowMs());
    const { id, displayName, durationDays, autoExtendDays, roleIds } = seeded;
    const { seq, tenantId, companyName } = customer;
    return {
      id,
      displayName,
      durationDays,
      autoExtendDays,
      roleIds,
      customer: { seq, tenantId, companyName },
      createdAt: afterDays(began, -seeded.createdDaysBefore),
      ...course,
      ...(progress ? { status: endingStatuses[progress.steps], modifiedAt: progress.at } : {}),
      ...(progress?.steps === 2 ? { endsAt: progress.at } : {}),
    };
  };
  const ofTenant = (tenantId: string) => {
    const customer = customers.find(tenantId);
    return customer && customer.seq <= seededUpTo() ? ofSeeded(customer, endings.find) : undefined;
  };
  const find = (id: string) => {
    const wanted = id.toLowerCase();
    const delegation = ofTenant(wanted.slice(-36));
    return delegation?.id === wanted ? delegation : undefined;
  };
  const requestOf = (id: string): DelegationRequest | undefined => {
    const ending = endings.find(id.toLowerCase());
    if (!ending) return undefined;
    const { steps, at } = progressOf(ending, realNowMs());
    return {
      id: ending.requestId,
      status: requestStatuses[steps],
      createdAt: ending.requestedAt,
      modifiedAt: at,
    };
  };
  return {
    find,
    ofTenant,
    requestOf,
    list: ({ afterSeq, limit, matches }) => {
      const found: Delegation[] = [];
      let last = afterSeq;
      const [upTo, ended] = [seededUpTo(), endings.all()];
      while (found.length <= limit) {
        const rows = page.all(last, upTo, 500).map(toCustomer);
        if (rows.length === 0) return { delegations: found };
        last = rows.at(-1)?.seq ?? last;
        const here = rows
          .map((one) => ofSeeded(one, (id) => ended.get(id)))
          .filter((one) => one !== undefined);
        found.push(...here.filter(matches));
      }
      const delegations = found.slice(0, limit);
      return { delegations, lastSeq: delegations.at(-1)?.customer.seq ?? afterSeq };
    },
    terminate: (id) => {
      const delegation = find(id);
      if (!delegation) return { kind: 'absent' };
      if (delegation.status !== 'active') return { kind: 'refused', status: delegation.status };
      endings.add(delegation.id, now(), realNowMs());
      const request = requestOf(delegation.id);
      if (!request) throw new Error('the request was not kept');
      return { kind: 'requested', request };
    },
  };
}
