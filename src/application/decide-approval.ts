import type { ApprovalCase } from '../domain/approval-case.ts';
import {
  type Approval,
  type ApprovalEvent,
  type ApprovalRefusal,
  decideApproval,
  idOfApproval,
} from '../domain/approval.ts';
import type { ApprovalId } from '../domain/ids.ts';
import type { NamedPerson } from '../domain/named-person.ts';
import { done, type Result, refused } from '../domain/result.ts';
import type { Clock } from '../ports/clock.ts';
import type { FaultPoints } from '../ports/fault-points.ts';
import type { NewAct } from '../ports/acts.ts';
import type { Commit, Register } from '../ports/register.ts';
import { readCase, readStoredCase, type StoredCase, toCase } from './approval-case.ts';
import { askAct, showApproval } from './open-approval.ts';
import type { OutboxBell } from './outbox-bell.ts';
import type { RightsGate } from './rights-gate.ts';
import { uponTheLatest } from './upon-the-latest.ts';

/** What follows for the subject from an approval that is over, in the same write. */
export interface Consequence {
  readonly moved: Pick<Commit, 'removal' | 'invitation'>;
  readonly acts: readonly NewAct[];
}

/** Why it cannot be done as things stand, so that it stays to be decided. */
const stops = ['already-invited', 'already-customer', 'provider-gone', 'requester-may-not'] as const;
export type Stop = (typeof stops)[number];
const isStop = (text: unknown): text is Stop => (stops as readonly unknown[]).includes(text);

/**
 * Decides what an approval that has just been decided means for its subject. `moot`: the subject is over by itself.
 */
export type Conclude = (
  stored: StoredCase,
  decided: Approval,
) => Promise<Consequence | 'moot' | Stop | 'conflict'>;

export interface DecideApprovalDependencies {
  readonly register: Register;
  readonly rights: Pick<RightsGate, 'mayActNow'>;
  readonly conclude: Conclude;
  readonly bell: OutboxBell;
  readonly clock: Clock;
  readonly faultPoints: FaultPoints;
}

export type ApprovalVerdict =
  | { readonly kind: 'approve' | 'reject'; readonly comment?: string }
  | { readonly kind: 'reassign'; readonly to: NamedPerson; readonly comment?: string }
  | { readonly kind: 'withdraw' };

export type DecideRefusal =
  | { readonly kind: 'no-rights' | 'unknown' }
  /** The colleague who is to decide instead may not. */
  | { readonly kind: 'colleague-lacks-rights'; readonly found: ApprovalCase }
  | { readonly kind: ApprovalRefusal | Stop | 'not-yours'; readonly found: ApprovalCase };

type Decided = Result<ApprovalCase, DecideRefusal>;

/**
 * Takes one click upon a request. The right to decide is read at this moment; the verdict, what follows from it for
 * the subject, and the news of it are one write, so that of any number of clicks one counts.
 */
export function createDecideApproval(deps: DecideApprovalDependencies) {
  const { register, rights } = deps;
  return async (asked: {
    readonly id: ApprovalId;
    readonly by: NamedPerson;
    readonly verdict: ApprovalVerdict;
  }): Promise<Decided> => {
    const { id, by, verdict } = asked;
    if (!(await rights.mayActNow(by.id))) return refused({ kind: 'no-rights' });
    if (verdict.kind === 'reassign' && !(await rights.mayActNow(verdict.to.id))) {
      const found = await readCase(register, id);
      return refused(found ? { kind: 'colleague-lacks-rights', found } : { kind: 'unknown' });
    }
    const decided = await uponTheLatest(async (): Promise<Decided | 'again'> => {
      const stored = await readStoredCase(register, id);
      if (!stored) return refused({ kind: 'unknown' });
      const event = eventOf(deps, stored.approval.value, { by, verdict });
      if (event === 'not-yours') return refused({ kind: 'not-yours', found: toCase(stored) });
      const outcome = await moveApproval(deps, stored, event);
      if (outcome === 'conflict') return 'again';
      if (outcome.ok) return done(outcome.value);
      const { refusal } = outcome;
      if (refusal === 'too-late') {
        await moveApproval(deps, stored, { type: 'expire', at: deps.clock.now().toISOString() });
      }
      const found = (await readCase(register, id)) ?? toCase(stored);
      // The same click again is no error: its result is shown.
      if (refusal === 'already' && verdict.kind === 'approve') return done(found);
      return refused({ kind: refusal, found });
    });
    return decided ?? refused({ kind: 'unknown' });
  };
}

