/** Checks the signature of an event as Partner Center documents it (API reference 7.3). */
import { type KeyObject, verify } from 'node:crypto';
import type { Disproof, EventProof, EventProofs, SignedCall } from '../../ports/event-proofs.ts';
import { createCertificateDesk } from './certificate-desk.ts';
import { allowedAddress, type EventTrust } from './trust.ts';

interface Dependencies {
  readonly trust: EventTrust;
  /** The machine's own time, in which certificates are valid. */
  readonly now?: () => Date;
  readonly fetch?: typeof fetch;
  readonly timeoutMs?: number;
}

const algorithms: Readonly<Record<string, string>> = {
  'rsa-sha256': 'sha256',
  'rsa-sha384': 'sha384',
  'rsa-sha512': 'sha512',
};

/** A certificate that was fetched this lately is not fetched anew because a signature does not fit it. */
const surelyFreshMs = 60_000;

interface Signed {
  readonly url: URL;
  readonly hash: string;
  readonly signature: Buffer;
}

const refused = (why: Disproof): EventProof => ({ kind: 'refused', why });

export function createEventProofs(deps: Dependencies): EventProofs {
  const { trust, now = () => new Date(), timeoutMs = 4_000 } = deps;
  const desk = createCertificateDesk({ trust, now, timeoutMs, fetch: deps.fetch ?? fetch });
  return {
    async check(call) {
      const signed = readSignature(call, trust);
      if (typeof signed === 'string') return refused(signed);
      let found = await desk.find(signed.url);
      if (found.kind === 'found' && found.ageMs > surelyFreshMs && !fits(call, signed, found)) {
        // The certificate behind the same address may have been renewed.
        found = await desk.find(signed.url, surelyFreshMs);
      }
      if (found.kind === 'unreachable') return { kind: 'unknown' };
      if (found.kind === 'refused') return found;
      return fits(call, signed, found) ? { kind: 'genuine' } : refused('signature');
    },
  };
}

function readSignature({ headers }: SignedCall, trust: EventTrust): Signed | Disproof {
  const one = (name: string) => {
    const value = headers[name];
    return typeof value === 'string' ? value.trim() : undefined;
  };
  const token = /^Signature ([A-Za-z0-9+/]{300,2000}={0,2})$/i.exec(
    one('x-ms-signature') ?? one('authorization') ?? '',
  )?.[1];
  const address = one('x-ms-certificate-url');
  const algorithm = one('x-ms-signature-algorithm');
  if (token === undefined || address === undefined || algorithm === undefined) return 'unsigned';
  const known = algorithm.toLowerCase();
  const hash = Object.hasOwn(algorithms, known) ? algorithms[known] : undefined;
  if (hash === undefined) return 'algorithm';
  const url = allowedAddress(address, { hosts: trust.certificateHosts, scheme: trust.scheme });
  return url ? { url, hash, signature: Buffer.from(token, 'base64') } : 'certificate-address';
}

function fits(
  { body }: SignedCall,
  { hash, signature }: Signed,
  { certificate }: { readonly certificate: { readonly publicKey: KeyObject } },
): boolean {
  const key = certificate.publicKey;
  const isStrong = key.asymmetricKeyType === 'rsa' && (key.asymmetricKeyDetails?.modulusLength ?? 0) >= 2048;
  return isStrong && verify(hash, body, key, signature);
}
