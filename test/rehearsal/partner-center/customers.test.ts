import assert from 'node:assert/strict';
import { tenantIdOfDomain } from '../../../src/rehearsal/facts.ts';
import { createLateData } from '../../../src/rehearsal/partner-center/late-data.ts';
import { seedCustomers } from '../../../src/rehearsal/world/seed.ts';
import { contentsOfTenant } from '../../../src/rehearsal/world/tenant-contents.ts';
import { type Outside, startOutside } from '../outside.ts';

interface Item {
  readonly id: string;
  readonly companyProfile: { readonly companyName: string; readonly domain: string };
}

describe('the customer list of the imitated Partner Center', () => {
  let outside: Outside;
  before(async () => {
    outside = await startOutside();
  });
  after(() => outside.close());

  const filter = (Field: string, Value: string, Operator = 'starts_with') =>
    `filter=${encodeURIComponent(JSON.stringify({ Field, Value, Operator }))}`;

  it('gives thin items, their count, and both forms of paging', async () => {
    const { status, json } = await outside.partnerCenter('/v1/customers?size=2', { as: 'app' });
    assert.equal(status, 200);
    assert.equal(json.totalCount, 2);
    const id = tenantIdOfDomain('larkfield.example');
    assert.deepEqual(json.items[0], {
      id,
      companyProfile: {
        tenantId: id,
        domain: 'larkfield.example',
        companyName: 'Larkfield Bakery',
        links: { self: { uri: `/customers/${id}/profiles/company`, method: 'GET', headers: [] } },
        attributes: { objectType: 'CustomerCompanyProfile' },
      },
      relationshipToPartner: 'reseller',
      links: { self: { uri: `/customers/${id}`, method: 'GET', headers: [] } },
      attributes: { objectType: 'Customer' },
    });
    assert.deepEqual(json.links.next, {
      uri: '/customers?size=2&seekOperation=Next',
      method: 'GET',
      headers: [{ key: 'MS-ContinuationToken', value: json.continuationToken }],
    });
    assert.deepEqual(json.attributes, { objectType: 'Collection' });
  });

  const readAll = async (
    next: (page: { continuationToken: string; links: never }) => { path: string; token: string },
  ) => {
    const items: Item[] = [];
    let page = (await outside.partnerCenter('/v1/customers?size=100')).json;
    for (;;) {
      items.push(...page.items);
      if (page.continuationToken === undefined) return items;
      const { path, token } = next(page);
      page = (await outside.partnerCenter(path, { headers: { 'MS-ContinuationToken': token } })).json;
    }
  };

  it('is read whole by the link, by seekOperation, and by repeating the call with the header', async () => {
    const byLink = await readAll((page) => {
      const { next } = page.links as { next: { uri: string; headers: [{ value: string }] } };
      return { path: `/v1${next.uri}`, token: next.headers[0].value };
    });
    const bySeek = await readAll(({ continuationToken: token }) => ({
      path: '/v1/customers?seekOperation=Next',
      token,
    }));
    const byHeader = await readAll(({ continuationToken: token }) => ({
      path: '/v1/customers?size=100',
      token,
    }));
    assert.equal(new Set(byLink.map((one) => one.id)).size, 240);
    assert.deepEqual(bySeek, byLink);
    assert.deepEqual(byHeader, byLink);
  });

  it('filters by the beginning of a name or a domain, in any case and script', async () => {
    const names = async (query: string) =>
      (await outside.partnerCenter(`/v1/customers?${query}`)).json.items.map(
        (one: Item) => one.companyProfile.companyName,
      );
    assert.deepEqual(await names(filter('CompanyName', 'siRIus')), ['Sirius Logistics']);
    assert.deepEqual(await names(filter('CompanyName', 'СИРИУС')), ['Сириус Консалт']);
    assert.deepEqual(await names(filter('Domain', 'sirius-')), ['Sirius Logistics', 'Сириус Консалт']);
    assert.deepEqual(await names(filter('CompanyName', 'logistics')), []);
    assert.deepEqual(await names(filter('CompanyName', 'o’brien & sons <')), ['O’Brien & Sons <Joinery>']);
  });

  it('keeps the filter through its pages', async () => {
    const query = `size=1&${filter('Domain', 'orion-')}`;
    const first = (await outside.partnerCenter(`/v1/customers?${query}`)).json;
    const headers = { 'MS-ContinuationToken': first.continuationToken };
    const second = (await outside.partnerCenter('/v1/customers?seekOperation=Next', { headers })).json;
    assert.deepEqual(
      [...first.items, ...second.items].map((one: Item) => one.companyProfile.domain),
      ['orion-trade.example', 'orion-dental.example'],
    );
    assert.equal(second.continuationToken, undefined);
    assert.equal(second.links.next, undefined);
  });

  it('refuses with numeric codes what the service rejects', async () => {
    const cases: [string, Record<string, string>][] = [
      ['/v1/customers', {}],
      ['/v1/customers?size=501', {}],
      ['/v1/customers?size=many', {}],
      ['/v1/customers?size=10&sort=name', {}],
      ['/v1/customers?size=10&count=true', {}],
      ['/v1/customers?size=10', { 'MS-RequestId': 'mine' }],
      ['/v1/customers?size=10', { 'MS-CorrelationId': 'mine' }],
      ['/v1/customers?size=10&filter=notjson', {}],
      [`/v1/customers?${filter('CompanyName', 'a', 'substring')}`, {}],
      ['/v1/customers?seekOperation=Next', {}],
      ['/v1/customers?size=10', { 'MS-ContinuationToken': 'made up' }],
    ];
    for (const [path, headers] of cases) {
      const { status, json } = await outside.partnerCenter(path, { headers });
      assert.equal(status, 400, path);
      assert.equal(typeof json.code, 'number', path);
      assert.deepEqual(json.data, []);
    }
  });

  it('names what it does not model, with 501', async () => {
    const cases: [string, Record<string, string>, RegExp][] = [
      ['/v1/customers?size=10&offset=5', {}, /offset/],
      [`/v1/customers?${filter('IndirectReseller', 'x')}`, {}, /IndirectReseller/],
      ['/v1/customers?size=10&seekOperation=Previous', { 'MS-ContinuationToken': 'x' }, /Previous/],
      ['/v1/customers?size=10', { 'If-Match': '"x"' }, /if-match/],
      ['/v1/customers?size=10', { 'MS-Something': 'x' }, /ms-something/],
      ['/v1/customers?size=10', { 'MS-Contract-Version': 'v2' }, /v2/],
      ['/v1/serviceincidents', {}, /serviceincidents/],
    ];
    for (const [path, headers, named] of cases) {
      const { status, json } = await outside.partnerCenter(path, { headers });
      assert.equal(status, 501, path);
      assert.match(json.description, named);
    }
    assert.equal(
      (await outside.partnerCenter('/v1/customers?size=10', { method: 'POST', body: {} })).status,
      501,
    );
  });
});

