import assert from 'node:assert/strict';
import fc from 'fast-check';
import type { ApprovalVerdict } from '../../src/application/decide-approval.ts';
import { createVerifyHistory } from '../../src/application/verify-history.ts';
import type { Approval } from '../../src/domain/approval.ts';
import { approvalId, removalKey } from '../../src/domain/ids.ts';
import type { NamedPerson } from '../../src/domain/named-person.ts';
import { isOpenRemoval, type Removal } from '../../src/domain/removal.ts';
import { faultPoints } from '../../src/ports/fault-points.ts';
import { Fault, isFault } from '../../src/ports/faults.ts';
import {
  aDesk,
  anOffice,
  type Desk,
  type DeskOptions,
  type Office,
  undone,
  usualPolicy,
} from '../fixtures/desk.ts';
import { createDice } from '../fixtures/dice.ts';
import { blueMeadow } from '../fixtures/invitations.ts';
import { known } from '../fixtures/known.ts';
import { adele, alex, megan } from '../fixtures/people.ts';
import { askedRemoval } from '../fixtures/removals.ts';

/** Whoever has no role, and is asked nothing. */
const stranger: NamedPerson = {
  id: 'a1000000-0000-4000-8000-000000000009' as NamedPerson['id'],
  name: 'A Stranger',
};
const everybody = [alex, megan, adele, stranger];
const key = removalKey(blueMeadow.id);
const support = { id: 'gdap-1', name: 'Support', status: 'active' } as const;

const death = fc.oneof(
  fc.record({ diesAfterSteps: fc.integer({ min: 1, max: 160 }) }),
  fc.record({
    diesAt: fc.record({
      point: fc.constantFrom(
        ...faultPoints.filter((point) => /^(approve|remove|record|notify)\./.test(point)),
      ),
      time: fc.integer({ min: 1, max: 3 }),
    }),
  }),
  fc.constant({}),
);
const when = fc.constantFrom('before' as const, 'after' as const);
const world = fc.record({
  seed: fc.integer(),
  needed: fc.constantFrom(1, 1, 2),
  lives: fc.array(death, { minLength: 1, maxLength: 4 }),
  calls: fc.array(
    fc.record({
      call: fc.constantFrom('endRelationship' as const, 'customer' as const, 'isListed' as const),
      code: fc.constantFrom('partner-center/unavailable' as const, 'partner-center/throttled' as const),
      when,
    }),
    { maxLength: 4 },
  ),
  ends: fc.array(when, { maxLength: 2 }),
  mails: fc.array(
    fc.record({
      call: fc.constantFrom('createDraft' as const, 'send' as const, 'look' as const),
      code: fc.constantFrom('graph/unavailable' as const, 'mail/outcome-unknown' as const),
      when,
    }),
    { maxLength: 3 },
  ),
  deliveries: fc.array(
    fc.constantFrom(
      { kind: 'later', arrives: false },
      { kind: 'unknown', arrives: true },
      { kind: 'unknown', arrives: false },
    ),
    { maxLength: 3 },
  ),
  /** What comes to stand against it meanwhile. */
  meanwhile: fc.constantFrom('nothing', 'nothing', 'nothing', 'vanishes', 'buys', 'declined', 'role'),
});
type World = typeof world extends fc.Arbitrary<infer T> ? T : never;

/** Who asked for it: whoever came first with a right to. */
const requesters = [alex, megan];

/** What the outside refuses is said to the person; all else is a bug. */
function answered(error: unknown): void {
  if (!isFault(error)) throw error;
}

/** What one process does until it is done or dies: any click by anybody, rounds of the outbox, time that passes. */
async function live(office: Office, desk: Desk, dice: (sides: number) => number): Promise<void> {
  for (let turn = 0; turn < 26; turn += 1) {
    const chance = dice(20);
    if (chance < 11) await click(office, desk, chance, dice).catch(answered);
    else if (chance < 16) await desk.performDue();
    else if (chance < 19) office.pass(dice(12) * 60_000);
    else if (dice(20) === 0) office.pass(80 * 3_600_000);
  }
}

async function click(office: Office, desk: Desk, chance: number, dice: (sides: number) => number) {
  const anybody = () => known(everybody[dice(everybody.length)]);
  const [by, to] = [anybody(), anybody()];
  const { removals, approvals } = desk.removals;
  const one = { customerId: blueMeadow.id, number: 1, by };
  const decide = (verdict: ApprovalVerdict) => approvals.decide({ id: approvalId(key, 1), by, verdict });
  if (chance < 3) return removals.request(askedRemoval(known(requesters[dice(2)])));
  if (chance < 6) return decide({ kind: 'approve', comment: 'Fine' });
  if (chance < 7) return dice(2) === 0 && decide({ kind: 'reject' });
  if (chance < 8) return decide({ kind: 'reassign', to });
  if (chance < 9) return dice(4) === 0 && decide({ kind: 'withdraw' });
  if (chance < 10) return dice(4) === 0 && removals.undo(one);
  const requester = (await removalOf(office))?.requester ?? alex;
  return removals.endDelegation({ ...one, by: requester, delegationId: support.id, name: support.name });
}

