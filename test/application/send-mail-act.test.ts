import assert from 'node:assert/strict';
import type { InvitationIn } from '../../src/domain/invitation.ts';
import type { FaultPoint } from '../../src/ports/fault-points.ts';
import { Fault, type FaultCode } from '../../src/ports/faults.ts';
import type { Mailer } from '../../src/ports/mailer.ts';
import {
  aDesk,
  anOffice,
  kept,
  leaseMs,
  notices,
  type Office,
  overtakeOnce,
  performAll,
  settleMs,
  storedDraft,
  undone,
} from '../fixtures/desk.ts';
import { alex } from '../fixtures/people.ts';

/** An office in which a mail was decided and is due. */
async function decided(): Promise<{ office: Office; draft: InvitationIn<'draft'> }> {
  const office = anOffice();
  const draft = await storedDraft(office);
  await aDesk(office).send({ id: draft.id, by: alex.id, revision: 1 });
  return { office, draft };
}

async function assertSentOnce(office: Office, draft: InvitationIn<'draft'>): Promise<void> {
  assert.equal(office.mailer.sent().length, 1);
  const after = await kept(office, draft);
  assert.equal(after.state, 'sent');
  const [sent] = office.mailer.sent();
  // Without its thread no answer and no report would ever be seen.
  assert.deepEqual(after.state === 'sent' && after.mail, {
    mailbox: sent?.mailbox,
    messageId: sent?.messageId,
    conversationId: sent?.conversationId,
  });
  assert.deepEqual(undone(office), []);
}

