import { answerableFrom, isAnswerable, whoseCustomer } from '../domain/acceptance.ts';
import type { CustomerTenantId, Instant } from '../domain/ids.ts';
import { newcomerKey } from '../domain/ids.ts';
import { dayMs, instantAfter } from '../domain/instants.ts';
import type { AloneReason } from '../domain/message.ts';
import { type AwaitedInvitation, awaitedStates, decidedAt, isAwaited } from '../domain/invitation-states.ts';
import { type Candidate, type Newcomer, type NewcomerFacts, newNewcomer } from '../domain/newcomer.ts';
import type { Clock } from '../ports/clock.ts';
import { codeOf } from '../ports/faults.ts';
import type { FaultPoints } from '../ports/fault-points.ts';
import type { PartnerCenter } from '../ports/partner-center.ts';
import type { Stored } from '../ports/register.ts';
import { announce } from './announce.ts';
import type { Arrival } from './arrivals.ts';
import { type AskDependencies, askInviters, lookAfterQuestion } from './ask-whose-customer.ts';
import { backOffMs } from './back-off.ts';
import type { CustomerIndex } from './customer-index.ts';
import type { FollowedSince } from './followed-since.ts';
import { inTurn } from './in-turn.ts';
import { isClaimed, moveNewcomer, type SettleNewcomer } from './settle-newcomer.ts';

interface Dependencies extends AskDependencies {
  readonly partnerCenter: Pick<PartnerCenter, 'customer'>;
  readonly index: Pick<CustomerIndex, 'cameAfter'>;
  readonly settle: SettleNewcomer;
  /** Of everybody's acceptances; who came before, or while nobody follows, is told to nobody. */
  readonly followedSince: FollowedSince;
  readonly faultPoints: FaultPoints;
}

/** So many new customers are read in one round; more wait for the next. */
const readAtOnce = 20;

/**
 * Finds out which invitation a new customer answered whose tenant none of them names. Each newcomer is read once and
 * kept; from then on the same kept facts are held against the invitations that are open now, in every round, so that
 * nothing depends on who was running when the customer came.
 */
export function createMatchNewcomers(deps: Dependencies): () => Promise<void> {
  const waits = createWaits(deps.clock);
  return async () => {
    const now = deps.clock.now();
    const awaited = (await deps.register.allIn(awaitedStates)).flatMap(({ value }) =>
      isAwaited(value) ? [value] : [],
    );
    const open = awaited.filter((invitation) => !isLongGone(invitation, now));
    const followed = await deps.followedSince('accepted');
    const weekAgo = instantAfter(now, -newsForMs);
    const newsSince = followed !== undefined && followed < weekAgo ? weekAgo : followed;
    // Who is claimed is looked at in any case.
    const moments = [firstDecision(open), newsSince && weekAgo].flatMap((moment) => moment ?? []);
    const since = moments.sort()[0] ?? now.toISOString();
    const round = { open, newsSince };
    const known = await deps.register.newcomers({ firstSeenAfter: since });
    const ids = new Set(known.map(({ value }) => value.customer.id));
    const fresh = deps.index
      .cameAfter(since)
      .filter(({ customer }) => !ids.has(customer.id) && !isExpected(customer.id, awaited))
      .filter(({ customer }) => waits.isOver(customer.id))
      .slice(0, readAtOnce);
    await inTurn(
      ...known.map((stored) => () => lookAt(deps, stored, round)),
      ...fresh.map((arrival) => () => meet(deps, arrival, { round, waits })),
    )();
  };
}

interface Round {
  readonly open: readonly AwaitedInvitation[];
  /** Who came before is no news to anybody who follows; absent where nobody does. */
  readonly newsSince: Instant | undefined;
}

const newsForMs = 7 * dayMs;

/** After so long, likeness alone says nothing about an invitation that was withdrawn. */
const withdrawnForMs = 90 * dayMs;

const isLongGone = (invitation: AwaitedInvitation, now: Date): boolean =>
  invitation.state === 'withdrawn' && now.getTime() - Date.parse(invitation.withdrawnAt) > withdrawnForMs;

/** Nobody who came before the oldest open decision has answered one of them. */
function firstDecision(open: readonly AwaitedInvitation[]): Instant | undefined {
  const decisions = open.filter(({ state }) => state !== 'half-accepted').map(decidedAt);
  const [first] = decisions.sort();
  return first === undefined ? undefined : answerableFrom(first);
}

/** Its tenant is the one that was looked up for an invitation: that is noticed without any of this. */
function isExpected(id: CustomerTenantId, open: readonly AwaitedInvitation[]): boolean {
  return open.some((invitation) =>
    invitation.state === 'half-accepted'
      ? invitation.customer.id === id
      : invitation.recipient.tenantId === id,
  );
}

/** Who could not be read is asked for again later and later, not in every round. */
function createWaits(clock: Clock) {
  const waits = new Map<CustomerTenantId, { readonly attempts: number; readonly untilMs: number }>();
  return {
    isOver: (id: CustomerTenantId) => (waits.get(id)?.untilMs ?? 0) <= clock.now().getTime(),
    longer(id: CustomerTenantId) {
      const attempts = (waits.get(id)?.attempts ?? 0) + 1;
      waits.set(id, { attempts, untilMs: clock.now().getTime() + backOffMs(attempts) });
    },
    end: (id: CustomerTenantId) => void waits.delete(id),
  };
}

