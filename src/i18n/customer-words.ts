import type { SubscriptionStatus } from '../domain/customer.ts';
import type { CustomerFilter } from '../domain/customer-filter.ts';
import type { CustomerPartName, PartRefusal } from '../domain/customer-parts.ts';

type Plain = null;

type PartName = CustomerPartName | 'userLicences';
type EachCustomerWord = {
  [K in
    | `customers.filter.${CustomerFilter}`
    | `customer.section.${CustomerPartName}`
    | `customer.none.${PartName}`
    | `customer.roles.${Exclude<PartName, 'services'>}`
    | `customer.refusal.${Exclude<PartRefusal, 'delegated-role'>}`
    | `service.status.${SubscriptionStatus}`]: Plain;
};

/** Sentences about customers, what they have, and providers. */
export interface CustomerWords extends EachCustomerWord {
  'link.leavesTeams': Plain;

  'customers.title': Plain;
  'customers.count': { readonly all: number };
  'customers.count.asOf': { readonly all: number; readonly when: string };
  'customers.found': { readonly matched: number; readonly all: number };
  'customers.found.asOf': { readonly matched: number; readonly all: number; readonly when: string };
  'customers.query': { readonly query: string };
  'customers.range': { readonly first: number; readonly last: number; readonly total: number };
  'customers.empty.title': Plain;
  'customers.empty.text': Plain;
  'customers.empty.provider': Plain;
  'customers.syncing.title': Plain;
  'customers.unread.title': Plain;
  'customers.syncing.text': Plain;
  'customers.nothing.title': Plain;
  'customers.nothing.text': Plain;
  'customers.nothing.filtered': Plain;
  'customers.find.label': Plain;
  'customers.filter.label': Plain;
  'customers.close': Plain;
  'customer.account.leftOut': Plain;
  'customers.failing': { readonly when: string };
  'customers.failing.first': { readonly when: string };
  'customers.unknown': { readonly count: number };
  'customers.choice.title': Plain;
  'customers.choice.text': { readonly count: number };
  'customers.purpose.remove': Plain;

  'customer.section.account': Plain;
  'customer.section.counted': { readonly section: string; readonly count: number };
  'customer.section.moreThan': { readonly section: string; readonly count: number };
  'customer.more': { readonly count: number };
  'customer.users.rest': { readonly count: number };
  'customer.refusal.delegated-role': { readonly roles: string };
  'customer.user.licences': { readonly name: string };
  'customer.user.gone': Plain;
  'customer.relationship.reseller': Plain;
  'customer.relationship.none': Plain;
  'customer.relationship.other': Plain;
  'customer.delegatedAdmin.yes': Plain;
  'customer.delegatedAdmin.no': Plain;
  'customer.asOf': { readonly when: string };
  'customer.summary': { readonly name: string };

  'service.licences': { readonly count: number };
  'service.usage': Plain;
  'service.trial': Plain;
  'service.renews': { readonly when: string };
  'service.ends': { readonly when: string };
  'service.term': { readonly when: string };

  'licence.used': { readonly used: number; readonly total: number };
  'licence.suspended': Plain;

  'providers.title': Plain;
  'providers.lead': Plain;
  'providers.count': { readonly count: number };
  'providers.active': Plain;
  'providers.inactive': Plain;
  'providers.country': { readonly country: string };
  'providers.mpnId': { readonly mpnId: string };
  'providers.more': { readonly count: number };
  'providers.refused': Plain;
  'providers.empty.title': Plain;
  'providers.empty.text': Plain;
}
