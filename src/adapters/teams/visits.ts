/** One visit: what came in is answered where the person looks, in time or later. */
import type { TurnContext } from 'botbuilder';
import { within } from '../../application/within.ts';
import type { SignInTalk } from '../../conversation/signing-in.ts';
import { type Caller, type Incoming, isUnasked, type Reply } from '../../conversation/turn.ts';
import { isFault } from '../../ports/faults.ts';
import { type AnsweringDeps, createAnswering } from './answers.ts';
import type { InvokeAnswer } from './cloud.ts';
import { failureOf } from './connector-error.ts';
import { createDelivery, type DeliveryDeps, type Visit } from './delivery.ts';
import {
  cardAnswer,
  codeRefused,
  codeTaken,
  exchangeAnswer,
  fileAnswerReceived,
  messageAnswer,
} from './invoke-answers.ts';
import { createOutlet } from './outlet.ts';
import { keepShowing, type Pace } from './pace.ts';
import type { SeenMessages } from './seen-messages.ts';
import type { SignInCards, SignInInvoke } from './sign-in-card.ts';

export interface VisitsDeps extends AnsweringDeps, DeliveryDeps {
  readonly signIn: SignInTalk;
  readonly signInCards: SignInCards;
  /** The line shown at a button whose work takes longer. */
  readonly stillWorking: (caller: Caller) => string;
  readonly seen: SeenMessages;
  readonly pace: Pace;
}

type Action = Incoming & { readonly kind: 'action' };
type FileAnswer = Incoming & { readonly kind: 'file-answer' };

export function createVisits(deps: VisitsDeps) {
  const { pace } = deps;
  const { toAnswers, answerTo } = createAnswering(deps);
  const { deliver, goOn, settled } = createDelivery(deps);

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
      const inTime = await within(pace.messageWithinMs, answer);
      await atWork.stop();
      if (inTime) return await deliver(inTime, first, caller);
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
    const inTime = await within(pace.invokeWithinMs, answer);
    if (!inTime && isUnasked(action)) {
      seat.keepFor(answer.catch(() => undefined));
      return messageAnswer('');
    }
    if (!inTime) {
      goOn({ ...visit, answer }, async (outlet) => deliver(await answer, outlet, caller));
      return messageAnswer(deps.stillWorking(caller));
    }
    const [only] = inTime;
    if (!only) return messageAnswer('');
    if (only.kind !== 'card') {
      try {
        await deliver(inTime, createOutlet(context), caller);
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
  const answerFile = (file: FileAnswer, visit: Visit, conversationId: string): InvokeAnswer => {
    const { caller } = visit;
    const offer = file.cardActivityId && `file ${file.cardActivityId}`;
    if (offer && !deps.seen.take(conversationId, offer)) return fileAnswerReceived;
    const answer = answerInTurn(file, visit);
    goOn({ ...visit, answer }, async (outlet) => {
      const answers = await answer;
      const isDone = file.place === undefined || answers.some(({ kind }) => kind === 'file');
      if (isDone && file.cardActivityId) await outlet.takeAway(file.cardActivityId);
      if (!isDone && offer) deps.seen.forget(conversationId, offer);
      await deliver(answers, outlet, caller);
    });
    return fileAnswerReceived;
  };

  return { answerTo, answerMessage, answerButton, answerSignIn, answerFile, settled };
}
