/** One turn: hand on what came in, and bring the answer to where the person looks, in time or later. */
import type { ConversationReference as SdkReference, TurnContext } from 'botbuilder';
import type { CardModel, RenderedCard } from '../../cards/card-model.ts';
import type { Caller, Incoming, Reply } from '../../conversation/turn.ts';
import type { Telemetry } from '../../ports/telemetry.ts';
import { type Envelope, isFromTenant, toCaller, toIncoming, toInvoked } from './activity.ts';
import type { CloudDoor, InvokeAnswer } from './cloud.ts';
import { failureOf } from './connector-error.ts';
import { cardAnswer, malformed, messageAnswer, notSupported } from './invoke-answers.ts';
import { createOutlet, type Outlet, type Render } from './outlet.ts';
import { keepShowing, type Pace, within } from './pace.ts';
import { Refused } from './refused.ts';
import type { SeenMessages } from './seen-messages.ts';

export interface TurnsDeps {
  readonly allowedTenantId: string;
  readonly converse: (incoming: Incoming, caller: Caller) => Promise<Reply>;
  readonly render: Render;
  /** The card for a turn that failed, with the reference by which the failure is found in the log. */
  readonly failed: (error: unknown, caller: Caller | undefined) => Promise<CardModel>;
  /** The line shown at a button whose work takes longer. */
  readonly stillWorking: (caller: Caller) => string;
  readonly telemetry: Telemetry;
  readonly seen: SeenMessages;
  readonly later: CloudDoor['continue'];
  readonly pace: Pace;
}

interface Answer {
  readonly card: RenderedCard;
  readonly place: 'new' | 'in-place';
}

type Action = Incoming & { readonly kind: 'action' };

export function createTurns(deps: TurnsDeps) {
  const { telemetry, pace } = deps;
  const background = new Set<Promise<void>>();

  const checkTenant = (envelope: Envelope) => {
    if (!isFromTenant(envelope, deps.allowedTenantId)) throw new Refused(403, 'tenant');
  };

  const answerTo = async (incoming: Incoming, caller: Caller): Promise<Answer | undefined> => {
    const startedAt = performance.now();
    try {
      const reply = await deps.converse(incoming, caller);
      const answer =
        reply.kind === 'card' ? { card: deps.render(reply.card), place: reply.place } : undefined;
      const ms = Math.round(performance.now() - startedAt);
      telemetry.record('turn.answered', { what: incoming.kind, person: caller.person, ms });
      return answer;
    } catch (error) {
      // As a new message: the card with what the person typed stays as it is.
      return { card: deps.render(await deps.failed(error, caller)), place: 'new' };
    }
  };

  /** Goes on after the turn has been acknowledged; whoever stops the service waits for it. */
  const goOn = (
    { caller, answer }: { caller: Caller; answer: Promise<unknown> },
    deliverTo: (outlet: Outlet) => Promise<void>,
  ) => {
    // Teams may be out of reach before anyone waits for the answer.
    answer.catch(() => undefined);
    const work = deps
      .later(caller.reference as Partial<SdkReference>, (context) => deliverTo(createOutlet(context)))
      .catch((error: unknown) => {
        const code = failureOf(error) ? 'teams/unavailable' : 'bug';
        telemetry.record(
          'turn.failed',
          { what: 'late-answer', reference: caller.correlationId, code },
          error,
        );
      });
    background.add(work);
    void work.finally(() => background.delete(work));
  };

  const answerMessage = async (incoming: Incoming, caller: Caller, context: TurnContext): Promise<void> => {
    const answer = answerTo(incoming, caller);
    const cardActivityId = incoming.kind === 'action' ? incoming.cardActivityId : undefined;
    const first = createOutlet(context);
    const atWork = keepShowing(first.typing, pace);
    try {
      const result = await within(answer, pace.messageWithinMs);
      await atWork.stop();
      if (result.inTime) return await deliver(result.value, first, cardActivityId);
    } finally {
      await atWork.stop();
    }
    goOn({ caller, answer }, async (outlet) => {
      const stillAtWork = keepShowing(outlet.typing, { ...pace, typingAfterMs: 0 });
      const late = await answer.finally(stillAtWork.stop);
      await deliver(late, outlet, cardActivityId);
    });
  };

  const answerButton = async (
    action: Action,
    caller: Caller,
    context: TurnContext,
  ): Promise<InvokeAnswer> => {
    const answer = answerTo(action, caller);
    const result = await within(answer, pace.invokeWithinMs);
    if (!result.inTime) {
      goOn({ caller, answer }, async (outlet) => deliver(await answer, outlet, action.cardActivityId));
      return messageAnswer(deps.stillWorking(caller));
    }
    if (!result.value) return messageAnswer('');
    const { card, place } = result.value;
    if (place === 'in-place') return cardAnswer(card);
    try {
      await createOutlet(context).send(card);
      return messageAnswer(card.summary);
    } catch (error) {
      // The answer to the button still reaches the person when a message does not.
      if (failureOf(error)) return cardAnswer(card);
      throw error;
    }
  };

  return {
    /** Throws Refused where the message may not come in, and what Teams said when no answer could be sent. */
    async onActivity(envelope: Envelope, context: TurnContext): Promise<void> {
      checkTenant(envelope);
      const incoming = toIncoming(envelope);
      if (!incoming) return;
      const caller = toCaller(envelope);
      if (!caller) {
        if (envelope.type === 'message') throw new Refused(403, 'person');
        return;
      }
      if (incoming.kind === 'uninstalled') return void (await answerTo(incoming, caller));
      const repeatable = incoming.kind === 'text' && envelope.id ? envelope.id : undefined;
      const { id: conversationId } = envelope.conversation;
      if (repeatable && !deps.seen.take(conversationId, repeatable)) return;
      try {
        await answerMessage(incoming, caller, context);
      } catch (error) {
        if (repeatable) deps.seen.forget(conversationId, repeatable);
        throw error;
      }
    },

    async onInvoke(envelope: Envelope, context: TurnContext): Promise<InvokeAnswer> {
      checkTenant(envelope);
      const action = toInvoked(envelope);
      if (action === 'unknown') return notSupported;
      if (action === 'malformed') return malformed;
      const caller = toCaller(envelope);
      if (!caller) throw new Refused(403, 'person');
      return answerButton(action, caller, context);
    },

    /** Resolves when nothing is left that goes on after its turn. */
    async settled(): Promise<void> {
      while (background.size > 0) await Promise.all(background);
    },
  };
}

export type Turns = ReturnType<typeof createTurns>;

async function deliver(
  answer: Answer | undefined,
  outlet: Outlet,
  cardActivityId: string | undefined,
): Promise<void> {
  if (!answer) return;
  if (answer.place === 'in-place' && cardActivityId) {
    try {
      return await outlet.replace(cardActivityId, answer.card);
    } catch (error) {
      // The card may be gone, or too old to be replaced: what it would have shown is said anew.
      if (!failureOf(error)) throw error;
    }
  }
  await outlet.send(answer.card);
}
