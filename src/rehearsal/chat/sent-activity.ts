/** An activity from the bot: read, measured, and refused where Teams would refuse it. */
import { z } from 'zod';
import { bot } from '../facts.ts';
import type { Answer, Exchange } from '../http-kit.ts';
import { notModelled, refusal } from './connector-answers.ts';
import type { Json } from './json.ts';
import { type Place, toConversationAccount } from './places.ts';
import { oauthCardType } from './page-message.ts';
import { consentType } from './presses.ts';

/** A message's greatest size, counted in UTF-16 as Teams does. */
const maxActivityBytes = 100 * 1024;

const Activity = z.looseObject({
  type: z.string(),
  text: z.string().nullish(),
  textFormat: z.enum(['plain', 'markdown', 'xml']).nullish(),
  attachmentLayout: z.enum(['list', 'carousel']).nullish(),
  attachments: z.array(z.looseObject({ contentType: z.string() })).nullish(),
  suggestedActions: z.looseObject({ actions: z.array(z.looseObject({ type: z.string() })) }).nullish(),
});
export type SentActivity = z.infer<typeof Activity>;

export function readJson(exchange: Exchange): unknown {
  try {
    return JSON.parse(exchange.body.toString('utf8')) as unknown;
  } catch {
    return undefined;
  }
}

export type ReadActivity =
  | { readonly ok: true; readonly activity: SentActivity }
  | { readonly ok: false; readonly refused: Answer };

const refuse = (refused: Answer): ReadActivity => ({ ok: false, refused });

export function readActivity(raw: unknown, place: Place): ReadActivity {
  const parsed = Activity.safeParse(raw);
  if (!parsed.success) {
    const where = parsed.error.issues.map((issue) => issue.path.join('.') || 'body').join(', ');
    return refuse(refusal(400, 'BadSyntax', `The activity cannot be read: ${where}.`));
  }
  const activity = parsed.data;
  if (Buffer.byteLength(JSON.stringify(activity), 'utf16le') > maxActivityBytes) {
    return refuse(refusal(413, 'MessageSizeTooBig', 'Message size too large.'));
  }
  if (activity.type === 'typing') return { ok: true, activity };
  if (activity.type !== 'message')
    return refuse(notModelled(`activities of type ${activity.type} from a bot`));
  const asksConsent = activity.attachments?.some(({ contentType }) => contentType === consentType);
  if (asksConsent && place.kind === 'channel') return refuse(notModelled('file consent in a channel'));
  const asksSignIn = activity.attachments?.some(({ contentType }) => contentType === oauthCardType);
  if (asksSignIn && place.kind === 'channel') return refuse(notModelled('signing in in a channel'));
  const isEmpty = !activity.text && !activity.attachments?.length && !activity.suggestedActions;
  if (isEmpty) return refuse(refusal(400, 'BadSyntax', 'A message needs text or attachments.'));
  return { ok: true, activity };
}

export interface Identity {
  readonly id: string;
  readonly place: Place;
  readonly threadId?: string | undefined;
}

export function toStored(activity: SentActivity, { id, place, threadId }: Identity): Json {
  return {
    ...activity,
    id,
    from: { id: bot.id, name: bot.name },
    conversation: toConversationAccount(place, threadId),
  };
}
