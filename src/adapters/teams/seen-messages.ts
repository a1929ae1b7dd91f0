/**
 * The messages that were answered a moment ago. Teams sends a slow one again under the same id; a repeated question
 * is dropped here, while repeated acts are told by what they do, not by this.
 */
export interface SeenMessages {
  /** False when it was seen before. */
  take(conversationId: string, activityId: string): boolean;
  /** Lets a repeat in after all: nobody got an answer. */
  forget(conversationId: string, activityId: string): void;
}

export interface SeenMessagesOptions {
  readonly windowMs: number;
  readonly capacity: number;
  /** Milliseconds of any steady clock. */
  readonly now: () => number;
}

export function createSeenMessages({ windowMs, capacity, now }: SeenMessagesOptions): SeenMessages {
  const seen = new Map<string, number>();
  const keyOf = (...ids: readonly string[]) => JSON.stringify(ids);

  // A map keeps its order of insertion, so the oldest are the first.
  const sweep = () => {
    for (const [key, at] of seen) {
      if (seen.size <= capacity && now() - at <= windowMs) break;
      seen.delete(key);
    }
  };

  return {
    take(conversationId, activityId) {
      const key = keyOf(conversationId, activityId);
      sweep();
      if (seen.has(key)) return false;
      seen.set(key, now());
      sweep();
      return true;
    },
    forget(conversationId, activityId) {
      seen.delete(keyOf(conversationId, activityId));
    },
  };
}
