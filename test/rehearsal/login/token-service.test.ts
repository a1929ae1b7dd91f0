import assert from 'node:assert/strict';
import { alex, megan, type Outside, startOutside } from '../outside.ts';

describe('the imitated token service', () => {
  let outside: Outside;
  let botToken = '';
  before(async () => {
    outside = await startOutside();
    const form = new URLSearchParams({
      grant_type: 'client_credentials',
      client_id: 'bot',
      client_secret: 'any',
      scope: 'https://api.botframework.com/.default',
    });
    const { json } = await outside.ask('/login/reseller.example/oauth2/v2.0/token', {
      method: 'POST',
      body: form,
    });
    botToken = json.access_token;
  });
  after(() => outside.close());
  afterEach(async () => {
    for (const person of [alex, megan]) await signIns(person, 'signed-in');
  });

  const signIns = (aadObjectId: string, state: string) =>
    outside.control('POST', '/sign-ins', { aadObjectId, state });
  const ask = (path: string, method = 'GET', body?: object) =>
    outside.ask(`/login/api${path}`, {
      method,
      headers: { authorization: `Bearer ${botToken}` },
      ...(body ? { body } : {}),
    });
  const query = (userId: string, connection = 'PartnerCenter', more = '') =>
    `userId=${encodeURIComponent(userId)}&connectionName=${connection}&channelId=msteams${more}`;
  const getToken = (userId: string, connection?: string, more?: string) =>
    ask(`/usertoken/GetToken?${query(userId, connection, more)}`);
  const teamsToken = async (aadObjectId: string, resource = 'api://botid-customer-connect-rehearsal') => {
    const { json } = await outside.ask('/login/person-token', {
      method: 'POST',
      body: { aadObjectId, resource },
    });
    return json.access_token as string;
  };
  const exchange = async (aadObjectId: string, token: string) =>
    ask(`/usertoken/exchange?${query(`29:${aadObjectId}`)}`, 'POST', { token });
  const providers = (token: string) =>
    outside.ask('/partner-center/v1/relationships?relationship_type=IsIndirectResellerOf', {
      headers: { authorization: `Bearer ${token}` },
    });

  it('speaks to the bot alone', async () => {
    const path = `/login/api/usertoken/GetToken?${query(`29:${alex}`)}`;
    assert.equal((await outside.ask(path)).status, 401);
    const token = await teamsToken(alex);
    assert.equal((await outside.ask(path, { headers: { authorization: `Bearer ${token}` } })).status, 401);
  });

  it('gives a person’s token for the connection that is asked for', async () => {
    const { status, json } = await getToken('29:1alex-wilber');
    assert.equal(status, 200);
    assert.equal(json.connectionName, 'PartnerCenter');
    assert.ok(Date.parse(json.expiration) > Date.now());
    assert.equal((await providers(json.token)).status, 200);
    const graph = await getToken(`29:${alex}`, 'Graph');
    assert.equal((await providers(graph.json.token)).status, 401);
    assert.equal((await getToken(`29:${alex}`, 'Other')).status, 501);
    assert.equal((await ask('/usertoken/GetToken?connectionName=Graph&channelId=msteams')).status, 400);
    assert.equal((await ask('/usertoken/GetTokenStatus?userId=x&channelId=msteams')).status, 501);
  });

  it('has none after signing out, until Teams’ own token is brought', async () => {
    assert.equal((await ask(`/usertoken/SignOut?${query(`29:${alex}`)}`, 'DELETE')).status, 200);
    assert.equal((await getToken(`29:${alex}`)).status, 404);
    assert.equal((await getToken(`29:${alex}`, 'Graph')).status, 200, 'each connection by itself');
    assert.equal((await exchange(alex, await teamsToken(megan))).status, 400, 'somebody else’s token');
    assert.equal((await exchange(alex, await teamsToken(alex, 'https://graph.microsoft.com'))).status, 400);
    assert.equal((await exchange(alex, await teamsToken(alex))).status, 200);
    assert.equal((await getToken(`29:${alex}`)).status, 200);
  });

  it('finishes a sign-in by hand with a code, once, and for that person alone', async () => {
    await signIns(alex, 'signed-out');
    const state = Buffer.from(
      JSON.stringify({
        connectionName: 'PartnerCenter',
        msAppId: 'x',
        conversation: { user: { id: `29:${alex}` } },
      }),
    ).toString('base64');
    const resource = await ask(`/botsignin/GetSignInResource?state=${encodeURIComponent(state)}`);
    assert.equal(resource.status, 200);
    assert.match(resource.json.tokenExchangeResource.uri, /^api:\/\/botid-/);
    const { pathname, search } = new URL(resource.json.signInLink);
    const { json } = await outside.ask(`${pathname}${search}`, { method: 'POST' });
    assert.match(json.code, /^\d{6}$/);
    assert.equal((await getToken(`29:${megan}`, 'PartnerCenter', `&code=${json.code}`)).status, 404);
    assert.equal((await getToken(`29:${alex}`, 'PartnerCenter', '&code=000000')).status, 404);
    assert.equal((await getToken(`29:${alex}`, 'PartnerCenter', `&code=${json.code}`)).status, 200);
    assert.equal((await getToken(`29:${alex}`, 'PartnerCenter', `&code=${json.code}`)).status, 404);
    assert.equal((await getToken(`29:${alex}`)).status, 200);
  });

  it('gives a token without a second factor, which Partner Center refuses with its own code', async () => {
    await signIns(alex, 'second-factor');
    const { json } = await getToken(`29:${alex}`);
    const refused = await providers(json.token);
    assert.equal(refused.status, 401);
    assert.equal(refused.json.code, 900421);
  });

  for (const [state, number] of [
    ['consent', 65001],
    ['blocked', 53003],
  ] as const) {
    it(`says by Entra’s number why an exchange is refused: ${state}`, async () => {
      await signIns(alex, state);
      assert.equal((await getToken(`29:${alex}`)).status, 404);
      const { status, json } = await exchange(alex, await teamsToken(alex));
      assert.equal(status, 400);
      assert.match(json.error.message, new RegExp(`^AADSTS${number}: `));
    });
  }

  it('lets faults name one of Partner Center’s errors, and no other', async () => {
    const fault = { system: 'partner-center', method: 'GET', path: '/v1/relationships', status: 403 };
    assert.equal((await outside.control('POST', '/faults', [{ ...fault, code: 77 }])).status, 400);
    assert.equal(
      (await outside.control('POST', '/faults', [{ ...fault, status: 401, code: 1002 }])).status,
      400,
    );
    assert.equal((await outside.control('POST', '/faults', [{ ...fault, code: 1002 }])).status, 200);
    const { status, json } = await outside.partnerCenter(
      '/v1/relationships?relationship_type=IsIndirectResellerOf',
    );
    assert.deepEqual([status, json.code], [403, 1002]);
  });
});
