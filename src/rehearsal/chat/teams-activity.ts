/** Messages and invokes as Teams sends them to a bot. */
import type { StoredFileInfo } from './drive.ts';
import { clientInfo, envelope, eventId, type Scene } from './envelope.ts';
import type { Json } from './json.ts';
import { plainText, readMentions, type SpokenText } from './mentions.ts';
import { toChannelData } from './places.ts';

/** What a person sends of their own accord. */
export interface Said {
  readonly text: string;
  readonly file?: StoredFileInfo | undefined;
}

/** In a personal chat everything is said to the bot; in a channel only what mentions it. */
export function readSaid({ place }: Pick<Scene, 'place'>, text: string): SpokenText {
  return place.kind === 'personal' ? plainText(text) : readMentions(text);
}

export const fileMessageType = 'application/vnd.microsoft.teams.file.download.info';

function toFileAttachment({ contentUrl, name, ...content }: StoredFileInfo): Json {
  return { contentType: fileMessageType, contentUrl, name, content: { downloadUrl: contentUrl, ...content } };
}

export function typedMessage(scene: Scene, id: string, said: Said): Json {
  const spoken = readSaid(scene, said.text);
  return {
    ...envelope(scene, 'message', id),
    text: spoken.text,
    textFormat: 'plain',
    entities: [...spoken.entities, clientInfo(scene)],
    attachments: [
      ...(said.file ? [toFileAttachment(said.file)] : []),
      { contentType: 'text/html', content: spoken.html },
    ],
  };
}

/** What Teams tells of a message that its author changed: the same id, under another type. */
export function editedMessage(scene: Scene, message: Json): Json {
  return {
    ...message,
    type: 'messageUpdate',
    channelData: { ...toChannelData(scene.place), eventType: 'editMessage' },
  };
}

/** An answer to a card names the card's message twice. */
function answering(scene: Scene, replyToId: string): Json {
  return {
    replyToId,
    channelData: { ...toChannelData(scene.place), source: { name: 'message' }, legacy: { replyToId } },
  };
}

export interface PressedButton {
  readonly replyToId: string;
  readonly text?: string | undefined;
  readonly value?: unknown;
}

/** What a Submit button sends: a message that answers the card, with its data as `value`. */
export function submittedMessage(scene: Scene, id: string, pressed: PressedButton): Json {
  return {
    ...envelope(scene, 'message', id),
    ...(pressed.text === undefined ? {} : { text: pressed.text, textFormat: 'plain' }),
    ...(pressed.value === undefined ? {} : { value: pressed.value }),
    ...answering(scene, pressed.replyToId),
  };
}

/** An invoke that answers no message. */
export function eventActivity(scene: Scene, name: string, value: Json): Json {
  return { ...envelope(scene, 'invoke', eventId()), name, value };
}

export interface Invoke {
  readonly replyToId: string;
  readonly name: 'adaptiveCard/action' | 'application/search' | 'fileConsent/invoke';
  readonly value: Json;
}

export function invokeActivity(scene: Scene, { replyToId, name, value }: Invoke): Json {
  return { ...envelope(scene, 'invoke', eventId()), name, value, ...answering(scene, replyToId) };
}
