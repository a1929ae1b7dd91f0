import assert from 'node:assert/strict';
import { tenantIdOfDomain } from '../../../src/rehearsal/facts.ts';
import { type Outside, startOutside } from '../outside.ts';

const day = (offset: number) => new Date(Date.now() + offset * 86_400_000).toISOString().slice(0, 10);

describe('audit records of the imitated Partner Center', () => {
  let outside: Outside;
  before(async () => {
    outside = await startOutside();
    for (const domain of ['first-one.example', 'second-one.example', 'third-two.example']) {
      await outside.control('POST', '/accept', { domain });
    }
    await outside.control('POST', '/accept', { domain: 'first-one.example' });
  });
  after(() => outside.close());
  const records = (query: string, headers = {}) =>
    outside.partnerCenter(`/v1/auditrecords${query}`, { as: 'app', headers });
  const names = (json: { items: { customerName: string }[] }) => json.items.map((one) => one.customerName);

  it('hold each acceptance once, in the form of the reference', async () => {
    const { status, json } = await records('');
    assert.equal(status, 200);
    assert.deepEqual(names(json), ['First One', 'Second One', 'Third Two']);
    const [record] = json.items;
    assert.equal(record.operationType, 'reseller_relationship_accepted_by_customer');
    assert.equal(record.customerId, tenantIdOfDomain('first-one.example'));
    assert.match(record.id, /^[0-9a-f-]{36}_[0-9a-f-]{36}_resellerrelationshipacceptedbycustomer_\d{18}$/);
    assert.match(record.operationDate, /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{7}Z$/);
    assert.equal(JSON.parse(record.resourceNewValue).RelationshipToPartner, 'reseller');
    const one = await outside.partnerCenter(`/auditactivity/v1/auditrecords/${record.id}`);
    assert.deepEqual(one.json, record);
    assert.equal((await outside.partnerCenter('/auditactivity/v1/auditrecords/none')).status, 404);
  });

  it('are filtered and paged', async () => {
    const filter = (Field: string, Value: string, Operator: string) =>
      `filter=${encodeURIComponent(JSON.stringify({ Field, Value, Operator }))}`;
    assert.deepEqual(names((await records(`?${filter('CompanyName', 'one', 'substring')}`)).json), [
      'First One',
      'Second One',
    ]);
    const id = tenantIdOfDomain('third-two.example');
    assert.deepEqual(names((await records(`?${filter('CustomerId', id, 'equals')}`)).json), ['Third Two']);
    assert.equal((await records(`?${filter('Anything', 'x', 'equals')}`)).status, 501);
    const first = (await records(`?size=2&startDate=${day(-1)}&endDate=${day(0)}`)).json;
    assert.deepEqual(names(first), ['First One', 'Second One']);
    const second = await records('?seekOperation=Next', { 'MS-ContinuationToken': first.continuationToken });
    assert.deepEqual(names(second.json), ['Third Two']);
    assert.equal(second.json.continuationToken, undefined);
    await outside.control('POST', '/delegations', { domain: 'first-one.example', end: 'dap' });
    const ofType = async (type: string) =>
      names((await records(`?${filter('ResourceType', type, 'equals')}`)).json);
    assert.deepEqual(await ofType('partner_customer_dap'), ['First One']);
    assert.deepEqual(await ofType('customer'), ['First One', 'Second One', 'Third Two']);
  });

  it('reach 90 days back, at most 30 at a time', async () => {
    assert.deepEqual(names((await records(`?startDate=${day(-60)}&endDate=${day(-40)}`)).json), []);
    for (const query of [
      `?startDate=${day(-91)}&endDate=${day(-80)}`,
      `?startDate=${day(-60)}&endDate=${day(0)}`,
      `?startDate=${day(0)}&endDate=${day(-1)}`,
      '?startDate=6%2F1%2F2017',
      '?size=501',
    ]) {
      assert.equal((await records(query)).status, 400, query);
    }
  });
});
