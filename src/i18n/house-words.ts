import type { RightsEnd } from '../domain/delegated-rights.ts';

/** The sentence needs nothing but itself. */
type Plain = null;

type EachRightsEnd = { [E in RightsEnd as `rights.gdap.${E}`]: { readonly name: string } };

/** What is told of customers and rights that end, and of what the bot itself needs. */
export interface HouseWords extends EachRightsEnd {
  'scopes.name': Plain;
  'scopes.state.missing': Plain;
  'scopes.state.excessive': Plain;
  'scopes.state.unknown': Plain;
  'scopes.state.well': Plain;
  'scopes.missing': { readonly where: string; readonly names: string };
  'scopes.excessive': { readonly where: string; readonly names: string };
  'scopes.unknown': { readonly where: string };
  'lost.text': Plain;
  'lost.next': Plain;
  'rights.title': { readonly customer: string };
  'rights.soon': { readonly customer: string };
  'rights.dap.terminated': Plain;
  'rights.endsAt': Plain;
  'rights.stays': Plain;
  'ends.title.secret': { readonly days: number };
  'ends.title.certificate': { readonly days: number };
  'ends.text': Plain;
  'ends.at': Plain;
  'ends.do.secret': Plain;
  'ends.do.certificate': Plain;
  'events.taken.title': Plain;
  'events.taken.text': { readonly host: string };
  'events.taken.nobody': Plain;
  'events.taken.next': Plain;
}
