import assert from 'node:assert/strict';
import { Fault } from '../../src/ports/faults.ts';
import { aDesk, anOffice, kept, notices, performAll, stored } from '../fixtures/desk.ts';
import { anInvitation, blueMeadow, contoso } from '../fixtures/invitations.ts';
import { alex } from '../fixtures/people.ts';

const relationship = { kind: 'joint', providerId: contoso.id, providerName: contoso.name } as const;
const told = (kind: 'invitation-accepted' | 'invitation-half-accepted') => ({
  to: alex.id,
  kind,
  isRepeat: false,
});

async function withJoint() {
  const office = anOffice();
  const invitation = await stored(office, anInvitation({ state: 'sent', relationship }));
  const desk = aDesk(office);
  office.partnerCenter.put(blueMeadow);
  await desk.compare();
  const look = async () => {
    await desk.notice();
    await performAll(office, desk);
  };
  const half = async () => {
    const now = await kept(office, invitation);
    return now.state === 'half-accepted' ? { half: now.half, hidden: now.providerHidden } : now.state;
  };
  return { office, invitation, desk, look, half };
}

describe('the halves of a joint invitation', () => {
  it('are told once when the first is there, and once when both are', async () => {
    const { office, look, half } = await withJoint();
    await look();
    await look();
    assert.deepEqual(await half(), { half: 'reseller', hidden: undefined });
    assert.deepEqual(notices(office), [told('invitation-half-accepted')]);
    office.partnerCenter.putPartners(blueMeadow.id, [contoso.id]);
    await look();
    await look();
    assert.equal(await half(), 'accepted');
    assert.deepEqual(notices(office), [told('invitation-half-accepted'), told('invitation-accepted')]);
  });

  it('are told together when both are there at once', async () => {
    const { office, look } = await withJoint();
    office.partnerCenter.putPartners(blueMeadow.id, [contoso.id]);
    await look();
    assert.deepEqual(notices(office), [told('invitation-accepted')]);
  });

  it('are not called missing by a service that fails: nothing is told until it answers', async () => {
    const { office, desk, look, half } = await withJoint();
    for (const code of ['partner-center/unavailable', 'partner-center/throttled'] as const) {
      office.partnerCenter.fail({ call: 'partnersOf', fault: new Fault(code) });
      await assert.rejects(desk.notice(), { code });
      assert.equal(await half(), 'sent');
    }
    office.partnerCenter.putPartners(blueMeadow.id, [contoso.id]);
    await look();
    assert.deepEqual(notices(office), [told('invitation-accepted')]);
  });

  it('are called hidden where Microsoft does not show them, and missing once it does, without news of it', async () => {
    const { office, look, half } = await withJoint();
    office.partnerCenter.putPartners(blueMeadow.id, 'hidden');
    await look();
    assert.deepEqual(await half(), { half: 'reseller', hidden: 'refused' });
    await look();
    office.partnerCenter.putPartners(blueMeadow.id, []);
    await look();
    assert.deepEqual(await half(), { half: 'reseller', hidden: undefined });
    assert.deepEqual(notices(office), [told('invitation-half-accepted')]);
  });

  it('do not wait for an inviter who has to sign in anew', async () => {
    const { office, look, half } = await withJoint();
    office.partnerCenter.fail({ call: 'partnersOf', fault: new Fault('sign-in/refused') });
    await look();
    assert.deepEqual(await half(), { half: 'reseller', hidden: 'sign-in' });
    office.partnerCenter.putPartners(blueMeadow.id, [contoso.id]);
    await look();
    assert.equal(await half(), 'accepted');
  });

  it('are of the customer who answered, whatever tenant was invited', async () => {
    const office = anOffice();
    const customer = { id: blueMeadow.id, name: blueMeadow.name };
    const invited = anInvitation({ state: 'half-accepted', relationship });
    const otherTenant = { ...invited.recipient, tenantId: contoso.id as unknown as typeof blueMeadow.id };
    const invitation = await stored(office, {
      ...invited,
      recipient: otherTenant,
      customer,
      match: 'verified-domain',
    });
    office.partnerCenter.put(blueMeadow);
    office.partnerCenter.putPartners(blueMeadow.id, [contoso.id]);
    const desk = aDesk(office);
    await desk.compare();
    await desk.notice();
    const now = await kept(office, invitation);
    assert.ok(now.state === 'accepted');
    assert.deepEqual([now.customer.id, now.match], [blueMeadow.id, 'verified-domain']);
  });
});
