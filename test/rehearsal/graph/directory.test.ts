import assert from 'node:assert/strict';
import { directoryRoles, tenantIdOfDomain } from '../../../src/rehearsal/facts.ts';
import { adele, alex, type Outside, sharedMailbox, startOutside } from '../outside.ts';

const tenantOf = (domain: string) =>
  `/v1.0/tenantRelationships/findTenantInformationByDomainName(domainName='${encodeURIComponent(domain)}')`;

describe('tenants in the imitated Graph', () => {
  let outside: Outside;
  before(async () => {
    outside = await startOutside();
  });
  after(() => outside.close());

  it('every mail domain has one, called by the customer’s name or by the domain', async () => {
    const { status, json } = await outside.graph(tenantOf('Blue-Meadow.example'), { as: 'app' });
    assert.equal(status, 200);
    assert.deepEqual(json, {
      '@odata.context': 'https://graph.microsoft.com/v1.0/$metadata#microsoft.graph.tenantInformation',
      tenantId: tenantIdOfDomain('blue-meadow.example'),
      federationBrandName: null,
      displayName: 'Blue Meadow',
      defaultDomainName: 'blue-meadow.example',
    });
    const customer = await outside.graph(tenantOf('orion-trade.example'), { as: 'app' });
    assert.equal(customer.json.displayName, 'Орион Трейд');
    const own = await outside.graph(tenantOf('reseller.example'), { as: 'app' });
    assert.equal(own.json.tenantId, '11111111-1111-4111-8111-111111111111');
    const provider = await outside.graph(tenantOf('brightport.example'), { as: 'app' });
    assert.equal(provider.json.displayName, 'Brightport Distribution');
  });

  it('except consumer domains and those that begin with nobody', async () => {
    for (const domain of [
      'gmail.com',
      'Outlook.com',
      'mail.ru',
      'nobody.example',
      'nobody.blue-meadow.example',
    ]) {
      const { status, json } = await outside.graph(tenantOf(domain), { as: 'app' });
      assert.equal(status, 404, domain);
      assert.equal(typeof json.error.code, 'string');
    }
  });

  it('and what is no domain is a bad request', async () => {
    for (const domain of ["o'neill", 'пример.рф', 'a..example', '-x.example']) {
      const { status } = await outside.graph(tenantOf(domain.replaceAll("'", "''")), { as: 'app' });
      assert.equal(status, 400, domain);
    }
  });

  it('is found by its id once its domain was seen', async () => {
    const id = tenantIdOfDomain('seen-later.example');
    const path = `/v1.0/tenantRelationships/findTenantInformationByTenantId(tenantId='${id}')`;
    const find = () => outside.graph(path, { as: 'app' });
    assert.equal((await find()).status, 404);
    await outside.graph(tenantOf('seen-later.example'), { as: 'app' });
    assert.equal((await find()).json.defaultDomainName, 'seen-later.example');
  });
});

describe('people and rights in the imitated Graph', () => {
  let outside: Outside;
  before(async () => {
    outside = await startOutside();
  });
  after(() => outside.close());

  const groups = [directoryRoles.adminAgents, directoryRoles.helpdeskAgents, directoryRoles.salesAgents];
  const memberGroups = async (person: string, groupIds: readonly string[] = groups) =>
    outside.graph(`/v1.0/users/${person}/checkMemberGroups`, {
      method: 'POST',
      as: 'app',
      body: { groupIds },
    });
  const rolesPath = (person: string) =>
    `/v1.0/users/${person}/transitiveMemberOf/microsoft.graph.directoryRole?$count=true&$select=id,roleTemplateId`;
  const eventual = { ConsistencyLevel: 'eventual' };

  it('says which of the asked groups hold a person', async () => {
    assert.deepEqual((await memberGroups(alex)).json.value, [directoryRoles.adminAgents]);
    assert.deepEqual((await memberGroups(adele)).json.value, []);
    await outside.control('POST', '/registration', { scopes: ['User.Read', 'GroupMember.Read.All'] });
    const me = await outside.graph('/v1.0/me/checkMemberGroups', {
      method: 'POST',
      body: { groupIds: groups },
    });
    assert.deepEqual(me.json.value, [directoryRoles.adminAgents]);
  });

  it('takes one to twenty groups', async () => {
    assert.equal((await memberGroups(alex, [])).status, 400);
    assert.equal((await memberGroups(alex, Array<string>(20).fill(groups[1] ?? ''))).status, 200);
    assert.equal((await memberGroups(alex, Array<string>(21).fill(groups[1] ?? ''))).status, 400);
  });

  it('shows directory roles only to an advanced query', async () => {
    const plain = await outside.graph(rolesPath(adele), { as: 'app' });
    assert.deepEqual([plain.status, plain.json.error.code], [400, 'Request_UnsupportedQuery']);
    const none = await outside.graph(rolesPath(adele), { as: 'app', headers: eventual });
    assert.deepEqual([none.json['@odata.count'], none.json.value], [0, []]);
    await outside.control('POST', '/roles', { aadObjectId: adele, roles: ['global-admin'] });
    const { json } = await outside.graph(rolesPath(adele), { as: 'app', headers: eventual });
    assert.equal(json.value[0].roleTemplateId, directoryRoles.globalAdministratorTemplate);
    assert.deepEqual((await memberGroups(adele)).json.value, []);
  });

  it('knows a person by id and by name, and a stranger once the control door names them', async () => {
    const select = '$select=id,displayName,mail,userPrincipalName';
    const { json } = await outside.graph(`/v1.0/users/megan@reseller.example?${select}`, { as: 'app' });
    assert.equal(json.displayName, 'Megan Bowen');
    assert.equal((await outside.graph('/v1.0/me')).json.mail, 'alex@reseller.example');
    assert.equal((await outside.graph(`/v1.0/users/${sharedMailbox}`)).json.displayName, 'Partner Desk');
    const stranger = 'a1000000-0000-4000-8000-00000000000f';
    const unknown = await memberGroups(stranger);
    assert.deepEqual([unknown.status, unknown.json.error.code], [404, 'Request_ResourceNotFound']);
    await outside.control('POST', '/roles', { aadObjectId: stranger, roles: ['admin-agent'] });
    assert.deepEqual((await memberGroups(stranger)).json.value, [directoryRoles.adminAgents]);
    const unmodelled = await outside.graph(`/v1.0/users/${stranger}?$select=jobTitle`, { as: 'app' });
    assert.equal(unmodelled.status, 501);
  });
});
