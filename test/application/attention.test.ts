import assert from 'node:assert/strict';
import type { AttentionChoice } from '../../src/domain/attention.ts';
import type { InvitationIn } from '../../src/domain/invitation.ts';
import { Fault } from '../../src/ports/faults.ts';
import {
  aDesk,
  anOffice,
  type Desk,
  kept,
  leaseMs,
  notices,
  type Office,
  performAll,
  storedDraft,
} from '../fixtures/desk.ts';
import { blueMeadow } from '../fixtures/invitations.ts';
import { known } from '../fixtures/known.ts';
import { alex, megan } from '../fixtures/people.ts';

/** Performs and lets time pass until the condition holds. */
async function until(
  office: Office,
  desk: Desk,
  isSo: () => Promise<boolean> | boolean,
  stepMs = 5_000,
): Promise<void> {
  for (let round = 0; !(await isSo()); round += 1) {
    assert.ok(round < 2_000, 'it never comes to that');
    if ((await desk.performDue()) === 0) office.pass(stepMs);
  }
}

const cards = (office: Office) => notices(office).filter(({ kind }) => kind === 'needs-attention');

async function sending(office: Office, desk: Desk): Promise<InvitationIn<'draft'>> {
  const draft = await storedDraft(office);
  await desk.send({ id: draft.id, by: alex.id, revision: 1 });
  return draft;
}

/** A mail of which nobody knows whether it went out: the draft has vanished after the call that sends. */
async function vanished(
  office = anOffice(),
  meanwhile = () => {},
): Promise<{ office: Office; desk: Desk; draft: InvitationIn<'draft'> }> {
  const desk = aDesk(office);
  const draft = await sending(office, desk);
  office.mailer.fail({ call: 'send', when: 'before', fault: new Fault('mail/outcome-unknown') });
  await desk.performDue();
  office.mailer.discard(known(office.mailer.drafts()[0]).messageId);
  meanwhile();
  await until(office, desk, () => cards(office).length === 1);
  return { office, desk, draft };
}

async function only(desk: Desk, reader = alex) {
  const all = await desk.attention.read.all(reader.id);
  assert.equal(all.length, 1);
  return known(all[0]);
}

async function choose(desk: Desk, choice: AttentionChoice, by = alex) {
  const { aggregateId, entryId, time } = await only(desk, by);
  return desk.attention.settle({ aggregateId, entryId, time, choice, by });
}

