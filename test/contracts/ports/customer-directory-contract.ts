import assert from 'node:assert/strict';
import type { Customer } from '../../../src/domain/customer.ts';
import type { CustomerDirectory, DirectoryEntry } from '../../../src/ports/customer-directory.ts';
import { at, tenantId } from './samples.ts';

export interface OpenedCustomerDirectory {
  readonly directory: CustomerDirectory;
  /** Another instance upon the same state. */
  readonly rival: CustomerDirectory;
  close(): Promise<void>;
}

const customer = (number: number, name = `Сириус ${number} 🌿`): Customer => ({
  id: tenantId(number),
  name,
  domain: `c${number}.example`,
});
const customers = (count: number) => Array.from({ length: count }, (_, index) => customer(index + 1));
const mark = (round: number, count: number) => ({ round, comparedAt: at(round), count });
/** As it is read: the first comparison is remembered. */
const kept = (round: number, count: number) => ({ ...mark(round, count), firstComparedAt: at(1) });
const seen = (one: Customer, changedIn: number, first: number, gone = false): DirectoryEntry => ({
  ...one,
  changedIn,
  gone,
  firstSeenAt: at(first),
  ...(gone ? { goneAt: at(changedIn) } : {}),
});
const inOrder = <T extends { readonly id: string }>(entries: readonly T[]) =>
  [...entries].sort((a, b) => (a.id < b.id ? -1 : a.id > b.id ? 1 : 0));

/** What any copy of the customer list must keep. */
export function customerDirectoryContract(open: () => Promise<OpenedCustomerDirectory>): void {
  let opened: OpenedCustomerDirectory;
  beforeEach(async () => {
    opened = await open();
  });
  afterEach(() => opened.close());

  it('is empty and unmarked before the first comparison', async () => {
    assert.equal(await opened.directory.mark(), undefined);
    assert.deepEqual(await opened.directory.changedSince(0), []);
  });

  it('keeps what a comparison found, and its mark', async () => {
    const { directory, rival } = opened;
    await directory.apply({ put: customers(3), gone: [] }, mark(1, 3));
    assert.deepEqual(await rival.mark(), kept(1, 3));
    assert.deepEqual(
      inOrder(await rival.changedSince(0)),
      inOrder(customers(3).map((one) => seen(one, 1, 1))),
    );
  });

  it('tells what changed after a round: added, renamed, gone, come back', async () => {
    const { directory } = opened;
    await directory.apply({ put: customers(4), gone: [] }, mark(1, 4));
    await directory.apply({ put: [customer(5), customer(2, 'Vega')], gone: [tenantId(3)] }, mark(2, 4));
    const second = [seen(customer(2, 'Vega'), 2, 1), seen(customer(3), 2, 1, true), seen(customer(5), 2, 2)];
    assert.deepEqual(inOrder(await directory.changedSince(1)), inOrder(second));
    await directory.apply({ put: [customer(3)], gone: [tenantId(99)] }, mark(3, 5));
    assert.deepEqual(await directory.changedSince(2), [seen(customer(3), 3, 1)]);
    assert.deepEqual(await directory.changedSince(3), []);
    assert.equal((await directory.changedSince(0)).length, 5);
  });

  it('takes a comparison without changes', async () => {
    const { directory } = opened;
    await directory.apply({ put: customers(1), gone: [] }, mark(1, 1));
    await directory.apply({ put: [], gone: [] }, mark(2, 1));
    assert.deepEqual(await directory.mark(), kept(2, 1));
    assert.deepEqual(await directory.changedSince(1), []);
  });

  it('holds far more customers than fit in one transaction', async () => {
    const { directory, rival } = opened;
    // Sixteen steps apart, all of them begin with the same digit and so share a partition.
    const crowd = Array.from({ length: 230 }, (_, index) => customer(16 * (index + 1)));
    const put = [...customers(15), ...crowd];
    await directory.apply({ put, gone: [] }, mark(1, put.length));
    await directory.apply({ put: [], gone: crowd.map(({ id }) => id) }, mark(2, 15));
    const entries = await rival.changedSince(0);
    assert.equal(entries.length, put.length);
    assert.deepEqual(
      inOrder(entries.filter(({ gone }) => !gone)),
      inOrder(customers(15).map((one) => seen(one, 1, 1))),
    );
  });

  it('hides nothing from a reader when two compare at once', async () => {
    const { directory, rival } = opened;
    await directory.apply({ put: customers(2), gone: [] }, mark(1, 2));
    await Promise.all([
      directory.apply({ put: [customer(3), customer(1, 'Vega')], gone: [] }, mark(2, 3)),
      rival.apply({ put: [customer(3), customer(4)], gone: [tenantId(2)] }, mark(2, 3)),
    ]);
    const after = await directory.mark();
    assert.equal(after?.round, 3, 'the second of them has a round of its own');
    const changed = inOrder(await directory.changedSince(1));
    assert.deepEqual(
      changed.map(({ id, name, gone }) => ({ id, name, gone })),
      inOrder([
        { id: tenantId(1), name: 'Vega', gone: false },
        { id: tenantId(2), name: customer(2).name, gone: true },
        { id: tenantId(3), name: customer(3).name, gone: false },
        { id: tenantId(4), name: customer(4).name, gone: false },
      ]),
    );
    const late = inOrder(await directory.changedSince(2)).map(({ id }) => id);
    const either = [
      [tenantId(1), tenantId(3)],
      [tenantId(2), tenantId(3), tenantId(4)],
    ];
    assert.ok(
      either.some((ids) => ids.every((id) => late.includes(id))),
      'who read round 2 sees all of the second one',
    );
  });

  it('gives a comparison that comes late a round of its own', async () => {
    const { directory, rival } = opened;
    await directory.apply({ put: customers(1), gone: [] }, mark(1, 1));
    await directory.apply({ put: [customer(2)], gone: [] }, mark(2, 2));
    await rival.apply({ put: [customer(3)], gone: [] }, mark(2, 2));
    assert.equal((await rival.mark())?.round, 3);
    assert.deepEqual(await directory.changedSince(2), [seen(customer(3), 3, 2)]);
  });
}
