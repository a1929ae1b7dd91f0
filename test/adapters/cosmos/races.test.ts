import assert from 'node:assert/strict';
import fc from 'fast-check';
import type { CosmosStore } from '../../../src/adapters/cosmos/cosmos-store.ts';
import { type Account, openStores, startLocalAccount } from '../../contracts/ports/cosmos-setup.ts';
import { aDraft, at, invitationId, sendAct, tenantId } from '../../contracts/ports/samples.ts';
import { type ClientFault, createClientFaults, doubtful, troubles } from './client-faults.ts';

const aggregateId = invitationId(1);
const quickRetry = { deadlineMs: 8_000, firstWaitMs: 2, longestWaitMs: 10 };
const rounds = 6;

/** A cut line on a read makes the client wait a second by itself: random troubles leave it out. */
const anyTrouble = fc.constantFrom(...Object.keys(troubles).filter((name) => !name.includes('ECONNRESET')));
const luck = fc.array(
  fc.option(fc.record({ trouble: anyTrouble, applied: fc.boolean() }), { freq: 2, nil: undefined }),
  { minLength: 20, maxLength: 60, size: 'max' },
);

type Luck = readonly ({ readonly trouble: string; readonly applied: boolean } | undefined)[];

/** Deals the faults in turn, three rounds of them, and then no more. */
function deal(faults: Luck): (operation: string) => ClientFault | undefined {
  let turn = 0;
  return () => {
    const drawn = turn < faults.length * 3 ? faults[turn % faults.length] : undefined;
    turn += 1;
    const error = drawn && troubles[drawn.trouble]?.();
    return error && { error, applied: drawn.applied && doubtful.includes(drawn.trouble) };
  };
}

/** Counts up by read, decide, commit, as often as it takes; tells which acts its successes left. */
async function countUp({ register }: CosmosStore, name: string): Promise<readonly string[]> {
  const left: string[] = [];
  while (left.length < rounds) {
    const stored = await register.invitation(aggregateId);
    assert.ok(stored);
    const entryId = `${name}-${left.length}`;
    const value = { ...stored.value, revision: stored.value.revision + 1 };
    const acts = [sendAct(1, entryId)];
    const outcome = await register.commit({
      aggregateId,
      invitation: { value, over: stored.version },
      acts,
    });
    if (outcome.kind === 'committed') left.push(entryId);
  }
  return left;
}

/** Takes and finishes until nothing is left; tells what it finished. */
async function workOff({ register }: CosmosStore): Promise<readonly string[]> {
  const done: string[] = [];
  for (;;) {
    const entries = await register.takeDue({ dueBy: at(999), limit: 3, leaseMs: 60_000 });
    if (entries.length === 0) return done;
    for (const finished of entries) {
      const outcome = await register.commit({ aggregateId, finished });
      assert.equal(outcome.kind, 'committed', 'what was taken is ours to finish');
      done.push(finished.entryId);
    }
  }
}

describe('two instances on one store, one of them on a bad line', () => {
  let account: Account;
  before(async () => {
    account = await startLocalAccount();
  });
  after(() => account.close());

  it('count every success once, and do every act once', async () => {
    const property = fc.asyncProperty(luck, async (drawn) => {
      const faults = createClientFaults();
      const stores = await openStores(account, { plugins: faults.plugins, retry: quickRetry });
      try {
        const { store, rival } = stores;
        await rival.register.commit({ aggregateId, invitation: { value: aDraft(1, { revision: 0 }) } });
        faults.sometimes(deal(drawn));
        const counted = await Promise.all([countUp(store, 'here'), countUp(rival, 'there')]);
        const final = await rival.register.invitation(aggregateId);
        assert.equal(final?.value.revision, 2 * rounds);
        faults.sometimes(deal(drawn));
        const done = await Promise.all([workOff(store), workOff(rival)]);
        assert.deepEqual(done.flat().sort(), counted.flat().sort());
      } finally {
        faults.sometimes(undefined);
        await stores.close();
      }
    });
    await fc.assert(property, { numRuns: 8 });
  });

  it('never hold one lease together', async () => {
    const property = fc.asyncProperty(luck, async (drawn) => {
      const faults = createClientFaults();
      const stores = await openStores(account, { plugins: faults.plugins, retry: quickRetry });
      try {
        faults.sometimes(deal(drawn));
        for (let turn = 0; turn < rounds; turn += 1) {
          const asked = [stores.store, stores.rival].map(({ leases }, index) =>
            leases.hold('watch', `holder-${index}`, 60_000),
          );
          assert.equal((await Promise.all(asked)).filter((one) => one).length, 1);
          stores.pass(60_001);
        }
      } finally {
        faults.sometimes(undefined);
        await stores.close();
      }
    });
    await fc.assert(property, { numRuns: 8 });
  });

  it('give a tenant to one of ten invitations', async () => {
    const faults = createClientFaults();
    const stores = await openStores(account, { plugins: faults.plugins, retry: quickRetry });
    const asked = Array.from({ length: 10 }, (_, index) => {
      const { register } = index % 2 === 0 ? stores.store : stores.rival;
      const claim = { tenantId: tenantId(1), invitationId: invitationId(index), held: false };
      return register.putClaim(claim, undefined);
    });
    const outcomes = await Promise.all(asked);
    const winner = outcomes.indexOf('written');
    assert.equal(outcomes.filter((one) => one === 'written').length, 1);
    assert.equal((await stores.rival.register.claim(tenantId(1)))?.value.invitationId, invitationId(winner));
    await stores.close();
  });
});
