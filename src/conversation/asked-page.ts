/** What a question in plain talk leads to. */
import { isFound, wantedText } from '../domain/invitation-search.ts';
import type { Invitation } from '../domain/invitation.ts';
import { withoutEnding } from '../i18n/question-words.ts';
import { openInvitation } from './actions/invitations.ts';
import { openCustomer } from './commands/customer.ts';
import { customersPage } from './customers-page.ts';
import { invitationsPage } from './invitations-page.ts';
import type { Question } from './questions.ts';
import type { Services } from './services.ts';
import { type Reply, say, type Turn } from './turn.ts';
import { customersNamed, whyCustomerPage } from './why-customer-page.ts';
import { nothingFoundCard } from './why-page.ts';

interface Found {
  /** By which the list finds them, too. */
  readonly text: string;
  readonly invitations: readonly Invitation[];
}

/** The one invitation that fits, the list where several do, else the customer; without a name, the list of all. */
export async function answerQuestion({ names }: Question, turn: Turn, services: Services): Promise<Reply> {
  const list = async (text: string) =>
    say(await invitationsPage({ whose: 'everyone', state: 'any', text }, {}, turn, services));
  const [first] = names;
  if (first === undefined) return list('');
  const found = await Promise.all(names.map((name) => invitationsNamed(name, services)));
  // Of a customer and a colleague in one question, the one with fewer invitations is asked about.
  const [best] = found
    .filter(({ invitations }) => invitations.length > 0)
    .sort((one, other) => one.invitations.length - other.invitations.length);
  if (best) {
    const [only, ...others] = withoutDiscarded(best.invitations);
    return only && others.length === 0
      ? openInvitation({ invitationId: only.id, here: false }, turn, services)
      : list(best.text);
  }
  return (await customerAnswer(names, turn, services)) ?? say(nothingFoundCard(first, turn.t));
}

/** So many are looked at, and more than one are shown as a list. */
const looked = 20;

async function invitationsNamed(name: string, { register }: Services): Promise<Found> {
  const { invitations } = await register.invitations({ text: name, size: looked });
  if (invitations.length > 0) return { text: name, invitations };
  const stems = name.split(/\s+/u).map(withoutEnding);
  const [text = ''] = [...stems].sort((one, other) => other.length - one.length);
  if (text === name) return { text, invitations };
  const near = await register.invitations({ text, size: looked });
  const wanted = stems.map(wantedText);
  const fits = (one: Invitation) => wanted.every((stem) => isFound(one, stem));
  return { text, invitations: near.invitations.filter(fits) };
}

function withoutDiscarded(invitations: readonly Invitation[]): readonly Invitation[] {
  const kept = invitations.filter(({ state }) => state !== 'discarded');
  return kept.length > 0 ? kept : invitations;
}

async function customerAnswer(
  names: readonly string[],
  turn: Turn,
  services: Services,
): Promise<Reply | undefined> {
  const { index } = services;
  const [text = ''] = names;
  if (index.state().asOf === undefined)
    return say(await customersPage({ text, filter: 'everyone', page: 0 }, turn, services));
  const spellings = names.flatMap((name) => [name, name.split(/\s+/u).map(withoutEnding).join(' ')]);
  // A slip may be forgiven to whoever searches; to a question it would answer with somebody else.
  const name = spellings.find((one) => index.search({ text: one, from: 0, size: 1 }).firm > 0);
  if (name !== undefined) return openCustomer(name, turn, services);
  const [gone] = names.flatMap((one) =>
    customersNamed(one, services).customers.filter(({ id }) => !index.find(id)),
  );
  const card = gone && (await whyCustomerPage(gone.id, turn, services));
  return card && say(card);
}
