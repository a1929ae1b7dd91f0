/** The door for one activity: who may come in, how many at once, and what is heard once only. */
import type { TurnContext } from 'botbuilder';
import type { CardModel } from '../../cards/card-model.ts';
import { type Caller, type Incoming, isUnasked } from '../../conversation/turn.ts';
import type { Full } from '../places.ts';
import { type Envelope, isFromTenant, toCaller, toIncoming, toInvoked } from './activity.ts';
import type { InvokeAnswer } from './cloud.ts';
import type { Crowd } from './crowd.ts';
import type { Visit } from './delivery.ts';
import {
  codeRefused,
  exchangeAnswer,
  fileAnswerReceived,
  malformed,
  messageAnswer,
  notSupported,
} from './invoke-answers.ts';
import { createOutlet } from './outlet.ts';
import { Refused } from './refused.ts';
import { createVisits, type VisitsDeps } from './visits.ts';

export interface TurnsDeps extends VisitsDeps {
  readonly allowedTenantId: string;
  /** The card for what is not taken in. */
  readonly tooMany: (full: Full, caller: Caller) => CardModel;
  readonly crowd: Crowd;
}

export function createTurns(deps: TurnsDeps) {
  const visits = createVisits(deps);

  const checkTenant = (envelope: Envelope) => {
    if (!isFromTenant(envelope, deps.allowedTenantId)) throw new Refused(403, 'tenant');
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
    deps.telemetry.record('turn.turned-away', { why: full, person: caller.person });
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
      if (incoming.kind === 'uninstalled') return void (await visits.answerTo(incoming, caller));
      const repeatable = markOf(incoming, envelope);
      const { id: conversationId } = envelope.conversation;
      if (repeatable && !deps.seen.take(conversationId, repeatable)) return;
      try {
        await letIn(
          caller,
          (visit) => visits.answerMessage(incoming, visit, context),
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
          (visit) => visits.answerSignIn(signIn, visit),
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
          (visit) => visits.answerButton(action, visit, context),
          async (full) => messageAnswer(isUnasked(action) ? '' : line(full)),
        );
      }
      return letIn(
        caller,
        async (visit) => visits.answerFile(action, visit, envelope.conversation.id),
        async (full) => {
          await tellTooMany(full, caller, context);
          return fileAnswerReceived;
        },
      );
    },

    settled: visits.settled,
  };
}

/** By what a repeat of Teams' is told; a change comes under the id of the message that was changed. */
function markOf(incoming: Incoming, { id }: Envelope): string | undefined {
  if (incoming.kind === 'edited') return `${id} ${incoming.text.length} ${incoming.text.slice(0, 300)}`;
  return incoming.kind === 'text' && id ? id : undefined;
}
