import assert from 'node:assert/strict';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { certificateEnd, certificateProblem } from '../../src/adapters/certificate-end.ts';
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

describe('a certificate with which one cannot sign in', () => {
  let folder: string;
  before(async () => {
    folder = await mkdtemp(join(tmpdir(), 'certificate-'));
  });
  after(() => rm(folder, { recursive: true }));

  it('is told at the start, by what is wrong with its file', async () => {
    const [one, other] = [createLocalCertificate(), createLocalCertificate()];
    const cases = [
      ['whole.pem', one.key + one.cert, undefined],
      ['none.pem', undefined, /cannot be read \(ENOENT\)/],
      ['text.pem', 'a note', /without a certificate/],
      ['half.pem', one.cert, /without the private key/],
      ['mixed.pem', one.cert + other.key, /not the certificate/],
    ] as const;
    for (const [name, text, expected] of cases) {
      const path = join(folder, name);
      if (text !== undefined) await writeFile(path, text);
      const problem = await certificateProblem(path);
      if (expected) assert.match(problem ?? '', expected, name);
      else assert.equal(problem, undefined);
    }
  });
});