const removalOf = async ({ register }: Office): Promise<Removal | undefined> =>
  (await register.removal(blueMeadow.id, 1))?.value;
const approvalOf = async ({ register }: Office): Promise<Approval | undefined> =>
  (await register.approval(approvalId(key, 1)))?.value;

/** A last process sees to what is left, to the last deadline. */
async function outlive(office: Office): Promise<void> {
  const desk = aDesk(office);
  for (let round = 0; office.register.pending().length > 0; round += 1) {
    assert.ok(round < 2_000, 'the outbox never becomes empty');
    if ((await desk.performDue()) > 0) continue;
    const next = await office.register.nextDue();
    const waitMs = next ? Date.parse(next) - office.clock.now().getTime() : 0;
    office.pass(Math.max(1_000, waitMs));
  }
}

const figures = { runs: 0, lives: 0, deaths: 0, asked: 0, gone: 0, stopped: 0, called: 0, mails: 0 };

async function run(given: World): Promise<void> {
  const { seed, needed, lives, calls, ends, mails, deliveries, meanwhile } = given;
  const dice = createDice(seed);
  const office = anOffice();
  office.rights.give(adele.id, 'admin-agent');
  office.partnerCenter.put(blueMeadow);
  office.delegations.put(blueMeadow.id, [support]);
  for (const { call, code, when: at } of calls) {
    // Whoever is throttled has had no effect.
    const lost = code === 'partner-center/throttled' ? 'before' : at;
    office.partnerCenter.fail({ call, when: lost, fault: new Fault(code) });
  }
  for (const at of ends)
    office.delegations.fail({ call: 'end', when: at, fault: new Fault('graph/unavailable') });
  for (const { call, code, when: at } of mails)
    office.mailer.fail({ call, when: at, fault: new Fault(code) });
  for (const { kind, arrives } of deliveries)
    office.conversations.deliver({ kind } as { kind: 'later' }, arrives);
  if (meanwhile === 'declined') office.partnerCenter.refuseRemoval('declined');
  const hop = async () => {
    if (meanwhile !== 'nothing' && dice(400) === 0) happen(office, meanwhile);
    for (let wait = dice(dice(12) === 0 ? 400 : 6); wait > 0; wait -= 1) await Promise.resolve();
  };
  const policy = { ...usualPolicy, needed };
  const died = await Promise.all(
    lives.map((end) => {
      const desk = aDesk(office, { hop, policy, ...(end as DeskOptions) });
      return desk.until(live(office, desk, dice));
    }),
  );
  await outlive(office);
  await assertAllIsWell(office, { ...given, needed });
  figures.runs += 1;
  figures.lives += lives.length;
  figures.deaths += died.filter((end) => end === 'died').length;
}

function happen({ partnerCenter, rights }: Office, what: World['meanwhile']): void {
  if (what === 'vanishes') partnerCenter.remove(blueMeadow.id);
  if (what === 'role') rights.give(megan.id, 'sales-agent');
  if (what !== 'buys') return;
  const subscription = { id: 's1', name: 'Anything', status: 'active', quantity: 1, autoRenew: false };
  partnerCenter.putContents(blueMeadow.id, { subscriptions: [subscription as never] });
}

async function assertAllIsWell(office: Office, { needed, meanwhile, lives }: World): Promise<void> {
  const [removal, approval] = [await removalOf(office), await approvalOf(office)];
  assert.deepEqual(undone(office), []);
  const bugs = office.telemetry.recorded.filter(({ fields }) => fields.code === 'bug');
  assert.deepEqual(bugs, []);
  const calls = office.partnerCenter.ended.length;
  const mails = office.mailer.sent().length;
  assert.ok(calls <= 1, 'the relationship was ended twice');
  assert.equal((await createVerifyHistory(office)()).broken.length, 0);
  if (!removal || !approval) {
    assert.ok(!removal && !approval, 'a removal and its approval are one write');
    assert.deepEqual([calls, mails], [0, 0]);
    return;
  }
  assert.ok(!isOpenRemoval(removal) && approval.state !== 'waiting', 'something is left undecided');
  assertDecidedByOthers(approval, removal, needed);
  // Held up between its last look at the clock and the call, a process may end what others gave up meanwhile.
  const mayBeLate = removal.state === 'refused' && lives.length > 1;
  if (removal.state !== 'gone') assert.ok(calls === 0 || mayBeLate, removal.state);
  else if (meanwhile !== 'vanishes') assert.deepEqual([removal.how, calls], ['removed', 1]);
  // The notice goes out once, and only of what has verifiably ended.
  assert.equal(mails, removal.state === 'gone' ? 1 : 0);
  assertTold(office, removal, approval);
  assertRecorded(office, removal, approval);
  const wanted = removal.endings.length;
  assert.equal(office.delegations.ended.length, wanted);
  assert.ok(removal.endings.every(({ outcome }) => outcome !== undefined));
  figures.asked += 1;
  figures.called += calls;
  figures.mails += mails;
  figures.gone += removal.state === 'gone' ? 1 : 0;
  figures.stopped += removal.state === 'refused' ? 1 : 0;
}