describe('what does not come to an end by itself', () => {
  it('tells its owner once, and marks the invitation', async () => {
    const { office, desk, draft } = await vanished();
    assert.deepEqual(cards(office), [{ to: alex.id, kind: 'needs-attention', isRepeat: false }]);
    const invitation = await kept(office, draft);
    assert.ok(invitation.state === 'sending' && invitation.needsAttention);
    const before = office.mailer.count('look');
    for (let minute = 0; minute < 60; minute += 1) {
      office.pass(60_000);
      await desk.performDue();
    }
    assert.ok(office.mailer.count('look') - before <= 6, 'it is looked at rarely from then on');
    assert.equal(cards(office).length, 1);
    assert.equal(office.mailer.sent().length, 0);
  });

  it('offers only what is true', async () => {
    const { desk } = await vanished();
    assert.deepEqual((await only(desk)).choices, ['look', 'was-sent', 'anew', 'close']);
    assert.deepEqual((await only(desk, megan)).choices, ['look']);
  });

  it('does not let a mail be called sent that was surely refused', async () => {
    const office = anOffice();
    const desk = aDesk(office);
    await sending(office, desk);
    office.mailer.fail({ call: 'send', when: 'before', fault: new Fault('graph/throttled'), times: 200 });
    await until(office, desk, () => cards(office).length === 1);
    assert.deepEqual((await only(desk)).choices, ['look', 'close']);
    const { aggregateId, entryId, time } = await only(desk);
    const lie = { aggregateId, entryId, time, choice: 'was-sent', by: alex } as const;
    assert.deepEqual(await desk.attention.settle(lie), { ok: false, refusal: 'changed' });
    assert.ok((await choose(desk, 'close')).ok);
    const { state } = await kept(office, { id: aggregateId as never });
    assert.equal(state, 'failed');
    assert.equal(office.mailer.sent().length, 0);
  });

  it('looks again, and needs attention again where nothing is found', async () => {
    const { office, desk } = await vanished();
    const first = await only(desk);
    assert.deepEqual(await choose(desk, 'look'), { ok: true, value: 'looking' });
    await until(office, desk, () => cards(office).length === 2);
    assert.notEqual((await only(desk)).time, first.time);
    const late = { ...first, choice: 'anew', by: alex } as const;
    assert.deepEqual(await desk.attention.settle(late), { ok: false, refusal: 'changed' });
    assert.equal(office.mailer.drafts().length + office.mailer.sent().length, 0);
  });

  it('sends a mail anew once, however often that is pressed', async () => {
    const { office, desk, draft } = await vanished();
    const { aggregateId, entryId, time } = await only(desk);
    const press = { aggregateId, entryId, time, choice: 'anew', by: alex } as const;
    const answers = await Promise.all([
      desk.attention.settle(press),
      desk.attention.settle(press),
      aDesk(office).attention.settle({ ...press, choice: 'close' }),
    ]);
    assert.equal(answers.filter(({ ok }) => ok).length, 1);
    await performAll(office, desk);
    assert.deepEqual(await desk.attention.settle(press), { ok: false, refusal: 'over' });
    assert.equal(office.mailer.sent().length, 1);
    assert.equal((await kept(office, draft)).state, 'sent');
  });

  it('takes the first mail where it is there after all', async () => {
    const { office, desk, draft } = await vanished();
    const { entryId, aggregateId } = await only(desk);
    await office.mailer.createDraft(
      { kind: 'own', person: alex.id },
      { key: `${aggregateId}.${entryId}`, invitationId: draft.id, to: [], cc: [], subject: '', html: '' },
    );
    office.mailer.sendByHand(known(office.mailer.drafts()[0]).messageId);
    assert.ok((await choose(desk, 'anew')).ok);
    await performAll(office, desk);
    assert.equal(office.mailer.sent().length, 1);
    assert.equal((await kept(office, draft)).state, 'sent');
  });

  it('believes its owner that the mail was sent', async () => {
    const { office, desk, draft } = await vanished();
    assert.deepEqual(await choose(desk, 'was-sent'), { ok: true, value: 'done' });
    assert.equal((await kept(office, draft)).state, 'sent');
    await performAll(office, desk);
    assert.equal(office.mailer.sent().length + office.mailer.drafts().length, 0);
    const said = [...office.history.kept.values()].filter(
      ({ value }) => value.sealed.fact.kind === 'attention-settled',
    );
    assert.equal(said.length, 1);
    assert.equal(said[0]?.value.sealed.key, draft.recipient.tenantId);
  });

  it('closes it, and notices all the same who accepts', async () => {
    const { office, desk, draft } = await vanished();
    assert.ok((await choose(desk, 'close')).ok);
    assert.equal((await kept(office, draft)).state, 'withdrawn');
    office.partnerCenter.put(blueMeadow);
    await desk.compare();
    await desk.notice();
    await performAll(office, desk);
    assert.equal((await kept(office, draft)).state, 'accepted');
  });

  it('obeys nobody else, nobody without the role, and nobody while it is tried', async () => {
    const { office, desk, draft } = await vanished();
    for (const choice of ['was-sent', 'anew', 'close'] as const)
      assert.deepEqual(await choose(desk, choice, megan), { ok: false, refusal: 'not-yours' });
    office.rights.give(alex.id);
    assert.deepEqual(await choose(aDesk(office), 'close'), { ok: false, refusal: 'no-rights' });
    office.rights.give(alex.id, 'admin-agent');
    office.pass(11 * 60_000);
    await office.register.takeDue({ dueBy: office.clock.now().toISOString(), limit: 5, leaseMs });
    assert.deepEqual(await choose(aDesk(office), 'anew'), { ok: false, refusal: 'changed' });
    assert.equal((await kept(office, draft)).state, 'sending');
  });

  it('goes to the Admin agents where its owner has no role any more, who decide it in the owner’s place', async () => {
    const office = anOffice();
    for (const person of [alex, megan]) await office.people.put({ ...person, reference: {} }, undefined);
    const { desk, draft } = await vanished(office, () => office.rights.give(alex.id));
    assert.deepEqual(cards(office), [{ to: megan.id, kind: 'needs-attention', isRepeat: false }]);
    const tellings = (await office.register.tellings(draft.id)).filter(
      ({ notice }) => notice.kind === 'needs-attention',
    );
    assert.deepEqual(
      new Map(tellings.map(({ to, outcome }) => ['person' in to && to.person, outcome.kind])),
      new Map([
        [alex.id, 'no-role'],
        [megan.id, 'delivered'],
      ]),
    );
    const shown = await only(desk, megan);
    assert.deepEqual([shown.standing, shown.choices], ['in-place', ['look', 'was-sent', 'close']]);
    assert.deepEqual(await choose(desk, 'anew', megan), { ok: false, refusal: 'changed' });
    assert.deepEqual(await choose(desk, 'look', megan), { ok: true, value: 'looking' });
    await until(office, desk, () => cards(office).length === 2);
    assert.deepEqual(await choose(desk, 'close', megan), { ok: true, value: 'done' });
    assert.equal((await kept(office, draft)).state, 'withdrawn');
    const taken = await desk.assign({ id: draft.id, by: megan.id, to: megan.id });
    assert.ok(taken.ok && taken.value.invitation.inviter === megan.id);
    await performAll(office, desk);
    assert.equal(office.mailer.sent().length, 0);
  });

  it('needs nobody any more once the customer has accepted', async () => {
    const { office, desk, draft } = await vanished();
    office.partnerCenter.put(blueMeadow);
    await desk.compare();
    await desk.notice();
    assert.ok((await choose(desk, 'close')).ok);
    await performAll(office, desk);
    assert.equal((await kept(office, draft)).state, 'accepted');
    assert.deepEqual(await desk.attention.read.all(alex.id), []);
  });

  it('comes to its end by itself when what was down is there again', async () => {
    const office = anOffice();
    const desk = aDesk(office);
    const draft = await sending(office, desk);
    office.mailer.fail({ call: 'send', when: 'after', fault: new Fault('mail/outcome-unknown') });
    office.mailer.fail({ call: 'look', fault: new Fault('graph/unavailable'), times: 14 });
    await until(office, desk, () => cards(office).length === 1);
    await performAll(office, desk);
    assert.equal((await kept(office, draft)).state, 'sent');
    assert.equal(office.mailer.sent().length, 1);
    assert.deepEqual(await desk.attention.read.all(alex.id), []);
  });

  it('keeps a message that Teams never takes in sight, and lets it be closed', async () => {
    const office = anOffice();
    const desk = aDesk(office);
    const draft = await sending(office, desk);
    await performAll(office, desk);
    office.partnerCenter.put(blueMeadow);
    await desk.compare();
    await desk.notice();
    for (let time = 0; time < 250; time += 1) office.conversations.deliver({ kind: 'later' }, false);
    await until(office, desk, async () => (await desk.attention.read.all(alex.id)).length === 1, 120_000);
    const stuck = await only(desk, megan);
    assert.deepEqual([stuck.topic, stuck.choices], ['news', ['look', 'close']]);
    assert.ok((await choose(desk, 'close', megan)).ok);
    await performAll(office, desk);
    assert.deepEqual(notices(office), []);
    assert.equal((await kept(office, draft)).state, 'accepted');
  });
});
