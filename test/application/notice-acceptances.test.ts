import assert from 'node:assert/strict';
import type { InvitationState } from '../../src/domain/invitation.ts';
import { Fault } from '../../src/ports/faults.ts';
import { tenantIdOfDomain } from '../fakes/fake-tenants.ts';
import { aDesk, anOffice, kept, notices, performAll, stored, storedDraft } from '../fixtures/desk.ts';
import { anInvitation, blueMeadow, contoso, invitationIdOf } from '../fixtures/invitations.ts';
import { alex, megan } from '../fixtures/people.ts';

const toldAlex = { to: alex.id, kind: 'invitation-accepted', isRepeat: false };

async function withOpen(state: InvitationState = 'sent') {
  const office = anOffice();
  const invitation = await stored(office, anInvitation({ state }));
  return { office, invitation, desk: aDesk(office) };
}

describe('noticing acceptances', () => {
  it('tells the inviter once, whoever looks and however often', async () => {
    const { office, invitation, desk } = await withOpen();
    office.partnerCenter.put(blueMeadow);
    const other = aDesk(office);
    for (const one of [desk, other]) await one.compare();
    await Promise.all([desk.notice(), other.notice(), desk.notice()]);
    await other.notice();
    await performAll(office, desk);
    assert.deepEqual(notices(office), [toldAlex]);
    const accepted = await kept(office, invitation);
    assert.ok(accepted.state === 'accepted');
    assert.deepEqual(accepted.customer, { id: blueMeadow.id, name: blueMeadow.name });
    assert.deepEqual(accepted.mail, invitation.state === 'sent' && invitation.mail);
  });

  it('notices what came while nobody looked, and tells a colleague’s acceptance to the colleague', async () => {
    const office = anOffice();
    office.partnerCenter.put(blueMeadow);
    const desk = aDesk(office);
    await desk.compare();
    await stored(office, anInvitation({ state: 'sent', inviter: megan.id }));
    await desk.notice();
    await performAll(office, desk);
    assert.deepEqual(notices(office), [{ ...toldAlex, to: megan.id }]);
  });

  it('takes the list for a hint only: without it, or with another customer in it, nobody is asked', async () => {
    const { office, desk } = await withOpen();
    const domain = 'other.example';
    office.partnerCenter.put({ id: tenantIdOfDomain(domain), name: 'Other', domain });
    await desk.compare();
    await desk.notice();
    assert.equal(office.partnerCenter.count('customer'), 0);
  });

  it('tells nobody while the customer cannot be read yet, and does once it can', async () => {
    const { office, desk } = await withOpen();
    office.partnerCenter.putLate(blueMeadow);
    await desk.compare();
    await desk.notice();
    assert.deepEqual(office.register.pending(), []);
    office.partnerCenter.put(blueMeadow);
    await desk.notice();
    await performAll(office, desk);
    assert.deepEqual(notices(office), [toldAlex]);
  });

  it('tells nothing of one that came back and was answered, where a colleague has invited anew since', async () => {
    const { office, invitation, desk } = await withOpen('answered');
    const { tenantId } = invitation.recipient;
    const anew = await stored(
      office,
      anInvitation({ state: 'sent', id: invitationIdOf(2), inviter: megan.id }),
    );
    await office.register.putClaim({ tenantId, invitationId: anew.id, held: true }, undefined);
    office.partnerCenter.put(blueMeadow);
    await desk.compare();
    await desk.notice();
    await performAll(office, desk);
    assert.deepEqual(notices(office), [{ ...toldAlex, to: megan.id }]);
    assert.equal((await kept(office, invitation)).state, 'answered');
  });

  it('tells of a withdrawn one that is accepted all the same, and of none that was invited anew since', async () => {
    const { office, invitation, desk } = await withOpen('withdrawn');
    const { tenantId } = invitation.recipient;
    const own = { tenantId, invitationId: invitation.id, held: true };
    await office.register.putClaim(own, undefined);
    office.partnerCenter.put(blueMeadow);
    await desk.compare();
    const anew = await stored(
      office,
      anInvitation({ state: 'sent', id: invitationIdOf(2), inviter: megan.id }),
    );
    const claim = await office.register.claim(tenantId);
    await office.register.putClaim({ ...own, invitationId: anew.id }, claim);
    await desk.notice();
    await performAll(office, desk);
    assert.deepEqual(notices(office), [{ ...toldAlex, to: megan.id }]);
    assert.equal((await kept(office, invitation)).state, 'withdrawn');
  });

  it('tells of a withdrawn one when what came after it never went out', async () => {
    const { office, invitation, desk } = await withOpen('withdrawn');
    const failed = await stored(
      office,
      anInvitation({ state: 'failed', id: invitationIdOf(2), inviter: megan.id }),
    );
    const { tenantId } = invitation.recipient;
    await office.register.putClaim({ tenantId, invitationId: failed.id, held: true }, undefined);
    office.partnerCenter.put(blueMeadow);
    await desk.compare();
    await desk.notice();
    await performAll(office, desk);
    assert.deepEqual(notices(office), [toldAlex]);
  });

  for (const relationship of ['none', 'other'] as const) {
    it(`tells nobody while the relationship is ${relationship}`, async () => {
      const { office, invitation, desk } = await withOpen();
      office.partnerCenter.put({ ...blueMeadow, relationship });
      await desk.compare();
      await desk.notice();
      assert.deepEqual(await kept(office, invitation), invitation);
    });
  }

  for (const state of ['draft', 'discarded', 'failed', 'accepted'] as const) {
    it(`has nothing to look for in an invitation that is ${state}`, async () => {
      const { office, invitation, desk } = await withOpen(state);
      office.partnerCenter.put(blueMeadow);
      await desk.compare();
      await desk.notice();
      assert.deepEqual(await kept(office, invitation), invitation);
    });
  }

  it('goes on with the others when one customer cannot be read, and says so at the end', async () => {
    const { office, desk } = await withOpen();
    office.partnerCenter.put(blueMeadow);
    const domain = 'second.example';
    const second = { id: tenantIdOfDomain(domain), name: 'Second', domain };
    office.partnerCenter.put(second);
    const recipient = { ...anInvitation({}).recipient, tenantId: second.id };
    await stored(
      office,
      anInvitation({ state: 'sent', id: invitationIdOf(2), inviter: megan.id, recipient }),
    );
    await desk.compare();
    const fault = new Fault('partner-center/not-allowed');
    office.partnerCenter.fail({ call: 'customer', fault });
    await assert.rejects(desk.notice(), fault);
    await performAll(office, desk);
    assert.deepEqual(notices(office), [{ ...toldAlex, to: megan.id }]);
  });

  it('leaves one mail and one notice when the customer accepts while the mail is on its way', async () => {
    const office = anOffice({ providers: [{ ...contoso, active: true }] });
    const desk = aDesk(office);
    const draft = await storedDraft(office);
    await desk.send({ id: draft.id, by: alex.id, revision: 1 });
    office.mailer.fail({ call: 'send', when: 'after', fault: new Fault('mail/outcome-unknown') });
    await desk.performDue();
    office.partnerCenter.put(blueMeadow);
    await desk.compare();
    await desk.notice();
    assert.equal((await kept(office, draft)).state, 'accepted');
    await performAll(office, desk);
    const accepted = await kept(office, draft);
    assert.equal(office.mailer.sent().length, 1);
    assert.equal(
      accepted.state === 'accepted' && accepted.mail?.messageId,
      office.mailer.sent()[0]?.messageId,
    );
    assert.deepEqual(notices(office), [toldAlex]);
  });

  const joint = { kind: 'joint', providerId: contoso.id, providerName: contoso.name } as const;

  it('tells the half and the whole of a joint invitation once each', async () => {
    const office = anOffice();
    const desk = aDesk(office);
    const invitation = await stored(office, anInvitation({ state: 'sent', relationship: joint }));
    office.partnerCenter.put(blueMeadow);
    await desk.compare();
    for (let look = 0; look < 3; look += 1) await desk.notice();
    assert.equal((await kept(office, invitation)).state, 'half-accepted');
    office.partnerCenter.putPartners(blueMeadow.id, [contoso.id]);
    for (let look = 0; look < 3; look += 1) await desk.notice();
    assert.equal((await kept(office, invitation)).state, 'accepted');
    await performAll(office, desk);
    assert.deepEqual(notices(office), [{ ...toldAlex, kind: 'invitation-half-accepted' }, toldAlex]);
  });

  it('finishes the mail of a joint invitation of which a half was accepted while it was on its way', async () => {
    const office = anOffice({ providers: [{ ...contoso, active: true }] });
    const desk = aDesk(office);
    const draft = await stored(office, anInvitation({ relationship: joint }));
    await desk.send({ id: draft.id, by: alex.id, revision: 1 });
    office.partnerCenter.put(blueMeadow);
    await desk.compare();
    await desk.notice();
    assert.equal((await kept(office, draft)).state, 'half-accepted');
    await performAll(office, desk);
    const half = await kept(office, draft);
    assert.equal(half.state === 'half-accepted' && half.mail?.messageId, office.mailer.sent()[0]?.messageId);
    assert.equal(office.mailer.sent().length, 1);
  });

  it('does not tell as accepted what lost to a colleague and never went out', async () => {
    const office = anOffice();
    const desk = aDesk(office);
    const mine = await stored(office, anInvitation({ state: 'sending' }));
    const hers = await stored(
      office,
      anInvitation({ state: 'sent', id: invitationIdOf(2), inviter: megan.id, inviterName: megan.name }),
    );
    const { tenantId } = mine.recipient;
    await office.register.putClaim({ tenantId, invitationId: hers.id, held: true }, undefined);
    office.partnerCenter.put(blueMeadow);
    await desk.compare();
    await desk.notice();
    await performAll(office, desk);
    assert.equal((await kept(office, mine)).state, 'sending');
    assert.deepEqual(notices(office), [{ ...toldAlex, to: megan.id }]);
  });

  it('is not lost when the process dies right after the decision', async () => {
    const { office } = await withOpen();
    office.partnerCenter.put(blueMeadow);
    const dying = aDesk(office, { diesAt: { point: 'accept.decided' } });
    await dying.compare();
    assert.equal(await dying.until(dying.notice()), 'died');
    const next = aDesk(office);
    await next.compare();
    await next.notice();
    await performAll(office, next);
    assert.deepEqual(notices(office), [toldAlex]);
  });
});
