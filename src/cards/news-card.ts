import { z } from 'zod';
import type { CustomerTenantId, Instant, InvitationId } from '../domain/ids.ts';
import type { Translator } from '../i18n/translator.ts';
import { acts, actsView, buttonSets, buttonSetsView, type CardButton } from './buttons.ts';
import type { CardModel } from './card-model.ts';
import { plainText } from './plain-text.ts';
import { lines, lineView } from './view.ts';
import { invitationsButton, openButton } from './ways-on.ts';

export const newsView = z.strictObject({
  title: z.string(),
  leads: z.array(lineView),
  parts: z.array(
    z.strictObject({
      titles: z.array(lineView),
      rows: z.array(
        z.strictObject({
          when: z.string(),
          texts: z.array(lineView),
          /** None or one. */
          openers: z.array(z.strictObject({ acts: actsView })),
        }),
      ),
      notes: z.array(lineView),
    }),
  ),
  remarks: z.array(lineView),
  buttonSets: buttonSetsView,
});

export interface NewsRow {
  readonly at: Instant;
  readonly text: string;
  readonly detail?: string;
  readonly button?: CardButton;
}

export interface NewsPart {
  readonly title?: string;
  readonly rows: readonly NewsRow[];
  readonly note?: string;
}

export interface NewsFacts {
  readonly title: string;
  readonly lead?: string;
  readonly parts: readonly NewsPart[];
  readonly remark?: string;
  readonly buttons?: readonly CardButton[];
  readonly summary?: string;
}

/** Things that happened, each with its moment, in parts. Text from outside may stand in every field. */
export function newsCard(
  { title, lead, parts, remark, buttons = [], summary }: NewsFacts,
  t: Translator,
): CardModel {
  const view: z.output<typeof newsView> = {
    title: plainText(title),
    leads: lines(lead),
    parts: parts.map((part) => ({
      titles: lines(part.title),
      rows: part.rows.map(({ at, text, detail, button }) => ({
        when: t.dateTime(at),
        texts: lines(plainText(text, 250), detail === undefined ? undefined : plainText(detail, 250)),
        openers: button ? [{ acts: acts(button) }] : [],
      })),
      notes: lines(part.note),
    })),
    remarks: lines(remark),
    buttonSets: buttonSets(buttons),
  };
  return { card: 'news', view, summary: plainText(summary ?? title), language: t.language };
}

/** So many pieces of news stand on one card. */
const shownNews = 10;

export interface DigestFacts {
  readonly news: readonly {
    readonly at: Instant;
    readonly text: string;
    readonly invitationId?: InvitationId;
    /** A customer who came without an invitation. */
    readonly arrivedId?: CustomerTenantId;
  }[];
  readonly isRepeat: boolean;
}

/** What waited for the own hours, on one card. */
export function digestCard({ news, isRepeat }: DigestFacts, t: Translator): CardModel {
  const shown = news.slice(0, shownNews);
  const hidden = news.length - shown.length;
  const title = t.say('digest.title', { count: news.length });
  return newsCard(
    {
      title,
      lead: t.say('digest.lead'),
      parts: [
        {
          rows: shown.map(({ at, text, invitationId, arrivedId }) => ({
            at,
            text,
            ...(arrivedId === undefined
              ? {}
              : {
                  button: {
                    title: t.say('arrived.button'),
                    verb: 'newcomer.choose.v1',
                    data: { customerId: arrivedId },
                  },
                }),
            ...(invitationId === undefined
              ? {}
              : {
                  button: {
                    ...openButton(invitationId, t),
                    tooltip: t.say('button.openInvitation.which', { name: plainText(text, 80) }),
                  },
                }),
          })),
          ...(hidden > 0 ? { note: t.say('digest.more', { count: hidden }) } : {}),
        },
      ],
      ...(isRepeat ? { remark: t.say('accepted.repeat') } : {}),
      buttons: [invitationsButton(t)],
      summary: [title, ...shown.slice(0, 1).map(({ text }) => text)].join(' · '),
    },
    t,
  );
}
