import type { TimeZoneCity } from '../domain/time-zones.ts';

type Plain = null;

type EachCity = { [C in TimeZoneCity as `timeZone.${C}`]: Plain };

/** Sentences of the talk itself: welcome, help, settings, sign-in, and answers to what cannot be done. */
export interface TalkWords extends EachCity {
  'welcome.title': { readonly name: string };
  'welcome.lead': Plain;
  'welcome.customers': Plain;
  'welcome.invite': Plain;
  'welcome.told': Plain;
  'welcome.start.title': Plain;
  'welcome.start.roles': Plain;
  'welcome.start.commands': Plain;
  'welcome.limits': Plain;
  'welcome.rehearsal': Plain;
  'welcome.summary': Plain;

  'help.title': Plain;
  'help.lead': Plain;
  'help.group.customers': Plain;
  'help.group.invitations': Plain;
  'help.group.you': Plain;
  'help.example': { readonly example: string };
  'help.note': Plain;
  'help.summary': Plain;

  'signIn.need.partner-center': Plain;
  'signIn.need.graph': Plain;
  'signIn.need.again': Plain;
  'signIn.need.second-factor': Plain;
  'signIn.need.consent': Plain;
  'signIn.need.blocked': Plain;
  'signIn.need.other-account': Plain;
  'signIn.then': Plain;
  'signIn.title.consent': Plain;
  'signIn.title.blocked': Plain;
  'signIn.done.title': Plain;
  'signIn.done.text': Plain;
  'signIn.waiting.title': Plain;
  'signIn.waiting.which': { readonly company: string };
  'signIn.waiting.removal': { readonly company: string };
  'signIn.waiting.text': Plain;
  'signIn.waiting.state': Plain;
  'signIn.waiting.meaning': Plain;

  'signOut.title': Plain;
  'signOut.text': Plain;

  'settings.title': Plain;
  'settings.lead': Plain;
  'settings.language.auto': Plain;
  /** Each language by its own name, so that its speakers find it whatever is set. */
  'settings.language.en': Plain;
  'settings.language.ru': Plain;
  'settings.saved': Plain;
  'settings.timeZone.auto': { readonly zone: string };
  'settings.now': { readonly when: string };
  'settings.summary': Plain;

  'answer.unknown.title': Plain;
  'answer.unknown.text': Plain;
  'answer.unknown.near': Plain;
  'answer.unknown.with': { readonly text: string };
  'signIn.offer.title': Plain;
  'signIn.offer.text': Plain;
  'answer.press.title': Plain;
  'answer.press.text': Plain;
  'answer.thanks.title': Plain;
  'answer.thanks.text': Plain;
  'answer.empty.title': Plain;
  'answer.empty.text': Plain;
  'answer.notPersonal.title': Plain;
  'answer.notPersonal.text': Plain;
  'answer.noRights.title': Plain;
  'answer.noRights.text': Plain;
  'answer.noRightsNow.text': Plain;
  'answer.agentsOnly.text': Plain;
  'answer.draftersOnly.text': Plain;
  'answer.oldCard.title': Plain;
  'answer.oldCard.text': Plain;
  'answer.tooLong.title': Plain;
  'answer.tooLong.text': Plain;
  'answer.outdated.text': Plain;
  'answer.outdatedEdit.text': Plain;
  'answer.decided.text': Plain;
  'answer.alreadyCustomer.title': { readonly customer: string };
  'answer.alreadyCustomer.text': Plain;
  'answer.alreadyInvited.title': { readonly company: string };
  'answer.alreadyInvited.text': { readonly name: string; readonly when: string; readonly state: string };
  'answer.customer.ask.title': Plain;
  'answer.customer.ask.text': Plain;
  'answer.customer.gone.title': Plain;
  'answer.customer.gone.text': Plain;
  'answer.working': Plain;
  'answer.edited.title': Plain;
  'answer.edited.text': Plain;
  'answer.files.title': Plain;
  'answer.files.text': Plain;

  'button.tryAgain': Plain;
  'fault.title': Plain;
  'fault.busy': Plain;
  'fault.unavailable': { readonly system: string };
  /** `system` is one that failed several times in a row; `seconds` until it is asked again. */
  'fault.heldBack': { readonly system: string; readonly seconds: number };
  'fault.graph': Plain;
  'fault.notAllowed': Plain;
  'fault.signIn': Plain;
  'fault.badResponse': Plain;
  'fault.store': Plain;
  'fault.bug': Plain;
  'crowd.own.title': Plain;
  'crowd.own.text': Plain;
  'crowd.all.title': Plain;
  'crowd.all.text': Plain;
}
