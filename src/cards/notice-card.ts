import { z } from 'zod';
import type { Translator } from '../i18n/translator.ts';
import { buttonSets, buttonSetsView, type CardButton } from './buttons.ts';
import type { CardModel } from './card-model.ts';
import type { CardSample } from './card-sample.ts';
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

export function noticeSamples(t: Translator): readonly CardSample[] {
  return [
    {
      name: 'forget',
      model: noticeCard(
        {
          tone: 'warning',
          title: t.say('forget.title'),
          text: [t.say('forget.erased'), t.say('forget.stays'), t.say('forget.again')].join('\n'),
          actions: [{ title: t.say('button.forgetMe'), verb: 'person.forget.v1', data: {} }],
        },
        t,
      ),
    },
    {
      name: 'good',
      model: noticeCard(
        {
          tone: 'good',
          title: t.say('settings.title'),
          text: t.say('settings.saved'),
        },
        t,
      ),
    },
    {
      name: 'info',
      model: noticeCard(
        {
          tone: 'info',
          title: t.say('customers.syncing.title'),
          text: t.say('customers.syncing.text'),
          actions: [
            ...(['customers', 'customer'] as const).map((name) => {
              const { title } = t.command(name);
              return { title, verb: 'command.run.v1', data: { text: title } } as const;
            }),
          ],
        },
        t,
      ),
    },
    {
      name: 'reminder-due',
      model: noticeCard(
        {
          tone: 'info',
          title: t.say('reminderDue.title', { company: 'Blue Meadow Ltd' }),
          text: t.say('reminderDue.when', { when: t.dateTime('2026-10-19T09:00:00Z') }),
          actions: [
            {
              title: t.say('button.skip'),
              verb: 'invitation.skip-reminder.v1',
              data: { invitationId: 'inv-0123456789', number: 2 },
            },
          ],
        },
        t,
      ),
    },
    {
      name: 'arrived',
      model: noticeCard(
        {
          tone: 'info',
          title: t.say('arrived.title', { customer: 'Blue Meadow Ltd' }),
          text: [t.say('arrived.why.none-fits'), t.say('arrived.next')].join('\n'),
          actions: [
            {
              title: t.say('arrived.button'),
              verb: 'newcomer.choose.v1',
              data: { customerId: '4f3c1b1e-0d5e-4c8e-8d4c-1f0e9b5a7c21' },
            },
          ],
        },
        t,
      ),
    },
    {
      name: 'warning',
      model: noticeCard(
        {
          tone: 'warning',
          title: t.say('invitation.state.failed'),
          text: t.say('invitation.failure.claimed-by-colleague'),
          facts: [
            { label: t.say('fact.customer'), value: 'Blue Meadow Ltd' },
            { label: t.say('fact.invitedBy'), value: 'Megan Bowen' },
          ],
          actions: [{ title: t.say('button.invitations'), verb: 'invitations.page.v1', data: { after: '' } }],
        },
        t,
      ),
    },
    {
      name: 'problem',
      model: noticeCard(
        {
          tone: 'problem',
          title: t.say('invitation.state.failed'),
          text: t.say('invitation.failure.gave-up'),
          reference: '7F3K-92QX',
        },
        t,
      ),
    },
  ];
}
