/** Fetches a certificate from an address that a stranger may have named: no redirect, few bytes, little time. */
import { X509Certificate } from 'node:crypto';
import { withDeadline } from '../deadline.ts';

const mostBytes = 16 * 1024;

export type FetchedCertificate =
  | { readonly kind: 'fetched'; readonly certificate: X509Certificate }
  /** The host answers, and there is no certificate. */
  | { readonly kind: 'none' }
  | { readonly kind: 'unreachable' };

export interface FetchLimits {
  readonly fetch: typeof fetch;
  readonly timeoutMs: number;
}

/** Certificates are public: nothing of ours goes along with the question. */
export async function fetchCertificate(
  url: URL,
  { fetch, timeoutMs }: FetchLimits,
): Promise<FetchedCertificate> {
  try {
    return await withDeadline({ timeoutMs }, async (signal) => {
      const response = await fetch(url, { redirect: 'error', signal });
      if (response.status !== 200) {
        await response.body?.cancel();
        return { kind: response.status >= 500 || response.status === 429 ? 'unreachable' : 'none' };
      }
      const bytes = await readAtMost(response, mostBytes);
      return bytes === undefined ? { kind: 'none' } : readCertificate(bytes);
    });
  } catch {
    return { kind: 'unreachable' };
  }
}

async function readAtMost(response: Response, most: number): Promise<Buffer | undefined> {
  if (!response.body) return undefined;
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of response.body) {
    size += chunk.length;
    // Leaving the loop cancels the rest.
    if (size > most) return undefined;
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}

function readCertificate(bytes: Buffer): FetchedCertificate {
  try {
    return { kind: 'fetched', certificate: new X509Certificate(bytes) };
  } catch {
    return { kind: 'none' };
  }
}
