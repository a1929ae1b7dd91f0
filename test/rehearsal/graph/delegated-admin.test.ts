import assert from 'node:assert/strict';
import { tenantIdOfDomain } from '../../../src/rehearsal/facts.ts';
import { adele, alex, type Ask, type Outside, startOutside } from '../outside.ts';

const relationships = '/v1.0/tenantRelationships/delegatedAdminRelationships';
const customers = '/v1.0/tenantRelationships/delegatedAdminCustomers';
const larkfield = tenantIdOfDomain('larkfield.example');

// biome-ignore lint/suspicious/noExplicitAny: entries of three different lists
type Entry = any;

describe('customers and delegated rights in the imitated Graph', () => {
  let outside: Outside;
  before(async () => {
    outside = await startOutside();
  });
  after(() => outside.close());

  const graph = (path: string, ask: Ask = {}) => outside.graph(path, { as: 'app', ...ask });
  const where = (path: string, filter: string) => `${path}?$filter=${encodeURIComponent(filter)}`;
  const gather = async (path: string): Promise<{ pages: number; entries: Entry[] }> => {
    const entries: Entry[] = [];
    let pages = 0;
    for (let next: string | undefined = path; next !== undefined; ) {
      const { status, json } = await graph(next);
      assert.equal(status, 200);
      entries.push(...json.value);
      pages += 1;
      const link: string | undefined = json['@odata.nextLink'];
      next = link?.slice(link.indexOf('/v1.0'));
    }
    return { pages, entries };
  };
  const ofLarkfield = async (): Promise<Entry> => {
    const filter = `status eq 'active' and customer/tenantId eq '${larkfield.toUpperCase()}'`;
    const { json } = await graph(where(relationships, filter));
    assert.equal(json.value.length, 1);
    return json.value[0];
  };

  it('lists contracts page by page: our customers, some under the name of long ago', async () => {
    const { pages, entries } = await gather('/v1.0/contracts?$top=90');
    assert.equal(pages, 3);
    assert.equal(entries.length, 240);
    assert.equal(new Set(entries.map((one) => one.id)).size, 240);
    const whole = (await outside.partnerCenter('/v1/customers?size=500')).json.items;
    const names = new Map<string, string>(
      whole.map((one: Entry) => [one.id, one.companyProfile.companyName]),
    );
    const stale = entries.filter((one) => names.get(one.customerId) !== one.displayName);
    assert.ok(stale.length > 5 && stale.length < 40, String(stale.length));
    assert.ok(stale.every((one) => one.defaultDomainName.endsWith('.onmicrosoft.com')));
    assert.deepEqual(Object.keys(entries[0]), [
      'id',
      'contractType',
      'customerId',
      'defaultDomainName',
      'displayName',
    ]);
    await outside.control('POST', '/accept', { domain: 'contracted.example' });
    const select = await gather('/v1.0/contracts?$select=customerId&$top=999');
    assert.deepEqual(select.entries.at(-1), { customerId: tenantIdOfDomain('contracted.example') });
    assert.equal((await graph('/v1.0/contracts')).json.value.length, 100);
  });

  it('shows a relationship in the documented shape, listed and alone', async () => {
    const one = await ofLarkfield();
    assert.deepEqual(Object.keys(one), [
      '@odata.type',
      '@odata.etag',
      'id',
      'displayName',
      'duration',
      'customer',
      'accessDetails',
      'status',
      'autoExtendDuration',
      'createdDateTime',
      'lastModifiedDateTime',
      'activatedDateTime',
      'endDateTime',
    ]);
    assert.match(one.id, /^[0-9a-f-]{36}-[0-9a-f-]{36}$/);
    assert.deepEqual(one.customer, { tenantId: larkfield, displayName: 'Larkfield Bakery' });
    assert.match(one.accessDetails.unifiedRoles[0].roleDefinitionId, /^[0-9a-f-]{36}$/);
    assert.match(one.duration, /^P\d+D$/);
    assert.match(one.endDateTime, /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{7}Z$/);
    assert.match(one['@odata.etag'], /^W\/".+"$/);
    const { '@odata.context': context, ...alone } = (await graph(`${relationships}/${one.id}`)).json;
    assert.deepEqual(alone, one);
    assert.match(context, /#delegatedAdminRelationships\/\$entity$/);
    const missing = await graph(`${relationships}/${larkfield}-${larkfield}`);
    assert.equal(missing.status, 404);
  });

  it('filters relationships by status, counts them, and pages through what matches', async () => {
    const { pages, entries } = await gather(
      where(`${relationships}`, "status eq 'active'").concat('&$top=30'),
    );
    assert.ok(pages > 2);
    assert.ok(entries.every((one) => one.status === 'active'));
    const counted = (await graph(where(relationships, "status eq 'active'").concat('&$count=true&$top=1')))
      .json;
    assert.deepEqual([counted['@odata.count'], counted.value.length], [entries.length, 1]);
    const all = await gather(relationships);
    assert.equal(new Set(all.entries.map((one) => one.id)).size, all.entries.length);
    const pending = all.entries.find((one) => one.status === 'approvalPending');
    assert.deepEqual([pending.activatedDateTime, pending.endDateTime], [null, null]);
    assert.deepEqual((await graph(where(relationships, `customer/tenantId eq '${alex}'`))).json.value, []);
  });

  it('lists the customers whose relationship is in force', async () => {
    const { json } = await graph(`${customers}?$top=5&$count=true`);
    assert.equal(json.value.length, 5);
    const { entries } = await gather(`${customers}?$top=50`);
    assert.equal(json['@odata.count'], entries.length);
    const listed = entries.map((one) => one.tenantId);
    const all = (await gather(relationships)).entries;
    const inForce = all.filter((one) => ['active', 'expiring'].includes(one.status));
    assert.deepEqual(
      listed,
      inForce.map((one) => one.customer.tenantId),
    );
    assert.deepEqual(Object.keys(entries[0]), [
      '@odata.type',
      '@odata.etag',
      'id',
      'tenantId',
      'displayName',
    ]);
    assert.equal(entries[0].id, entries[0].tenantId);
  });

  it('takes a request to terminate once, and says where the request is', async () => {
    const all = (await gather(where(relationships, "status eq 'active'"))).entries;
    const before = all.at(-1);
    const post = (body: unknown, id = before.id, as = alex) =>
      graph(`${relationships}/${id}/requests`, { method: 'POST', as, body });
    const { status, headers, json } = await post({ action: 'terminate' });
    assert.equal(status, 201);
    assert.deepEqual([json.action, json.status], ['terminate', 'created']);
    const location = headers.get('location') ?? '';
    assert.ok(location.endsWith(`${relationships}/${before.id}/requests/${json.id}`));
    const request = await graph(location.slice(location.indexOf('/v1.0')));
    assert.equal(request.json.createdDateTime, json.createdDateTime);
    const after = (await graph(`${relationships}/${before.id}`)).json;
    assert.match(after.status, /^terminat(ionRequested|ing|ed)$/);
    assert.notEqual(after['@odata.etag'], before['@odata.etag']);
    assert.equal((await post({ action: 'terminate' })).status, 400);
    assert.equal((await post({ action: 'terminate' }, `${larkfield}-${larkfield}`)).status, 404);
    assert.equal((await post({ action: 'burn' })).status, 400);
    assert.equal((await post({})).status, 400);
    for (const action of ['lockForApproval', 'approve', 'reject']) {
      assert.equal((await post({ action })).status, 501);
    }
    assert.equal((await graph(`${relationships}/${before.id}/requests/none`)).status, 404);
  });

  it('asks a person for a role as well', async () => {
    const { id } = await ofLarkfield();
    for (const path of ['/v1.0/contracts', customers, relationships, `${relationships}/${id}`]) {
      assert.equal((await graph(path, { as: alex })).status, 200, path);
      const { status, json } = await graph(path, { as: adele });
      assert.deepEqual([status, json.error.code], [403, 'Authorization_RequestDenied'], path);
      assert.equal((await outside.graph(path, { as: undefined })).status, 401);
    }
    await outside.control('POST', '/roles', { aadObjectId: adele, roles: ['sales-agent'] });
    assert.equal((await graph('/v1.0/contracts', { as: adele })).status, 200);
    assert.equal((await graph(relationships, { as: adele })).status, 403);
  });

  it('refuses wrong options, and names what it does not model', async () => {
    const { id } = await ofLarkfield();
    const cases: [string, number, RegExp, Ask?][] = [
      ['/v1.0/contracts?$top=1000', 400, /\$top/],
      ['/v1.0/contracts?$skiptoken=x', 400, /token/],
      [where('/v1.0/contracts', "displayName eq 'x'"), 501, /\$filter/],
      [`${customers}?$top=301`, 400, /\$top/],
      [`${customers}?$count=maybe`, 400, /\$count/],
      [`${customers}?$orderby=displayName`, 501, /\$orderby/],
      [`${customers}/${larkfield}/serviceManagementDetails`, 501, /serviceManagementDetails/],
      [where(relationships, "status eq 'dead'"), 400, /dead/],
      [where(relationships, "status eq 'active' or status eq 'expired'"), 501, /or status/],
      [where(relationships, "displayName eq 'x'"), 501, /displayName/],
      [`${relationships}/${id}`, 501, /DELETE/, { method: 'DELETE' }],
      [`${relationships}/${id}`, 501, /if-match/, { headers: { 'if-match': '*' } }],
      [`${relationships}/${id}/accessAssignments`, 501, /accessAssignments/],
    ];
    for (const [path, status, named, ask] of cases) {
      const answered = await graph(path, ask);
      assert.equal(answered.status, status, path);
      assert.match(answered.json.error.message, named);
    }
  });
});
