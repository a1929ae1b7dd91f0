import type { CardButton } from '../cards/buttons.ts';
import type { CardModel } from '../cards/card-model.ts';
import { type CustomerPartFacts, customerPartCard, customerPartLimit } from '../cards/customer-part-card.ts';
import {
  isPassing,
  licenceRow,
  refusalText,
  sectionTitle,
  serviceRow,
  signInButtons,
  userLicenceRow,
  userRow,
} from '../cards/customer-words.ts';
import type { CustomerPartName, Part } from '../domain/customer-parts.ts';
import type { CustomerTenantId } from '../domain/ids.ts';
import type { Translator } from '../i18n/translator.ts';
import { knownAs } from './customer-page.ts';
import type { Services } from './services.ts';
import type { Turn } from './turn.ts';

type Reading = Pick<Services, 'readCustomer' | 'index'>;
type Row = CustomerPartFacts['rows'][number];

interface Listed {
  readonly rows: readonly Row[];
  readonly hasMore: boolean;
}

interface AskedPart {
  readonly id: CustomerTenantId;
  readonly part: CustomerPartName;
  readonly page: number;
}

/** One page of a customer's services, users or licences, read live. A page past the end becomes the last one. */
export async function customerPartPage(asked: AskedPart, turn: Turn, reading: Reading): Promise<CardModel> {
  const { id, part } = asked;
  const { t } = turn;
  const customer = knownAs(id, reading);
  const back: CardButton = {
    title: t.say('button.back'),
    verb: 'customer.show.v1',
    data: { customerId: id },
  };
  const leaf = (title: string, page: number): CardButton => ({
    title,
    verb: 'customer.part.v1',
    data: { customerId: id, part, page },
  });
  const read = await readPart(asked, turn, reading);
  if (!read.ok) {
    const again = isPassing(read.refusal) ? [leaf(t.say('button.tryAgain'), asked.page)] : [];
    const signIn = signInButtons([read], id, t);
    const remarks = [refusalText(part, read.refusal, t)];
    const heading = sectionTitle(part, undefined, t);
    const none = { rows: [], from: 0, all: 0, asOf: turn.now };
    return customerPartCard({ customer, heading, remarks, ...none, buttons: [...signIn, ...again, back] }, t);
  }
  const { rows, hasMore } = read.value;
  const lastPage = Math.max(0, Math.ceil(rows.length / customerPartLimit) - 1);
  const page = Math.min(asked.page, lastPage);
  const from = page * customerPartLimit;
  const remark = hasMore ? [t.say('customer.users.rest', { count: rows.length })] : [];
  return customerPartCard(
    {
      customer,
      heading: sectionTitle(part, { shown: rows.length, hasMore }, t),
      remarks: rows.length === 0 ? [t.say(`customer.none.${part}`)] : remark,
      rows: rows.slice(from, from + customerPartLimit),
      from,
      all: rows.length,
      asOf: turn.now,
      buttons: [
        ...(page > 0 ? [leaf(t.say('button.previousPage'), page - 1)] : []),
        ...(page < lastPage ? [leaf(t.say('button.nextPage'), page + 1)] : []),
        back,
      ],
    },
    t,
  );
}

async function readPart(
  { id, part, page }: AskedPart,
  { t, caller }: Turn,
  { readCustomer }: Reading,
): Promise<Part<Listed>> {
  const listed = <T>(read: Part<readonly T[]>, toRow: (one: T) => Row): Part<Listed> =>
    read.ok ? { ok: true, value: { rows: read.value.map(toRow), hasMore: false } } : read;
  switch (part) {
    case 'services':
      return listed(await readCustomer.services(id), (one) => serviceRow(one, t));
    case 'licences':
      return listed(await readCustomer.licences(id, caller.person), (one) => licenceRow(one, t));
    case 'users': {
      const read = await readCustomer.users(id, caller.person);
      if (!read.ok) return read;
      const collator = new Intl.Collator(t.language);
      const users = [...read.value.users].sort((a, b) => collator.compare(a.name, b.name));
      const rows = users.map((user) => ({ ...userRow(user), button: licencesButton(id, user, page, t) }));
      return { ok: true, value: { rows, hasMore: read.value.hasMore } };
    }
  }
}

function licencesButton(
  customerId: CustomerTenantId,
  user: { readonly id: string; readonly name: string },
  page: number,
  t: Translator,
): CardButton {
  return {
    title: t.say('button.licencesOf'),
    tooltip: t.say('button.licencesOf.which', { name: userRow({ ...user, signInName: '' }).name }),
    verb: 'customer.user.v1',
    data: { customerId, userId: user.id, page },
  };
}

/** What one user may use, with the way back to the page of users from which it was asked. */
export async function userLicencesPage(
  { id, userId, page }: { readonly id: CustomerTenantId; readonly userId: string; readonly page: number },
  turn: Turn,
  reading: Reading,
): Promise<CardModel> {
  const { t, caller } = turn;
  const { readCustomer } = reading;
  const [users, licences] = await Promise.all([
    readCustomer.users(id, caller.person),
    readCustomer.userLicences(id, userId, caller.person),
  ]);
  const user = users.ok ? users.value.users.find((one) => one.id === userId) : undefined;
  const name = user === undefined ? t.say('customer.user.gone') : userRow(user).name;
  const rows = licences.ok ? licences.value.slice(0, customerPartLimit).map(userLicenceRow) : [];
  const none = licences.ok && rows.length === 0 ? [t.say('customer.none.userLicences')] : [];
  const remarks = licences.ok ? none : [refusalText('userLicences', licences.refusal, t)];
  return customerPartCard(
    {
      customer: knownAs(id, reading),
      heading: users.ok ? t.say('customer.user.licences', { name }) : t.say('customer.section.licences'),
      remarks,
      rows,
      from: 0,
      all: licences.ok ? licences.value.length : 0,
      asOf: turn.now,
      buttons: [
        ...signInButtons([licences], id, t),
        {
          title: t.say('button.back'),
          verb: 'customer.part.v1',
          data: { customerId: id, part: 'users', page },
        },
      ],
    },
    t,
  );
}
