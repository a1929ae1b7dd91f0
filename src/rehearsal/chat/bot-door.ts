/** Hands activities to the bot, as Teams does: one POST each, and fifteen seconds of patience. */
import { partner } from '../facts.ts';
import type { Json } from './json.ts';

export type Delivered =
  | { readonly kind: 'answered'; readonly status: number; readonly body: unknown }
  | { readonly kind: 'unreachable' }
  | { readonly kind: 'timed-out' };

/** A turn that takes longer is given up (teams-and-graph-rules 1.5). */
export const patienceMs = 15_000;

export type BotDoor = (activity: Json) => Promise<Delivered>;

function parseBody(text: string): unknown {
  if (text === '') return undefined;
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return text;
  }
}

export interface BotDoorDeps {
  readonly botUrl: () => string;
  readonly timeoutMs: number;
  /** Aborted when the rehearsal ends, so that nothing is left waiting. */
  readonly closing: AbortSignal;
}

export function createBotDoor({ botUrl, timeoutMs, closing }: BotDoorDeps): BotDoor {
  return async (activity) => {
    const conversation = activity.conversation as { readonly id?: string } | undefined;
    try {
      const response = await fetch(botUrl(), {
        method: 'POST',
        headers: {
          'content-type': 'application/json; charset=utf-8',
          'x-ms-tenant-id': partner.tenantId,
          'x-ms-conversation-id': conversation?.id ?? '',
        },
        body: JSON.stringify(activity),
        signal: AbortSignal.any([AbortSignal.timeout(timeoutMs), closing]),
      });
      return { kind: 'answered', status: response.status, body: parseBody(await response.text()) };
    } catch (error) {
      const isTimeout = error instanceof DOMException && error.name === 'TimeoutError';
      return { kind: isTimeout ? 'timed-out' : 'unreachable' };
    }
  };
}

/** A message whose turn was given up comes again under the same id (teams-and-graph-rules 1.5). */
export function withRepeats(door: BotDoor, repeats: number): BotDoor {
  return async (activity) => {
    let delivered = await door(activity);
    for (let left = repeats; left > 0 && delivered.kind === 'timed-out'; left -= 1) {
      delivered = await door(activity);
    }
    return delivered;
  };
}

export function isAccepted(delivered: Delivered): boolean {
  return delivered.kind === 'answered' && delivered.status >= 200 && delivered.status < 300;
}
