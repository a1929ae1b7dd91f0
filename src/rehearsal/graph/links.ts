/** Absolute addresses on this service, which the caller follows as they are. */
import type { Call } from './guard.ts';

const here = ({ exchange }: Call) =>
  new URL(`http://${exchange.headers.host ?? '127.0.0.1'}${exchange.url.pathname}${exchange.url.search}`);

/** The same call with one option set anew. */
export function linkWith(call: Call, option: string, value: string): string {
  const url = here(call);
  url.searchParams.set(option, value);
  return url.href;
}

/** The same path with nothing but a token, which stands for all options. */
export function linkWithToken(call: Call, option: '$skiptoken' | '$deltatoken', token: string): string {
  const url = here(call);
  url.search = `?${option}=${token}`;
  return url.href;
}

/** What lies below the path of the call. */
export function linkBelow(call: Call, rest: string): string {
  const url = here(call);
  url.search = '';
  return `${url.href}/${encodeURIComponent(rest)}`;
}
