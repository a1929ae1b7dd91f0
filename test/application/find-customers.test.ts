import assert from 'node:assert/strict';
import { createCustomerIndex } from '../../src/application/customer-index.ts';
import { createCustomerOrigins } from '../../src/application/customer-origins.ts';
import { createFindCustomers } from '../../src/application/find-customers.ts';
import { createKnownServices } from '../../src/application/known-services.ts';
import type { Subscription } from '../../src/domain/customer.ts';
import type { CustomerFilter } from '../../src/domain/customer-filter.ts';
import type { InvitationIn } from '../../src/domain/invitation.ts';
import { Fault } from '../../src/ports/faults.ts';
import { createFakePartnerCenter } from '../fakes/fake-partner-center.ts';
import { tenantIdOfDomain } from '../fakes/fake-tenants.ts';
import { createManualClock } from '../fakes/manual-clock.ts';
import { createMemoryRegister } from '../fakes/memory-register.ts';
import { anInvitation, contoso, invitationIdOf } from '../fixtures/invitations.ts';
import { alex, megan } from '../fixtures/people.ts';

const active: Subscription = { id: 's', name: 'Office', status: 'active', isTrial: false };

function aList(count: number) {
  const partnerCenter = createFakePartnerCenter();
  const clock = createManualClock();
  const register = createMemoryRegister();
  const index = createCustomerIndex();
  const ids = Array.from({ length: count }, (_, number) => tenantIdOfDomain(`c${number}.example`));
  const entries = ids.map((id, number) => ({
    id,
    name: `Customer ${String(number).padStart(3, '0')}`,
    domain: `c${number}.example`,
    changedIn: 1,
    gone: false,
    firstSeenAt: clock.now().toISOString(),
  }));
  index.take(entries, { round: 1, comparedAt: clock.now().toISOString(), count });
  const services = createKnownServices({ partnerCenter, clock });
  const find = createFindCustomers({ index, origins: createCustomerOrigins({ register, clock }), services });
  return {
    partnerCenter,
    clock,
    register,
    ids,
    services,
    async look(filter: CustomerFilter, text = '') {
      const found = await find({ text, filter, from: 0, size: 100, person: alex.id });
      return { ...found, names: found.customers.map(({ name }) => name.slice(-1)) };
    },
  };
}

describe('customers without services', () => {
  it('are found among those that were looked at, some more each time, and the rest is told', async () => {
    const { partnerCenter, ids, look } = aList(50);
    for (const id of ids.slice(2)) partnerCenter.putContents(id, { subscriptions: [active] });
    const first = await look('no-services');
    assert.deepEqual([first.names, first.unknown], [['0', '1'], 26]);
    assert.equal((await look('no-services')).unknown, 2);
    const last = await look('no-services');
    assert.deepEqual([last.names, last.unknown, partnerCenter.count('subscriptions')], [['0', '1'], 0, 50]);
    await look('no-services');
    assert.equal(partnerCenter.count('subscriptions'), 50, 'what is known is not asked again');
  });

  it('are looked for only among those that the text finds', async () => {
    const { partnerCenter, look } = aList(20);
    const found = await look('no-services', 'customer 00');
    assert.deepEqual([found.matched, found.unknown, partnerCenter.count('subscriptions')], [10, 0, 10]);
  });

  it('stay unknown while they cannot be read; an outage ends the look at once', async () => {
    const { partnerCenter, look } = aList(20);
    partnerCenter.fail({ call: 'subscriptions', fault: new Fault('partner-center/not-allowed'), times: 3 });
    assert.equal((await look('no-services')).unknown, 3);
    const other = aList(20);
    const fault = new Fault('partner-center/unavailable');
    other.partnerCenter.fail({ call: 'subscriptions', fault, times: 100 });
    assert.deepEqual(
      [(await other.look('no-services')).unknown, other.partnerCenter.count('subscriptions')],
      [20, 4],
    );
  });

  it('are known from customers that were opened, for half a day', async () => {
    const { partnerCenter, clock, ids, services, look } = aList(2);
    const [one, two] = ids;
    assert.ok(one && two);
    services.learn(one, []);
    services.learn(two, [{ ...active, status: 'suspended' }]);
    assert.deepEqual((await look('no-services')).names, ['0', '1']);
    assert.equal(partnerCenter.count('subscriptions'), 0);
    clock.advance(13 * 3_600_000);
    await look('no-services');
    assert.equal(partnerCenter.count('subscriptions'), 2);
  });
});

describe('customers by where they came from', () => {
  it('are found by their inviter and by a joint invitation, as soon as they have accepted', async () => {
    const { look, register, ids, clock } = aList(4);
    const [first, second] = ids;
    assert.ok(first && second);
    const accept = async (number: number, over: Partial<InvitationIn<'accepted'>>) => {
      const id = invitationIdOf(number);
      const accepted = anInvitation({ state: 'accepted' });
      const value = { ...accepted, noticedAt: clock.now().toISOString(), ...over, id } as typeof accepted;
      await register.commit({ aggregateId: id, invitation: { value } });
    };
    assert.deepEqual((await look('invited-by-me')).names, []);
    await accept(1, { inviter: alex.id, customer: { id: first, name: 'x' } });
    assert.deepEqual((await look('invited-by-me')).names, ['0']);
    assert.deepEqual((await look('joint')).names, []);
    clock.advance(-3_600_000);
    const joint = { kind: 'joint', providerId: contoso.id, providerName: contoso.name } as const;
    await accept(2, { inviter: megan.id, customer: { id: second, name: 'y' }, relationship: joint });
    assert.deepEqual((await look('joint')).names, ['1'], 'also after the clock was set back');
    assert.deepEqual((await look('invited-by-me')).names, ['0']);
    assert.deepEqual((await look('joint', 'customer 000')).names, []);
  });
});
