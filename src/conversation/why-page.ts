import type { CardModel } from '../cards/card-model.ts';
import { noticeCard } from '../cards/notice-card.ts';
import { aboutText, type ToldFacts, whyCard, whyChoiceCard, whyMineCard } from '../cards/why-card.ts';
import { attentionFacts } from './attention-page.ts';
import type { Told } from '../application/explain-telling.ts';
import type { InvitationId } from '../domain/ids.ts';
import type { Translator } from '../i18n/translator.ts';
import { unknownInvitationCard } from './invitation-page.ts';
import type { Services } from './services.ts';
import type { Turn } from './turn.ts';

type Wanted = Pick<Services, 'explainTelling' | 'register' | 'attention'>;

function toFacts({ name, notice, at, outcome }: Told, t: Translator): ToldFacts {
  return { who: name ?? t.say('why.someone'), about: aboutText(notice, t), at, outcome };
}

/** What is known of one invitation, and who was told what of it. */
export async function whyPage(id: InvitationId, { caller, t }: Turn, services: Wanted): Promise<CardModel> {
  const explained = await services.explainTelling.about(id, caller.person);
  if (!explained) return unknownInvitationCard(t);
  const { invitation, told, askerWas } = explained;
  const stuck = await services.attention.read.all(caller.person, id);
  return whyCard(
    {
      invitation,
      told: told.map((one) => toFacts(one, t)),
      stuck: stuck.map(attentionFacts),
      ...(askerWas === undefined ? {} : { youWere: askerWas }),
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
