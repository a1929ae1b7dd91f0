import type { About } from '../application/tell-act.ts';
import type { CardButton } from '../cards/buttons.ts';
import type { CardModel } from '../cards/card-model.ts';
import { noticeCard, type NoticeTone } from '../cards/notice-card.ts';
import type { PersonId } from '../domain/ids.ts';
import type { Notice } from '../domain/message.ts';
import type { Removal } from '../domain/removal.ts';
import type { Translator } from '../i18n/translator.ts';

type RemovalNotice = Extract<Notice, { kind: 'approval-decided' | 'approvers-unreached' | 'removal-news' }>;
type AboutRemoval = Pick<About, 'approval' | 'removal' | 'isRepeat'> & { readonly reader: PersonId };

/** What the bot says on its own account of approvals and removals. */
export function removalNoticeCard(notice: RemovalNotice, about: AboutRemoval, t: Translator): CardModel {
  const repeat = about.isRepeat ? [t.say('approval.repeat')] : [];
  switch (notice.kind) {
    case 'removal-news':
      return removalNews(notice, about, t, repeat);
    case 'approvers-unreached':
      return unreached(about, t, repeat);
    case 'approval-decided':
      return decided(about, t, repeat);
  }
}

const tones = {
  gone: 'good',
  vanished: 'info',
  refused: 'problem',
  cancelled: 'info',
  'mail-failed': 'warning',
} as const satisfies Record<Extract<Notice, { kind: 'removal-news' }>['news'], NoticeTone>;

function removalNews(
  { news, customerId, number }: Extract<Notice, { kind: 'removal-news' }>,
  { removal }: AboutRemoval,
  t: Translator,
  repeat: readonly string[],
): CardModel {
  const name = removal?.customer.name ?? '';
  const why = removal?.state === 'refused' ? [t.say(`removal.refusal.${removal.why}`)] : [];
  return noticeCard(
    {
      tone: tones[news],
      title: t.say('removal.news.title', { name }),
      text: [t.say(`removal.news.${news}`), ...why, ...repeat].join('\n'),
      actions: [
        {
          title: t.say('button.removal'),
          verb: 'removal.open.v1',
          data: { customerId, number },
          primary: true,
        },
      ],
    },
    t,
  );
}

function unreached({ approval }: AboutRemoval, t: Translator, repeat: readonly string[]): CardModel {
  const names = approval?.approval.unreached.map(({ name }) => name).join(', ') ?? '';
  const text = [t.say('approval.unreached.text', { names }), ...repeat].join('\n');
  return noticeCard(
    {
      tone: 'warning',
      title: t.say('approval.unreached.title', { name: approval?.approval.about ?? '' }),
      text,
      actions: [{ title: t.say('button.approvals'), verb: 'approvals.page.v1', data: {} }],
    },
    t,
  );
}

function decided(
  { approval: found, reader }: AboutRemoval,
  t: Translator,
  repeat: readonly string[],
): CardModel {
  if (!found || found.approval.state === 'waiting') {
    return noticeCard(
      { tone: 'info', title: t.say('approval.unknown.title'), text: t.say('approval.unknown.text') },
      t,
    );
  }
  const { approval, kind } = found;
  const tone = approval.state === 'approved' ? 'good' : approval.state === 'rejected' ? 'problem' : 'warning';
  const text = (): string => {
    switch (approval.state) {
      case 'approved':
        if (kind === 'invitation') return t.say('approval.meaning.approved.invitation');
        return found.removal.state === 'cooling'
          ? t.say('approval.meaning.approved.removal', { when: t.dateTime(found.removal.coolsUntil) })
          : t.say(`removal.state.${found.removal.state}`);
      case 'rejected':
        return t.say(`approval.meaning.rejected.${kind}`);
      case 'expired':
        return t.say(`approval.meaning.expired.${kind}`);
      default:
        return approval.state === 'cancelled' ? t.say(`approval.cancelled.${approval.why}`) : '';
    }
  };
  const decider =
    approval.state === 'rejected'
      ? approval.by
      : approval.state === 'approved'
        ? approval.consents.at(-1)?.by
        : undefined;
  const comment =
    approval.state === 'rejected'
      ? approval.comment
      : approval.consents.findLast((one) => one.comment !== undefined)?.comment;
  return noticeCard(
    {
      tone,
      title: t.say(`approval.told.${approval.state as 'approved' | 'rejected' | 'expired' | 'cancelled'}`, {
        name: approval.about,
      }),
      text: [text(), ...repeat].join('\n'),
      facts: [
        ...(decider
          ? [
              {
                label: t.say(approval.state === 'rejected' ? 'fact.rejectedBy' : 'fact.approvedBy'),
                value: decider.name,
              },
            ]
          : []),
        ...(comment === undefined ? [] : [{ label: t.say('fact.comment'), value: comment }]),
      ],
      actions:
        kind === 'invitation'
          ? [
              {
                title: t.say('button.openInvitation'),
                verb: 'invitation.open.v1',
                data: { invitationId: found.invitation.id },
              },
            ]
          : removalButtons(found.removal, reader, t),
    },
    t,
  );
}

function removalButtons(removal: Removal, reader: PersonId, t: Translator): readonly CardButton[] {
  const data = { customerId: removal.customer.id, number: removal.number };
  const open: CardButton = { title: t.say('button.removal'), verb: 'removal.open.v1', data };
  return removal.state === 'cooling' && removal.requester.id === reader
    ? [{ title: t.say('button.undo'), verb: 'removal.undo.v1', data, primary: true }, open]
    : [open];
}
