/** Each call is open to the permissions that the reference names for it, and to no token without them. */
import assert from 'node:assert/strict';
import { directoryRoles, teamsApp } from '../../../src/rehearsal/facts.ts';
import { alex, megan, type Outside, sharedMailbox, startOutside } from '../outside.ts';

const us = '11111111-1111-4111-8111-111111111111';
const eventual = { consistencylevel: 'eventual' };

interface Row {
  readonly path: string;
  readonly method?: 'POST';
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: object;
  /** All of these are needed. */
  readonly needs: readonly string[];
}

const asApp: readonly Row[] = [
  {
    path: `/v1.0/tenantRelationships/findTenantInformationByTenantId(tenantId='${us}')`,
    needs: ['CrossTenantInformation.ReadBasic.All'],
  },
  { path: `/v1.0/users/${alex}`, needs: ['User.Read.All'] },
  {
    path: `/v1.0/users/${alex}/checkMemberGroups`,
    method: 'POST',
    body: { groupIds: [directoryRoles.adminAgents] },
    needs: ['User.Read.All', 'GroupMember.Read.All'],
  },
  {
    path: `/v1.0/users/${alex}/transitiveMemberOf/microsoft.graph.directoryRole?$count=true`,
    headers: eventual,
    needs: ['User.Read.All'],
  },
  {
    path: `/v1.0/groups/${directoryRoles.adminAgents}/transitiveMembers/microsoft.graph.user?$count=true`,
    headers: eventual,
    needs: ['GroupMember.Read.All'],
  },
  {
    path: '/v1.0/tenantRelationships/delegatedAdminRelationships',
    needs: ['DelegatedAdminRelationship.Read.All'],
  },
  {
    path: '/v1.0/tenantRelationships/delegatedAdminCustomers',
    needs: ['DelegatedAdminRelationship.Read.All'],
  },
  { path: '/v1.0/appCatalogs/teamsApps', needs: ['AppCatalog.Read.All'] },
  {
    path: `/v1.0/users/${megan}/teamwork/installedApps`,
    method: 'POST',
    body: {
      'teamsApp@odata.bind': `https://graph.microsoft.com/v1.0/appCatalogs/teamsApps/${teamsApp.catalogId}`,
    },
    needs: ['TeamsAppInstallation.ReadWriteSelfForUser.All'],
  },
  { path: "/v1.0/applications(appId='a-test')", needs: ['Application.Read.All'] },
];

const draft = { subject: 'x', toRecipients: [{ emailAddress: { address: 'ana@larkfield.example' } }] };
const asPerson: readonly Row[] = [
  { path: '/v1.0/me', needs: ['User.Read'] },
  { path: '/v1.0/me/messages', needs: ['Mail.ReadWrite'] },
  { path: '/v1.0/me/mailFolders/drafts', needs: ['Mail.ReadWrite'] },
  { path: '/v1.0/me/messages', method: 'POST', body: draft, needs: ['Mail.ReadWrite'] },
  {
    path: '/v1.0/tenantRelationships/delegatedAdminRelationships',
    needs: ['DelegatedAdminRelationship.ReadWrite.All'],
  },
];

describe('the permissions that the imitated Graph asks for', () => {
  let outside: Outside;
  before(async () => {
    outside = await startOutside();
  });
  after(() => outside.close());

  const granted = (names: readonly string[]) =>
    outside.control('POST', '/registration', { granted: names, scopes: names });
  const statusOf = async ({ path, needs: _, ...ask }: Row, as: string) =>
    (await outside.graph(path, { ...ask, as })).status;

  for (const [who, rows, as] of [
    ['an application', asApp, 'app'],
    ['a person', asPerson, alex],
  ] as const) {
    for (const row of rows) {
      it(`are of ${who}: ${row.needs.join(' and ')} for ${row.method ?? 'GET'} ${row.path.slice(5, 60)}`, async () => {
        await granted(row.needs);
        assert.ok((await statusOf(row, as)) < 300);
        for (const name of row.needs) {
          await granted(['Sites.Read.All', ...row.needs.filter((one) => one !== name)]);
          assert.equal(await statusOf(row, as), 403, name);
        }
      });
    }
  }

  it('are told apart for writing and sending', async () => {
    await granted(['Mail.ReadWrite']);
    const { json } = await outside.graph('/v1.0/me/messages', { method: 'POST', body: draft });
    const send = () => outside.graph(`/v1.0/me/messages/${json.id}/send`, { method: 'POST' });
    const refused = await send();
    assert.deepEqual([refused.status, refused.json.error.code], [403, 'ErrorAccessDenied']);
    await granted(['Mail.Send']);
    assert.equal((await send()).status, 202);
  });

  it('do not matter for the application’s mail: it has the shared mailbox and no other', async () => {
    await granted([]);
    const list = (mailbox: string) => outside.graph(`/v1.0/users/${mailbox}/messages`, { as: 'app' });
    assert.equal((await list(sharedMailbox)).status, 200);
    const { status, json } = await list(alex);
    assert.deepEqual([status, json.error.code], [403, 'ErrorAccessDenied']);
    assert.equal(json.error.message, 'Access to OData is disabled.');
    // What Entra grants adds up with the role that is limited, and opens every mailbox.
    await granted(['Mail.ReadWrite']);
    assert.equal((await list(alex)).status, 200);
  });

  it('are not asked for contracts, which a rehearsal shows as soon as Partner Center refuses its list', async () => {
    await granted([]);
    assert.equal((await outside.graph('/v1.0/contracts', { as: 'app' })).status, 200);
  });
});
