/**
 * Keeps messages out of turn within what Teams allows (teams-and-graph-rules 2.1), so that a news to many provokes no
 * refusal: so many in each conversation within each window, and so many altogether.
 */
export interface SendLimits {
  /** Waits until one more message may go there, and sends it. */
  send<T>(conversationId: string, message: () => Promise<T>): Promise<T>;
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
const altogether: Window = { calls: 49, ms: 1_000 };
/** One after the other, for many at once would wait for each other; what a late timer lost is made up for this long. */
const everyMs = altogether.ms / altogether.calls;
const madeUpForMs = 2 * everyMs;

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
  /**
   * When the last ones were answered. From its sending until a second after its answer a message takes a place: at
   * whatever moment between the two Teams counted it, there are never more within a second than places.
   */
  const answered: number[] = [];
  let underWay = 0;
  let lastSlot = Number.NEGATIVE_INFINITY;
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

  async function untilFree(calls: number[]): Promise<void> {
    for (;;) {
      forget(calls, perConversation, now());
      const waitMs = waitFor(calls, perConversation, now());
      if (waitMs <= 0) return;
      await pause(waitMs);
    }
  }

  async function untilPlace(): Promise<void> {
    for (;;) {
      forget(answered, [altogether], now());
      const { calls } = altogether;
      const toSlot = lastSlot + everyMs - now();
      if (underWay + answered.length < calls && toSlot <= 0) break;
      const oldest = answered[0];
      const toPlace =
        underWay + answered.length < calls || oldest === undefined ? 0 : oldest + altogether.ms - now();
      await pause(Math.max(1, toSlot, toPlace));
    }
    lastSlot = Math.max(lastSlot + everyMs, now() - madeUpForMs);
  }

  return {
    async send(conversationId, message) {
      const here = conversationOf(conversationId);
      // The own line first: a full conversation holds up nobody else.
      here.line = here.line.then(async () => {
        await untilFree(here.calls);
        line = line.then(untilPlace).then(() => {
          underWay += 1;
          here.calls.push(now());
        });
        return line;
      });
      await here.line;
      try {
        return await message();
      } finally {
        underWay -= 1;
        answered.push(now());
      }
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
