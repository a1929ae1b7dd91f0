/** Who we are, as Partner Center says it. */
import { partner } from '../facts.ts';
import type { Customers } from '../world/customers.ts';
import { errorAnswer, errors } from './answers.ts';
import { selfLink } from './customer-shapes.ts';
import type { Endpoint } from './guard.ts';

const organization: Endpoint = {
  method: 'GET',
  template: '/v1/profiles/organization',
  auth: 'person-only',
  handle: () => ({
    status: 200,
    body: {
      id: partner.tenantId,
      companyName: partner.companyName,
      defaultAddress: {
        country: partner.country,
        city: 'London',
        addressLine1: '1 Harbour Row',
        postalCode: 'E14 9AA',
        firstName: 'Alex',
        lastName: 'Wilber',
        phoneNumber: '+44 1632 960100',
      },
      tenantId: partner.tenantId,
      domain: partner.domain,
      email: `office@${partner.domain}`,
      language: 'en',
      culture: 'en-GB',
      profileType: 'OrganizationProfile',
      links: selfLink('/profiles/organization'),
      attributes: { etag: '-2718281828459045235', objectType: 'OrganizationProfile' },
    },
  }),
};

function mpn(customers: Customers): Endpoint {
  return {
    method: 'GET',
    template: '/v1/profiles/mpn',
    auth: 'person-only',
    query: ['mpnId'],
    handle: ({ query }) => {
      const mpnId = query.get('mpnId') ?? partner.mpnId;
      const provider = customers.providers().find((one) => one.mpnId === mpnId);
      const name = mpnId === partner.mpnId ? partner.companyName : provider?.name;
      if (name === undefined) return errorAnswer(errors.mpnNotFound(mpnId));
      return {
        status: 200,
        body: {
          mpnId,
          partnerName: name,
          profileType: 'MpnProfile',
          links: selfLink(`/profiles/mpn?mpnId=${mpnId}`),
          attributes: { objectType: 'MpnProfile' },
        },
      };
    },
  };
}

export const ownProfileEndpoints = (customers: Customers): readonly Endpoint[] => [
  organization,
  mpn(customers),
];
