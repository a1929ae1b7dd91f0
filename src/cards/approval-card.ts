import { z } from 'zod';
import { type Approval, decideApproval, idOfApproval, newApproval } from '../domain/approval.ts';
import { type PersonId, removalKey } from '../domain/ids.ts';
import type { Invitation } from '../domain/invitation.ts';
import { letterText } from '../domain/letter.ts';
import { isOpenRemoval, type Removal } from '../domain/removal.ts';
import type { Translator } from '../i18n/translator.ts';
import { buttonSets, buttonSetsView, type CardButton } from './buttons.ts';
import type { CardModel } from './card-model.ts';
import type { CardSample } from './card-sample.ts';
import { othersFacts, recipientText, relationshipText } from './invitation-words.ts';
import { letterParts } from './letter-preview.ts';
import { plainText } from './plain-text.ts';
import { letterBoxView, namesOf, requestFacts, sampleRemoval } from './removal-card.ts';
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

/** A request and what it is about. */
export type ApprovalSubjectFacts =
  | { readonly approval: Approval; readonly kind: 'removal'; readonly removal: Removal }
  | { readonly approval: Approval; readonly kind: 'invitation'; readonly invitation: Invitation };

export interface ApprovalFacts {
  readonly found: ApprovalSubjectFacts;
  readonly reader: PersonId;
  /** What to say first: a reminder, or why nothing was done. */
  readonly notes?: readonly string[];
  /** Which part of a long letter stands on the card, from 0. */
  readonly part?: number;
  /** The reader has lost the role: what it looks like to them is told, and nothing offered that would be refused. */
  readonly mayNotAct?: boolean;
}

const letterRoom = 4_500;

/** One request, as this reader may see it: the requester waits, an approver decides, others look on. */
export function approvalCard(
  { found, reader, notes = [], part = 0, mayNotAct = false }: ApprovalFacts,
  t: Translator,
): CardModel {
  const { approval, kind } = found;
  const isWanted = isAsked(approval, reader);
  const mayDecide = isWanted && !mayNotAct;
  const approvalId = idOfApproval(approval);
  const name = plainText(approval.about, 200);
  const letters = lettersOf(found, part, t);
  const state = t.say(mayDecide ? 'approval.state.waitingForYou' : `approval.state.${approval.state}`);
  const view: z.output<typeof approvalView> = {
    style: styleOf(approval, mayDecide),
    state,
    meanings: lines(
      ...(isWanted && mayNotAct ? [t.say('approval.meaning.noRole')] : meanings(found, reader, t)),
    ),
    notes: lines(...notes.map((one) => plainText(one, 300))),
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
    ...(isSettled(found)
      ? {}
      : { refresh: { verb: 'approval.open.v1', data: { approvalId, here: true, part } } }),
  };
}

/** Nothing on the card changes any more. */
function isSettled(found: ApprovalSubjectFacts): boolean {
  if (found.approval.state === 'waiting') return false;
  return found.kind === 'removal' ? !isOpenRemoval(found.removal) : found.invitation.state !== 'sending';
}

