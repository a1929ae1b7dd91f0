import { X509Certificate } from 'node:crypto';
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
