import type { CapabilityName } from '../domain/capability.ts';
import type { Customer, Provider } from '../domain/customer.ts';
import type { CustomerTenantId, PersonId } from '../domain/ids.ts';
import type { DirectoryCustomers, NamedProviders, PastedLinks } from '../ports/capabilities.ts';
import type { Ourselves, PartnerCenter } from '../ports/partner-center.ts';
import { isCompanyRefused, type KnownCapabilities } from './known-capabilities.ts';

interface Dependencies<P extends PartnerCenter> {
  readonly partnerCenter: P;
  readonly capabilities: KnownCapabilities;
  readonly directoryCustomers: DirectoryCustomers;
  readonly pastedLinks: Pick<PastedLinks, 'read'>;
  readonly namedProviders: Pick<NamedProviders, 'read'>;
  /** Who we are by the configuration and the directory; absent where the directory does not know us. */
  readonly ourselvesElsewhere: () => Promise<Ourselves | undefined>;
}

/**
 * Partner Center as far as it is open to our company, and what takes its place where it is not: the directory's list
 * of customers and its name for us, the link that an administrator pasted, and the providers of pasted joint links. All
 * else is refused as before, and remembered.
 */
export function degradePartnerCenter<P extends PartnerCenter>(deps: Dependencies<P>): P {
  const { partnerCenter, capabilities, directoryCustomers } = deps;
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

  const orElse = async <T>(
    name: CapabilityName,
    call: () => Promise<T>,
    substitute: () => Promise<T | undefined>,
  ): Promise<T> => {
    try {
      return await capabilities.watched(name, call);
    } catch (error) {
      const instead = isCompanyRefused(error) ? await substitute() : undefined;
      if (instead === undefined) throw error;
      return instead;
    }
  };
  const namedProviders = async () => {
    const named = await deps.namedProviders.read();
    return named?.value.map((provider) => ({ ...provider, active: true }));
  };
  const pastedLink = async () => (await deps.pastedLinks.read())?.value;

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
    providers: (as) => orElse('providers', () => partnerCenter.providers(as), namedProviders),
    ourselves: (as) => orElse('own-profile', () => partnerCenter.ourselves(as), deps.ourselvesElsewhere),
    eventRegistration: () => capabilities.watched('events', () => partnerCenter.eventRegistration()),
    invitationLink: (as) =>
      orElse<string>('invitation-link', () => partnerCenter.invitationLink(as), pastedLink),
  };
}

/** Absent where Partner Center does not list them to our company, and nobody named one. */
export async function providersIfGiven(
  partnerCenter: Pick<PartnerCenter, 'providers'>,
  as: PersonId,
): Promise<readonly Provider[] | undefined> {
  try {
    return await partnerCenter.providers(as);
  } catch (error) {
    if (isCompanyRefused(error)) return undefined;
    throw error;
  }
}
