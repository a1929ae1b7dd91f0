import type { About } from '../application/teller.ts';
import type { CardModel } from '../cards/card-model.ts';
import type { NoticeTone } from '../cards/notice-card.ts';
import { openButton } from '../cards/ways-on.ts';
import type { Notice } from '../domain/message.ts';
import { assertNever } from '../domain/result.ts';
import type { Translator } from '../i18n/translator.ts';
import { createToldCard } from './told-card.ts';

type InvitationNotice = Extract<
  Notice,
  {
    readonly kind:
      | 'match-undone'
      | 'invitation-passed-on'
      | 'invitation-assigned'
      | 'customer-left'
      | 'link-broken'
      | 'invitation-failed'
      | 'resend-failed';
  }
>;

/** What became of an invitation, with the way to it. */
export function invitationNoticeCard(
  notice: InvitationNotice,
  { invitation, isRepeat }: About,
  t: Translator,
): CardModel {
  const company = invitation?.recipient.company ?? '';
  const told = createToldCard(isRepeat, t);
  const actions = [openButton(notice.invitationId, t)];
  const card = (tone: NoticeTone, title: string, ...said: readonly string[]) =>
    told({ tone, title, actions }, ...said);
  switch (notice.kind) {
    case 'match-undone': {
      const { byName: name, customerName: customer } = notice;
      return card(
        'warning',
        t.say('unmatched.title', { company }),
        t.say('unmatched.text', { name, customer }),
        t.say('unmatched.next'),
      );
    }
    case 'invitation-passed-on':
      return card(
        'info',
        t.say('passedOn.title', { company }),
        t.say('passedOn.text', { name: notice.toName }),
      );
    case 'invitation-assigned': {
      const state = invitation && t.say(`invitation.state.${invitation.state}`);
      return card(
        'info',
        t.say('assigned.title', { company }),
        t.say('assigned.text', { name: notice.byName }),
        ...(state === undefined ? [] : [t.say('assigned.state', { state })]),
      );
    }
    case 'customer-left':
      return card(
        'warning',
        t.say('leftNotice.title', { customer: notice.customerName }),
        t.say('leftNotice.text'),
      );
    case 'link-broken':
      return card('problem', t.say('brokenNotice.title', { company }), t.say('brokenNotice.text'));
    case 'invitation-failed':
      return card(
        'problem',
        t.say('failedNotice.title', { company }),
        t.say(`invitation.failure.${notice.reason}`),
      );
    case 'resend-failed':
      return card(
        'problem',
        t.say('failedAgain.title', { company }),
        t.say(`invitation.failure.${notice.reason}`),
        t.say('failedAgain.text'),
      );
    default:
      return assertNever(notice);
  }
}
