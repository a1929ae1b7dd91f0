/** What people do with the bot's cards: press buttons, look something up, allow a file. */
import { z } from 'zod';
import type { Delivered } from './bot-door.ts';
import type { Conversation } from './conversation-store.ts';
import type { Scene } from './envelope.ts';
import { type Outcome, toOutcome, toSearchOutcome, toSentOutcome } from './invoke-outcome.ts';
import type { Json } from './json.ts';
import type { StoredMessage } from './message-store.ts';
import type { Postbox } from './postbox.ts';
import { createSignIns } from './sign-ins.ts';
import type { Actor, Stage } from './stage.ts';
import { readSubmit } from './submit-data.ts';
import { type Invoke, invokeActivity, submittedMessage, typedMessage } from './teams-activity.ts';

export interface PressedAction {
  readonly messageId: string;
  readonly cardIndex: number;
  readonly kind: 'execute' | 'submit';
  readonly trigger: 'manual' | 'automatic';
  readonly id?: string | undefined;
  readonly verb?: string | undefined;
  readonly data?: unknown;
}

export interface Lookup {
  readonly messageId: string;
  readonly dataset: string;
  readonly queryText: string;
  readonly skip: number;
  /** The card's other inputs, where the card asks for them to be sent along. */
  readonly data?: Json | undefined;
}

export interface Consent {
  readonly messageId: string;
  readonly cardIndex: number;
  readonly action: 'accept' | 'decline';
}

export const consentType = 'application/vnd.microsoft.teams.card.file.consent';

/** Teams asks for this many, and shows no more. */
const mostChoices = 15;

const ConsentCard = z.looseObject({
  contentType: z.literal(consentType),
  name: z.string().min(1),
  content: z.looseObject({ acceptContext: z.unknown().optional(), declineContext: z.unknown().optional() }),
});

export function createPresses(stage: Stage, { post }: Pick<Postbox, 'post'>) {
  const { store, door } = stage;

  /** The bot's message that is meant, if it is still there to be pressed. */
  const findTarget = (
    actor: Actor,
    messageId: string,
  ): { readonly conversation: Conversation; readonly message: StoredMessage } | undefined => {
    const conversation = store.openConversation(actor.place);
    const message = store.findMessage(conversation.id, messageId);
    const isThere = !conversation.isRemoved && message?.author === 'bot' && !message.isDeleted;
    return isThere ? { conversation, message } : undefined;
  };

  const invoke = (
    actor: Actor,
    message: StoredMessage,
    what: Omit<Invoke, 'replyToId'>,
  ): Promise<Delivered> =>
    door(invokeActivity(stage.sceneOf(actor, message.thread?.id), { ...what, replyToId: message.id }));

  const submit = async (actor: Actor, message: StoredMessage, data: unknown): Promise<Outcome> => {
    const meant = readSubmit(data);
    const threadId = message.thread?.id;
    if (meant.kind === 'not-modelled') return meant;
    if (meant.kind === 'say') {
      const toActivity = (scene: Scene, id: string) => typedMessage(scene, id, { text: meant.text });
      post(actor, { threadId, toActivity });
      return { kind: 'sent' };
    }
    const { text, value, shownText } = meant;
    const toActivity = (scene: Scene, id: string) =>
      submittedMessage(scene, id, { replyToId: message.id, text, value });
    if (shownText !== undefined) {
      post(actor, { threadId, toActivity, shownText });
      return { kind: 'sent' };
    }
    const scene = stage.sceneOf(actor, threadId);
    return toSentOutcome(await stage.messageDoor(toActivity(scene, store.nextId(scene.at))));
  };

  const execute = async (
    actor: Actor,
    { conversation, message }: { readonly conversation: Conversation; readonly message: StoredMessage },
    { cardIndex, trigger, id, verb, data }: PressedAction,
  ): Promise<Outcome> => {
    const action = {
      type: 'Action.Execute',
      ...(id === undefined ? {} : { id }),
      ...(verb === undefined ? {} : { verb }),
      data: data ?? {},
    };
    const value = { action, trigger };
    const outcome = toOutcome(await invoke(actor, message, { name: 'adaptiveCard/action', value }));
    if (stage.closing.aborted) return outcome;
    const still = store.findMessage(conversation.id, message.id);
    if (!still || still.isDeleted) return outcome;
    if (outcome.kind === 'card' || outcome.kind === 'message') {
      store.saveAnswer(message.id, actor.person.key, {
        cardIndex,
        card: outcome.kind === 'card' ? outcome.card : undefined,
        answeredAt: stage.now().toISOString(),
      });
      stage.show(conversation, message.id);
    }
    return outcome;
  };

  return {
    async press(actor: Actor, pressed: PressedAction): Promise<Outcome | undefined> {
      const target = findTarget(actor, pressed.messageId);
      if (!target) return undefined;
      return pressed.kind === 'submit'
        ? submit(actor, target.message, pressed.data)
        : execute(actor, target, pressed);
    },

    signIn: createSignIns(stage, findTarget),

    /** What the bot offers for a text that is typed into a field of its card (teams-and-graph-rules 1.6). */
    async lookUp(actor: Actor, wanted: Lookup): Promise<Outcome | undefined> {
      const target = findTarget(actor, wanted.messageId);
      if (!target) return undefined;
      const { queryText, skip, dataset, data } = wanted;
      const queryOptions = { skip, top: mostChoices };
      const value = { queryText, queryOptions, dataset, ...(data === undefined ? {} : { data }) };
      const delivered = await invoke(actor, target.message, { name: 'application/search', value });
      return toSearchOutcome(delivered, mostChoices);
    },

    /** Allows or declines a file; allowed, it gets a place to be uploaded to (graph-supplement 7). */
    async consent(actor: Actor, { messageId, cardIndex, action }: Consent): Promise<Outcome | undefined> {
      const target = findTarget(actor, messageId);
      const attachments = (target?.message.activity.attachments ?? []) as readonly unknown[];
      const card = ConsentCard.safeParse(attachments[cardIndex]);
      if (!target || !card.success) return undefined;
      const { name, content } = card.data;
      const value = {
        type: 'fileUpload',
        action,
        context: (action === 'accept' ? content.acceptContext : content.declineContext) ?? {},
        ...(action === 'accept' ? { uploadInfo: stage.drive.openUpload(actor.person, name) } : {}),
      };
      return toSentOutcome(await invoke(actor, target.message, { name: 'fileConsent/invoke', value }));
    },
  };
}
