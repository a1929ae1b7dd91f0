type Plain = null;

/** Sentences about who accepted, and which halves are there. */
export interface AcceptanceWords {
  'accepted.title': Plain;
  'accepted.next': Plain;
  'accepted.joint': Plain;
  'accepted.repeat': Plain;
  'accepted.summary': { readonly customer: string };
  'accepted.otherTenant': Plain;
  'accepted.afterWithdrawal': Plain;

  'halfAccepted.title': Plain;
  'halfAccepted.next': { readonly provider: string };
  'halfAccepted.refused': { readonly provider: string };
  'halfAccepted.sign-in': { readonly provider: string };

  'leftNotice.title': { readonly customer: string };
  'leftNotice.text': Plain;

  'match.tenant': Plain;
  'match.verified-domain': Plain;
  'match.mail-domain': Plain;
  'match.name': Plain;
  'match.answered': Plain;

  'halves.title': Plain;
  'halves.ours': Plain;
  'halves.provider': { readonly provider: string };
  'halves.state.there': Plain;
  'halves.state.missing': Plain;
  'halves.state.unseen': Plain;
  'halves.state.refused': Plain;
  'halves.state.sign-in': Plain;
  'halves.write.customer.title': Plain;
  'halves.write.provider.title': Plain;
  'halves.write.customer': { readonly there: string; readonly missing: string };
  'halves.write.provider': { readonly customer: string; readonly tenantId: string };
  'halves.meaning.hidden': Plain;

  'accepted.unsent': { readonly why: string };
  'question.title': Plain;
  'question.lead': Plain;
  'question.others': Plain;
  'question.passedOn': Plain;
  'question.sent': { readonly when: string; readonly name: string };
  'question.changed': Plain;
  'question.summary': { readonly customer: string };
  'question.nothingLeft.title': Plain;
  'question.nothingLeft.text': Plain;
  'question.notAsked.title': Plain;
  'question.notAsked.text': Plain;
  'question.decided.title': Plain;
  'question.decided.chosen': Plain;
  'question.decided.none': Plain;
  'question.decided.soon': Plain;
  'question.unknown.text': Plain;
  'question.noRights': Plain;
}
