import type { InvitationApprovalWords } from './invitation-approval-words.ts';

export const enInvitationApprovalWords: Readonly<Record<keyof InvitationApprovalWords, string>> = {
  'button.openRequest': 'Open the request',
  'button.nextPart': 'Read on',
  'button.firstPart': 'From the beginning',
  'timeline.move.waiting-approval': 'Approval asked for',
  'history.moved.waiting-approval': 'Colleagues asked to agree to the invitation',
  'history.moved.given-back': 'Not approved: the invitation is a draft again',
  'draft.approval':
    'Our policy wants a colleague to approve this invitation. It then goes out from here by itself, word for word as it was approved; so it cannot be opened in Outlook or copied to be sent by hand.',
  'draft.rejected': '{name} did not approve it.',
  'draft.rejected.comment': '{name} did not approve it: {comment}',
  'draft.expired': 'Nobody decided about it in time, so it is a draft again. You can ask once more.',
  'edit.lead.waiting':
    'Colleagues have been asked to approve this letter as it is. If you save it here, the request is taken back, and you ask anew.',
  'approval.letter.part': 'The letter, part {part} of {parts}',
  'approval.refusal.already-invited':
    'It cannot be sent now: the customer has an open invitation from a colleague. The request stays open.',
  'approval.refusal.already-customer':
    'It is not sent: the customer is a customer already. The request stays open, and whoever asked can take it back.',
  'approval.refusal.provider-gone':
    'It is not sent: the provider is not one of ours any more. The request stays open, and whoever asked can take it back.',
  'approval.refusal.requester-may-not':
    'It cannot be sent: whoever asked for it is no Admin agent any more. The request stays open until it expires.',
  'answer.needsApproval.text':
    'A colleague has to approve this invitation first, and it cannot be sent by hand. Nothing was done.',
  'answer.needsApproval.again':
    'Our policy lets only the letter go out again that a colleague approved, and unchanged. For another text, withdraw this invitation and invite anew. Nothing was done.',
  'answer.notAskedFor.text': 'Nobody has to approve this invitation any more. You can send it yourself.',
  'answer.tooFewApprovers.text':
    'There are too few other Admin agents to approve it. Nothing was done; an administrator can add one in Entra, or change the policy.',
  'setup.approval': 'Invitations that a colleague approves',
  'setup.approval.never': 'None',
  'setup.approval.with-provider': 'Those together with a provider',
  'setup.approval.always': 'All',
  'setup.approvers': 'Who approves invitations and removals',
  'setup.approvers.value':
    '{needed, plural, one {# Admin agent} other {# Admin agents}}, never whoever asked for it',
  'setup.approvers.times':
    'Reminder after {remind}, expiry after {expire}; an approved removal can be undone for {cooling}.',
  'setup.approvers.cover':
    'Out of hours ({from}–{to}, Monday to Friday) {people, plural, one {# person is} other {# people are}} asked first.',
  'duration.minutes': '{count, plural, one {# minute} other {# minutes}}',
  'duration.hours': '{count, plural, one {# hour} other {# hours}}',
  'duration.days': '{count, plural, one {# day} other {# days}}',
};
