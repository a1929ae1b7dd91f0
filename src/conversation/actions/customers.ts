import type { ActionData } from '../../cards/action-data.ts';
import { parseCustomerTenantId } from '../../domain/ids.ts';
import { customerPage } from '../customer-page.ts';
import { customersPage } from '../customers-page.ts';
import type { Services } from '../services.ts';
import { type Reply, say, show, type Turn } from '../turn.ts';

export async function pageCustomers(
  { query, page }: ActionData<'customers.page.v1'>,
  turn: Turn,
  services: Services,
): Promise<Reply> {
  return show(customersPage({ query, page }, turn, services));
}

export async function openCustomerAction(
  { customerId }: ActionData<'customer.open.v1'>,
  turn: Turn,
  services: Services,
): Promise<Reply> {
  const id = parseCustomerTenantId(customerId);
  if (!id) return show(customersPage({ query: customerId, page: 0 }, turn, services));
  // A new message: the list stays where it is, for the next customer.
  return say(await customerPage(id, turn, services));
}
