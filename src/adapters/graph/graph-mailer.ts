import { z } from 'zod';
import type { Mailbox } from '../../domain/invitation.ts';
import { mailsNamedIn } from '../../domain/incoming-mail.ts';
import { Fault } from '../../ports/faults.ts';
import type {
  MailAddress,
  Mailer,
  MailRecord,
  OutgoingMail,
  ServerReport,
  ThreadMail,
} from '../../ports/mailer.ts';
import { type GraphCall, type GraphClient, parse } from './graph-client.ts';
import { notAMailbox, type Refusal } from './graph-faults.ts';
import { stepOf } from './pages.ts';

const Message = z.object({
  id: z.string().min(1),
  isDraft: z.boolean(),
  sentDateTime: z.string().nullish(),
  conversationId: z.string().nullish(),
  webLink: z.string().nullish(),
});
const WholeMessage = z.object({
  ...Message.shape,
  body: z.object({ contentType: z.string(), content: z.string() }),
});
const Messages = z.object({ value: z.array(Message) });
const ThreadMessages = z.object({
  value: z.array(
    z.object({
      ...Message.shape,
      receivedDateTime: z.string(),
      internetMessageId: z.string().nullish(),
      from: z.object({ emailAddress: z.object({ address: z.string().nullish() }) }).nullish(),
    }),
  ),
});
const Property = z.object({ id: z.string(), value: z.string() });
const Reports = z.object({
  value: z.array(
    z.object({
      id: z.string().min(1),
      receivedDateTime: z.string(),
      singleValueExtendedProperties: z.array(Property).nullish(),
    }),
  ),
  '@odata.nextLink': z.string().nullish(),
});
const MarkedMessage = z.object({
  internetMessageHeaders: z.array(z.object({ name: z.string(), value: z.string() })).nullish(),
  singleValueExtendedProperties: z.array(Property).nullish(),
});

/** The message class (PidTagMessageClass); Graph writes the number in its own way (supplement 3). */
const classProperty = 'String 0x001A';
const isClass = (id: string) => /^String 0x0*1a$/i.test(id);
/** What it answers, and the thread before it (PidTagInReplyToId, PidTagInternetReferences). */
const [inReplyTo, references] = ['String 0x1042', 'String 0x1039'];
const namesMail = (id: string) => /^String 0x0*10(42|39)$/i.test(id);
/** A thread of an invitation with more mails in it has been answered long ago. */
const threadSize = 100;

/** Names our extended property among all others; an id that never changes, or kept drafts are not found again. */
const keyProperty = 'String {7c1f0f5a-3f0e-4c55-9b5e-2f6a8d1c4b90} Name invitationKey';
const immutable = { Prefer: 'IdType="ImmutableId"' };
const fields = 'id,isDraft,sentDateTime,conversationId,webLink';

interface Dependencies {
  readonly graph: GraphClient;
  /** Address or object id of the configured shared mailbox. */
  readonly sharedMailbox: string;
}

/**
 * A person's own mailbox is opened with that person's token, the shared one as the application (supplement,
 * "Graph v1.0"). Ids are immutable ones throughout, so that a draft and its copy in Sent Items share one.
 */
