import type { About } from '../application/teller.ts';
import { acceptedNoticeCard } from '../cards/accepted-notice-card.ts';
import { attentionCard } from '../cards/attention-card.ts';
import type { CardModel } from '../cards/card-model.ts';
import { noticeCard } from '../cards/notice-card.ts';
import { unmatchButtons } from '../cards/unmatch-card.ts';
import { openButton } from '../cards/ways-on.ts';
import { whoseCustomerCard } from '../cards/whose-customer-card.ts';
import type { PersonId } from '../domain/ids.ts';
import type { Invitation } from '../domain/invitation.ts';
import type { Notice } from '../domain/message.ts';
import { assertNever } from '../domain/result.ts';
import type { Translator } from '../i18n/translator.ts';
import { attentionFacts } from './attention-page.ts';
import { invitationNoticeCard } from './invitation-notices.ts';
import { mailboxNoticeCard } from './mailbox-notices.ts';
import { houseNoticeCard, isHouseNotice } from './house-notices.ts';
import { removalNoticeCard } from './removal-notices.ts';
import { signInButton, signInText } from './signing-in.ts';
import { createToldCard, repeatText, type ToldCard } from './told-card.ts';

/** Who answered, and by what that was told, as far as the invitation knows by now. */
function answeredBy(invitation: Invitation) {
  if (!('customer' in invitation)) return { customerId: invitation.recipient.tenantId };
  const { customer, match } = invitation;
  const isHidden = invitation.state === 'half-accepted' && invitation.providerHidden !== undefined;
  return {
    customerId: customer.id,
    match,
    ...(isHidden ? { providerHidden: invitation.providerHidden } : {}),
  };
}

/** What waits for the person's sign-in, as it stands now. */
function waitingCard(
  { need, system }: Extract<Notice, { kind: 'sign-in-needed' }>,
  { invitation, removal }: About,
  told: ToldCard,
  t: Translator,
): CardModel {
  const title = invitation
    ? t.say('signIn.waiting.which', { company: invitation.recipient.company })
    : removal
      ? t.say('signIn.waiting.removal', { company: removal.customer.name })
      : t.say('signIn.waiting.title');
  return told(
    {
      tone: 'warning',
      title,
      actions: [
        signInButton(t, { system, need }),
        ...(invitation ? [openButton(invitation.id, t)] : []),
        ...(removal
          ? [
              {
                title: t.say('button.removal'),
                verb: 'removal.open.v1',
                data: { customerId: removal.customer.id, number: removal.number },
              } as const,
            ]
          : []),
      ],
    },
    signInText(need, system, t),
    t.say('signIn.waiting.text'),
  );
}

const noteOf = ([note]: readonly string[]) => (note === undefined ? {} : { note });

/** With what can be chosen; in a digest, where it is only named, without. */
function attentionNotice(
  { topic }: Extract<Notice, { kind: 'needs-attention' }>,
  { attention, invitation }: About,
  repeat: readonly string[],
  t: Translator,
): CardModel {
  if (attention) return attentionCard({ ...attentionFacts(attention), ...noteOf(repeat) }, t);
  const named = t.say(`attention.topic.${topic}`);
  const about = invitation?.recipient.company ?? named;
  const text = [named, ...repeat].join('\n');
  return noticeCard({ tone: 'warning', title: t.say('attention.title', { about }), text }, t);
}

/** A notice as a person reads it. */
export function noticeCardOf(
  notice: Notice,
  about: About & { readonly reader: PersonId },
  t: Translator,
): CardModel {
  const { invitation, isRepeat, reader } = about;
  const repeat = repeatText(isRepeat, t);
  const told = createToldCard(isRepeat, t);
  if (isHouseNotice(notice)) return houseNoticeCard(notice, about, t);
  switch (notice.kind) {
    case 'invitation-half-accepted':
    case 'invitation-accepted': {
      const { customerName, noticedAt } = notice;
      if (!invitation) return told({ tone: 'good', title: t.say('accepted.title') }, customerName);
      const isHalf = notice.kind === 'invitation-half-accepted';
      const news = { customerName, invitation, noticedAt, isHalf, isRepeat };
      const doubt = invitation.inviter === reader ? unmatchButtons(invitation, t) : [];
      return acceptedNoticeCard({ ...news, ...answeredBy(invitation), doubt }, t);
    }
    case 'needs-attention':
      return attentionNotice(notice, about, repeat, t);
    case 'forgotten':
      return told({ tone: 'good', title: t.say('forget.done.title') }, t.say('forget.done.text'));
    case 'withheld':
      return told({ tone: 'info', title: t.say('withheld.title') }, t.say('withheld.text'));
    case 'channel-lost':
      return told(
        { tone: 'warning', title: t.say('channelLost.title', { channel: notice.channelName }) },
        t.say('channelLost.text'),
      );
    case 'whose-customer':
      return about.question
        ? whoseCustomerCard({ question: about.question, ...noteOf(repeat) }, t)
        : told({ tone: 'info', title: t.say('question.title') }, t.say('question.unknown.text'));
    case 'sign-in-needed':
      return waitingCard(notice, about, told, t);
    case 'customer-replied':
    case 'mail-bounced':
    case 'reminder-due':
    case 'reminder-failed':
      return mailboxNoticeCard(notice, about, t);
    case 'match-undone':
    case 'invitation-passed-on':
    case 'invitation-assigned':
    case 'customer-left':
    case 'link-broken':
    case 'invitation-failed':
    case 'resend-failed':
      return invitationNoticeCard(notice, about, t);
    case 'approval-waiting': {
      const { customerName: company, approvalId } = notice;
      const open = { title: t.say('button.open'), verb: 'approval.open.v1', data: { approvalId } } as const;
      return told({ tone: 'info', title: t.say('post.approval', { company }), actions: [open] });
    }
    case 'approval-decided':
    case 'approvers-unreached':
    case 'removal-news':
      return removalNoticeCard(notice, { ...about, reader }, t);
    default:
      return assertNever(notice);
  }
}
