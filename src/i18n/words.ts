import type { LetterLanguage, Meeting, SendFailure } from '../domain/invitation.ts';
import type { InvitationState } from '../domain/invitation.ts';
import type { TimeZoneCity } from '../domain/time-zones.ts';
import type { CommandName } from '../names.ts';

/** The sentence needs nothing but itself. */
type Plain = null;

type EachState = { [S in InvitationState as `invitation.state.${S}` | `invitation.meaning.${S}`]: Plain };
type EachFailure = { [F in SendFailure as `invitation.failure.${F}`]: Plain };
type EachMeeting = { [M in Meeting as `meeting.${M}`]: Plain };
type EachCity = { [C in TimeZoneCity as `timeZone.${C}`]: Plain };
type EachLanguage = { [L in LetterLanguage as `language.${L}`]: Plain };

/**
 * Every sentence that a person can see, by key, with what it needs to be said. Keys are `area.thing.part`.
 *
 * Tone, in both languages: the bot speaks plainly and warmly, in whole sentences; it says first what is, then what to
 * do next; it never blames; it says sorry once and only where it failed; it calls things by the names that Partner
 * Center uses; names from outside stand in the nominative, after a colon; no exclamation marks beyond the welcome.
 */
export interface Words extends EachState, EachFailure, EachMeeting, EachLanguage, EachCity {
  'app.rehearsal.mark': Plain;

  'button.send': Plain;
  'button.edit': Plain;
  'button.continue': Plain;
  'button.discard': Plain;
  'button.save': Plain;
  'button.back': Plain;
  'button.open': Plain;
  'button.openCustomer': Plain;
  'button.nextPage': Plain;
  'button.previousPage': Plain;
  'button.invite': Plain;
  'button.inviteAgain': Plain;
  'button.customers': Plain;
  'button.allCustomers': Plain;
  'button.invitations': Plain;
  'button.partnerCenter': Plain;
  'button.adminCenter': Plain;
  'button.partnerCenter.hint': Plain;
  'button.adminCenter.hint': Plain;
  /** Read out in place of the visible title where several buttons have the same one. */
  'button.openCustomer.which': { readonly name: string };
  'button.openInvitation.which': { readonly name: string };
  'link.leavesTeams': Plain;

  'field.email.label': Plain;
  'field.email.hint': Plain;
  'field.email.missing': Plain;
  'field.contactName.label': Plain;
  'field.contactName.hint': Plain;
  'field.company.label': Plain;
  'field.company.hint': Plain;
  'field.letterLanguage.label': Plain;
  'field.meeting.label': Plain;
  'field.relationship.label': Plain;
  'field.relationship.alone': Plain;
  'field.relationship.joint': { readonly provider: string };
  'field.subject.label': Plain;
  'field.subject.missing': Plain;
  'field.text.label': Plain;
  'field.text.missing': Plain;
  'field.language.label': Plain;
  'field.timeZone.label': Plain;

  'fact.company': Plain;
  'fact.to': Plain;
  'fact.relationship': Plain;
  'fact.meeting': Plain;
  'fact.invitedBy': Plain;
  'fact.created': Plain;
  'fact.sent': Plain;
  'fact.accepted': Plain;
  'fact.discarded': Plain;
  'fact.failed': Plain;
  'fact.decided': Plain;
  'fact.tenant': Plain;
  'fact.tenantId': Plain;
  'fact.otherDomains': Plain;
  'fact.address': Plain;
  'fact.email': Plain;
  'fact.phone': Plain;
  'fact.delegatedAdmin': Plain;
  'fact.customer': Plain;

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

  'customers.title': Plain;
  'customers.count': { readonly all: number };
  'customers.count.asOf': { readonly all: number; readonly when: string };
  'customers.found': { readonly matched: number; readonly all: number };
  'customers.found.asOf': { readonly matched: number; readonly all: number; readonly when: string };
  'customers.query': { readonly query: string };
  'customers.range': { readonly first: number; readonly last: number; readonly total: number };
  'customers.empty.title': Plain;
  'customers.empty.text': Plain;
  'customers.empty.provider': Plain;
  'customers.syncing.title': Plain;
  'customers.syncing.text': Plain;
  'customers.nothing.title': Plain;
  'customers.nothing.text': Plain;

