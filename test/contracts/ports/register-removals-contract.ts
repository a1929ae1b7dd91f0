import assert from 'node:assert/strict';
import {
  type Approval,
  type ApprovalEvent,
  decideApproval,
  idOfApproval,
  newApproval,
} from '../../../src/domain/approval.ts';
import { type ApprovalId, approvalId, removalKey } from '../../../src/domain/ids.ts';
import { openRemovalStates, type Removal, removalStates } from '../../../src/domain/removal.ts';
import { decideRemoval, newRemoval, type RemovalEvent } from '../../../src/domain/removal-moves.ts';
import type { Commit } from '../../../src/ports/register.ts';
import type { OpenedRegister } from './register-setup.ts';
import { aDraft, at, personId, tenantId } from './samples.ts';

const alex = { id: personId(1), name: 'Alex Wilber' };
const megan = { id: personId(2), name: 'Megan Bowen' };
const adele = { id: personId(3), name: 'Adele Vance' };

function removalAfter(of: Removal, ...events: readonly RemovalEvent[]): Removal {
  return events.reduce((before, event) => {
    const next = decideRemoval(before, event);
    assert.ok(next.ok, event.type);
    return next.value;
  }, of);
}

const aRemoval = (customer: number, number = 1): Removal =>
  newRemoval({
    customer: { id: tenantId(customer), name: 'Синий луг «Blue»', domain: 'blue.example' },
    number,
    requester: alex,
    requestedAt: at(1),
    reason: 'Переходят к партнёру\nпо соседству 🌿',
    attestation: { version: '1', language: 'ru', at: at(1) },
    typedName: 'Синий луг «Blue»',
    notice: { kind: 'mail', to: 'a@blue.example', language: 'ru', subject: 'Конец', text: 'Мы прощаемся.' },
  });

const byHand = (removal: Removal): Removal => ({
  ...removal,
  notice: { kind: 'by-hand', language: 'en', subject: 'The end', text: 'It ends.' },
});

const approve: RemovalEvent = { type: 'approve', at: at(2), by: [megan, adele], coolsUntil: at(9) };
const begin: RemovalEvent = { type: 'begin', at: at(9) };
const call = { requestId: 'r-1', correlationId: 'c-1' };
const prove: RemovalEvent = { type: 'prove', at: at(10), how: 'removed', call };
const mailed = {
  kind: 'sent',
  at: at(11),
  mailbox: { kind: 'own', person: alex.id },
  messageId: 'm-1',
} as const;
const ending = { delegationId: 'gdap-1', name: 'Support', by: alex, at: at(11) };

function inEveryWay(customer: number): readonly Removal[] {
  const first = aRemoval(customer);
  const gone = removalAfter(first, approve, begin, prove);
  return [
    first,
    removalAfter(first, approve),
    removalAfter(first, approve, { type: 'sign-in', needed: true }),
    removalAfter(first, approve, begin),
    gone,
    removalAfter(first, { type: 'prove', at: at(2), how: 'vanished' }),
    removalAfter(gone, { type: 'mail-notice', mailed }),
    removalAfter(gone, { type: 'mail-notice', mailed: { kind: 'failed', at: at(12) } }),
    removalAfter(gone, { type: 'end-delegation', ending }),
    removalAfter(
      gone,
      { type: 'end-delegation', ending },
      { type: 'delegation-ended', delegationId: 'gdap-1', outcome: 'over-already' },
    ),
    removalAfter(byHand(first), { type: 'copy-notice', at: at(2) }),
    { ...first, notice: { kind: 'not-required' } },
    removalAfter(first, approve, { type: 'refuse', at: at(9), why: 'two-tier', by: 'partner-center' }),
    removalAfter(first, { type: 'reject', at: at(2), by: megan, comment: 'Not yet' }),
    removalAfter(first, { type: 'cancel', at: at(2), by: alex }),
    removalAfter(first, { type: 'expire', at: at(3) }),
  ];
}

const anApproval = (customer: number, number = 1): Approval =>
  newApproval({
    subject: { kind: 'removal', id: removalKey(tenantId(customer)) },
    number,
    about: 'Синий луг «Blue»',
    requester: alex,
    requestedAt: at(1),
    approvers: [megan, adele],
    needed: 2,
    expiresAt: at(50),
  });

function approvalAfter(of: Approval, ...events: readonly ApprovalEvent[]): Approval {
  return events.reduce((before, event) => {
    const next = decideApproval(before, event);
    assert.ok(next.ok, event.type);
    return next.value;
  }, of);
}

