import type { PersonalKind } from '../domain/notification.ts';
import type { UnreachableReason } from '../domain/unreachable.ts';

/** The sentence needs nothing but itself. */
type Plain = null;

type EachReason = { [K in `why.outcome.${UnreachableReason}`]: Plain };
type EachPersonal = { [K in `why.about.${PersonalKind}`]: Plain };

/** Sentences of the answer to why somebody was told, or not. */
export interface WhyWords extends EachReason, EachPersonal {
  'why.title': { readonly company: string };
  'why.mine.title': Plain;
  'why.mine.none': Plain;
  'why.mine.row': { readonly about: string; readonly subject: string };
  'why.known.title': Plain;
  'why.told.title': Plain;
  'why.told.none': Plain;
  'why.you.notWanted': Plain;
  'why.you.later': Plain;
  'why.you.underWay': Plain;
  'why.they.notWanted': { readonly name: string };
  'why.they.later': { readonly name: string };
  'why.they.noRole': { readonly name: string };
  'why.they.noChat': { readonly name: string };
  'why.they.underWay': { readonly name: string };
  'why.person.none.title': Plain;
  'why.person.none.text': { readonly query: string };
  'why.person.several.title': Plain;
  'why.person.several.text': { readonly names: string };
  'why.person.hint': Plain;
  'why.nothing.title': Plain;
  'why.nothing.text': { readonly query: string };
  'why.choice.title': Plain;
  'why.outcome.delivered': Plain;
  'why.outcome.repeated': Plain;
  'why.outcome.held': { readonly when: string };
  'why.outcome.brought': Plain;
  'why.outcome.under-way': Plain;
  'why.outcome.tried-again': { readonly when: string };
  'why.outcome.not-wanted': Plain;
  'why.outcome.no-role': Plain;
  'why.someone': Plain;
  'why.everyone': Plain;
  'why.line': { readonly who: string; readonly outcome: string };
  'why.sent.mailbox': Plain;
  'why.sent.by-hand': Plain;
  'why.sent.intact': Plain;
  'why.sent.broken': Plain;
  'why.summary': Plain;
  /** Of a customer for whom no invitation is known. */
  'why.customer.lead': Plain;
  'why.customer.came': Plain;
  'why.customer.asked': Plain;
  'why.customer.passedOn': Plain;
  'why.customer.left': Plain;
  'why.customer.nobody.before': Plain;
  'why.customer.nobody.asked': Plain;
  'why.customer.nobody.soon': Plain;
  'why.customer.nobody.unfollowed': Plain;
}
