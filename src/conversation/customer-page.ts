import type { CardModel } from '../cards/card-model.ts';
import { customerCard } from '../cards/customer-card.ts';
import { noticeCard } from '../cards/notice-card.ts';
import { customerButton } from '../cards/ways-on.ts';
import type { Customer } from '../domain/customer.ts';
import type { CustomerTenantId } from '../domain/ids.ts';
import type { Services } from './services.ts';
import type { Turn } from './turn.ts';

/**
 * Where a person goes on outside Teams. Microsoft documents the list of customers in Partner Center only; its page of
 * one customer is as the portal shows it in the address bar. The session in the customer's admin center is of the form
 * that Partner Center's API gives as `adminService` of a customer's managed services.
 */
function linksOf(id: CustomerTenantId) {
  return {
    partnerCenterUrl: `https://partner.microsoft.com/dashboard/v2/customers/${id}/account`,
    adminUrl: `https://admin.microsoft.com/Partner/BeginClientSession.aspx?CTID=${id}&CSDEST=o365admincenter`,
  };
}

/** As the list calls it; what is in no list is called by its id. */
export function knownAs(id: CustomerTenantId, { index }: Pick<Services, 'index'>): Customer {
  return index.find(id) ?? { id, name: id, domain: '' };
}

/** One customer, every part read live and side by side. */
export async function customerPage(
  id: CustomerTenantId,
  turn: Turn,
  services: Pick<Services, 'readCustomer' | 'index'>,
): Promise<CardModel> {
  const parts = await services.readCustomer.parts(id, turn.caller.person);
  if (!parts.account.ok && parts.account.refusal === 'not-there') return notThere(id, turn);
  const customer: Customer = parts.account.ok ? parts.account.value : knownAs(id, services);
  return customerCard({ customer, parts, ...linksOf(id), asOf: turn.now }, turn.t);
}

function notThere(customerId: CustomerTenantId, { t }: Turn): CardModel {
  return noticeCard(
    {
      tone: 'warning',
      title: t.say('answer.customer.gone.title'),
      text: t.say('answer.customer.gone.text'),
      actions: [customerButton(customerId, t)],
    },
    t,
  );
}
