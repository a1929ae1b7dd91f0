import assert from 'node:assert/strict';
import type { ServerResponse } from 'node:http';
import { createRehearsalTokens } from '../../../src/adapters/tokens/rehearsal-tokens.ts';
import { isFault } from '../../../src/ports/faults.ts';
import { type StandIn, type StandInAnswer, type StandInRequest, startStandIn } from '../stand-in.ts';

const tenantId = '11111111-1111-4111-8111-111111111111';
type PlainAnswer = Exclude<StandInAnswer, (response: ServerResponse) => void>;

describe('the tokens of rehearsal', () => {
  let standIn: StandIn | undefined;
  afterEach(() => standIn?.close());

  const granted = (index: number, lifeS = 3_599): PlainAnswer => ({
    body: { token_type: 'Bearer', expires_in: lifeS, access_token: `token-${index}` },
  });

  async function against(answering: (request: StandInRequest, index: number) => PlainAnswer) {
    standIn = await startStandIn(answering);
    const tokens = createRehearsalTokens({ loginUrl: `${standIn.url}/login/`, tenantId, timeoutMs: 20_000 });
    return { tokens, requests: standIn.requests };
  }

  it('asks by client credentials for the application', async () => {
    const { tokens, requests } = await against((_, index) => granted(index));
    assert.equal(await tokens.forApp('partner-center'), 'token-0');
    assert.equal(requests[0]?.path, `/login/${tenantId}/oauth2/v2.0/token`);
    const form = new URLSearchParams(requests[0]?.body);
    assert.equal(form.get('grant_type'), 'client_credentials');
    assert.equal(form.get('scope'), 'https://api.partnercenter.microsoft.com/.default');
  });

  it('fetches a token once, however many ask at once or later', async () => {
    const { tokens, requests } = await against((_, index) => granted(index));
    await Promise.all(Array.from({ length: 20 }, () => tokens.forApp('graph')));
    await tokens.forApp('graph');
    assert.equal(requests.length, 1);
  });

  it('fetches anew what was forgotten, and that alone', async () => {
    const { tokens, requests } = await against((_, index) => granted(index));
    await tokens.forApp('graph');
    await tokens.forApp('teams');
    tokens.forget('teams');
    assert.equal(await tokens.forApp('teams'), 'token-2');
    assert.equal(await tokens.forApp('graph'), 'token-0');
    assert.equal(requests.length, 3);
  });

  it('fetches anew before a token ends', async () => {
    const { tokens, requests } = await against((_, index) => granted(index, 0.001));
    const [first] = [await tokens.forApp('graph')];
    while ((await tokens.forApp('graph')) === first) await new Promise((resolve) => setImmediate(resolve));
    assert.ok(requests.length >= 2);
  });

  for (const [what, answer, code] of [
    ['a refusal', { status: 400, body: { error: 'invalid_grant' } }, 'sign-in/refused'],
    ['a wrong secret', { status: 401, body: { error: 'invalid_client' } }, 'sign-in/refused'],
    ['throttling', { status: 429, headers: { 'retry-after': '3' } }, 'sign-in/unavailable'],
    ['500', { status: 500 }, 'sign-in/unavailable'],
    ['a cut line', 'lost', 'sign-in/unavailable'],
    ['a body without a token', { body: { expires_in: 3_599 } }, 'sign-in/unavailable'],
    ['a body that is no JSON', { body: '<html>' }, 'sign-in/unavailable'],
  ] as const) {
    it(`tells ${what} as ${code}, and keeps nothing of it`, async () => {
      const { tokens } = await against((_, index) => (index === 0 ? answer : granted(index)));
      await assert.rejects(tokens.forApp('graph'), (error) => isFault(error) && error.code === code);
      assert.equal(await tokens.forApp('graph'), 'token-1');
    });
  }
});
