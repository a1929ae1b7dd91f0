/** Reads an invitation link as the customer's admin centre would: who asks, and for which halves. */

export type InvitationLink =
  | { readonly kind: 'invitation'; readonly partnerId: string; readonly providerId?: string }
  | { readonly kind: 'not-an-invitation' }
  /** It is one of ours by its address, but a part of it was cut or changed. */
  | { readonly kind: 'broken' };

const hosts = new Set(['admin.microsoft.com', 'admin.cloud.microsoft']);
const invitationTypes = new Set(['resellerrelationship', 'indirectresellerrelationship']);
const fragments = new Set(['#/billingaccounts/partner-invitation', '#/partners/invitation']);
const guid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/** Parameter names count in any case, as the admin centre takes them. */
function parametersOf(url: URL): ReadonlyMap<string, string> {
  return new Map([...url.searchParams].map(([name, value]) => [name.toLowerCase(), value]));
}

export function readInvitationLink(text: string): InvitationLink {
  const url = URL.parse(text);
  if (url?.protocol !== 'https:' || !hosts.has(url.host)) return { kind: 'not-an-invitation' };
  if (url.pathname.toLowerCase() !== '/adminportal/home') return { kind: 'not-an-invitation' };
  const parameters = parametersOf(url);
  const type = parameters.get('invtype');
  if (type === undefined) return { kind: 'not-an-invitation' };
  if (!invitationTypes.has(type.toLowerCase())) return { kind: 'not-an-invitation' };
  const partnerId = parameters.get('partnerid') ?? '';
  const providerId = parameters.get('indirectcspid');
  const isWhole =
    guid.test(partnerId) &&
    /^\d+$/.test(parameters.get('msppid') ?? '') &&
    fragments.has(url.hash.toLowerCase()) &&
    (providerId === undefined || guid.test(providerId));
  if (!isWhole) return { kind: 'broken' };
  return {
    kind: 'invitation',
    partnerId: partnerId.toLowerCase(),
    ...(providerId === undefined ? {} : { providerId: providerId.toLowerCase() }),
  };
}
