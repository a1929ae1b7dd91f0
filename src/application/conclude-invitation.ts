import type { Approval } from '../domain/approval.ts';
import { decide, type InvitationEvent } from '../domain/invitation-moves.ts';
import type { PartnerCenter } from '../ports/partner-center.ts';
import type { Register } from '../ports/register.ts';
import type { StoredCase } from './approval-case.ts';
import type { CustomerIndex } from './customer-index.ts';
import type { Consequence, Stop } from './decide-approval.ts';
import { standsAgainst } from './decide-outgoing.ts';
import type { RightsGate } from './rights-gate.ts';
import { sendAct } from './send-invitation.ts';
import { takeClaim } from './take-claim.ts';
import { partWithin } from './within.ts';

export interface ConcludeInvitationDependencies {
  readonly register: Register;
  readonly rights: Pick<RightsGate, 'mayActNow'>;
  readonly partnerCenter: Pick<PartnerCenter, 'providers'>;
  readonly index: Pick<CustomerIndex, 'find'>;
}

type StoredInvitation = Extract<StoredCase, { kind: 'invitation' }>;

/** The providers are read in the name of somebody who may have signed out, while another waits for an answer. */
const patienceMs = 1_000;

/**
 * What the end of a request means for its invitation: agreed, it is on its way in the same write, in the name of whoever
 * asked, who must still have the right; else it is a draft again.
 */
export function createConcludeInvitation(deps: ConcludeInvitationDependencies) {
  return async (
    { invitation: { value, version } }: StoredInvitation,
    decided: Approval,
  ): Promise<Consequence | 'moot' | Stop | 'conflict'> => {
    if (value.state !== 'waiting-approval' || value.request !== decided.number) return 'moot';
    const event = eventOf(decided);
    const next = event && decide(value, event);
    if (!next?.ok) return 'moot';
    const moved = { invitation: { value: next.value, over: version } };
    if (decided.state !== 'approved') return { moved, acts: [] };
    const [mayAct, against] = await Promise.all([
      deps.rights.mayActNow(value.inviter),
      partWithin(patienceMs, standsAgainst(deps, value)),
    ]);
    if (!mayAct) return 'requester-may-not';
    if (against) return against.kind;
    const claimed = await takeClaim(deps.register, value);
    if (claimed === 'conflict') return 'conflict';
    if (claimed !== 'claimed') return 'already-invited';
    return { moved, acts: [sendAct('send', next.value, new Date(decided.at))] };
  };
}

function eventOf(decided: Approval): InvitationEvent | undefined {
  switch (decided.state) {
    case 'approved':
      return { type: 'approved', at: decided.at, by: decided.consents.map(({ by }) => by) };
    case 'rejected': {
      const { at, by, comment } = decided;
      const answer = { kind: 'rejected', by, at, ...(comment === undefined ? {} : { comment }) } as const;
      return { type: 'give-back', at, by: by.id, answer };
    }
    case 'expired':
      return { type: 'give-back', at: decided.at, answer: { kind: 'expired', at: decided.at } };
    case 'cancelled':
      return { type: 'give-back', at: decided.at, by: (decided.by ?? decided.requester).id };
    default:
      return undefined;
  }
}
