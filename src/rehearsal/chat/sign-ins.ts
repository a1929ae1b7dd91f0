/**
 * A card that asks to sign in. Teams first tries it silently with the token that it has of the person itself; only
 * when the bot cannot use that the card is shown, and its button leads to the token service's page, here one press.
 */
import { z } from 'zod';
import type { Conversation } from './conversation-store.ts';
import { type Outcome, toSentOutcome } from './invoke-outcome.ts';
import type { Json } from './json.ts';
import type { StoredMessage } from './message-store.ts';
import { oauthCardType } from './page-message.ts';
import type { Actor, Stage } from './stage.ts';
import { eventActivity } from './teams-activity.ts';

export interface SignInWish {
  readonly messageId: string;
  readonly cardIndex: number;
  readonly how: 'silent' | 'by-hand';
}

const OAuthCard = z.looseObject({
  contentType: z.literal(oauthCardType),
  content: z.looseObject({
    connectionName: z.string().min(1),
    tokenExchangeResource: z.looseObject({ id: z.string().min(1), uri: z.string().min(1) }).nullish(),
  }),
});

interface Target {
  readonly conversation: Conversation;
  readonly message: StoredMessage;
}

export function createSignIns(stage: Stage, findTarget: (actor: Actor, id: string) => Target | undefined) {
  const { store, door, signInDesk } = stage;

  /** What the person sees in place of the card from now on. */
  const keep = ({ conversation, message }: Target, actor: Actor, { cardIndex }: SignInWish, card: Json) => {
    store.saveAnswer(message.id, actor.person.key, {
      cardIndex,
      card,
      answeredAt: stage.now().toISOString(),
    });
    stage.show(conversation, message.id);
  };
  const tell = (actor: Actor, name: string, value: Json) =>
    door(eventActivity(stage.sceneOf(actor), name, value));

  return async (actor: Actor, wish: SignInWish): Promise<Outcome | undefined> => {
    const target = findTarget(actor, wish.messageId);
    const attachments = (target?.message.activity.attachments ?? []) as readonly unknown[];
    const card = OAuthCard.safeParse(attachments[wish.cardIndex]);
    if (!target || !card.success) return undefined;
    const { content } = card.data;
    const { connectionName, tokenExchangeResource: resource } = content;
    if (wish.how === 'silent') {
      if (!resource) return undefined;
      const token = signInDesk.teamsToken(actor.person.aadObjectId);
      const value = { id: resource.id, connectionName, token };
      const delivered = await tell(actor, 'signin/tokenExchange', value);
      const isDone = delivered.kind === 'answered' && delivered.status === 200;
      keep(target, actor, wish, { ...content, signIn: isDone ? 'silent' : 'asked' });
      return { kind: 'sent' };
    }
    const outcome = signInDesk.byHand(actor.person.aadObjectId, connectionName);
    if ('refused' in outcome) return { kind: 'error', code: 'SignInRefused', message: outcome.refused };
    const delivered = await tell(actor, 'signin/verifyState', { state: outcome.code });
    const told = toSentOutcome(delivered);
    if (told.kind === 'sent') keep(target, actor, wish, { ...content, signIn: 'by-hand' });
    return told;
  };
}
