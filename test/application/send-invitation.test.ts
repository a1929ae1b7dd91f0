import assert from 'node:assert/strict';
import { Fault } from '../../src/ports/faults.ts';
import {
  aDesk,
  anOffice,
  kept,
  notices,
  type Office,
  performAll,
  stored,
  storedDraft,
  undone,
} from '../fixtures/desk.ts';
import { anInvitation, blueMeadow, invitationIdOf } from '../fixtures/invitations.ts';
import { alex, megan } from '../fixtures/people.ts';

const sends = (office: Office) => undone(office).filter(({ act }) => act.kind === 'send-mail');

describe('deciding to send', () => {
  it('records the decision and leaves one mail to be sent', async () => {
    const office = anOffice();
    const draft = await storedDraft(office);
    const sent = await aDesk(office).send({ id: draft.id, by: alex.id, revision: 1 });
    assert.deepEqual(sent, { ok: true, value: await kept(office, draft) });
    assert.equal((await kept(office, draft)).state, 'sending');
    assert.deepEqual(
      undone(office).map(({ entryId, act }) => [entryId, act]),
      [['send-2', { kind: 'send-mail', invitationId: draft.id }]],
    );
    assert.equal(office.mailer.count('createDraft'), 0);
  });

  it('sends the mail with the kept link, whole, to the customer', async () => {
    const office = anOffice();
    const desk = aDesk(office);
    const draft = await storedDraft(office);
    await desk.send({ id: draft.id, by: alex.id, revision: 1 });
    await performAll(office, desk);
    const [mail, ...others] = office.mailer.sent();
    assert.equal(others.length, 0);
    assert.deepEqual(mail?.to, [{ address: 'anna@blue-meadow.example', name: 'Anna Bergmann' }]);
    assert.equal(mail?.subject, draft.letter.subject);
    assert.equal(mail?.html.replaceAll('&amp;', '&').split(draft.link).length, 3);
    const after = await kept(office, draft);
    assert.equal(after.state, 'sent');
    assert.equal(after.state === 'sent' && after.mail?.messageId, mail?.messageId);
  });

  it('answers with the outcome when the mail is out soon enough', async () => {
    const office = anOffice();
    const desk = aDesk(office, { patient: true });
    const draft = await storedDraft(office);
    const sending = desk.send({ id: draft.id, by: alex.id, revision: 1 });
    await desk.bell.heard();
    await desk.performDue();
    const sent = await sending;
    assert.equal(sent.ok && sent.value.state, 'sent');
  });

  it('keeps the card that was clicked up to date, after the answer to the click', async () => {
    const office = anOffice();
    const desk = aDesk(office);
    const draft = await storedDraft(office);
    const card = { person: alex.id, activityId: 'card-1' };
    await desk.send({ id: draft.id, by: alex.id, revision: 1, card });
    await performAll(office, desk);
    assert.deepEqual(office.conversations.said, [
      { to: alex.id, over: 'card-1', message: { shown: await kept(office, draft) } },
    ]);
  });

  for (const [what, desks] of [
    ['one process', 1],
    ['two processes', 2],
  ] as const) {
    it(`makes one mail of ten clicks at once in ${what}`, async () => {
      const office = anOffice();
      const draft = await storedDraft(office);
      const open = Array.from({ length: desks }, () => aDesk(office));
      const clicks = Array.from({ length: 10 }, (_, click) => open[click % desks]);
      const answers = await Promise.all(
        clicks.map((desk) => desk?.send({ id: draft.id, by: alex.id, revision: 1 })),
      );
      for (const answer of answers) assert.equal(answer?.ok && answer.value.state, 'sending');
      assert.equal(sends(office).length, 1);
      await Promise.all(open.map((desk) => desk.performDue()));
      await performAll(office, aDesk(office));
      assert.equal(office.mailer.sent().length, 1);
    });
  }

  it('answers a click that comes again later with what became of the first', async () => {
    const office = anOffice();
    const desk = aDesk(office);
    const draft = await storedDraft(office);
    await desk.send({ id: draft.id, by: alex.id, revision: 1 });
    await performAll(office, desk);
    const again = await desk.send({ id: draft.id, by: alex.id, revision: 1 });
    assert.deepEqual(again, { ok: true, value: await kept(office, draft) });
    assert.equal(undone(office).length, 0);
  });

  it('refuses a click on a letter that was edited since', async () => {
    const office = anOffice();
    const draft = await stored(office, anInvitation({ revision: 5 }));
    const sent = await aDesk(office).send({ id: draft.id, by: alex.id, revision: 4 });
    assert.deepEqual(sent, { ok: false, refusal: { kind: 'outdated', invitation: draft } });
    assert.equal(undone(office).length, 0);
  });

  it('refuses an unknown invitation and a colleague’s', async () => {
    const office = anOffice();
    const draft = await storedDraft(office);
    const desk = aDesk(office);
    const unknown = await desk.send({ id: invitationIdOf(99), by: alex.id, revision: 1 });
    assert.deepEqual(unknown, { ok: false, refusal: { kind: 'unknown' } });
    const foreign = await desk.send({ id: draft.id, by: megan.id, revision: 1 });
    assert.deepEqual(foreign, { ok: false, refusal: { kind: 'not-yours', invitation: draft } });
    assert.equal(undone(office).length, 0);
  });

  it('refuses a person whose role was taken a moment ago, and keeps the draft', async () => {
    const office = anOffice();
    const desk = aDesk(office);
    const draft = await storedDraft(office);
    assert.ok(await desk.rights.mayUse(alex.id));
    office.rights.give(alex.id);
    const sent = await desk.send({ id: draft.id, by: alex.id, revision: 1 });
    assert.deepEqual(sent, { ok: false, refusal: { kind: 'no-rights' } });
    assert.deepEqual(await kept(office, draft), draft);
    assert.equal(await office.register.claim(draft.recipient.tenantId), undefined);
  });

  it('lets nobody send while rights cannot be asked', async () => {
    const office = anOffice();
    const desk = aDesk(office);
    const draft = await storedDraft(office);
    await desk.rights.mayUse(alex.id);
    const fault = new Fault('graph/unavailable');
    office.rights.fail({ call: 'rolesOf', fault });
    await assert.rejects(desk.send({ id: draft.id, by: alex.id, revision: 1 }), fault);
    assert.deepEqual(await kept(office, draft), draft);
  });
});

