/** Drafts that answer a mail, in its conversation. */
import { z } from 'zod';
import type { Mail, MailContent, MailRoom } from '../world/mail.ts';
import { threadOf } from '../world/mail-properties.ts';
import { refuse, refuseUnmodelled } from './answers.ts';
import type { Endpoint, PersonCall } from './guard.ts';
import { type MessageBody, parseBody, readJson, readMessageBody } from './message-body.ts';
import { messageShape } from './message-shape.ts';
import { checkFrom, context, findMail, type MessageDeps } from './messages.ts';
import { escapeHtml, quoteOf } from './quoted-body.ts';
import { permissions } from './permissions.ts';

const Reply = z.strictObject({ comment: z.string().optional(), message: z.unknown().optional() });

interface ReplyBody {
  readonly comment?: string | undefined;
  readonly message: MessageBody;
}

function readReply({ exchange }: PersonCall): ReplyBody {
  const isMime = (exchange.headers['content-type'] ?? '').startsWith('text/plain');
  if (isMime && exchange.body.length > 0) refuseUnmodelled('an answer given as MIME');
  const { comment, message = {} } = parseBody(Reply, readJson(exchange) ?? {});
  const body = readMessageBody(message);
  if (comment !== undefined && body.body) {
    refuse(
      400,
      'ErrorInvalidParameter',
      'Either a comment or the body of the message can be given, not both.',
    );
  }
  return { comment, message: body };
}

/** One prefix is enough, however long the thread is. */
const subjectOf = ({ subject }: MailContent) => (/^re:/i.test(subject) ? subject : `RE: ${subject}`);

/** A body that is given stands for the whole text, quotation included; a comment goes above it. */
function bodyOf(original: Mail, { comment = '', message }: ReplyBody): MailContent['body'] {
  if (message.body) return message.body;
  const { contentType } = original.content.body;
  const quote = quoteOf(original);
  const content =
    contentType === 'html'
      ? `<html><body><div>${escapeHtml(comment).replaceAll('\n', '<br>')}</div>${quote}</body></html>`
      : `${comment}\r\n\r\n${quote}`;
  return { contentType, content };
}

/** To whoever asked for answers, else to the sender: under a mail that we sent ourselves, that is us. */
function recipientsOf({ content }: Mail, { message }: ReplyBody): MailContent['to'] {
  return message.to ?? (content.replyTo.length > 0 ? content.replyTo : [content.from]);
}

function replyTo(original: Mail, reply: ReplyBody, { person }: PersonCall, now: string): MailContent {
  const { message } = reply;
  return {
    subject: message.subject ?? subjectOf(original.content),
    body: bodyOf(original, reply),
    from: { name: person.name, address: person.mail },
    to: recipientsOf(original, reply),
    cc: message.cc ?? [],
    bcc: message.bcc ?? [],
    replyTo: message.replyTo ?? [],
    headers: message.headers ?? [],
    importance: message.importance ?? original.content.importance,
    ...threadOf(original),
    createdAt: now,
    modifiedAt: now,
    sentAt: now,
    change: 1,
  };
}

function draftReply(call: PersonCall, mail: MailRoom, now: string): Mail {
  const original = findMail(call, mail);
  const reply = readReply(call);
  checkFrom(reply.message, call);
  // What answering a draft gives is not documented; the strict choice is a refusal.
  if (original.isDraft) refuse(400, 'ErrorInvalidReferenceItem', 'A draft cannot be answered.');
  return mail.create({
    mailbox: call.person.id,
    folder: 'drafts',
    conversationId: original.conversationId,
    content: replyTo(original, reply, call, now),
    properties: reply.message.properties ?? [],
  });
}

/** Documented as 201, though one example shows 200. */
export function replyEndpoint({ mail, now }: MessageDeps): Endpoint<PersonCall> {
  return {
    method: 'POST',
    template: '/messages/:message/createReply',
    permissions: permissions.writeMail,
    handle: (call) => {
      const shape = messageShape(draftReply(call, mail, now().toISOString()), call.preferences);
      return {
        status: 201,
        body: { '@odata.context': context(call.personPath, 'messages/$entity'), ...shape },
      };
    },
  };
}
