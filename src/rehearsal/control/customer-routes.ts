/** Who is a customer of ours, what they have, and what of it stands in the audit records. */
import { tenantIdOfDomain } from '../facts.ts';
import type { Route } from '../http-kit.ts';
import type { AuditOperation } from '../world/audits.ts';
import type { Customer } from '../world/customers.ts';
import type { World } from '../world/world.ts';
import { AcceptBody, ContentsBody, CustomersBody, DelegationBody, VanishBody } from './bodies.ts';
import { ok, post, wrong } from './routes.ts';

function recordOf(
  { audits, clock }: World,
  customer: Pick<Customer, 'tenantId' | 'companyName' | 'domain'>,
  operation: AuditOperation,
): void {
  const { tenantId, companyName, domain } = customer;
  audits.record({ operation, tenantId, companyName, domain, at: clock.now() });
}

/** One record stands for all: whoever reads records and not the list has a reason to look. */
function recordReplacement(world: World): void {
  const isVisible = () => true;
  const [first] = world.customers.list({ afterSeq: 0, limit: 1, isVisible }).customers;
  const none = {
    tenantId: tenantIdOfDomain('nobody.example'),
    companyName: 'Nobody',
    domain: 'nobody.example',
  };
  if (first) recordOf(world, first, 'add_customer');
  else recordOf(world, none, 'remove_partner_customer_relationship');
}

export function customerRoutes(world: World): readonly Route[] {
  const { customers, contents, acceptance, delegations } = world;
  return [
    post('/customers', CustomersBody, ({ count, seed }) => {
      customers.replace(count, seed);
      recordReplacement(world);
      return ok({ count });
    }),
    post('/contents', ContentsBody, ({ tenantId, domain, ...change }) => {
      const customer = customers.find(tenantId ?? tenantIdOfDomain(domain ?? ''));
      if (!customer) return wrong('There is no such customer.', 404);
      contents.change(customer.tenantId, change);
      return ok({ tenantId: customer.tenantId });
    }),
    post('/vanish', VanishBody, ({ tenantId, domain }) => {
      const id = tenantId?.toLowerCase() ?? tenantIdOfDomain(domain?.toLowerCase() ?? '');
      const customer = customers.find(id);
      if (!customer?.isOurs) return wrong('No customer of ours has this tenant.');
      customers.disconnect(id);
      recordOf(world, customer, 'remove_partner_customer_relationship');
      return ok({ tenantId: id });
    }),
    post('/delegations', DelegationBody, ({ domain, end }) => {
      const customer = customers.find(tenantIdOfDomain(domain.toLowerCase()));
      if (!customer?.isOurs) return wrong('No customer of ours has this domain.');
      if (end === 'dap') recordOf(world, customer, 'dap_admin_relationship_terminated');
      const found = end === 'gdap' ? delegations.ofTenant(customer.tenantId) : undefined;
      if (end === 'gdap' && !found) return wrong('It delegates nothing of this kind.');
      const ended = found && delegations.terminate(found.id);
      return ended?.kind === 'refused'
        ? wrong(`It is ${ended.status}.`)
        : ok({ tenantId: customer.tenantId, name: found?.displayName ?? null });
    }),
    post('/accept', AcceptBody, (body) => {
      const outcome = acceptance.accept(body);
      return outcome.kind === 'accepted' ? ok({ tenantId: outcome.tenantId }) : wrong(outcome.why);
    }),
  ];
}
