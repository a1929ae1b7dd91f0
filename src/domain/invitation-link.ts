import { type PartnerTenantId, parseProviderTenantId, type ProviderTenantId } from './ids.ts';
import { done, type Result, refused } from './result.ts';

/**
 * The personalised link exactly as Partner Center gave it, with the provider's id put in for a joint invitation.
 * Never parsed and written anew: what goes out is this very string.
 */
export type InvitationLink = string & { readonly __invitationLink: true };

export type LinkRefusal =
  | 'not-a-link'
  | 'wrong-host'
  | 'wrong-kind'
  | 'wrong-partner'
  | 'wrong-mpn'
  | 'wrong-provider'
  | 'missing-provider'
  | 'unexpected-provider';

export interface LinkExpectation {
  readonly partnerId: PartnerTenantId;
  readonly mpnId: string | undefined;
  /** The provider of a joint invitation; absent when the reseller invites alone. */
  readonly providerId?: ProviderTenantId;
}

const hosts: ReadonlySet<string> = new Set(['admin.microsoft.com', 'admin.cloud.microsoft']);
const kinds: ReadonlySet<string> = new Set(['resellerrelationship', 'indirectresellerrelationship']);

/** By name in lower case. Values of a name that stands there twice are put together, and then equal nothing wanted. */
function parameters(url: URL): Map<string, string> {
  const named = new Map<string, string>();
  for (const [name, value] of url.searchParams) {
    const key = name.toLowerCase();
    const before = named.get(key);
    named.set(key, before === undefined ? value : `${before}, ${value}`);
  }
  return named;
}

function parseUrl(text: string): URL | undefined {
  try {
    return new URL(text);
  } catch {
    return undefined;
  }
}

/** The provider that a joint link names. */
export function providerIn(text: string): ProviderTenantId | undefined {
  const url = parseUrl(text);
  return url && parseProviderTenantId(parameters(url).get('indirectcspid')?.toLowerCase());
}

/** Checks a link against who we are and whom the draft names; the string itself is handed on untouched. */
export function checkInvitationLink(
  text: string,
  expected: LinkExpectation,
): Result<InvitationLink, LinkRefusal> {
  const url = parseUrl(text);
  if (!url || /\s/.test(text)) return refused('not-a-link');
  if (url.protocol !== 'https:' || url.port !== '' || url.username !== '' || url.password !== '') {
    return refused('wrong-host');
  }
  if (!hosts.has(url.hostname)) return refused('wrong-host');
  const named = parameters(url);
  if (!kinds.has((named.get('invtype') ?? '').toLowerCase())) return refused('wrong-kind');
  if ((named.get('partnerid') ?? '').toLowerCase() !== expected.partnerId) return refused('wrong-partner');
  const mpnId = named.get('msppid') ?? '0';
  if (mpnId !== '0' && expected.mpnId !== undefined && mpnId !== expected.mpnId) return refused('wrong-mpn');
  return checkProvider(text, named.get('indirectcspid')?.toLowerCase(), expected.providerId);
}

function checkProvider(
  text: string,
  found: string | undefined,
  wanted: ProviderTenantId | undefined,
): Result<InvitationLink, LinkRefusal> {
  if (wanted === undefined && found !== undefined) return refused('unexpected-provider');
  if (wanted !== undefined && found === undefined) return refused('missing-provider');
  if (found !== wanted) return refused('wrong-provider');
  return done(text as InvitationLink);
}

/**
 * The joint form: the provider's id as a query parameter before the fragment. What the documentation's parameter
 * returns was never seen, while this form is what products in the field send (API reference 6.1, 6.3 form D).
 */
export function withProvider(text: string, providerId: ProviderTenantId): string {
  if (/[?&]indirectCSPId=/i.test(text)) return text;
  const fragment = text.indexOf('#');
  const head = fragment < 0 ? text : text.slice(0, fragment);
  const tail = fragment < 0 ? '' : text.slice(fragment);
  return `${head}${head.includes('?') ? '&' : '?'}indirectCSPId=${providerId}${tail}`;
}
