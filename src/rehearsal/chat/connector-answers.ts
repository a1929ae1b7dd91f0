/** The connector's refusals, in the service's shape and with its codes (teams-and-graph-rules 2.2). */
import type { Answer } from '../http-kit.ts';

export const refusal = (status: number, code: string, message: string): Answer => ({
  status,
  body: { error: { code, message } },
});

export const noConversation = refusal(404, 'ConversationNotFound', 'Conversation not found.');
export const noActivity = refusal(
  404,
  'ActivityNotFoundInConversation',
  'Activity not found in the conversation.',
);
export const noApp = refusal(
  403,
  'BotNotInConversationRoster',
  'The bot is not part of the conversation roster.',
);
export const noMember = refusal(404, 'MemberNotFoundInConversation', 'Member not found in the conversation.');
export const notOwn = refusal(403, 'ForbiddenOperationException', 'A bot may change its own messages only.');
export const notInstalled = refusal(
  403,
  'ForbiddenOperationException',
  'The app is not installed for this person.',
);

/** What is told of a person who blocked the bot: an object in a text, as the documentation shows it. */
export const blocked: Answer = {
  status: 403,
  body: {
    errorCode: 209,
    message: JSON.stringify(
      {
        subCode: 'MessageWritesBlocked',
        details: 'Thread is blocked from message writes.',
        errorCode: null,
        errorSubCode: null,
      },
      undefined,
      2,
    ),
  },
};

export const throttled = (retryAfterSeconds: number): Answer => ({
  ...refusal(429, 'Throttled', 'Too many requests.'),
  headers: { 'retry-after': String(retryAfterSeconds) },
});

export const notModelled = (what: string): Answer =>
  refusal(501, 'NotModelled', `The rehearsal's Teams does not model ${what}.`);
