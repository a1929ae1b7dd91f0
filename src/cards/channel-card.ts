import { z } from 'zod';
import { kindOf, type NewsKind } from '../domain/notification.ts';
import type { Instant, InvitationId } from '../domain/ids.ts';
import type { Notice } from '../domain/message.ts';
import type { Translator } from '../i18n/translator.ts';
import { buttonSets, buttonSetsView } from './buttons.ts';
import type { CardModel } from './card-model.ts';
import { noticeCard } from './notice-card.ts';
import { kindChoices } from './notifications-card.ts';
import { plainText } from './plain-text.ts';
import { choiceView, lines, lineView } from './view.ts';

export const channelView = z.strictObject({
  title: z.string(),
  savedNotes: z.array(lineView),
  lead: z.string(),
  kinds: z.strictObject({ label: z.string(), choices: z.array(choiceView), value: z.string() }),
  remarks: z.array(lineView),
  buttonSets: buttonSetsView,
});

export interface ChannelFacts {
  readonly kinds: readonly NewsKind[];
  /** Who subscribed it, and when. */
  readonly by?: { readonly name: string; readonly at: Instant };
  readonly note?: string;
}

/** In a channel: what is told there. */
export function channelCard({ kinds, by, note }: ChannelFacts, t: Translator): CardModel {
  const title = t.say('channel.title');
  const view: z.output<typeof channelView> = {
    title,
    savedNotes: lines(note),
    lead: t.say('channel.lead'),
    kinds: { label: t.say('channel.kinds.label'), choices: kindChoices(t), value: kinds.join(',') },
    remarks: lines(
      by && t.say('notifications.channel.by', { name: plainText(by.name, 80), when: t.date(by.at) }),
    ),
    buttonSets: buttonSets([
      { title: t.say('button.save'), verb: 'channel.save.v1', data: {}, primary: true },
    ]),
  };
  return { card: 'channel', view, summary: note ?? title, language: t.language };
}

const tones = {
  accepted: 'good',
  'half-accepted': 'info',
  reply: 'info',
  bounce: 'problem',
  approval: 'info',
  'customer-lost': 'problem',
  trouble: 'problem',
  reminder: 'info',
} as const satisfies Record<NewsKind, string>;

export interface PostFacts {
  readonly notice: Notice;
  /** The company that it is about; nothing else of the customer stands in a channel. */
  readonly company: string;
  /** Where it is about the bot itself. */
  readonly title?: string;
  readonly invitationId?: InvitationId;
  readonly at: Instant;
  readonly isRepeat: boolean;
}

/** One piece of news for a channel: the company and what happened, and nothing more. */
export function channelPostCard(post: PostFacts, t: Translator): CardModel {
  const kind = kindOf(post.notice);
  const named = kind === 'personal' ? 'trouble' : kind;
  const word = hasOwnWord(post.notice) ? post.notice.kind : named;
  const company = plainText(post.company, 120);
  const title = post.title ?? t.say(`post.${word}`, { company });
  const shown = shownBy(post);
  return noticeCard(
    {
      tone: post.notice.kind === 'match-undone' ? 'warning' : tones[named],
      title,
      text: [
        t.say('post.at', { when: t.dateTime(post.at) }),
        ...(post.isRepeat ? [t.say('accepted.repeat')] : []),
      ].join('\n'),
      summary: title,
      actions: shown.map((data) => ({ title: t.say('button.showToMe'), verb: 'channel.show.v1', data })),
    },
    t,
  );
}

/** What the name of its kind would not say, or would say wrongly. */
const ownWords = ['match-undone', 'customer-arrived', 'rights-ended'] as const;

const hasOwnWord = (notice: Notice): notice is Extract<Notice, { kind: (typeof ownWords)[number] }> =>
  (ownWords as readonly Notice['kind'][]).includes(notice.kind);

/** What can be looked up in the own chat. */
function shownBy({ notice, invitationId }: PostFacts) {
  if (notice.kind === 'approval-waiting') return [{ approvalId: notice.approvalId }];
  if (notice.kind === 'customer-arrived') return [{ customerId: notice.customerId }];
  return invitationId === undefined ? [] : [{ invitationId }];
}
