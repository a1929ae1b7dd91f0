import type { CancelReason } from '../domain/approval.ts';
import type { RemovalNews } from '../domain/message.ts';
import type { RemovalRefusal, RemovalState } from '../domain/removal.ts';
import type { RemovalFormProblem } from '../domain/removal-form.ts';

type Plain = null;

type EachRemovalWord = {
  [K in
    | `removal.state.${RemovalState}`
    | `removal.meaning.${Exclude<RemovalState, 'cooling' | 'refused'>}`
    | `removal.refusal.${RemovalRefusal}`
    | `removal.problem.${RemovalFormProblem}`
    | `removal.news.${RemovalNews}`
    | `approval.cancelled.${CancelReason}`]: Plain;
};

/** Sentences about removals and approvals. */
export interface ApprovalWords extends EachRemovalWord {
  'button.remove': Plain;
  'button.remove.which': { readonly name: string };
  'button.removal': Plain;
  'button.askForApproval': Plain;
  'button.approve': Plain;
  'button.reject': Plain;
  'button.reassign': Plain;
  'button.withdrawRequest': Plain;
  'button.undo': Plain;
  'button.approvals': Plain;
  'button.letterInEnglish': Plain;
  'button.letterInRussian': Plain;
  'button.endDelegation': Plain;
  'button.endDelegation.which': { readonly name: string };
  'button.endDelegation.confirm': Plain;

  'field.reason.label': Plain;
  'field.reason.hint': Plain;
  'field.comment.label': Plain;
  'field.typedName.label': Plain;
  'field.typedName.hint': Plain;
  'field.attested.label': Plain;
  'field.attested.title': Plain;
  'field.notice.label': Plain;
  'field.notice.mail': Plain;
  'field.notice.by-hand': Plain;
  'field.notice.not-required': Plain;
  'field.noticeTo.label': Plain;
  'field.colleague.label': Plain;

  'fact.requester': Plain;
  'fact.requestedAt': Plain;
  'fact.reason': Plain;
  'fact.statement': Plain;
  'fact.statement.made': { readonly when: string; readonly version: string };
  'fact.customerNotice': Plain;
  'fact.approvedBy': Plain;
  'fact.rejectedBy': Plain;
  'fact.cancelledBy': Plain;
  'fact.comment': Plain;
  'fact.ended': Plain;
  'fact.correlationId': Plain;
  'fact.expires': Plain;
  'fact.decides': Plain;
  'fact.agreed': Plain;
  'fact.decidedAt': Plain;
  'fact.unreached': Plain;

  'room.title': { readonly name: string };
  'room.lead': Plain;
  'room.problems': Plain;
  'room.open': Plain;
  'room.blocks.title': Plain;
  'room.blocks.none': Plain;
  'room.blocks.subscriptions': { readonly count: number };
  'room.blocks.subscriptions.do': Plain;
  'room.blocks.reservations': { readonly count: number };
  'room.blocks.reservations.do': Plain;
  'room.blocks.unread.subscriptions': Plain;
  'room.blocks.unread.reservations': Plain;
  'room.survives.title': Plain;
  'room.survives.dap.yes': Plain;
  'room.survives.dap.no': Plain;
  'room.survives.dap.unknown': Plain;
  'room.survives.gdap': { readonly name: string; readonly when: string };
  'room.survives.gdap.noEnd': { readonly name: string };
  'room.survives.gdap.none': Plain;
  'room.survives.gdap.unread': Plain;
  'room.survives.subject': Plain;
  'room.who.title': Plain;
  'room.who.text': Plain;
  'room.who.approval': { readonly count: number };
  'room.cooling': { readonly count: number };
  'room.statement.title': Plain;
  'room.statement.text': Plain;
  'room.notice.title': Plain;
  'room.notice.text': Plain;
  'room.notice.when': Plain;
  'room.summary': { readonly name: string };

