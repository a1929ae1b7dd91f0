import assert from 'node:assert/strict';
import fc from 'fast-check';
import { createCompareDirectory, createRefreshIndex } from '../../src/application/compare-directory.ts';
import { createCustomerIndex } from '../../src/application/customer-index.ts';
import type { Customer } from '../../src/domain/customer.ts';
import { Fault } from '../../src/ports/faults.ts';
import type { CustomerDirectory } from '../../src/ports/customer-directory.ts';
import { createFakePartnerCenter } from '../fakes/fake-partner-center.ts';
import { tenantIdOfDomain } from '../fakes/fake-tenants.ts';
import { createManualClock } from '../fakes/manual-clock.ts';
import { createMemoryCustomerDirectory } from '../fakes/memory-customer-directory.ts';
import { createRecordingTelemetry } from '../fakes/recording-telemetry.ts';

const customerOf = (name: string): Customer => {
  const domain = `${name.toLowerCase()}.example`;
  return { id: tenantIdOfDomain(domain), name, domain };
};
const [blue, red, green] = [customerOf('Blue'), customerOf('Red'), customerOf('Green')];

function aWorld() {
  const partnerCenter = createFakePartnerCenter({ pageSize: 2 });
  const directory = createMemoryCustomerDirectory();
  const clock = createManualClock();
  const telemetry = createRecordingTelemetry();
  const anInstance = () => {
    const index = createCustomerIndex();
    return {
      index,
      compare: createCompareDirectory({ partnerCenter, directory, index, clock, telemetry }),
      refresh: createRefreshIndex({ directory, index }),
    };
  };
  return { partnerCenter, directory, clock, telemetry, anInstance };
}

const names = (index: { all(): Iterable<Customer> }) => [...index.all()].map(({ name }) => name).sort();

