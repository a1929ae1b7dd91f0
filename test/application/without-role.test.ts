import assert from 'node:assert/strict';
import { approvalId } from '../../src/domain/ids.ts';
import type { Invitation, InvitationIn } from '../../src/domain/invitation.ts';
import { Fault } from '../../src/ports/faults.ts';
import {
  aDesk,
  anOffice,
  type Desk,
  kept,
  notices,
  type Office,
  performAll,
  stored,
  storedDraft,
  usualPolicy,
} from '../fixtures/desk.ts';
import { anInvitation } from '../fixtures/invitations.ts';
import { known } from '../fixtures/known.ts';
import { adele, alex, megan } from '../fixtures/people.ts';

const policy = { ...usualPolicy, invitations: 'always' } as const;
const closed = () => new Fault('sign-in/needed', { person: alex.id, system: 'graph' });

/** Megan has a chat, Alex has what is to be taken over, and his role goes when the test says so. */
async function withChats() {
  const office = anOffice();
  for (const person of [alex, megan]) await office.people.put({ ...person, reference: {} }, undefined);
  return office;
}

/** A request's own end is days away. */
async function performDue(office: Office, desk: Desk): Promise<void> {
  for (let round = 0; round < 60; round += 1) {
    while ((await desk.performDue()) > 0);
    office.pass(1_000);
  }
}

const loseRole = (office: Office) => office.rights.give(alex.id);
const takeOver = (desk: Desk, { id }: Pick<Invitation, 'id'>) =>
  desk.assign({ id, by: megan.id, to: megan.id });

async function taken(desk: Desk, invitation: Pick<Invitation, 'id'>): Promise<Invitation> {
  const assigned = await takeOver(desk, invitation);
  assert.ok(assigned.ok, JSON.stringify(assigned));
  assert.equal(assigned.value.invitation.inviter, megan.id);
  return assigned.value.invitation;
}

async function sendsOnce(office: Office, desk: Desk, { id, revision }: Invitation): Promise<void> {
  await desk.send({ id, by: megan.id, revision });
  await performAll(office, desk);
  const sent = office.mailer.sent();
  assert.deepEqual(
    sent.map(({ mailbox }) => mailbox),
    [{ kind: 'own', person: megan.id }],
  );
}

