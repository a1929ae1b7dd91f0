/** The way of production: the bot's own token from Entra by Microsoft's library, persons' from the token service, over https. */
import assert from 'node:assert/strict';
import { generateKeyPairSync } from 'node:crypto';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:https';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createTokenService } from '../../../src/adapters/token-service/token-service.ts';
import { createEntraTokens, type EntraIdentity } from '../../../src/adapters/tokens/entra-tokens.ts';
import { withPersons } from '../../../src/adapters/tokens/person-tokens.ts';
import { type Fault, isFault } from '../../../src/ports/faults.ts';
import { alex } from '../../fixtures/people.ts';
import { createLocalCertificate, trust } from '../local-certificate.ts';
import { type StandIn, type StandInAnswer, type StandInRequest, startStandIn } from '../stand-in.ts';

const tenantId = '11111111-1111-4111-8111-111111111111';
const clientId = 'c0000000-0000-4000-8000-000000000001';
const system = 'partner-center' as const;

describe('the token service over https', () => {
  const certificate = createLocalCertificate();
  let standIn: StandIn;
  let distrust: (() => void) | undefined;
  let base = '';
  let folder = '';
  let service: (request: StandInRequest, index: number) => StandInAnswer;
  let asked: StandInRequest[] = [];

  function answering(request: StandInRequest): StandInAnswer {
    const { path } = request;
    if (path.endsWith('/.well-known/openid-configuration')) {
      const tenant = `${base}/${tenantId}`;
      return {
        body: {
          issuer: `${tenant}/v2.0`,
          authorization_endpoint: `${tenant}/oauth2/v2.0/authorize`,
          token_endpoint: `${tenant}/oauth2/v2.0/token`,
          jwks_uri: `${tenant}/discovery/v2.0/keys`,
        },
      };
    }
    if (path.endsWith('/oauth2/v2.0/token')) {
      return {
        body: { token_type: 'Bearer', expires_in: 3_599, ext_expires_in: 3_599, access_token: 'bot-token' },
      };
    }
    asked.push(request);
    return service(request, asked.length - 1);
  }

  before(async function () {
    distrust = trust(certificate.cert);
    if (!distrust) return this.skip();
    folder = await mkdtemp(join(tmpdir(), 'token-service-'));
    standIn = await startStandIn(answering, (listener) => createServer(certificate, listener), 'https');
    base = standIn.url;
  });
  after(async () => {
    distrust?.();
    await standIn?.close();
    if (folder) await rm(folder, { recursive: true });
  });
  beforeEach(() => {
    asked = [];
    service = () => granted;
  });

  const granted: StandInAnswer = {
    body: {
      channelId: 'msteams',
      connectionName: 'PC',
      token: 'alex-token',
      expiration: new Date(Date.now() + 3_600_000).toISOString(),
    },
  };
  const refused = (message: string): StandInAnswer => ({
    status: 400,
    body: { error: { code: 'ServiceError', message } },
  });
  const secret: () => EntraIdentity = () => ({
    kind: 'secret',
    tenantId,
    clientId,
    clientSecret: 'a-secret',
    authorityHost: base,
  });
  const open = (identity = secret()) => {
    const app = createEntraTokens({ identity });
    const persons = createTokenService({
      baseUrl: `${base}/`,
      connections: { 'partner-center': 'PC', graph: 'Mail' },
      tokens: app,
      userIdOf: async (person) => (person === alex.id ? '29:alex' : undefined),
    });
    return { persons, tokens: withPersons(app, persons) };
  };
  const faultOf = async (work: Promise<unknown>): Promise<Fault> => {
    const error: unknown = await work.then(
      () => undefined,
      (thrown: unknown) => thrown,
    );
    assert.ok(isFault(error), String(error));
    return error;
  };

  it('is asked as the bot, for the person as Teams calls them, and once while the token lasts', async () => {
    const { tokens } = open();
    assert.equal(await tokens.forPerson(alex.id, system), 'alex-token');
    assert.equal(await tokens.forPerson(alex.id, system), 'alex-token');
    const [request, ...more] = asked;
    assert.deepEqual(more, []);
    assert.equal(request?.path, '/api/usertoken/GetToken');
    assert.deepEqual(Object.fromEntries(request.query), {
      userId: '29:alex',
      connectionName: 'PC',
      channelId: 'msteams',
    });
    assert.equal(request.headers.authorization, 'Bearer bot-token');
  });

  it('is asked by a bot that has a certificate in place of a secret', async () => {
    const { privateKey, publicKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
    const pem = createLocalCertificate({ publicKey, privateKey });
    const certificatePath = join(folder, 'bot.pem');
    await writeFile(certificatePath, `${pem.key}${pem.cert}`);
    const { tokens } = open({
      kind: 'certificate',
      tenantId,
      clientId,
      certificatePath,
      authorityHost: base,
    });
    assert.equal(await tokens.forPerson(alex.id, system), 'alex-token');
    const form = standIn.requests.filter(({ path }) => path.endsWith('/oauth2/v2.0/token')).at(-1);
    const given = new URLSearchParams(form?.body);
    assert.equal(
      given.get('client_assertion_type'),
      'urn:ietf:params:oauth:client-assertion-type:jwt-bearer',
    );
    assert.equal(given.get('client_secret'), null);
  });

  it('is asked by a bot that has an identity which Azure manages, and no secret at all', async () => {
    const azure = await startStandIn(() => ({
      body: {
        access_token: 'managed-token',
        expires_on: String(Math.floor(Date.now() / 1_000) + 3_600),
        resource: 'https://api.botframework.com',
        token_type: 'Bearer',
        client_id: clientId,
      },
    }));
    // As App Service tells it to a process.
    const told = { IDENTITY_ENDPOINT: `${azure.url}/msi/token`, IDENTITY_HEADER: 'known-to-the-process' };
    const before = Object.keys(told).map((name) => [name, process.env[name]] as const);
    Object.assign(process.env, told);
    try {
      const { tokens } = open({ kind: 'managed-identity', clientId });
      assert.equal(await tokens.forPerson(alex.id, system), 'alex-token');
      assert.equal(asked.at(-1)?.headers.authorization, 'Bearer managed-token');
      const [request] = azure.requests;
      assert.equal(request?.headers['x-identity-header'], 'known-to-the-process');
      assert.equal(request?.query.get('client_id'), clientId);
    } finally {
      for (const [name, value] of before) {
        if (value === undefined) delete process.env[name];
        else process.env[name] = value;
      }
      await azure.close();
    }
  });

  it('lets nobody act with the token of another, and sends none in to be exchanged', async () => {
    const tokenOf = (oid: string) =>
      ['{}', JSON.stringify({ oid }), ''].map((part) => Buffer.from(part).toString('base64url')).join('.');
    const { persons } = open();
    const another = tokenOf('a1000000-0000-4000-8000-000000000002');
    const refusal = await faultOf(persons.exchange(alex.id, system, another));
    assert.equal(refusal.code, 'sign-in/other-account');
    assert.deepEqual(asked, []);
    service = () => ({ body: { connectionName: 'PC', token: another } });
    assert.equal((await faultOf(open().tokens.forPerson(alex.id, system))).code, 'sign-in/other-account');
    const own = tokenOf(alex.id.toUpperCase());
    service = () => ({ body: { connectionName: 'PC', token: own } });
    assert.equal(await open().tokens.forPerson(alex.id, system), own);
  });

  it('shows a new token of its own where the old one is refused', async () => {
    service = (_request, index) => (index === 0 ? { status: 401 } : granted);
    assert.equal(await open().tokens.forPerson(alex.id, system), 'alex-token');
    service = () => ({ status: 401 });
    assert.equal((await faultOf(open().tokens.forPerson(alex.id, system))).code, 'sign-in/refused');
  });

  for (const [what, answer, code] of [
    ['nothing granted', { status: 404, body: '' }, 'sign-in/needed'],
    ['a grant that has run out', refused('AADSTS700082: The refresh token has expired.'), 'sign-in/needed'],
    ['no second factor', refused('AADSTS50076: use multi-factor authentication'), 'sign-in/second-factor'],
    ['no consent', refused('AADSTS65001: not consented'), 'sign-in/consent'],
    ['an access rule', refused('AADSTS53003: blocked'), 'sign-in/blocked'],
    ['a refusal without a number', refused('Something else.'), 'sign-in/needed'],
    ['throttling', { status: 429, headers: { 'retry-after': '3' } }, 'sign-in/unavailable'],
    ['500', { status: 500 }, 'sign-in/unavailable'],
    ['a cut line', 'lost', 'sign-in/unavailable'],
    ['a page in place of JSON', { body: '<html>' }, 'sign-in/unavailable'],
  ] as const) {
    it(`tells ${what} as ${code}, and for whom`, async () => {
      service = () => answer;
      const { persons } = open();
      const one = await faultOf(persons.token(alex.id, system));
      const other = await faultOf(persons.exchange(alex.id, system, 'of-teams'));
      for (const fault of [one, other]) {
        assert.equal(fault.code, code);
        if (code === 'sign-in/unavailable') continue;
        assert.equal(fault.details.person, alex.id);
        assert.equal(fault.details.system, system);
        assert.doesNotMatch(JSON.stringify(fault.details), /of-teams|bot-token/);
      }
    });
  }

  it('gives a token in exchange for Teams’ own, which goes in the body alone', async () => {
    await open().persons.exchange(alex.id, 'graph', 'of-teams');
    const [request] = asked;
    assert.equal(`${request?.method} ${request?.path}`, 'POST /api/usertoken/exchange');
    assert.equal(request?.query.get('connectionName'), 'Mail');
    assert.deepEqual(JSON.parse(request?.body ?? ''), { token: 'of-teams' });
    assert.doesNotMatch(String(request?.query), /of-teams/);
  });

  it('tells a wrong code from a right one, and forgets a person everywhere', async () => {
    const { persons } = open();
    service = ({ query }) => (query.get('code') === '123456' ? granted : { status: 404 });
    assert.equal(await persons.redeem(alex.id, system, '123456'), true);
    assert.equal(await persons.redeem(alex.id, system, '654321'), false);
    asked = [];
    service = () => ({ status: 200, body: {} });
    await persons.signOut(alex.id);
    assert.deepEqual(
      asked.map(({ method, path, query }) => `${method} ${path} ${query.get('connectionName')}`),
      ['DELETE /api/usertoken/SignOut PC', 'DELETE /api/usertoken/SignOut Mail'],
    );
  });
});
