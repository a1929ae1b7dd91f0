/** One turn: hand on what came in, and bring the answer to where the person looks, in time or later. */
import type { ConversationReference as SdkReference, TurnContext } from 'botbuilder';
import type { CardModel, RenderedCard } from '../../cards/card-model.ts';
import type { SignInTalk } from '../../conversation/signing-in.ts';
import type { Caller, FileOffer, Incoming, Reply, ShownFile, SignInPrompt } from '../../conversation/turn.ts';
import type { PersonSystem } from '../../domain/sign-in.ts';
import { isFault } from '../../ports/faults.ts';
import type { Telemetry } from '../../ports/telemetry.ts';
import { type Envelope, isFromTenant, toCaller, toIncoming, toInvoked } from './activity.ts';
import type { CloudDoor, InvokeAnswer } from './cloud.ts';
import type { Full, Place } from '../places.ts';
import { failureOf } from './connector-error.ts';
import type { Crowd } from './crowd.ts';
import {
  cardAnswer,
  codeRefused,
  codeTaken,
  exchangeAnswer,
  fileAnswerReceived,
  malformed,
  messageAnswer,
  notSupported,
} from './invoke-answers.ts';
import { createOutlet, type Outlet, type Render } from './outlet.ts';
import { keepShowing, type Pace, within } from './pace.ts';
import { Refused } from './refused.ts';
import type { SeenMessages } from './seen-messages.ts';
import type { SignInCards, SignInInvoke } from './sign-in-card.ts';
import { teamsUserIn } from './teams-user.ts';

export interface TurnsDeps {
  readonly allowedTenantId: string;
  readonly converse: (
    incoming: Incoming,
    caller: Caller,
    how?: { readonly isAfterSignIn: boolean },
  ) => Promise<Reply>;
  readonly signIn: SignInTalk;
  readonly signInCards: SignInCards;
  readonly render: Render;
  /** The card for a turn that failed, with the reference by which the failure is found in the log. */
  readonly failed: (error: unknown, caller: Caller | undefined) => Promise<CardModel>;
  /** The line shown at a button whose work takes longer. */
  readonly stillWorking: (caller: Caller) => string;
  /** The card for what is not taken in. */
  readonly tooMany: (full: Full, caller: Caller) => CardModel;
  readonly crowd: Crowd;
  readonly telemetry: Telemetry;
  readonly seen: SeenMessages;
  readonly later: CloudDoor['continue'];
  readonly pace: Pace;
}

type Answer =
  | {
      readonly kind: 'card';
      readonly card: RenderedCard;
      readonly place: 'new' | 'in-place' | 'line';
      /** The card that was clicked, where it may be replaced. */
      readonly cardActivityId?: string | undefined;
    }
  | { readonly kind: 'sign-in'; readonly prompt: SignInPrompt }
  | { readonly kind: 'file-offer'; readonly offer: FileOffer }
  | { readonly kind: 'file'; readonly file: ShownFile };

/** Somebody who was let in. */
interface Visit {
  readonly caller: Caller;
  readonly place: Place;
}

type Action = Incoming & { readonly kind: 'action' };
type FileAnswer = Incoming & { readonly kind: 'file-answer' };

/** A card that looks by itself whether it is out of date: it never says anything beside itself. */
const isUnasked = (incoming: Incoming) => incoming.kind === 'action' && incoming.trigger === 'automatic';

