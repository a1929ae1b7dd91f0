/** The signing certificates that were found good, kept so that not every event asks for one. */
import type { X509Certificate } from 'node:crypto';
import type { Disproof } from '../../ports/event-proofs.ts';
import { builtInRoots, allowedAddress, type EventTrust } from './trust.ts';
import { type Chained, isChained } from './chain.ts';
import { fetchCertificate, type FetchedCertificate, type FetchLimits } from './fetch-certificate.ts';

export type FoundCertificate =
  | { readonly kind: 'found'; readonly certificate: X509Certificate; readonly ageMs: number }
  | { readonly kind: 'refused'; readonly why: Disproof }
  | { readonly kind: 'unreachable' };

export interface CertificateDesk {
  /** `freshest`: what is kept may be no older than this. */
  find(url: URL, freshestMs?: number): Promise<FoundCertificate>;
}

interface DeskDependencies extends FetchLimits {
  readonly trust: EventTrust;
  readonly now: () => Date;
}

const keptMs = 6 * 60 * 60_000;
const mostKept = 8;
/** Strangers may name one address after the other: so many are asked in a minute. */
const mostAMinute = 12;

interface Kept {
  readonly certificate: X509Certificate;
  readonly atMs: number;
}

export function createCertificateDesk(deps: DeskDependencies): CertificateDesk {
  const { trust, now } = deps;
  const kept = new Map<string, Kept>();
  const asking = new Map<string, Promise<FoundCertificate>>();
  const roots = createRoots(deps);
  let askedMs: readonly number[] = [];

  function mayAsk(): boolean {
    const nowMs = now().getTime();
    askedMs = askedMs.filter((one) => Math.abs(nowMs - one) < 60_000);
    if (askedMs.length >= mostAMinute) return false;
    askedMs = [...askedMs, nowMs];
    return true;
  }

  async function ask(url: URL): Promise<FoundCertificate> {
    const fetched = await fetchCertificate(url, deps);
    if (fetched.kind === 'unreachable') return { kind: 'unreachable' };
    if (fetched.kind === 'none') return { kind: 'refused', why: 'certificate-missing' };
    const { certificate } = fetched;
    if (!isNamed(certificate, trust.subject)) return { kind: 'refused', why: 'certificate-name' };
    const chained = await chainOf(certificate, await roots(), deps);
    if (chained === 'unreachable') return { kind: 'unreachable' };
    if (chained === 'untrusted') return { kind: 'refused', why: 'certificate-chain' };
    const [oldest] = kept.keys();
    kept.delete(url.href);
    if (kept.size >= mostKept && oldest !== undefined) kept.delete(oldest);
    kept.set(url.href, { certificate, atMs: now().getTime() });
    return { kind: 'found', certificate, ageMs: 0 };
  }

  return {
    async find(url, freshestMs = keptMs) {
      const known = kept.get(url.href);
      const ageMs = known ? Math.abs(now().getTime() - known.atMs) : 0;
      if (known && ageMs <= freshestMs && known.certificate.validToDate >= now()) {
        return { kind: 'found', certificate: known.certificate, ageMs };
      }
      const running = asking.get(url.href);
      if (running !== undefined) return running;
      if (!mayAsk()) return { kind: 'unreachable' };
      const work = ask(url).finally(() => asking.delete(url.href));
      asking.set(url.href, work);
      return work;
    },
  };
}

/** The subject, and Microsoft as the one who issued it: its own name alone could be anybody's. */
function isNamed({ subject, issuer }: X509Certificate, commonName: string): boolean {
  const has = (name: string | undefined, line: string) => (name ?? '').split('\n').includes(line);
  return has(subject, `CN=${commonName}`) && has(issuer, 'O=Microsoft Corporation');
}

async function chainOf(
  leaf: X509Certificate,
  roots: readonly X509Certificate[] | undefined,
  deps: DeskDependencies,
): Promise<Chained> {
  const { trust, now } = deps;
  if (roots === undefined) return 'unreachable';
  const issuerAt = async (address: string): Promise<FetchedCertificate | undefined> => {
    // They are named with http throughout; the same hosts have them by https.
    const secure = trust.scheme === 'https' ? address.replace(/^http:/i, 'https:') : address;
    const url = allowedAddress(secure, { hosts: trust.issuerHosts, scheme: trust.scheme });
    return url && fetchCertificate(url, deps);
  };
  return isChained(leaf, { roots, issuerAt, now: now() });
}

/** Read when first needed: there are more than a hundred, and most processes never see an event. */
function createRoots(deps: DeskDependencies): () => Promise<readonly X509Certificate[] | undefined> {
  const { rootUrl } = deps.trust;
  let builtIn: readonly X509Certificate[] | undefined;
  return async () => {
    if (rootUrl === undefined) {
      builtIn ??= builtInRoots();
      return builtIn;
    }
    const root = await fetchCertificate(new URL(rootUrl), deps);
    return root.kind === 'fetched' ? [root.certificate] : undefined;
  };
}
