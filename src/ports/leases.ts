/** Who runs a worker now. Times are on the machine's clock, not the application's. */
export interface Leases {
  /** Takes the lease, or renews one's own; false while another holder's is alive. */
  hold(name: string, holder: string, forMs: number): Promise<boolean>;
  release(name: string, holder: string): Promise<void>;
}
