import assert from 'node:assert/strict';
import { teamsApp } from '../../../src/rehearsal/facts.ts';
import { alex, type Ask, megan, type Outside, sharedMailbox, startOutside } from '../outside.ts';

describe('Teams apps in the imitated Graph', () => {
  let outside: Outside;
  before(async () => {
    outside = await startOutside();
    const scopes = ['TeamsAppInstallation.ReadWriteSelfForUser'];
    await outside.control('POST', '/registration', { scopes });
  });
  after(() => outside.close());

  const graph = (path: string, ask: Ask = {}) => outside.graph(`/v1.0${path}`, { as: 'app', ...ask });
  const where = (path: string, filter: string) => `${path}?$filter=${encodeURIComponent(filter)}`;
  const installed = (person: string) => `/users/${person}/teamwork/installedApps`;
  const install = (person: string, id: string = teamsApp.catalogId, as = 'app') =>
    graph(installed(person), {
      method: 'POST',
      as,
      body: { 'teamsApp@odata.bind': `https://graph.microsoft.com/v1.0/appCatalogs/teamsApps/${id}` },
    });
  const ours = `teamsApp/id eq '${teamsApp.catalogId}'`;
  const find = async (person: string) =>
    (await graph(`${where(installed(person), ours)}&$expand=teamsApp`)).json.value;

  it('finds the app in the catalogue by the id of its manifest', async () => {
    const { json } = await graph(where('/appCatalogs/teamsApps', `externalId eq '${teamsApp.manifestId}'`));
    assert.deepEqual(json.value, [
      {
        id: teamsApp.catalogId,
        externalId: teamsApp.manifestId,
        displayName: 'Customer Connect',
        distributionMethod: 'organization',
      },
    ]);
    const other = await graph(where('/appCatalogs/teamsApps', `externalId eq '${teamsApp.catalogId}'`));
    assert.deepEqual(other.json.value, []);
  });

  it('installs it once for a person, shows the installation, and leads to the chat', async () => {
    assert.deepEqual(await find(alex), []);
    const first = await install(alex);
    assert.deepEqual([first.status, first.text], [201, '']);
    assert.equal((await install(alex)).status, 409);
    await outside.restart();
    const [installation] = await find(alex);
    assert.equal(installation.teamsApp.id, teamsApp.catalogId);
    assert.notEqual(installation.id, teamsApp.catalogId);
    const chat = `/${encodeURIComponent(installation.id)}/chat`;
    const { json } = await graph(`${installed(alex)}${chat}`);
    assert.equal(json.id, `19:${alex}_${teamsApp.botAppId}@unq.gbl.spaces`);
    assert.equal((await graph(`${installed(megan)}${chat}`)).status, 404);
    assert.deepEqual(await find(megan), []);
  });

  it('lets a person install it for themselves alone', async () => {
    assert.equal((await install(alex, teamsApp.catalogId, megan)).status, 403);
    assert.equal((await install(megan, teamsApp.catalogId, megan)).status, 201);
    const mine = await graph('/me/teamwork/installedApps', { as: megan });
    assert.equal(mine.json.value.length, 1);
  });

  it('refuses unknown apps and people without Teams, and names what it does not model', async () => {
    assert.equal((await install(alex, teamsApp.manifestId)).status, 404);
    assert.equal((await install(sharedMailbox)).status, 404);
    assert.equal((await install('nobody@reseller.example')).status, 404);
    const body = { 'teamsApp@odata.bind': 'the app' };
    assert.equal((await graph(installed(alex), { method: 'POST', body })).status, 400);
    const cases: [string, RegExp, Ask?][] = [
      [where('/appCatalogs/teamsApps', "startswith(displayName,'C')"), /startswith/],
      ['/appCatalogs/teamsApps?$expand=appDefinitions', /\$expand/],
      [`${installed(alex)}?$expand=teamsAppDefinition`, /teamsAppDefinition/],
      [where(installed(alex), "id eq 'x'"), /id eq/],
      [`${installed(alex)}/x`, /DELETE/, { method: 'DELETE' }],
      ['/teams/x/installedApps', /teams/],
    ];
    for (const [path, named, ask] of cases) {
      const { status, json } = await graph(path, ask);
      assert.equal(status, 501, path);
      assert.match(json.error.message, named);
    }
  });
});
