import type { CardModel } from '../cards/card-model.ts';
import { customerCard } from '../cards/customer-card.ts';
import { noticeCard } from '../cards/notice-card.ts';
import type { CustomerTenantId } from '../domain/ids.ts';
import type { Services } from './services.ts';
import type { Turn } from './turn.ts';

/** Where a person goes on outside Teams; addresses as they are seen in the portals. */
function linksOf(id: CustomerTenantId, domain: string) {
  return {
    partnerCenterUrl: `https://partner.microsoft.com/dashboard/v2/customers/${id}`,
    adminUrl: `https://admin.microsoft.com/Partner/BeginClientSession.aspx?CTID=${id}&CSDEST=o365admincenter&delegatedOrg=${encodeURIComponent(domain)}`,
  };
}

/** One customer, read live. */
export async function customerPage(
  id: CustomerTenantId,
  turn: Turn,
  { partnerCenter }: Pick<Services, 'partnerCenter'>,
): Promise<CardModel> {
  const account = await partnerCenter.customer(id);
  if (account)
    return customerCard({ customer: account, ...linksOf(id, account.domain), asOf: turn.now }, turn.t);
  return noticeCard(
    {
      tone: 'warning',
      title: turn.t.say('answer.customer.gone.title'),
      text: turn.t.say('answer.customer.gone.text'),
      actions: [
        { title: turn.t.say('button.openCustomer'), verb: 'customer.open.v1', data: { customerId: id } },
      ],
    },
    turn.t,
  );
}