describe('the claim on a customer', () => {
  const hers = { id: invitationIdOf(2), inviter: megan.id, inviterName: megan.name };

  it('lets one of two people send who press at once, in two processes, and tells the other who was first', async () => {
    const office = anOffice();
    const mine = await storedDraft(office);
    const other = await stored(office, anInvitation(hers));
    const [first, second] = await Promise.all([
      aDesk(office).send({ id: mine.id, by: alex.id, revision: 1 }),
      aDesk(office).send({ id: other.id, by: megan.id, revision: 1 }),
    ]);
    await performAll(office, aDesk(office));
    assert.equal(office.mailer.sent().length, 1);
    const ends = [await kept(office, mine), await kept(office, other)];
    assert.equal(ends.filter(({ state }) => state === 'sent').length, 1);
    for (const [index, end] of ends.entries()) {
      if (end.state === 'sent') continue;
      const answer = [first, second][index];
      if (end.state === 'draft') {
        assert.equal(!answer?.ok && answer?.refusal.kind, 'already-invited');
      } else {
        assert.equal(end.state === 'failed' && end.reason, 'claimed-by-colleague');
        assert.deepEqual(notices(office), [{ to: end.inviter, kind: 'invitation-failed', isRepeat: false }]);
      }
    }
  });

  for (const state of ['sending', 'sent'] as const) {
    it(`refuses while a colleague’s invitation is ${state}, and keeps the draft`, async () => {
      const office = anOffice();
      const desk = aDesk(office);
      const other = await stored(office, anInvitation(hers));
      await desk.send({ id: other.id, by: megan.id, revision: 1 });
      if (state === 'sent') await performAll(office, desk);
      const mine = await storedDraft(office);
      const answer = await desk.send({ id: mine.id, by: alex.id, revision: 1 });
      assert.deepEqual(answer, {
        ok: false,
        refusal: { kind: 'already-invited', invitation: await kept(office, other) },
      });
      assert.equal((await kept(office, other)).state, state);
      assert.deepEqual(await kept(office, mine), mine);
    });
  }

  for (const state of ['draft', 'discarded', 'failed', 'accepted'] as const) {
    it(`is taken over from a colleague’s invitation that is ${state}`, async () => {
      const office = anOffice();
      const desk = aDesk(office);
      const { id: invitationId, recipient } = await stored(office, anInvitation({ ...hers, state }));
      await office.register.putClaim({ tenantId: recipient.tenantId, invitationId, held: true }, undefined);
      const mine = await storedDraft(office);
      await desk.send({ id: mine.id, by: alex.id, revision: 1 });
      await performAll(office, desk);
      assert.equal((await kept(office, mine)).state, 'sent');
      assert.equal((await office.register.claim(recipient.tenantId))?.value.invitationId, mine.id);
    });
  }

  it('is not taken over on what was known before the mail went out', async () => {
    const office = anOffice();
    const mine = await storedDraft(office);
    const other = await stored(office, anInvitation(hers));
    const tenantId = mine.recipient.tenantId;
    const slow = aDesk(office);
    // The first has claimed and died before the decision; the second looks, and sees a draft.
    await office.register.putClaim({ tenantId, invitationId: mine.id, held: false }, undefined);
    const seen = await office.register.claim(tenantId);
    await slow.send({ id: mine.id, by: alex.id, revision: 1 });
    await performAll(office, slow);
    const late = await office.register.putClaim({ tenantId, invitationId: other.id, held: false }, seen);
    assert.equal(late, 'conflict');
    assert.equal(office.mailer.sent().length, 1);
  });
});

describe('a customer who came to us since the draft was made', () => {
  it('is not sent a mail any more: the draft stays, and nobody holds a claim', async () => {
    const office = anOffice();
    const desk = aDesk(office);
    const draft = await storedDraft(office);
    office.partnerCenter.put({ id: blueMeadow.id, name: blueMeadow.name, domain: blueMeadow.domain });
    await desk.compare();
    const answer = await desk.send({ id: draft.id, by: draft.inviter, revision: draft.revision });
    assert.equal(answer.ok, false);
    assert.equal(!answer.ok && answer.refusal.kind, 'already-customer');
    assert.equal((await kept(office, draft)).state, 'draft');
    assert.equal(await office.register.claim(blueMeadow.id), undefined);
    assert.deepEqual(office.mailer.sent(), []);
  });
});
