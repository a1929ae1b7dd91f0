import type { ForeignAddressKind } from '../domain/foreign-links.ts';

type Plain = null;

type EachKind = {
  [K in ForeignAddressKind as `shown.${K}.${'title' | 'text' | 'next'}`]: Plain;
};

/** Sentences for a link that somebody typed without a command: what it is, and what to do next. */
export interface LinkWords extends EachKind {
  'shown.several.title': Plain;
  'shown.own.title': Plain;
  'button.providers': Plain;
  'shown.own.text': Plain;
  'shown.own.joint': { readonly provider: string };
  'shown.own.stranger': Plain;
  'shown.own.next': Plain;
  'shown.own.setup': { readonly command: string };
  'shown.damaged.title': Plain;
  'shown.damaged.text': Plain;
  'shown.damaged.reason': Plain;
  'shown.damaged.next': Plain;
}