/** Whose word is still wanted. */
function isAsked({ state, approvers, consents }: Approval, reader: PersonId): boolean {
  const hasAgreed = consents.some(({ by }) => by.id === reader);
  return state === 'waiting' && approvers.some(({ id }) => id === reader) && !hasAgreed;
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

function meanings(found: ApprovalSubjectFacts, reader: PersonId, t: Translator): readonly string[] {
  const { approval, kind } = found;
  switch (approval.state) {
    case 'waiting': {
      if (approval.requester.id === reader) return [t.say('approval.meaning.own')];
      const hasAgreed = approval.consents.some(({ by }) => by.id === reader);
      return hasAgreed ? [t.say('approval.meaning.agreed')] : [];
    }
    case 'approved':
      if (kind === 'invitation') return [t.say('approval.meaning.approved.invitation')];
      return found.removal.state === 'cooling'
        ? [t.say('approval.meaning.approved.removal', { when: t.dateTime(found.removal.coolsUntil) })]
        : [t.say(`removal.state.${found.removal.state}`)];
    case 'rejected':
      return [t.say(`approval.meaning.rejected.${kind}`)];
    case 'expired':
      return [t.say(`approval.meaning.expired.${kind}`)];
    default:
      return [t.say(`approval.cancelled.${approval.why}`)];
  }
}

function subjectFacts(found: ApprovalSubjectFacts, t: Translator) {
  if (found.kind === 'removal') return requestFacts(found.removal, t);
  const { recipient, relationship, state } = found.invitation;
  const isWaiting = found.approval.state === 'waiting';
  return [
    { label: t.say('fact.requester'), value: plainText(found.approval.requester.name, 80) },
    { label: t.say('fact.to'), value: recipientText(recipient) },
    ...othersFacts(recipient, t),
    { label: t.say('fact.relationship'), value: relationshipText(relationship, t) },
    { label: t.say('invitations.state.label'), value: isWaiting ? '' : t.say(`invitation.state.${state}`) },
  ];
}

function approvalFacts(approval: Approval, t: Translator) {
  const { consents, needed, unreached, reassignments, expiresAt } = approval;
  const agreed = consents.map(({ by, at }) =>
    t.say('approval.agreed', { name: plainText(by.name, 60), when: t.dateTime(at) }),
  );
  const passed = reassignments.map(({ from, to }) =>
    t.say('approval.passed', { from: plainText(from.name, 60), to: plainText(to.name, 60) }),
  );
  const comments = [...reassignments, ...consents].flatMap(({ comment }) => comment ?? []);
  const rejection = approval.state === 'rejected' ? approval.comment : undefined;
  const isWaiting = approval.state === 'waiting';
  const decidedAt = approval.state === 'waiting' ? undefined : approval.at;
  return [
    isWaiting && needed > 1
      ? {
          label: t.say('fact.agreed'),
          value: t.say('approval.needed', { given: consents.length, needed }),
        }
      : undefined,
    agreed.length > 0 ? { label: t.say('fact.approvedBy'), value: agreed.join('; ') } : undefined,
    approval.state === 'rejected'
      ? { label: t.say('fact.rejectedBy'), value: namesOf([approval.by]) }
      : undefined,
    ...passed.slice(-3).map((value) => ({ label: t.say('button.reassign'), value })),
    ...[...comments, ...(rejection === undefined ? [] : [rejection])]
      .slice(-3)
      .map((value) => ({ label: t.say('fact.comment'), value: plainText(value, 1_000) })),
    isWaiting
      ? { label: t.say('fact.decides'), value: plainText(namesOf(approval.approvers), 300) }
      : undefined,
    unreached.length > 0 && isWaiting
      ? { label: t.say('fact.unreached'), value: plainText(namesOf(unreached), 300) }
      : undefined,
    isWaiting ? { label: t.say('fact.expires'), value: t.dateTime(expiresAt) } : undefined,
    decidedAt === undefined ? undefined : { label: t.say('fact.decidedAt'), value: t.dateTime(decidedAt) },
  ];
}

/** What would go out: an approver decides about these very words, all of them. */
function lettersOf(found: ApprovalSubjectFacts, part: number, t: Translator) {
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
  found: ApprovalSubjectFacts,
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
function editButton(found: ApprovalSubjectFacts, t: Translator): readonly CardButton[] {
  if (found.kind !== 'invitation' || found.invitation.state !== 'waiting-approval') return [];
  const { id: invitationId, revision } = found.invitation;
  return [{ title: t.say('button.edit'), verb: 'invitation.edit.v1', data: { invitationId, revision } }];
}

function subjectButtons(
  found: ApprovalSubjectFacts,
  reader: PersonId | undefined,
  t: Translator,
): readonly CardButton[] {
  if (found.kind === 'invitation') {
    const data = { invitationId: found.invitation.id };
    return [{ title: t.say('button.openInvitation'), verb: 'invitation.open.v1', data }];
  }
  const { removal } = found;
  const data = { customerId: removal.customer.id, number: removal.number };
  const open: CardButton = { title: t.say('button.removal'), verb: 'removal.open.v1', data };
  const people = removal.state === 'cooling' ? [removal.requester, ...removal.approvedBy] : [];
  return people.some(({ id }) => id === reader)
    ? [{ title: t.say('button.undo'), verb: 'removal.undo.v1', data, primary: true }, open]
    : [open];
}

/** A request for previews. */
export function sampleApproval(removal: Removal): Approval {
  const megan = { id: 'a1000000-0000-4000-8000-000000000002' as PersonId, name: 'Megan Bowen' };
  const adele = { id: 'a1000000-0000-4000-8000-000000000003' as PersonId, name: 'Adele Vance' };
  return newApproval({
    subject: { kind: 'removal', id: removalKey(removal.customer.id) },
    number: removal.number,
    about: removal.customer.name,
    requester: removal.requester,
    requestedAt: removal.requestedAt,
    approvers: [megan, adele],
    needed: 1,
    expiresAt: '2026-10-11T07:42:00Z',
  });
}

export function approvalSamples(t: Translator): readonly CardSample[] {
  const removal = sampleRemoval(t);
  const approval = sampleApproval(removal);
  const [megan] = approval.approvers;
  if (!megan) return [];
  const rejected = decideApproval(approval, {
    type: 'reject',
    at: '2026-10-08T08:00:00Z',
    by: megan,
    comment: t.say('removal.refusal.active-subscriptions'),
  });
  const found = { approval, kind: 'removal', removal } as const;
  return [
    {
      name: 'to-decide',
      model: approvalCard({ found, reader: megan.id, notes: [t.say('approval.reminder')] }, t),
    },
    { name: 'asked', model: approvalCard({ found, reader: removal.requester.id }, t) },
    {
      name: 'rejected',
      model: approvalCard(
        { found: rejected.ok ? { ...found, approval: rejected.value } : found, reader: removal.requester.id },
        t,
      ),
    },
  ];
}
