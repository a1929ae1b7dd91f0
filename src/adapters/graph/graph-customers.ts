import { z } from 'zod';
import type { Customer } from '../../domain/customer.ts';
import { type CustomerTenantId, parseCustomerTenantId } from '../../domain/ids.ts';
import { Fault } from '../../ports/faults.ts';
import type { DirectoryCustomers } from '../../ports/capabilities.ts';
import { type GraphClient, parse } from './graph-client.ts';

const Page = z.object({ value: z.array(z.unknown()), '@odata.nextLink': z.string().nullish() });
const Contract = z.object({
  customerId: z.string(),
  displayName: z.string().nullish(),
  defaultDomainName: z.string().nullish(),
});
const AdminCustomer = z.object({ tenantId: z.string(), displayName: z.string().nullish() });

/** More pages than any partner has; a link that leads in a circle ends here. */
const mostPages = 2_000;

/** The customers of our contracts, and those beyond them who gave us delegated rights (teams-and-graph-rules 7). */
export function createGraphCustomers({ graph }: { readonly graph: GraphClient }): DirectoryCustomers {
  async function* pages(path: string, size: number, signal: AbortSignal | undefined) {
    let query: Readonly<Record<string, string>> = { $top: String(size) };
    for (let page = 0; page < mostPages; page += 1) {
      signal?.throwIfAborted();
      const answer = parse(Page, await graph.call({ method: 'GET', kind: 'reads', path, query }));
      yield answer.value;
      const next = answer['@odata.nextLink'];
      if (!next) return;
      // Only its query counts: where to ask is ours to say.
      query = Object.fromEntries(new URL(next).searchParams);
    }
    throw new Fault('graph/bad-response', { cause: 'a list without an end' });
  }
  return {
    async *customers(signal) {
      const seen = new Set<CustomerTenantId>();
      for await (const items of pages('/contracts', 999, signal)) {
        const customers = items.map((item) => {
          const { customerId, displayName, defaultDomainName } = parse(Contract, item);
          return toCustomer(customerId, displayName, defaultDomainName);
        });
        for (const { id } of customers) seen.add(id);
        yield customers;
      }
      const path = '/tenantRelationships/delegatedAdminCustomers';
      for await (const items of pages(path, 300, signal)) {
        yield items
          .map((item) => {
            const { tenantId, displayName } = parse(AdminCustomer, item);
            return toCustomer(tenantId, displayName, undefined);
          })
          .filter(({ id }) => !seen.has(id));
      }
    },
  };
}

function toCustomer(
  tenantId: string,
  name: string | null | undefined,
  domain: string | null | undefined,
): Customer {
  const id = parseCustomerTenantId(tenantId);
  if (id === undefined) throw new Fault('graph/bad-response', { cause: 'a customer without an id' });
  const known = domain?.trim().toLowerCase() ?? '';
  return { id, name: name?.trim() || known || id, domain: known };
}