/** Never by the requester, by as many as are needed, and both documents say the same. */
function assertDecidedByOthers(approval: Approval, removal: Removal, needed: number): void {
  const { requester, consents, state } = approval;
  const agreed = new Set(consents.map(({ by }) => by.id));
  assert.ok(!agreed.has(requester.id) && !agreed.has(stranger.id));
  if (state === 'rejected') assert.notEqual(approval.by.id, requester.id);
  const passed = removal.moves.some((move) => move.state === 'cooling');
  assert.equal(passed, state === 'approved');
  if (passed) assert.equal(agreed.size, needed);
  const outcomes = removal.moves.filter(
    ({ state: to }) => !['waiting-approval', 'cooling', 'removing'].includes(to),
  );
  assert.equal(outcomes.length, 1, 'more than one outcome');
  if (state === 'rejected' || state === 'expired') assert.equal(removal.state, state);
}

/** Each is told once, or hears that it may be a repeat; and no card in a chat is left as it was. */
function assertTold(office: Office, removal: Removal, approval: Approval): void {
  const { said } = office.conversations;
  const plain = said.flatMap(({ to, message }) =>
    'notice' in message && !message.isRepeat ? [`${String(to)} ${JSON.stringify(message.notice)}`] : [],
  );
  assert.equal(new Set(plain).size, plain.length, 'told twice without a word');
  if (removal.state === 'gone' || removal.state === 'refused') {
    const heard = said.some(
      ({ to, message }) =>
        to === removal.requester.id && 'notice' in message && message.notice.kind === 'removal-news',
    );
    assert.ok(heard, 'the requester was not told');
  }
  const isOpen = new Map<string, boolean>();
  for (const [index, { message, over }] of said.entries()) {
    if ('asked' in message) isOpen.set(`m${index + 1}`, message.asked.approval.state === 'waiting');
    if ('closed' in message && over) isOpen.set(over, message.closed.approval.state === 'waiting');
  }
  for (const { activityId } of approval.cards)
    assert.equal(isOpen.get(activityId), false, 'a card stays open');
}

/** Every move and every call stands in the history once, whatever died between the decision and the entry. */
function assertRecorded(office: Office, removal: Removal, approval: Approval): void {
  const facts = [...office.history.kept.values()].map(({ value }) => value.sealed.fact);
  const moves = facts.flatMap((fact) => (fact.kind === 'removal' ? [fact.step] : []));
  const endings = removal.endings.length * 2;
  assert.equal(moves.length, removal.moves.length + endings + (removal.state === 'gone' ? 1 : 0));
  const steps = facts.flatMap((fact) => (fact.kind === 'approval' ? [fact.step] : []));
  const agreed = steps.filter((step) => step === 'approved');
  assert.equal(agreed.length, approval.consents.length);
  assert.equal(steps.filter((step) => step === 'reassigned').length, approval.reassignments.length);
  const calls = facts.flatMap((fact) => (fact.kind === 'call' ? [fact] : []));
  const begun = new Set(calls.flatMap((one) => (one.outcome === 'begun' ? [one.correlationId] : [])));
  assert.ok(
    calls.every(({ correlationId }) => begun.has(correlationId)),
    'a call that nobody began',
  );
  assert.ok(begun.size >= office.partnerCenter.ended.length, 'a call that is not written down');
}

const runs = Number(process.env.REMOVAL_RUNS ?? 400);
const seed = Number(process.env.REMOVAL_SEED ?? (process.env.REMOVAL_RUNS ? Date.now() % 2 ** 31 : 1));

describe(`whoever clicks in whatever order, whatever dies (${runs} runs, REMOVAL_SEED=${seed})`, () => {
  after(() => {
    const said = Object.entries(figures).map(([what, number]) => `${what} ${number}`);
    process.stdout.write(`    ${said.join(', ')}\n`);
  });

  it('ends a relationship once, with the consent of others alone, and tells what came of it', async function () {
    this.timeout(Math.max(600_000, runs * 200));
    await fc.assert(fc.asyncProperty(world, run), { numRuns: runs, seed });
  });
});
