import { resolveAddresses } from './addresses.ts';
import { need, type Values } from './read-environment.ts';

/** By whom an event of Partner Center has to be signed. */
export interface EventTrustConfig {
  readonly certificateHosts: readonly string[];
  readonly issuerHosts: readonly string[];
  readonly subject: string;
  readonly scheme: 'https' | 'http';
  /** Only in a rehearsal: where its own root is, the only one that is believed there. */
  readonly rootUrl?: string;
}

export function realTrust(values: Values): EventTrustConfig {
  return {
    certificateHosts: need(values, 'EVENT_CERTIFICATE_HOSTS'),
    issuerHosts: need(values, 'EVENT_ISSUER_HOSTS'),
    subject: need(values, 'EVENT_CERTIFICATE_SUBJECT'),
    scheme: 'https',
  };
}

/** The imitated Partner Center signs with a certificate of its own, and shows the root above it. */
export function rehearsalTrust(values: Values): EventTrustConfig {
  const { partnerCenter } = resolveAddresses(values, 'rehearsal').addresses;
  return {
    certificateHosts: ownHosts(partnerCenter),
    issuerHosts: [],
    subject: need(values, 'EVENT_CERTIFICATE_SUBJECT'),
    scheme: new URL(partnerCenter).protocol === 'https:' ? 'https' : 'http',
    rootUrl: `${partnerCenter}/certificates/rehearsal-root.cer`,
  };
}

/** By whichever name of this machine it is called. */
export function ownHosts(address: string): readonly string[] {
  const { host, port } = new URL(address);
  return [...new Set([host, `127.0.0.1:${port}`, `localhost:${port}`])];
}
