import type { CancelReason } from '../domain/approval.ts';
import { approvalId, type Instant } from '../domain/ids.ts';
import type { Invitation, InvitationIn } from '../domain/invitation.ts';
import { decide } from '../domain/invitation-moves.ts';
import type { NamedPerson } from '../domain/named-person.ts';
import type { NewAct } from '../ports/acts.ts';
import { readStoredCase } from './approval-case.ts';
import { type DecideApprovalDependencies, moveApproval } from './decide-approval.ts';
import { uponTheLatest } from './upon-the-latest.ts';

export type TakeBackRequestDependencies = Pick<
  DecideApprovalDependencies,
  'register' | 'bell' | 'clock' | 'faultPoints'
>;

interface Wanted {
  readonly by: NamedPerson;
  readonly why: CancelReason;
  /** What becomes of the draft that it is again. */
  readonly change: (
    draft: Invitation,
    at: Instant,
  ) => { readonly next: Invitation; readonly acts?: readonly NewAct[] } | undefined;
}

/**
 * What colleagues were asked to agree to is another from now on: the request is taken back in the write that changes it,
 * so that nobody agrees to what is not so any more. Nothing: it waits no longer.
 */
export async function takeBackRequest(
  deps: TakeBackRequestDependencies,
  shown: InvitationIn<'waiting-approval'>,
  { by, why, change }: Wanted,
): Promise<Invitation | undefined> {
  return uponTheLatest(async () => {
    const at = deps.clock.now().toISOString();
    const stored = await readStoredCase(deps.register, approvalId(shown.id, shown.request));
    if (stored?.kind !== 'invitation') return undefined;
    const { value, version } = stored.invitation;
    const draft = decide(value, { type: 'give-back', at, by: by.id });
    const changed = draft.ok ? change(draft.value, at) : undefined;
    if (!changed) return undefined;
    const { next, acts = [] } = changed;
    const conclude = async () => ({ moved: { invitation: { value: next, over: version } }, acts });
    const outcome = await moveApproval({ ...deps, conclude }, stored, { type: 'cancel', at, why, by });
    if (outcome === 'conflict') return 'again';
    return outcome.ok ? next : undefined;
  });
}
