import assert from 'node:assert/strict';
import type { Leases } from '../../../src/ports/leases.ts';

export interface OpenedLeases {
  readonly leases: Leases;
  /** Another instance upon the same state. */
  readonly rival: Leases;
  /** Moves the clock of the leases. */
  pass(ms: number): void;
  close(): Promise<void>;
}

/** On the machine's own time, of which a busy one takes a second for two calls. */
const leaseMs = 60_000;

/** What any keeper of leases must do. */
export function leasesContract(open: () => Promise<OpenedLeases>): void {
  let opened: OpenedLeases;
  beforeEach(async () => {
    opened = await open();
  });
  afterEach(() => opened.close());

  it('gives a lease to the first who asks, and each name for itself', async () => {
    const { leases, rival } = opened;
    assert.equal(await leases.hold('watch', 'a', leaseMs), true);
    assert.equal(await rival.hold('watch', 'b', leaseMs), false);
    assert.equal(await rival.hold('outbox/1 #?', 'b', leaseMs), true);
  });

  it('renews its holder’s lease, however often', async () => {
    const { leases, rival, pass } = opened;
    for (let turn = 0; turn < 3; turn += 1) {
      assert.equal(await leases.hold('watch', 'a', leaseMs), true);
      assert.equal(await rival.hold('watch', 'b', leaseMs), false);
      pass(0.9 * leaseMs);
    }
  });

  it('passes a lease on once it ran out', async () => {
    const { leases, rival, pass } = opened;
    await leases.hold('watch', 'a', leaseMs);
    pass(leaseMs);
    assert.equal(await rival.hold('watch', 'b', leaseMs), true);
    assert.equal(await leases.hold('watch', 'a', leaseMs), false);
  });

  it('passes a lease on once it was released, by its holder only', async () => {
    const { leases, rival } = opened;
    await leases.hold('watch', 'a', leaseMs);
    await rival.release('watch', 'b');
    assert.equal(await rival.hold('watch', 'b', leaseMs), false);
    await leases.release('watch', 'a');
    await leases.release('watch', 'a');
    assert.equal(await rival.hold('watch', 'b', leaseMs), true);
  });

  it('keeps nobody waiting for a lease that was written before the clock was set back', async () => {
    const { leases, rival, pass } = opened;
    await leases.hold('watch', 'a', leaseMs);
    pass(-leaseMs);
    assert.equal(await rival.hold('watch', 'b', leaseMs), false);
    pass(-3_600_000);
    assert.equal(await rival.hold('watch', 'b', leaseMs), true);
    assert.equal(await leases.hold('watch', 'a', leaseMs), false);
  });

  it('lets one of many who ask at once win, at first and at every end of a lease', async () => {
    const { leases, rival, pass } = opened;
    for (let round = 0; round < 3; round += 1) {
      const asked = ['a', 'b', 'c', 'd'].map((name, index) =>
        (index % 2 === 0 ? leases : rival).hold('watch', `${name}${round}`, leaseMs),
      );
      const won = (await Promise.all(asked)).filter((one) => one);
      assert.equal(won.length, 1);
      pass(leaseMs);
    }
  });
}
