/** Contracts: our customers as the directory noted them when the relationship began, and never since. */
import type { Customer, Customers } from '../world/customers.ts';
import type { Directory } from '../world/directory.ts';
import { createSeededRandom } from '../world/random.ts';
import { guidOf } from '../world/tenant-contents.ts';
import type { Endpoint } from './guard.ts';
import { readSelect } from './odata.ts';
import { requireRole } from './rights.ts';
import { nextPage, pageOptions, readPage } from './tenant-pages.ts';
import { permissions } from './permissions.ts';

/** One in twelve was called otherwise then, and had only the domain that Microsoft gives. */
function asThen({ companyName, domain }: Customer) {
  const isStale = createSeededRandom(`contract with ${domain}`).below(12) === 0;
  if (!isStale) return { defaultDomainName: domain, displayName: companyName };
  const [label = domain] = domain.split('.');
  const [firstWord = companyName] = companyName.split(' ');
  return { defaultDomainName: `${label}.onmicrosoft.com`, displayName: `${firstWord} Group` };
}

const properties = ['id', 'contractType', 'customerId', 'defaultDomainName', 'displayName'];

function contract(customer: Customer, select: readonly string[] | undefined): object {
  const whole: Readonly<Record<string, string>> = {
    id: guidOf(`contract with ${customer.domain}`),
    contractType: 'ResellerPartner',
    customerId: customer.tenantId,
    ...asThen(customer),
  };
  return select ? Object.fromEntries(select.map((name) => [name, whole[name]])) : whole;
}

export function contractEndpoints(customers: Customers, directory: Directory): readonly Endpoint[] {
  return [
    {
      method: 'GET',
      template: '/contracts',
      permissions: permissions.contracts,
      options: [...pageOptions, '$select'],
      handle: (call) => {
        // A person needs a role that reads the directory; ours come with one.
        requireRole(call, directory, ['global-admin', 'admin-agent', 'sales-agent', 'helpdesk-agent']);
        const { top, afterSeq } = readPage(call, { max: 999, usual: 100 });
        const select = readSelect(call.options.get('$select'), properties);
        const page = customers.list({ afterSeq, limit: top, isVisible: () => true });
        return {
          status: 200,
          body: {
            '@odata.context': 'https://graph.microsoft.com/v1.0/$metadata#contracts',
            ...nextPage(call, page.lastSeq),
            value: page.customers.map((customer) => contract(customer, select)),
          },
        };
      },
    },
  ];
}
