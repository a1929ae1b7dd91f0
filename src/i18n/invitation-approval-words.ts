type Plain = null;

/** Sentences about invitations to which a colleague has to agree. */
export interface InvitationApprovalWords {
  'button.openRequest': Plain;
  'button.nextPart': Plain;
  'button.firstPart': Plain;
  'timeline.move.waiting-approval': Plain;
  'history.moved.waiting-approval': Plain;
  'history.moved.given-back': Plain;
  'draft.approval': Plain;
  'draft.rejected': { readonly name: string };
  'draft.rejected.comment': { readonly name: string; readonly comment: string };
  'draft.expired': Plain;
  'edit.lead.waiting': Plain;
  'approval.letter.part': { readonly part: number; readonly parts: number };
  'approval.refusal.already-invited': Plain;
  'approval.refusal.already-customer': Plain;
  'approval.refusal.provider-gone': Plain;
  'approval.refusal.requester-may-not': Plain;
  'answer.needsApproval.text': Plain;
  'answer.needsApproval.again': Plain;
  'answer.notAskedFor.text': Plain;
  'answer.tooFewApprovers.text': Plain;
  'setup.approval': Plain;
  'setup.approval.never': Plain;
  'setup.approval.with-provider': Plain;
  'setup.approval.always': Plain;
  'setup.approvers': Plain;
  'setup.approvers.value': { readonly needed: number };
  'setup.approvers.times': { readonly remind: string; readonly expire: string; readonly cooling: string };
  'setup.approvers.cover': { readonly people: number; readonly from: string; readonly to: string };
  'duration.minutes': { readonly count: number };
  'duration.hours': { readonly count: number };
  'duration.days': { readonly count: number };
}
