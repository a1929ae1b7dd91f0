/** The application's time. Leases and time to live stay on the machine's own clock. */
export interface Clock {
  now(): Date;
  /**
   * Waits on the machine's clock; ends early when `signal` aborts or when the application's time was set anew,
   * so that whoever waits for a moment looks again. Never rejects.
   */
  wait(ms: number, signal?: AbortSignal): Promise<void>;
}
