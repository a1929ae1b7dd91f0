import type { InvitationId } from '../domain/ids.ts';
import type { Mailbox } from '../domain/invitation.ts';

export interface OutgoingMail {
  /** Kept with the draft, so that a draft whose answer was lost is found again. */
  readonly key: string;
  readonly invitationId: InvitationId;
  readonly to: { readonly address: string; readonly name?: string };
  readonly subject: string;
  readonly html: string;
}

export interface MailRecord {
  /** Immutable id: names the draft and, once sent, the copy in Sent Items. */
  readonly messageId: string;
  readonly isDraft: boolean;
  readonly conversationId?: string;
  readonly sentAt?: string;
}

/**
 * A mailbox through which each mail goes out once: draft, then send, then look.
 * `send` throws `mail/outcome-unknown` when the answer was lost: look before sending again.
 */
export interface Mailer {
  findByKey(mailbox: Mailbox, key: string): Promise<MailRecord | undefined>;
  createDraft(mailbox: Mailbox, mail: OutgoingMail): Promise<MailRecord>;
  send(mailbox: Mailbox, messageId: string): Promise<void>;
  /** Absent when the mailbox does not know the message; soon after sending this may mean "not yet". */
  look(mailbox: Mailbox, messageId: string): Promise<MailRecord | undefined>;
}
