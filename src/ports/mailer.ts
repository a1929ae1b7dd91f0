import type { Instant, InvitationId } from '../domain/ids.ts';
import type { IncomingMarks } from '../domain/incoming-mail.ts';
import type { Mailbox } from '../domain/mailbox.ts';
import type { MailBody } from '../domain/sent-link.ts';

export interface MailAddress {
  readonly address: string;
  readonly name?: string;
}

export interface OutgoingMail {
  /** Kept with the draft, so that a draft whose answer was lost is found again. */
  readonly key: string;
  /** Absent for a mail that is no invitation. */
  readonly invitationId?: InvitationId;
  /** The first is the one who is to accept. */
  readonly to: readonly MailAddress[];
  readonly cc: readonly MailAddress[];
  readonly subject: string;
  readonly html: string;
}

export interface MailRecord {
  /** Immutable id: names the draft and, once sent, the copy in Sent Items. */
  readonly messageId: string;
  readonly isDraft: boolean;
  readonly conversationId?: string;
  readonly sentAt?: string;
  /** Opens it in Outlook on the web, for whoever is signed in there. */
  readonly webLink?: string;
}

export interface ReadMail extends MailRecord {
  readonly body: MailBody;
}

/** A mail in a thread, ours or theirs. */
export interface ThreadMail {
  readonly messageId: string;
  readonly receivedAt: Instant;
  /** The sender's address, in small letters; reports may have none. */
  readonly from?: string;
  readonly webLink?: string;
  /** By which mail servers know it, and name it in their reports. */
  readonly internetMessageId?: string;
}

/** What a mail server says about a mail, wherever it came. */
export interface ServerReport {
  readonly messageId: string;
  readonly receivedAt: Instant;
  /** The mails that it names as those it is about, where it does. */
  readonly about: readonly string[];
}

/**
 * A mailbox through which each mail goes out once: draft, then send, then look.
 * `send` throws `mail/outcome-unknown` when the answer was lost: look before sending again.
 */
export interface Mailer {
  findByKey(mailbox: Mailbox, key: string): Promise<MailRecord | undefined>;
  createDraft(mailbox: Mailbox, mail: OutgoingMail): Promise<MailRecord>;
  /** A draft in the thread of a mail that went out; absent when the mailbox does not know that mail any more. */
  createReply(mailbox: Mailbox, to: string, mail: OutgoingMail): Promise<MailRecord | undefined>;
  /** Sees to it that a draft goes to these and nobody else; safe to repeat. */
  address(mailbox: Mailbox, messageId: string, to: Pick<OutgoingMail, 'to' | 'cc'>): Promise<void>;
  send(mailbox: Mailbox, messageId: string): Promise<void>;
  /** Absent when the mailbox does not know the message; soon after sending this may mean "not yet". */
  look(mailbox: Mailbox, messageId: string): Promise<MailRecord | undefined>;
  /** The same with the text, as the person left it. */
  read(mailbox: Mailbox, messageId: string): Promise<ReadMail | undefined>;
  /** What stands in a thread since that moment, drafts left out, the oldest first; only as much as one answer holds. */
  thread(mailbox: Mailbox, conversationId: string, since: Instant): Promise<readonly ThreadMail[]>;
  /** The reports of mail servers that came since that moment, in whatever thread; no other mail is listed. */
  reports(mailbox: Mailbox, since: Instant): Promise<readonly ServerReport[]>;
  /** By what machines' mail is told from people's; absent when the message is gone. */
  marks(mailbox: Mailbox, messageId: string): Promise<IncomingMarks | undefined>;
  /** A mail as it came over the wire, for what only machines write into it; absent when it is gone. */
  source(mailbox: Mailbox, messageId: string): Promise<string | undefined>;
  /**
   * Throws a draft away; what was sent meanwhile stays, and is answered. `gone` also where there was nothing, so that
   * it may be asked again after a lost answer.
   */
  discardDraft(mailbox: Mailbox, messageId: string): Promise<'gone' | 'sent'>;
}
