/** What comes back to a sender: a report that a mail could not be delivered, and an answer. */
import { partner } from '../facts.ts';
import type { ExtendedProperty, Mail, MailAddress, MailContent, MailRoom } from '../world/mail.ts';
import { messageClass, threadOf } from '../world/mail-properties.ts';

interface Incoming {
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
  const { from, subject, text, headers, properties } = incoming;
  return mail.create({
    mailbox: original.mailbox,
    folder: 'inbox',
    conversationId: original.conversationId,
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

export function bounceMail(mail: MailRoom, original: Mail, at: Date): Mail {
  const addresses = original.content.to.map((one) => one.address).join(', ');
  return receive(mail, {
    original,
    at,
    from: { name: 'Microsoft Outlook', address: `postmaster@${partner.domain}` },
    subject: `Undeliverable: ${original.content.subject}`,
    text: `Delivery has failed to these recipients: ${addresses}\n\n550 5.1.1 The e-mail address you entered could not be found.`,
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
