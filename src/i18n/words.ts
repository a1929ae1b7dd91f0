import type { AcceptanceWords } from './acceptance-words.ts';
import type { ApprovalWords } from './approval-words.ts';
import type { AttentionWords } from './attention-words.ts';
import type { CustomerWords } from './customer-words.ts';
import type { DraftWords } from './draft-words.ts';
import type { EventsWords } from './events-words.ts';
import type { HouseWords } from './house-words.ts';
import type { ForgetWords } from './forget-words.ts';
import type { HistoryWords } from './history-words.ts';
import type { InvitationApprovalWords } from './invitation-approval-words.ts';
import type { InvitationWords } from './invitation-words.ts';
import type { LinkWords } from './link-words.ts';
import type { MailboxWords } from './mailbox-words.ts';
import type { MatchingWords } from './matching-words.ts';
import type { NewsWords } from './news-words.ts';
import type { SetupWords } from './setup-words.ts';
import type { StatusWords } from './status-words.ts';
import type { TalkWords } from './talk-words.ts';
import type { WhyWords } from './why-words.ts';
import type { CommandName } from '../names.ts';

/** The sentence needs nothing but itself. */
type Plain = null;

/**
 * Every sentence that a person can see, by key, with what it needs to be said. Keys are `area.thing.part`.
 *
 * Tone, in both languages: the bot speaks plainly and warmly, in whole sentences; it says first what is, then what to
 * do next; it never blames; it says sorry once and only where it failed; it calls things by the names that Partner
 * Center uses; names from outside stand in the nominative, after a colon; no exclamation marks beyond the welcome.
 */
export interface Words
  extends AcceptanceWords,
    ApprovalWords,
    EventsWords,
    AttentionWords,
    CustomerWords,
    DraftWords,
    HouseWords,
    ForgetWords,
    HistoryWords,
    InvitationApprovalWords,
    InvitationWords,
    LinkWords,
    MailboxWords,
    MatchingWords,
    NewsWords,
    SetupWords,
    StatusWords,
    TalkWords,
    WhyWords {
  'app.rehearsal.mark': Plain;
  /** Of the app manifest: up to 100, 80 and 4,000 characters. */
  'app.fullName': Plain;
  'app.short': Plain;
  'app.full': Plain;

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
  'button.signIn': Plain;
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
  'button.licencesOf': Plain;
  'button.licencesOf.which': { readonly name: string };
  'button.tryAgain': Plain;
  'button.showAll': Plain;
  'button.lookFurther': Plain;
  'button.stopChannel': Plain;
  'button.stopChannel.which': { readonly channel: string };
  'button.showToMe': Plain;
  'button.checkAgain': Plain;
  'button.changeLetters': Plain;
  'button.useDefaultText': Plain;
  'button.openInOutlook': Plain;
  'button.copy': Plain;
  'button.keep': Plain;
  'button.done': Plain;
  'button.takeBack': Plain;
  'button.viewInOutlook': Plain;
  'button.viewInOutlook.hint': Plain;
  'button.search': Plain;
  'button.openInvitation': Plain;
  'button.thisOne': Plain;
  'button.thisOne.which': { readonly name: string };
  'button.noneOfThese': Plain;
  'button.resend': Plain;
  'button.assign': Plain;
  'button.assignNow': Plain;
  'button.withdraw': Plain;
  'button.note': Plain;

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
  'field.further.label': Plain;
  'field.addresses.hint': Plain;
  'field.cc.label': Plain;
  'field.country.label': Plain;
  'field.country.auto': Plain;
  'field.country.other': Plain;

  'fact.company': Plain;
  'fact.to': Plain;
  'fact.relationship': Plain;
  'fact.meeting': Plain;
  'fact.invitedBy': Plain;
  'fact.accepted': Plain;
  'fact.tenant': Plain;
  'fact.tenantId': Plain;
  'fact.otherDomains': Plain;
  'fact.address': Plain;
  'fact.email': Plain;
  'fact.phone': Plain;
  'fact.delegatedAdmin': Plain;
  'fact.customer': Plain;
  'fact.further': Plain;
  'fact.handedBy': Plain;
  'fact.domain': Plain;
  'fact.match': Plain;
  'fact.begunBy': Plain;
  'fact.note': Plain;
  'fact.ticket': Plain;
  'fact.answeredBy': Plain;
  'fact.invitation': Plain;
  'fact.newSince': Plain;

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
  /** What an alias says beyond the command's name, as arguments that could have been typed. */
  readonly means?: Readonly<Record<string, string>>;
}

export type Catalogue = Readonly<Record<WordKey, string>>;
export type CommandCatalogue = Readonly<Record<CommandName, CommandWords>>;
