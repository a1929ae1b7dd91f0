import assert from 'node:assert/strict';
import { tenantIdOfDomain } from '../../../src/rehearsal/facts.ts';
import { seedCustomers } from '../../../src/rehearsal/world/seed.ts';
import { contentsOfTenant, type TenantContents } from '../../../src/rehearsal/world/tenant-contents.ts';
import { type Outside, startOutside } from '../outside.ts';

/** The first seeded customer whose tenant holds what a test needs. */
function domainWhere(holds: (contents: TenantContents) => boolean): string {
  for (const { domain } of seedCustomers(240, 'first light'))
    if (holds(contentsOfTenant(domain))) return domain;
  throw new Error('no seeded customer is like that');
}

describe('what is inside a customer, in the imitated Partner Center', () => {
  let outside: Outside;
  before(async () => {
    outside = await startOutside();
  });
  after(() => outside.close());
  const inside = (domain: string, path: string, ask = {}) =>
    outside.partnerCenter(`/v1/customers/${tenantIdOfDomain(domain)}/${path}`, ask);

  it('lists subscriptions as documented, with the odd dates of the samples', async () => {
    const domain = domainWhere(({ subscriptions }) =>
      subscriptions.some((one) => one.startedDaysAgo % 7 === 0),
    );
    const { status, json } = await inside(domain, 'subscriptions', { as: 'app' });
    assert.equal(status, 200);
    assert.equal(json.totalCount, json.items.length);
    for (const one of json.items) {
      assert.ok(['active', 'suspended'].includes(one.status));
      assert.equal(one.attributes.objectType, 'Subscription');
    }
    assert.ok(json.items.some((one: { creationDate: string }) => one.creationDate.includes(': ')));
    const empty = await inside(
      domainWhere(({ subscriptions }) => subscriptions.length === 0),
      'subscriptions',
    );
    assert.deepEqual(empty.json.items, []);
  });

  it('counts units so that the sums of the reference hold', async () => {
    const domain = domainWhere(
      ({ hasDelegatedRights, subscriptions }) => hasDelegatedRights && subscriptions.length > 2,
    );
    const { json } = await inside(domain, 'subscribedskus?licenseGroupIds=group1%7Cgroup2');
    assert.ok(json.items.length > 0);
    for (const one of json.items) {
      assert.equal(one.totalUnits, one.activeUnits + one.warningUnits);
      assert.equal(one.availableUnits, Math.max(0, one.totalUnits - one.consumedUnits));
      assert.equal(one.productSku.licenseGroupId, 'group1');
    }
    assert.deepEqual((await inside(domain, 'subscribedskus?licenseGroupIds=group2')).json.items, []);
    assert.equal((await inside(domain, 'subscribedskus?licenseGroupIds=group3')).status, 400);
    assert.equal((await inside(domain, 'subscribedskus', { as: 'app' })).json.code, 900329);
  });

  it('pages through people, and shows the deleted ones only when asked', async () => {
    const isFull = ({ hasDelegatedRights, users }: TenantContents) =>
      hasDelegatedRights && users.length > 20 && users.some((one) => one.state === 'inactive');
    const domain = domainWhere(isFull);
    const { users } = contentsOfTenant(domain);
    const first = (await inside(domain, 'users?size=10')).json;
    assert.equal(first.items.length, 10);
    const [header] = first.links.next.headers;
    const second = await outside.partnerCenter(`/v1${first.links.next.uri}`, {
      headers: { [header.key]: header.value },
    });
    assert.notEqual(second.json.items[0].id, first.items[0].id);
    const everybody = (await inside(domain, 'users')).json.items;
    assert.equal(everybody.length, users.filter((one) => one.state === 'active').length);
    const filter = encodeURIComponent('{"Field":"UserState","Value":"Inactive","Operator":"equals"}');
    const deleted = (await inside(domain, `users?filter=${filter}`)).json.items;
    assert.equal(deleted.length, users.length - everybody.length);
    assert.equal(deleted[0].state, 'inactive');
    assert.equal((await inside(domain, 'users?sortField=DisplayName')).status, 501);
  });

  it('gives a person’s licences after a byte order mark', async () => {
    const domain = domainWhere(
      ({ hasDelegatedRights, subscriptions }) =>
        hasDelegatedRights && subscriptions.some((one) => one.product.kind === 'licence'),
    );
    const [user] = (await inside(domain, 'users?size=1')).json.items;
    const licences = await inside(domain, `users/${user.id}/licenses`);
    assert.equal(licences.text.codePointAt(0), 0xfeff);
    assert.equal(licences.json.items[0].servicePlans[0].capabilityStatus, 'Assigned');
    const nobody = await inside(domain, `users/${tenantIdOfDomain('nobody')}/licenses`);
    assert.deepEqual([nobody.status, nobody.json.code], [404, 60002]);
  });

  it('closes people and licences, but not subscriptions, where delegated rights are missing', async () => {
    const domain = domainWhere(({ hasDelegatedRights }) => !hasDelegatedRights);
    for (const path of ['users', 'subscribedskus', `users/${tenantIdOfDomain('x')}/licenses`]) {
      const { status, json } = await inside(domain, path);
      assert.deepEqual([status, json.code], [403, 900308], path);
    }
    assert.equal((await inside(domain, 'subscriptions')).status, 200);
  });

  it('shows reservations, and a billing profile where there is one', async () => {
    const reserved = domainWhere(({ reservations }) => reservations.length > 0);
    const { json } = await inside(reserved, 'entitlements?entitlementType=reservedInstance&showExpiry=true');
    assert.equal(json.items[0].entitlementType, 'reservedinstance');
    assert.ok(json.items[0].expiryDate);
    assert.equal((await inside(reserved, 'entitlements')).status, 501);
    const answers = await Promise.all(
      [...seedCustomers(30, 'first light')].map(({ domain }) =>
        inside(domain, 'profiles/billing', { as: 'app' }),
      ),
    );
    assert.deepEqual(new Set(answers.map((one) => one.status)), new Set([200, 404]));
    const found = answers.find((one) => one.status === 200);
    assert.equal(found?.json.attributes.objectType, 'CustomerBillingProfile');
    assert.ok(found?.json.attributes.etag);
  });

  it('has nothing ordered for a customer who has just come, so that nothing stands in the way of ending it', async () => {
    const domain = 'fresh-one.example';
    assert.ok(
      contentsOfTenant(domain).subscriptions.length > 0,
      'its like among the first ones would have some',
    );
    assert.ok(contentsOfTenant(domain).reservations.length > 0);
    await outside.control('POST', '/accept', { domain });
    for (const path of ['subscriptions', 'entitlements?entitlementType=reservedInstance'])
      assert.deepEqual((await inside(domain, path)).json.items, [], path);
    await outside.control('POST', '/contents', { domain, subscriptions: 'active' });
    assert.equal((await inside(domain, 'subscriptions')).json.items.length, 1);
  });

  it('has nothing to say of a tenant that is not a customer', async () => {
    for (const path of ['subscriptions', 'users', 'subscribedskus', 'profiles/billing']) {
      assert.equal((await inside('blue-meadow.example', path)).status, 404, path);
    }
  });
});
