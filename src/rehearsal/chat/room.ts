/** What happens between a person and the bot: installing, writing, pressing buttons. */
import type { RehearsalPerson } from '../facts.ts';
import { type BotDoor, type Delivered, isAccepted } from './bot-door.ts';
import type { ChatStore, Conversation, InstallEvent, Json, StoredMessage } from './chat-store.ts';
import { type Outcome, toOutcome } from './invoke-outcome.ts';
import type { LivePages } from './live-pages.ts';
import { type PageMessage, toPageMessage } from './page-message.ts';
import { readSubmit } from './submit-data.ts';
import {
  cardActionInvoke,
  conversationUpdate,
  installationUpdate,
  type Scene,
  submittedMessage,
  typedMessage,
} from './teams-activity.ts';

export interface RoomDeps {
  readonly store: ChatStore;
  readonly pages: LivePages;
  readonly door: BotDoor;
  readonly now: () => Date;
  readonly serviceUrl: () => string;
  readonly closing: AbortSignal;
}

/** Who acts, and how their client is set. */
export interface Actor {
  readonly person: RehearsalPerson;
  readonly locale: string;
  readonly timeZone: string;
}

export interface PressedAction {
  readonly messageId: string;
  readonly cardIndex: number;
  readonly kind: 'execute' | 'submit';
  readonly trigger: 'manual' | 'automatic';
  readonly id?: string | undefined;
  readonly verb?: string | undefined;
  readonly data?: unknown;
}

const shownMessages = 200;

export type Room = ReturnType<typeof createRoom>;

