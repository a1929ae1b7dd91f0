import type { CardModel } from '../cards/card-model.ts';
import { customerChoiceCard } from '../cards/customer-choice-card.ts';
import { customersPageLimit } from '../cards/customers-page-card.ts';
import { whyCustomerCard } from '../cards/why-customer-card.ts';
import type { Customer } from '../domain/customer.ts';
import type { CustomerTenantId } from '../domain/ids.ts';
import type { NamedPerson } from '../domain/named-person.ts';
import { fold } from '../domain/spelling.ts';
import type { Services } from './services.ts';
import type { Turn } from './turn.ts';
import { toldFacts, whyPage, type WhyServices } from './why-page.ts';

/** Those who are customers, or were, and fit what was typed. */
export function customersNamed(
  text: string,
  { index }: Pick<Services, 'index'>,
): { readonly customers: readonly Customer[]; readonly matched: number } {
  const found = index.search({ text, from: 0, size: customersPageLimit });
  const [first] = found.customers;
  if (first && found.exact === 1) return { customers: [first], matched: 1 };
  if (found.matched > 0) return found;
  const wanted = fold(text);
  const gone = [...index.gone().values()]
    .map(({ customer }) => customer)
    .filter(({ id, name, domain }) => [id, name, domain].some((one) => fold(one).includes(wanted)));
  return { customers: gone.slice(0, customersPageLimit), matched: gone.length };
}

/** Who was told what of a customer: of its invitation, where one is known; absent where the customer is not. */
export async function whyCustomerPage(
  id: CustomerTenantId,
  turn: Turn,
  services: WhyServices,
  person?: NamedPerson,
): Promise<CardModel | undefined> {
  const { caller, t } = turn;
  const { explainTelling } = services;
  const invitationId = await explainTelling.invitationOf(id);
  if (invitationId) return whyPage(invitationId, turn, services, person);
  const explained = await explainTelling.aboutCustomer(id, person?.id ?? caller.person);
  if (!explained) return undefined;
  const { newcomer, personWas: why, told, ...known } = explained;
  const { question, alone } = newcomer ?? {};
  return whyCustomerCard(
    {
      ...known,
      ...(question ? { askedAt: question.askedAt } : {}),
      ...(question?.passedOnAt ? { passedOnAt: question.passedOnAt } : {}),
      ...(alone ? { alone } : {}),
      told: toldFacts(told, t, person),
      ...(why === undefined ? {} : { notTold: { why, ...(person ? { name: person.name } : {}) } }),
    },
    t,
  );
}

/** Several customers fit: which one is meant? */
export function whichCustomerCard(
  query: string,
  { customers, matched }: ReturnType<typeof customersNamed>,
  { t }: Turn,
): CardModel {
  return customerChoiceCard({ query, rows: customers, matched, purpose: 'why' }, t);
}
