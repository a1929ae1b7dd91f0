import assert from 'node:assert/strict';
import { tenantIdOfDomain } from '../../../src/rehearsal/facts.ts';
import { adele, alex, invitationLink, type Outside, startOutside } from '../outside.ts';

const us = '11111111-1111-4111-8111-111111111111';
const brightport = tenantIdOfDomain('brightport.example');

describe('invitations and relationships of the imitated Partner Center', () => {
  let outside: Outside;
  before(async () => {
    outside = await startOutside();
  });
  after(() => outside.close());

  it('gives the plain link and the joint one as rehearsal states them', async () => {
    assert.equal(
      await invitationLink(outside),
      `https://admin.microsoft.com/Adminportal/Home?invType=IndirectResellerRelationship&partnerId=${us}&msppId=4567890&DAP=true#/BillingAccounts/partner-invitation`,
    );
    assert.equal(
      await invitationLink(outside, brightport),
      `https://admin.microsoft.com/Adminportal/Home?invType=IndirectResellerRelationship&partnerId=${us}&msppId=4567890&DAP=true&indirectCSPId=${brightport}#/BillingAccounts/partner-invitation`,
    );
  });

  it('gives the same link whenever it is asked', async () => {
    assert.equal(await invitationLink(outside, brightport), await invitationLink(outside, brightport));
  });

  it('refuses a provider that is none, and does not guess at other roles', async () => {
    const path = '/v1/customers/relationshiprequests';
    const unknown = await outside.partnerCenter(`${path}?indirectCloudSolutionProviderId=${us}`);
    assert.deepEqual([unknown.status, unknown.json.code], [400, 3000]);
    assert.equal((await outside.partnerCenter(`${path}?dualRoleIndirectRelationship=false`)).status, 200);
    assert.equal((await outside.partnerCenter(`${path}?dualRoleIndirectRelationship=true`)).status, 501);
    assert.equal((await outside.partnerCenter(`${path}?indirectResellerId=${us}`)).status, 501);
  });

  it('lists our providers', async () => {
    const { json } = await outside.partnerCenter('/v1/relationships?relationship_type=IsIndirectResellerOf');
    assert.equal(json.totalCount, 6);
    assert.deepEqual(json.items[0], {
      id: brightport,
      name: 'Brightport Distribution',
      relationshipType: 'is_indirect_reseller_of',
      state: 'Active',
      mpnId: '7000456',
      location: 'GB',
      attributes: { objectType: 'PartnerRelationship' },
    });
    const filter = encodeURIComponent('{"Field":"Name","Value":"kes","Operator":"starts_with"}');
    const found = await outside.partnerCenter(
      `/v1/relationships?relationship_type=IsIndirectResellerOf&filter=${filter}`,
    );
    assert.deepEqual(
      found.json.items.map((one: { name: string }) => one.name),
      ['Kestrel Cloud Supply'],
    );
  });

  it('needs to know which side of the relationship is meant', async () => {
    assert.equal((await outside.partnerCenter('/v1/relationships')).status, 400);
    assert.equal((await outside.partnerCenter('/v1/relationships?relationship_type=Other')).status, 400);
    const asProvider = '/v1/relationships?relationship_type=IsIndirectCloudSolutionProviderOf';
    assert.equal((await outside.partnerCenter(asProvider)).status, 501);
  });

  it('shows each half of a joint relationship as it comes, and null where there never was one', async () => {
    const domain = 'two-halves.example';
    const path = `/v1/customers/${tenantIdOfDomain(domain)}/relationships`;
    const halves = async () =>
      (await outside.partnerCenter(path)).json.items.map((one: { id: string; relationshipType: string }) => [
        one.id,
        one.relationshipType,
      ]);
    assert.equal((await outside.partnerCenter(path)).text, 'null');
    await outside.control('POST', '/accept', { domain, half: 'provider', providerId: brightport });
    assert.deepEqual(await halves(), [[brightport, 'is_indirect_cloud_solution_provider_of']]);
    assert.equal((await outside.partnerCenter(`/v1/customers/${tenantIdOfDomain(domain)}`)).status, 404);
    await outside.control('POST', '/accept', { domain, half: 'reseller' });
    assert.deepEqual(await halves(), [
      [us, 'is_indirect_reseller_of'],
      [brightport, 'is_indirect_cloud_solution_provider_of'],
    ]);
    assert.equal((await outside.partnerCenter(`/v1/customers/${tenantIdOfDomain(domain)}`)).status, 200);
  });

  it('says who we are', async () => {
    const organization = (await outside.partnerCenter('/v1/profiles/organization')).json;
    assert.equal(organization.tenantId, us);
    assert.equal(organization.domain, 'reseller.example');
    assert.equal(organization.profileType, 'OrganizationProfile');
    const mpn = (await outside.partnerCenter('/v1/profiles/mpn')).json;
    assert.equal(mpn.mpnId, '4567890');
    const other = await outside.partnerCenter('/v1/profiles/mpn?mpnId=7000456');
    assert.equal(other.json.partnerName, 'Brightport Distribution');
    const unknown = await outside.partnerCenter('/v1/profiles/mpn?mpnId=1');
    assert.deepEqual([unknown.status, unknown.json.code], [404, 3000]);
  });
});

