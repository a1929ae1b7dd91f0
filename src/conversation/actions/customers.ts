import type { ActionData } from '../../cards/action-data.ts';
import type { CardModel } from '../../cards/card-model.ts';
import { parseCustomerFilter } from '../../domain/customer-filter.ts';
import { parseCustomerPurpose } from '../../domain/customer-purpose.ts';
import { customerPartNames } from '../../domain/customer-parts.ts';
import { type CustomerTenantId, parseCustomerTenantId } from '../../domain/ids.ts';
import { customerPage } from '../customer-page.ts';
import { customerPartPage, userLicencesPage } from '../customer-part-page.ts';
import { customersPage } from '../customers-page.ts';
import type { Services } from '../services.ts';
import { type Reply, say, show, type Turn } from '../turn.ts';

export async function pageCustomers(
  { query, filter, page, purpose }: ActionData<'customers.page.v1'>,
  turn: Turn,
  services: Services,
): Promise<Reply> {
  const asked = {
    text: query,
    filter: parseCustomerFilter(filter) ?? 'everyone',
    page,
    purpose: parseCustomerPurpose(purpose),
  };
  return show(await customersPage(asked, turn, services));
}

export async function findCustomersAction(
  { findText, findFilter, purpose }: ActionData<'customers.find.v1'>,
  turn: Turn,
  services: Services,
): Promise<Reply> {
  const filter = parseCustomerFilter(findFilter) ?? 'everyone';
  const asked = { text: findText, filter, page: 0, purpose: parseCustomerPurpose(purpose) };
  return show(await customersPage(asked, turn, services));
}

export async function openCustomerAction(
  { customerId }: ActionData<'customer.open.v1'>,
  turn: Turn,
  services: Services,
): Promise<Reply> {
  const card = await ofCustomer(customerId, (id) => customerPage(id, turn, services), turn, services);
  // A new message: the list stays where it is, for the next customer.
  return parseCustomerTenantId(customerId) === undefined ? show(card) : say(card);
}

export async function showCustomerAction(
  { customerId }: ActionData<'customer.show.v1'>,
  turn: Turn,
  services: Services,
): Promise<Reply> {
  return show(await ofCustomer(customerId, (id) => customerPage(id, turn, services), turn, services));
}

export async function showCustomerPart(
  { customerId, part, page }: ActionData<'customer.part.v1'>,
  turn: Turn,
  services: Services,
): Promise<Reply> {
  const name = customerPartNames.find((one) => one === part);
  const make = (id: CustomerTenantId) =>
    name === undefined
      ? customerPage(id, turn, services)
      : customerPartPage({ id, part: name, page }, turn, services);
  return show(await ofCustomer(customerId, make, turn, services));
}

export async function showUserLicences(
  { customerId, userId, page }: ActionData<'customer.user.v1'>,
  turn: Turn,
  services: Services,
): Promise<Reply> {
  const make = (id: CustomerTenantId) =>
    isObjectId(userId)
      ? userLicencesPage({ id, userId, page }, turn, services)
      : customerPartPage({ id, part: 'users', page }, turn, services);
  return show(await ofCustomer(customerId, make, turn, services));
}

/** Ids become a part of an address: nothing else may stand in for one. */
const isObjectId = (text: string) => /^[0-9a-f-]{36}$/i.test(text);

/** What is no tenant id is looked for as a text, so that a strange card still leads somewhere. */
async function ofCustomer(
  customerId: string,
  make: (id: CustomerTenantId) => Promise<CardModel>,
  turn: Turn,
  services: Services,
): Promise<CardModel> {
  const id = parseCustomerTenantId(customerId);
  return id === undefined
    ? customersPage({ text: customerId, filter: 'everyone', page: 0 }, turn, services)
    : make(id);
}
