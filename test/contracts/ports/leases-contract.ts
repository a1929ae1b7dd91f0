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

/** What any keeper of leases must do. */
export function leasesContract(open: () => Promise<OpenedLeases>): void {
  let opened: OpenedLeases;
  beforeEach(async () => {
    opened = await open();
  });
  afterEach(() => opened.close());

  it('gives a lease to the first who asks, and each name for itself', async () => {
    const { leases, rival } = opened;
    assert.equal(await leases.hold('watch', 'a', 1000), true);
    assert.equal(await rival.hold('watch', 'b', 1000), false);
    assert.equal(await rival.hold('outbox/1 #?', 'b', 1000), true);
  });

  it('renews its holder’s lease, however often', async () => {
    const { leases, rival, pass } = opened;
    for (let turn = 0; turn < 3; turn += 1) {
      assert.equal(await leases.hold('watch', 'a', 1000), true);
      assert.equal(await rival.hold('watch', 'b', 1000), false);
      pass(900);
    }
  });

  it('passes a lease on once it ran out', async () => {
    const { leases, rival, pass } = opened;
    await leases.hold('watch', 'a', 1000);
    pass(1000);
    assert.equal(await rival.hold('watch', 'b', 1000), true);
    assert.equal(await leases.hold('watch', 'a', 1000), false);
  });

  it('passes a lease on once it was released, by its holder only', async () => {
    const { leases, rival } = opened;
    await leases.hold('watch', 'a', 1000);
    await rival.release('watch', 'b');
    assert.equal(await rival.hold('watch', 'b', 1000), false);
    await leases.release('watch', 'a');
    await leases.release('watch', 'a');
    assert.equal(await rival.hold('watch', 'b', 1000), true);
  });

  it('keeps nobody waiting for a lease that was written before the clock was set back', async () => {
    const { leases, rival, pass } = opened;
    await leases.hold('watch', 'a', 60_000);
    pass(-60_000);
    assert.equal(await rival.hold('watch', 'b', 60_000), false);
    pass(-3_600_000);
    assert.equal(await rival.hold('watch', 'b', 60_000), true);
    assert.equal(await leases.hold('watch', 'a', 60_000), false);
  });

  it('lets one of many who ask at once win, at first and at every end of a lease', async () => {
    const { leases, rival, pass } = opened;
    for (let round = 0; round < 3; round += 1) {
      const asked = ['a', 'b', 'c', 'd'].map((name, index) =>
        (index % 2 === 0 ? leases : rival).hold('watch', `${name}${round}`, 1000),
      );
      const won = (await Promise.all(asked)).filter((one) => one);
      assert.equal(won.length, 1);
      pass(1000);
    }
  });
}
