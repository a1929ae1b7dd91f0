import type { InvitationState, SendFailure } from '../domain/invitation.ts';

type Plain = null;

type EachState = {
  [K in
    | `invitation.state.${InvitationState}`
    | `invitation.meaning.${InvitationState}`
    | `invitation.failure.${SendFailure}`]: Plain;
};

/** Sentences about an invitation on record. */
export interface InvitationWords extends EachState {
  'invitation.relationship.alone': Plain;
  'invitation.relationship.joint': { readonly provider: string };
  'invitation.tenant': { readonly name: string; readonly domain: string };
  'invitation.summary': { readonly company: string; readonly state: string };
  'invitation.state.handed-over': Plain;
  'invitation.state.half-accepted': Plain;
  'invitation.meaning.handed-over': Plain;
  'invitation.meaning.half-accepted': Plain;

  'invitations.title': Plain;
  'invitations.empty.title': Plain;
  'invitations.empty.mine': Plain;
  'invitations.empty.everyones': Plain;
  'invitations.invitedBy': { readonly name: string };
  'invitations.summary': { readonly count: number };
  'invitations.whose.label': Plain;
  'invitations.whose.everyone': Plain;
  'invitations.whose.mine': Plain;
  'invitations.state.label': Plain;
  'invitations.state.any': Plain;
  'invitations.state.open': Plain;
  'invitations.choice': { readonly state: string; readonly count: number };
  'invitations.find.label': Plain;
  'invitations.count': { readonly count: number };
  'invitations.nothing.title': Plain;
  'invitations.nothing.text': Plain;
  'invitations.half.reseller': Plain;
  'invitations.half.hidden': Plain;
  'invitations.half.provider': Plain;

  'answer.notYours.title': Plain;
  'answer.notYours.text': { readonly name: string };
  'answer.noInvitation.title': Plain;
  'answer.noInvitation.text': Plain;

  'timeline.title': Plain;
  'timeline.by': { readonly what: string; readonly name: string };
  'timeline.colleague': Plain;
  'timeline.earlier': { readonly count: number };
  'timeline.move.draft': Plain;
  'timeline.move.draftAgain': Plain;
  'timeline.move.sending': Plain;
  'timeline.move.handed-over': Plain;
  'timeline.move.sent': Plain;
  'timeline.move.half-accepted': Plain;
  'timeline.move.accepted': Plain;
  'timeline.move.failed': Plain;
  'timeline.move.discarded': Plain;
  'timeline.move.bounced': Plain;
  'timeline.move.answered': Plain;
  'timeline.move.withdrawn': Plain;
  'timeline.move.sendingAgain': Plain;
  'timeline.move.sentAgain': Plain;
  'timeline.takenOver': Plain;
  'timeline.passed': { readonly name: string };

  'assign.title': Plain;
  'assign.lead': Plain;
  'assign.orphaned': { readonly name: string };
  'assign.orphaned.onItsWay': { readonly name: string };
  'assign.asked': Plain;
  'assign.elsewhere': { readonly name: string };
  'assign.colleague.label': Plain;
  'assign.address.label': Plain;
  'assign.address.hint': Plain;
  'assign.refusal.nobody': Plain;
  'assign.refusal.onItsWay': Plain;
  'answer.mailboxClosed.text': { readonly name: string };
  'assign.refusal.no-role': { readonly name: string };
  'assign.summary': { readonly company: string };
  'assign.done': { readonly name: string };
  'assign.doneUnreachable': { readonly name: string };
  'assign.taken': Plain;
  'assign.taken.draft': { readonly name: string };

  'assigned.title': { readonly company: string };
  'assigned.text': { readonly name: string };
  'assigned.state': { readonly state: string };

  'withdrawn.write.title': Plain;
  'withdrawn.write': { readonly reseller: string };

  'note.title': Plain;
  'note.lead': Plain;
  'note.text.label': Plain;
  'note.ticket.label': Plain;
  'note.ticket.hint': Plain;
  'note.summary': { readonly company: string };
  'note.refusal.note-too-long': { readonly limit: number };
  'note.refusal.ticket-too-long': { readonly limit: number };
}
