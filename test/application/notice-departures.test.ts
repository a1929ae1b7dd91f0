import assert from 'node:assert/strict';
import { Fault } from '../../src/ports/faults.ts';
import { aDesk, anOffice, kept, notices, type Office, performAll, stored } from '../fixtures/desk.ts';
import { anInvitation } from '../fixtures/invitations.ts';

const sent = () => anInvitation({ state: 'sent' });

/** An invitation that was accepted, and its customer in the list. */
async function accepted(office: Office) {
  const invitation = await stored(office, sent());
  const { tenantId: id, company: name, domain } = invitation.recipient;
  await office.register.putClaim({ tenantId: id, invitationId: invitation.id, held: true }, undefined);
  office.partnerCenter.put({ id, name, domain });
  const desk = aDesk(office);
  await desk.compare();
  await desk.notice();
  await performAll(office, desk);
  assert.equal((await kept(office, invitation)).state, 'accepted');
  return { invitation, id, desk };
}

const toldLeft = (office: Office) => notices(office).filter(({ kind }) => kind === 'customer-left').length;

describe('noticing that a customer left', () => {
  it('tells the inviter once, whoever looks and however often, and keeps the invitation accepted', async () => {
    const office = anOffice();
    const { invitation, id, desk } = await accepted(office);
    office.partnerCenter.remove(id);
    await desk.compare();
    const other = aDesk(office);
    await other.compare();
    for (const one of [desk, other, desk]) await one.noticeDepartures();
    await performAll(office, desk);
    assert.equal(toldLeft(office), 1);
    assert.equal((await kept(office, invitation)).state, 'accepted');
  });

  it('tells nobody while the customer can still be read, or cannot be asked for', async () => {
    const office = anOffice();
    const { id, desk } = await accepted(office);
    const account = await office.partnerCenter.customer(id);
    office.partnerCenter.remove(id);
    await desk.compare();
    office.partnerCenter.fail({ call: 'customer', fault: new Fault('partner-center/unavailable') });
    await assert.rejects(desk.noticeDepartures());
    assert.ok(account);
    office.partnerCenter.put(account);
    await desk.noticeDepartures();
    await performAll(office, desk);
    assert.equal(toldLeft(office), 0);
  });

  it('loses nothing and tells nothing twice when it dies right after the decision', async () => {
    const office = anOffice();
    const { id } = await accepted(office);
    office.partnerCenter.remove(id);
    const dying = aDesk(office, { diesAt: { point: 'left.decided' } });
    await dying.compare();
    assert.equal(await dying.until(dying.noticeDepartures()), 'died');
    const desk = aDesk(office);
    await desk.compare();
    await desk.noticeDepartures();
    await performAll(office, desk);
    assert.equal(toldLeft(office), 1);
  });
});