describe('bringing a mail out', () => {
  const faults: readonly (readonly [keyof Mailer, FaultCode])[] = [
    ['findByKey', 'graph/unavailable'],
    ['findByKey', 'graph/throttled'],
    ['findByKey', 'sign-in/unavailable'],
    ['createDraft', 'graph/unavailable'],
    ['createDraft', 'graph/throttled'],
    ['createDraft', 'graph/bad-response'],
    ['send', 'mail/outcome-unknown'],
    ['send', 'graph/bad-response'],
    ['send', 'sign-in/unavailable'],
    ['look', 'graph/unavailable'],
    ['look', 'graph/not-allowed'],
  ];
  for (const when of ['before', 'after'] as const) {
    for (const [call, code] of faults) {
      it(`sends one mail although ${call} ended in ${code} ${when} its effect`, async () => {
        const { office, draft } = await decided();
        office.mailer.fail({ call, when, fault: new Fault(code) });
        await performAll(office, aDesk(office));
        await assertSentOnce(office, draft);
        assert.deepEqual(office.mailer.drafts(), []);
      });

      it(`sends one mail although ${call} ended in ${code} ${when} its effect, three times`, async () => {
        const { office, draft } = await decided();
        office.mailer.fail({ call, when, fault: new Fault(code), times: 3 });
        await performAll(office, aDesk(office));
        await assertSentOnce(office, draft);
      });
    }
  }

  it('sends one mail when all that could be lost was lost, and the answers to the looks as well', async () => {
    const { office, draft } = await decided();
    for (const call of ['createDraft', 'findByKey', 'look'] as const) {
      office.mailer.fail({ call, when: 'after', fault: new Fault('graph/unavailable'), times: 2 });
    }
    office.mailer.fail({ call: 'send', when: 'after', fault: new Fault('mail/outcome-unknown') });
    await performAll(office, aDesk(office));
    await assertSentOnce(office, draft);
  });

  it('knows the thread of a mail whose copy among the sent ones comes late', async () => {
    for (const looks of [1, 3]) {
      const { office, draft } = await decided();
      office.mailer.copiesComeLate(looks);
      if (looks > 1) {
        office.mailer.fail({ call: 'send', when: 'after', fault: new Fault('mail/outcome-unknown') });
      }
      await performAll(office, aDesk(office));
      await assertSentOnce(office, draft);
    }
  });

  it('does not call a mail refused that may have gone out: the mailbox would not answer the look', async () => {
    const { office, draft } = await decided();
    office.mailer.fail({ call: 'send', when: 'after', fault: new Fault('mail/outcome-unknown') });
    office.mailer.fail({ call: 'look', fault: new Fault('graph/not-allowed'), times: 4 });
    await performAll(office, aDesk(office));
    await assertSentOnce(office, draft);
    assert.deepEqual(notices(office), []);
  });

  it('waits as long as it was asked to', async () => {
    const { office } = await decided();
    const desk = aDesk(office);
    office.mailer.fail({ call: 'send', fault: new Fault('graph/throttled', { retryAfterMs: 20_000 }) });
    await desk.performDue();
    office.pass(19_000);
    assert.equal(await desk.performDue(), 0);
    office.pass(1_000);
    await desk.performDue();
    assert.equal(office.mailer.sent().length, 1);
  });

  it('asks less and less often while it is throttled without a word for how long', async () => {
    const { office } = await decided();
    const desk = aDesk(office);
    office.mailer.fail({ call: 'send', fault: new Fault('graph/throttled'), times: 100 });
    for (let second = 0; second < 120; second += 1) {
      await desk.performDue();
      office.pass(1_000);
    }
    assert.ok(office.mailer.count('send') <= 8, `${office.mailer.count('send')} calls in two minutes`);
  });

  it('sends again only when the draft is still a draft after any call must be over', async () => {
    const { office } = await decided();
    const desk = aDesk(office);
    office.mailer.fail({ call: 'send', fault: new Fault('mail/outcome-unknown') });
    const began = office.machineNow().getTime();
    while (office.mailer.sent().length === 0) {
      await desk.performDue();
      if (office.mailer.sent().length === 0) assert.equal(office.mailer.count('send'), 1);
      office.pass(1_000);
    }
    assert.ok(office.machineNow().getTime() - began > settleMs);
  });

  const refusals = [
    ['the recipient', 'createDraft', 'mail/refused', 'recipient-refused'],
    ['the recipient at sending', 'send', 'mail/refused', 'recipient-refused'],
    ['the mailbox', 'findByKey', 'graph/not-allowed', 'mailbox-refused'],
    ['the mailbox at sending', 'send', 'graph/not-allowed', 'mailbox-refused'],
  ] as const;
  for (const [what, call, code, reason] of refusals) {
    it(`tells when ${what} was refused, and may be sent again once that is mended`, async () => {
      const { office, draft } = await decided();
      const desk = aDesk(office);
      office.mailer.fail({ call, fault: new Fault(code) });
      await performAll(office, desk);
      const failed = await kept(office, draft);
      assert.equal(failed.state === 'failed' && failed.reason, reason);
      assert.deepEqual(notices(office), [{ to: alex.id, kind: 'invitation-failed', isRepeat: false }]);
      assert.equal(office.mailer.sent().length, 0);
      await desk.send({ id: draft.id, by: alex.id, revision: failed.revision });
      await performAll(office, desk);
      await assertSentOnce(office, draft);
    });
  }

  it('gives up a mail that never came as far as the call, after long, and tells it', async () => {
    const { office, draft } = await decided();
    office.mailer.fail({ call: 'findByKey', fault: new Fault('graph/unavailable'), times: 10_000 });
    await performAll(office, aDesk(office));
    const failed = await kept(office, draft);
    assert.equal(failed.state === 'failed' && failed.reason, 'gave-up');
    assert.deepEqual(notices(office), [{ to: alex.id, kind: 'invitation-failed', isRepeat: false }]);
    const hours =
      (Date.parse(failed.state === 'failed' ? failed.failedAt : '') - Date.parse(draft.createdAt)) / 3.6e6;
    assert.ok(hours > 0.5 && hours < 2, `after ${hours} hours`);
  });

  it('gives up quietly when the customer has accepted meanwhile, and keeps that no mail of it went out', async () => {
    const { office, draft } = await decided();
    office.mailer.fail({ call: 'findByKey', fault: new Fault('graph/unavailable'), times: 10_000 });
    const desk = aDesk(office);
    const { id, name, domain } = {
      id: draft.recipient.tenantId,
      name: 'Blue',
      domain: draft.recipient.domain,
    };
    office.partnerCenter.put({ id, name, domain });
    await desk.compare();
    await desk.notice();
    await performAll(office, desk);
    const now = await kept(office, draft);
    assert.ok(now.state === 'accepted' && now.unsent === 'gave-up' && now.mail === undefined);
    assert.deepEqual(notices(office), [{ to: alex.id, kind: 'invitation-accepted', isRepeat: false }]);
  });

  it('does nothing for a decision that was dealt with', async () => {
    const { office, draft } = await decided();
    const desk = aDesk(office);
    const [entry] = await office.register.takeDue({ dueBy: '2027', limit: 1, leaseMs });
    assert.ok(entry);
    await desk.perform(entry);
    await desk.perform(entry);
    await aDesk(office).perform(entry);
    await assertSentOnce(office, draft);
    assert.equal(office.mailer.count('send'), 1);
  });

  it('leaves it to another process that brought it out while this one was held up before its call', async () => {
    const { office, draft } = await decided();
    overtakeOnce(office, 2 * settleMs);
    await performAll(office, aDesk(office));
    await assertSentOnce(office, draft);
    assert.equal(office.mailer.count('send'), 1);
  });

  it('stops when its lease went to another process', async () => {
    const { office, draft } = await decided();
    const take = () => office.register.takeDue({ dueBy: '2027', limit: 1, leaseMs });
    const [old] = await take();
    office.pass(leaseMs + 1);
    const [now] = await take();
    assert.ok(old && now);
    await Promise.all([aDesk(office).perform(old), aDesk(office).perform(now)]);
    await performAll(office, aDesk(office));
    await assertSentOnce(office, draft);
    assert.equal(office.mailer.count('send'), 1);
  });

  it('does not send again what a person threw away after it went out', async () => {
    const { office, draft } = await decided();
    const desk = aDesk(office);
    office.mailer.fail({ call: 'send', when: 'after', fault: new Fault('mail/outcome-unknown') });
    await desk.performDue();
    const [mail] = office.mailer.sent();
    assert.ok(mail);
    office.mailer.discard(mail.messageId);
    for (let minute = 0; minute < 60; minute += 1) {
      await desk.performDue();
      office.pass(60_000);
    }
    assert.equal(office.mailer.count('send'), 1);
    assert.equal(office.mailer.count('createDraft'), 1);
    assert.equal((await kept(office, draft)).state, 'sending');
    assert.ok(office.mailer.count('look') < 80);
  });
});

