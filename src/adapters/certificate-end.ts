import { createPrivateKey, type KeyObject, X509Certificate } from 'node:crypto';
import { readFile } from 'node:fs/promises';

/**
 * Until when the certificate in a PEM file counts; the private key may stand before it. Read anew each time, since the
 * file can be renewed under a running service. Absent where it cannot be read: whoever signs in with it will say so.
 */
export async function certificateEnd(path: string): Promise<string | undefined> {
  try {
    return new X509Certificate(await readFile(path)).validToDate.toISOString();
  } catch {
    return undefined;
  }
}

/** Completes "The variable with its path …"; absent where one can sign in with what is in the file. */
export async function certificateProblem(path: string): Promise<string | undefined> {
  let text: Buffer;
  try {
    text = await readFile(path);
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? error.code : 'unreadable';
    return `names a file that cannot be read (${code})`;
  }
  let certificate: X509Certificate;
  let key: KeyObject;
  try {
    certificate = new X509Certificate(text);
  } catch {
    return 'names a file without a certificate in PEM form';
  }
  try {
    key = createPrivateKey(text);
  } catch {
    return 'names a file without the private key of the certificate';
  }
  return certificate.checkPrivateKey(key)
    ? undefined
    : 'names a file with a private key that is not the certificate’s';
}
