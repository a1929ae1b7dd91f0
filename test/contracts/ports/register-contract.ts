/** What any register must keep; run on the fake and on the stored one, and it never asks which. */
import assert from 'node:assert/strict';
import type { Invitation } from '../../../src/domain/invitation.ts';
import type { Register } from '../../../src/ports/register.ts';
import { registerHouseContract } from './register-house-contract.ts';
import { registerListsContract } from './register-lists-contract.ts';
import { registerModelContract } from './register-model-contract.ts';
import { registerNewcomersContract } from './register-newcomers-contract.ts';
import { registerOutboxContract } from './register-outbox-contract.ts';
import { registerRemovalsContract } from './register-removals-contract.ts';
import { create, type OpenedRegister, type OpenRegister } from './register-setup.ts';
import { aDraft, aSending, inEveryState, invitationId, noticeAct, sendAct, tenantId } from './samples.ts';

export function registerContract(open: OpenRegister): void {
  let opened: OpenedRegister;
  let register: Register;
  beforeEach(async () => {
    opened = await open();
    register = opened.register;
  });
  afterEach(() => opened.close());
  const use = () => opened;

  commits(use);
  claims(use);
  registerOutboxContract(use);
  registerListsContract(use);
  registerHouseContract(use);
  registerNewcomersContract(use);
  registerRemovalsContract(use);
  registerModelContract(open);

  it('tells that an invitation is not there', async () => {
    assert.equal(await register.invitation(invitationId(1)), undefined);
  });

  it('gives every invitation back exactly as it was written', async () => {
    for (const value of inEveryState(1)) {
      const version = await create(register, value);
      assert.deepEqual(await opened.rival.invitation(value.id), { value, version });
    }
  });
}

function commits(use: () => OpenedRegister): void {
  it('creates an invitation once', async () => {
    const { register } = use();
    const version = await create(register, aDraft(1));
    const again = aDraft(1, { inviterName: 'Megan Bowen' });
    const outcome = await register.commit({ aggregateId: again.id, invitation: { value: again } });
    assert.deepEqual(outcome, { kind: 'conflict' });
    assert.deepEqual(await register.invitation(again.id), { value: aDraft(1), version });
  });

  it('changes an invitation over the version that was read, and over no older one', async () => {
    const { register } = use();
    const first = await create(register, aDraft(1));
    const change = (value: Invitation, over: string) =>
      register.commit({ aggregateId: value.id, invitation: { value, over } });
    const second = await change(aSending(1), first);
    assert.equal(second.kind, 'committed');
    assert.deepEqual(await change(aDraft(1), first), { kind: 'conflict' });
    assert.deepEqual(await register.invitation(invitationId(1)), {
      value: aSending(1),
      version: second.kind === 'committed' && second.invitationVersion,
    });
  });

  it('does not change an invitation that is not there', async () => {
    const { register } = use();
    const over = await create(register, aDraft(1));
    const outcome = await register.commit({
      aggregateId: invitationId(2),
      invitation: { value: aSending(2), over },
    });
    assert.deepEqual(outcome, { kind: 'conflict' });
    assert.equal(await register.invitation(invitationId(2)), undefined);
  });

  it('writes an invitation and its acts together or not at all', async () => {
    const { register } = use();
    const first = await create(register, aDraft(1));
    const commit = (over: string) =>
      register.commit({
        aggregateId: invitationId(1),
        invitation: { value: aSending(1), over },
        acts: [sendAct(1), noticeAct(1, 'other')],
      });
    assert.deepEqual(await commit('"elsewhere"'), { kind: 'conflict' });
    assert.equal(await register.nextDue(), undefined);
    assert.equal((await commit(first)).kind, 'committed');
    const current = await register.invitation(invitationId(1));
    assert.ok(current);
    assert.deepEqual(await commit(current.version), { kind: 'conflict' }, 'the same act twice');
    assert.deepEqual(await register.invitation(invitationId(1)), current);
  });

  it('lets one of two changes over the same version win', async () => {
    const { register, rival } = use();
    const over = await create(register, aDraft(1));
    const commit = (by: Register, entryId: string) =>
      by.commit({
        aggregateId: invitationId(1),
        invitation: { value: aSending(1), over },
        acts: [sendAct(1, entryId)],
      });
    const outcomes = await Promise.all([commit(register, 'here'), commit(rival, 'there')]);
    assert.deepEqual(outcomes.map(({ kind }) => kind).sort(), ['committed', 'conflict']);
    const due = await register.takeDue({ dueBy: sendAct(1).dueAt, limit: 10, leaseMs: 1000 });
    assert.deepEqual(
      due.map(({ entryId }) => entryId),
      [outcomes[0].kind === 'committed' ? 'here' : 'there'],
    );
  });

  it('takes a commit of nothing', async () => {
    const outcome = await use().register.commit({ aggregateId: invitationId(1) });
    assert.deepEqual(outcome, { kind: 'committed' });
  });

  it('refuses to write across invitations', async () => {
    const commit = { aggregateId: invitationId(2), invitation: { value: aDraft(1) } };
    await assert.rejects(use().register.commit(commit), /one aggregate/);
  });
}

function claims(use: () => OpenedRegister): void {
  it('keeps one claim a tenant, changed only over the version that was read', async () => {
    const { register, rival } = use();
    const mine = { tenantId: tenantId(1), invitationId: invitationId(1), held: false };
    assert.equal(await register.claim(mine.tenantId), undefined);
    assert.equal(await register.putClaim(mine, undefined), 'written');
    assert.equal(await rival.putClaim({ ...mine, invitationId: invitationId(2) }, undefined), 'conflict');
    const stored = await rival.claim(mine.tenantId);
    assert.deepEqual(stored?.value, mine);
    assert.equal(await register.putClaim({ ...mine, held: true }, stored), 'written');
    assert.equal(await rival.putClaim({ ...mine, invitationId: invitationId(2) }, stored), 'conflict');
    assert.deepEqual((await register.claim(mine.tenantId))?.value, { ...mine, held: true });
    assert.equal(await register.claim(tenantId(2)), undefined);
  });

  it('gives a claim to one of two who ask at once', async () => {
    const { register, rival } = use();
    const claim = (number: number) => ({
      tenantId: tenantId(1),
      invitationId: invitationId(number),
      held: false,
    });
    const outcomes = await Promise.all([
      register.putClaim(claim(1), undefined),
      rival.putClaim(claim(2), undefined),
    ]);
    assert.deepEqual([...outcomes].sort(), ['conflict', 'written']);
    const winner = outcomes[0] === 'written' ? 1 : 2;
    assert.deepEqual((await register.claim(tenantId(1)))?.value, claim(winner));
  });
}
