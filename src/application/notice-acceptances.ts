import type { Instant } from '../domain/ids.ts';
import { decide, type Invitation, isOpen, type OpenInvitation, openStates } from '../domain/invitation.ts';
import type { Clock } from '../ports/clock.ts';
import type { FaultPoints } from '../ports/fault-points.ts';
import type { PartnerCenter } from '../ports/partner-center.ts';
import type { NewAct, Register, Stored } from '../ports/register.ts';
import type { Telemetry } from '../ports/telemetry.ts';
import type { CustomerIndex } from './customer-index.ts';
import type { OutboxBell } from './outbox-bell.ts';

interface Dependencies {
  readonly register: Register;
  readonly partnerCenter: Pick<PartnerCenter, 'customer' | 'partnersOf'>;
  readonly index: CustomerIndex;
  readonly bell: OutboxBell;
  readonly clock: Clock;
  readonly telemetry: Telemetry;
  readonly faultPoints: FaultPoints;
}

/**
 * Looks whether the customer of an open invitation is in the list by now. It asks for the present state and not for
 * a change, so that an acceptance is noticed whenever it came and whatever was down at the time.
 */
export function createNoticeAcceptances(deps: Dependencies): () => Promise<void> {
  return async () => {
    let failure: { readonly error: unknown } | undefined;
    for (const { value, version } of await deps.register.allIn(openStates)) {
      const isListed = deps.index.find(value.recipient.tenantId) !== undefined;
      if (!isListed || !isOpen(value)) continue;
      try {
        await notice(deps, { value, version });
      } catch (error) {
        // One customer who cannot be read must not hide the acceptances of all the others.
        failure ??= { error };
      }
    }
    if (failure) throw failure.error;
  };
}

async function notice(
  deps: Dependencies,
  { value: invitation, version }: Stored<OpenInvitation>,
): Promise<void> {
  // The list is only a hint: the customer itself is read before anybody is told; right after an acceptance it may
  // not be there yet (API reference 2.7), and the next look will find it.
  const account = await deps.partnerCenter.customer(invitation.recipient.tenantId);
  if (account?.relationship !== 'reseller' || (await isBeaten(deps, invitation))) return;
  const at = deps.clock.now().toISOString();
  const customer = { id: account.id, name: account.name };
  const halves = { reseller: true, provider: await isProviderThere(deps, invitation) };
  const next = decide(invitation, { type: 'accept', at, customer, match: 'tenant', halves });
  if (!next.ok) return;
  const { id: invitationId, state } = next.value;
  const outcome = await deps.register.commit({
    aggregateId: invitationId,
    invitation: { value: next.value, over: version },
    acts: [tellInviter(next.value, account.name, at)],
  });
  if (outcome.kind === 'conflict') return;
  deps.faultPoints.reach('accept.decided');
  deps.telemetry.record('invitation.moved', { invitation: invitationId, to: state });
  deps.bell.ring();
}

/** Its mail will not go out, because a colleague's did: what the customer accepted is the colleague's. */
async function isBeaten(
  { register }: Dependencies,
  { state, id, recipient }: OpenInvitation,
): Promise<boolean> {
  if (state !== 'sending') return false;
  const claim = await register.claim(recipient.tenantId);
  return claim !== undefined && claim.value.invitationId !== id;
}

/** The provider's half of a joint invitation; an invitation alone has none to wait for. */
async function isProviderThere({ partnerCenter }: Dependencies, invitation: Invitation): Promise<boolean> {
  const { relationship, recipient, inviter } = invitation;
  if (relationship.kind === 'alone') return false;
  const partners = await partnerCenter.partnersOf(recipient.tenantId, inviter);
  return partners.includes(relationship.providerId);
}

/** The same news is one entry, however often it is noticed; the half and the whole are two pieces of news. */
function tellInviter(invitation: Invitation, customerName: string, at: Instant): NewAct {
  const isWhole = invitation.state === 'accepted';
  const kind = isWhole ? 'invitation-accepted' : 'invitation-half-accepted';
  return {
    entryId: isWhole ? 'told-accepted' : 'told-half-accepted',
    act: {
      kind: 'notify',
      to: invitation.inviter,
      notice: { kind, invitationId: invitation.id, customerName, noticedAt: at },
    },
    dueAt: at,
  };
}