export function createGraphMailer({ graph, sharedMailbox }: Dependencies): Mailer {
  const at = (mailbox: Mailbox): Pick<GraphCall, 'path' | 'as'> =>
    mailbox.kind === 'own'
      ? { path: '/me/messages', as: mailbox.person }
      : { path: `/users/${encodeURIComponent(sharedMailbox)}/messages` };
  const one = (mailbox: Mailbox, messageId: string, action = '') => {
    const all = at(mailbox);
    return { ...all, path: `${all.path}/${encodeURIComponent(messageId)}${action}` };
  };
  const look = async (mailbox: Mailbox, messageId: string, select = fields) =>
    graph.call({
      method: 'GET',
      kind: 'reads',
      ...one(mailbox, messageId),
      query: { $select: select },
      headers: immutable,
      isAbsence: isNoMessage,
    });
  return {
    findByKey: async (mailbox, key) => {
      const query = { $filter: hasKey(key), $select: fields };
      const answer = await graph.call({
        method: 'GET',
        kind: 'reads',
        ...at(mailbox),
        query,
        headers: immutable,
      });
      const found = parse(Messages, answer).value;
      // What has gone out counts before a draft of the same key.
      const message = found.find(({ isDraft }) => !isDraft) ?? found[0];
      return message && toRecord(message);
    },
    createDraft: async (mailbox, mail) => {
      const body = toMessage(mail);
      const answer = await graph.call({
        method: 'POST',
        kind: 'acts',
        ...at(mailbox),
        body,
        headers: immutable,
      });
      return toRecord(parse(Message, answer));
    },
    createReply: async (mailbox, to, mail) => {
      const answer = await graph.call({
        method: 'POST',
        kind: 'acts',
        ...one(mailbox, to, '/createReply'),
        body: { message: toMessage(mail) },
        headers: immutable,
        isAbsence: isNoMessage,
      });
      return answer === undefined ? undefined : toRecord(parse(Message, answer));
    },
    address: async (mailbox, messageId, { to, cc }) => {
      // An answer goes to the sender of what it answers, which here is ourselves (supplement 2).
      await graph.call({
        method: 'PATCH',
        kind: 'acts',
        ...one(mailbox, messageId),
        body: { toRecipients: to.map(toRecipient), ccRecipients: cc.map(toRecipient) },
        headers: immutable,
      });
    },
    send: async (mailbox, messageId) => {
      const answer = await graph.call({
        method: 'POST',
        kind: 'acts',
        ...one(mailbox, messageId, '/send'),
        headers: immutable,
        whenLost: 'mail/outcome-unknown',
        isAbsence: isNoMessage,
      });
      // No such draft: an earlier call may have sent it, so this too asks for a look.
      if (answer === undefined) throw new Fault('mail/outcome-unknown', { status: 404 });
    },
    look: async (mailbox, messageId) => {
      const answer = await look(mailbox, messageId);
      return answer === undefined ? undefined : toRecord(parse(Message, answer));
    },
    read: async (mailbox, messageId) => {
      const answer = await look(mailbox, messageId, `${fields},body`);
      if (answer === undefined) return undefined;
      const message = parse(WholeMessage, answer);
      const contentType = message.body.contentType.toLowerCase() === 'text' ? 'text' : 'html';
      return { ...toRecord(message), body: { contentType, content: message.body.content } };
    },
    thread: async (mailbox, conversationId, since) => {
      // What is sorted by has to come first in the filter (supplement 3).
      const id = conversationId.replaceAll("'", "''");
      const answer = await graph.call({
        method: 'GET',
        kind: 'reads',
        ...at(mailbox),
        query: {
          $filter: `receivedDateTime ge ${since} and conversationId eq '${id}'`,
          $orderby: 'receivedDateTime',
          $select: `${fields},receivedDateTime,from,internetMessageId`,
          $top: String(threadSize),
        },
        headers: immutable,
      });
      return parse(ThreadMessages, answer)
        .value.filter(({ isDraft }) => !isDraft)
        .map(toThreadMail);
    },
    reports: async (mailbox, since) => {
      const found: ServerReport[] = [];
      let step: { readonly path: string; readonly query: Record<string, string> } | undefined = {
        path: at(mailbox).path,
        query: {
          $filter: `receivedDateTime ge ${since} and ${isReport}`,
          $orderby: 'receivedDateTime',
          $select: 'id,receivedDateTime',
          $expand: `singleValueExtendedProperties($filter=id eq '${inReplyTo}' or id eq '${references}')`,
          $top: String(threadSize),
        },
      };
      while (step) {
        const answer = await graph.call({
          method: 'GET',
          kind: 'reads',
          ...at(mailbox),
          ...step,
          headers: immutable,
        });
        const page: z.infer<typeof Reports> = parse(Reports, answer);
        found.push(...page.value.map(toReport));
        const next: string | null | undefined = page['@odata.nextLink'];
        step = next ? stepOf(next, graph.baseUrl) : undefined;
      }
      return found;
    },
    marks: async (mailbox, messageId) => {
      const answer = await graph.call({
        method: 'GET',
        kind: 'reads',
        ...one(mailbox, messageId),
        query: {
          $select: 'id,internetMessageHeaders',
          $expand: `singleValueExtendedProperties($filter=id eq '${classProperty}')`,
        },
        headers: immutable,
        isAbsence: isNoMessage,
      });
      if (answer === undefined) return undefined;
      const { internetMessageHeaders, singleValueExtendedProperties } = parse(MarkedMessage, answer);
      const property = singleValueExtendedProperties?.find((given) => isClass(given.id));
      return { messageClass: property?.value ?? 'IPM.Note', headers: internetMessageHeaders ?? [] };
    },
    source: async (mailbox, messageId) => {
      const answer = await graph.call({
        method: 'GET',
        kind: 'reads',
        ...one(mailbox, messageId, '/$value'),
        headers: immutable,
        isAbsence: isNoMessage,
        isText: true,
      });
      return typeof answer === 'string' ? answer : undefined;
    },
    discardDraft: async (mailbox, messageId) => {
      const answer = await look(mailbox, messageId);
      if (answer === undefined) return 'gone';
      if (!parse(Message, answer).isDraft) return 'sent';
      await graph.call({
        method: 'DELETE',
        kind: 'acts',
        ...one(mailbox, messageId),
        headers: immutable,
        isAbsence: isNoMessage,
      });
      return 'gone';
    },
  };
}

