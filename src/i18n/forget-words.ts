type Plain = null;

/** Sentences about being forgotten. */
export interface ForgetWords {
  'button.forgetMe': Plain;
  'forget.title': Plain;
  'forget.erased': Plain;
  'forget.stays': Plain;
  'forget.again': Plain;
  'forget.owned.title': Plain;
  'forget.owned.invitations': { readonly count: number };
  'forget.owned.approvals': { readonly count: number };
  'forget.owned.channels': { readonly count: number };
  'forget.owned.then': Plain;
  'forget.begun.title': Plain;
  'forget.begun.text': Plain;
  'forget.done.title': Plain;
  'forget.done.text': Plain;
}
