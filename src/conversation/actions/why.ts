import type { ActionData } from '../../cards/action-data.ts';
import { parseCustomerTenantId, parseInvitationId } from '../../domain/ids.ts';
import { unknownInvitationCard } from '../invitation-page.ts';
import type { Services } from '../services.ts';
import { type Reply, show, type Turn } from '../turn.ts';
import { whyCustomerPage } from '../why-customer-page.ts';
import { nothingFoundCard, whyPage } from '../why-page.ts';

export async function openWhy(
  data: ActionData<'why.open.v1'>,
  turn: Turn,
  services: Services,
): Promise<Reply> {
  const id = parseInvitationId(data.invitationId);
  return show(id ? await whyPage(id, turn, services) : unknownInvitationCard(turn.t));
}

export async function openWhyCustomer(
  data: ActionData<'why.customer.v1'>,
  turn: Turn,
  services: Services,
): Promise<Reply> {
  const id = parseCustomerTenantId(data.customerId);
  const card = id && (await whyCustomerPage(id, turn, services));
  return show(card ?? nothingFoundCard(data.customerId, turn.t));
}
