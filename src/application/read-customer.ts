import type { CustomerUsers, LicencePool, Subscription, UserLicence } from '../domain/customer.ts';
import type { CustomerParts, Part, PartRefusal } from '../domain/customer-parts.ts';
import type { CustomerTenantId, PersonId } from '../domain/ids.ts';
import { type Fault, isFault } from '../ports/faults.ts';
import type { PartnerCenter } from '../ports/partner-center.ts';
import type { KnownServices } from './known-services.ts';
import { within } from './within.ts';

export interface ReadCustomer {
  /** Side by side; each part fails by itself. */
  parts(id: CustomerTenantId, as: PersonId): Promise<CustomerParts>;
  services(id: CustomerTenantId): Promise<Part<readonly Subscription[]>>;
  users(id: CustomerTenantId, as: PersonId): Promise<Part<CustomerUsers>>;
  licences(id: CustomerTenantId, as: PersonId): Promise<Part<readonly LicencePool[]>>;
  userLicences(id: CustomerTenantId, userId: string, as: PersonId): Promise<Part<readonly UserLicence[]>>;
}

/** Two calls at most; whoever has more users than this looks them up in the admin center. */
const mostUsers = 500;
/** An answer to a click is due within three seconds. */
const patienceMs = 2_300;

interface Dependencies {
  readonly partnerCenter: Pick<
    PartnerCenter,
    'customer' | 'subscriptions' | 'users' | 'licences' | 'userLicences'
  >;
  readonly knownServices: Pick<KnownServices, 'learn'>;
}

export function createReadCustomer({ partnerCenter, knownServices }: Dependencies): ReadCustomer {
  const account = (id: CustomerTenantId) => readPart(partnerCenter.customer(id));
  const services = async (id: CustomerTenantId) => {
    const read = await readPart(partnerCenter.subscriptions(id));
    if (read.ok) knownServices.learn(id, read.value);
    return read;
  };
  const users = (id: CustomerTenantId, as: PersonId) => readPart(partnerCenter.users(id, as, mostUsers));
  const licences = (id: CustomerTenantId, as: PersonId) => readPart(partnerCenter.licences(id, as));
  return {
    services,
    users,
    licences,
    userLicences: (id, userId, as) => readPart(partnerCenter.userLicences(id, userId, as)),
    async parts(id, as) {
      const [accountPart, servicesPart, usersPart, licencesPart] = await Promise.all([
        account(id),
        services(id),
        users(id, as),
        licences(id, as),
      ]);
      return {
        account: accountPart,
        services: servicesPart,
        users: usersPart,
        licences: licencesPart,
      };
    },
  };
}

/** Expected faults become a refusal; a bug of ours is thrown. */
export async function readPart<T>(reading: Promise<T | undefined>): Promise<Part<T>> {
  try {
    const read = await within(
      patienceMs,
      reading.then((value) => ({ value })),
    );
    if (read === undefined) return { ok: false, refusal: 'slow' };
    return read.value === undefined ? { ok: false, refusal: 'not-there' } : { ok: true, value: read.value };
  } catch (error) {
    if (!isFault(error)) throw error;
    return { ok: false, refusal: refusalOf(error) };
  }
}

/** Partner Center's own codes (API reference 3); a code that is not known says no more than its status. */
const forbidden: Readonly<Record<string, PartRefusal>> = {
  '900308': 'delegated-role',
  '900309': 'conditional-access',
  '1002': 'two-tier',
  '900150': 'own-role',
  '20002': 'no-relationship',
};

function refusalOf({ code, details }: Fault): PartRefusal {
  switch (code) {
    case 'partner-center/not-allowed':
      return forbidden[details.vendorCode ?? ''] ?? 'not-allowed';
    case 'partner-center/sign-in-needed':
      return details.vendorCode === '900421' ? 'second-factor' : 'sign-in-again';
    case 'sign-in/refused':
    case 'sign-in/needed':
    case 'sign-in/consent':
    case 'sign-in/other-account':
      return 'sign-in';
    case 'sign-in/second-factor':
      return 'second-factor';
    case 'sign-in/blocked':
      return 'conditional-access';
    case 'partner-center/throttled':
      return 'busy';
    case 'partner-center/bad-response':
      return details.status === 404 ? 'not-there' : 'unreadable';
    default:
      return 'unavailable';
  }
}
