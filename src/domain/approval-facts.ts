import type { Approval } from './approval.ts';
import { idOfApproval } from './approval.ts';
import { type ApprovalStep, type HistoryRecord, nameText, type RecordText } from './history.ts';
import type { HistoryKey } from './ids.ts';
import type { NamedPerson } from './named-person.ts';

const personal = (text: string, ...people: readonly NamedPerson[]): RecordText => ({
  text,
  about: people.map(({ id }) => ({ kind: 'person', id })),
});

interface Step {
  readonly step: ApprovalStep;
  readonly at: string;
  readonly by?: NamedPerson | undefined;
  readonly comment?: string | undefined;
  /** Who is asked by it. */
  readonly asked?: readonly NamedPerson[];
}

/** What has happened to a request since; its cards and who could not be reached are no part of it. */
function stepsOf(before: Approval | undefined, after: Approval): readonly Step[] {
  const steps: Step[] = [];
  const { requester, approvers, requestedAt } = after;
  if (!before) steps.push({ step: 'requested', at: requestedAt, by: requester, asked: approvers });
  for (const { from, to, at, comment } of after.reassignments.slice(before?.reassignments.length ?? 0))
    steps.push({ step: 'reassigned', at, by: from, asked: [to], comment });
  if (after.remindedAt && !before?.remindedAt) steps.push({ step: 'reminded', at: after.remindedAt });
  for (const { by, at, comment } of after.consents.slice(before?.consents.length ?? 0))
    steps.push({ step: 'approved', at, by, comment });
  if (before?.state === after.state) return steps;
  switch (after.state) {
    case 'rejected':
      return [...steps, { step: 'rejected', at: after.at, by: after.by, comment: after.comment }];
    case 'expired':
      return [...steps, { step: 'expired', at: after.at }];
    case 'cancelled':
      return [...steps, { step: 'withdrawn', at: after.at, by: after.by }];
    default:
      return steps;
  }
}

/** What an approval's way from one version to the next is in the history of whom it is about. */
export function recordsOfApproval(
  before: Approval | undefined,
  after: Approval,
  key: HistoryKey,
): HistoryRecord[] {
  const { number, revision, about, subject } = after;
  return stepsOf(before, after).map(({ step, at, by, comment, asked }, index) => ({
    name: `approval-${number}-${revision}-${index + 1}`,
    key,
    at,
    ...(by ? { by } : {}),
    fact: { kind: 'approval', approvalId: idOfApproval(after), about: subject.kind, step },
    texts: {
      customer: { text: about, about: [] },
      ...(by ? { by: nameText(by) } : {}),
      ...(asked ? { person: personal(asked.map(({ name }) => name).join(', '), ...asked) } : {}),
      ...(comment ? { comment: personal(comment, ...(by ? [by] : [])) } : {}),
    },
  }));
}
