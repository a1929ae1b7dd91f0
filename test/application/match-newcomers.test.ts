import assert from 'node:assert/strict';
import { Fault } from '../../src/ports/faults.ts';
import { tenantIdOfDomain } from '../fakes/fake-tenants.ts';
import { aDesk, anOffice, kept, notices, performAll, stored } from '../fixtures/desk.ts';
import { anInvitation, blueMeadow, invitationIdOf } from '../fixtures/invitations.ts';
import { accepted, asked, called, look, other, stateOf, withSent } from '../fixtures/newcomers.ts';
import { alex, megan } from '../fixtures/people.ts';

describe('matching new customers', () => {
  for (const [reason, given] of [
    ['verified-domain', { customDomains: ['blue-meadow.example'] }],
    ['mail-domain', { email: 'office@blue-meadow.example' }],
  ] as const) {
    it(`accepts the one invitation that fits by ${reason}, and tells its inviter once`, async () => {
      const { office, desk, sent } = await withSent();
      office.partnerCenter.put(other(given));
      await look(office, desk);
      await look(office, aDesk(office));
      const [invitation] = sent;
      const now = await kept(office, invitation ?? assert.fail());
      assert.ok(now.state === 'accepted');
      assert.deepEqual([now.customer.id, now.customer.name, now.match], [other().id, 'Other Tenant', reason]);
      assert.deepEqual(notices(office), [accepted]);
      assert.equal(await stateOf(office), 'explained');
    });
  }

  it('reads a new customer once, however often it looks', async () => {
    const { office, desk } = await withSent();
    office.partnerCenter.put(other());
    for (let round = 0; round < 5; round += 1) await look(office, desk);
    assert.equal(office.partnerCenter.count('customer'), 1);
    assert.equal(await stateOf(office), 'unmatched');
    await look(office, aDesk(office));
    assert.equal(office.partnerCenter.count('customer'), 1);
  });

  it('asks less and less often for a customer who cannot be read, and takes it once it can be', async () => {
    const { office, desk } = await withSent();
    office.partnerCenter.putLate(other());
    for (let round = 0; round < 60; round += 1) await look(office, desk);
    assert.ok(office.partnerCenter.count('customer') <= 7, `${office.partnerCenter.count('customer')} reads`);
    office.partnerCenter.put(other({ customDomains: ['blue-meadow.example'] }));
    office.pass(10 * 60_000);
    await look(office, desk);
    assert.deepEqual(notices(office), [accepted]);
  });

  it('does with the list alone where the customer itself is not to be read', async () => {
    const { office, desk } = await withSent();
    office.partnerCenter.put(other({ name: 'Blue Meadow GmbH' }));
    office.partnerCenter.fail({ call: 'customer', fault: new Fault('partner-center/not-allowed') });
    await look(office, desk);
    assert.deepEqual(notices(office), [asked(alex.id)]);
  });

  it('goes on with the others when one customer cannot be read, and says so', async () => {
    const { office, desk } = await withSent();
    const first = { id: tenantIdOfDomain('a.example'), name: 'A First', domain: 'a.example' };
    office.partnerCenter.put(first);
    await desk.compare();
    office.pass(1_000);
    office.partnerCenter.put(other({ customDomains: ['blue-meadow.example'] }));
    await desk.compare();
    const fault = new Fault('partner-center/unavailable');
    office.partnerCenter.fail({ call: 'customer', fault });
    await assert.rejects(desk.match(), fault);
    await performAll(office, desk);
    assert.deepEqual(notices(office), [accepted]);
  });

  it('leaves to the tenant what the tenant tells, also after it was told', async () => {
    const { office, desk } = await withSent(
      {},
      { recipient: called('Blue Meadow', 2), inviter: megan.id, inviterName: megan.name },
    );
    await office.register.putClaim(
      { tenantId: blueMeadow.id, invitationId: invitationIdOf(1), held: true },
      undefined,
    );
    office.partnerCenter.put(blueMeadow);
    await look(office, desk);
    await look(office, desk);
    assert.deepEqual(notices(office), [accepted]);
    assert.equal(await stateOf(office, blueMeadow.id), 'explained');
  });

  it('is not misled by customers who were there before, nor by the first list', async () => {
    const office = anOffice();
    const desk = aDesk(office);
    await stored(office, anInvitation({ state: 'sent' }));
    office.pass(1_000);
    office.partnerCenter.put(other({ customDomains: ['blue-meadow.example'] }));
    await look(office, desk);
    assert.deepEqual([notices(office), await stateOf(office)], [[], undefined]);
  });

  it('asks each inviter once where only names are alike, and accepts nothing', async () => {
    const { office, desk, sent } = await withSent(
      { recipient: called('Other Tenant Ltd', 1) },
      { recipient: called('ООО «Other Tenant»', 2), inviter: megan.id, inviterName: megan.name },
    );
    office.partnerCenter.put(other());
    await look(office, desk);
    await look(office, aDesk(office));
    assert.deepEqual(new Set(notices(office).map(({ to }) => to)), new Set([alex.id, megan.id]));
    assert.equal(notices(office).length, 2);
    for (const one of sent) assert.equal((await kept(office, one)).state, 'sent');
  });

  it('leaves one acceptance and one notice wherever it dies on the way', async () => {
    for (const point of ['newcomer.claimed', 'accept.decided'] as const) {
      const { office, sent } = await withSent();
      office.partnerCenter.put(other({ customDomains: ['blue-meadow.example'] }));
      const dying = aDesk(office, { diesAt: { point } });
      await dying.compare();
      assert.equal(await dying.until(dying.match()), 'died', point);
      await look(office, aDesk(office));
      await look(office, aDesk(office));
      assert.equal((await kept(office, sent[0] ?? assert.fail())).state, 'accepted');
      assert.deepEqual(notices(office), [accepted], point);
      assert.equal(await stateOf(office), 'explained', point);
    }
  });

  it('leaves one acceptance and one notice when several look at once', async () => {
    const { office, desk } = await withSent();
    office.partnerCenter.put(other({ customDomains: ['blue-meadow.example'] }));
    const desks = [desk, aDesk(office), aDesk(office)];
    for (const one of desks) await one.compare();
    await Promise.all(desks.map((one) => one.match()));
    await look(office, desk);
    assert.deepEqual(notices(office), [accepted]);
  });

  it('gives one invitation to one of two customers, and the other is asked about no more', async () => {
    const { office, desk } = await withSent();
    const first = { ...other({ customDomains: ['blue-meadow.example'] }) };
    const second = { ...first, id: tenantIdOfDomain('second.example'), domain: 'second.example' };
    office.partnerCenter.put(first);
    office.partnerCenter.put(second);
    await look(office, desk);
    await look(office, desk);
    assert.deepEqual(notices(office), [accepted]);
    const states = [await stateOf(office, first.id), await stateOf(office, second.id)];
    assert.deepEqual(new Set(states), new Set(['explained', 'unmatched']));
  });
});
