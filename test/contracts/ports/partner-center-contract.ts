import assert from 'node:assert/strict';
import type { Customer } from '../../../src/domain/customer.ts';
import type { CustomerTenantId } from '../../../src/domain/ids.ts';
import { checkInvitationLink } from '../../../src/domain/invitation-link.ts';
import { isFault } from '../../../src/ports/faults.ts';
import type { PartnerCenter } from '../../../src/ports/partner-center.ts';
import { alex } from '../../fixtures/people.ts';

export interface OpenedPartnerCenter {
  readonly partnerCenter: PartnerCenter;
  /** Makes the customers so many, however they are called. */
  fill(count: number): Promise<void>;
  close(): Promise<void>;
}

const nobodysTenant = '00000000-0000-4000-8000-000000000000' as CustomerTenantId;

async function all(partnerCenter: PartnerCenter): Promise<readonly Customer[]> {
  const customers: Customer[] = [];
  for await (const page of partnerCenter.customers()) customers.push(...page);
  return customers;
}

/** What anything must do that stands for Partner Center. */
export function partnerCenterContract(open: () => Promise<OpenedPartnerCenter>): void {
  let opened: OpenedPartnerCenter;
  beforeEach(async () => {
    opened = await open();
  });
  afterEach(() => opened.close());

  for (const count of [0, 1, 99, 100, 101, 240]) {
    it(`lists each of ${count} customers once`, async () => {
      await opened.fill(count);
      const customers = await all(opened.partnerCenter);
      assert.equal(customers.length, count);
      assert.equal(new Set(customers.map(({ id }) => id)).size, count);
      for (const { id, name, domain } of customers) {
        assert.match(id, /^[0-9a-f-]{36}$/);
        assert.ok(name.trim() !== '' && domain === domain.toLowerCase() && domain.includes('.'));
      }
    });
  }

  it('lists anew each time it is asked', async () => {
    await opened.fill(3);
    assert.deepEqual(await all(opened.partnerCenter), await all(opened.partnerCenter));
  });

  it('stops in the middle when the caller gives up', async () => {
    await opened.fill(3);
    const list = opened.partnerCenter.customers(AbortSignal.abort(new Error('stopped')));
    await assert.rejects(async () => {
      for await (const _ of list);
    }, /stopped/);
  });

  it('reads one customer as the list names it', async () => {
    await opened.fill(2);
    const [customer] = await all(opened.partnerCenter);
    assert.ok(customer);
    const account = await opened.partnerCenter.customer(customer.id);
    assert.deepEqual({ id: account?.id, name: account?.name, domain: account?.domain }, customer);
    assert.equal(account?.relationship, 'reseller');
  });

  it('knows nothing of a tenant that is no customer', async () => {
    assert.equal(await opened.partnerCenter.customer(nobodysTenant), undefined);
  });

  it('reads what is inside a customer, or is refused for lack of a delegated role', async () => {
    await opened.fill(24);
    const { partnerCenter } = opened;
    let read = 0;
    for (const { id } of await all(partnerCenter)) {
      for (const service of await partnerCenter.subscriptions(id)) {
        assert.ok(service.name.trim() !== '' && (service.licences ?? 1) > 0);
        if (service.endsAt !== undefined) assert.ok(Date.parse(service.endsAt) < Date.UTC(2200, 0));
      }
      try {
        const { users, hasMore } = await partnerCenter.users(id, alex.id, 500);
        assert.equal(hasMore, false);
        assert.equal(new Set(users.map((user) => user.id)).size, users.length);
        for (const pool of await partnerCenter.licences(id, alex.id)) assert.ok(pool.used <= pool.total);
        const [user] = users;
        if (user) {
          for (const licence of await partnerCenter.userLicences(id, user.id, alex.id)) {
            assert.ok(licence.name !== '' && licence.services.every((name) => name !== ''));
          }
        }
        read += 1;
      } catch (error) {
        assert.ok(isFault(error), String(error));
        assert.deepEqual([error.code, error.details.vendorCode], ['partner-center/not-allowed', '900308']);
      }
    }
    assert.ok(read > 0);
  });

  it('reads no more users than it is asked for, across pages, and says that there are more', async () => {
    await opened.fill(24);
    const { partnerCenter } = opened;
    for (const { id } of await all(partnerCenter)) {
      const whole = await partnerCenter.users(id, alex.id, 500).catch(() => undefined);
      if (whole === undefined || whole.users.length < 4) continue;
      const some = await partnerCenter.users(id, alex.id, 3);
      assert.deepEqual(some, { users: whole.users.slice(0, 3), hasMore: true });
      const size = whole.users.length;
      assert.deepEqual(await partnerCenter.users(id, alex.id, size), { users: whole.users, hasMore: false });
      return;
    }
    assert.fail('no customer has four users');
  });

  it('names our providers', async () => {
    const providers = await opened.partnerCenter.providers(alex.id);
    assert.ok(providers.length > 0);
    for (const { id, name, active } of providers) {
      assert.match(id, /^[0-9a-f-]{36}$/);
      assert.ok(name.trim() !== '' && active);
    }
  });

  it('gives a link that is ours and the same each time', async () => {
    const { partnerCenter } = opened;
    const link = await partnerCenter.invitationLink(alex.id);
    const { tenantId: partnerId, mpnId } = await partnerCenter.ourselves(alex.id);
    assert.equal(checkInvitationLink(link, { partnerId, mpnId }).ok, true);
    assert.equal(await partnerCenter.invitationLink(alex.id), link);
  });
}
