import { approvalId } from '../domain/ids.ts';
import type { Invitation, InvitationIn } from '../domain/invitation.ts';
import { decide } from '../domain/invitation-moves.ts';
import type { Letter } from '../domain/letter.ts';
import { readStoredCase } from './approval-case.ts';
import { type DecideApprovalDependencies, moveApproval } from './decide-approval.ts';
import { uponTheLatest } from './upon-the-latest.ts';

export type EditAskedDependencies = Pick<
  DecideApprovalDependencies,
  'register' | 'bell' | 'clock' | 'faultPoints'
>;

/**
 * A letter that colleagues were asked to agree to is another from now on: the request is taken back in the write that
 * changes it, so that nobody agrees to words that they have not seen. Nothing: it waits no longer.
 */
export function editAskedLetter(
  deps: EditAskedDependencies,
  shown: InvitationIn<'waiting-approval'>,
  letter: Letter,
): Promise<Invitation | undefined> {
  const by = { id: shown.inviter, name: shown.inviterName };
  return uponTheLatest(async () => {
    const at = deps.clock.now().toISOString();
    const stored = await readStoredCase(deps.register, approvalId(shown.id, shown.request));
    if (stored?.kind !== 'invitation') return undefined;
    const next = edited(stored.invitation.value, { letter, at });
    if (!next) return undefined;
    const moved = { invitation: { value: next, over: stored.invitation.version } };
    const conclude = async () => ({ moved, acts: [] });
    const event = { type: 'cancel', at, why: 'edited', by } as const;
    const outcome = await moveApproval({ ...deps, conclude }, stored, event);
    if (outcome === 'conflict') return 'again';
    return outcome.ok ? next : undefined;
  });
}

function edited(
  before: Invitation,
  { letter, at }: { readonly letter: Letter; readonly at: string },
): Invitation | undefined {
  const back = decide(before, { type: 'give-back', at, by: before.inviter });
  if (!back.ok) return undefined;
  const next = decide(back.value, { type: 'edit', letter, revision: back.value.revision });
  return next.ok ? next.value : undefined;
}
