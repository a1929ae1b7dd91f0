import { z } from 'zod';
import type { CustomerAccount, PostalAddress } from '../domain/customer.ts';
import type { Instant } from '../domain/ids.ts';
import type { Translator } from '../i18n/translator.ts';
import { buttonSets, buttonSetsView } from './buttons.ts';
import type { CardModel } from './card-model.ts';
import type { CardSample } from './card-sample.ts';
import { countryName } from './country-name.ts';
import { plainText } from './plain-text.ts';
import { sampleCustomers } from './samples.ts';
import { facts, factView, type SemanticColor, semanticColor } from './view.ts';

export const customerView = z.strictObject({
  name: z.string(),
  domain: z.string(),
  relationship: z.string(),
  relationshipColor: semanticColor,
  sectionTitle: z.string(),
  facts: z.array(factView),
  asOf: z.string(),
  leavesTeams: z.string(),
  buttonSets: buttonSetsView,
});

export interface CustomerCardFacts {
  readonly customer: CustomerAccount;
  readonly partnerCenterUrl: string;
  readonly adminUrl: string;
  /** When the account was read. */
  readonly asOf: Instant;
}

const relationshipColors: Readonly<Record<CustomerAccount['relationship'], SemanticColor>> = {
  reseller: 'good',
  none: 'attention',
  other: 'warning',
};

export function customerCard(
  { customer, partnerCenterUrl, adminUrl, asOf }: CustomerCardFacts,
  t: Translator,
): CardModel {
  const name = plainText(customer.name, 200);
  const view: z.output<typeof customerView> = {
    name,
    domain: plainText(customer.domain),
    relationship: t.say(`customer.relationship.${customer.relationship}`),
    relationshipColor: relationshipColors[customer.relationship],
    sectionTitle: t.say('customer.section.account'),
    facts: accountFacts(customer, t),
    asOf: t.say('customer.asOf', { when: t.dateTime(asOf) }),
    leavesTeams: t.say('link.leavesTeams'),
    buttonSets: buttonSets([
      {
        title: t.say('button.partnerCenter'),
        tooltip: t.say('button.partnerCenter.hint'),
        url: partnerCenterUrl,
      },
      { title: t.say('button.adminCenter'), tooltip: t.say('button.adminCenter.hint'), url: adminUrl },
    ]),
  };
  return { card: 'customer', view, summary: t.say('customer.summary', { name }), language: t.language };
}

function accountFacts(customer: CustomerAccount, t: Translator) {
  const { delegatedAdmin } = customer;
  const others = customer.customDomains.filter((domain) => domain !== customer.domain);
  return facts(
    { label: t.say('fact.address'), value: addressText(customer.address, t) },
    { label: t.say('fact.email'), value: plainText(customer.email ?? '', 320) },
    { label: t.say('fact.phone'), value: plainText(customer.phone ?? '', 60) },
    { label: t.say('fact.otherDomains'), value: plainText(others.join(', '), 600) },
    {
      label: t.say('fact.delegatedAdmin'),
      value:
        delegatedAdmin === undefined ? '' : t.say(`customer.delegatedAdmin.${delegatedAdmin ? 'yes' : 'no'}`),
    },
    { label: t.say('fact.tenantId'), value: customer.id },
  );
}

function addressText(address: PostalAddress | undefined, t: Translator): string {
  if (address === undefined) return '';
  const { lines, postalCode, city, region, country } = address;
  const town = [postalCode, city].filter((part) => part !== undefined && part !== '').join(' ');
  const parts = [...lines, town, region ?? '', country === undefined ? '' : countryName(country, t.language)];
  return plainText(parts.filter((part) => part.trim() !== '').join(', '), 400);
}

export function customerSamples(t: Translator): readonly CardSample[] {
  const [blue, sirius] = sampleCustomers;
  if (blue === undefined || sirius === undefined) return [];
  const common = {
    partnerCenterUrl: `https://partner.microsoft.com/dashboard/v2/customers/${blue.id}/account`,
    adminUrl: `https://admin.microsoft.com/Partner/BeginClientSession.aspx?CTID=${blue.id}&CSDEST=o365admincenter`,
    asOf: '2026-10-08T07:42:00Z',
  };
  return [
    {
      name: 'full',
      model: customerCard(
        {
          ...common,
          customer: {
            ...blue,
            relationship: 'reseller',
            address: {
              country: 'GB',
              region: 'Kent',
              city: 'Canterbury',
              lines: ['12 Orchard Lane'],
              postalCode: 'CT1 2AB',
            },
            email: 'office@blue-meadow.example',
            phone: '+44 20 7946 0000',
            customDomains: ['blue-meadow.example', 'bluemeadow.example', 'blue-meadow-logistics.example'],
            delegatedAdmin: true,
          },
        },
        t,
      ),
    },
    {
      name: 'thin',
      model: customerCard({ ...common, customer: { ...sirius, relationship: 'none', customDomains: [] } }, t),
    },
  ];
}
