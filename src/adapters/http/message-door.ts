/** `POST /api/messages`: what is plainly not a message from Teams is turned away before anything looks at it. */
import type { IncomingMessage } from 'node:http';
import type { AnswerMessage, MessageAnswer, MessageCall } from '../../ports/message-calls.ts';
import type { Telemetry } from '../../ports/telemetry.ts';
import { type ReadJson, readJson, refuse } from './read-json.ts';
import type { ServiceUrlRule } from './service-urls.ts';

const maxMessageBytes = 256 * 1024;

export interface MessageDoorDeps {
  readonly messages: AnswerMessage;
  readonly allowedServiceUrl: ServiceUrlRule;
  readonly telemetry: Telemetry;
}

type Read = { readonly kind: 'call'; readonly call: MessageCall } | Extract<ReadJson, { kind: 'refused' }>;

function isMessage(value: Readonly<Record<string, unknown>>): value is MessageCall['body'] {
  return typeof value.type === 'string' && value.type !== '';
}

async function readCall(request: IncomingMessage, allowedServiceUrl: ServiceUrlRule): Promise<Read> {
  const read = await readJson(request, maxMessageBytes);
  if (read.kind === 'refused') return read;
  const { value: message } = read;
  if (!isMessage(message)) return refuse(400, 'malformed');
  if (typeof message.serviceUrl !== 'string' || !allowedServiceUrl(message.serviceUrl)) {
    return refuse(403, 'service-url');
  }
  if (message.channelId !== 'msteams') return refuse(403, 'channel');
  return { kind: 'call', call: { body: message, authorization: request.headers.authorization ?? '' } };
}

export function createMessageDoor({ messages, allowedServiceUrl, telemetry }: MessageDoorDeps) {
  return async (request: IncomingMessage): Promise<MessageAnswer> => {
    try {
      const read = await readCall(request, allowedServiceUrl);
      if (read.kind === 'call') return await messages(read.call);
      telemetry.record('door.refused', { status: read.status, why: read.why });
      return { status: read.status };
    } catch (error) {
      telemetry.record('door.refused', { status: 500, why: 'failed' }, error);
      return { status: 500 };
    }
  };
}
