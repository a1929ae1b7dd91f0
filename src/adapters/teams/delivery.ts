/** Brings answers to where the person looks: within the turn, or after it has been acknowledged. */
import type { ConversationReference as SdkReference } from 'botbuilder';
import { type Caller, failureReference, type SignInPrompt } from '../../conversation/turn.ts';
import type { Place } from '../places.ts';
import type { Answer, AnsweringDeps } from './answers.ts';
import type { CloudDoor } from './cloud.ts';
import { failureOf } from './connector-error.ts';
import { createOutlet, type Outlet } from './outlet.ts';
import type { SignInCards } from './sign-in-card.ts';

/** Somebody who was let in. */
export interface Visit {
  readonly caller: Caller;
  readonly place: Place;
}

export interface DeliveryDeps extends Pick<AnsweringDeps, 'failed' | 'render' | 'telemetry'> {
  readonly signInCards: Pick<SignInCards, 'message'>;
  readonly later: CloudDoor['continue'];
}

export function createDelivery({ signInCards, render, failed, telemetry, later }: DeliveryDeps) {
  const background = new Set<Promise<void>>();

  const askToSignIn = async (prompt: SignInPrompt, outlet: Outlet, caller: Caller): Promise<void> => {
    let message: Awaited<ReturnType<SignInCards['message']>>;
    try {
      message = await signInCards.message(outlet.activity, prompt);
    } catch (error) {
      await outlet.send(render(await failed(error, caller)));
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
    const work = later(caller.reference as Partial<SdkReference>, (context) =>
      deliverTo(createOutlet(context)),
    ).catch((error: unknown) => {
      const code = failureOf(error) ? 'teams/unavailable' : 'bug';
      const reference = failureReference(caller);
      telemetry.record('turn.failed', { what: 'late-answer', reference, code }, error);
    });
    place.keepFor(work);
    background.add(work);
    void work.finally(() => background.delete(work));
  };

  return {
    deliver,
    goOn,
    /** Resolves when nothing is left that goes on after its turn. */
    async settled(): Promise<void> {
      while (background.size > 0) await Promise.all(background);
    },
  };
}

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
