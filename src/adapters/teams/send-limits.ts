/**
 * Keeps messages out of turn within what Teams allows (teams-and-graph-rules 2.1), so that a news to many provokes no
 * refusal: so many in each conversation within each window, and so many altogether.
 */
export interface SendLimits {
  /** Waits until one more message may go there. */
  turn(conversationId: string): Promise<void>;
}

interface Window {
  readonly calls: number;
  readonly ms: number;
}

/** Of Teams' own limits, less a little for the answers that people get meanwhile. */
const perConversation: readonly Window[] = [
  { calls: 6, ms: 1_000 },
  { calls: 7, ms: 2_000 },
  { calls: 55, ms: 30_000 },
  { calls: 1_700, ms: 3_600_000 },
];
const altogether: readonly Window[] = [{ calls: 48, ms: 1_000 }];

/** Those that were written to longest ago are forgotten beyond this. */
const keptAtMost = 20_000;

export interface SendClock {
  /** Milliseconds that only rise. */
  now(): number;
  pause(ms: number): Promise<void>;
}

interface Conversation {
  readonly calls: number[];
  /** Those who wait for their turn there, in line. */
  line: Promise<void>;
}

export function createSendLimits({ now, pause }: SendClock): SendLimits {
  const all: number[] = [];
  const conversations = new Map<string, Conversation>();
  let line: Promise<void> = Promise.resolve();

  function conversationOf(id: string): Conversation {
    const known = conversations.get(id) ?? { calls: [], line: Promise.resolve() };
    conversations.delete(id);
    conversations.set(id, known);
    if (conversations.size > keptAtMost) {
      const [oldest] = conversations.keys();
      if (oldest !== undefined) conversations.delete(oldest);
    }
    return known;
  }

  async function untilFree(calls: number[], windows: readonly Window[]): Promise<void> {
    for (;;) {
      forget(calls, windows, now());
      const waitMs = waitFor(calls, windows, now());
      if (waitMs <= 0) return;
      await pause(waitMs);
    }
  }

  return {
    turn(conversationId) {
      const here = conversationOf(conversationId);
      // The own line first: a full conversation holds up nobody else.
      here.line = here.line.then(async () => {
        await untilFree(here.calls, perConversation);
        line = line.then(async () => {
          await untilFree(all, altogether);
          all.push(now());
          here.calls.push(now());
        });
        return line;
      });
      return here.line;
    },
  };
}

function forget(calls: number[], windows: readonly Window[], at: number): void {
  const longestMs = Math.max(...windows.map(({ ms }) => ms));
  const first = calls.findIndex((one) => at - one < longestMs);
  calls.splice(0, first < 0 ? calls.length : first);
}

function waitFor(calls: readonly number[], windows: readonly Window[], at: number): number {
  const waits = windows.map(({ calls: most, ms }) => {
    const oldest = calls.at(-most);
    return oldest === undefined ? 0 : oldest + ms - at;
  });
  return Math.max(0, ...waits);
}
