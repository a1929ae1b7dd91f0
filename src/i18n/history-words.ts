import type {
  ApprovalStep,
  ApprovalSubject,
  callOutcomes,
  HistoryTextName,
  HistoryTopic,
  registrationSteps,
  RemovalStep,
} from '../domain/history.ts';
import type { Flaw } from '../domain/history-chain.ts';
import type { Ending } from '../domain/removal.ts';
import type { NewcomerState } from '../domain/newcomer.ts';

/** The sentence needs nothing but itself. */
type Plain = null;

/** What of an invitation can become another while it stays in its state, as people call it. */
export type ChangedField =
  | 'note'
  | 'ticket'
  | 'owner'
  | 'mail'
  | 'link'
  | 'sign-in'
  | 'lost'
  | 'half'
  | 'other';

type EachHistoryWord = {
  [K in
    | `history.field.${ChangedField}`
    | `history.topic.${HistoryTopic | 'any'}`
    | `history.text.${HistoryTextName}`
    | `history.newcomer.${NewcomerState}`
    | `history.approval.${ApprovalStep}`
    | `history.approval.about.${ApprovalSubject}`
    | `history.removal.${RemovalStep}`
    | `history.call.${(typeof callOutcomes)[number]}`
    | `history.registration.${(typeof registrationSteps)[number]}`
    | `history.ending.${NonNullable<Ending['outcome']>}`
    | `history.flaw.${Flaw}`
    | `history.link.${'intact' | 'broken'}`
    | `history.half.${'reseller' | 'provider'}`]: Plain;
};

/** Sentences about the history and its proof. */
export interface HistoryWords extends EachHistoryWord {
  'button.history': Plain;
  'button.show': Plain;
  'button.verify': Plain;
  'button.exportCsv': Plain;
  'button.exportJson': Plain;
  'history.title.all': Plain;
  'history.title.me': Plain;
  'history.title.one': { readonly name: string };
  'history.house': Plain;
  'history.subtitle': Plain;
  'history.empty': Plain;
  'history.empty.topic': Plain;
  'history.summary': { readonly title: string };
  'history.topic.label': Plain;
  'history.by.nobody': Plain;
  'history.by.somebody': { readonly pseudonym: string };
  'history.line': { readonly label: string; readonly text: string };
  'history.erased': { readonly what: string };
  'history.unreadable': Plain;
  'history.moved.drafted': Plain;
  'history.moved.taken-back': Plain;
  'history.moved.draft-again': Plain;
  'history.moved.discarded': Plain;
  'history.moved.sending': Plain;
  'history.moved.outlook': Plain;
  'history.moved.copy': Plain;
  'history.moved.mailbox': Plain;
  'history.moved.by-hand': Plain;
  'history.moved.other': { readonly state: string };
  'history.edited': Plain;
  'history.changed': { readonly what: string };
  'history.linked': Plain;
  'history.approval': { readonly step: string; readonly about: string };
  'history.statement': { readonly version: string; readonly language: string };
  'history.delegation': { readonly id: string };
  'history.call': { readonly system: string; readonly what: string };
  'history.call.answered': { readonly outcome: string; readonly status: string };
  'history.partnerCenter': Plain;
  'history.correlation': { readonly id: string };
  'history.letter': { readonly language: string; readonly relationship: string };
  'history.letter.reset': { readonly language: string; readonly relationship: string };
  'history.letter.alone': Plain;
  'history.letter.joint': Plain;
  'history.setting': { readonly setting: string };
  'history.personErased': Plain;
  'history.unknown.title': Plain;
  'history.unknown.text': { readonly text: string };
  'history.several.title': { readonly text: string };
  'history.several.text': Plain;
  'history.verified.title': Plain;
  'history.verified.text': { readonly entries: number; readonly chains: number };
  'history.verified.none': Plain;
  'history.broken.title': Plain;
  'history.broken.text': { readonly entries: number; readonly count: number };
  'history.broken.entry': {
    readonly name: string;
    readonly number: string;
    readonly when: string;
    readonly flaw: string;
  };
  'history.broken.end': { readonly name: string; readonly flaw: string };
  'history.broken.more': { readonly count: number };
  'history.broken.next': Plain;
  'history.export.file': Plain;
  'history.export.description': { readonly title: string; readonly entries: number };
  'history.export.cut': { readonly title: string; readonly entries: number };
  'history.export.empty.title': Plain;
  'history.export.empty.text': Plain;
  'history.export.declined.title': Plain;
  'history.export.declined.text': Plain;
  'history.export.failed.title': Plain;
  'history.export.failed.text': Plain;
  'history.column.number': Plain;
  'history.column.when': Plain;
  'history.column.customer': Plain;
  'history.column.key': Plain;
  'history.column.who': Plain;
  'history.column.what': Plain;
  'history.column.details': Plain;
  'history.column.id': Plain;
  'history.column.seal': Plain;
}
