/** Values that are well formed and wrong: the process says so in a sentence, and ends. */
import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { startStandIn } from '../adapters/stand-in.ts';

const run = promisify(execFile);

async function said(environment: Readonly<Record<string, string>>): Promise<string> {
  const env = { PATH: process.env.PATH, PORT: '0', LOG_LEVEL: 'silent', ...environment };
  const failed = await run(process.execPath, ['src/main.ts'], { env }).catch((error: unknown) => error);
  const { code, stderr } = failed as { readonly code?: number; readonly stderr: string };
  assert.equal(code, 1, stderr);
  return stderr;
}

const real = {
  MicrosoftAppId: 'c0000000-0000-4000-8000-000000000001',
  MicrosoftAppType: 'SingleTenant',
  MicrosoftAppTenantId: '11111111-1111-4111-8111-111111111111',
  ADMIN_AGENTS_GROUP_ID: 'a9000000-0000-4000-8000-0000000000aa',
  HISTORY_KEY: 'a-long-random-text-for-the-history-of-tests',
};

describe('a service that cannot start', () => {
  it('says that the database does not answer, or does not take the key, and what to look at', async () => {
    const standIn = await startStandIn(() => ({
      status: 401,
      body: { code: 'Unauthorized', message: 'no' },
    }));
    try {
      const [silent, refusing] = await Promise.all([
        said({ REHEARSAL_PORT: 'off', COSMOS_ENDPOINT: 'http://127.0.0.1:1', COSMOS_KEY: 'YQ==' }),
        said({ REHEARSAL_PORT: 'off', COSMOS_ENDPOINT: standIn.url, COSMOS_KEY: 'YQ==' }),
      ]);
      assert.equal(
        silent,
        'Customer Connect cannot start: the database at http://127.0.0.1:1 does not answer (ECONNREFUSED). Look whether COSMOS_ENDPOINT is right and can be reached from here.\n',
      );
      assert.match(refusing, /^Customer Connect cannot start: .* does not take the key\. .*COSMOS_KEY.*\n$/);
    } finally {
      await standIn.close();
    }
  });

  it('names the certificate that cannot be read', async () => {
    const text = await said({
      ...real,
      COSMOS_ENDPOINT: 'https://127.0.0.1:1',
      COSMOS_KEY: 'YQ==',
      SHARED_MAILBOX: 'partner-desk@reseller.example',
      MicrosoftAppCertificatePath: 'no-such-file.pem',
    });
    assert.match(text, /MicrosoftAppCertificatePath names a file that cannot be read \(ENOENT\)/);
  });
});