  'customer.section.account': Plain;
  'customer.relationship.reseller': Plain;
  'customer.relationship.none': Plain;
  'customer.relationship.other': Plain;
  'customer.delegatedAdmin.yes': Plain;
  'customer.delegatedAdmin.no': Plain;
  'customer.asOf': { readonly when: string };
  'customer.summary': { readonly name: string };

  'providers.title': Plain;
  'providers.lead': Plain;
  'providers.count': { readonly count: number };
  'providers.active': Plain;
  'providers.inactive': Plain;
  'providers.country': { readonly country: string };
  'providers.mpnId': { readonly mpnId: string };
  'providers.more': { readonly count: number };
  'providers.empty.title': Plain;
  'providers.empty.text': Plain;

  'inviteForm.title': Plain;
  'inviteForm.lead': Plain;
  'inviteForm.problems': Plain;
  'inviteForm.summary': Plain;

  'invitation.relationship.alone': Plain;
  'invitation.relationship.joint': { readonly provider: string };
  'invitation.tenant': { readonly name: string; readonly domain: string };

  'draft.title': Plain;
  'draft.lead': Plain;
  'draft.letter': Plain;
  'draft.showAll': Plain;
  'draft.rest': { readonly count: number };
  'draft.link.title': Plain;
  'draft.link.alone': { readonly reseller: string };
  'draft.link.joint': { readonly reseller: string; readonly provider: string };
  'draft.note.link-put-back': Plain;
  'draft.note.link-repaired': Plain;
  'draft.note.saved': Plain;
  'draft.summary': { readonly company: string };

  'edit.title': Plain;
  'edit.lead': Plain;
  'edit.summary': { readonly company: string };

  'invitation.summary': { readonly company: string; readonly state: string };

  'invitations.title': Plain;
  'invitations.mine': Plain;
  'invitations.everyones': Plain;
  'invitations.empty.title': Plain;
  'invitations.empty.mine': Plain;
  'invitations.empty.everyones': Plain;
  'invitations.invitedBy': { readonly name: string };
  'invitations.summary': { readonly count: number };

  'accepted.title': Plain;
  'accepted.text': { readonly customer: string };
  'accepted.next': Plain;
  'accepted.joint': Plain;
  'accepted.repeat': Plain;
  'accepted.summary': { readonly customer: string };

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

  'button.checkAgain': Plain;
  'status.title': Plain;
  'status.lead.well': Plain;
  'status.lead.unwell': { readonly count: number };
  'status.checkedAt': { readonly when: string };
  'status.section.systems': Plain;
  'status.section.workers': Plain;
  'status.section.bot': Plain;
  'status.system.partner-center': Plain;
  'status.system.graph-directory': Plain;
  'status.system.graph-mail': Plain;
  'status.system.sign-in': Plain;
  'status.system.store': Plain;
  'status.system.teams': Plain;
  'status.state.well': Plain;
  'status.state.recovering': Plain;
  'status.state.silent': Plain;
  'status.state.busy': Plain;
  'status.state.refused': Plain;
  'status.state.sign-in': Plain;
  'status.state.strange': Plain;
  'status.since': { readonly when: string };
  'status.do.recovering': Plain;
  'status.do.silent': Plain;
  'status.do.busy': Plain;
  'status.do.sign-in': Plain;
  'status.do.strange': Plain;
  'status.do.refused.partner-center': Plain;
  'status.do.refused.graph-directory': Plain;
  'status.do.refused.graph-mail': Plain;
  'status.do.refused.sign-in': Plain;
  'status.do.refused.store': Plain;
  'status.do.refused.teams': Plain;
  'status.worker.watch': Plain;
  'status.worker.outbox': Plain;
  'status.worker.state.well': Plain;
  'status.worker.state.starting': Plain;
  'status.worker.state.late': Plain;
  'status.worker.state.failing': Plain;
  'status.worker.lastRound': { readonly when: string };
  'status.worker.do': Plain;
  'status.directory': Plain;
  'status.directory.fresh': Plain;
  'status.directory.old': Plain;
  'status.directory.none': Plain;
  'status.bot.version': Plain;
  'status.bot.mode': Plain;
  'status.bot.real': Plain;
  'status.bot.rehearsal': Plain;

