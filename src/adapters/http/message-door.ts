/** `POST /api/messages`: what is plainly not a message from Teams is turned away before anything looks at it. */
import type { IncomingMessage } from 'node:http';
import type { AnswerMessage, MessageAnswer, MessageCall } from '../../ports/message-calls.ts';
import type { Telemetry } from '../../ports/telemetry.ts';
import { readBody } from './read-body.ts';
import type { ServiceUrlRule } from './service-urls.ts';

export const maxMessageBytes = 256 * 1024;

export interface MessageDoorDeps {
  readonly messages: AnswerMessage;
  readonly allowedServiceUrl: ServiceUrlRule;
  readonly telemetry: Telemetry;
}

type Read = { readonly call: MessageCall } | { readonly refused: number; readonly why: string };

const refuse = (refused: number, why: string) => ({ refused, why });

function isJson(request: IncomingMessage): boolean {
  const type = request.headers['content-type'] ?? '';
  return /^application\/json\s*(;\s*charset\s*=\s*"?utf-8"?\s*)?$/i.test(type.trim());
}

function isPlain(request: IncomingMessage): boolean {
  const encoding = request.headers['content-encoding'];
  return encoding === undefined || encoding.toLowerCase() === 'identity';
}

function parseObject(text: string): MessageCall['body'] | undefined {
  try {
    const value: unknown = JSON.parse(text);
    const isObject = typeof value === 'object' && value !== null && !Array.isArray(value);
    return isObject && 'type' in value && typeof value.type === 'string' && value.type !== ''
      ? (value as MessageCall['body'])
      : undefined;
  } catch {
    return undefined;
  }
}

async function readCall(request: IncomingMessage, allowedServiceUrl: ServiceUrlRule): Promise<Read> {
  const body = await readBody(request, maxMessageBytes);
  if (body.kind === 'too-large') return refuse(413, 'too-large');
  if (body.kind === 'broken-off') return refuse(400, 'broken-off');
  if (!isJson(request) || !isPlain(request)) return refuse(415, 'not-json');
  const message = parseObject(body.text);
  if (!message) return refuse(400, 'malformed');
  if (typeof message.serviceUrl !== 'string' || !allowedServiceUrl(message.serviceUrl)) {
    return refuse(403, 'service-url');
  }
  if (message.channelId !== 'msteams') return refuse(403, 'channel');
  return { call: { body: message, authorization: request.headers.authorization ?? '' } };
}

export function createMessageDoor({ messages, allowedServiceUrl, telemetry }: MessageDoorDeps) {
  return async (request: IncomingMessage): Promise<MessageAnswer> => {
    try {
      const read = await readCall(request, allowedServiceUrl);
      if ('call' in read) return await messages(read.call);
      telemetry.record('door.refused', { status: read.refused, why: read.why });
      return { status: read.refused };
    } catch (error) {
      telemetry.record('door.refused', { status: 500, why: 'failed' }, error);
      return { status: 500 };
    }
  };
}
