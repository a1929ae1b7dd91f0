/** Whether a certificate stands below a root that is believed, certificate by certificate. */
import type { X509Certificate } from 'node:crypto';
import type { FetchedCertificate } from './fetch-certificate.ts';

export type Chained = 'trusted' | 'untrusted' | 'unreachable';

interface ChainDependencies {
  readonly roots: readonly X509Certificate[];
  /** The certificate of an issuer by the address that the certificate below it names; absent where it may not be asked. */
  readonly issuerAt: (address: string) => Promise<FetchedCertificate | undefined>;
  readonly now: Date;
}

/** A root, two authorities at most, and the one that signs. */
const longestChain = 3;

export async function isChained(leaf: X509Certificate, deps: ChainDependencies): Promise<Chained> {
  if (leaf.ca) return 'untrusted';
  let current = leaf;
  for (let length = 0; length < longestChain; length += 1) {
    if (!isValid(current, deps.now)) return 'untrusted';
    if (deps.roots.some((root) => isIssuer(root, current, deps.now))) return 'trusted';
    const address = issuerAddress(current);
    const issuer = address === undefined ? undefined : await deps.issuerAt(address);
    if (issuer?.kind === 'unreachable') return 'unreachable';
    if (issuer?.kind !== 'fetched' || !isIssuer(issuer.certificate, current, deps.now)) return 'untrusted';
    current = issuer.certificate;
  }
  return 'untrusted';
}

function isIssuer(issuer: X509Certificate, of: X509Certificate, now: Date): boolean {
  return issuer.ca && isValid(issuer, now) && of.checkIssued(issuer) && of.verify(issuer.publicKey);
}

function isValid({ validFromDate, validToDate }: X509Certificate, now: Date): boolean {
  return validFromDate <= now && now <= validToDate;
}

/** From the extension that names where the issuer's own certificate is. */
function issuerAddress({ infoAccess }: X509Certificate): string | undefined {
  return /^CA Issuers - URI:(\S+)$/m.exec(infoAccess ?? '')?.[1];
}