describe('one customer of the imitated Partner Center', () => {
  let outside: Outside;
  const larkfield = tenantIdOfDomain('larkfield.example');
  before(async () => {
    outside = await startOutside();
  });
  after(() => outside.close());

  it('has everything that the list leaves out', async () => {
    const { status, json } = await outside.partnerCenter(`/v1/customers/${larkfield}`, { as: 'app' });
    assert.equal(status, 200);
    assert.equal(json.id, larkfield);
    assert.equal(json.companyProfile.address.country, 'GB');
    assert.equal(json.relationshipToPartner, 'reseller');
    assert.equal(typeof json.allowDelegatedAccess, 'boolean');
    assert.deepEqual(json.customDomains, ['larkfield.example']);
    assert.deepEqual(json.attributes, { objectType: 'Customer' });
  });

  it('hides address, mail address and domains where it gave us no delegated rights', async () => {
    const [closed] = [...seedCustomers(240, 'first light')].filter(
      ({ domain }) => !contentsOfTenant(domain).hasDelegatedRights,
    );
    assert.ok(closed);
    const read = async () => (await outside.partnerCenter(`/v1/customers/${closed.tenantId}`)).json;
    const { companyProfile, ...whole } = await read();
    assert.deepEqual(Object.keys(companyProfile), [
      'tenantId',
      'domain',
      'companyName',
      'links',
      'attributes',
    ]);
    assert.equal(whole.customDomains, undefined);
    assert.equal(whole.EnableGDAPByDefault, false);
    const path = `/v1/customers/${closed.tenantId}/profiles/company`;
    assert.equal((await outside.partnerCenter(path)).json.email, undefined);
    // What was said of it when it accepted is shown all the same.
    const said = { domain: closed.domain, customDomains: ['said.example'], email: 'said@said.example' };
    await outside.control('POST', '/accept', said);
    const described = await read();
    assert.deepEqual(described.customDomains, [closed.domain, 'said.example']);
    assert.equal(described.companyProfile.email, said.email);
  });

  it('shows its company profile after a byte order mark, to persons only', async () => {
    const profile = await outside.partnerCenter(`/v1/customers/${larkfield}/profiles/company`);
    assert.equal(profile.status, 200);
    assert.equal(profile.text.codePointAt(0), 0xfeff);
    assert.equal(profile.json.companyName, 'Larkfield Bakery');
    const asApp = await outside.partnerCenter(`/v1/customers/${larkfield}/profiles/company`, { as: 'app' });
    assert.equal(asApp.status, 403);
    assert.equal(asApp.json.code, 900329);
  });

  it('tells a malformed id from one that is not there', async () => {
    const malformed = await outside.partnerCenter('/v1/customers/42');
    assert.deepEqual([malformed.status, malformed.json.code], [400, 900118]);
    const missing = await outside.partnerCenter(`/v1/customers/${tenantIdOfDomain('blue-meadow.example')}`);
    assert.deepEqual([missing.status, missing.json.code], [404, 1000]);
  });
});