describe('what somebody without the role left behind', () => {
  for (const state of ['draft', 'failed'] as const) {
    it(`goes out once in a colleague’s name: ${state}`, async () => {
      const office = await withChats();
      const desk = aDesk(office);
      const left = await stored(office, anInvitation({ state }));
      assert.ok(!(await takeOver(desk, left)).ok, 'not while its owner can go on with it');
      loseRole(office);
      await sendsOnce(office, desk, await taken(aDesk(office), left));
      assert.ok(!(await desk.send({ id: left.id, by: alex.id, revision: 9 })).ok);
    });
  }

  describe('while colleagues are asked', () => {
    async function waiting() {
      const office = await withChats();
      office.rights.give(adele.id, 'admin-agent');
      await office.people.put({ ...adele, reference: {} }, undefined);
      const desk = aDesk(office, { policy });
      const draft = await storedDraft(office);
      await desk.removals.approvals.ask({ id: draft.id, by: alex.id, revision: 1 });
      await performDue(office, desk);
      const asked = (await kept(office, draft)) as InvitationIn<'waiting-approval'>;
      return { office, desk, asked, request: approvalId(asked.id, asked.request) };
    }

    it('is a draft again, closes the request, and is asked for anew', async () => {
      const { office, desk, asked, request } = await waiting();
      loseRole(office);
      const draft = await taken(desk, asked);
      assert.equal(draft.state, 'draft');
      const verdict = { kind: 'approve' } as const;
      const late = await desk.removals.approvals.decide({ id: request, by: adele, verdict });
      assert.ok(!late.ok && late.refusal.kind === 'not-now');
      await performDue(office, desk);
      const closedFor = office.conversations.said.flatMap(({ to, message }) =>
        'closed' in message && message.closed.approval.state === 'cancelled' ? [to] : [],
      );
      assert.deepEqual(new Set(closedFor), new Set([megan.id, adele.id]));
      const approval = known(await office.register.approval(request)).value;
      assert.ok(approval.state === 'cancelled' && approval.why === 'passed-on');
      const anew = await desk.removals.approvals.ask({
        id: draft.id,
        by: megan.id,
        revision: draft.revision,
      });
      assert.ok(anew.ok);
      const by = { ...anew.value.approval.subject, number: anew.value.approval.number };
      const agreed = await desk.removals.approvals.decide({
        id: approvalId(draft.id, by.number),
        by: adele,
        verdict,
      });
      assert.ok(agreed.ok);
      await performDue(office, desk);
      assert.deepEqual(
        office.mailer.sent().map(({ mailbox }) => mailbox),
        [{ kind: 'own', person: megan.id }],
      );
    });

    it('goes out or is passed on, where both are pressed at once', async () => {
      const { office, desk, asked, request } = await waiting();
      const other = aDesk(office, { policy });
      await Promise.all([
        desk.removals.approvals.decide({ id: request, by: adele, verdict: { kind: 'approve' } }),
        other.assign({ id: asked.id, by: alex.id, to: megan.id }),
      ]);
      await performDue(office, desk);
      const { inviter, state } = await kept(office, asked);
      const isPassed = inviter === megan.id && state === 'draft';
      assert.ok(isPassed || (inviter === alex.id && state === 'sent'), `${inviter} ${state}`);
      assert.equal(office.mailer.sent().length, isPassed ? 0 : 1);
      const approval = known(await office.register.approval(request)).value;
      assert.equal(approval.state, isPassed ? 'cancelled' : 'approved');
    });
  });

  describe('in their own hands', () => {
    async function handedOver() {
      const office = await withChats();
      const desk = aDesk(office);
      const draft = await storedDraft(office);
      await desk.handOver({ id: draft.id, by: alex.id, revision: 1, way: 'outlook' });
      await performAll(office, desk);
      loseRole(office);
      const invitation = await taken(desk, draft);
      assert.equal(invitation.state, 'handed-over');
      return { office, desk, invitation, hers: { id: draft.id, by: megan.id } };
    }

    it('leaves their mailbox when it is taken back, and goes out once', async () => {
      const { office, desk, hers } = await handedOver();
      const back = await desk.takeBack(hers);
      assert.ok(back.ok && back.value.state === 'draft');
      assert.deepEqual(office.mailer.drafts(), []);
      await sendsOnce(office, desk, back.value);
    });

    it('is found where they sent it themselves', async () => {
      const { office, desk, invitation, hers } = await handedOver();
      office.mailer.sendByHand(known(office.mailer.drafts()[0]).messageId);
      const back = await desk.takeBack(hers);
      assert.ok(back.ok && back.value.state === 'sent');
      await performAll(office, desk);
      assert.equal((await kept(office, invitation)).state, 'sent');
      assert.equal(office.mailer.sent().length, 1);
    });

    it('is not taken back out of a mailbox that does not open, and is withdrawn, or sent by a word, all the same', async () => {
      for (const way of ['withdraw', 'confirmSent'] as const) {
        const { office, desk, hers } = await handedOver();
        office.mailer.fail({ call: 'discardDraft', fault: closed(), times: 9 });
        office.mailer.fail({ call: 'read', fault: closed(), times: 9 });
        const back = await desk.takeBack(hers);
        assert.ok(!back.ok && back.refusal.kind === 'mailbox-closed');
        const ended = await desk[way](hers);
        assert.ok(ended.ok, JSON.stringify(ended));
        assert.equal(ended.value.state, way === 'withdraw' ? 'withdrawn' : 'sent');
        assert.equal(office.mailer.drafts().length, 1, 'it is theirs');
      }
    });

    it('asks its own owner for the sign-in as ever', async () => {
      const office = await withChats();
      const desk = aDesk(office);
      const { id } = await storedDraft(office);
      await desk.handOver({ id, by: alex.id, revision: 1, way: 'outlook' });
      await performAll(office, desk);
      for (const way of ['takeBack', 'withdraw'] as const) {
        office.mailer.fail({ call: 'discardDraft', fault: closed() });
        await assert.rejects(desk[way]({ id, by: alex.id }), { code: 'sign-in/needed' });
      }
    });
  });

  it('waits while it is being sent, and is theirs to take once that has failed for want of the role', async () => {
    const office = await withChats();
    const desk = aDesk(office);
    const draft = await storedDraft(office);
    office.mailer.fail({ call: 'createDraft', fault: closed() });
    await desk.send({ id: draft.id, by: alex.id, revision: 1 });
    await desk.performDue();
    loseRole(office);
    const early = await takeOver(desk, draft);
    assert.ok(!early.ok && early.refusal.kind === 'not-now');
    await performAll(office, desk);
    const failed = await kept(office, draft);
    assert.ok(failed.state === 'failed' && failed.reason === 'no-rights');
    const news = notices(office).filter(({ kind }) => kind === 'invitation-failed');
    assert.deepEqual(
      news.map(({ to }) => to),
      [megan.id],
    );
    await sendsOnce(office, desk, await taken(desk, draft));
  });

  it('is not sent again after the role was lost, though it is unknown whether the call came through', async () => {
    const office = await withChats();
    const desk = aDesk(office);
    const draft = await storedDraft(office);
    office.mailer.fail({ call: 'send', fault: new Fault('graph/unavailable') });
    await desk.send({ id: draft.id, by: alex.id, revision: 1 });
    await desk.performDue();
    loseRole(office);
    office.pass(10 * 60_000);
    await performAll(office, desk);
    const failed = await kept(office, draft);
    assert.ok(failed.state === 'failed' && failed.reason === 'no-rights');
    assert.deepEqual([office.mailer.sent(), office.mailer.drafts()], [[], []]);
    await sendsOnce(office, desk, await taken(desk, draft));
  });

  it('does not wait for ever for a draft in a mailbox that nobody opens any more', async () => {
    const office = await withChats();
    const desk = aDesk(office);
    const draft = await storedDraft(office);
    office.mailer.fail({ call: 'findByKey', fault: closed(), times: 1_000 });
    await desk.handOver({ id: draft.id, by: alex.id, revision: 1, way: 'outlook' });
    await desk.performDue();
    loseRole(office);
    const early = await takeOver(desk, draft);
    assert.ok(!early.ok && early.refusal.kind === 'not-now');
    await performAll(office, desk);
    assert.equal((await kept(office, draft)).state, 'draft');
    await taken(desk, draft);
  });
});
