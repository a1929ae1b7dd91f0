import assert from 'node:assert/strict';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { certificateEnd } from '../../src/adapters/certificate-end.ts';
import { createLocalCertificate } from './local-certificate.ts';

describe('the end of the certificate in a file', () => {
  let folder: string;
  before(async () => {
    folder = await mkdtemp(join(tmpdir(), 'certificate-'));
  });
  after(() => rm(folder, { recursive: true }));

  it('is read from the file as the service uses it, with the key before or behind the certificate', async () => {
    const { cert, key } = createLocalCertificate();
    for (const [name, text] of [
      ['before.pem', key + cert],
      ['behind.pem', cert + key],
    ] as const) {
      const path = join(folder, name);
      await writeFile(path, text);
      const end = Date.parse((await certificateEnd(path)) ?? '');
      assert.ok(end > Date.now() && end < Date.now() + 2 * 86_400_000, name);
    }
  });

  it('is not known where there is no file, or no certificate in it', async () => {
    assert.equal(await certificateEnd(join(folder, 'missing.pem')), undefined);
    await writeFile(join(folder, 'empty.pem'), 'nothing');
    assert.equal(await certificateEnd(join(folder, 'empty.pem')), undefined);
  });
});