  'setup.title': Plain;
  'setup.lead': Plain;
  'setup.section.company': Plain;
  'setup.section.work': Plain;
  'setup.section.letters': Plain;
  'setup.company': Plain;
  'setup.tenant': Plain;
  'setup.mpnId': Plain;
  'setup.mpnId.known': { readonly known: string; readonly said: string };
  'setup.adminAgents': Plain;
  'setup.providers': Plain;
  'setup.providers.count': { readonly active: number; readonly all: number };
  'setup.mailFrom': Plain;
  'setup.mailFrom.own': Plain;
  'setup.mailFrom.shared': { readonly address: string };
  'setup.acceptance': Plain;
  'setup.acceptance.seconds': { readonly count: number };
  'setup.acceptance.minutes': { readonly count: number };
  'setup.events': Plain;
  'setup.events.none': Plain;
  'setup.events.held': { readonly host: string; readonly count: number };
  'setup.events.door': Plain;
  'setup.language': Plain;
  'setup.timeZone': Plain;
  'setup.variable': { readonly name: string };
  'setup.variables': { readonly names: string };
  'setup.unread': Plain;
  'setup.notSet': Plain;
  'setup.letters.lead': Plain;
  'setup.letter.contact': Plain;
  'setup.letter.company': Plain;
  'setup.letter.reseller': Plain;
  'setup.letter.inviter': Plain;
  'setup.letter.link': Plain;
  'setup.letter.show.en': Plain;
  'setup.letter.show.ru': Plain;