/** Reports alone are asked for by their class, so that no other mail is listed. */
const isReport = `singleValueExtendedProperties/Any(ep: ep/id eq '${classProperty}' and startswith(ep/value,'REPORT.IPM.Note'))`;

function toReport({
  id,
  receivedDateTime,
  singleValueExtendedProperties,
}: z.infer<typeof Reports>['value'][number]): ServerReport {
  const properties = singleValueExtendedProperties ?? [];
  const about = properties.filter((one) => namesMail(one.id)).flatMap(({ value }) => mailsNamedIn(value));
  return { messageId: id, receivedAt: receivedDateTime, about };
}

function hasKey(key: string): string {
  const value = key.replaceAll("'", "''");
  return `singleValueExtendedProperties/Any(ep: ep/id eq '${keyProperty}' and ep/value eq '${value}')`;
}

/** 404 also says that the address is no mailbox: that is configuration, not "not yet". */
const isNoMessage = ({ status, vendorCode }: Refusal) =>
  status === 404 && vendorCode !== undefined && !notAMailbox.has(vendorCode);

/** A draft already carries a time of sending (supplement 2): it is told only of what was sent. */
function toRecord(message: z.infer<typeof Message>): MailRecord {
  const { id, isDraft, sentDateTime, conversationId, webLink } = message;
  return {
    messageId: id,
    isDraft,
    ...(conversationId ? { conversationId } : {}),
    ...(!isDraft && sentDateTime ? { sentAt: sentDateTime } : {}),
    ...(webLink ? { webLink } : {}),
  };
}

function toThreadMail({
  id,
  receivedDateTime,
  from,
  webLink,
  internetMessageId,
}: z.infer<typeof ThreadMessages>['value'][number]): ThreadMail {
  const address = from?.emailAddress.address?.toLowerCase();
  return {
    messageId: id,
    receivedAt: receivedDateTime,
    ...(address ? { from: address } : {}),
    ...(webLink ? { webLink } : {}),
    ...(internetMessageId ? { internetMessageId } : {}),
  };
}

const toRecipient = ({ address, name }: MailAddress) => ({
  emailAddress: { address, ...(name ? { name } : {}) },
});

function toMessage({ key, invitationId, to, cc, subject, html }: OutgoingMail) {
  return {
    subject,
    body: { contentType: 'HTML', content: html },
    toRecipients: to.map(toRecipient),
    ccRecipients: cc.map(toRecipient),
    internetMessageHeaders: [
      ...(invitationId ? [{ name: 'x-customer-connect-invitation', value: invitationId as string }] : []),
      // Absence notes are not answers; bounces are wanted (supplement 3).
      { name: 'X-Auto-Response-Suppress', value: 'OOF, AutoReply' },
    ],
    singleValueExtendedProperties: [{ id: keyProperty, value: key }],
  };
}
