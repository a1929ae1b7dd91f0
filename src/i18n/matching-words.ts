/** The sentence needs nothing but itself. */
type Plain = null;

/** Sentences about whose customer it is, and about who hears of an invitation. */
export interface MatchingWords {
  'unmatch.button': Plain;
  'unmatch.title': Plain;
  'unmatch.text': Plain;
  'unmatch.confirm': Plain;
  'unmatch.done': Plain;
  'unmatched.title': { readonly company: string };
  'unmatched.text': { readonly name: string; readonly customer: string };
  'unmatched.next': Plain;
  'post.match-undone': { readonly company: string };
  'timeline.move.unmatched': Plain;
  'history.moved.unmatched': Plain;
  'passedOn.title': { readonly company: string };
  'passedOn.text': { readonly name: string };
  'arrived.title': { readonly customer: string };
  'arrived.why.none-waited': Plain;
  'arrived.why.none-fits': Plain;
  'arrived.why.said-none': Plain;
  'arrived.next': Plain;
  'arrived.button': Plain;
  'belongs.lead': Plain;
  'belongs.choice': { readonly company: string; readonly email: string; readonly when: string };
  'belongs.more': { readonly count: number };
  'belongs.nothing': Plain;
  'post.customer-arrived': { readonly company: string };
  'belongs.missing': Plain;
}