  'removal.cooling': { readonly when: string };
  'removal.waitingForSignIn': Plain;
  'removal.refused.check': Plain;
  'removal.refused.partner-center': Plain;
  'removal.vanished': Plain;
  'removal.summary': { readonly name: string; readonly state: string };
  'removal.notice.mail': { readonly address: string };
  'removal.notice.mail.sent': { readonly address: string; readonly when: string };
  'removal.notice.mail.failed': { readonly address: string };
  'removal.notice.by-hand': Plain;
  'removal.notice.by-hand.copied': { readonly when: string };
  'removal.notice.moot': Plain;
  'removal.notice.moot.copied': { readonly when: string };
  'removal.notice.not-required': Plain;
  'removal.letter.title': Plain;
  'removal.provider.title': Plain;
  'removal.provider.text': {
    readonly customer: string;
    readonly tenantId: string;
    readonly reseller: string;
  };
  'removal.delegations.title': Plain;
  'removal.delegations.none': Plain;
  'removal.delegations.lead': Plain;
  'removal.delegation.confirm.title': { readonly name: string };
  'removal.delegation.confirm.text': Plain;
  'removal.delegation.requested': { readonly name: string };
  'removal.delegation.over-already': { readonly name: string };
  'removal.delegation.refused': { readonly name: string };
  'removal.delegation.asking': { readonly name: string };
  'removal.delegations.silent': Plain;
  'removal.news.title': { readonly name: string };
  'removal.none.title': Plain;
  'removal.none.text': Plain;
  'removal.ask.title': Plain;
  'removal.ask.text': Plain;
  'removal.gone.title': Plain;
  'removal.gone.text': Plain;
  'removal.blocked': Plain;
  'removal.tooFewApprovers': Plain;
  'removal.conflict': Plain;
  'removal.not-now': Plain;
  'removal.not-yours': Plain;
  'removal.noRights': Plain;

  'approval.lead.removal': { readonly name: string };
  'approval.lead.invitation': { readonly name: string };
  'approval.reminder': Plain;
  'approval.repeat': Plain;
  'approval.state.waiting': Plain;
  'approval.state.waitingForYou': Plain;
  'approval.state.approved': Plain;
  'approval.state.rejected': Plain;
  'approval.state.expired': Plain;
  'approval.state.cancelled': Plain;
  'approval.meaning.own': Plain;
  'approval.meaning.agreed': Plain;
  'approval.meaning.noRole': Plain;
  'approval.meaning.approved.removal': { readonly when: string };
  'approval.meaning.approved.invitation': Plain;
  'approval.meaning.rejected.removal': Plain;
  'approval.meaning.rejected.invitation': Plain;
  'approval.meaning.expired.removal': Plain;
  'approval.meaning.expired.invitation': Plain;
  'approval.needed': { readonly given: number; readonly needed: number };
  'approval.agreed': { readonly name: string; readonly when: string };
  'approval.passed': { readonly from: string; readonly to: string };
  'approval.summary': { readonly name: string; readonly state: string };
  'approval.told.approved': { readonly name: string };
  'approval.told.rejected': { readonly name: string };
  'approval.told.expired': { readonly name: string };
  'approval.told.cancelled': { readonly name: string };
  'approval.unreached.title': { readonly name: string };
  'approval.unreached.text': { readonly names: string };
  'approval.unknown.title': Plain;
  'approval.unknown.text': Plain;
  'approval.refusal.own-request': Plain;
  'approval.refusal.not-asked': Plain;
  'approval.refusal.not-now': Plain;
  'approval.refusal.too-late': Plain;
  'approval.refusal.asked-already': Plain;
  'approval.refusal.not-yours': Plain;
  'approval.refusal.colleague-lacks-rights': Plain;
  'approval.noRights': Plain;
  'approval.commentTooLong.title': Plain;
  'approval.commentTooLong.text': { readonly limit: number };
  'reassign.title': Plain;
  'reassign.lead': Plain;
  'reassign.nobody': Plain;

  'approvals.title': Plain;
  'approvals.toDecide': { readonly count: number };
  'approvals.toDecide.none': Plain;
  'approvals.mine': { readonly count: number };
  'approvals.mine.none': Plain;
  'approvals.row.removal': { readonly name: string };
  'approvals.row.invitation': { readonly name: string };
  'approvals.row.detail': { readonly name: string; readonly when: string };
  'approvals.row.cooling': { readonly when: string };
  'approvals.more': { readonly count: number };
  'approvals.summary': { readonly count: number };
}
