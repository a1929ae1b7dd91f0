import assert from 'node:assert/strict';
import { alex, type Outside, startOutside } from '../outside.ts';

describe('the imitated sign-in', () => {
  let outside: Outside;
  before(async () => {
    outside = await startOutside();
  });
  after(() => outside.close());

  const graph = 'https://graph.microsoft.com/.default';
  const good = { grant_type: 'client_credentials', client_id: 'x', client_secret: 'y', scope: graph };
  const ask = (form: Record<string, string>, tenant = '11111111-1111-4111-8111-111111111111') =>
    outside.ask(`/login/${tenant}/oauth2/v2.0/token`, { method: 'POST', body: new URLSearchParams(form) });

  it('gives an application a token for an hour', async () => {
    const { status, json } = await ask(good);
    assert.equal(status, 200);
    assert.equal(json.token_type, 'Bearer');
    assert.equal(json.expires_in, 3599);
    assert.match(json.access_token, /^[\w-]+\.[\w-]+\.[\w-]+$/);
  });

  it('refuses in Entra’s form whatever is wrong', async () => {
    const { client_secret: _secret, ...noSecret } = good;
    const { scope: _scope, ...noScope } = good;
    const cases: [Record<string, string>, string | undefined, number, string][] = [
      [good, 'elsewhere.example', 90002, 'invalid_request'],
      [noSecret, undefined, 7000218, 'invalid_client'],
      [noScope, undefined, 900144, 'invalid_request'],
      [{ ...good, scope: 'https://graph.microsoft.com/User.Read' }, undefined, 1002012, 'invalid_scope'],
      [{ ...good, scope: 'https://graph.windows.net/.default' }, undefined, 500011, 'invalid_resource'],
    ];
    for (const [form, tenant, number, error] of cases) {
      const { status, json } = await ask(form, tenant);
      assert.ok(status >= 400 && status < 500, error);
      assert.equal(json.error, error);
      assert.deepEqual(json.error_codes, [number]);
      assert.match(json.error_description, new RegExp(`^AADSTS${number}: `));
      assert.match(json.timestamp, /^\d{4}-\d\d-\d\d \d\d:\d\d:\d\dZ$/);
    }
  });

  it('says 501 to a grant that it does not model', async () => {
    const { status, json } = await ask({ ...good, grant_type: 'refresh_token' });
    assert.equal(status, 501);
    assert.match(json.error_description, /refresh_token/);
  });

  it('knows no person whom the directory does not know', async () => {
    const answer = (aadObjectId: string) =>
      outside.ask('/login/person-token', {
        method: 'POST',
        body: { aadObjectId, resource: 'https://graph.microsoft.com' },
      });
    assert.equal((await answer(alex)).status, 200);
    const unknown = await answer('a1000000-0000-4000-8000-0000000000ff');
    assert.equal(unknown.status, 400);
    assert.equal(unknown.json.error, 'invalid_grant');
  });

  it('signs: a token changed by one letter, of another audience or of none opens nothing', async () => {
    const token = await outside.token('graph', 'app');
    const [head = '', payload = '', signature = ''] = token.split('.');
    const claims = JSON.parse(Buffer.from(payload, 'base64url').toString());
    const forged = Buffer.from(JSON.stringify({ ...claims, idtyp: 'user', oid: alex })).toString('base64url');
    for (const authorization of [
      `Bearer ${head}.${forged}.${signature}`,
      `Bearer ${await outside.token('partner-center', 'app')}`,
      'Bearer nonsense',
      `Basic ${token}`,
    ]) {
      const answer = await outside.ask('/graph/v1.0/users/alex@reseller.example', {
        headers: { authorization },
      });
      assert.equal(answer.status, 401);
      assert.equal(answer.json.error.code, 'InvalidAuthenticationToken');
    }
  });

  it('keeps tokens good through a restart', async () => {
    const token = await outside.token('graph', 'app');
    await outside.restart();
    const answer = await outside.ask('/graph/v1.0/users/alex@reseller.example', {
      headers: { authorization: `Bearer ${token}` },
    });
    assert.equal(answer.status, 200);
  });
});
