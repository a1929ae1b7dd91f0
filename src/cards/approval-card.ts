import { z } from 'zod';
import { type Approval, hasAgreed, idOfApproval, isAwaited } from '../domain/approval.ts';
import type { ApprovalCase } from '../domain/approval-case.ts';
import type { PersonId } from '../domain/ids.ts';
import { letterText } from '../domain/letter.ts';
import { isOpenRemoval } from '../domain/removal.ts';
import type { Translator } from '../i18n/translator.ts';
import { outcomeText, subjectButtons } from './approval-outcome.ts';
import { approvalFacts, subjectFacts } from './approval-rows.ts';
import { buttonSets, buttonSetsView, type CardButton } from './buttons.ts';
import type { CardModel, CardRefresh } from './card-model.ts';
import { letterParts } from './letter-preview.ts';
import { plainText } from './plain-text.ts';
import { letterBoxView } from './removal-card.ts';
import { facts, factView, lines, lineView } from './view.ts';

export const approvalView = z.strictObject({
  style: z.enum(['emphasis', 'good', 'warning', 'attention']),
  state: z.string(),
  meanings: z.array(lineView),
  notes: z.array(lineView),
  lead: z.string(),
  name: z.string(),
  facts: z.array(factView),
  letters: z.array(letterBoxView),
  /** For whoever may decide. */
  comments: z.array(z.strictObject({ label: z.string() })),
  buttonSets: buttonSetsView,
});

export interface ApprovalFacts {
  readonly found: ApprovalCase;
  readonly reader: PersonId;
  /** What to say first: why nothing was done. */
  readonly notes?: readonly string[];
  readonly isReminder?: boolean;
  /** The same message may have come before. */
  readonly isRepeat?: boolean;
  /** Which part of a long letter stands on the card, from 0. */
  readonly part?: number;
  /** The reader has lost the role: what it looks like to them is told, and nothing offered that would be refused. */
  readonly mayNotAct?: boolean;
}

const letterRoom = 4_500;

/** One request, as this reader may see it: the requester waits, an approver decides, others look on. */
export function approvalCard(card: ApprovalFacts, t: Translator): CardModel {
  const { found, reader, part = 0, mayNotAct = false } = card;
  const { approval, kind } = found;
  const isWanted = isAwaited(approval, reader);
  const mayDecide = isWanted && !mayNotAct;
  const name = plainText(approval.about, 200);
  const letters = lettersOf(found, part, t);
  const state = t.say(mayDecide ? 'approval.state.waitingForYou' : `approval.state.${approval.state}`);
  const view: z.output<typeof approvalView> = {
    style: styleOf(approval, mayDecide),
    state,
    meanings: lines(isWanted && mayNotAct ? t.say('approval.meaning.noRole') : meaning(found, reader, t)),
    notes: notesOf(card, mayDecide, t),
    lead: t.say(`approval.lead.${kind}`, { name: plainText(approval.requester.name, 80) }),
    name,
    facts: facts(...subjectFacts(found, t), ...approvalFacts(approval, t)),
    letters: letters.map(({ box }) => box),
    comments: mayDecide ? [{ label: t.say('field.comment.label') }] : [],
    buttonSets: buttonSets(
      letters.flatMap(({ more }) => more),
      buttonsOf(found, { reader, mayDecide, mayNotAct }, t),
    ),
  };
  return {
    card: 'approval',
    view,
    summary: t.say('approval.summary', { name, state }),
    language: t.language,
    ...(isSettled(found) ? {} : { refresh: refreshOf(card) }),
  };
}

/** The same card as things stand then, in what it is besides: a reminder, a repeat, a part of a long letter. */
function refreshOf({ found, part = 0, isReminder = false, isRepeat = false }: ApprovalFacts): CardRefresh {
  const approvalId = idOfApproval(found.approval);
  return { verb: 'approval.open.v1', data: { approvalId, here: true, part, isReminder, isRepeat } };
}

function notesOf({ notes = [], isReminder, isRepeat }: ApprovalFacts, mayDecide: boolean, t: Translator) {
  return lines(
    isReminder && mayDecide ? t.say('approval.reminder') : undefined,
    isRepeat ? t.say('approval.repeat') : undefined,
    ...notes.map((one) => plainText(one, 300)),
  );
}

