/** Mail: drafts, sending, and finding again what was drafted or sent. */
import type { Answer } from '../http-kit.ts';
import { domainOfAddress } from '../world/domains.ts';
import type { Mail, MailContent, MailRoom } from '../world/mail.ts';
import { refuse } from './answers.ts';
import { type Endpoint, type PersonCall, requireMailbox } from './guard.ts';
import { type MessageBody, readJson, readMessageBody } from './message-body.ts';
import { messageProperties, messageShape } from './message-shape.ts';
import { toMime } from './mime.ts';
import { readExpand, readSelect } from './odata.ts';
import { permissions } from './permissions.ts';

export interface MessageDeps {
  readonly mail: MailRoom;
  readonly now: () => Date;
}

export function context(personPath: string, rest: string): string {
  return `https://graph.microsoft.com/v1.0/$metadata#${personPath.replace(/^users\/(.+)$/, "users('$1')")}/${rest}`;
}

/** The mail that the path names; not telling a wrong id from somebody else's, as the service does. */
export function findMail(call: PersonCall, mail: MailRoom): Mail {
  requireMailbox(call);
  const found = mail.find(call.person.id, call.params.message ?? '');
  return found ?? refuse(404, 'ErrorItemNotFound', 'The specified object was not found in the store.');
}

/** Refuses a sender who is not the mailbox itself. */
export function checkFrom(body: MessageBody, call: PersonCall): void {
  if (body.from && body.from.address.toLowerCase() !== call.person.mail) {
    refuse(
      403,
      'ErrorSendAsDenied',
      'The user account which was used to submit this request does not have the right to send mail on behalf of the specified sending account.',
    );
  }
}

function contentOf(body: MessageBody, call: PersonCall, now: string): MailContent {
  return {
    subject: body.subject ?? '',
    body: body.body ?? { contentType: 'text', content: '' },
    from: { name: call.person.name, address: call.person.mail },
    to: body.to ?? [],
    cc: body.cc ?? [],
    bcc: body.bcc ?? [],
    replyTo: body.replyTo ?? [],
    headers: body.headers ?? [],
    importance: body.importance ?? 'normal',
    createdAt: now,
    modifiedAt: now,
    // A draft has a sending time as well: only `isDraft` tells.
    sentAt: now,
    change: 1,
  };
}

function createEndpoint({ mail, now }: MessageDeps): Endpoint<PersonCall> {
  return {
    method: 'POST',
    template: '/messages',
    permissions: permissions.writeMail,
    handle: (call) => {
      requireMailbox(call);
      const body = readMessageBody(readJson(call.exchange) ?? {});
      checkFrom(body, call);
      const created = mail.create({
        mailbox: call.person.id,
        folder: 'drafts',
        content: contentOf(body, call, now().toISOString()),
        properties: body.properties ?? [],
      });
      const shape = messageShape(created, call.preferences);
      return {
        status: 201,
        body: { '@odata.context': context(call.personPath, 'messages/$entity'), ...shape },
      };
    },
  };
}

/** What a PATCH leaves out stays; only extended properties may change once the mail is sent. */
function changed(before: MailContent, body: MessageBody, now: string): MailContent {
  return {
    ...before,
    subject: body.subject ?? before.subject,
    body: body.body ?? before.body,
    to: body.to ?? before.to,
    cc: body.cc ?? before.cc,
    bcc: body.bcc ?? before.bcc,
    replyTo: body.replyTo ?? before.replyTo,
    importance: body.importance ?? before.importance,
    modifiedAt: now,
    change: before.change + 1,
  };
}

function changeEndpoint({ mail, now }: MessageDeps): Endpoint<PersonCall> {
  return {
    method: 'PATCH',
    template: '/messages/:message',
    permissions: permissions.writeMail,
    handle: (call) => {
      const before = findMail(call, mail);
      const body = readMessageBody(readJson(call.exchange) ?? {});
      checkFrom(body, call);
      if (body.headers) {
        refuse(
          400,
          'ErrorInvalidPropertySet',
          'Internet message headers can be set only when a message is created.',
        );
      }
      const { properties = [], ...rest } = body;
      const touchesContent = Object.values(rest).some((one) => one !== undefined);
      if (!before.isDraft && touchesContent) {
        refuse(
          400,
          'ErrorInvalidPropertySet',
          'Set action is invalid for property: the message is not a draft.',
        );
      }
      const kept = before.properties.filter((one) => !properties.some((given) => given.id === one.id));
      mail.update(before.id, changed(before.content, body, now().toISOString()), [...kept, ...properties]);
      const shape = messageShape(findMail(call, mail), call.preferences);
      return {
        status: 200,
        body: { '@odata.context': context(call.personPath, 'messages/$entity'), ...shape },
      };
    },
  };
}

function sendEndpoint({ mail, now }: MessageDeps): Endpoint<PersonCall> {
  return {
    method: 'POST',
    template: '/messages/:message/send',
    permissions: permissions.sendMail,
    handle: (call): Answer => {
      const draft = findMail(call, mail);
      if (call.exchange.body.length > 0) refuse(400, 'BadRequest', 'The action send takes no body.');
      // What a second send answers is not documented. A 4xx is the strict choice: nobody may count on it being harmless.
      if (!draft.isDraft) refuse(400, 'ErrorInvalidOperation', 'The message was sent already.');
      const { to, cc, bcc } = draft.content;
      const recipients = [...to, ...cc, ...bcc];
      if (recipients.length === 0 || recipients.some((one) => domainOfAddress(one.address) === undefined)) {
        refuse(400, 'ErrorInvalidRecipients', 'At least one recipient is not valid.');
      }
      mail.send(draft.id, now().toISOString());
      return { status: 202 };
    },
  };
}

function readEndpoint({ mail }: MessageDeps): Endpoint<PersonCall> {
  return {
    method: 'GET',
    template: '/messages/:message',
    permissions: permissions.readMail,
    options: ['$select', '$expand'],
    handle: (call) => {
      const select = readSelect(call.options.get('$select'), messageProperties);
      const expand = readExpand(call.options.get('$expand'));
      const shape = messageShape(findMail(call, mail), { ...call.preferences, select, expand });
      const chosen = select ? `messages(${select.join(',')})/$entity` : 'messages/$entity';
      return { status: 200, body: { '@odata.context': context(call.personPath, chosen), ...shape } };
    },
  };
}

function mimeEndpoint({ mail }: MessageDeps): Endpoint<PersonCall> {
  return {
    method: 'GET',
    template: '/messages/:message/$value',
    permissions: permissions.readMail,
    handle: (call) => {
      const found = findMail(call, mail);
      const internetMessageId = found.content.inReplyTo;
      const [original] =
        internetMessageId === undefined ? [] : mail.query({ mailbox: found.mailbox, internetMessageId });
      return { status: 200, headers: { 'content-type': 'text/plain' }, body: toMime(found, original) };
    },
  };
}

/** To Deleted Items, where it is still found by its immutable id. */
function deleteEndpoint({ mail }: MessageDeps): Endpoint<PersonCall> {
  return {
    method: 'DELETE',
    template: '/messages/:message',
    permissions: permissions.writeMail,
    handle: (call): Answer => {
      mail.remove(findMail(call, mail).id);
      return { status: 204 };
    },
  };
}

export function messageEndpoints(deps: MessageDeps): readonly Endpoint<PersonCall>[] {
  const endpoints = [
    createEndpoint,
    changeEndpoint,
    sendEndpoint,
    readEndpoint,
    mimeEndpoint,
    deleteEndpoint,
  ];
  return endpoints.map((endpoint) => endpoint(deps));
}
