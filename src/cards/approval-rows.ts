import type { Approval } from '../domain/approval.ts';
import type { ApprovalCase } from '../domain/approval-case.ts';
import type { Translator } from '../i18n/translator.ts';
import { othersFacts, recipientText, relationshipText } from './invitation-words.ts';
import { plainText } from './plain-text.ts';
import { namesOf, requestFacts } from './removal-words.ts';

/** What is asked for. */
export function subjectFacts(found: ApprovalCase, t: Translator) {
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

/** How far the request is, and who said what. */
export function approvalFacts(approval: Approval, t: Translator) {
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
