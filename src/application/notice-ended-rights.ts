import type { AuditRecord } from '../domain/audit.ts';
import type { EndedRights } from '../domain/delegated-rights.ts';
import { type CustomerTenantId, house, type Instant, newcomerKey } from '../domain/ids.ts';
import type { Clock } from '../ports/clock.ts';
import type { Delegations, EndingDelegation } from '../ports/delegations.ts';
import { type FaultCode, isFault } from '../ports/faults.ts';
import type { PartnerCenter } from '../ports/partner-center.ts';
import type { Register } from '../ports/register.ts';
import { announce } from './announce.ts';
import type { OutboxBell } from './outbox-bell.ts';

interface Dependencies {
  readonly register: Pick<Register, 'commit' | 'isDone' | 'removalsOf'>;
  readonly delegations: Pick<Delegations, 'ending'>;
  readonly partnerCenter: Pick<PartnerCenter, 'auditRecords' | 'customer'>;
  readonly clock: Clock;
  readonly bell: Pick<OutboxBell, 'ring'>;
}

interface Ended extends EndedRights {
  /** One name for each end, whoever notices it. */
  readonly key: string;
  readonly at: Instant;
}

const dayMs = 24 * 3_600_000;
/** What ended longer ago is no news; whoever looks after days of silence still tells it. */
const newsForMs = 14 * dayMs;
/** How far back the records are asked for. */
const recordDays = 3;

/**
 * Tells that delegated rights in a customer's tenant ended, or are about to: granular relationships as the directory
 * lists them, the old flag by Partner Center's records, after a look at the customer. Each is told once; what was there
 * when it was first looked at is told to nobody, and neither is what was ended from here.
 */
export function createNoticeEndedRights(deps: Dependencies): () => Promise<void> {
  const settled = new Set<string>();
  return async () => {
    const isFirst = !(await deps.register.isDone(house, firstLook));
    const ended = await endedNow(deps);
    for (const one of ended.filter(({ key }) => !settled.has(key))) {
      await settle(deps, one, { isSilent: isFirst });
      settled.add(one.key);
    }
    if (isFirst) await deps.register.commit({ aggregateId: house, once: firstLook });
  };
}

const firstLook = 'rights-first-look';

async function endedNow({ delegations, partnerCenter, clock }: Dependencies): Promise<readonly Ended[]> {
  const now = clock.now();
  const from = new Date(now.getTime() - recordDays * dayMs);
  const [relationships, records] = await Promise.all([
    orNone('graph/not-allowed', delegations.ending()),
    orNone('partner-center/not-allowed', partnerCenter.auditRecords({ from, to: now })),
  ]);
  const flags = records.filter(({ what }) => what === 'dap-ended').flatMap(toEndedFlag);
  return [...relationships.map(toEnded), ...flags].filter(
    ({ at }) => now.getTime() - Date.parse(at) < newsForMs,
  );
}

/** Where we may not look, nothing is known to have ended. */
async function orNone<T>(code: FaultCode, work: Promise<readonly T[]>): Promise<readonly T[]> {
  try {
    return await work;
  } catch (error) {
    if (isFault(error) && error.code === code) return [];
    throw error;
  }
}

function toEnded({ id, changedAt: at, ...rest }: EndingDelegation): Ended {
  return { key: `gdap-${id}-${rest.how}`, at, what: 'gdap', ...rest };
}

function toEndedFlag({ id, at, customerId }: AuditRecord): readonly Ended[] {
  if (!customerId) return [];
  return [{ key: `dap-${id}`, at, what: 'dap', how: 'terminated', customerId, customerName: '' }];
}

async function settle(
  deps: Dependencies,
  ended: Ended,
  { isSilent }: { readonly isSilent: boolean },
): Promise<void> {
  const { register, clock, bell } = deps;
  const { key: once, at: _, ...rights } = ended;
  const aggregateId = newcomerKey(rights.customerId);
  if (await register.isDone(aggregateId, once)) return;
  const named = isSilent ? undefined : await toBeTold(deps, once, rights);
  const at = clock.now().toISOString();
  const notice = named && ({ kind: 'rights-ended', ...named, noticedAt: at } as const);
  await register.commit({
    aggregateId,
    once,
    ...(notice ? { acts: announce({ entryId: `told-${once}`, notice, at }) } : {}),
  });
  bell.ring();
}

/** Absent where it was decided here, or is not so. */
async function toBeTold(
  { register, partnerCenter }: Dependencies,
  key: string,
  rights: EndedRights,
): Promise<EndedRights | undefined> {
  if (rights.what === 'gdap') {
    const isOurs = (await endingsOf(register, rights.customerId)).some((id) => key.startsWith(`gdap-${id}-`));
    return isOurs ? undefined : rights;
  }
  const customer = await partnerCenter.customer(rights.customerId);
  if (!customer || customer.delegatedAdmin === true) return undefined;
  return { ...rights, customerName: customer.name };
}

async function endingsOf(
  register: Dependencies['register'],
  customerId: CustomerTenantId,
): Promise<readonly string[]> {
  const removals = await register.removalsOf(customerId);
  return removals.flatMap(({ value }) => value.endings.map(({ delegationId }) => delegationId));
}
