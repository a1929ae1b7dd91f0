import assert from 'node:assert/strict';
import { createServer } from 'node:https';
import { createEntraTokens } from '../../../src/adapters/tokens/entra-tokens.ts';
import { isFault } from '../../../src/ports/faults.ts';
import { createLocalCertificate, trust } from '../local-certificate.ts';
import { startStandIn, type StandInAnswer } from '../stand-in.ts';

const identity = { kind: 'managed-identity', clientId: 'c0000000-0000-4000-8000-000000000001' } as const;

function withCredential(getToken: (scope: string, count: number) => Promise<string>) {
  const scopes: string[] = [];
  const tokens = createEntraTokens({
    identity,
    createCredential: async () => ({
      getToken: async (scope) => {
        scopes.push(String(scope));
        const token = await getToken(String(scope), scopes.length);
        return { token, expiresOnTimestamp: Date.now() + 3_600_000 };
      },
    }),
  });
  return { tokens, scopes };
}

describe('the tokens of Entra ID', () => {
  it('are asked for by audience, and kept', async () => {
    const { tokens, scopes } = withCredential(async (_, count) => `token-${count}`);
    assert.equal(await tokens.forApp('graph'), 'token-1');
    assert.equal(await tokens.forApp('partner-center'), 'token-2');
    assert.equal(await tokens.forApp('graph'), 'token-1');
    tokens.forget('graph');
    assert.equal(await tokens.forApp('graph'), 'token-3');
    assert.deepEqual(scopes, [
      'https://graph.microsoft.com/.default',
      'https://api.partnercenter.microsoft.com/.default',
      'https://graph.microsoft.com/.default',
    ]);
  });

  for (const [facts, code] of [
    [{ name: 'AuthenticationRequiredError' }, 'sign-in/refused'],
    [{ name: 'AuthenticationError', statusCode: 400 }, 'sign-in/refused'],
    [{ name: 'AuthenticationError', statusCode: 429 }, 'sign-in/unavailable'],
    [{ name: 'AuthenticationError', statusCode: 503 }, 'sign-in/unavailable'],
    [{ name: 'CredentialUnavailableError' }, 'sign-in/unavailable'],
    [{ name: 'AbortError' }, 'sign-in/unavailable'],
  ] as const) {
    it(`tell ${JSON.stringify(facts)} as ${code}`, async () => {
      const { tokens } = withCredential(() => Promise.reject(Object.assign(new Error('no'), facts)));
      await assert.rejects(tokens.forApp('graph'), (error) => isFault(error) && error.code === code);
    });
  }

  it('are asked for at one place, wherever its answers lead', async function () {
    const certificate = createLocalCertificate();
    const distrust = trust(certificate.cert);
    if (!distrust) return this.skip();
    const start = (answer: (path: string) => StandInAnswer) =>
      startStandIn(
        ({ path }) => answer(path),
        (listener) => createServer(certificate, listener),
        'https',
      );
    const elsewhere = await start(() => ({
      body: { token_type: 'Bearer', access_token: 'x', expires_in: 60 },
    }));
    const tenantId = '11111111-1111-4111-8111-111111111111';
    const answers: StandInAnswer[] = [];
    const entra = await start((path) => {
      if (!path.endsWith('/openid-configuration')) return answers[0] ?? { status: 500 };
      const base = `${entra.url}/${tenantId}`;
      return {
        body: {
          issuer: `${base}/v2.0`,
          authorization_endpoint: `${base}/oauth2/v2.0/authorize`,
          token_endpoint: `${base}/oauth2/v2.0/token`,
          jwks_uri: `${base}/discovery/v2.0/keys`,
        },
      };
    });
    try {
      const { url: authorityHost } = entra;
      for (const status of [301, 302, 303, 307, 308]) {
        for (const location of [`${elsewhere.url}/oauth2/v2.0/token`, `${authorityHost}/elsewhere`]) {
          answers[0] = { status, headers: { location } };
          const clientSecret = 'a~secret';
          const tokens = createEntraTokens({
            identity: { kind: 'secret', tenantId, clientId: identity.clientId, clientSecret, authorityHost },
          });
          await assert.rejects(tokens.forApp('graph'), (error) => isFault(error), `${status} ${location}`);
        }
      }
      assert.ok(
        entra.requests.some(({ path, body }) => path.endsWith('/token') && body.includes('a~secret')),
      );
      assert.deepEqual(elsewhere.requests, []);
      assert.ok(entra.requests.every(({ path }) => path !== '/elsewhere'));
    } finally {
      await Promise.all([entra.close(), elsewhere.close()]);
      distrust();
    }
  });
});
