/** What a bot's answer to a pressed button means for the person who pressed it (teams-and-graph-rules 1.4). */
import { z } from 'zod';
import { type Delivered, isAccepted } from './bot-door.ts';
import type { Json } from './json.ts';

export type Outcome =
  | { readonly kind: 'card'; readonly card: Json }
  | { readonly kind: 'message'; readonly text: string }
  | { readonly kind: 'choices'; readonly choices: readonly Choice[] }
  | { readonly kind: 'sent' }
  | { readonly kind: 'error'; readonly code?: string | undefined; readonly message?: string | undefined }
  | { readonly kind: 'unreachable' }
  | { readonly kind: 'not-modelled'; readonly what: string };

export interface Choice {
  readonly title: string;
  readonly value: string;
}

const InvokeAnswer = z.object({
  statusCode: z.number(),
  type: z.string(),
  value: z.unknown().optional(),
});
const Card = z.looseObject({ type: z.literal('AdaptiveCard') });
const Failure = z.object({ code: z.string().optional(), message: z.string().optional() });

function fromAnswer(answer: z.infer<typeof InvokeAnswer>): Outcome {
  if (answer.statusCode === 200 && answer.type === 'application/vnd.microsoft.card.adaptive') {
    const card = Card.safeParse(answer.value);
    return card.success
      ? { kind: 'card', card: card.data }
      : { kind: 'error', code: 'BadCard', message: 'The answer holds no Adaptive Card.' };
  }
  if (answer.statusCode === 200 && answer.type === 'application/vnd.microsoft.activity.message') {
    return { kind: 'message', text: String(answer.value) };
  }
  if (answer.type.startsWith('application/vnd.microsoft.error')) {
    const failure = Failure.safeParse(answer.value);
    return { kind: 'error', ...(failure.success ? failure.data : {}) };
  }
  if (answer.type === 'application/vnd.microsoft.activity.loginRequest') {
    return { kind: 'not-modelled', what: answer.type };
  }
  return {
    kind: 'error',
    code: 'UnknownAnswer',
    message: `Teams knows no answer ${answer.statusCode} ${answer.type}.`,
  };
}

export function toOutcome(delivered: Delivered): Outcome {
  if (delivered.kind !== 'answered') return { kind: 'unreachable' };
  const answer = InvokeAnswer.safeParse(delivered.body);
  if (answer.success && (delivered.status === 200 || delivered.status === answer.data.statusCode)) {
    return fromAnswer(answer.data);
  }
  if (delivered.status === 200) {
    return {
      kind: 'error',
      code: 'UnknownAnswer',
      message: 'The answer has no statusCode, type and value.',
    };
  }
  return { kind: 'error', code: `HTTP ${delivered.status}` };
}

/** For what Teams shows no answer of. */
export function toSentOutcome(delivered: Delivered): Outcome {
  if (isAccepted(delivered)) return { kind: 'sent' };
  if (delivered.kind !== 'answered') return { kind: 'unreachable' };
  return { kind: 'error', code: `HTTP ${delivered.status}` };
}

const SearchAnswer = z.object({
  type: z.literal('application/vnd.microsoft.search.searchResponse'),
  value: z.object({ results: z.array(z.object({ title: z.string(), value: z.string() })) }),
});

/** What the bot found for a text that is typed into a field of its card. */
export function toSearchOutcome(delivered: Delivered, mostChoices: number): Outcome {
  const body = delivered.kind === 'answered' && delivered.status === 200 ? delivered.body : undefined;
  const answer = SearchAnswer.safeParse(body);
  if (!answer.success) return toOutcome(delivered);
  return { kind: 'choices', choices: answer.data.value.results.slice(0, mostChoices) };
}
