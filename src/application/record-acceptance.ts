import type { CustomerTenantId, Instant, PersonId } from '../domain/ids.ts';
import type { Invitation, MatchReason } from '../domain/invitation.ts';
import { type AwaitedInvitation, wasGivenUp } from '../domain/invitation-states.ts';
import { decide } from '../domain/invitation-moves.ts';
import type { Halves } from '../domain/relationship.ts';
import type { Clock } from '../ports/clock.ts';
import type { FaultPoints } from '../ports/fault-points.ts';
import { type FaultCode, isFault } from '../ports/faults.ts';
import type { PartnerCenter } from '../ports/partner-center.ts';
import type { NewAct } from '../ports/acts.ts';
import type { Register, Stored } from '../ports/register.ts';
import type { Telemetry } from '../ports/telemetry.ts';
import { announce } from './announce.ts';
import { regainClaim } from './hold-claim.ts';
import type { OutboxBell } from './outbox-bell.ts';

export interface RecordDependencies {
  readonly register: Register;
  readonly partnerCenter: Pick<PartnerCenter, 'customer' | 'partnersOf'>;
  readonly bell: OutboxBell;
  readonly clock: Clock;
  readonly telemetry: Telemetry;
  readonly faultPoints: FaultPoints;
}

/** Which customer answered which invitation, and by what that was told. */
export interface Acceptance {
  readonly stored: Stored<AwaitedInvitation>;
  readonly customerId: CustomerTenantId;
  readonly match: MatchReason;
  readonly by?: PersonId;
}

/**
 * `not-yet`: the customer cannot be read, or is no customer of ours: look again. `unchanged`: there is nothing to move.
 * `conflict`: somebody else moved the invitation in between.
 */
export type Recorded = 'recorded' | 'unchanged' | 'not-yet' | 'conflict';
export type RecordAcceptance = (acceptance: Acceptance) => Promise<Recorded>;

/**
 * Moves an invitation by what is there now, and has its inviter told once of the half and once of the whole. Lists,
 * events and likenesses are only hints: the customer itself is read before anybody is told; right after an acceptance
 * it may not be there yet (API reference 2.7), and the next look will find it.
 */
export function createRecordAcceptance(deps: RecordDependencies): RecordAcceptance {
  return async ({ stored, customerId, match, by }) => {
    const { value: before, version } = stored;
    const account = await deps.partnerCenter.customer(customerId);
    if (account?.relationship !== 'reseller') return 'not-yet';
    const halves = await readHalves(deps, before, customerId);
    const at = deps.clock.now().toISOString();
    const customer = { id: account.id, name: account.name };
    const next = decide(before, {
      type: 'accept',
      at,
      customer,
      match,
      halves,
      ...(by === undefined ? {} : { by }),
    });
    if (!next.ok) return 'unchanged';
    const { id: invitationId, state } = next.value;
    const isNews = state !== before.state;
    if (wasGivenUp(before) && !(await regainClaim(deps.register, before))) return 'conflict';
    const outcome = await deps.register.commit({
      aggregateId: invitationId,
      invitation: { value: next.value, over: version },
      acts: isNews ? tellOf(next.value, account.name, at) : [],
    });
    if (outcome.kind === 'conflict') return 'conflict';
    deps.faultPoints.reach('accept.decided');
    if (isNews) deps.telemetry.record('invitation.moved', { invitation: invitationId, to: state });
    deps.bell.ring();
    return 'recorded';
  };
}

/** Whoever is not signed in cannot look; that our half is there is told all the same. */
const signInCodes: ReadonlySet<FaultCode> = new Set([
  'sign-in/refused',
  'sign-in/needed',
  'sign-in/second-factor',
  'sign-in/consent',
  'sign-in/blocked',
  'sign-in/other-account',
  'partner-center/sign-in-needed',
]);

/**
 * Ours is there, for the customer was just read; the provider's is looked up as the inviter. A service that fails says
 * nothing about a half, so that its fault goes on to the caller, who looks again later.
 */
async function readHalves(
  { partnerCenter }: RecordDependencies,
  { relationship, inviter }: AwaitedInvitation,
  customerId: CustomerTenantId,
): Promise<Halves> {
  if (relationship.kind === 'alone') return { reseller: true, provider: false };
  try {
    const seen = await partnerCenter.partnersOf(customerId, inviter);
    return seen.kind === 'seen'
      ? { reseller: true, provider: seen.partners.includes(relationship.providerId) }
      : { reseller: true, provider: false, providerHidden: 'refused' };
  } catch (error) {
    if (isFault(error) && signInCodes.has(error.code)) {
      return { reseller: true, provider: false, providerHidden: 'sign-in' };
    }
    throw error;
  }
}

/** The same news is one entry, however often it is noticed, until it is taken back; the half and the whole are two pieces of news. */
function tellOf(invitation: Invitation, customerName: string, at: Instant): readonly NewAct[] {
  const isWhole = invitation.state === 'accepted';
  const wrong = invitation.notOf?.length ?? 0;
  const time = wrong === 0 ? '' : `-${wrong}`;
  const kind = isWhole ? 'invitation-accepted' : 'invitation-half-accepted';
  return announce({
    entryId: `${isWhole ? 'told-accepted' : 'told-half-accepted'}${time}`,
    notice: { kind, invitationId: invitation.id, customerName, noticedAt: at },
    owner: invitation.inviter,
    at,
  });
}
