import { z } from 'zod';
import type { Translator } from '../i18n/translator.ts';
import { buttonSets, buttonSetsView, type CardButton } from './buttons.ts';
import type { CardModel } from './card-model.ts';
import { plainLines, plainText } from './plain-text.ts';
import { factView, lines, lineView } from './view.ts';

export const noticeView = z.strictObject({
  style: z.enum(['emphasis', 'good', 'warning', 'attention']),
  title: z.string(),
  /** Whom it is about. */
  subjects: z.array(lineView),
  paragraphs: z.array(lineView),
  facts: z.array(factView),
  remarks: z.array(lineView),
  buttonSets: buttonSetsView,
});

export type NoticeTone = 'info' | 'good' | 'warning' | 'problem';

export interface NoticeFacts {
  readonly tone: NoticeTone;
  readonly title: string;
  /** Whom it is about: stands large above the facts. */
  readonly subject?: string;
  /** One paragraph a line. */
  readonly text: string;
  readonly facts?: readonly { readonly label: string; readonly value: string }[];
  readonly actions?: readonly CardButton[];
  /** By which a person's report and our log find each other. */
  readonly reference?: string;
  /** The toast, where the title and the first paragraph would not do. */
  readonly summary?: string;
}

const styles = { info: 'emphasis', good: 'good', warning: 'warning', problem: 'attention' } as const;

/** A reminder to a customer stands whole on the card that announces it. */
const mostParagraphs = 9;

/** The general answer. Text from outside may stand in every field. */
export function noticeCard(notice: NoticeFacts, t: Translator): CardModel {
  const title = plainText(notice.title);
  const paragraphs = plainLines(notice.text)
    .filter((line) => line !== '')
    .map((line) => plainText(line, 1_000))
    .slice(0, mostParagraphs);
  const view: z.output<typeof noticeView> = {
    style: styles[notice.tone],
    title,
    subjects: lines(notice.subject === undefined ? undefined : plainText(notice.subject, 120)),
    paragraphs: lines(...paragraphs),
    facts: (notice.facts ?? []).map((fact) => ({
      label: plainText(fact.label, 60),
      value: plainText(fact.value, 300),
    })),
    remarks: lines(
      notice.reference === undefined
        ? undefined
        : t.say('notice.reference', { reference: plainText(notice.reference, 80) }),
    ),
    buttonSets: buttonSets(notice.actions ?? []),
  };
  const summary = notice.summary ?? [title, ...paragraphs.slice(0, 1)].join(' · ');
  return { card: 'notice', view, summary: plainText(summary), language: t.language };
}
