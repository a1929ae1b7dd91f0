/** What is answered to what came in: the dialogue's replies as they are brought out, and whatever goes wrong as a card. */
import type { CardModel, RenderedCard } from '../../cards/card-model.ts';
import type { SignInTalk } from '../../conversation/signing-in.ts';
import {
  type Caller,
  type FileOffer,
  type Incoming,
  isUnasked,
  type Reply,
  type ShownFile,
  type SignInPrompt,
} from '../../conversation/turn.ts';
import type { PersonSystem } from '../../domain/sign-in.ts';
import type { Telemetry } from '../../ports/telemetry.ts';
import type { Render } from './outlet.ts';
import { teamsUserIn } from './teams-user.ts';

export type Answer =
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

export interface AnsweringDeps {
  readonly converse: (
    incoming: Incoming,
    caller: Caller,
    how?: { readonly isAfterSignIn: boolean },
  ) => Promise<Reply>;
  readonly signIn: Pick<SignInTalk, 'take'>;
  readonly render: Render;
  /** The card for a turn that failed, with the reference by which the failure is found in the log. */
  readonly failed: (error: unknown, caller: Caller | undefined, asked?: Incoming) => Promise<CardModel>;
  readonly telemetry: Telemetry;
}

export function createAnswering({ converse, signIn, render, failed, telemetry }: AnsweringDeps) {
  const toAnswers = async (
    reply: Reply,
    caller: Caller,
    cardActivityId?: string,
  ): Promise<readonly Answer[]> => {
    if (reply.kind === 'nothing') return [];
    if (reply.kind === 'signed-in') return goOnAfter(reply.system, caller);
    if (reply.kind !== 'card') return [reply];
    const reader = caller.conversation === 'personal' ? teamsUserIn(caller.reference) : undefined;
    return [{ kind: 'card', card: render(reply.card, reader), place: reply.place, cardActivityId }];
  };

  const answerTo = async (
    incoming: Incoming,
    caller: Caller,
    isAfterSignIn = false,
  ): Promise<readonly Answer[]> => {
    const startedAt = performance.now();
    try {
      const reply = await converse(incoming, caller, { isAfterSignIn });
      const clicked = incoming.kind === 'action' ? incoming.cardActivityId : undefined;
      const answers = await toAnswers(reply, caller, clicked);
      const ms = Math.round(performance.now() - startedAt);
      telemetry.record('turn.answered', { what: incoming.kind, person: caller.person, ms });
      return answers;
    } catch (error) {
      const said = await failed(error, caller, incoming);
      // Nobody asked: the card stays as it is, and is tried again when it is seen again.
      if (isUnasked(incoming)) return [];
      // As a new message: the card with what the person typed stays as it is.
      return [{ kind: 'card', card: render(said), place: 'new' }];
    }
  };

  /** What waited for the sign-in, each thing answered by itself. */
  const goOnAfter = async (system: PersonSystem, caller: Caller): Promise<readonly Answer[]> => {
    const answers: Answer[] = [];
    for (const incoming of await signIn.take(caller, system)) {
      answers.push(...(await answerTo(incoming, caller, true)));
    }
    return answers;
  };

  return { toAnswers, answerTo };
}
