import type { AcceptanceWords } from './acceptance-words.ts';

export const enAcceptanceWords: Readonly<Record<keyof AcceptanceWords, string>> = {
  'accepted.title': 'Invitation accepted',
  'accepted.next': 'The customer is now in your list: you can manage their subscriptions and services.',
  'accepted.joint': 'Both relationships are in place: with you and with the provider.',
  'accepted.repeat': 'You may have had this message before: the first attempt could not be confirmed.',
  'accepted.summary': 'Accepted: {customer}',
  'accepted.otherTenant':
    'They signed in with another Microsoft tenant than the one that was looked up for the invitation.',
  'accepted.afterWithdrawal':
    'This invitation had been withdrawn. The link in its mail goes on working at Microsoft, and the customer used it all the same, so the relationship is in place.',

  'halfAccepted.title': 'Half accepted',
  'halfAccepted.next':
    'Your relationship is in place. The one with the provider is still missing: {provider}. I go on looking and tell you when it is there.',
  'halfAccepted.refused':
    'Your relationship is in place. Whether the one with the provider is, Partner Center does not show: {provider}. I go on looking and tell you when I can see it.',
  'halfAccepted.sign-in':
    'Your relationship is in place. To see whether the one with the provider is, I need your sign-in: {provider}.',

  'leftNotice.title': 'No longer your customer: {customer}',
  'leftNotice.text':
    'The relationship was ended in Partner Center, by a provider, by Microsoft or by one of your colleagues; by whom, I cannot see. The customer is gone from your list. The invitation stays accepted, because it was.',

  'match.tenant': 'By its tenant ID',
  'match.verified-domain': 'By a domain that it has verified',
  'match.mail-domain': 'By the domain of its mail address',
  'match.name': 'By a similar name',
  'match.answered': 'By an answer of yours or of a colleague',

  'halves.title': 'The two relationships',
  'halves.ours': 'With us',
  'halves.provider': 'With the provider: {provider}',
  'halves.state.there': 'In place',
  'halves.state.missing': 'Not yet',
  'halves.state.unseen': 'Unknown until ours is in place',
  'halves.state.refused': 'Partner Center does not show it',
  'halves.state.sign-in': 'Not looked up: the inviter has to sign in',
  'halves.write.customer.title': 'What you can write to the customer',
  'halves.write.provider.title': 'What you can write to the provider',
  'halves.write.customer':
    'Thank you, the relationship with {there} is in place. The one with {missing} is still missing: please open the link once more, signed in as a Global administrator, and accept both.',
  'halves.write.provider':
    'Hello, {customer} (tenant ID {tenantId}) has accepted our joint invitation. Could you please tell us whether the customer is connected with you, too?',
  'halves.meaning.hidden': 'The relationship with us is in place. Whether the other one is cannot be seen.',

  'accepted.unsent': 'The customer accepted without this mail, which did not go out. {why}',
  'question.title': 'Which invitation was accepted?',
  'question.lead':
    'This customer is new in your list, and nothing proves which of these invitations brought it. Please say which one it was.',
  'question.others': 'Others were asked, too: the first answer counts.',
  'question.passedOn':
    'Those who sent these invitations have no role any more that may answer, so it is for the Admin agents.',
  'question.sent': 'Invited {when}, by {name}',
  'question.changed':
    'This invitation was answered otherwise in the meantime, so nothing was decided. Here is what is left.',
  'question.summary': 'Which invitation was accepted? New customer: {customer}',
  'question.nothingLeft.title': 'Nothing is left to decide',
  'question.nothingLeft.text': 'All invitations that could be meant have been answered otherwise.',
  'question.notAsked.title': 'This question is for others',
  'question.notAsked.text': 'Only those who were asked can answer it. Nothing was decided.',
  'question.decided.title': 'This is decided',
  'question.decided.chosen': 'The customer accepted this invitation.',
  'question.decided.none': 'The customer belongs to none of these invitations. Nobody is asked again.',
  'question.decided.soon': 'The invitation shows it as soon as Partner Center lets the customer be read.',
  'question.unknown.text': 'This question is not there any more. It may have come from another rehearsal.',
  'question.noRights':
    'Your role was checked just now and it is no longer there, so nothing was decided. A Global administrator of your company can give the role back.',
};
