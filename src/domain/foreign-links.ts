import {
  checkInvitationLink,
  type InvitationLink,
  type LinkExpectation,
  type LinkRefusal,
} from './invitation-link.ts';
import { type ProviderTenantId, parseProviderTenantId } from './ids.ts';
import { findRemains, mendCopies } from './link-remains.ts';

/**
 * Addresses that are easily pasted in place of our invitation, by what a customer who opened one would meet (API
 * reference 6.3; the letters name its rows).
 */
export const foreignLinkKinds = [
  /** A to D, E and F: an invitation of another partner. */
  'other-partner',
  /** D: ours, with another provider than the letter's, or with one where the letter has none. */
  'other-provider',
  /** G: delegated administration alone. */
  'delegated-admin',
  /** H: approval of granular administration. */
  'gdap',
  /** I: a provider's invitation to resellers. */
  'provider-to-reseller',
  /** J: a form whose parts contradict the others. */
  'unreliable',
  /** E and F: ours, at an address that Microsoft has left. */
  'outdated',
  /** Another page of the admin center. */
  'admin-center',
] as const;
export type ForeignLinkKind = (typeof foreignLinkKinds)[number];
/** What an address is by itself, without a letter in which it stands. */
export type ForeignAddressKind = Exclude<ForeignLinkKind, 'other-provider'>;

const guid = '[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}';
/** Left of a parameter's name, so that `id` is not found within `partnerid`. */
const parameter = (name: string, value: string) => new RegExp(`(?:^|[?&#;])${name}=(${value})(?![0-9a-f-])`);
const partnerIdOf = (address: string) =>
  parameter('partnerid', guid).exec(address)?.[1] ?? parameter('id', guid).exec(address)?.[1];
const providerIdOf = (address: string) => parameter('indirectcspid', guid).exec(address)?.[1];

/** As it would be read by a machine: in lower case, no longer encoded for addresses or for HTML. */
function readable(address: string): string {
  let text = address;
  for (let round = 0; round < 3; round += 1) {
    text = text.replace(/&(?:amp;)+/gi, '&').replace(/\\/g, '');
    text = text.replace(/%[0-9a-f]{2}/gi, (code) => {
      const value = Number.parseInt(code.slice(1), 16);
      return value > 0x20 && value < 0x7f ? String.fromCharCode(value) : code;
    });
  }
  return text.toLowerCase();
}

/** By who we are; none where it is our own invitation, cut or changed. */
function kindOfAddress(text: string, ourPartnerId: string | undefined): ForeignAddressKind | undefined {
  if (text.includes('/relationshiprequest')) return 'provider-to-reseller';
  if (text.includes('granularadminrelationships')) return 'gdap';
  if (/invtype=administration(?![a-z])/.test(text)) return 'delegated-admin';
  if (/partners\/invitation\/indirectreseller/.test(text)) return 'unreliable';
  const partnerId = partnerIdOf(text);
  if (partnerId !== undefined && partnerId !== ourPartnerId) return 'other-partner';
  if (/businessstore\.microsoft\.com|portal\.office\.com\/partner/.test(text)) return 'outdated';
  const isOfInvitation = /invtype|msppid|partnerid|partner-invitation|partners\/invitation/.test(text);
  return isOfInvitation || !/^https?:\/\//.test(text) ? undefined : 'admin-center';
}

/** What a foreign address is; none where it is our own link, cut or changed. */
function kindOfForeignLink(address: string, link: InvitationLink): ForeignLinkKind | undefined {
  const text = readable(address);
  const ours = link.toLowerCase();
  const kind = kindOfAddress(text, partnerIdOf(ours));
  if (kind !== undefined && kind !== 'admin-center') return kind;
  const providerId = providerIdOf(text);
  if (providerId !== undefined && providerId !== providerIdOf(ours)) return 'other-provider';
  return ours.includes(text) || text.includes(ours) ? undefined : kind;
}

/** Every kind of foreign link in a text, in the order in which they stand there. */
export function foreignLinksIn(text: string, link: InvitationLink): readonly ForeignLinkKind[] {
  const kinds = new Set<ForeignLinkKind>();
  let rest = mendCopies(text, link).replaceAll(link, '\n');
  for (;;) {
    const found = findRemains(rest, link);
    if (!found) return [...kinds];
    const kind = kindOfForeignLink(rest.slice(found.from, found.to), link);
    if (kind) kinds.add(kind);
    rest = `${rest.slice(0, found.from)}\n${rest.slice(found.to)}`;
  }
}

/** A link that somebody shows without saying what shall be done with it. */
export type ShownLink =
  | { readonly kind: 'foreign'; readonly what: ForeignAddressKind }
  /** An invitation to us, alone or with a provider. */
  | { readonly kind: 'own'; readonly providerId?: ProviderTenantId }
  /** It was an invitation to us, or would be one, but for this. */
  | { readonly kind: 'damaged'; readonly why: LinkRefusal };

/** What the links in a text are, each kind once, in the order in which they stand there. */
export function shownLinksIn(text: string, ours: LinkExpectation): readonly ShownLink[] {
  const found = new Map<string, ShownLink>();
  let rest = text;
  for (;;) {
    const place = findRemains(rest);
    if (!place) return [...found.values()];
    const one = shownLink(readable(rest.slice(place.from, place.to)), ours);
    const key = JSON.stringify(one);
    if (!found.has(key)) found.set(key, one);
    rest = `${rest.slice(0, place.from)}\n${rest.slice(place.to)}`;
  }
}

function shownLink(address: string, { partnerId, mpnId }: LinkExpectation): ShownLink {
  const what = kindOfAddress(address, partnerId);
  if (what !== undefined) return { kind: 'foreign', what };
  const providerId = parseProviderTenantId(providerIdOf(address) ?? '');
  const expected = { partnerId, mpnId, ...(providerId === undefined ? {} : { providerId }) };
  const checked = checkInvitationLink(address, expected);
  if (!checked.ok) return { kind: 'damaged', why: checked.refusal };
  return { kind: 'own', ...(providerId === undefined ? {} : { providerId }) };
}
