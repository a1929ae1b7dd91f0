import type { Approval } from '../domain/approval.ts';
import { instantAfter } from '../domain/instants.ts';
import type { Removal } from '../domain/removal.ts';
import { decideRemoval, type RemovalEvent } from '../domain/removal-moves.ts';
import type { NewAct } from '../ports/acts.ts';
import type { ApprovalPolicy } from './approval-policy.ts';
import { type ConcludeInvitationDependencies, createConcludeInvitation } from './conclude-invitation.ts';
import type { Conclude } from './decide-approval.ts';

interface Dependencies extends ConcludeInvitationDependencies {
  readonly policy: Pick<ApprovalPolicy, 'coolingMs'>;
}

/** What an approval that has come to its end means for what was to be approved. */
export function createConclude(deps: Dependencies): Conclude {
  const { policy } = deps;
  const concludeInvitation = createConcludeInvitation(deps);
  return async (stored, decided) => {
    if (stored.kind === 'invitation') return concludeInvitation(stored, decided);
    const { value, version } = stored.removal;
    const event = removalEventOf(decided, policy.coolingMs);
    const next = event && decideRemoval(value, event);
    if (!next?.ok) return 'moot';
    const moved = { removal: { value: next.value, over: version } };
    return {
      moved,
      acts: next.value.state === 'cooling' ? [removeAct(next.value, next.value.coolsUntil)] : [],
    };
  };
}

function removalEventOf(decided: Approval, coolingMs: number): RemovalEvent | undefined {
  switch (decided.state) {
    case 'approved': {
      const { at, consents } = decided;
      const coolsUntil = instantAfter(at, coolingMs);
      return { type: 'approve', at, by: consents.map(({ by }) => by), coolsUntil };
    }
    case 'rejected': {
      const { at, by, comment } = decided;
      return { type: 'reject', at, by, ...(comment === undefined ? {} : { comment }) };
    }
    case 'expired':
      return { type: 'expire', at: decided.at };
    case 'cancelled':
      return { type: 'cancel', at: decided.at, by: decided.by ?? decided.requester };
    default:
      return undefined;
  }
}

/** One for each removal: the same decision never leaves two. */
function removeAct({ number }: Removal, dueAt: string): NewAct {
  return { entryId: `remove-${number}`, act: { kind: 'remove-customer', number }, dueAt };
}
