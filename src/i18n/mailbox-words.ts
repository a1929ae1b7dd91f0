import type { BounceReason, UnseenReason } from '../domain/invitation.ts';

type Plain = null;

type EachMailboxWord = {
  [K in `bounce.why.${BounceReason}` | `unseen.${UnseenReason}`]: Plain;
};

/** Sentences about what comes into the mailbox after an invitation went out. */
export interface MailboxWords extends EachMailboxWord {
  'button.viewAnswer': Plain;
  'fact.undelivered': Plain;
  'fact.unseen': Plain;
  'fact.unseen.since': { readonly when: string; readonly why: string };
  'history.bounce': { readonly why: string };
  'replied.title': { readonly company: string };
  'replied.text': Plain;
  'bounced.title': { readonly company: string };
  'bounced.next': Plain;
  'bounced.partial.title': { readonly company: string };
  'bounced.partial.text': { readonly addresses: string };
  'why.unwatched': Plain;
  'why.watched': Plain;
}
