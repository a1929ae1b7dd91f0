import type { CardModel } from '../cards/card-model.ts';
import { plainText } from '../cards/plain-text.ts';
import { customerButton, inviteButton, statusButton } from '../cards/ways-on.ts';
import type { Notice } from '../domain/message.ts';
import { assertNever } from '../domain/result.ts';
import type { Translator } from '../i18n/translator.ts';
import { createToldCard, type ToldCard } from './told-card.ts';

const kinds = [
  'customer-arrived',
  'customer-lost',
  'rights-ended',
  'events-taken',
  'events-moved',
  'credential-ends',
] as const satisfies readonly Notice['kind'][];
export type HouseNotice = Extract<Notice, { kind: (typeof kinds)[number] }>;

export function isHouseNotice(notice: Notice): notice is HouseNotice {
  return (kinds as readonly Notice['kind'][]).includes(notice.kind);
}

/** What the bot needs for itself. */
type OwnNotice = Extract<Notice, { kind: 'events-taken' | 'events-moved' | 'credential-ends' }>;

export function isOwnNotice(notice: Notice): notice is OwnNotice {
  return (
    notice.kind === 'events-taken' || notice.kind === 'events-moved' || notice.kind === 'credential-ends'
  );
}

export function titleOfOwn(notice: OwnNotice, t: Translator): string {
  switch (notice.kind) {
    case 'events-taken':
      return t.say('events.taken.title');
    case 'events-moved':
      return t.say('events.moved.title');
    case 'credential-ends':
      return t.say(`ends.title.${notice.credential}`, { days: notice.days });
    default:
      return assertNever(notice);
  }
}

/** News that belongs to no invitation: of customers who came without one, of customers and rights that are gone, and of what the bot itself needs. */
export function houseNoticeCard(
  notice: HouseNotice,
  { isRepeat }: { readonly isRepeat: boolean },
  t: Translator,
): CardModel {
  const told = createToldCard(isRepeat, t);
  switch (notice.kind) {
    case 'customer-arrived':
      return arrivedCard(notice, told, t);
    case 'customer-lost': {
      const { customerName: customer, customerId } = notice;
      return told(
        {
          tone: 'warning',
          title: t.say('leftNotice.title', { customer }),
          actions: [
            { title: t.say('button.history'), verb: 'history.open.v1', data: { scope: customerId } },
            inviteButton(t),
          ],
        },
        t.say('lost.text'),
        t.say('lost.next'),
      );
    }
    case 'rights-ended':
      return rightsCard(notice, told, t);
    case 'events-taken': {
      const { holder } = notice;
      const who =
        holder === undefined
          ? t.say('events.taken.nobody')
          : t.say('events.taken.text', { host: plainText(holder, 120) });
      return told(
        { tone: 'problem', title: titleOfOwn(notice, t), actions: [eventsButton(t)] },
        who,
        t.say('events.taken.next'),
      );
    }
    case 'events-moved':
      return told(
        { tone: 'warning', title: titleOfOwn(notice, t), actions: [eventsButton(t)] },
        t.say('events.moved'),
        t.say('events.moved.next'),
      );
    case 'credential-ends': {
      const { credential, days, endsAt } = notice;
      return told(
        {
          tone: days === 30 ? 'warning' : 'problem',
          title: titleOfOwn(notice, t),
          facts: [{ label: t.say('ends.at'), value: t.dateTime(endsAt) }],
          actions: [statusButton(t)],
        },
        t.say('ends.text'),
        t.say(`ends.do.${credential}`),
      );
    }
    default:
      return assertNever(notice);
  }
}

const eventsButton = (t: Translator) =>
  ({ title: t.say('button.events'), verb: 'events.open.v1', data: {} }) as const;

function arrivedCard(
  { customerName: customer, customerId, noticedAt, why }: Extract<HouseNotice, { kind: 'customer-arrived' }>,
  told: ToldCard,
  t: Translator,
): CardModel {
  return told(
    {
      tone: 'info',
      title: t.say('arrived.title', { customer }),
      facts: [{ label: t.say('fact.newSince'), value: t.dateTime(noticedAt) }],
      actions: [
        { title: t.say('arrived.button'), verb: 'newcomer.choose.v1', data: { customerId } },
        customerButton(customerId, t),
      ],
    },
    t.say(`arrived.why.${why}`),
    t.say('arrived.next'),
  );
}

function rightsCard(
  notice: Extract<HouseNotice, { kind: 'rights-ended' }>,
  told: ToldCard,
  t: Translator,
): CardModel {
  const { customerName: customer, customerId, what, how, name = '', endsAt } = notice;
  const ended =
    what === 'dap'
      ? t.say('rights.dap.terminated')
      : t.say(`rights.gdap.${how}`, { name: plainText(name, 120) });
  return told(
    {
      tone: 'warning',
      title: t.say(how === 'expiring' ? 'rights.soon' : 'rights.title', { customer }),
      facts: endsAt === undefined ? [] : [{ label: t.say('rights.endsAt'), value: t.dateTime(endsAt) }],
      actions: [customerButton(customerId, t)],
    },
    ended,
    t.say('rights.stays'),
  );
}