  'answer.unknown.title': Plain;
  'answer.unknown.text': Plain;
  'answer.unknown.near': Plain;
  'answer.empty.title': Plain;
  'answer.empty.text': Plain;
  'answer.notPersonal.title': Plain;
  'answer.notPersonal.text': Plain;
  'answer.noRights.title': Plain;
  'answer.noRights.text': Plain;
  'answer.noRightsNow.text': Plain;
  'answer.oldCard.title': Plain;
  'answer.oldCard.text': Plain;
  'answer.tooLong.title': Plain;
  'answer.tooLong.text': Plain;
  'answer.notYours.title': Plain;
  'answer.notYours.text': { readonly name: string };
  'answer.noInvitation.title': Plain;
  'answer.noInvitation.text': Plain;
  'answer.outdated.text': Plain;
  'answer.outdatedEdit.text': Plain;
  'answer.decided.text': Plain;
  'answer.alreadyCustomer.title': { readonly customer: string };
  'answer.alreadyCustomer.text': Plain;
  'answer.alreadyInvited.title': { readonly company: string };
  'answer.alreadyInvited.text': { readonly name: string; readonly when: string; readonly state: string };
  'answer.link.title': Plain;
  'answer.link.text': Plain;
  'answer.link.reason': Plain;
  'link.refusal.not-a-link': Plain;
  'link.refusal.wrong-host': Plain;
  'link.refusal.wrong-kind': Plain;
  'link.refusal.wrong-partner': Plain;
  'link.refusal.wrong-mpn': Plain;
  'link.refusal.wrong-provider': Plain;
  'link.refusal.missing-provider': Plain;
  'link.refusal.unexpected-provider': Plain;
  'problem.email-empty': Plain;
  'problem.email-several': Plain;
  'problem.email-not-an-address': Plain;
  'problem.email-consumer': Plain;
  'problem.email-own-domain': Plain;
  'problem.email-no-tenant': Plain;
  'problem.too-long': Plain;
  'problem.unknown-choice': Plain;
  'problem.provider-gone': Plain;
  'letter.refusal.empty-subject': Plain;
  'letter.refusal.empty-text': Plain;
  'letter.refusal.subject-too-long': { readonly limit: number };
  'letter.refusal.text-too-long': { readonly limit: number };
  'answer.customer.ask.title': Plain;
  'answer.customer.ask.text': Plain;
  'answer.customer.gone.title': Plain;
  'answer.customer.gone.text': Plain;
  'answer.working': Plain;
  'failedNotice.title': { readonly company: string };
  'fault.title': Plain;
  'fault.busy': Plain;
  'fault.unavailable': Plain;
  'fault.notAllowed': Plain;
  'fault.signIn': Plain;
  'fault.badResponse': Plain;
  'fault.store': Plain;
  'fault.bug': Plain;
  'invitation.state.handed-over': Plain;
  'invitation.state.half-accepted': Plain;
  'invitation.meaning.handed-over': Plain;
  'invitation.meaning.half-accepted': Plain;
  'fact.handedOver': Plain;
  'fact.halves': Plain;
  'half.reseller': Plain;
  'half.provider': Plain;
  'halfAccepted.title': Plain;
  'halfAccepted.next': { readonly provider: string };
  'button.openInOutlook': Plain;
  'button.copy': Plain;
  'button.keep': Plain;
  'button.done': Plain;
  'button.takeBack': Plain;
  'button.viewInOutlook': Plain;
  'button.viewInOutlook.hint': Plain;
  'field.further.label': Plain;
  'field.addresses.hint': Plain;
  'field.cc.label': Plain;
  'field.country.label': Plain;
  'field.country.auto': Plain;
  'field.country.other': Plain;
  'fact.further': Plain;
  'fact.cc': Plain;
  'fact.handedBy': Plain;
  'handOver.way.outlook': Plain;
  'handOver.way.copy': Plain;
  'problem.list-not-an-address': { readonly address: string };
  'problem.list-too-many': { readonly limit: number };
  'problem.further-own-domain': { readonly address: string };
  'finding.look-alike.title': Plain;
  'finding.look-alike.text': { readonly domain: string; readonly theirs: string; readonly name: string };
  'finding.invited-before.title': Plain;
  'finding.invited-before.text': { readonly name: string; readonly when: string; readonly state: string };
  'finding.other-country.title': Plain;
  'finding.other-country.text': { readonly country: string; readonly ours: string };
  'foreignLink.other-partner': Plain;
  'foreignLink.other-provider': Plain;
  'foreignLink.delegated-admin': Plain;
  'foreignLink.gdap': Plain;
  'foreignLink.provider-to-reseller': Plain;
  'foreignLink.unreliable': Plain;
  'foreignLink.outdated': Plain;
  'foreignLink.admin-center': Plain;
  'handedOver.making': Plain;
  'handedOver.outlook': Plain;
  'handedOver.copy': Plain;
  'handedOver.leavesTeams': Plain;
  'handedOver.tooLong': { readonly count: number };
  'byHand.said': Plain;
  'byHand.intact': Plain;
  'byHand.broken': Plain;
  'byHand.link': Plain;
  'brokenNotice.title': { readonly company: string };
  'brokenNotice.text': Plain;
  'kept.title': { readonly company: string };
  'kept.text': Plain;
  'answer.providerGone.title': { readonly provider: string };
  'answer.providerGone.text': { readonly company: string };
  'answer.files.title': Plain;
  'answer.files.text': Plain;
  'notice.reference': { readonly reference: string };
}

export type WordKey = keyof Words;

/** Nothing more for a plain sentence, else its parameters: none can be forgotten, none is left over. */
export type WordArguments<K extends WordKey> = Words[K] extends null ? [] : [parameters: Words[K]];

/** What a command is called and how it explains itself. Aliases are compared without case and punctuation. */
export interface CommandWords {
  readonly title: string;
  readonly summary: string;
  readonly example: string;
  readonly aliases: readonly string[];
}

export type Catalogue = Readonly<Record<WordKey, string>>;
export type CommandCatalogue = Readonly<Record<CommandName, CommandWords>>;
