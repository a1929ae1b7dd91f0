import type { CardModel } from '../cards/card-model.ts';
import { noticeCard } from '../cards/notice-card.ts';
import { aboutText, type ToldFacts, whyCard, whyChoiceCard, whyMineCard } from '../cards/why-card.ts';
import { attentionFacts } from './attention-page.ts';
import type { Told } from '../application/explain-telling.ts';
import { fold } from '../domain/spelling.ts';
import type { InvitationId } from '../domain/ids.ts';
import type { Invitation } from '../domain/invitation.ts';
import type { NamedPerson } from '../domain/named-person.ts';
import type { Translator } from '../i18n/translator.ts';
import { unknownInvitationCard } from './invitation-page.ts';
import type { Services } from './services.ts';
import type { Turn } from './turn.ts';

type Wanted = Pick<Services, 'explainTelling' | 'register' | 'attention' | 'approvals'>;

function toFacts({ name, notice, at, outcome }: Told, t: Translator): ToldFacts {
  return { who: name ?? t.say('why.someone'), about: aboutText(notice, t), at, outcome };
}

/** What is known of one invitation, and who was told what of it. */
export async function whyPage(
  id: InvitationId,
  { caller, t }: Turn,
  services: Wanted,
  person?: NamedPerson,
): Promise<CardModel> {
  const asked = person ?? { id: caller.person };
  const explained = await services.explainTelling.about(id, asked.id);
  if (!explained) return unknownInvitationCard(t);
  const { invitation, personWas } = explained;
  const told = person
    ? explained.told.filter(({ to }) => 'person' in to && to.person === person.id)
    : explained.told;
  const stuck = await services.attention.read.all(caller.person, id);
  return whyCard(
    {
      invitation,
      told: told.map((one) => toFacts(one, t)),
      stuck: stuck.map(attentionFacts),
      ...(personWas === undefined
        ? {}
        : { notTold: { why: personWas, ...(person ? { name: person.name } : {}) } }),
    },
    t,
  );
}

export async function whyMinePage({ caller, t }: Turn, services: Wanted): Promise<CardModel> {
  const told = await services.explainTelling.to(caller.person);
  return whyMineCard(
    told.map((one) => toFacts(one, t)),
    t,
  );
}

/** So many invitations are offered to choose from. */
const offered = 6;

export async function whyFound(text: string, turn: Turn, services: Wanted): Promise<CardModel> {
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
  return noticeCard(
    {
      tone: 'info',
      title: t.say('why.nothing.title'),
      text: t.say('why.nothing.text', { query: text }),
      // What was typed may be an address, and a summary is shown on locked screens.
      summary: t.say('why.nothing.title'),
      actions: [{ title: t.say('button.invitations'), verb: 'invitations.page.v1', data: { after: '' } }],
    },
    t,
  );
}

/** Whether a colleague was told of an invitation; of several that fit, the newest. */
async function whyPerson(
  { company, name }: { readonly company: string; readonly name: string },
  turn: Turn,
  services: Wanted,
): Promise<CardModel> {
  const { t } = turn;
  const { invitations } = await services.register.invitations({ text: company, size: 1 });
  const [invitation] = invitations;
  if (!invitation) return whyFound(company, turn, services);
  const found = await peopleNamed(name, invitation, turn, services);
  const [person] = found;
  if (person && found.length === 1) return whyPage(invitation.id, turn, services, person);
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
  invitation: Invitation,
  { caller }: Turn,
  { explainTelling, approvals }: Wanted,
): Promise<readonly NamedPerson[]> {
  const [explained, agents] = await Promise.all([
    explainTelling.about(invitation.id, caller.person),
    approvals.adminAgents().catch(() => []),
  ]);
  const told = (explained?.told ?? []).flatMap((one) =>
    'person' in one.to && one.name !== undefined ? [{ id: one.to.person, name: one.name }] : [],
  );
  const { inviter: id, inviterName, begunBy } = invitation;
  const all = [...told, { id, name: inviterName }, ...(begunBy ? [begunBy] : []), ...agents];
  const fitting = fittingName(name, all);
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