describe('a process that dies while a mail is brought out', () => {
  const points = ['send.held', 'send.drafted', 'send.begun', 'send.called', 'send.recorded'] as const;
  for (const point of points satisfies readonly FaultPoint[]) {
    it(`leaves one mail when it dies at ${point}`, async () => {
      const { office, draft } = await decided();
      const dying = aDesk(office, { diesAt: { point } });
      assert.equal(await dying.until(dying.performDue()), 'died');
      await performAll(office, aDesk(office));
      await assertSentOnce(office, draft);
    });

    it(`leaves one mail when three die at ${point}`, async () => {
      const { office, draft } = await decided();
      for (let death = 0; death < 3; death += 1) {
        const dying = aDesk(office, { diesAt: { point } });
        await dying.until(performAll(office, dying));
      }
      await performAll(office, aDesk(office));
      await assertSentOnce(office, draft);
    });
  }

  for (const point of ['send.claimed', 'send.decided'] as const) {
    it(`leaves one mail when it dies at ${point} and the person presses again`, async () => {
      const office = anOffice();
      const draft = await storedDraft(office);
      const asked = { id: draft.id, by: alex.id, revision: 1 };
      const dying = aDesk(office, { diesAt: { point } });
      assert.equal(await dying.until(dying.send(asked)), 'died');
      const next = aDesk(office);
      const answer = await next.send(asked);
      assert.equal(answer.ok && answer.value.state, 'sending');
      await performAll(office, next);
      await assertSentOnce(office, draft);
    });
  }
});
