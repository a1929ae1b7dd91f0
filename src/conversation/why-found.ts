import type { Told } from '../application/name-tellings.ts';
import type { CardModel } from '../cards/card-model.ts';
import { noticeCard } from '../cards/notice-card.ts';
import { whyChoiceCard } from '../cards/why-card.ts';
import type { Invitation } from '../domain/invitation.ts';
import type { NamedPerson } from '../domain/named-person.ts';
import { fold } from '../domain/spelling.ts';
import { readQuestion } from './questions.ts';
import type { Turn } from './turn.ts';
import { customersNamed, whichCustomerCard, whyCustomerPage } from './why-customer-page.ts';
import { nothingFoundCard, whyPage, type WhyServices } from './why-page.ts';

/** So many invitations are offered to choose from. */
const offered = 6;

export async function whyFound(text: string, turn: Turn, services: WhyServices): Promise<CardModel> {
  const { t } = turn;
  const { invitations } = await services.register.invitations({ text, size: offered });
  if (invitations.length === 0) {
    const [company = '', ...rest] = text.split(';');
    const name = rest.join(';').trim();
    if (name !== '' && company.trim() !== '')
      return whyPerson({ company: company.trim(), name }, turn, services);
  }
  const [first] = invitations;
  if (first && invitations.length === 1) return whyPage(first.id, turn, services);
  if (first) return whyChoiceCard(invitations, t);
  const found = customersNamed(text, services);
  const [customer] = found.customers;
  if (customer && found.matched > 1) return whichCustomerCard(text, found, turn);
  const known = customer && (await whyCustomerPage(customer.id, turn, services));
  if (known) return known;
  // `why has Contoso not accepted`: what stands around the name is no part of it.
  const [name = text, ...others] = readQuestion(`${text}?`)?.names ?? [];
  return name === text || others.length > 0 ? nothingFoundCard(text, t) : whyFound(name, turn, services);
}

/** Whether a colleague was told of an invitation, or of a customer without one; of several invitations that fit, the newest. */
async function whyPerson(
  { company, name }: { readonly company: string; readonly name: string },
  turn: Turn,
  services: WhyServices,
): Promise<CardModel> {
  const { t, caller } = turn;
  const { invitations } = await services.register.invitations({ text: company, size: 1 });
  const [invitation] = invitations;
  const customers = invitation ? [] : customersNamed(company, services).customers;
  const [customer] = customers;
  if (!invitation && (!customer || customers.length > 1)) return whyFound(company, turn, services);
  const { explainTelling } = services;
  const explained = invitation
    ? await explainTelling.about(invitation.id, caller.person)
    : customer && (await explainTelling.aboutCustomer(customer.id, caller.person));
  const found = await peopleNamed(name, { told: explained?.told ?? [], invitation }, services);
  const [person] = found;
  const page = (one: NamedPerson) =>
    invitation
      ? whyPage(invitation.id, turn, services, one)
      : customer && whyCustomerPage(customer.id, turn, services, one);
  if (person && found.length === 1) return (await page(person)) ?? nothingFoundCard(company, t);
  return noticeCard(
    person
      ? {
          tone: 'info',
          title: t.say('why.person.several.title'),
          text: t.say('why.person.several.text', { names: found.map((one) => one.name).join(', ') }),
        }
      : {
          tone: 'info',
          title: t.say('why.person.none.title'),
          text: t.say('why.person.none.text', { query: name }),
          summary: t.say('why.person.none.title'),
        },
    t,
  );
}

/**
 * Among those who were told, those whose invitation it was, and the Admin agents; where none of them fits, among those
 * who follow the news, for a role may be lost since.
 */
async function peopleNamed(
  name: string,
  about: { readonly told: readonly Told[]; readonly invitation: Invitation | undefined },
  { explainTelling, approvals }: WhyServices,
): Promise<readonly NamedPerson[]> {
  const agents = await approvals.adminAgents().catch(() => []);
  const told = about.told.flatMap((one) =>
    'person' in one.to && one.name !== undefined ? [{ id: one.to.person, name: one.name }] : [],
  );
  const { invitation } = about;
  const owners = invitation
    ? [
        { id: invitation.inviter, name: invitation.inviterName },
        ...(invitation.begunBy ? [invitation.begunBy] : []),
      ]
    : [];
  const fitting = fittingName(name, [...told, ...owners, ...agents]);
  return fitting.length > 0 ? fitting : fittingName(name, await explainTelling.followers());
}

/** All whose name has these letters in it, or the one whose whole name they are. */
function fittingName(name: string, people: readonly NamedPerson[]): readonly NamedPerson[] {
  const wanted = fold(name);
  const fitting = new Map(
    people.filter((one) => wanted !== '' && fold(one.name).includes(wanted)).map((one) => [one.id, one]),
  );
  const exact = [...fitting.values()].filter((one) => fold(one.name) === wanted);
  return exact.length === 1 ? exact : [...fitting.values()];
}
