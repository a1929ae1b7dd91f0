import { customersPage } from '../customers-page.ts';
import { readCustomersQuery } from '../customers-query.ts';
import type { Services } from '../services.ts';
import { type Reply, say, type Turn } from '../turn.ts';

export async function listCustomers(args: string, turn: Turn, services: Services): Promise<Reply> {
  return say(await customersPage({ ...readCustomersQuery(args), page: 0 }, turn, services));
}