export type DecideApproval = ReturnType<typeof createDecideApproval>;

function eventOf(
  { clock }: DecideApprovalDependencies,
  approval: Approval,
  { by, verdict }: { readonly by: NamedPerson; readonly verdict: ApprovalVerdict },
): ApprovalEvent | 'not-yours' {
  const at = clock.now().toISOString();
  if (verdict.kind === 'withdraw') {
    return approval.requester.id === by.id ? { type: 'cancel', at, why: 'withdrawn', by } : 'not-yours';
  }
  const { comment } = verdict;
  const click = { by, at, ...(comment ? { comment } : {}) };
  return verdict.kind === 'reassign'
    ? { ...click, type: 'reassign', to: verdict.to }
    : { ...click, type: verdict.kind };
}

type Moving = Pick<DecideApprovalDependencies, 'register' | 'conclude' | 'bell' | 'clock' | 'faultPoints'>;

/** Moves an approval and its subject in one write, with the news of it; `also` goes along. */
export async function moveApproval(
  deps: Moving,
  stored: StoredCase,
  event: ApprovalEvent,
  also: Pick<Commit, 'finished'> & { readonly acts?: readonly NewAct[] } = {},
): Promise<Result<ApprovalCase, ApprovalRefusal | Stop> | 'conflict'> {
  const { register, bell, faultPoints, clock } = deps;
  const { value: before, version } = stored.approval;
  const at = clock.now().toISOString();
  const next = decideApproval(before, event);
  if (!next.ok) return next;
  let approval = next.value;
  let consequence: Consequence = { moved: {}, acts: [] };
  if (approval.state !== 'waiting') {
    const concluded = await deps.conclude(stored, approval);
    if (concluded === 'conflict') return 'conflict';
    if (isStop(concluded)) return refused(concluded);
    if (concluded === 'moot') {
      const moot = decideApproval(before, { type: 'cancel', at, why: 'moot' });
      if (!moot.ok) return moot;
      approval = moot.value;
    } else consequence = concluded;
  }
  const outcome = await register.commit({
    aggregateId: before.subject.id,
    approval: { value: approval, over: version },
    ...consequence.moved,
    ...(also.finished ? { finished: also.finished } : {}),
    acts: [...newsOf(approval, before, at), ...consequence.acts, ...(also.acts ?? [])],
  });
  if (outcome.kind === 'conflict') return 'conflict';
  faultPoints.reach('approve.decided');
  bell.ring();
  const now = await readCase(register, idOfApproval(approval));
  return done(now ?? toCase(stored));
}

/** Every copy of the card is brought up to date, the requester is told, and a new approver is asked. */
function newsOf(approval: Approval, before: Approval, at: string): readonly NewAct[] {
  const approvalId = idOfApproval(approval);
  const { number, revision } = approval;
  const added = approval.approvers.filter((one) => !before.approvers.some(({ id }) => id === one.id));
  const isOver = approval.state !== 'waiting';
  return [
    ...(revision === before.revision ? [] : [showApproval(approval, at)]),
    ...(isOver && !isOwnWord(approval)
      ? [
          {
            entryId: `told-approval-${number}`,
            act: {
              kind: 'notify',
              to: approval.requester.id,
              notice: { kind: 'approval-decided', approvalId },
            } as const,
            dueAt: at,
          },
        ]
      : []),
    ...added.map(({ id }) => ({
      ...askAct(approvalId, id, { dueAt: at, isReminder: false }),
      entryId: `asked-${number}-${revision}-${id}`,
    })),
  ];
}

/** Whoever takes back their own request knows it. */
const isOwnWord = (approval: Approval) =>
  approval.state === 'cancelled' && approval.by?.id === approval.requester.id;
