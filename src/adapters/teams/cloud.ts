/** botbuilder's adapter, reduced to the two things that are asked of it: a turn, and a message out of turn. */
import { type Activity, CloudAdapter, type ConversationReference, type TurnContext } from 'botbuilder';
import { type AuthenticationOptions, createAuthentication } from './guarded-authentication.ts';

export type Logic = (context: TurnContext) => Promise<void>;

export interface InvokeAnswer {
  readonly status: number;
  readonly body?: unknown;
}

/** `CloudAdapter.process` prints every error and answers with its text; this goes in below it. */
class Cloud extends CloudAdapter {
  receive(authorization: string, activity: Activity, logic: Logic): Promise<InvokeAnswer | undefined> {
    return this.processActivity(authorization, activity, logic);
  }
}

export interface CloudDoor {
  /** Runs a turn; what comes back is the answer to an invoke. Throws Refused, or what the logic throws. */
  receive(authorization: string, activity: Activity, logic: Logic): Promise<InvokeAnswer | undefined>;
  /** Runs logic in a conversation that was kept before. */
  continue(reference: Partial<ConversationReference>, logic: Logic): Promise<void>;
}

export function createCloud(options: AuthenticationOptions): CloudDoor {
  const cloud = new Cloud(createAuthentication(options));
  const appId = options.identity.kind === 'real' ? options.identity.appId : '';
  return {
    receive: (authorization, activity, logic) => cloud.receive(authorization, activity, logic),
    continue: (reference, logic) =>
      cloud.continueConversationAsync(appId, reference, async (context) => {
        // The made-up id of this turn is no message that could be replied to.
        Reflect.deleteProperty(context.activity, 'id');
        await logic(context);
      }),
  };
}
