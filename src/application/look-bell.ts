/**
 * Asks for a look at what an outside system shows late: a new customer in the list, a copy in Sent Items. A ring is
 * answered by a look at once and by a second one when it has been quiet for a while; a storm of rings gets no more.
 */
export interface LookBell {
  ring(): void;
  /** Resolves when a look is due. */
  heard(): Promise<void>;
  /** True when a look is due: whoever asks makes it. */
  take(): boolean;
}

interface Timing {
  /** Between two looks, and from the last ring to the second look. */
  readonly quietMs: number;
  /** The second look waits no longer than this for quiet. */
  readonly longestMs: number;
  /** Milliseconds that only go forward. */
  readonly now?: () => number;
}

export function createLookBell(timing: Timing): LookBell {
  const { quietMs, longestMs, now = () => performance.now() } = timing;
  let due: { readonly at: number; readonly isFirst: boolean; readonly since: number } | undefined;
  let lastLookAt = Number.NEGATIVE_INFINITY;
  let listener: (() => void) | undefined;
  let timer: NodeJS.Timeout | undefined;

  function wake(): void {
    clearTimeout(timer);
    if (!due || !listener) return;
    const waitMs = due.at - now();
    if (waitMs > 0) {
      timer = setTimeout(wake, waitMs);
      timer.unref();
      return;
    }
    const tell = listener;
    listener = undefined;
    tell();
  }

  return {
    ring() {
      const at = now();
      if (!due) {
        const isFirst = at - lastLookAt >= quietMs;
        due = { at: isFirst ? at : at + quietMs, isFirst, since: at };
      } else if (!due.isFirst) {
        due = { ...due, at: Math.max(due.at, Math.min(at + quietMs, due.since + longestMs)) };
      }
      wake();
    },
    heard: () =>
      new Promise((resolve) => {
        listener = resolve;
        wake();
      }),
    take() {
      const at = now();
      if (!due || at < due.at) return false;
      lastLookAt = at;
      due = due.isFirst ? { at: at + quietMs, isFirst: false, since: at } : undefined;
      return true;
    },
  };
}