describe('a customer who has just accepted', () => {
  let outside: Outside;
  afterEach(() => outside.close());
  const listedFirst = 'blue-meadow.example';
  const readFirst = 'dune-harbour.example';
  const isListed = async (domain: string) => {
    const query = encodeURIComponent(
      JSON.stringify({ Field: 'Domain', Value: domain, Operator: 'starts_with' }),
    );
    return (await outside.partnerCenter(`/v1/customers?filter=${query}`)).json.items.length === 1;
  };
  const readStatus = async (domain: string) => {
    const { status, json } = await outside.partnerCenter(`/v1/customers/${tenantIdOfDomain(domain)}`);
    return [status, json.code];
  };

  it('is for a while only in the list, or only readable', async () => {
    outside = await startOutside({ lateDataMs: 600_000 });
    await outside.control('POST', '/accept', { domain: listedFirst });
    await outside.control('POST', '/accept', { domain: readFirst });
    assert.equal(await isListed(listedFirst), true);
    assert.deepEqual(await readStatus(listedFirst), [404, 1000]);
    assert.equal(await isListed(readFirst), false);
    assert.deepEqual(await readStatus(readFirst), [200, undefined]);
  });

  it('is everywhere at once where no delay is wanted', async () => {
    outside = await startOutside();
    await outside.control('POST', '/accept', { domain: listedFirst });
    assert.equal(await isListed(listedFirst), true);
    assert.deepEqual(await readStatus(listedFirst), [200, undefined]);
  });
});

describe('the wait for a new customer', () => {
  it('answers 404 with one text in the first half of the wait and another in the second', () => {
    const domain = 'blue-meadow.example';
    let nowMs = 1_000_000;
    const lateData = createLateData(1000, () => nowMs);
    const tenantId = tenantIdOfDomain(domain);
    const known = { seq: 1, tenantId, domain, companyName: '', country: 'GB', isOurs: true };
    const customer = { ...known, customDomains: [] };
    const readability = () => lateData.readability({ ...customer, connectedRealMs: 1_000_000 });
    assert.equal(readability(), 'early');
    nowMs += 500;
    assert.equal(readability(), 'late');
    nowMs += 500;
    assert.equal(readability(), 'readable');
  });
});
