import type { AttentionChoice, AttentionTopic } from '../domain/attention.ts';

/** The sentence needs nothing but itself. */
type Plain = null;

type EachAttentionWord = {
  [K in
    | `attention.topic.${AttentionTopic}`
    | `attention.said.${AttentionChoice}`
    | `attention.choice.${AttentionChoice}`
    | `attention.text.${AttentionTopic}`
    | `attention.do.${AttentionTopic}`]: Plain;
};

/** Sentences about what does not come to an end by itself. */
export interface AttentionWords extends EachAttentionWord {
  'attention.title': { readonly about: string };
  'attention.text.mail.begun': Plain;
  'attention.text.removal-mail.begun': Plain;
  /** For whoever decides, and may look there. */
  'attention.first.begun': Plain;
  'attention.first.reminder': Plain;
  'attention.means.look': Plain;
  'attention.means.was-sent': Plain;
  'attention.means.anew': Plain;
  'attention.means.close': Plain;
  'attention.means.close.mail.begun': Plain;
  'attention.others': { readonly name: string };
  'attention.orphaned': { readonly name: string };
  'attention.fact.what': Plain;
  'attention.fact.since': Plain;
  'attention.fact.attempts': Plain;
  'attention.fact.begunAt': Plain;
  'attention.state': Plain;
  'attention.meaning': Plain;
  'attention.meaning.others': { readonly name: string };
  'attention.open': Plain;
  'attention.list.title': { readonly count: number };
  'attention.list.none': Plain;
  'attention.list.row': { readonly topic: string; readonly about: string };
  'attention.list.addressee': { readonly name: string };
  'attention.over.title': Plain;
  'attention.over.text': Plain;
  'attention.changed': Plain;
  'attention.looking.title': Plain;
  'attention.looking.text': Plain;
  'attention.done.title': Plain;
  'attention.done.text': Plain;
  'attention.status.section': Plain;
  'attention.status.count': { readonly count: number };
  'attention.why.title': Plain;
  'history.attention': { readonly what: string; readonly choice: string };
}