describe('comparing the directory', () => {
  it('takes in new, renamed and gone customers, and says when and how many', async () => {
    const { partnerCenter, clock, telemetry, anInstance } = aWorld();
    const { index, compare } = anInstance();
    for (const one of [blue, red, green]) partnerCenter.put(one);
    await compare();
    assert.deepEqual(names(index), ['Blue', 'Green', 'Red']);
    partnerCenter.put({ ...red, name: 'Azure' });
    partnerCenter.remove(green.id);
    clock.advance(60_000);
    await compare();
    assert.deepEqual(names(index), ['Azure', 'Blue']);
    assert.deepEqual(index.state(), { count: 2, asOf: clock.now().toISOString() });
    assert.equal(index.find(green.id), undefined);
    assert.deepEqual(
      telemetry.recorded.map(({ fields }) => fields),
      [
        { count: 3, put: 3, gone: 0 },
        { count: 2, put: 1, gone: 1 },
      ],
    );
  });

  it('takes a customer back who had gone', async () => {
    const { partnerCenter, anInstance } = aWorld();
    const { index, compare } = anInstance();
    for (const step of ['put', 'remove', 'put'] as const) {
      if (step === 'put') partnerCenter.put(blue);
      else partnerCenter.remove(blue.id);
      await compare();
    }
    assert.deepEqual(names(index), ['Blue']);
  });

  it('changes nothing when the list breaks off, at whatever page', async () => {
    const { partnerCenter, directory, telemetry, clock } = aWorld();
    const index = createCustomerIndex();
    const all = [blue, red, green];
    const fault = new Fault('partner-center/unavailable');
    let pages = Number.POSITIVE_INFINITY;
    const breaking = {
      async *customers() {
        for (const [number, customer] of all.entries()) {
          if (number >= pages) throw fault;
          yield [customer];
        }
      },
    };
    const compare = createCompareDirectory({ partnerCenter: breaking, directory, index, clock, telemetry });
    await compare();
    const before = await directory.mark();
    for (pages of [0, 1, 2]) {
      clock.advance(1_000);
      await assert.rejects(compare(), fault);
      assert.deepEqual(await directory.mark(), before);
      assert.deepEqual(names(index), ['Blue', 'Green', 'Red']);
    }
    assert.equal(partnerCenter.count('customers'), 0);
  });

  it('finds nobody gone whom another instance added since', async () => {
    const { partnerCenter, anInstance } = aWorld();
    const [one, other] = [anInstance(), anInstance()];
    partnerCenter.put(blue);
    await one.compare();
    await other.compare();
    partnerCenter.put(red);
    await one.compare();
    await other.compare();
    assert.deepEqual(names(other.index), ['Blue', 'Red']);
    await one.refresh();
    assert.deepEqual(one.index.state(), other.index.state());
  });

  it('answers others while it takes in a long list', async () => {
    const { partnerCenter, directory, anInstance } = aWorld();
    const { index, refresh } = anInstance();
    const put = Array.from({ length: 10_000 }, (_, number) => customerOf(`Number-${number}`));
    const comparedAt = '2026-04-09T10:42:00.000Z';
    await directory.apply({ put, gone: [] }, { round: 1, comparedAt, count: put.length });
    const seen: string[] = [];
    let isTaken = false;
    const others = async () => {
      while (!isTaken) {
        const { count, asOf } = index.state();
        seen.push(`${count} ${asOf ?? 'unknown'}`);
        await new Promise((resolve) => void setImmediate(resolve));
      }
    };
    await Promise.all([others(), refresh().finally(() => (isTaken = true))]);
    assert.deepEqual(
      [...new Set(seen)].filter((one) => !one.startsWith('0 ')),
      ['4000 unknown', '8000 unknown'],
    );
    assert.deepEqual(index.state(), { count: 10_000, asOf: comparedAt });
    assert.equal(partnerCenter.count('customers'), 0);
    const page = index.search({ text: 'number', from: 9_992, size: 8 });
    assert.deepEqual([page.matched, page.customers.at(-1)?.name], [10_000, 'Number-9999']);
  });

  it('lets an instance that only looks take in each round once', async () => {
    const { partnerCenter, directory, anInstance } = aWorld();
    const [one, looking] = [anInstance(), anInstance()];
    await looking.refresh();
    assert.deepEqual(looking.index.state(), { count: 0 });
    partnerCenter.put(blue);
    await one.compare();
    await looking.refresh();
    assert.deepEqual(names(looking.index), ['Blue']);
    const rounds: number[] = [];
    const counting: CustomerDirectory = {
      ...directory,
      changedSince(round) {
        rounds.push(round);
        return directory.changedSince(round);
      },
    };
    const refresh = createRefreshIndex({ directory: counting, index: looking.index });
    await refresh();
    assert.deepEqual(rounds, []);
    await one.compare();
    await refresh();
    assert.deepEqual(rounds, [1]);
    assert.equal(looking.index.round(), 2);
  });

  it('reads all anew where a mark was seen before its entries, and gives up on a count that never fits', async () => {
    const { partnerCenter, directory, anInstance } = aWorld();
    for (const one of [blue, red, green]) partnerCenter.put(one);
    await anInstance().compare();
    const { index } = anInstance();
    let asked = 0;
    let missing = 1;
    const lagging: CustomerDirectory = {
      ...directory,
      async changedSince(round) {
        asked += 1;
        return (await directory.changedSince(round)).slice(asked > missing ? 0 : 1);
      },
    };
    const refresh = createRefreshIndex({ directory: lagging, index });
    await refresh();
    assert.deepEqual(names(index), ['Blue', 'Green', 'Red']);
    assert.equal(asked, 2);
    await refresh();
    assert.equal(asked, 2, 'what adds up is left alone');

    missing = Number.POSITIVE_INFINITY;
    const late = anInstance().index;
    asked = 0;
    const again = createRefreshIndex({ directory: lagging, index: late });
    for (let time = 0; time < 6; time += 1) await again();
    assert.equal(asked, 4);
  });

  it('remembers since when Partner Center fails, until any instance has compared', async () => {
    const { partnerCenter, clock, anInstance } = aWorld();
    const [one, other] = [anInstance(), anInstance()];
    partnerCenter.put(blue);
    await one.compare();
    const since = clock.now().toISOString();
    partnerCenter.fail({ call: 'customers', fault: new Fault('partner-center/unavailable'), times: 2 });
    await assert.rejects(one.compare());
    clock.advance(5_000);
    await assert.rejects(one.compare());
    assert.equal(one.index.state().failingSince, since);
    await one.refresh();
    assert.equal(one.index.state().failingSince, since);
    await other.compare();
    await one.refresh();
    assert.equal(one.index.state().failingSince, undefined);
    const stopped = AbortSignal.abort(new Error('stopped'));
    await assert.rejects(one.compare(stopped));
    assert.equal(one.index.state().failingSince, undefined);
  });

  it('says that an empty list is empty, and since when', async () => {
    const { clock, anInstance } = aWorld();
    const { index, compare } = anInstance();
    await compare();
    assert.deepEqual(index.state(), { count: 0, asOf: clock.now().toISOString() });
  });

  it('ends all instances at the list of Partner Center, whatever changed between which comparisons', async () => {
    const step = fc.record({
      who: fc.nat(2),
      does: fc.constantFrom('put', 'rename', 'remove', 'compare', 'refresh'),
      whom: fc.nat(5),
    });
    await fc.assert(
      fc.asyncProperty(fc.array(step, { maxLength: 40 }), async (steps) => {
        const { partnerCenter, anInstance } = aWorld();
        const instances = [anInstance(), anInstance(), anInstance()];
        const listed = new Map<string, Customer>();
        for (const { who, does, whom } of steps) {
          const customer = customerOf(`C${whom}`);
          const instance = instances[who] ?? anInstance();
          if (does === 'compare') await instance.compare();
          else if (does === 'refresh') await instance.refresh();
          else if (does === 'remove') {
            partnerCenter.remove(customer.id);
            listed.delete(customer.id);
          } else {
            const now = does === 'put' ? customer : { ...customer, name: `N${whom}` };
            partnerCenter.put(now);
            listed.set(now.id, now);
          }
        }
        await instances[0]?.compare();
        const wanted = [...listed.values()].map(({ name }) => name).sort();
        for (const { index, refresh } of instances) {
          await refresh();
          assert.deepEqual(names(index).sort(), wanted);
          assert.equal(index.state().count, wanted.length);
        }
      }),
      { numRuns: 150 },
    );
  });
});