const agree = (by: typeof megan): ApprovalEvent => ({ type: 'approve', by, at: at(2), comment: 'Да' });

function decidedInEveryWay(customer: number): readonly Approval[] {
  const first = anApproval(customer);
  const passed = approvalAfter(
    first,
    { type: 'reassign', by: megan, to: { id: personId(4), name: 'Lee Gu' }, at: at(2), comment: 'Away' },
    { type: 'remind', at: at(4) },
    { type: 'not-reached', person: adele },
    { type: 'card-sent', card: { person: personId(4), activityId: 'f:1' } },
  );
  return [
    first,
    approvalAfter(first, agree(megan)),
    approvalAfter(first, agree(megan), agree(adele)),
    passed,
    approvalAfter(first, { type: 'reject', by: adele, at: at(3) }),
    approvalAfter(first, { type: 'expire', at: at(50) }),
    approvalAfter(first, { type: 'cancel', at: at(3), why: 'withdrawn', by: alex }),
    approvalAfter(first, { type: 'cancel', at: at(3), why: 'moot' }),
  ];
}

/** What a register keeps of removals and of what has to be approved. */
export function registerRemovalsContract(use: () => OpenedRegister): void {
  const commit = (customer: number, rest: Omit<Commit, 'aggregateId'>) =>
    use().register.commit({ aggregateId: removalKey(tenantId(customer)), ...rest });
  const versionOf = async (customer: number, number = 1) =>
    (await use().register.removal(tenantId(customer), number))?.version;
  const versionOfApproval = async (id: ApprovalId) => (await use().register.approval(id))?.version;

  it('gives a removal back exactly as it was written, whatever became of it', async () => {
    const { rival } = use();
    for (const [index, value] of inEveryWay(0).entries()) {
      const customer = { ...value.customer, id: tenantId(index) };
      const written = { ...value, customer };
      assert.equal((await commit(index, { removal: { value: written } })).kind, 'committed');
      assert.deepEqual((await rival.removal(customer.id, 1))?.value, written);
    }
  });

  it('gives an approval back exactly as it was written, whatever became of it', async () => {
    const { rival } = use();
    for (const [index, value] of decidedInEveryWay(0).entries()) {
      const id = removalKey(tenantId(index));
      const written: Approval = { ...value, subject: { kind: 'removal', id } };
      assert.equal((await commit(index, { approval: { value: written } })).kind, 'committed');
      assert.deepEqual((await rival.approval(idOfApproval(written)))?.value, written);
    }
  });

  it('keeps an approval in the aggregate of the invitation that it is about', async () => {
    const { register, rival } = use();
    const draft = aDraft(1);
    const value: Approval = { ...anApproval(1), subject: { kind: 'invitation', id: draft.id } };
    await register.commit({ aggregateId: draft.id, invitation: { value: draft }, approval: { value } });
    assert.deepEqual((await rival.approval(approvalId(draft.id, 1)))?.value, value);
    assert.deepEqual((await rival.invitation(draft.id))?.value, draft);
  });

  it('tells that there is no such removal and no such approval', async () => {
    const { register } = use();
    await commit(1, { removal: { value: aRemoval(1) }, approval: { value: anApproval(1) } });
    assert.equal(await register.removal(tenantId(2), 1), undefined);
    assert.equal(await register.removal(tenantId(1), 2), undefined);
    assert.equal(await register.approval(approvalId(removalKey(tenantId(1)), 2)), undefined);
    assert.deepEqual(await register.removalsOf(tenantId(2)), []);
  });

  it('creates each removal of a customer once, whoever asks for it', async () => {
    const { rival } = use();
    const asked = (by: typeof alex, on = use().register) =>
      on.commit({
        aggregateId: removalKey(tenantId(1)),
        removal: { value: { ...aRemoval(1), requester: by } },
        approval: { value: anApproval(1) },
        acts: [
          {
            entryId: `ask-1-${by.id}`,
            act: { kind: 'remove-customer', number: 1 },
            dueAt: at(1),
          },
        ],
      });
    const outcomes = await Promise.all([asked(alex), asked(megan, rival)]);
    assert.deepEqual(outcomes.map(({ kind }) => kind).sort(), ['committed', 'conflict']);
    const due = await rival.takeDue({ dueBy: at(2), limit: 5, leaseMs: 1_000 });
    assert.equal(due.length, 1, 'what lost left nothing behind');
  });

  it('moves a removal and its approval together or not at all', async () => {
    const { register } = use();
    const approval = anApproval(1);
    const id = idOfApproval(approval);
    await commit(1, { removal: { value: aRemoval(1) }, approval: { value: approval } });
    const [over, overApproval] = [await versionOf(1), await versionOfApproval(id)];
    assert.ok(over && overApproval);
    const cooling = removalAfter(aRemoval(1), approve);
    const agreed = approvalAfter(approval, agree(megan), agree(adele));
    const stale = { removal: { value: cooling, over }, approval: { value: agreed, over: 'another' } };
    assert.deepEqual(await commit(1, stale), { kind: 'conflict' });
    assert.equal((await register.removal(tenantId(1), 1))?.value.state, 'waiting-approval');
    const both = { removal: { value: cooling, over }, approval: { value: agreed, over: overApproval } };
    assert.equal((await commit(1, both)).kind, 'committed');
    assert.deepEqual(await commit(1, both), { kind: 'conflict' });
    assert.deepEqual((await register.removal(tenantId(1), 1))?.value, cooling);
    assert.deepEqual((await register.approval(id))?.value, agreed);
  });

  it('lets one of two verdicts through', async () => {
    const { rival, register } = use();
    const approval = anApproval(1);
    const id = idOfApproval(approval);
    await commit(1, { approval: { value: approval } });
    const over = await versionOfApproval(id);
    assert.ok(over);
    const decide = (event: ApprovalEvent, on = register) =>
      on.commit({
        aggregateId: removalKey(tenantId(1)),
        approval: { value: approvalAfter(approval, event), over },
      });
    const outcomes = await Promise.all([
      decide({ type: 'reject', by: adele, at: at(3) }, rival),
      decide({ type: 'cancel', at: at(3), why: 'withdrawn', by: alex }),
      decide(agree(megan)),
    ]);
    assert.deepEqual(outcomes.map(({ kind }) => kind).sort(), ['committed', 'conflict', 'conflict']);
  });

  it('lists the removals of a customer, the latest first, and those in some states', async () => {
    const { rival } = use();
    const expired = removalAfter(aRemoval(1), { type: 'expire', at: at(3) });
    await commit(1, { removal: { value: expired } });
    for (const number of [10, 2]) await commit(1, { removal: { value: aRemoval(1, number) } });
    await commit(2, { removal: { value: removalAfter(aRemoval(2), approve) } });
    const found = await rival.removalsOf(tenantId(1));
    assert.deepEqual(
      found.map(({ value }) => value.number),
      [10, 2, 1],
    );
    assert.deepEqual(found[0], { value: aRemoval(1, 10), version: await versionOf(1, 10) });
    const inStates = async (states: readonly Removal['state'][]) =>
      (await rival.removalsIn(states)).map(({ state, number }) => `${state} ${number}`).sort();
    assert.deepEqual(await inStates(openRemovalStates), [
      'cooling 1',
      'waiting-approval 10',
      'waiting-approval 2',
    ]);
    assert.deepEqual(await inStates(['expired']), ['expired 1']);
    assert.equal((await inStates(removalStates)).length, 4);
  });

  it('lists what somebody has to decide, until it is decided', async () => {
    const { rival } = use();
    for (const customer of [1, 2, 3]) await commit(customer, { approval: { value: anApproval(customer) } });
    const waiting = async () => (await rival.waitingApprovals()).map(({ subject }) => subject.id).sort();
    assert.deepEqual(await waiting(), [1, 2, 3].map((one) => removalKey(tenantId(one))).sort());
    const over = await versionOfApproval(idOfApproval(anApproval(2)));
    const value = approvalAfter(anApproval(2), { type: 'reject', by: megan, at: at(3) });
    await commit(2, { approval: { value, ...(over ? { over } : {}) } });
    assert.deepEqual(await waiting(), [1, 3].map((one) => removalKey(tenantId(one))).sort());
  });

  it('keeps how far the acts of a removal came', async () => {
    const { register, rival } = use();
    const entryId = 'remove-1';
    const act = { kind: 'remove-customer', number: 1 } as const;
    await commit(1, { removal: { value: aRemoval(1) }, acts: [{ entryId, act, dueAt: at(1) }] });
    const [entry] = await register.takeDue({ dueBy: at(2), limit: 1, leaseMs: 1_000 });
    assert.ok(entry);
    const progress = { attempts: 2, begunAt: at(3), answered: call };
    const outcome = await commit(1, { delayed: { entry, progress, dueAt: at(4) } });
    assert.equal(outcome.kind, 'committed');
    const [again] = await rival.takeDue({ dueBy: at(5), limit: 1, leaseMs: 1_000 });
    assert.deepEqual([again?.act, again?.progress], [act, progress]);
  });
}