export function createRoom(deps: RoomDeps) {
  const { store, pages, door, now } = deps;
  const installing = new Map<string, Promise<void>>();

  const sceneOf = (actor: Actor, conversation: Conversation): Scene => ({
    ...actor,
    conversationId: conversation.id,
    serviceUrl: deps.serviceUrl(),
    at: now(),
  });

  const toPage = (message: StoredMessage, personKey: string): PageMessage =>
    toPageMessage(message, store.answersOf(message.id, personKey));

  /** Draws a message again on every page of the conversation's person. */
  const show = (conversation: Conversation, id: string): void => {
    const message = store.findMessage(conversation.id, id);
    if (message) pages.tell(conversation.personKey, 'message', toPage(message, conversation.personKey));
  };

  const sendInstallEvent = async (actor: Actor, event: InstallEvent): Promise<boolean> => {
    const conversation = store.openConversation(actor.person.key);
    if (conversation.isRemoved) return false;
    if (conversation.sent.includes(event)) return true;
    const scene = sceneOf(actor, conversation);
    const activity =
      event === 'installationUpdate' ? installationUpdate(scene, 'add') : conversationUpdate(scene);
    const delivered = await door(activity);
    if (deps.closing.aborted || !isAccepted(delivered)) return false;
    store.markSent(conversation, event);
    return true;
  };

  const installOnce = async (actor: Actor): Promise<void> => {
    if (await sendInstallEvent(actor, 'installationUpdate'))
      await sendInstallEvent(actor, 'conversationUpdate');
  };

  /** Tells the bot once that it was installed for this person; tried again whenever it could not be told. */
  const install = (actor: Actor): Promise<void> => {
    const key = actor.person.key;
    const running = installing.get(key) ?? installOnce(actor).finally(() => installing.delete(key));
    installing.set(key, running);
    return running;
  };

  const deliver = async (actor: Actor, conversation: Conversation, message: StoredMessage): Promise<void> => {
    await install(actor);
    const delivered = await door(message.activity);
    if (deps.closing.aborted) return;
    store.setDelivery(message.id, isAccepted(delivered) ? 'delivered' : 'failed');
    show(conversation, message.id);
  };

  const post = (actor: Actor, toActivity: (scene: Scene, id: string) => Json, shownText?: string): string => {
    const conversation = store.openConversation(actor.person.key);
    const scene = sceneOf(actor, conversation);
    const id = store.nextId(scene.at);
    const message = store.add({
      id,
      conversationId: conversation.id,
      author: 'person',
      activity: toActivity(scene, id),
      at: scene.at,
      ...(shownText === undefined ? {} : { shownText }),
    });
    show(conversation, id);
    void deliver(actor, conversation, message);
    return id;
  };

  const toSubmitOutcome = (delivered: Delivered): Outcome => {
    if (isAccepted(delivered)) return { kind: 'sent' };
    if (delivered.kind !== 'answered') return { kind: 'unreachable' };
    return { kind: 'error', code: `HTTP ${delivered.status}` };
  };

  const submit = async (actor: Actor, pressed: PressedAction): Promise<Outcome> => {
    const meant = readSubmit(pressed.data);
    const replyToId = pressed.messageId;
    if (meant.kind === 'not-modelled') return meant;
    if (meant.kind === 'say') {
      post(actor, (scene, id) => typedMessage(scene, id, meant.text));
      return { kind: 'sent' };
    }
    const { text, value, shownText } = meant;
    const toActivity = (scene: Scene, id: string) => submittedMessage(scene, id, { replyToId, text, value });
    if (shownText !== undefined) {
      post(actor, toActivity, shownText);
      return { kind: 'sent' };
    }
    const scene = sceneOf(actor, store.openConversation(actor.person.key));
    return toSubmitOutcome(await door(toActivity(scene, store.nextId(scene.at))));
  };

  const execute = async (
    actor: Actor,
    conversation: Conversation,
    pressed: PressedAction,
  ): Promise<Outcome> => {
    const invoke = cardActionInvoke(sceneOf(actor, conversation), {
      ...pressed,
      replyToId: pressed.messageId,
    });
    const outcome = toOutcome(await door(invoke));
    if (deps.closing.aborted) return outcome;
    const message = store.findMessage(conversation.id, pressed.messageId);
    if (!message || message.isDeleted) return outcome;
    if (outcome.kind === 'card' || outcome.kind === 'message') {
      store.saveAnswer(message.id, actor.person.key, {
        cardIndex: pressed.cardIndex,
        card: outcome.kind === 'card' ? outcome.card : undefined,
        answeredAt: now().toISOString(),
      });
      show(conversation, message.id);
    }
    return outcome;
  };

  return {
    show,
    install,

    snapshot(personKey: string): { readonly isRemoved: boolean; readonly messages: readonly PageMessage[] } {
      const conversation = store.openConversation(personKey);
      const latest = store.latest(conversation.id, shownMessages);
      return {
        isRemoved: conversation.isRemoved,
        messages: latest.map((message) => toPage(message, personKey)),
      };
    },

    /** Takes the app away from a person; Teams does so whether or not the bot hears of it. */
    async removeApp(actor: Actor): Promise<void> {
      const conversation = store.openConversation(actor.person.key);
      if (conversation.isRemoved) return;
      store.setRemoved(conversation, true);
      pages.tell(actor.person.key, 'app', { isRemoved: true });
      await door(installationUpdate(sceneOf(actor, conversation), 'remove'));
    },

    async addApp(actor: Actor): Promise<void> {
      const conversation = store.openConversation(actor.person.key);
      if (!conversation.isRemoved) return;
      store.setRemoved(conversation, false);
      pages.tell(actor.person.key, 'app', { isRemoved: false });
      await install(actor);
    },

    /** Keeps and shows what a person typed, hands it to the bot, and answers with its id at once. */
    say(actor: Actor, text: string): string | undefined {
      if (store.openConversation(actor.person.key).isRemoved) return undefined;
      return post(actor, (scene, id) => typedMessage(scene, id, text));
    },

    /** Sends a message that did not arrive again, with the same id. */
    sayAgain(actor: Actor, messageId: string): boolean {
      const conversation = store.openConversation(actor.person.key);
      const message = store.findMessage(conversation.id, messageId);
      if (message?.author !== 'person' || message.delivery !== 'failed') return false;
      store.setDelivery(message.id, 'sending');
      show(conversation, message.id);
      void deliver(actor, conversation, message);
      return true;
    },

    async press(actor: Actor, pressed: PressedAction): Promise<Outcome | undefined> {
      const conversation = store.openConversation(actor.person.key);
      const message = store.findMessage(conversation.id, pressed.messageId);
      if (conversation.isRemoved || message?.author !== 'bot' || message.isDeleted) return undefined;
      return pressed.kind === 'submit' ? submit(actor, pressed) : execute(actor, conversation, pressed);
    },
  };
}
