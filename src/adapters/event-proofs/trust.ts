/** Whom we believe that an event is signed by: Microsoft, or in a rehearsal the rehearsal's own authority. */
import { X509Certificate } from 'node:crypto';
import { rootCertificates } from 'node:tls';

export interface EventTrust {
  /** Where a signing certificate may be fetched from, exactly; with the port where it is not the usual one. */
  readonly certificateHosts: readonly string[];
  /** Where the certificates between it and a root may be fetched from. */
  readonly issuerHosts: readonly string[];
  /** The common name of the signing certificate. */
  readonly subject: string;
  /** Plain http, for addresses of this machine alone. */
  readonly scheme: 'https' | 'http';
  /** Where the only root is that is believed; absent: the roots that come with Node. */
  readonly rootUrl?: string;
}

const longestAddress = 500;

/** The address when it may be asked: these hosts, this scheme, and nothing but a path. */
export function allowedAddress(
  text: string,
  { hosts, scheme }: { readonly hosts: readonly string[]; readonly scheme: EventTrust['scheme'] },
): URL | undefined {
  const url = text.length <= longestAddress ? URL.parse(text) : null;
  if (url?.protocol !== `${scheme}:` || !hosts.includes(url.host)) return undefined;
  const isPlain = url.username === '' && url.password === '' && url.search === '' && url.hash === '';
  return isPlain ? url : undefined;
}

export function builtInRoots(): readonly X509Certificate[] {
  return rootCertificates.map((pem) => new X509Certificate(pem));
}