/** Reads a new customer once and keeps what tells it from others. */
async function meet(
  deps: Dependencies,
  arrival: Arrival,
  { round, waits }: { readonly round: Round; readonly waits: ReturnType<typeof createWaits> },
): Promise<void> {
  const { id } = arrival.customer;
  waits.longer(id);
  const facts = await readFacts(deps, arrival);
  if (!facts) return;
  const explained = await explainedByTenant(deps, facts);
  const value = explained ?? newNewcomer(facts);
  await deps.register.commit({ aggregateId: newcomerKey(id), newcomer: { value } });
  waits.end(id);
  // Whether we wrote it or another instance did: what is kept now counts.
  const stored = await deps.register.newcomer(id);
  if (stored) await lookAt(deps, stored, round);
}

async function readFacts(
  { partnerCenter }: Dependencies,
  { customer, firstSeenAt }: Arrival,
): Promise<NewcomerFacts | undefined> {
  const account = await partnerCenter.customer(customer.id).catch((error: unknown) => {
    // A refusal will not go away by asking again: the list alone must do.
    if (codeOf(error) === 'partner-center/not-allowed') return 'refused' as const;
    throw error;
  });
  if (account === 'refused') return { customer, domains: [customer.domain], firstSeenAt };
  if (account?.relationship !== 'reseller') return undefined;
  const { id, name, domain, customDomains, email } = account;
  const mailDomain = email?.split('@')[1]?.toLowerCase();
  const domains = [...new Set([domain, ...customDomains].map((one) => one.toLowerCase()))];
  return { customer: { id, name, domain }, domains, firstSeenAt, ...(mailDomain ? { mailDomain } : {}) };
}

/** An invitation that is no longer open may have been answered by this very tenant: its claim says which one. */
async function explainedByTenant(
  { register, clock }: Dependencies,
  facts: NewcomerFacts,
): Promise<Newcomer | undefined> {
  const { id } = facts.customer;
  const claim = await register.claim(id);
  const claiming = claim && (await register.invitation(claim.value.invitationId))?.value;
  // One that was withdrawn has no claim any more.
  const others = await register.invitationsTo({ tenantId: id, domain: facts.customer.domain, size: 10 });
  const invitation = [claiming, ...others].find((one) => one && 'customer' in one && one.customer.id === id);
  if (!invitation || !('customer' in invitation)) return undefined;
  const at = clock.now().toISOString();
  return {
    ...newNewcomer(facts),
    state: 'explained',
    at,
    invitationId: invitation.id,
    reason: invitation.match,
  };
}

async function lookAt(
  deps: Dependencies,
  stored: Stored<Newcomer>,
  { open, newsSince }: Round,
): Promise<void> {
  if (isClaimed(stored)) return void (await deps.settle(stored));
  if (stored.value.state === 'asked') return lookAfterQuestion(deps, stored, open);
  if (stored.value.state === 'none') return tellAlone(deps, stored, { why: 'said-none', newsSince });
  if (stored.value.state !== 'unmatched') return;
  const verdict = whoseCustomer(stored.value, open);
  if (verdict.kind === 'one') return claim(deps, stored, verdict.candidate);
  if (verdict.kind === 'ask' && !stored.value.question)
    return askInviters(deps, stored, { candidates: verdict.candidates, open });
  const { firstSeenAt } = stored.value;
  const hasWaited = open.some((invitation) => isAnswerable(invitation, firstSeenAt));
  await tellAlone(deps, stored, { why: hasWaited ? 'none-fits' : 'none-waited', newsSince });
}

/** Once, and to those alone who follow everybody's acceptances: it is nobody's. */
async function tellAlone(
  { register, clock, bell }: Dependencies,
  stored: Stored<Newcomer>,
  { why, newsSince }: Pick<Round, 'newsSince'> & { readonly why: AloneReason },
): Promise<void> {
  const { customer, firstSeenAt, revision, alone } = stored.value;
  // That somebody said so is what is new.
  const newsAt = stored.value.state === 'none' ? stored.value.at : firstSeenAt;
  if (alone || newsSince === undefined || newsAt < newsSince) return;
  const at = clock.now().toISOString();
  const { id: customerId, name: customerName } = customer;
  const notice = { kind: 'customer-arrived', customerId, customerName, noticedAt: at, why } as const;
  const event = { type: 'tell-alone', at, why } as const;
  const acts = announce({ entryId: `told-alone-${revision}`, notice, at });
  if ((await moveNewcomer(register, stored, { event, acts })).ok) bell.ring();
}

async function claim(deps: Dependencies, stored: Stored<Newcomer>, candidate: Candidate): Promise<void> {
  const event = { type: 'claim', at: deps.clock.now().toISOString(), candidate } as const;
  if (!(await moveNewcomer(deps.register, stored, { event })).ok) return;
  deps.faultPoints.reach('newcomer.claimed');
  const claimed = await deps.register.newcomer(stored.value.customer.id);
  if (claimed && isClaimed(claimed)) await deps.settle(claimed);
}
