import type { Invitation } from '../domain/invitation.ts';
import type { Notice } from '../domain/message.ts';
import { isPersonal, kindOf } from '../domain/notification.ts';
import type { Translator } from '../i18n/translator.ts';
import { type AttentionFacts, attentionRow } from './attention-card.ts';
import type { CardModel } from './card-model.ts';
import { relationshipText, unsentText } from './invitation-words.ts';
import { stepName } from './invitation-timeline.ts';
import { watchText } from './mailbox-facts.ts';
import { type NewsRow, newsCard } from './news-card.ts';
import { plainText } from './plain-text.ts';
import { notificationsButton, openButton } from './ways-on.ts';

/** What became of one piece of news for one recipient, with the names that people know. */
export interface ToldFacts {
  readonly who: string;
  readonly about: string;
  /** Whom it is about, where that does not stand above. */
  readonly subject?: string;
  readonly at: string;
  readonly outcome:
    | { readonly kind: 'delivered'; readonly isRepeat: boolean }
    | {
        readonly kind: 'unreachable';
        readonly reason: 'not-installed' | 'blocked' | 'disabled' | 'not-in-roster';
      }
    | { readonly kind: 'held'; readonly until: string }
    | { readonly kind: 'not-wanted' | 'brought' | 'no-role' }
    | { readonly kind: 'under-way'; readonly nextTryAt?: string };
}

export interface WhyFacts {
  readonly invitation: Invitation;
  readonly told: readonly ToldFacts[];
  /** What does not come to an end by itself. */
  readonly stuck?: readonly AttentionFacts[];
  /** Why the person is not among those who were told; without a name it is the reader. Absent where they are. */
  readonly notTold?: NotToldFacts;
}

export interface NotToldFacts {
  readonly why: 'notWanted' | 'later' | 'noRole' | 'noChat' | 'underWay';
  readonly name?: string;
}

/** More would not fit into a card; the last ones say most. */
const shownMoves = 8;
const shownTold = 12;
const shownStuck = 4;

/** What is known of an invitation, and who was told what of it. */
export function whyCard({ invitation, told, stuck = [], notTold }: WhyFacts, t: Translator): CardModel {
  const { company } = invitation.recipient;
  const sent = sentText(invitation, t);
  const colleague = notTold?.name === undefined ? undefined : remarkOf(notTold, t);
  // That nobody was told of anything explains the reader's case, too; of a colleague it is said where others would stand.
  const hasSaidWhy = colleague !== undefined || (notTold?.why === 'later' && told.length === 0);
  return newsCard(
    {
      title: t.say('why.title', { company }),
      lead: relationshipText(invitation.relationship, t),
      parts: [
        {
          title: t.say('why.known.title'),
          rows: invitation.moves
            .map(({ state, at, unmatched }, index, moves) => ({
              at,
              text: t.say(
                `timeline.move.${unmatched ? 'unmatched' : stepName(state, moves.slice(0, index))}`,
              ),
            }))
            .slice(-shownMoves),
          ...(sent === undefined ? {} : { note: sent }),
        },
        {
          title: t.say('why.told.title'),
          rows: told.slice(-shownTold).map((one) => toldRow(one, t)),
          ...(told.length === 0 ? { note: colleague ?? t.say('why.told.none') } : {}),
        },
        ...(stuck.length === 0
          ? []
          : [
              {
                title: t.say('attention.why.title'),
                rows: stuck.slice(0, shownStuck).map((one) => attentionRow(one, t)),
              },
            ]),
      ],
      remark:
        notTold === undefined || hasSaidWhy
          ? t.say('why.person.hint')
          : `${remarkOf(notTold, t)} ${t.say('why.person.hint')}`,
      buttons: [openButton(invitation.id, t), notificationsButton(t)],
      summary: t.say('why.summary'),
    },
    t,
  );
}

export function remarkOf({ why, name }: NotToldFacts, t: Translator): string {
  if (name !== undefined) return t.say(`why.they.${why}`, { name: plainText(name, 60) });
  return t.say(`why.you.${why === 'later' || why === 'underWay' ? why : 'notWanted'}`);
}

/** What the mailbox is known to have said of the mail. */
function sentText(invitation: Invitation, t: Translator): string | undefined {
  if (!('how' in invitation)) return unsentText(invitation, t);
  const { linkFound, how, state } = invitation;
  return [
    t.say(linkFound ? `why.sent.${linkFound}` : `why.sent.${how}`),
    ...(state === 'bounced' ? [t.say(`bounce.why.${invitation.bounce}`)] : []),
    watchText(invitation, t),
  ]
    .filter((one) => one !== undefined)
    .join(' ');
}

export function toldRow({ who, about, at, outcome }: ToldFacts, t: Translator): NewsRow {
  return { at, text: about, detail: t.say('why.line', { who, outcome: outcomeText(outcome, t) }) };
}

function outcomeText(outcome: ToldFacts['outcome'], t: Translator): string {
  switch (outcome.kind) {
    case 'delivered':
      return t.say(outcome.isRepeat ? 'why.outcome.repeated' : 'why.outcome.delivered');
    case 'held':
      return t.say('why.outcome.held', { when: t.dateTime(outcome.until) });
    case 'unreachable':
      return t.say(`why.outcome.${outcome.reason}`);
    case 'under-way':
      return outcome.nextTryAt === undefined
        ? t.say('why.outcome.under-way')
        : t.say('why.outcome.tried-again', { when: t.dateTime(outcome.nextTryAt) });
    case 'not-wanted':
    case 'brought':
    case 'no-role':
      return t.say(`why.outcome.${outcome.kind}`);
  }
}

/** Several invitations fit: which one is meant? */
export function whyChoiceCard(invitations: readonly Invitation[], t: Translator): CardModel {
  const title = t.say('why.choice.title');
  return newsCard(
    {
      title,
      parts: [
        {
          rows: invitations.map((invitation) => ({
            at: invitation.createdAt,
            text: invitation.recipient.company,
            detail: t.say(`invitation.state.${invitation.state}`),
            button: {
              title: t.say('button.why'),
              tooltip: t.say('why.title', { company: invitation.recipient.company }),
              verb: 'why.open.v1',
              data: { invitationId: invitation.id },
            },
          })),
        },
      ],
    },
    t,
  );
}

/** What the reader was told last, whatever it was about. */
export function whyMineCard(told: readonly ToldFacts[], t: Translator): CardModel {
  return newsCard(
    {
      title: t.say('why.mine.title'),
      parts: [
        {
          rows: told.slice(0, shownTold).map(({ at, about, subject, outcome }) => ({
            at,
            text: subject === undefined ? about : t.say('why.mine.row', { about, subject }),
            detail: outcomeText(outcome, t),
          })),
          ...(told.length === 0 ? { note: t.say('why.mine.none') } : {}),
        },
      ],
      buttons: [notificationsButton(t)],
    },
    t,
  );
}

export function aboutText(notice: Notice, t: Translator): string {
  if (isPersonal(notice.kind)) return t.say(`why.about.${notice.kind}`);
  const kind = kindOf(notice);
  return t.say(`news.kind.${kind === 'personal' ? 'trouble' : kind}`);
}
