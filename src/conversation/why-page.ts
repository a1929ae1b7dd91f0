import type { CardModel } from '../cards/card-model.ts';
import { noticeCard } from '../cards/notice-card.ts';
import { invitationsButton } from '../cards/ways-on.ts';
import { aboutText, type ToldFacts, whyCard, whyMineCard } from '../cards/why-card.ts';
import { attentionFacts } from './attention-page.ts';
import type { Told } from '../application/name-tellings.ts';
import type { InvitationId } from '../domain/ids.ts';
import type { Notice } from '../domain/message.ts';
import type { NamedPerson } from '../domain/named-person.ts';
import type { Translator } from '../i18n/translator.ts';
import { unknownInvitationCard } from './invitation-page.ts';
import type { Services } from './services.ts';
import type { Turn } from './turn.ts';

export type WhyServices = Pick<Services, 'explainTelling' | 'register' | 'attention' | 'approvals' | 'index'>;

function toFacts({ to, name, notice, at, outcome }: Told, t: Translator): ToldFacts {
  const who = 'everyone' in to ? t.say('why.everyone') : (name ?? t.say('why.someone'));
  return { who, about: aboutText(notice, t), at, outcome };
}

/** Of everybody, or of the one who is asked about. */
export function toldFacts(told: readonly Told[], t: Translator, person?: NamedPerson): readonly ToldFacts[] {
  return told
    .filter(({ to }) => !person || ('person' in to && to.person === person.id))
    .map((one) => toFacts(one, t));
}

/** What is known of one invitation, and who was told what of it. */
export async function whyPage(
  id: InvitationId,
  { caller, t }: Turn,
  services: WhyServices,
  person?: NamedPerson,
): Promise<CardModel> {
  const asked = person ?? { id: caller.person };
  const explained = await services.explainTelling.about(id, asked.id);
  if (!explained) return unknownInvitationCard(t);
  const { invitation, personWas } = explained;
  const stuck = await services.attention.read.all(caller.person, id);
  return whyCard(
    {
      invitation,
      told: toldFacts(explained.told, t, person),
      stuck: stuck.map(attentionFacts),
      ...(personWas === undefined
        ? {}
        : { notTold: { why: personWas, ...(person ? { name: person.name } : {}) } }),
    },
    t,
  );
}

export async function whyMinePage({ caller, t }: Turn, services: WhyServices): Promise<CardModel> {
  const told = await services.explainTelling.to(caller.person);
  const facts = told.map(async (one) => {
    const subject = await subjectOf(one.notice, services);
    return { ...toFacts(one, t), ...(subject === undefined ? {} : { subject }) };
  });
  return whyMineCard(await Promise.all(facts), t);
}

/** By which name it is known now. */
async function subjectOf(
  notice: Notice,
  { register, approvals, index }: WhyServices,
): Promise<string | undefined> {
  if ('customerName' in notice) return notice.customerName;
  if ('invitationId' in notice && notice.invitationId)
    return (await register.invitation(notice.invitationId))?.value.recipient.company;
  if ('approvalId' in notice) return (await approvals.read(notice.approvalId))?.approval.about;
  if (!('customerId' in notice)) return undefined;
  return (index.find(notice.customerId) ?? index.gone().get(notice.customerId)?.customer)?.name;
}

/** Neither an invitation nor a customer fits. */
export function nothingFoundCard(text: string, t: Translator): CardModel {
  // An address or a name stands in the form then.
  const inviteText = `${t.command('invite').title} ${text}`.slice(0, 300);
  return noticeCard(
    {
      tone: 'info',
      title: t.say('why.nothing.title'),
      text: t.say('why.nothing.text', { query: text }),
      // What was typed may be an address, and a summary is shown on locked screens.
      summary: t.say('why.nothing.title'),
      actions: [
        invitationsButton(t),
        { title: t.say('button.customers'), verb: 'customers.page.v1', data: { query: '', page: 0 } },
        { title: t.say('button.invite'), verb: 'command.run.v1', data: { text: inviteText } },
      ],
    },
    t,
  );
}
