/**
 * How often a bot may call Teams (teams-and-graph-rules 2.1): so many calls of a kind in each conversation within
 * each window, and so many of any kind altogether. Counted on real time, whatever the rehearsal's clock says.
 */
export type Operation = 'send' | 'create' | 'members' | 'other';

export interface Limits {
  /** Counts a call that may be made; otherwise answers how many seconds to wait. */
  take(operation: Operation, conversationId: string): { readonly retryAfterSeconds: number } | undefined;
}

interface Window {
  readonly calls: number;
  readonly ms: number;
}

const windowsOf = (...calls: readonly [number, number, number, number]): readonly Window[] => {
  const lengths = [1_000, 2_000, 30_000, 3_600_000];
  return calls.map((count, index) => ({ calls: count, ms: lengths[index] ?? 0 }));
};

const perConversation: Readonly<Record<Operation, readonly Window[]>> = {
  send: windowsOf(7, 8, 60, 1_800),
  create: windowsOf(7, 8, 60, 1_800),
  members: windowsOf(14, 16, 120, 3_600),
  other: [],
};
const altogether: readonly Window[] = [{ calls: 50, ms: 1_000 }];

/** How long until one more call fits into every window; 0 when it does now. */
function waitMs(calls: readonly number[], windows: readonly Window[], now: number): number {
  const waits = windows.map((window) => {
    const oldest = calls.at(-window.calls);
    return oldest === undefined ? 0 : oldest + window.ms - now;
  });
  return Math.max(0, ...waits);
}

export function createTeamsLimits(now: () => number = () => performance.now()): Limits {
  const calls = new Map<string, number[]>();
  const callsOf = (key: string, windows: readonly Window[], at: number): number[] => {
    const longestMs = Math.max(...windows.map(({ ms }) => ms));
    const recent = (calls.get(key) ?? []).filter((one) => at - one < longestMs);
    calls.set(key, recent);
    return recent;
  };

  return {
    take(operation, conversationId) {
      const at = now();
      const counted = [
        { key: 'all', windows: altogether },
        { key: `${operation} ${conversationId}`, windows: perConversation[operation] },
      ]
        .filter(({ windows }) => windows.length > 0)
        .map(({ key, windows }) => ({ windows, recent: callsOf(key, windows, at) }));
      const wait = Math.max(...counted.map(({ recent, windows }) => waitMs(recent, windows, at)));
      if (wait > 0) return { retryAfterSeconds: Math.ceil(wait / 1_000) };
      for (const { recent } of counted) recent.push(at);
      return undefined;
    },
  };
}

export const noLimits: Limits = { take: () => undefined };
