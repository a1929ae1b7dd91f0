/** A message as the chat page draws it for one person. */
import type { CardAnswer, Json, StoredMessage } from './chat-store.ts';

export const cardType = 'application/vnd.microsoft.card.adaptive';

export interface PageAttachment {
  readonly contentType: string;
  readonly content?: unknown;
  readonly name?: string;
  /** When this person's last answer to this card came; refresh waits a minute after it. */
  readonly answeredAt?: string;
}

export interface PageMessage {
  readonly sequence: number;
  readonly id: string;
  readonly revision: number;
  readonly author: 'bot' | 'person';
  readonly at: string;
  readonly isEdited: boolean;
  readonly isDeleted: boolean;
  readonly delivery: string;
  readonly text: string;
  readonly textFormat: string;
  readonly attachments: readonly PageAttachment[];
  readonly suggestedActions: readonly Json[];
}

const listOf = (value: unknown): readonly Json[] => (Array.isArray(value) ? (value as Json[]) : []);

function toAttachment(attachment: Json, answer: CardAnswer | undefined): PageAttachment {
  return {
    contentType: String(attachment.contentType ?? ''),
    content: answer?.card ?? attachment.content,
    ...(typeof attachment.name === 'string' ? { name: attachment.name } : {}),
    ...(answer ? { answeredAt: answer.answeredAt } : {}),
  };
}

export function toPageMessage(message: StoredMessage, answers: readonly CardAnswer[]): PageMessage {
  const { activity } = message;
  const suggested = activity.suggestedActions as Json | undefined;
  return {
    sequence: message.sequence,
    id: message.id,
    revision: message.revision,
    author: message.author,
    at: message.at,
    isEdited: message.isEdited,
    isDeleted: message.isDeleted,
    delivery: message.delivery,
    text: message.shownText ?? String(activity.text ?? ''),
    textFormat: String(activity.textFormat ?? 'markdown'),
    attachments:
      message.author === 'bot'
        ? listOf(activity.attachments).map((attachment, index) =>
            toAttachment(
              attachment,
              answers.find((answer) => answer.cardIndex === index),
            ),
          )
        : [],
    suggestedActions: listOf(suggested?.actions),
  };
}
