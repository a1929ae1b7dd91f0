import { z } from 'zod';
import type { Customer, CustomerAccount, PostalAddress } from '../domain/customer.ts';
import type { CustomerPartName, CustomerParts, Part } from '../domain/customer-parts.ts';
import type { Instant } from '../domain/ids.ts';
import type { Translator } from '../i18n/translator.ts';
import { buttonSets, buttonSetsView, type CardButton } from './buttons.ts';
import type { CardModel } from './card-model.ts';
import { countryName } from './country-name.ts';
import {
  isPassing,
  licenceRow,
  type PartRow,
  refusalText,
  sectionTitle,
  serviceRow,
  signInButtons,
  userRow,
} from './customer-words.ts';
import { plainText } from './plain-text.ts';
import { facts, factView, lines, lineView, type SemanticColor, semanticColor } from './view.ts';

const sectionView = z.strictObject({
  title: z.string(),
  /** In our own words only. */
  remarks: z.array(lineView),
  rows: z.array(z.strictObject({ name: z.string(), detail: z.string() })),
  mores: z.array(lineView),
});

export const customerView = z.strictObject({
  name: z.string(),
  domain: z.string(),
  relationships: z.array(z.strictObject({ text: z.string(), color: semanticColor })),
  accountTitle: z.string(),
  accountRemarks: z.array(lineView),
  facts: z.array(factView),
  sections: z.array(sectionView),
  asOf: z.string(),
  leavesTeams: z.string(),
  buttonSets: buttonSetsView,
});

export interface CustomerCardFacts {
  /** As our own directory knows the customer: stands even where the account cannot be read. */
  readonly customer: Customer;
  readonly parts: CustomerParts;
  readonly partnerCenterUrl: string;
  readonly adminUrl: string;
  /** When the parts were read. */
  readonly asOf: Instant;
}

/** So many of each part stand on the card itself; the rest is a button away. */
const shownOfEach = 4;

const relationshipColors: Readonly<Record<CustomerAccount['relationship'], SemanticColor>> = {
  reseller: 'good',
  none: 'attention',
  other: 'warning',
};

export function customerCard(card: CustomerCardFacts, t: Translator): CardModel {
  const { customer, parts, asOf } = card;
  const { account } = parts;
  const name = plainText(customer.name, 200);
  const view: z.output<typeof customerView> = {
    name,
    domain: plainText(customer.domain),
    relationships: account.ok ? [relationshipOf(account.value, t)] : [],
    accountTitle: t.say('customer.section.account'),
    accountRemarks: lines(
      account.ok ? leftOutOf(account.value, t) : refusalText('account', account.refusal, t),
    ),
    facts: account.ok ? accountFacts(account.value, t) : tenantFact(customer, t),
    sections: [
      section(
        'services',
        rowsOf(parts.services, (all) => all.map((one) => serviceRow(one, t))),
        t,
      ),
      section('users', usersOf(parts), t),
      section(
        'licences',
        rowsOf(parts.licences, (all) => all.map((one) => licenceRow(one, t))),
        t,
      ),
    ],
    asOf: t.say('customer.asOf', { when: t.dateTime(asOf) }),
    leavesTeams: t.say('link.leavesTeams'),
    buttonSets: buttonSets(buttonsOf(card, t)),
  };
  return { card: 'customer', view, summary: t.say('customer.summary', { name }), language: t.language };
}

interface Counted {
  readonly rows: readonly PartRow[];
  readonly hasMore?: boolean;
}

function rowsOf<T>(part: Part<T>, toRows: (value: T) => readonly PartRow[]): Part<Counted> {
  return part.ok ? { ok: true, value: { rows: toRows(part.value) } } : part;
}

function usersOf({ users }: CustomerParts): Part<Counted> {
  if (!users.ok) return users;
  return { ok: true, value: { rows: users.value.users.map(userRow), hasMore: users.value.hasMore } };
}

