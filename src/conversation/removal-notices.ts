import type { About } from '../application/teller.ts';
import { outcomeText, subjectButtons } from '../cards/approval-outcome.ts';
import type { CardModel } from '../cards/card-model.ts';
import { noticeCard, type NoticeTone } from '../cards/notice-card.ts';
import type { FactView } from '../cards/view.ts';
import type { Approval, ApprovalState } from '../domain/approval.ts';
import type { PersonId } from '../domain/ids.ts';
import type { Notice } from '../domain/message.ts';
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
  'access-requested': 'good',
  'access-over-already': 'info',
  'access-refused': 'problem',
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

const outcomeTones = {
  approved: 'good',
  rejected: 'problem',
  expired: 'warning',
  cancelled: 'warning',
} as const satisfies Record<Exclude<ApprovalState, 'waiting'>, NoticeTone>;

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
  const { approval } = found;
  return noticeCard(
    {
      tone: outcomeTones[approval.state],
      title: t.say(`approval.told.${approval.state}`, { name: approval.about }),
      text: [outcomeText(found, t) ?? '', ...repeat].join('\n'),
      facts: verdictFacts(approval, t),
      actions: subjectButtons(found, reader, t),
    },
    t,
  );
}

/** Who said the last word, and what else they said. */
function verdictFacts(approval: Approval, t: Translator): readonly FactView[] {
  const { by, comment } =
    approval.state === 'rejected'
      ? approval
      : { by: undefined, comment: approval.consents.findLast((one) => one.comment !== undefined)?.comment };
  const agreed = approval.state === 'approved' ? approval.consents.at(-1)?.by : undefined;
  return [
    ...(by ? [{ label: t.say('fact.rejectedBy'), value: by.name }] : []),
    ...(agreed ? [{ label: t.say('fact.approvedBy'), value: agreed.name }] : []),
    ...(comment === undefined ? [] : [{ label: t.say('fact.comment'), value: comment }]),
  ];
}
