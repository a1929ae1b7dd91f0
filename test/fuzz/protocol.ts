/** What the doors may answer, whatever comes in. */
import assert from 'node:assert/strict';
import type { Answered } from './http.ts';

const refusals = new Set([400, 401, 403, 404, 405, 413, 415]);
const types = {
  card: 'application/vnd.microsoft.card.adaptive',
  line: 'application/vnd.microsoft.activity.message',
  error: 'application/vnd.microsoft.error',
} as const;

/** Words that only an exception, its stack or a library's own complaint has. */
const insides =
  /node_modules|\/src\/|\.ts:\d+|\bat [\w.<>]+ \(|(?:Type|Range|Syntax|Reference|URI|Zod|Rest)Error|Maximum call stack|ECONN|Cannot read prop|Invalid input|"issues"|botbuilder|SQLITE/;

function bodyOf({ text }: Answered): Record<string, unknown> | undefined {
  return text === '' ? undefined : (JSON.parse(text) as Record<string, unknown>);
}

function assertPlain(answer: Answered, what: string): void {
  assert.doesNotMatch(answer.text, insides, what);
  if (!refusals.has(answer.status)) return;
  const body = bodyOf(answer);
  const isPlain = typeof body?.error === 'string' || typeof body?.message === 'string';
  assert.ok(isPlain || body?.type === types.error, `${what}: a refusal without its word: ${answer.text}`);
  assert.ok(answer.text.length < 200, `${what}: a refusal says little: ${answer.text.slice(0, 300)}`);
}

/** `isTeamsBroken`: what is sent to Teams in this turn fails, and then 502 is the honest answer. */
export function assertMessageAnswer(answer: Answered, what: string, isTeamsBroken = false): void {
  assertPlain(answer, what);
  const { status, text } = answer;
  const isFine =
    status === 200 || status === 202 || refusals.has(status) || (status === 502 && isTeamsBroken);
  assert.ok(isFine, `${what}: ${status} ${text.slice(0, 300)}`);
  if (status === 200 || status === 202) assert.equal(text, '', what);
}

/** Gives the card of the answer, where one is there. */
export function assertInvokeAnswer(answer: Answered, what: string): unknown {
  assertPlain(answer, what);
  const { status, text } = answer;
  assert.ok(
    status === 200 || status === 501 || refusals.has(status),
    `${what}: ${status} ${text.slice(0, 300)}`,
  );
  const body = bodyOf(answer);
  if (status === 501) assert.equal(body?.type, types.error, what);
  if (status !== 200) return undefined;
  assert.equal(body?.statusCode, 200, what);
  assert.ok(body?.type === types.card || body?.type === types.line, `${what}: ${text.slice(0, 300)}`);
  if (body.type === types.line) {
    assert.equal(typeof body.value, 'string', what);
    return undefined;
  }
  const card = body.value as Record<string, unknown>;
  assert.equal(card.type, 'AdaptiveCard', what);
  assert.ok(Buffer.byteLength(text) < 28 * 1024, `${what}: a card of ${Buffer.byteLength(text)} bytes`);
  return card;
}

export function assertEventAnswer(answer: Answered, what: string): void {
  assertPlain(answer, what);
  assert.ok(answer.status === 200 || refusals.has(answer.status), `${what}: ${answer.status} ${answer.text}`);
  if (answer.status === 200) assert.equal(answer.text, '', what);
}

/** `isBodiless`: an answer to HEAD has no body. */
export function assertHealthAnswer(answer: Answered, what: string, isBodiless = false): void {
  if (isBodiless) assert.equal(answer.text, '', what);
  else assertPlain(answer, what);
  assert.ok(answer.status === 200 || refusals.has(answer.status), `${what}: ${answer.status} ${answer.text}`);
}
