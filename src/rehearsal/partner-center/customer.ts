/** One customer, whole or by profile. */
import type { Answer } from '../http-kit.ts';
import type { Contents } from '../world/contents.ts';
import type { Customer, Customers } from '../world/customers.ts';
import { errorAnswer, errors, withByteOrderMark } from './answers.ts';
import { companyProfile, fullCustomer } from './customer-shapes.ts';
import type { Endpoint } from './guard.ts';
import type { LateData } from './late-data.ts';

export type CustomerReader = (cid: string) => Customer | Answer;

/** Our customer, or the 404 that fits: two texts while it is new, and nothing of tenants that are not ours. */
export function createCustomerReader(customers: Customers, lateData: LateData): CustomerReader {
  return (cid) => {
    const customer = customers.find(cid);
    if (!customer?.isOurs) return errorAnswer(errors.customerNotFound(cid));
    const readability = lateData.readability(customer);
    if (readability === 'readable') return customer;
    return errorAnswer(readability === 'early' ? errors.customerNotFound(cid) : errors.tenantNotFound(cid));
  };
}

interface Deps {
  readonly customers: Customers;
  readonly contents: Contents;
  readonly read: CustomerReader;
}

export function customerEndpoints({ customers, contents, read }: Deps): readonly Endpoint[] {
  return [
    {
      method: 'GET',
      template: '/v1/customers/:cid',
      auth: 'app-too',
      resource: 'customer',
      handle: ({ params }) => {
        const customer = read(params.cid ?? '');
        if ('status' in customer) return customer;
        const [provider] = customers.providersOf(customer.tenantId);
        return { status: 200, body: fullCustomer(customer, provider?.mpnId, contents.of(customer)) };
      },
    },
    {
      method: 'GET',
      template: '/v1/customers/:cid/profiles/company',
      auth: 'person-only',
      handle: ({ params }) => {
        const customer = read(params.cid ?? '');
        if ('status' in customer) return customer;
        return { status: 200, body: withByteOrderMark(companyProfile(customer, contents.of(customer))) };
      },
    },
  ];
}
