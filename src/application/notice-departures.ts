import type { CustomerTenantId, Instant } from '../domain/ids.ts';
import { dayMs } from '../domain/instants.ts';
import { newcomerKey } from '../domain/ids.ts';
import type { Invitation } from '../domain/invitation.ts';
import { decide } from '../domain/invitation-moves.ts';
import type { Stored } from '../ports/register.ts';
import type { CustomerIndex, Departure } from './customer-index.ts';
import { announce } from './announce.ts';
import type { FollowedSince } from './followed-since.ts';
import { eachInTurn } from './in-turn.ts';
import type { RecordDependencies } from './record-acceptance.ts';

interface Dependencies extends RecordDependencies {
  readonly index: Pick<CustomerIndex, 'gone'>;
  /** Of the loss of everybody's customers; where nobody does, nothing is written about them. */
  readonly followedSince: FollowedSince;
}

/** So many customers who left are looked into in one round; more wait for the next. */
const atOnce = 20;
/** A removal of ours is seen in the list so much later at most; afterwards the customer had come back. */
const seenWithinMs = 7 * dayMs;
/** What is older is no news to those who follow. */
const newsForMs = 7 * dayMs;

/**
 * Tells that a customer is none any more: the inviter, where an invitation of ours brought it, and else those who
 * follow everybody's news. It asks for the present state, as with acceptances: whenever a customer left and whatever
 * was down at the time, what is stored says whether it was told. What we ended ourselves is told by the removal.
 */
export function createNoticeDepartures(deps: Dependencies): () => Promise<void> {
  const settled = new Map<CustomerTenantId, Instant | undefined>();
  return async () => {
    const gone = deps.index.gone();
    for (const [id, goneAt] of settled) if (gone.get(id)?.goneAt !== goneAt) settled.delete(id);
    const waiting = [...gone].filter(([id]) => !settled.has(id)).slice(0, atOnce);
    await eachInTurn(waiting, async ([id, departure]) => {
      if (await isSettled(deps, departure)) settled.set(id, departure.goneAt);
    });
  };
}

/** False when it has to be looked at again. */
async function isSettled(deps: Dependencies, departure: Departure): Promise<boolean> {
  const { id } = departure.customer;
  const found = await answeredBy(deps, id);
  const stored = found && 'customer' in found.value && found.value.customer.id === id ? found : undefined;
  if (stored ? 'leftAt' in stored.value : await isTold(deps, departure)) return true;
  // A list may leave a customer out by mistake: the customer itself is read before anybody is told.
  if ((await deps.partnerCenter.customer(id))?.relationship === 'reseller') return false;
  const removed = await removedByUs(deps, departure, stored?.value);
  if (removed === 'under-way') return false;
  return stored
    ? tellInviter(deps, stored, { isOurs: removed === 'yes' })
    : removed === 'yes' || tellFollowers(deps, departure);
}

const onceOf = (goneAt: Instant) => `left-${goneAt}`;

/** Of those who left before it was kept when, nobody can say any more whether it was told; and what nobody followed is over. */
async function isTold(
  { register, clock, followedSince }: Dependencies,
  { customer, goneAt }: Departure,
): Promise<boolean> {
  if (goneAt === undefined || clock.now().getTime() - Date.parse(goneAt) > newsForMs) return true;
  const followed = await followedSince('customer-lost');
  if (followed === undefined || goneAt < followed) return true;
  return register.isDone(newcomerKey(customer.id), onceOf(goneAt));
}

/** Whether a removal that was decided here is the reason; while its call is under way nobody can tell yet. */
async function removedByUs(
  { register }: Dependencies,
  { customer, goneAt }: Departure,
  invitation: Invitation | undefined,
): Promise<'yes' | 'no' | 'under-way'> {
  const removal = (await register.removalsOf(customer.id))[0]?.value;
  if (removal?.state === 'removing') return 'under-way';
  if (removal?.state !== 'gone' || removal.how !== 'removed') return 'no';
  const cameAfter = invitation && 'noticedAt' in invitation && invitation.noticedAt > removal.goneAt;
  const seenAfterMs = goneAt === undefined ? 0 : Date.parse(goneAt) - Date.parse(removal.goneAt);
  return !cameAfter && seenAfterMs < seenWithinMs ? 'yes' : 'no';
}

async function tellInviter(
  { register, clock, bell, faultPoints }: Dependencies,
  stored: Stored<Invitation>,
  { isOurs }: { readonly isOurs: boolean },
): Promise<boolean> {
  const at = clock.now().toISOString();
  const next = decide(stored.value, { type: 'customer-left', at });
  if (!next.ok || !('customer' in stored.value)) return true;
  const { id: invitationId, inviter } = next.value;
  const { name: customerName } = stored.value.customer;
  const notice = { kind: 'customer-left', invitationId, customerName, noticedAt: at } as const;
  const outcome = await register.commit({
    aggregateId: invitationId,
    invitation: { value: next.value, over: stored.version },
    acts: isOurs ? [] : announce({ entryId: 'told-left', notice, owner: inviter, at }),
  });
  if (outcome.kind === 'conflict') return false;
  faultPoints.reach('left.decided');
  bell.ring();
  return true;
}

async function tellFollowers(
  { register, clock, bell, faultPoints }: Dependencies,
  { customer: { id: customerId, name: customerName }, goneAt }: Departure,
): Promise<boolean> {
  if (goneAt === undefined) return true;
  const at = clock.now().toISOString();
  const once = onceOf(goneAt);
  const outcome = await register.commit({
    aggregateId: newcomerKey(customerId),
    once,
    acts: announce({
      entryId: `told-${once}`,
      notice: { kind: 'customer-lost', customerId, customerName, noticedAt: at },
      at,
    }),
  });
  if (outcome.kind === 'conflict') return false;
  faultPoints.reach('left.decided');
  bell.ring();
  return true;
}

/** The invitation that brought this customer: by the tenant that was invited, or as it was found out afterwards. */
async function answeredBy({ register }: Dependencies, id: CustomerTenantId) {
  const newcomer = (await register.newcomer(id))?.value;
  const invitationId =
    newcomer?.state === 'explained' ? newcomer.invitationId : (await register.claim(id))?.value.invitationId;
  return invitationId && register.invitation(invitationId);
}
