/** Who runs a worker now. Times are on the machine's clock, not the application's. */
export interface Leases {
  /** Takes the lease, or renews one's own; false while another holder's is alive. */
  hold(name: string, holder: string, forMs: number): Promise<boolean>;
  release(name: string, holder: string): Promise<void>;
}

/**
 * Every lease is shorter. One that would last longer was written by a clock that has been set right since, and keeps
 * nobody waiting.
 */
export const longestLeaseMs = 15 * 60_000;

export const isLeaseOver = (untilMs: number, nowMs: number): boolean =>
  untilMs <= nowMs || untilMs > nowMs + longestLeaseMs;
