/** The way that production takes: Microsoft's own token handling, over https, to hosts that stand in for the real ones. */
import assert from 'node:assert/strict';
import { createServer } from 'node:https';
import { createGraphClient } from '../../../src/adapters/graph/graph-client.ts';
import { createGraphTenants } from '../../../src/adapters/graph/graph-tenants.ts';
import { createEntraTokens } from '../../../src/adapters/tokens/entra-tokens.ts';
import { isFault } from '../../../src/ports/faults.ts';
import { createLocalCertificate, trust } from '../local-certificate.ts';
import { createPlainTokens } from '../plain-tokens.ts';
import { type StandIn, type StandInRequest, startStandIn } from '../stand-in.ts';

const tenantId = '11111111-1111-4111-8111-111111111111';
const clientId = 'c0000000-0000-4000-8000-000000000001';

describe('Graph and sign-in over https', () => {
  const certificate = createLocalCertificate();
  let standIn: StandIn | undefined;
  let distrust: (() => void) | undefined;
  let base = '';
  let requests: readonly StandInRequest[] = [];
  let isSecretRight = true;

  function answering({ path }: StandInRequest) {
    if (path.endsWith('/.well-known/openid-configuration')) {
      return {
        body: {
          issuer: `${base}/${tenantId}/v2.0`,
          authorization_endpoint: `${base}/${tenantId}/oauth2/v2.0/authorize`,
          token_endpoint: `${base}/${tenantId}/oauth2/v2.0/token`,
          jwks_uri: `${base}/${tenantId}/discovery/v2.0/keys`,
        },
      };
    }
    if (path.endsWith('/oauth2/v2.0/token')) {
      return isSecretRight
        ? {
            body: {
              token_type: 'Bearer',
              expires_in: 3_599,
              ext_expires_in: 3_599,
              access_token: 'real-token',
            },
          }
        : { status: 401, body: { error: 'invalid_client', error_description: 'AADSTS7000215' } };
    }
    return { body: { tenantId, displayName: 'Larkfield', defaultDomainName: 'larkfield.example' } };
  }

  before(async function () {
    distrust = trust(certificate.cert);
    if (!distrust) return this.skip();
    standIn = await startStandIn(answering, (listener) => createServer(certificate, listener), 'https');
    base = standIn.url;
    requests = standIn.requests;
  });
  after(async () => {
    distrust?.();
    await standIn?.close();
  });
  beforeEach(() => {
    isSecretRight = true;
  });

  const entra = () =>
    createEntraTokens({
      identity: { kind: 'secret', tenantId, clientId, clientSecret: 'a-secret', authorityHost: base },
    });

  it('gives the token to the host that was configured', async () => {
    const graph = createGraphClient({ baseUrl: `${base}/graph`, tokens: createPlainTokens() });
    await createGraphTenants({ graph }).byDomain('larkfield.example');
    assert.equal(requests.at(-1)?.headers.authorization, 'Bearer graph/app-1');
  });

  it('signs in with the client secret and calls Graph with what it got', async () => {
    const app = entra();
    const tokens = { ...app, forPerson: () => Promise.reject(new Error('nobody signs in here')) };
    const graph = createGraphClient({ baseUrl: `${base}/graph`, tokens });
    const found = await createGraphTenants({ graph }).byDomain('larkfield.example');
    assert.equal(found.kind, 'found');
    assert.equal(requests.at(-1)?.headers.authorization, 'Bearer real-token');
    const asked = requests.filter(({ path }) => path.endsWith('/oauth2/v2.0/token'));
    const form = new URLSearchParams(asked.at(-1)?.body);
    assert.equal(form.get('grant_type'), 'client_credentials');
    assert.equal(form.get('client_secret'), 'a-secret');
    assert.match(form.get('scope') ?? '', /https:\/\/graph\.microsoft\.com\/\.default/);

    tokens.forget('graph');
    await tokens.forApp('graph');
    const again = requests.filter(({ path }) => path.endsWith('/oauth2/v2.0/token'));
    assert.equal(again.length, asked.length + 1);
  });

  it('tells a wrong secret as a refusal', async () => {
    isSecretRight = false;
    await assert.rejects(
      entra().forApp('graph'),
      (error) => isFault(error) && error.code === 'sign-in/refused',
    );
  });
});
