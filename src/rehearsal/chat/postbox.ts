/** What people say: kept, shown, and handed to the bot; said again when it failed; changed afterwards. */
import { isAccepted } from './bot-door.ts';
import type { Conversation } from './conversation-store.ts';
import type { StoredFileInfo } from './drive.ts';
import type { Scene } from './envelope.ts';
import type { Installations } from './installations.ts';
import type { Json } from './json.ts';
import type { StoredMessage } from './message-store.ts';
import { isChangeable } from './page-message.ts';
import type { Actor, Stage } from './stage.ts';
import { editedMessage, fileMessageType, readSaid, typedMessage } from './teams-activity.ts';

export interface Wish {
  readonly text: string;
  /** The thread of a channel that is answered; absent begins a new one. */
  readonly threadId?: string | undefined;
  readonly file?: { readonly name: string; readonly content: Uint8Array } | undefined;
}

interface Post {
  readonly toActivity: (scene: Scene, id: string) => Json;
  readonly shownText?: string | undefined;
  readonly threadId?: string | undefined;
  readonly isToBot?: boolean;
}

export type Postbox = ReturnType<typeof createPostbox>;

export function createPostbox(stage: Stage, { install }: Pick<Installations, 'install'>) {
  const { store } = stage;

  const deliver = async (actor: Actor, conversation: Conversation, message: StoredMessage): Promise<void> => {
    await install(actor);
    const delivered = await stage.messageDoor(message.activity);
    if (stage.closing.aborted) return;
    store.setDelivery(message.id, isAccepted(delivered) ? 'delivered' : 'failed');
    stage.show(conversation, message.id);
  };

  const post = (actor: Actor, { toActivity, shownText, threadId, isToBot = true }: Post): string => {
    const conversation = store.openConversation(actor.place);
    const id = store.nextId(stage.now());
    const thread = actor.place.kind === 'channel' ? (threadId ?? id) : undefined;
    const scene = stage.sceneOf(actor, thread);
    const isHeard = isToBot && !conversation.isRemoved;
    const message = store.add({
      id,
      conversationId: conversation.id,
      threadId: thread,
      author: 'person',
      activity: toActivity(scene, id),
      shownText,
      at: scene.at,
      delivery: isHeard ? 'sending' : 'unheard',
    });
    stage.show(conversation, id);
    if (isHeard) void deliver(actor, conversation, message);
    return id;
  };

  /** Whether anything can be said there: a channel goes on without the app, a personal chat does not. */
  const isOpen = ({ place, isRemoved, isBlocked }: Conversation): boolean =>
    place.kind === 'channel' || !(isRemoved || isBlocked);

  const ownMessage = (actor: Actor, messageId: string): StoredMessage | undefined => {
    const message = store.findMessage(store.openConversation(actor.place).id, messageId);
    const from = message?.activity.from as { readonly id?: string } | undefined;
    return from?.id === actor.person.teamsId ? message : undefined;
  };

  return {
    post,

    /** Answers with the message's id at once; undefined where nothing can be said, or not to that thread. */
    say(actor: Actor, wish: Wish): string | undefined {
      const conversation = store.openConversation(actor.place);
      if (!isOpen(conversation)) return undefined;
      const { text, threadId } = wish;
      const isChannel = actor.place.kind === 'channel';
      // In channels Teams gives a bot no files, and personal chats have no threads.
      if (isChannel ? wish.file : threadId) return undefined;
      if (threadId && store.findMessage(conversation.id, threadId)?.thread?.id !== threadId) return undefined;
      const file = wish.file && stage.drive.keep(actor.person, wish.file.name, wish.file.content);
      return post(actor, {
        toActivity: (scene, id) => typedMessage(scene, id, { text, file }),
        threadId,
        isToBot: readSaid(actor, text).isToBot,
        ...(isChannel ? { shownText: text } : {}),
      });
    },

    /** Sends a message that did not arrive again, with the same id. */
    sayAgain(actor: Actor, messageId: string): boolean {
      const conversation = store.openConversation(actor.place);
      const message = ownMessage(actor, messageId);
      if (message?.delivery !== 'failed') return false;
      store.setDelivery(message.id, 'sending');
      stage.show(conversation, message.id);
      void deliver(actor, conversation, message);
      return true;
    },

    /** Changes what a person said, and tells the bot if it hears what is said there. */
    edit(actor: Actor, messageId: string, text: string): boolean {
      const conversation = store.openConversation(actor.place);
      const message = ownMessage(actor, messageId);
      if (!message || !isChangeable(message) || !isOpen(conversation)) return false;
      const scene = stage.sceneOf(actor, message.thread?.id);
      const activity = typedMessage(scene, message.id, { text, file: fileOf(message) });
      store.replace(message.id, activity, actor.place.kind === 'channel' ? text : undefined);
      stage.show(conversation, message.id);
      const isHeard = readSaid(actor, text).isToBot && !conversation.isRemoved;
      if (isHeard) void stage.messageDoor(editedMessage(scene, activity));
      return true;
    },
  };
}

/** The file that a message came with, in the words of the drive. */
function fileOf({ activity }: StoredMessage): StoredFileInfo | undefined {
  const attachments = activity.attachments as readonly Json[] | undefined;
  const attachment = attachments?.find(({ contentType }) => contentType === fileMessageType);
  if (!attachment) return undefined;
  const { contentUrl, name, content } = attachment;
  const { downloadUrl: _same, ...rest } = content as Json;
  return { contentUrl, name, ...rest } as StoredFileInfo;
}
