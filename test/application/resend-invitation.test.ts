import assert from 'node:assert/strict';
import type { Invitation } from '../../src/domain/invitation.ts';
import { faultPoints } from '../../src/ports/fault-points.ts';
import { Fault } from '../../src/ports/faults.ts';
import { aDesk, anOffice, kept, notices, type Office, performAll, storedDraft } from '../fixtures/desk.ts';
import { blueMeadow, link } from '../fixtures/invitations.ts';
import { alex } from '../fixtures/people.ts';

const letter = { subject: 'Re: Working together', before: 'Once more: ', after: '\n' };

async function withSent(office: Office = anOffice()) {
  const desk = aDesk(office);
  const draft = await storedDraft(office);
  await desk.send({ id: draft.id, by: alex.id, revision: draft.revision });
  await performAll(office, desk);
  const invitation = await kept(office, draft);
  assert.equal(invitation.state, 'sent');
  return { office, desk, invitation };
}

const asked = ({ id, revision }: Invitation) => ({ id, by: alex.id, revision, letter });

describe('sending an invitation once more', () => {
  it('answers in the thread of the first mail, to the customer and not to ourselves, with the link', async () => {
    const { office, desk, invitation } = await withSent();
    await desk.resend(asked(invitation));
    await performAll(office, desk);
    const [first, second, ...more] = office.mailer.sent();
    assert.deepEqual(more, []);
    assert.equal(second?.conversationId, first?.conversationId);
    assert.deepEqual(second?.to, first?.to);
    assert.ok(second?.html.replaceAll('&amp;', '&').includes(link));
    assert.match(second?.html ?? '', /Once more/);
    const now = await kept(office, invitation);
    assert.ok(now.state === 'sent');
    assert.equal(now.mail?.messageId, second?.messageId);
  });

  it('stays in the thread of a first mail that is not yet among the sent ones', async () => {
    const { office, desk, invitation } = await withSent();
    office.mailer.copiesComeLate(2);
    await desk.resend(asked(invitation));
    await performAll(office, desk);
    const [first, second, ...more] = office.mailer.sent();
    assert.deepEqual(more, []);
    assert.equal(second?.conversationId, first?.conversationId);
  });

  it('is one mail for one decision, however often it is asked for', async () => {
    const { office, desk, invitation } = await withSent();
    await Promise.all([desk.resend(asked(invitation)), aDesk(office).resend(asked(invitation))]);
    await performAll(office, desk);
    const late = await desk.resend(asked(invitation));
    await performAll(office, desk);
    assert.equal(office.mailer.sent().length, 2);
    assert.equal(late.ok, false);
  });

  it('is a mail of its own where the mailbox does not have the first any more', async () => {
    const { office, desk, invitation } = await withSent();
    office.mailer.discard(office.mailer.sent()[0]?.messageId ?? '');
    await desk.resend(asked(invitation));
    await performAll(office, desk);
    assert.equal(office.mailer.sent().length, 1);
    assert.equal((await kept(office, invitation)).state, 'sent');
  });

  it('leaves the first mail as it stands when the second is refused, and tells that', async () => {
    const { office, desk, invitation } = await withSent();
    office.mailer.fail({ call: 'createReply', when: 'before', fault: new Fault('graph/not-allowed') });
    await desk.resend(asked(invitation));
    await performAll(office, desk);
    const now = await kept(office, invitation);
    assert.ok(now.state === 'sent' && invitation.state === 'sent');
    assert.deepEqual(now.mail, invitation.mail);
    assert.deepEqual(notices(office), [{ to: alex.id, kind: 'resend-failed', isRepeat: false }]);
  });

  it('needs the role at that moment', async () => {
    const { office, desk, invitation } = await withSent();
    office.rights.give(alex.id);
    const outcome = await desk.resend(asked(invitation));
    assert.deepEqual(outcome, { ok: false, refusal: { kind: 'no-rights' } });
    await performAll(office, desk);
    assert.equal(office.mailer.sent().length, 1);
  });

  it('is not done to whoever has accepted meanwhile, and leaves no draft behind', async () => {
    const { office, desk, invitation } = await withSent();
    await desk.resend(asked(invitation));
    office.partnerCenter.put(blueMeadow);
    await desk.compare();
    await desk.notice();
    await performAll(office, desk);
    assert.equal((await kept(office, invitation)).state, 'accepted');
    assert.equal(office.mailer.sent().length, 1);
    assert.deepEqual(office.mailer.drafts(), []);
  });

  for (const point of faultPoints.filter((one) => /^(send|resend)\./.test(one))) {
    it(`is one mail in the thread although the process dies at ${point}`, async () => {
      const { office, invitation } = await withSent();
      const dying = aDesk(office, { diesAt: { point } });
      await dying.until(
        (async () => {
          await dying.resend(asked(invitation));
          await performAll(office, dying);
        })(),
      );
      assert.ok(dying.isDead(), 'it never came there');
      const desk = aDesk(office);
      await performAll(office, desk);
      if ((await kept(office, invitation)).revision === invitation.revision) {
        await desk.resend(asked(invitation));
        await performAll(office, desk);
      }
      const [first, second, ...more] = office.mailer.sent();
      assert.deepEqual(more, []);
      assert.deepEqual([second?.to, second?.conversationId], [first?.to, first?.conversationId]);
      const now = await kept(office, invitation);
      assert.ok(now.state === 'sent');
      assert.equal(now.mail?.messageId, second?.messageId);
    });
  }
});
