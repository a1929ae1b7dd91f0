/** What comes back to a sender: a report that a mail could not be delivered, and an answer. */
import { partner } from '../facts.ts';
import type { ExtendedProperty, Mail, MailAddress, MailContent, MailRoom } from '../world/mail.ts';

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
      inReplyTo: original.internetMessageId,
      createdAt: now,
      modifiedAt: now,
      sentAt: now,
      change: 1,
    },
  });
}

/** The message class of a report, in the property that Outlook keeps it in. */
const messageClass = 'String 0x001A';

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

export function replyToMail(mail: MailRoom, original: Mail, { text, at }: { text: string; at: Date }): Mail {
  const [from = { address: `nobody@${partner.domain}` }] = original.content.to;
  return receive(mail, {
    original,
    at,
    from,
    subject: `RE: ${original.content.subject}`,
    text,
    headers: [],
    properties: [{ id: messageClass, value: 'IPM.Note' }],
  });
}
