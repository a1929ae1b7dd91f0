import type { Leases } from '../ports/leases.ts';

export interface Turnstile {
  readonly leases: Leases;
  /** This instance, as a holder of leases. */
  readonly holder: string;
  readonly name: string;
  readonly leaseMs: number;
}

/** Does the work where no other instance is at it; otherwise the other one has it done. */
export async function whenAlone(
  { leases, holder, name, leaseMs }: Turnstile,
  work: () => Promise<void>,
): Promise<void> {
  if (!(await leases.hold(name, holder, leaseMs))) return;
  try {
    await work();
  } finally {
    await leases.release(name, holder);
  }
}