describe('who may call the imitated Partner Center', () => {
  let outside: Outside;
  before(async () => {
    outside = await startOutside();
  });
  after(() => outside.close());
  const larkfield = tenantIdOfDomain('larkfield.example');

  it('nobody without a token for it', async () => {
    const answer = await outside.partnerCenter('/v1/customers?size=1', { as: undefined });
    assert.equal(answer.status, 401);
    assert.equal(answer.json.code, 400);
    assert.match(answer.headers.get('www-authenticate') ?? '', /^OAuth realm=/);
  });

  it('an application only where the reference says so', async () => {
    const open = ['/v1/customers?size=1', `/v1/customers/${larkfield}`];
    const closed = [
      '/v1/customers/relationshiprequests',
      '/v1/relationships?relationship_type=IsIndirectResellerOf',
      `/v1/customers/${larkfield}/relationships`,
      `/v1/customers/${larkfield}/profiles/company`,
      '/v1/profiles/organization',
      '/v1/profiles/mpn',
    ];
    for (const path of open)
      assert.equal((await outside.partnerCenter(path, { as: 'app' })).status, 200, path);
    for (const path of closed) {
      const { status, json } = await outside.partnerCenter(path, { as: 'app' });
      assert.deepEqual([status, json.code], [403, 900329], path);
      assert.equal((await outside.partnerCenter(path)).status, 200, path);
    }
  });

  it('a person with a partner role, from the moment they have it', async () => {
    const status = async () => {
      const { status, json } = await outside.partnerCenter('/v1/customers?size=1', { as: adele });
      return [status, json.code];
    };
    assert.deepEqual(await status(), [403, 900150]);
    await outside.control('POST', '/roles', { aadObjectId: adele, roles: ['sales-agent'] });
    assert.deepEqual(await status(), [200, undefined]);
    await outside.control('POST', '/roles', { aadObjectId: adele, roles: [] });
    assert.deepEqual(await status(), [403, 900150]);
  });

  it('and gets its tracing ids back', async () => {
    const ids = {
      'MS-RequestId': '0a0a0a0a-0000-4000-8000-000000000001',
      'MS-CorrelationId': '0a0a0a0a-0000-4000-8000-000000000002',
    };
    const { headers } = await outside.partnerCenter('/v1/customers?size=1', {
      as: alex,
      headers: { ...ids, ValidateMfa: 'true' },
    });
    assert.equal(headers.get('ms-requestid'), ids['MS-RequestId']);
    assert.equal(headers.get('ms-correlationid'), ids['MS-CorrelationId']);
    assert.equal(headers.get('ismfacompliant'), 'true');
    const own = await outside.partnerCenter('/v1/nothing');
    assert.match(own.headers.get('ms-requestid') ?? '', /^[0-9a-f-]{36}$/);
  });
});
