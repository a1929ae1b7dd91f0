import type { InvitationWords } from './invitation-words.ts';

export const enInvitationWords: Readonly<Record<keyof InvitationWords, string>> = {
  'invitation.state.waiting-approval': 'Waiting for approval',
  'invitation.meaning.waiting-approval':
    'Nothing has been sent yet. As soon as a colleague approves it, it goes out as it is now. To change it, edit it: that takes the request back.',
  'invitation.failure.no-rights': 'When the mail was to go out, whoever invites was no Admin agent any more.',
  'invitation.state.draft': 'Draft',
  'invitation.state.discarded': 'Discarded',
  'invitation.state.sending': 'Being sent',
  'invitation.state.sent': 'Sent',
  'invitation.state.failed': 'Not sent',
  'invitation.state.accepted': 'Accepted',
  'invitation.meaning.draft': 'Nothing has been sent yet.',
  'invitation.meaning.discarded': 'The draft is gone. The customer has received nothing.',
  'invitation.meaning.sending': 'The mail is on its way to the mailbox. This card changes when it is done.',
  'invitation.meaning.sent':
    'The mail was handed over to the mailbox. You hear from me as soon as the customer accepts.',
  'invitation.state.bounced': 'Came back',
  'invitation.meaning.bounced':
    'The mail did not reach the one who is to accept. Check the address, and invite again with the right one.',
  'invitation.state.answered': 'Answered',
  'invitation.meaning.answered':
    'Somebody answered the mail. The answer is in the mailbox; read it there. I go on looking for the acceptance.',
  'invitation.meaning.failed': 'The mail did not go out. The customer has received nothing.',
  'invitation.meaning.accepted': 'The customer has accepted and is now in your customer list.',
  'invitation.failure.claimed-by-colleague':
    'Another invitation to this customer went out or was accepted in the meantime, so this mail was held back.',
  'invitation.failure.mailbox-refused':
    'The mailbox refused to send. Please ask your Exchange administrator whether it may send mail, then send again.',
  'invitation.failure.recipient-refused':
    'The mail service refused the customer’s address. Please check it and invite with the right one.',
  'invitation.failure.gave-up':
    'The mail service did not answer for a long time, so the attempt was ended. You can send again.',
  'invitation.relationship.alone': 'With us alone',
  'invitation.relationship.joint': 'Together with {provider}',
  'invitation.tenant': '{name} ({domain})',
  'invitation.summary': 'Invitation: {company}. {state}.',
  'invitation.state.handed-over': 'To be sent by hand',
  'invitation.state.half-accepted': 'Half accepted',
  'invitation.meaning.handed-over':
    'The person who invited sends this mail by hand. It is not known yet whether it has gone out.',
  'invitation.meaning.half-accepted': 'One of the two relationships is in place; the other is still missing.',
  'invitation.state.withdrawn': 'Withdrawn',
  'invitation.meaning.withdrawn':
    'Nobody waits for an answer any more, and the customer can be invited anew. If the customer has the mail, it stays there, and Microsoft offers no way to make its link stop working: should they accept all the same, you hear from me.',

  'invitations.title': 'Invitations',
  'invitations.empty.title': 'No invitations yet',
  'invitations.empty.mine': 'You have not invited anybody yet. Every invitation that you begin is kept here.',
  'invitations.empty.everyones': 'Nobody has invited a customer yet. Every invitation is kept here.',
  'invitations.invitedBy': 'Invited by: {name}',
  'invitations.summary': '{count, plural, =0 {No invitations yet} one {# invitation} other {# invitations}}',
  'invitations.whose.label': 'Whose',
  'invitations.whose.everyone': 'Everyone’s',
  'invitations.whose.mine': 'Mine',
  'invitations.state.label': 'State',
  'invitations.state.any': 'Any',
  'invitations.state.open': 'Open',
  'invitations.choice': '{state}: {count, number}',
  'invitations.find.label': 'Company, address or inviter',
  'invitations.count': '{count, plural, one {# invitation} other {# invitations, newest first}}',
  'invitations.nothing.title': 'Nothing found',
  'invitations.nothing.text': 'No invitation fits. Choose another state, or search for fewer letters.',
  'invitations.half.reseller': 'With us: in place. With the provider: not yet.',
  'invitations.half.hidden': 'With us: in place. With the provider: not to be seen.',
  'invitations.half.provider': 'With the provider: in place. With us: not yet.',

  'answer.notYours.title': 'This invitation is a colleague’s',
  'answer.notYours.text': 'Only the person who began it can change it: {name}. Nothing was changed.',
  'answer.noInvitation.title': 'This invitation is not there',
  'answer.noInvitation.text':
    'It may have been made in another rehearsal or removed since. Type invitations to see what is there.',

  'timeline.title': 'What happened',
  'timeline.by': '{what}: {name}',
  'timeline.colleague': 'a colleague',
  'timeline.earlier':
    '{count, plural, one {# earlier step is not shown.} other {# earlier steps are not shown.}}',
  'timeline.move.draft': 'Draft made',
  'timeline.move.draftAgain': 'Back to the draft',
  'timeline.move.sending': 'Send pressed',
  'timeline.move.handed-over': 'Taken to send by hand',
  'timeline.move.sent': 'Sent',
  'timeline.move.half-accepted': 'Half accepted',
  'timeline.move.accepted': 'Accepted',
  'timeline.move.failed': 'Not sent',
  'timeline.move.discarded': 'Discarded',
  'timeline.move.bounced': 'Came back',
  'timeline.move.answered': 'Answered',
  'timeline.move.withdrawn': 'Withdrawn',
  'timeline.move.sendingAgain': 'Re-send pressed',
  'timeline.move.sentAgain': 'Sent once more',
  'timeline.takenOver': 'Taken over',
  'timeline.passed': 'Passed on to {name}',

  'assign.title': 'Assign to a colleague',
  'assign.orphaned':
    'Its owner has no role any more that may go on with it: {name}. Assign it to yourself or to a colleague.',
  'assign.orphaned.onItsWay':
    'Its owner has no role any more that may go on with it: {name}. Its mail is just being brought out: as soon as it is settled whether it went out, you can assign it here.',
  'assign.asked':
    'The request for approval is taken back: it was made in its owner’s name. The invitation is a draft again, and your colleague asks anew.',
  'assign.elsewhere':
    'The draft stays in the mailbox it lies in, of {name}. Whoever has the invitation can take it back from there, or say that it was sent.',
  'assign.lead':
    'The invitation becomes theirs: they act on it and hear of it, and you do not any more. They must be an Admin agent. Who began it stays on record.',
  'assign.colleague.label': 'Colleague',
  'assign.address.label': 'Or the colleague’s work address',
  'assign.address.hint': 'If no people are offered',
  'assign.refusal.nobody':
    'Nobody of your company was found by this. Choose a colleague, or type a work address in full. Nothing was changed.',
  'assign.refusal.onItsWay':
    'Its mail is just being brought out, so it cannot become a colleague’s at this moment. As soon as it is settled whether it went out, it can: please open it again in some minutes. Nothing was changed.',
  'answer.mailboxClosed.text':
    'The draft lies in the mailbox of {name}, which does not open to me. Ask there whether it was sent: if so, press Done; if not, have it deleted there, press Withdraw here, and invite anew.',
  'assign.refusal.no-role':
    'This colleague is no Admin agent at the moment, so nothing was changed: {name}. A Global administrator of your company can give the role.',
  'assign.summary': 'Assign to a colleague: {company}',
  'assign.done': 'This invitation is now with your colleague, who is told: {name}',
  'assign.doneUnreachable':
    'This invitation is now with your colleague: {name}. They have not opened a chat with me yet, so I cannot tell them: please do.',

  'assign.taken': 'This invitation is yours now: you act on it, and hear what becomes of it.',
  'assign.taken.draft':
    'This invitation is yours now. Its letter was written by {name}; a signature on a line of its own is yours now. Please read it before it goes out.',

  'assigned.title': 'An invitation is now yours: {company}',
  'assigned.text':
    'A colleague has passed it on to you: {name}. You act on it from now on, and you hear what becomes of it.',
  'assigned.state': 'State: {state}',

  'withdrawn.write.title': 'What you can write to the customer',
  'withdrawn.write':
    'Please disregard our invitation to a reseller relationship with {reseller}, and do not open the link in it any more. Thank you.',

  'note.title': 'Note',
  'note.lead': 'For you and your colleagues: the customer never sees it. Search in invitations finds it.',
  'note.text.label': 'Note',
  'note.ticket.label': 'Ticket reference',
  'note.ticket.hint': 'As in your other system',
  'note.summary': 'Note: {company}',
  'note.refusal.note-too-long':
    'The note is too long: at most {limit, plural, one {# character} other {# characters}}. Nothing was saved, and your text is still below.',
  'note.refusal.ticket-too-long':
    'The ticket reference is too long: at most {limit, plural, one {# character} other {# characters}}. Nothing was saved, and your text is still below.',
};
