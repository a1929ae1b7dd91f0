import type { PersonId } from '../../src/domain/ids.ts';
import type { ConversationReference } from '../../src/ports/people.ts';
import type { Conversations, Delivery } from '../../src/ports/conversations.ts';
import { createFaultPlan, type FaultPlan } from './fault-plan.ts';

export interface Said<Message> {
  /** A person, or the channel that a reference names. */
  readonly to: PersonId | ConversationReference;
  readonly message: Message;
  /** Set when the message replaced this one. */
  readonly over?: string;
}

type Update = Awaited<ReturnType<Conversations<never>['update']>>;

export interface RecordingConversations<Message>
  extends Conversations<Message>,
    Pick<FaultPlan<keyof Conversations<Message>>, 'fail' | 'count'> {
  /** All that reached a chat, in order. */
  readonly said: readonly Said<Message>[];
  /** What the next sends answer; a message answered with `unknown` did arrive when `arrives` says so. */
  deliver(delivery: Exclude<Delivery, { kind: 'delivered' }>, arrives?: boolean): void;
  /** What the next updates answer. */
  answerUpdate(update: Update): void;
}

/** Chats in memory: everyone has one, and everything arrives unless a test says otherwise. */
export function createRecordingConversations<Message>(): RecordingConversations<Message> {
  const said: Said<Message>[] = [];
  const plan = createFaultPlan<keyof Conversations<Message>>();
  const deliveries: { readonly delivery: Delivery; readonly arrives: boolean }[] = [];
  const updates: Update[] = [];
  const deliverTo = (to: Said<Message>['to'], message: Message): Delivery => {
    const next = deliveries.shift();
    if (!next || next.arrives) said.push({ to, message });
    return next?.delivery ?? { kind: 'delivered', activityId: `m${said.length}` };
  };
  const replace = (to: Said<Message>['to'], over: string, message: Message): Update => {
    const answer = updates.shift() ?? 'updated';
    if (answer === 'updated') said.push({ to, message, over });
    return answer;
  };
  return {
    said,
    fail: plan.fail,
    count: plan.count,
    deliver: (delivery, arrives = false) => {
      deliveries.push({ delivery, arrives });
    },
    answerUpdate: (update) => {
      updates.push(update);
    },
    send: (to, message) => plan.around('send', () => deliverTo(to, message)),
    update: (to, over, message) => plan.around('update', () => replace(to, over, message)),
    post: (to, message) => plan.around('post', () => deliverTo(to, message)),
    updatePost: (to, over, message) => plan.around('updatePost', () => replace(to, over, message)),
  };
}
