import type { PersonId } from '../../src/domain/ids.ts';
import type { Conversations, Delivery } from '../../src/ports/conversations.ts';
import { createFaultPlan, type FaultPlan } from './fault-plan.ts';

export interface Said<Message> {
  readonly to: PersonId;
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
    send: (to, message) =>
      plan.around('send', (): Delivery => {
        const next = deliveries.shift();
        if (!next || next.arrives) said.push({ to, message });
        return next?.delivery ?? { kind: 'delivered', activityId: `m${said.length}` };
      }),
    update: (to, over, message) =>
      plan.around('update', (): Update => {
        const answer = updates.shift() ?? 'updated';
        if (answer === 'updated') said.push({ to, message, over });
        return answer;
      }),
  };
}