function meaning(found: ApprovalCase, reader: PersonId, t: Translator): string | undefined {
  const { approval } = found;
  if (approval.state !== 'waiting') return outcomeText(found, t);
  if (approval.requester.id === reader) return t.say('approval.meaning.own');
  return hasAgreed(approval, reader) ? t.say('approval.meaning.agreed') : undefined;
}

/** Nothing on the card changes any more. */
function isSettled(found: ApprovalCase): boolean {
  if (found.approval.state === 'waiting') return false;
  return found.kind === 'removal' ? !isOpenRemoval(found.removal) : found.invitation.state !== 'sending';
}

function styleOf({ state }: Approval, mayDecide: boolean): z.output<typeof approvalView>['style'] {
  if (mayDecide) return 'warning';
  const styles = {
    waiting: 'emphasis',
    approved: 'good',
    rejected: 'attention',
    expired: 'warning',
    cancelled: 'emphasis',
  } as const;
  return styles[state];
}

/** What would go out: an approver decides about these very words, all of them. */
function lettersOf(found: ApprovalCase, part: number, t: Translator) {
  const approvalId = idOfApproval(found.approval);
  const box = (title: string, subject: string, text: string) => {
    const parts = letterParts(text, letterRoom);
    const shown = Math.min(part, Math.max(0, parts.length - 1));
    const isLong = parts.length > 1;
    const isLast = shown === parts.length - 1;
    const more: CardButton = {
      title: t.say(isLast ? 'button.firstPart' : 'button.nextPart'),
      verb: 'approval.open.v1',
      data: { approvalId, here: true, part: isLast ? 0 : shown + 1 },
    };
    return {
      box: {
        title: isLong ? t.say('approval.letter.part', { part: shown + 1, parts: parts.length }) : title,
        subjects: lines(plainText(subject, 250)),
        lines: [...(parts[shown] ?? [])],
      },
      more: isLong ? [more] : [],
    };
  };
  if (found.approval.state !== 'waiting') return [];
  if (found.kind === 'invitation') {
    const { letter, link } = found.invitation;
    return [box(t.say('draft.letter'), letter.subject, letterText(letter, link))];
  }
  const { notice } = found.removal;
  return notice.kind === 'not-required' ? [] : [box(t.say('room.notice.title'), notice.subject, notice.text)];
}

function buttonsOf(
  found: ApprovalCase,
  { reader, mayDecide, mayNotAct }: { reader: PersonId; mayDecide: boolean; mayNotAct: boolean },
  t: Translator,
): readonly CardButton[] {
  const { approval } = found;
  const approvalId = idOfApproval(approval);
  const decide = (verdict: 'approve' | 'reject' | 'withdraw') =>
    ({ verb: 'approval.decide.v1', data: { approvalId, verdict } }) as const;
  if (mayDecide) {
    return [
      { title: t.say('button.approve'), ...decide('approve'), primary: true },
      { title: t.say('button.reject'), ...decide('reject') },
      { title: t.say('button.reassign'), verb: 'approval.reassign.v1', data: { approvalId } },
    ];
  }
  const again: CardButton = {
    title: t.say('button.checkAgain'),
    verb: 'approval.open.v1',
    data: { approvalId, here: true },
  };
  if (approval.state === 'waiting') {
    return approval.requester.id === reader && !mayNotAct
      ? [...editButton(found, t), { title: t.say('button.withdrawRequest'), ...decide('withdraw') }, again]
      : [again];
  }
  return subjectButtons(found, mayNotAct ? undefined : reader, t);
}

/** Changing a letter that waits takes the request back; the form says so before anything is done. */
function editButton(found: ApprovalCase, t: Translator): readonly CardButton[] {
  if (found.kind !== 'invitation' || found.invitation.state !== 'waiting-approval') return [];
  const { id: invitationId, revision } = found.invitation;
  return [{ title: t.say('button.edit'), verb: 'invitation.edit.v1', data: { invitationId, revision } }];
}
