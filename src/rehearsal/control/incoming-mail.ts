/** What comes back to a sender: a report that a mail could not be delivered, and an answer. */
import { partner } from '../facts.ts';
import type { ExtendedProperty, Mail, MailAddress, MailContent, MailRoom } from '../world/mail.ts';
import { messageClass, threadOf } from '../world/mail-properties.ts';

interface Incoming {
  /** It begins a thread of its own, and only names what it is about. */
  readonly isApart?: boolean | undefined;
  readonly original: Mail;
  readonly from: MailAddress;
  readonly subject: string;
  readonly text: string;
  readonly headers: MailContent['headers'];
  readonly properties: readonly ExtendedProperty[];
  readonly at: Date;
}

function receive(mail: MailRoom, { original, at, ...incoming }: Incoming): Mail {
  const now = at.toISOString();
  const { from, subject, text, headers, properties, isApart } = incoming;
  return mail.create({
    mailbox: original.mailbox,
    folder: 'inbox',
    conversationId: isApart ? undefined : original.conversationId,
    properties,
    content: {
      subject,
      body: { contentType: 'text', content: text },
      from,
      to: [original.content.from],
      cc: [],
      bcc: [],
      replyTo: [],
      headers,
      importance: 'normal',
      isReceived: true,
      ...threadOf(original),
      createdAt: now,
      modifiedAt: now,
      sentAt: now,
      change: 1,
    },
  });
}

export interface Bounce {
  /** Whom it did not reach; everybody whom it was sent to unless said. */
  readonly recipients?: readonly string[] | undefined;
  /** By RFC 3463; 4 at the front is a delay. */
  readonly status?: string | undefined;
  /** As some servers report: in a thread of its own. */
  readonly apart?: boolean | undefined;
  readonly at: Date;
}

export function bounceMail(mail: MailRoom, original: Mail, { recipients, status, apart, at }: Bounce): Mail {
  const failed = recipients ?? original.content.to.map((one) => one.address);
  const code = status ?? '5.1.1';
  const [title, lead, reason] = code.startsWith('4')
    ? ['Delivery delayed', 'Delivery is delayed to these recipients', '451 The message will be tried again.']
    : ['Undeliverable', 'Delivery has failed to these recipients', '550 The message could not be delivered.'];
  return receive(mail, {
    original,
    at,
    isApart: apart,
    from: { name: 'Microsoft Outlook', address: `postmaster@${partner.domain}` },
    subject: `${title}: ${original.content.subject}`,
    text: `${lead}: ${failed.join(', ')}\n\n${code} ${reason}`,
    headers: [{ name: 'Auto-Submitted', value: 'auto-replied' }],
    properties: [{ id: messageClass, value: 'REPORT.IPM.Note.NDR' }],
  });
}

export interface ReplyText {
  readonly text: string;
  /** An absence note rather than an answer. */
  readonly automatic?: boolean | undefined;
  readonly at: Date;
}

/** Headers as RFC 3834 wants them of automatic answers, and the class that Outlook gives absence notes. */
const automaticMarks = {
  headers: [
    { name: 'Auto-Submitted', value: 'auto-replied' },
    { name: 'X-Auto-Response-Suppress', value: 'All' },
  ],
  properties: [{ id: messageClass, value: 'IPM.Note.Rules.OofTemplate.Microsoft' }],
};

export function replyToMail(mail: MailRoom, original: Mail, { text, automatic, at }: ReplyText): Mail {
  const [from = { address: `nobody@${partner.domain}` }] = original.content.to;
  const { subject } = original.content;
  return receive(mail, {
    original,
    at,
    from,
    subject: automatic ? `Automatic reply: ${subject}` : `RE: ${subject}`,
    text,
    headers: [],
    properties: [],
    ...(automatic ? automaticMarks : {}),
  });
}