export function createTurns(deps: TurnsDeps) {
  const { telemetry, pace } = deps;
  const background = new Set<Promise<void>>();

  const checkTenant = (envelope: Envelope) => {
    if (!isFromTenant(envelope, deps.allowedTenantId)) throw new Refused(403, 'tenant');
  };

  const toAnswers = async (
    reply: Reply,
    caller: Caller,
    cardActivityId?: string,
  ): Promise<readonly Answer[]> => {
    if (reply.kind === 'nothing') return [];
    if (reply.kind === 'signed-in') return goOnAfter(reply.system, caller);
    if (reply.kind !== 'card') return [reply];
    const reader = caller.conversation === 'personal' ? teamsUserIn(caller.reference) : undefined;
    return [{ kind: 'card', card: deps.render(reply.card, reader), place: reply.place, cardActivityId }];
  };

  const answerTo = async (
    incoming: Incoming,
    caller: Caller,
    isAfterSignIn = false,
  ): Promise<readonly Answer[]> => {
    const startedAt = performance.now();
    try {
      const reply = await deps.converse(incoming, caller, { isAfterSignIn });
      const clicked = incoming.kind === 'action' ? incoming.cardActivityId : undefined;
      const answers = await toAnswers(reply, caller, clicked);
      const ms = Math.round(performance.now() - startedAt);
      telemetry.record('turn.answered', { what: incoming.kind, person: caller.person, ms });
      return answers;
    } catch (error) {
      const card = deps.render(await deps.failed(error, caller));
      // Nobody asked: the card stays as it is, and is tried again when it is seen again.
      if (isUnasked(incoming)) return [];
      // As a new message: the card with what the person typed stays as it is.
      return [{ kind: 'card', card, place: 'new' }];
    }
  };

  /** What waited for the sign-in, each thing answered by itself. */
  const goOnAfter = async (system: PersonSystem, caller: Caller): Promise<readonly Answer[]> => {
    const answers: Answer[] = [];
    for (const incoming of await deps.signIn.take(caller, system)) {
      answers.push(...(await answerTo(incoming, caller, true)));
    }
    return answers;
  };

  const askToSignIn = async (prompt: SignInPrompt, outlet: Outlet, caller: Caller): Promise<void> => {
    let message: Awaited<ReturnType<SignInCards['message']>>;
    try {
      message = await deps.signInCards.message(outlet.activity, prompt);
    } catch (error) {
      await outlet.send(deps.render(await deps.failed(error, caller)));
      return;
    }
    await outlet.sendMessage(message);
  };

  const send = async (answer: Answer, outlet: Outlet, caller: Caller): Promise<void> => {
    if (answer.kind === 'card') return sendCard(answer, outlet);
    if (answer.kind === 'file-offer') return outlet.offer(answer.offer);
    if (answer.kind === 'file') return outlet.showFile(answer.file);
    await askToSignIn(answer.prompt, outlet, caller);
  };

  const deliver = async (answers: readonly Answer[], outlet: Outlet, caller: Caller): Promise<void> => {
    for (const answer of answers) await send(answer, outlet, caller);
  };

  /** Goes on after the turn has been acknowledged; whoever stops the service waits for it. */
  const goOn = (
    { caller, place, answer }: Visit & { readonly answer: Promise<unknown> },
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
    place.keepFor(work);
    background.add(work);
    void work.finally(() => background.delete(work));
  };

  const answerInTurn = async (incoming: Incoming, { caller, place }: Visit) => {
    await place.turn;
    return answerTo(incoming, caller);
  };

  const answerMessage = async (incoming: Incoming, visit: Visit, context: TurnContext): Promise<void> => {
    const { caller } = visit;
    const answer = answerInTurn(incoming, visit);
    const first = createOutlet(context);
    const atWork = keepShowing(first.typing, pace);
    try {
      const result = await within(answer, pace.messageWithinMs);
      await atWork.stop();
      if (result.inTime) return await deliver(result.value, first, caller);
    } finally {
      await atWork.stop();
    }
    goOn({ ...visit, answer }, async (outlet) => {
      const stillAtWork = keepShowing(outlet.typing, { ...pace, typingAfterMs: 0 });
      const late = await answer.finally(stillAtWork.stop);
      await deliver(late, outlet, caller);
    });
  };

  const answerButton = async (action: Action, visit: Visit, context: TurnContext): Promise<InvokeAnswer> => {
    const { caller, place: seat } = visit;
    const answer = answerInTurn(action, visit);
    const result = await within(answer, pace.invokeWithinMs);
    if (!result.inTime && isUnasked(action)) {
      seat.keepFor(answer.catch(() => undefined));
      return messageAnswer('');
    }
    if (!result.inTime) {
      goOn({ ...visit, answer }, async (outlet) => deliver(await answer, outlet, caller));
      return messageAnswer(deps.stillWorking(caller));
    }
    const [only] = result.value;
    if (!only) return messageAnswer('');
    if (only.kind !== 'card') {
      try {
        await deliver(result.value, createOutlet(context), caller);
      } catch (error) {
        // The button is answered all the same; a line at it still says what a sign-in is needed for.
        if (!failureOf(error)) throw error;
      }
      return messageAnswer(only.kind === 'sign-in' ? only.prompt.text : '');
    }
    const { card, place } = only;
    if (place === 'in-place') return cardAnswer(card);
    if (place === 'line') return messageAnswer(card.summary);
    try {
      await createOutlet(context).send(card);
      return messageAnswer(card.summary);
    } catch (error) {
      // The answer to the button still reaches the person when a message does not.
      if (failureOf(error)) return cardAnswer(card);
      throw error;
    }
  };

  /** Teams and the sign-in page wait for a verdict; whatever waited for it is answered after that. */
  const answerSignIn = async (invoke: SignInInvoke, visit: Visit): Promise<InvokeAnswer> => {
    const { caller, place } = visit;
    await place.turn;
    const goOnWith = (reply: Reply) => {
      if (reply.kind === 'nothing') return;
      const answer = toAnswers(reply, caller);
      goOn({ ...visit, answer }, async (outlet) => deliver(await answer, outlet, caller));
    };
    if (invoke.kind === 'code') {
      const system = await deps.signIn.redeem(caller, invoke.code);
      if (!system) return codeRefused;
      goOnWith({ kind: 'signed-in', system });
      return codeTaken;
    }
    try {
      const { need, reply } = await deps.signIn.exchange(caller, invoke.system, invoke.teamsToken);
      goOnWith(reply);
      return exchangeAnswer(invoke, need);
    } catch (error) {
      // The card is still a way in.
      if (isFault(error)) return exchangeAnswer(invoke, error.code);
      throw error;
    }
  };

  /**
   * Teams waits for nothing but the word that the answer came; the file goes to its place afterwards. A second press
   * finds the first: the offer is taken away when it was answered, and one that failed may be answered again.
   */
  const answerFile = (file: FileAnswer, visit: Visit, { conversation }: Envelope): InvokeAnswer => {
    const { caller } = visit;
    const offer = file.cardActivityId && `file ${file.cardActivityId}`;
    if (offer && !deps.seen.take(conversation.id, offer)) return fileAnswerReceived;
    const answer = answerInTurn(file, visit);
    goOn({ ...visit, answer }, async (outlet) => {
      const answers = await answer;
      const isDone = file.place === undefined || answers.some(({ kind }) => kind === 'file');
      if (isDone && file.cardActivityId) await outlet.takeAway(file.cardActivityId);
      if (!isDone && offer) deps.seen.forget(conversation.id, offer);
      await deliver(answers, outlet, caller);
    });
    return fileAnswerReceived;
  };

  const letIn = async <T>(
    caller: Caller,
    answer: (visit: Visit) => Promise<T>,
    turnAway: (full: Full) => Promise<T>,
  ): Promise<T> => {
    const place = deps.crowd.enter(caller.person);
    if (typeof place === 'string') {
      const answer = await turnAway(place);
      await deps.crowd.hold();
      return answer;
    }
    try {
      return await answer({ caller, place });
    } finally {
      place.leave();
    }
  };

  const tellTooMany = async (full: Full, caller: Caller, context: TurnContext): Promise<void> => {
    const { id } = context.activity.conversation;
    if (!deps.crowd.isToBeTold(id, full)) return;
    telemetry.record('turn.turned-away', { why: full, person: caller.person });
    try {
      await createOutlet(context).send(deps.render(deps.tooMany(full, caller)));
    } catch (error) {
      deps.crowd.wasNotTold(id, full);
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
      // Once for each chat, and never lost, however many are here.
      if (incoming.kind === 'uninstalled') return void (await answerTo(incoming, caller));
      const repeatable = incoming.kind === 'text' && envelope.id ? envelope.id : undefined;
      const { id: conversationId } = envelope.conversation;
      if (repeatable && !deps.seen.take(conversationId, repeatable)) return;
      try {
        await letIn(
          caller,
          (visit) => answerMessage(incoming, visit, context),
          async (full) => {
            if (repeatable) deps.seen.forget(conversationId, repeatable);
            await tellTooMany(full, caller, context);
          },
        );
      } catch (error) {
        if (repeatable) deps.seen.forget(conversationId, repeatable);
        throw error;
      }
    },

    async onInvoke(envelope: Envelope, context: TurnContext): Promise<InvokeAnswer> {
      checkTenant(envelope);
      const signIn = deps.signInCards.read(envelope);
      if (signIn) {
        if (signIn === 'malformed') return malformed;
        const caller = toCaller(envelope);
        if (!caller) throw new Refused(403, 'person');
        if (caller.conversation !== 'personal') return notSupported;
        return letIn(
          caller,
          (visit) => answerSignIn(signIn, visit),
          async (full) => {
            await tellTooMany(full, caller, context);
            // The client goes on to the card in the chat, or says that this did not go through.
            return signIn.kind === 'code' ? codeRefused : exchangeAnswer(signIn, full);
          },
        );
      }
      const action = toInvoked(envelope);
      if (action === 'unknown') return notSupported;
      if (action === 'malformed') return malformed;
      const caller = toCaller(envelope);
      if (!caller) throw new Refused(403, 'person');
      if (action.kind === 'action') {
        const line = (full: Full) => deps.render(deps.tooMany(full, caller)).summary;
        return letIn(
          caller,
          (visit) => answerButton(action, visit, context),
          async (full) => messageAnswer(isUnasked(action) ? '' : line(full)),
        );
      }
      return letIn(
        caller,
        async (visit) => answerFile(action, visit, envelope),
        async (full) => {
          await tellTooMany(full, caller, context);
          return fileAnswerReceived;
        },
      );
    },

    /** Resolves when nothing is left that goes on after its turn. */
    async settled(): Promise<void> {
      while (background.size > 0) await Promise.all(background);
    },
  };
}

export type Turns = ReturnType<typeof createTurns>;

async function sendCard(
  { card, place, cardActivityId }: Extract<Answer, { kind: 'card' }>,
  outlet: Outlet,
): Promise<void> {
  if (place === 'in-place' && cardActivityId) {
    try {
      return await outlet.replace(cardActivityId, card);
    } catch (error) {
      // The card may be gone, or too old to be replaced: what it would have shown is said anew.
      if (!failureOf(error)) throw error;
    }
  }
  await outlet.send(card);
}