function section(part: CustomerPartName, read: Part<Counted>, t: Translator): z.output<typeof sectionView> {
  if (!read.ok) {
    const remarks = lines(refusalText(part, read.refusal, t));
    return { title: sectionTitle(part, undefined, t), remarks, rows: [], mores: [] };
  }
  const { rows, hasMore = false } = read.value;
  const shown = rows.slice(0, shownOfEach);
  const left = rows.length - shown.length;
  return {
    title: sectionTitle(part, { shown: rows.length, hasMore }, t),
    remarks: lines(rows.length === 0 ? t.say(`customer.none.${part}`) : undefined),
    rows: shown.map((row) => ({ ...row })),
    mores: lines(left > 0 ? t.say('customer.more', { count: left }) : undefined),
  };
}

function buttonsOf({ customer, parts, partnerCenterUrl, adminUrl }: CustomerCardFacts, t: Translator) {
  const customerId = customer.id;
  const { services, users, licences } = parts;
  const counts: readonly (readonly [CustomerPartName, number])[] = [
    ['services', services.ok && services.value.length > shownOfEach ? services.value.length : 0],
    ['users', users.ok ? users.value.users.length : 0],
    ['licences', licences.ok && licences.value.length > shownOfEach ? licences.value.length : 0],
  ];
  const buttons: CardButton[] = counts
    .filter(([, count]) => count > 0)
    .map(([part]) => ({
      title: t.say(`customer.section.${part}`),
      verb: 'customer.part.v1',
      data: { customerId, part, page: 0 },
    }));
  buttons.push(...signInButtons(Object.values(parts), customerId, t));
  if (Object.values(parts).some((part: Part<unknown>) => !part.ok && isPassing(part.refusal))) {
    buttons.push({ title: t.say('button.tryAgain'), verb: 'customer.show.v1', data: { customerId } });
  }
  buttons.push({ title: t.say('button.history'), verb: 'history.open.v1', data: { scope: customerId } });
  if (parts.account.ok && parts.account.value.relationship === 'reseller') {
    buttons.push({ title: t.say('button.remove'), verb: 'removal.room.v1', data: { customerId } });
  }
  const partnerCenter = t.say('button.partnerCenter.hint');
  buttons.push({ title: t.say('button.partnerCenter'), tooltip: partnerCenter, url: partnerCenterUrl });
  const adminCenter = t.say('button.adminCenter.hint');
  buttons.push({ title: t.say('button.adminCenter'), tooltip: adminCenter, url: adminUrl });
  return buttons;
}

function relationshipOf({ relationship }: CustomerAccount, t: Translator) {
  return { text: t.say(`customer.relationship.${relationship}`), color: relationshipColors[relationship] };
}

/** Without delegated rights Partner Center leaves out where the company is and how it is reached. */
function leftOutOf({ delegatedAdmin, address, email }: CustomerAccount, t: Translator) {
  const isLeftOut = delegatedAdmin === false && address === undefined && email === undefined;
  return isLeftOut ? t.say('customer.account.leftOut') : undefined;
}

const tenantFact = ({ id }: Customer, t: Translator) => facts({ label: t.say('fact.tenantId'), value: id });

function accountFacts(customer: CustomerAccount, t: Translator) {
  const { delegatedAdmin } = customer;
  const others = customer.customDomains.filter((domain) => domain !== customer.domain);
  return facts(
    { label: t.say('fact.address'), value: addressText(customer.address, t) },
    { label: t.say('fact.email'), value: plainText(customer.email ?? '', 200) },
    { label: t.say('fact.phone'), value: plainText(customer.phone ?? '', 60) },
    { label: t.say('fact.otherDomains'), value: plainText(others.join(', '), 400) },
    {
      label: t.say('fact.delegatedAdmin'),
      value:
        delegatedAdmin === undefined ? '' : t.say(`customer.delegatedAdmin.${delegatedAdmin ? 'yes' : 'no'}`),
    },
    ...tenantFact(customer, t),
  );
}

function addressText(address: PostalAddress | undefined, t: Translator): string {
  if (address === undefined) return '';
  const { lines: streets, postalCode, city, region, country } = address;
  const town = [postalCode, city].filter((part) => part !== undefined && part !== '').join(' ');
  const parts = [
    ...streets,
    town,
    region ?? '',
    country === undefined ? '' : countryName(country, t.language),
  ];
  return plainText(parts.filter((part) => part.trim() !== '').join(', '), 300);
}
