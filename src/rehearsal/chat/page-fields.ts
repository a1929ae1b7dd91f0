/** What a page may ask for: who acts where is in every request, and the rest is read by one schema each. */
import { z } from 'zod';
import type { Exchange } from '../http-kit.ts';
import { findPerson } from './members.ts';
import { channels } from './places.ts';
import type { Actor } from './stage.ts';

const Locale = z.string().transform((text, context) => {
  try {
    return new Intl.Locale(text).toString();
  } catch {
    context.addIssue({ code: 'custom', message: 'not a locale' });
    return z.NEVER;
  }
});
const TimeZone = z.string().transform((text, context) => {
  try {
    return new Intl.DateTimeFormat('en', { timeZone: text }).resolvedOptions().timeZone;
  } catch {
    context.addIssue({ code: 'custom', message: 'not a time zone' });
    return z.NEVER;
  }
});
export const ActorFields = z.object({
  as: z.string().default('alex'),
  channel: z.string().optional(),
  locale: Locale.default('en-US'),
  timeZone: TimeZone.default('UTC'),
});
export type ActorFields = z.infer<typeof ActorFields>;

const text = z.string().trim().max(28_000);
const messageId = z.string();
const cardIndex = z.number().int().min(0).default(0);
const maxFileBytes = 4 * 1024 * 1024;
const File = z.object({
  name: z.string().trim().min(1).max(400),
  content: z
    .base64()
    .max(Math.ceil(maxFileBytes / 3) * 4)
    .transform((encoded) => Buffer.from(encoded, 'base64')),
});

export const Said = ActorFields.extend({
  text,
  threadId: messageId.optional(),
  file: File.optional(),
}).refine((said) => said.text !== '' || said.file !== undefined);
export const SaidAgain = ActorFields.extend({ messageId });
export const Edited = ActorFields.extend({ messageId, text: text.min(1) });
export const AppWish = ActorFields.extend({ isRemoved: z.boolean() });
export const BlockWish = ActorFields.extend({ isBlocked: z.boolean() });
export const Pressed = ActorFields.extend({
  messageId,
  cardIndex,
  kind: z.enum(['execute', 'submit']),
  trigger: z.enum(['manual', 'automatic']).default('manual'),
  id: z.string().optional(),
  verb: z.string().optional(),
  data: z.unknown().optional(),
});
export const Lookup = ActorFields.extend({
  messageId,
  dataset: z.string().min(1),
  queryText: z.string().max(500),
  skip: z.number().int().min(0).default(0),
  data: z.record(z.string(), z.unknown()).optional(),
});
export const PeopleLookup = ActorFields.extend({
  dataset: z.string(),
  queryText: z.string().max(500).default(''),
  ids: z.array(z.string()).optional(),
});
export const Consented = ActorFields.extend({
  messageId,
  cardIndex,
  action: z.enum(['accept', 'decline']),
});

export const SignInWish = ActorFields.extend({ messageId, cardIndex, how: z.enum(['silent', 'by-hand']) });

/** Absent where nobody, or no channel, has that name. */
export function toActor({ as, channel: key, locale, timeZone }: ActorFields): Actor | undefined {
  const person = findPerson(as);
  if (!person) return undefined;
  if (key === undefined) return { person, place: { kind: 'personal', person }, locale, timeZone };
  const channel = channels.find((one) => one.key === key);
  return channel && { person, place: { kind: 'channel', channel }, locale, timeZone };
}

/** Other sites' pages cannot send JSON here without asking first, and are never told yes. */
export function readPageJson(exchange: Exchange): unknown {
  if (!exchange.headers['content-type']?.startsWith('application/json')) return undefined;
  try {
    return JSON.parse(exchange.body.toString('utf8')) as unknown;
  } catch {
    return undefined;
  }
}

export const readQuery = ({ url }: Exchange) => ActorFields.safeParse(Object.fromEntries(url.searchParams));
