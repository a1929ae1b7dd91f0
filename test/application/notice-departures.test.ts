import assert from 'node:assert/strict';
import { usualChoices } from '../../src/domain/notification.ts';
import type { Customer } from '../../src/domain/customer.ts';
import { removalKey } from '../../src/domain/ids.ts';
import type { Removal } from '../../src/domain/removal.ts';
import { decideRemoval, newRemoval, type RemovalEvent } from '../../src/domain/removal-moves.ts';
import { Fault } from '../../src/ports/faults.ts';
import { aDesk, anOffice, kept, notices, type Office, performAll, stored } from '../fixtures/desk.ts';
import { tenantIdOfDomain } from '../fakes/fake-tenants.ts';
import { alex, megan } from '../fixtures/people.ts';
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

/** A removal that was decided here and has come to its end at that moment. */
async function removedFromHere(office: Office, customer: Customer, goneAt: string) {
  const asked = newRemoval({
    customer,
    number: 1,
    requester: alex,
    requestedAt: goneAt,
    reason: 'They move.',
    attestation: { version: '1', language: 'en', at: goneAt },
    typedName: customer.name,
    notice: { kind: 'not-required' },
  });
  const events: readonly RemovalEvent[] = [
    { type: 'approve', at: goneAt, by: [megan], coolsUntil: goneAt },
    { type: 'begin', at: goneAt },
    { type: 'prove', at: goneAt, how: 'removed' },
  ];
  const value = events.reduce<Removal>((before, event) => {
    const next = decideRemoval(before, event);
    assert.ok(next.ok, event.type);
    return next.value;
  }, asked);
  await office.register.commit({ aggregateId: removalKey(customer.id), removal: { value } });
}

const stranger = { id: tenantIdOfDomain('stranger.example'), name: 'Stranger', domain: 'stranger.example' };

/** A customer of no invitation from here who is gone again, and Megan, who follows. */
async function strangerGone() {
  const office = anOffice();
  const choices = { own: [], all: ['customer-lost'], rhythm: 'at-once', weekdaysOnly: false } as const;
  await office.people.put({ ...megan, reference: {}, notifications: choices }, undefined);
  const desk = aDesk(office);
  office.partnerCenter.put(stranger);
  await desk.compare();
  office.pass(60_000);
  office.partnerCenter.remove(stranger.id);
  await desk.compare();
  return { office, desk };
}

describe('noticing that a customer of no invitation left', () => {
  const toldLost = (office: Office) => notices(office).filter(({ kind }) => kind === 'customer-lost');

  it('tells those who follow, once for each time, whoever looks', async () => {
    const { office, desk } = await strangerGone();
    const other = aDesk(office);
    await other.compare();
    await Promise.all([desk.noticeDepartures(), other.noticeDepartures()]);
    for (const one of [desk, other]) await one.noticeDepartures();
    await performAll(office, desk);
    assert.deepEqual(
      toldLost(office).map(({ to }) => to),
      [megan.id],
    );
    office.partnerCenter.put(stranger);
    await desk.compare();
    office.pass(60_000);
    office.partnerCenter.remove(stranger.id);
    await desk.compare();
    await desk.noticeDepartures();
    await performAll(office, desk);
    assert.equal(toldLost(office).length, 2);
  });

  it('tells nobody who follows only since then, whoever looks', async () => {
    const { office, desk } = await strangerGone();
    const stored = (await office.people.read(megan.id)) ?? assert.fail();
    const { notifications = usualChoices } = stored.value;
    office.pass(1_000);
    const since = { 'customer-lost': office.clock.now().toISOString() };
    await office.people.put({ ...stored.value, notifications: { ...notifications, since } }, stored);
    for (const one of [desk, aDesk(office)]) {
      await one.compare();
      await one.noticeDepartures();
    }
    await performAll(office, desk);
    assert.deepEqual(toldLost(office), []);
  });

  it('tells nobody where it was removed from here', async () => {
    const { office, desk } = await strangerGone();
    await removedFromHere(office, stranger, office.clock.now().toISOString());
    await desk.noticeDepartures();
    await performAll(office, desk);
    assert.deepEqual(toldLost(office), []);
  });
});

describe('noticing that a customer left', () => {
  it('writes down, and tells nobody, that the one who left was removed from here', async () => {
    const office = anOffice();
    const { invitation, id, desk } = await accepted(office);
    const { company: name, domain } = invitation.recipient;
    office.pass(60_000);
    office.partnerCenter.remove(id);
    await desk.compare();
    await removedFromHere(office, { id, name, domain }, office.clock.now().toISOString());
    await desk.noticeDepartures();
    await performAll(office, desk);
    assert.equal(toldLeft(office), 0);
    assert.ok('leftAt' in (await kept(office, invitation)));
  });

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
