import type { MatchingWords } from './matching-words.ts';

export const enMatchingWords: Readonly<Record<keyof MatchingWords, string>> = {
  'unmatch.button': 'Not this customer',
  'unmatch.title': 'Was it somebody else who accepted?',
  'unmatch.text':
    'The invitation then waits for its answer again, and I never take this customer for it once more. The customer stays yours: I ask whose it is where another invitation fits, else it has accepted without an invitation from here. Everybody who was told hears of it.',
  'unmatch.confirm': 'Yes, take it back',
  'unmatch.done': 'Taken back. The invitation waits for its answer again.',
  'unmatched.title': 'Not accepted after all: {company}',
  'unmatched.text': '{name} says that this customer did not answer this invitation: {customer}',
  'unmatched.next':
    'The invitation waits again. Where no other one fits, the customer has accepted without an invitation from here.',
  'post.match-undone': '{company}: taken back, this customer had not accepted that invitation',
  'timeline.move.unmatched': 'Waits again: it was another customer',
  'history.moved.unmatched': 'Taken back that this customer had accepted; the invitation waits again',
  'passedOn.title': 'Your invitation is now a colleague’s: {company}',
  'passedOn.text': 'It belongs to {name} from now on, who acts on it and hears of it.',
  'arrived.title': 'A new customer, without an invitation from here: {customer}',
  'arrived.why.none-waited':
    'No invitation from here was waiting for an answer when this customer appeared in the list.',
  'arrived.why.none-fits':
    'Invitations were waiting for an answer, but none fits this customer by tenant, domain or name.',
  'arrived.why.said-none':
    'I asked the inviters, and the answer was that it is none of the invitations that came into question.',
  'arrived.next': 'If it answers an invitation after all, say which one.',
  'arrived.button': 'It answers an invitation',
  'belongs.lead':
    'The invitation then counts as accepted by this customer. Its owner is told, and can take it back.',
  'belongs.choice': '{company}, {email}, {when}',
  'belongs.more':
    '{count, plural, one {# older invitation is} other {# older invitations are}} not in this list.',
  'belongs.nothing':
    'There is no invitation that this customer can have accepted: none was out when it appeared, or all of those are answered by others.',
  'post.customer-arrived': 'A new customer, without an invitation from here: {company}',
  'belongs.missing': 'Please choose the invitation first.',
};
