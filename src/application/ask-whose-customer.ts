import { type CustomerTenantId, type Instant, newcomerKey, type PersonId } from '../domain/ids.ts';
import type { AwaitedInvitation } from '../domain/invitation-states.ts';
import type { Candidate, Newcomer } from '../domain/newcomer.ts';
import type { Clock } from '../ports/clock.ts';
import type { NewAct } from '../ports/acts.ts';
import type { Register, Stored } from '../ports/register.ts';
import { agentsWithChat, type AgentsWithChatDependencies } from './agents-with-chat.ts';
import type { OutboxBell } from './outbox-bell.ts';
import { isFree, readQuestion } from './read-question.ts';
import { moveNewcomer } from './settle-newcomer.ts';

export interface AskDependencies extends AgentsWithChatDependencies {
  readonly register: Register;
  readonly bell: OutboxBell;
  readonly clock: Clock;
}

/** Puts the question which of these invitations a new customer answered to those who sent them. */
export async function askInviters(
  deps: AskDependencies,
  stored: Stored<Newcomer>,
  {
    candidates,
    open,
  }: {
    readonly candidates: readonly Candidate[];
    readonly open: readonly AwaitedInvitation[];
  },
): Promise<void> {
  const at = deps.clock.now().toISOString();
  const ids = new Set(candidates.map(({ invitationId }) => invitationId));
  const asked = [...new Set(open.filter(({ id }) => ids.has(id)).map(({ inviter }) => inviter))];
  const event = { type: 'ask', question: { askedAt: at, candidates, asked } } as const;
  const acts = questions(stored.value, asked, at);
  if (!(await moveNewcomer(deps.register, stored, { event, acts })).ok) return;
  deps.bell.ring();
  const now = await deps.register.newcomer(stored.value.customer.id);
  if (now) await askInTheirPlace(deps, now);
}

/** Goes on with a question that nobody has answered yet, for as long as there is something to choose from. */
export async function lookAfterQuestion(
  deps: AskDependencies,
  stored: Stored<Newcomer>,
  open: readonly AwaitedInvitation[],
): Promise<void> {
  const { value: newcomer } = stored;
  if (newcomer.state !== 'asked') return;
  const free = new Set(open.filter(isFree).map(({ id }) => id));
  const { candidates } = newcomer.question;
  if (candidates.some(({ invitationId }) => free.has(invitationId))) return askInTheirPlace(deps, stored);
  const left = (await readQuestion(deps.register, newcomer.customer.id))?.candidates ?? [];
  if (left.length > 0) return askInTheirPlace(deps, stored);
  if ((await moveNewcomer(deps.register, stored, { event: { type: 'lapse' } })).ok) deps.bell.ring();
}

/**
 * What none of those who were asked may answer any more is asked of the Admin agents, so that it does not end with
 * nobody. Should a role come back, the first answer counts as ever.
 */
async function askInTheirPlace(deps: AskDependencies, stored: Stored<Newcomer>): Promise<void> {
  const { value: newcomer } = stored;
  if (newcomer.state !== 'asked') return;
  const { asked } = newcomer.question;
  const mayAnswer = await Promise.all(asked.map((person) => deps.rights.mayUse(person, 'agent')));
  const allowed = asked.filter((_, index) => mayAnswer[index]);
  if (allowed.length > 0) return askAnew(deps, newcomer, allowed);
  const others = (await agentsWithChat(deps)).filter((agent) => !asked.includes(agent));
  const at = deps.clock.now().toISOString();
  const event = { type: 'ask-others', at, others } as const;
  const acts = questions(newcomer, others, at);
  if ((await moveNewcomer(deps.register, stored, { event, acts })).ok) deps.bell.ring();
}

/** It came while they had no role, and was withheld: with the role the question comes too. */
async function askAnew(
  { register, clock, bell }: AskDependencies,
  newcomer: Newcomer,
  allowed: readonly PersonId[],
): Promise<void> {
  const aggregateId = newcomerKey(newcomer.customer.id);
  const tellings = (await register.tellings(aggregateId)).filter(
    ({ notice }) => notice.kind === 'whose-customer',
  );
  for (const person of allowed) {
    const theirs = tellings.filter(({ to }) => 'person' in to && to.person === person);
    if (theirs.at(-1)?.outcome.kind !== 'no-role') continue;
    const acts = questions(newcomer, [person], clock.now().toISOString()).map((act) => ({
      ...act,
      entryId: `${act.entryId}.anew-${theirs.length}`,
    }));
    const outcome = await register.commit({
      aggregateId,
      acts,
      once: `asked-anew-${person}-${theirs.length}`,
    });
    if (outcome.kind === 'committed') bell.ring();
  }
}

/** One entry for each person who is asked about each customer; another one only where an answer was taken back. */
function questions(
  { customer: { id: customerId }, revision }: Newcomer,
  asked: readonly PersonId[],
  dueAt: Instant,
): readonly NewAct[] {
  return asked.map((to) => ({
    entryId: revision === 1 ? `asked-${to}` : `asked-${to}-${revision}`,
    act: { kind: 'notify', to, notice: whoseCustomer(customerId) },
    dueAt,
  }));
}

const whoseCustomer = (customerId: CustomerTenantId) => ({ kind: 'whose-customer', customerId }) as const;
