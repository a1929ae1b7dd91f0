/** Answers to an invoke, in the forms that Teams reads (teams-and-graph-rules 1.4): handled is always HTTP 200. */
import type { RenderedCard } from '../../cards/card-model.ts';
import type { InvokeAnswer } from './cloud.ts';

function answer(statusCode: number, type: string, value: unknown): InvokeAnswer {
  return { status: statusCode, body: { statusCode, type, value } };
}

export function cardAnswer(card: RenderedCard): InvokeAnswer {
  return answer(200, 'application/vnd.microsoft.card.adaptive', card.content);
}

/** A line that Teams shows below the card, which stays as it was. */
export function messageAnswer(line: string): InvokeAnswer {
  return answer(200, 'application/vnd.microsoft.activity.message', line);
}

function errorAnswer(status: number, code: string): InvokeAnswer {
  return answer(status, 'application/vnd.microsoft.error', { code, message: code });
}

/** To Teams' own attempt to sign a person in; 412 lets its client show the card. */
export function exchangeAnswer(
  { id, connectionName }: { readonly id: string; readonly connectionName: string },
  failureDetail?: string,
): InvokeAnswer {
  return failureDetail === undefined
    ? { status: 200, body: { id, connectionName } }
    : { status: 412, body: { id, connectionName, failureDetail } };
}

/** To the code with which the sign-in page ended. */
export const codeTaken: InvokeAnswer = { status: 200 };
export const codeRefused: InvokeAnswer = { status: 404 };

export const notSupported = errorAnswer(501, 'NotSupported');
export const malformed = errorAnswer(400, 'BadRequest');

/** Of the answer to an offered file Teams reads nothing but the status. */
export const fileAnswerReceived: InvokeAnswer = { status: 200, body: {} };
