import type { AttentionChoice, AttentionTopic, Standing, Stuck } from '../domain/attention.ts';
import type { AggregateId, CustomerTenantId, Instant, InvitationId } from '../domain/ids.ts';
import type { Translator } from '../i18n/translator.ts';
import type { CardButton } from './buttons.ts';
import type { CardModel } from './card-model.ts';
import { newsCard, type NewsRow } from './news-card.ts';
import { noticeCard } from './notice-card.ts';
import { plainText } from './plain-text.ts';
import { invitationButton, statusButton } from './ways-on.ts';

export interface AttentionFacts {
  readonly aggregateId: AggregateId;
  readonly entryId: string;
  readonly topic: AttentionTopic;
  readonly since: Instant;
  readonly time: number;
  readonly attempts: number;
  readonly begunAt?: Instant;
  /** The company or the customer that it is about; absent for what concerns none. */
  readonly about?: string;
  readonly ownerName?: string;
  /** Whom the bot could not tell. */
  readonly addressee?: string;
  readonly standing: Standing;
  readonly choices: readonly AttentionChoice[];
  readonly invitationId?: InvitationId;
  readonly removal?: { readonly customerId: CustomerTenantId; readonly number: number };
  readonly note?: string;
}

/** What has no end by itself, and what the reader can say about it. */
export function attentionCard(facts: AttentionFacts, t: Translator): CardModel {
  const { aggregateId, entryId, since, time, topic, begunAt, standing, choices } = facts;
  const stuck: Stuck = { topic, isBegun: begunAt !== undefined };
  const isLimited = standing === 'colleague';
  const name = facts.ownerName ?? '';
  const about = plainText(facts.about ?? t.say(`attention.topic.${topic}`), 120);
  const text = [
    ...(facts.note === undefined ? [] : [facts.note]),
    ...(standing === 'in-place' ? [t.say('attention.orphaned', { name })] : []),
    isLimited ? textOf(stuck, t) : [textOf(stuck, t), ...firstOf(stuck, t)].join(' '),
    ...(isLimited
      ? [t.say('attention.others', { name })]
      : choices.map((choice) => meansOf(choice, stuck, t))),
  ];
  return noticeCard(
    {
      tone: 'warning',
      title: t.say('attention.title', { about }),
      text: text.join('\n'),
      facts: [
        { label: t.say('attention.fact.what'), value: t.say(`attention.topic.${topic}`) },
        { label: t.say('attention.fact.since'), value: t.dateTime(since) },
        { label: t.say('attention.fact.attempts'), value: t.number(facts.attempts) },
        ...(begunAt === undefined
          ? []
          : [{ label: t.say('attention.fact.begunAt'), value: t.dateTime(begunAt) }]),
        ...(facts.addressee ? [{ label: t.say('fact.to'), value: facts.addressee }] : []),
      ],
      actions: [
        ...choices.map(
          (choice): CardButton => ({
            title: t.say(`attention.choice.${choice}`),
            verb: 'attention.settle.v1',
            data: { aggregateId, entryId, time, choice },
            ...(choice === 'look' ? { primary: true } : {}),
          }),
        ),
        ...openers(facts, t),
      ],
    },
    t,
  );
}

function textOf({ topic, isBegun }: Stuck, t: Translator): string {
  if (isBegun && (topic === 'mail' || topic === 'removal-mail'))
    return t.say(`attention.text.${topic}.begun`);
  return t.say(`attention.text.${topic}`);
}

function firstOf({ topic, isBegun }: Stuck, t: Translator): readonly string[] {
  if (topic === 'reminder') return [t.say('attention.first.reminder')];
  return isBegun && (topic === 'mail' || topic === 'removal-mail') ? [t.say('attention.first.begun')] : [];
}

function meansOf(choice: AttentionChoice, { topic, isBegun }: Stuck, t: Translator): string {
  const isUnknown = choice === 'close' && topic === 'mail' && isBegun;
  return t.say(isUnknown ? 'attention.means.close.mail.begun' : `attention.means.${choice}`);
}

/** What it is about, as it stands. */
function openers(
  { invitationId, removal }: Pick<AttentionFacts, 'invitationId' | 'removal'>,
  t: Translator,
): readonly CardButton[] {
  return [
    ...(invitationId ? [invitationButton(invitationId, t)] : []),
    ...(removal ? [{ title: t.say('button.removal'), verb: 'removal.open.v1', data: removal } as const] : []),
  ];
}

/** Nothing was done, or what was wanted is done. */
export function attentionSettledCard(
  said: 'over' | 'done' | 'looking',
  about: Pick<AttentionFacts, 'invitationId' | 'removal'>,
  t: Translator,
): CardModel {
  return noticeCard(
    {
      tone: said === 'done' ? 'good' : 'info',
      title: t.say(`attention.${said}.title`),
      text: t.say(`attention.${said}.text`),
      actions: openers(about, t),
    },
    t,
  );
}

const shownRows = 10;

/** Everything that needs attention. */
export function attentionListCard(all: readonly AttentionFacts[], t: Translator): CardModel {
  const title =
    all.length === 0 ? t.say('attention.list.none') : t.say('attention.list.title', { count: all.length });
  return newsCard(
    {
      title,
      parts: [
        {
          rows: all.slice(0, shownRows).map((one) => attentionRow(one, t)),
        },
      ],
      buttons: [statusButton(t)],
    },
    t,
  );
}

/** One of it among others, with the way to what can be done. */
export function attentionRow(one: AttentionFacts, t: Translator): NewsRow {
  const { aggregateId, entryId, topic, since, about = t.say(`attention.topic.${topic}`) } = one;
  return {
    at: since,
    text: rowText(one, t),
    detail: detailText(one, t),
    button: {
      title: t.say('attention.open'),
      tooltip: t.say('attention.title', { about }),
      verb: 'attention.open.v1',
      data: { aggregateId, entryId },
    },
  };
}

function rowText({ topic, about }: AttentionFacts, t: Translator): string {
  const named = t.say(`attention.topic.${topic}`);
  return about === undefined ? named : t.say('attention.list.row', { topic: named, about });
}

function detailText({ topic, ownerName, addressee, standing }: AttentionFacts, t: Translator): string {
  if (addressee) return t.say('attention.list.addressee', { name: addressee });
  if (ownerName && standing === 'in-place') return t.say('attention.orphaned', { name: ownerName });
  return ownerName ? `${t.say('fact.invitedBy')}: ${ownerName}` : t.say(`attention.do.${topic}`);
}
