import assert from 'node:assert/strict';
import { createEntraTokens } from '../../../src/adapters/tokens/entra-tokens.ts';
import { isFault } from '../../../src/ports/faults.ts';

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
});
