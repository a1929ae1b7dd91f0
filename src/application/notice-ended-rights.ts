import type { AuditRecord } from '../domain/audit.ts';
import type { EndedRights } from '../domain/delegated-rights.ts';
import { type CustomerTenantId, house, type Instant, newcomerKey } from '../domain/ids.ts';
import { dayMs } from '../domain/instants.ts';
import type { Clock } from '../ports/clock.ts';
import type { Delegations, EndingDelegation } from '../ports/delegations.ts';
import { codeOf } from '../ports/faults.ts';
import type { PartnerCenter } from '../ports/partner-center.ts';
import type { Register } from '../ports/register.ts';
import { announce } from './announce.ts';
import type { CustomerIndex } from './customer-index.ts';
import type { OutboxBell } from './outbox-bell.ts';

interface Dependencies {
  readonly register: Pick<Register, 'commit' | 'isDone' | 'removalsOf'>;
  readonly clock: Clock;
  readonly bell: Pick<OutboxBell, 'ring'>;
}

interface RelationshipDependencies extends Dependencies {
  readonly delegations: Pick<Delegations, 'ending'>;
}

interface FlagDependencies extends Dependencies {
  readonly partnerCenter: Pick<PartnerCenter, 'customer'>;
  readonly index: Pick<CustomerIndex, 'find'>;
}

interface Ended extends EndedRights {
  readonly id: string;
  /** One name for each end, whoever notices it. */
  readonly key: string;
  readonly at: Instant;
}

/** What ended longer ago is no news; whoever looks after days of silence still tells it. */
const newsForMs = 14 * dayMs;

/**
 * Tells that granular rights in a customer's tenant ended, or are about to, as the directory lists them. Each is told
 * once; what was there when it was first looked at is told to nobody, and neither is what was ended from here.
 */
export function createNoticeEndedRights(deps: RelationshipDependencies): () => Promise<void> {
  const settled = new Set<string>();
  return async () => {
    const isFirst = !(await deps.register.isDone(house, firstLook));
    const ended = await endedNow(deps);
    for (const one of ended.filter(({ key }) => !settled.has(key))) {
      await settle(deps, one, async () => (isFirst || (await isOurs(deps, one)) ? undefined : one));
      settled.add(one.key);
    }
    if (isFirst) await deps.register.commit({ aggregateId: house, once: firstLook });
  };
}

/**
 * The end of the old flag (DAP) stands in Partner Center's records alone: no list shows the flag. A record is a reason to
 * look at the customer, and nobody is told while the flag is still there.
 */
export function createNoticeEndedFlag(deps: FlagDependencies): (record: AuditRecord) => Promise<void> {
  return async ({ what, id, at, customerId }) => {
    const isOld = deps.clock.now().getTime() - Date.parse(at) >= newsForMs;
    if (what !== 'dap-ended' || !customerId || isOld) return;
    const rights = { what: 'dap', how: 'terminated', customerId } as const;
    await settle(deps, { key: `dap-${id}`, customerId }, async () => {
      const customerName = await nameWithoutFlag(deps, customerId);
      return customerName === undefined ? undefined : { ...rights, customerName };
    });
  };
}

const firstLook = 'rights-first-look';

async function endedNow({ delegations, clock }: RelationshipDependencies): Promise<readonly Ended[]> {
  const now = clock.now().getTime();
  try {
    const all = await delegations.ending();
    return all.map(toEnded).filter(({ at }) => now - Date.parse(at) < newsForMs);
  } catch (error) {
    // Where we may not look, nothing is known to have ended.
    if (codeOf(error) === 'graph/not-allowed') return [];
    throw error;
  }
}

function toEnded({ changedAt: at, ...rest }: EndingDelegation): Ended {
  return { key: `gdap-${rest.id}-${rest.how}`, at, what: 'gdap', ...rest };
}

/** Whoever looks: what is settled under its name is not settled again. */
async function settle(
  { register, clock, bell }: Dependencies,
  { key: once, customerId }: Pick<Ended, 'key' | 'customerId'>,
  toBeTold: () => Promise<EndedRights | undefined>,
): Promise<void> {
  const aggregateId = newcomerKey(customerId);
  if (await register.isDone(aggregateId, once)) return;
  const rights = await toBeTold();
  const at = clock.now().toISOString();
  const acts = rights
    ? announce({
        entryId: `told-${once}`,
        notice: { kind: 'rights-ended', ...factsOf(rights), noticedAt: at },
        at,
      })
    : [];
  await register.commit({ aggregateId, once, acts });
  bell.ring();
}

const factsOf = ({ customerId, customerName, what, how, name, endsAt }: EndedRights): EndedRights => ({
  customerId,
  customerName,
  what,
  how,
  ...(name === undefined ? {} : { name }),
  ...(endsAt === undefined ? {} : { endsAt }),
});

/** Absent where the flag is there, or it is no customer any more. */
async function nameWithoutFlag(
  { partnerCenter, index }: FlagDependencies,
  customerId: CustomerTenantId,
): Promise<string | undefined> {
  try {
    const customer = await partnerCenter.customer(customerId);
    return customer?.delegatedAdmin === true ? undefined : customer?.name;
  } catch (error) {
    // Then the record alone must do.
    if (codeOf(error) === 'partner-center/not-allowed') return index.find(customerId)?.name;
    throw error;
  }
}

/** It was decided here that it ends. */
async function isOurs({ register }: Dependencies, { customerId, id }: Ended): Promise<boolean> {
  return (await endingsOf(register, customerId)).includes(id);
}

async function endingsOf(
  register: Dependencies['register'],
  customerId: CustomerTenantId,
): Promise<readonly string[]> {
  const removals = await register.removalsOf(customerId);
  return removals.flatMap(({ value }) => value.endings.map(({ delegationId }) => delegationId));
}
