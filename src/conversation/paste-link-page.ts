import type { CardModel } from '../cards/card-model.ts';
import { noticeCard } from '../cards/notice-card.ts';
import { inviteButton } from '../cards/ways-on.ts';
import { suffices } from '../domain/access.ts';
import { tooLittleAccessCard } from './access-cards.ts';
import type { Services } from './services.ts';
import type { Turn } from './turn.ts';

/** Takes the invitation link as the dashboard of Partner Center shows it, typed after the command. */
export async function pasteLinkCard(
  text: string,
  { t, access }: Turn,
  { pasteLink }: Pick<Services, 'pasteLink'>,
): Promise<CardModel> {
  if (!suffices(access, 'agent')) return tooLittleAccessCard('agent', t);
  const pasted = await pasteLink(text.trim());
  if (!pasted.ok) {
    return noticeCard(
      {
        tone: 'problem',
        title: t.say('pasted.refused.title'),
        text: t.say('pasted.refused.text'),
        facts: [{ label: t.say('pasted.refused.reason'), value: t.say(`link.refusal.${pasted.refusal}`) }],
      },
      t,
    );
  }
  const kept = pasted.value;
  return noticeCard(
    {
      tone: 'good',
      title: t.say(kept.kind === 'link' ? 'pasted.title' : 'pasted.provider.title'),
      text:
        kept.kind === 'link'
          ? t.say('pasted.text')
          : t.say('pasted.provider.text', { provider: kept.provider.name }),
      actions: [inviteButton(t)],
    },
    t,
  );
}
