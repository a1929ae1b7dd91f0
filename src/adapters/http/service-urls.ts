/**
 * Which addresses a message may name for its answers. The bot sends a token there, so the SDK must never see
 * another one (teams-and-graph-rules 5.2).
 */
export type ServiceUrlRule = (address: string) => boolean;

function parse(address: string): URL | undefined {
  const url = URL.parse(address);
  return url && url.username === '' && url.password === '' ? url : undefined;
}

/** For a rehearsal: any service on this machine, and no other. */
export function allowLoopback(address: string): boolean {
  const url = parse(address);
  if (!url || (url.protocol !== 'http:' && url.protocol !== 'https:')) return false;
  return (
    url.hostname === 'localhost' || url.hostname === '[::1]' || /^127\.\d+\.\d+\.\d+$/.test(url.hostname)
  );
}

/** For the real thing: these hosts, by https; on its own port where none is named. */
export function allowHosts(hosts: readonly string[]): ServiceUrlRule {
  return (address) => {
    const url = parse(address);
    return url?.protocol === 'https:' && hosts.includes(url.host);
  };
}

/** For places of files: these hosts and whatever stands below them, by https and on its own port. */
export function allowBelow(hosts: readonly string[]): ServiceUrlRule {
  return (address) => {
    const url = parse(address);
    const isThere = hosts.some((host) => url?.host === host || url?.host.endsWith(`.${host}`));
    return url?.protocol === 'https:' && isThere;
  };
}
