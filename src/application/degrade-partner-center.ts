import type { Customer } from '../domain/customer.ts';
import type { CustomerTenantId } from '../domain/ids.ts';
import type { DirectoryCustomers, PastedLinks } from '../ports/capabilities.ts';
import type { PartnerCenter } from '../ports/partner-center.ts';
import { isCompanyRefused, type KnownCapabilities } from './known-capabilities.ts';

interface Dependencies<P extends PartnerCenter> {
  readonly partnerCenter: P;
  readonly capabilities: KnownCapabilities;
  readonly directoryCustomers: DirectoryCustomers;
  readonly pastedLinks: Pick<PastedLinks, 'read'>;
}

/**
 * Partner Center as far as it is open to our company, and what takes its place where it is not: the directory's list
 * of customers, and the link that an administrator pasted. All else is refused as before, and remembered.
 */
export function degradePartnerCenter<P extends PartnerCenter>(deps: Dependencies<P>): P {
  const { partnerCenter, capabilities, directoryCustomers, pastedLinks } = deps;
  /** The last list of the directory: it alone can say who is a customer while Partner Center says nothing. */
  let listed = new Map<CustomerTenantId, Customer>();

  async function* fromDirectory(signal: AbortSignal | undefined) {
    const found = new Map<CustomerTenantId, Customer>();
    for await (const page of directoryCustomers.customers(signal)) {
      for (const customer of page) found.set(customer.id, customer);
      yield page;
    }
    listed = found;
  }

  return {
    ...partnerCenter,
    async *customers(signal) {
      if (await capabilities.isRefused('customer-list')) return yield* fromDirectory(signal);
      let isBegun = false;
      try {
        for await (const page of partnerCenter.customers(signal)) {
          isBegun = true;
          yield page;
        }
      } catch (error) {
        // Half of one list and half of another would make customers look gone.
        if (isBegun || !isCompanyRefused(error)) throw error;
        await capabilities.note('customer-list', error);
        return yield* fromDirectory(signal);
      }
      await capabilities.note('customer-list', undefined);
    },
    async customer(id) {
      try {
        return await partnerCenter.customer(id);
      } catch (error) {
        const isOnDirectory = await capabilities.isRefused('customer-list');
        if (!isOnDirectory || !isCompanyRefused(error)) throw error;
        const customer = listed.get(id);
        return customer && { ...customer, relationship: 'reseller', customDomains: [] };
      }
    },
    providers: (as) => capabilities.watched('providers', () => partnerCenter.providers(as)),
    ourselves: (as) => capabilities.watched('own-profile', () => partnerCenter.ourselves(as)),
    eventRegistration: () => capabilities.watched('events', () => partnerCenter.eventRegistration()),
    async invitationLink(as) {
      try {
        return await capabilities.watched('invitation-link', () => partnerCenter.invitationLink(as));
      } catch (error) {
        const pasted = isCompanyRefused(error) ? await pastedLinks.read() : undefined;
        if (!pasted) throw error;
        return pasted.value;
      }
    },
  };
}
