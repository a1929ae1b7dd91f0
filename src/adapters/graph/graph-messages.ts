/** How Graph writes a mail, and what of it we ask for; turned into our own words here. */
import { z } from 'zod';
import { type IncomingMarks, mailsNamedIn } from '../../domain/incoming-mail.ts';
import type {
  MailAddress,
  MailRecord,
  OutgoingMail,
  ReadMail,
  ServerReport,
  ThreadMail,
} from '../../ports/mailer.ts';

export const Message = z.object({
  id: z.string().min(1),
  isDraft: z.boolean(),
  sentDateTime: z.string().nullish(),
  conversationId: z.string().nullish(),
  webLink: z.string().nullish(),
});
export const WholeMessage = z.object({
  ...Message.shape,
  body: z.object({ contentType: z.string(), content: z.string() }),
});
export const Messages = z.object({ value: z.array(Message) });
const ThreadMessage = z.object({
  ...Message.shape,
  receivedDateTime: z.string(),
  internetMessageId: z.string().nullish(),
  from: z.object({ emailAddress: z.object({ address: z.string().nullish() }) }).nullish(),
});
export const ThreadMessages = z.object({ value: z.array(ThreadMessage) });
const Properties = z.array(z.object({ id: z.string(), value: z.string() })).nullish();
const Report = z.object({
  id: z.string().min(1),
  receivedDateTime: z.string(),
  singleValueExtendedProperties: Properties,
});
export const Reports = z.object({ value: z.array(Report), '@odata.nextLink': z.string().nullish() });
export type ReportPage = z.infer<typeof Reports>;
export const MarkedMessage = z.object({
  internetMessageHeaders: z.array(z.object({ name: z.string(), value: z.string() })).nullish(),
  singleValueExtendedProperties: Properties,
});

export const fields = 'id,isDraft,sentDateTime,conversationId,webLink';
export const threadFields = `${fields},receivedDateTime,from,internetMessageId`;

/** The message class (PidTagMessageClass); Graph writes the number in its own way (supplement 3). */
const classProperty = 'String 0x001A';
const isClass = (id: string) => /^String 0x0*1a$/i.test(id);
/** What it answers, and the thread before it (PidTagInReplyToId, PidTagInternetReferences). */
const [inReplyTo, references] = ['String 0x1042', 'String 0x1039'];
const namesMail = (id: string) => /^String 0x0*10(42|39)$/i.test(id);
/** Names our extended property among all others; an id that never changes, or kept drafts are not found again. */
const keyProperty = 'String {7c1f0f5a-3f0e-4c55-9b5e-2f6a8d1c4b90} Name invitationKey';

export const withClass = `singleValueExtendedProperties($filter=id eq '${classProperty}')`;
export const withNamedMails = `singleValueExtendedProperties($filter=id eq '${inReplyTo}' or id eq '${references}')`;

/** Reports alone are asked for by their class, so that no other mail is listed. */
export const isReport = `singleValueExtendedProperties/Any(ep: ep/id eq '${classProperty}' and startswith(ep/value,'REPORT.IPM.Note'))`;

/** A text as it stands in a filter. */
export const quoted = (text: string) => `'${text.replaceAll("'", "''")}'`;

export const hasKey = (key: string) =>
  `singleValueExtendedProperties/Any(ep: ep/id eq '${keyProperty}' and ep/value eq ${quoted(key)})`;

/** A draft already carries a time of sending (supplement 2): it is told only of what was sent. */
export function toRecord(message: z.infer<typeof Message>): MailRecord {
  const { id, isDraft, sentDateTime, conversationId, webLink } = message;
  return {
    messageId: id,
    isDraft,
    ...(conversationId ? { conversationId } : {}),
    ...(!isDraft && sentDateTime ? { sentAt: sentDateTime } : {}),
    ...(webLink ? { webLink } : {}),
  };
}

export function toReadMail(message: z.infer<typeof WholeMessage>): ReadMail {
  const { contentType, content } = message.body;
  const kind = contentType.toLowerCase() === 'text' ? 'text' : 'html';
  return { ...toRecord(message), body: { contentType: kind, content } };
}

export function toThreadMail(message: z.infer<typeof ThreadMessage>): ThreadMail {
  const { id, receivedDateTime, from, webLink, internetMessageId } = message;
  const address = from?.emailAddress.address?.toLowerCase();
  return {
    messageId: id,
    receivedAt: receivedDateTime,
    ...(address ? { from: address } : {}),
    ...(webLink ? { webLink } : {}),
    ...(internetMessageId ? { internetMessageId } : {}),
  };
}

export function toReport(message: z.infer<typeof Report>): ServerReport {
  const { id, receivedDateTime, singleValueExtendedProperties } = message;
  const properties = singleValueExtendedProperties ?? [];
  const about = properties.filter((one) => namesMail(one.id)).flatMap(({ value }) => mailsNamedIn(value));
  return { messageId: id, receivedAt: receivedDateTime, about };
}

export function toMarks(message: z.infer<typeof MarkedMessage>): IncomingMarks {
  const { internetMessageHeaders, singleValueExtendedProperties } = message;
  const property = singleValueExtendedProperties?.find((given) => isClass(given.id));
  return { messageClass: property?.value ?? 'IPM.Note', headers: internetMessageHeaders ?? [] };
}

const toRecipient = ({ address, name }: MailAddress) => ({
  emailAddress: { address, ...(name ? { name } : {}) },
});

export const toRecipients = ({ to, cc }: Pick<OutgoingMail, 'to' | 'cc'>) => ({
  toRecipients: to.map(toRecipient),
  ccRecipients: cc.map(toRecipient),
});

export function toMessage({ key, invitationId, to, cc, subject, html }: OutgoingMail) {
  return {
    subject,
    body: { contentType: 'HTML', content: html },
    ...toRecipients({ to, cc }),
    internetMessageHeaders: [
      ...(invitationId ? [{ name: 'x-customer-connect-invitation', value: invitationId as string }] : []),
      // Absence notes are not answers; bounces are wanted (supplement 3).
      { name: 'X-Auto-Response-Suppress', value: 'OOF, AutoReply' },
    ],
    singleValueExtendedProperties: [{ id: keyProperty, value: key }],
  };
}
