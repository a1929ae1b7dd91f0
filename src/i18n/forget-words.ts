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
  'button.forgetAddress': Plain;
  'forget.address.title': { readonly address: string };
  'forget.address.erased': Plain;
  'forget.address.stays': Plain;
  'forget.address.again': Plain;
  'forget.address.open': { readonly count: number };
  'forget.address.begun.title': { readonly address: string };
  'forget.address.begun.text': Plain;
  'forget.whom.title': Plain;
  'forget.whom.text': Plain;
}
