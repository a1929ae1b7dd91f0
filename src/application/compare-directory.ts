import type { Customer } from '../domain/customer.ts';
import type { CustomerTenantId } from '../domain/ids.ts';
import type { Clock } from '../ports/clock.ts';
import type { CustomerDirectory } from '../ports/customer-directory.ts';
import type { PartnerCenter } from '../ports/partner-center.ts';
import type { Telemetry } from '../ports/telemetry.ts';
import type { CustomerIndex } from './customer-index.ts';

interface Dependencies {
  readonly partnerCenter: Pick<PartnerCenter, 'customers'>;
  readonly directory: CustomerDirectory;
  readonly index: CustomerIndex;
  readonly clock: Clock;
  readonly telemetry: Telemetry;
}

/** Takes in what any instance stored since we last looked. */
export async function refreshIndex({
  directory,
  index,
}: Pick<Dependencies, 'directory' | 'index'>): Promise<void> {
  const mark = await directory.mark();
  if (!mark) return;
  const entries = mark.round > index.round() ? await directory.changedSince(index.round()) : [];
  index.take(entries, mark);
}

/**
 * Compares our copy with the whole list of Partner Center. A list that breaks off throws before anything is
 * stored, so that a half-read list never makes customers look gone.
 */
export function createCompareDirectory(deps: Dependencies): (signal?: AbortSignal) => Promise<void> {
  const { partnerCenter, directory, index, clock, telemetry } = deps;
  return async (signal) => {
    const listed = new Map<CustomerTenantId, Customer>();
    for await (const page of partnerCenter.customers(signal)) {
      for (const customer of page) listed.set(customer.id, customer);
    }
    await refreshIndex(deps);
    const known = new Map(index.all().map((customer) => [customer.id, customer]));
    const put = [...listed.values()].filter((customer) => differs(customer, known.get(customer.id)));
    const gone = [...known.keys()].filter((id) => !listed.has(id));
    const round = index.round() + 1;
    await directory.apply(
      { put, gone },
      { round, comparedAt: clock.now().toISOString(), count: listed.size },
    );
    await refreshIndex(deps);
    telemetry.record('directory.compared', { count: listed.size, put: put.length, gone: gone.length });
  };
}

function differs(customer: Customer, known: Customer | undefined): boolean {
  return known === undefined || known.name !== customer.name || known.domain !== customer.domain;
}
