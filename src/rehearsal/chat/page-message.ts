/** A message as the chat page draws it for one person. */
import { bot, people } from '../facts.ts';
import type { Json } from './json.ts';
import type { CardAnswer, StoredMessage } from './message-store.ts';

export const oauthCardType = 'application/vnd.microsoft.card.oauth';

export interface PageAttachment {
  readonly contentType: string;
  readonly content?: unknown;
  readonly contentUrl?: string;
  readonly name?: string;
  /** When this person's last answer to this card came; refresh waits a minute after it. */
  readonly answeredAt?: string;
}

export interface PageMessage {
  readonly sequence: number;
  readonly id: string;
  readonly thread: StoredMessage['thread'];
  readonly revision: number;
  readonly author: 'bot' | 'person';
  readonly name: string;
  /** Said by the person who looks. */
  readonly isOwn: boolean;
  /** Typed by hand, so that its author may change it. */
  readonly isChangeable: boolean;
  readonly at: string;
  readonly isEdited: boolean;
  readonly isDeleted: boolean;
  readonly delivery: string;
  readonly text: string;
  readonly textFormat: string;
  /** Names that are mentioned in the text, and not only look as if they were. */
  readonly mentions: readonly string[];
  readonly attachments: readonly PageAttachment[];
  readonly suggestedActions: readonly Json[];
}

export interface Viewer {
  readonly personKey: string;
  readonly answers: readonly CardAnswer[];
}

const listOf = (value: unknown): readonly Json[] => (Array.isArray(value) ? (value as Json[]) : []);

/** What the card library does not draw from what a person sends is a copy of the text. */
const ownTextType = 'text/html';

function toAttachment(attachment: Json, answer: CardAnswer | undefined): PageAttachment {
  const { contentUrl, name } = attachment;
  return {
    contentType: String(attachment.contentType ?? ''),
    content: answer?.card ?? attachment.content,
    ...(typeof contentUrl === 'string' ? { contentUrl } : {}),
    ...(typeof name === 'string' ? { name } : {}),
    ...(answer ? { answeredAt: answer.answeredAt } : {}),
  };
}

function mentionsIn(activity: Json): readonly string[] {
  return listOf(activity.entities).flatMap(({ type, mentioned }) => {
    const name = (mentioned as Json | undefined)?.name;
    return type === 'mention' && typeof name === 'string' ? [name] : [];
  });
}

export function isChangeable({ author, isDeleted, activity }: StoredMessage): boolean {
  const isPressed = activity.value !== undefined || activity.replyToId !== undefined;
  return author === 'person' && !isDeleted && !isPressed;
}

export function toPageMessage(message: StoredMessage, { personKey, answers }: Viewer): PageMessage {
  const { activity, author } = message;
  const from = activity.from as Json | undefined;
  const person = people.find(({ teamsId }) => author === 'person' && teamsId === from?.id);
  const isOwn = person?.key === personKey;
  return {
    sequence: message.sequence,
    id: message.id,
    thread: message.thread,
    revision: message.revision,
    author,
    name: person?.name ?? bot.name,
    isOwn,
    isChangeable: isOwn && isChangeable(message),
    at: message.at,
    isEdited: message.isEdited,
    isDeleted: message.isDeleted,
    delivery: message.delivery,
    text: message.shownText ?? String(activity.text ?? ''),
    textFormat: String(activity.textFormat ?? 'markdown'),
    mentions: mentionsIn(activity),
    attachments: listOf(activity.attachments)
      .map((attachment, index) =>
        toAttachment(
          attachment,
          answers.find((answer) => answer.cardIndex === index),
        ),
      )
      .filter(({ contentType }) => author === 'bot' || contentType !== ownTextType),
    suggestedActions: listOf((activity.suggestedActions as Json | undefined)?.actions),
  };
}
