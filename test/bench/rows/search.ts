import { createCustomerIndex } from '../../../src/application/customer-index.ts';
import type { Customer } from '../../../src/domain/customer.ts';
import { createLinearScan } from '../beside/linear-scan.ts';
import { createOtherSearch } from '../beside/other-search.ts';
import { manyCustomers, queriesFor } from '../measure/customers.ts';
import { powerOf, quantile, rounded } from '../measure/statistics.ts';
import type { Figure, Row, Size } from '../row.ts';

const counts: Readonly<Record<Size, readonly number[]>> = {
  quick: [200, 400],
  usual: [1_000, 10_000, 100_000, 1_000_000],
  full: [1_000, 10_000, 100_000, 1_000_000],
};
const queryCounts = { quick: 40, usual: 400, full: 1_000 } as const;
/** The clock of the CPU ticks every few milliseconds: a search is repeated until it filled some ticks, and one at least. */
const enoughMs = 40;
const mostRepeats = { quick: 2, usual: 50, full: 50 } as const;
/** What it is measured beside takes long for each query, so that fewer have to do. */
const besideQueries = 100;
const mostBeside = 100_000;

interface Tried {
  readonly p50: number;
  readonly p99: number;
  readonly buildMs: number;
  readonly bytesEach: number;
}

function heapNow(): number {
  globalThis.gc?.();
  globalThis.gc?.();
  const { heapUsed, arrayBuffers } = process.memoryUsage();
  return heapUsed + arrayBuffers;
}

/** Finds, and forgets what it kept of earlier searches when told to. */
interface Searcher {
  find(text: string): number;
  forget(): void;
}

function buildOurs(customers: readonly Customer[]): Searcher {
  const index = createCustomerIndex();
  const comparedAt = '2026-11-01T09:00:00.000Z';
  const mark = { round: 1, comparedAt, count: customers.length };
  const entries = customers.map((one) => ({ ...one, changedIn: 1, gone: false, firstSeenAt: comparedAt }));
  index.take(entries, mark);
  const back = entries.slice(0, 1);
  const gone = back.map((one) => ({ ...one, gone: true }));
  return {
    find: (text) => index.search({ text, from: 0, size: 8 }).matched,
    // Any change makes it forget: one customer goes and comes back.
    forget() {
      index.take(gone, mark);
      index.take(back, mark);
    },
  };
}

const without = (find: (text: string) => number): Searcher => ({ find, forget: () => undefined });

interface Trial {
  readonly count: number;
  readonly queries: readonly string[];
  /** How often each is searched, at the most. */
  readonly repeats: number;
}

function tryOut(
  build: (customers: readonly Customer[]) => Searcher,
  { count, queries, repeats }: Trial,
): Tried {
  const before = heapNow();
  const from = process.threadCpuUsage();
  const searcher = build([...manyCustomers(count)]);
  const buildMs = cpuMsSince(from);
  const bytesEach = (heapNow() - before) / count;
  const each = queries.map((query) => cpuMsEach(searcher, query, repeats));
  return { p50: quantile(each, 0.5), p99: quantile(each, 0.99), buildMs, bytesEach };
}

/** What else the machine does costs time, but little of this thread's CPU. */
function cpuMsSince(from: NodeJS.CpuUsage): number {
  const { user, system } = process.threadCpuUsage(from);
  return (user + system) / 1_000;
}

function cpuMsEach(searcher: Searcher, query: string, most: number): number {
  const from = process.threadCpuUsage();
  let done = 0;
  let ms = 0;
  while (ms === 0 || (done < most && ms < enoughMs)) {
    searcher.forget();
    searcher.find(query);
    done += 1;
    ms = cpuMsSince(from);
  }
  return ms / done;
}

const thousands = (count: number) => count.toLocaleString('en');

function targetOf(count: number): Pick<Figure, 'target'> {
  if (count === 100_000) return { target: { atMost: 5 } };
  return count === 1_000_000 ? { target: { atMost: 15 } } : {};
}

function figuresOf(trial: Trial): { readonly figures: readonly Figure[]; readonly ours: Tried } {
  const { count, queries } = trial;
  const ours = tryOut(buildOurs, trial);
  const few = { ...trial, queries: queries.slice(0, besideQueries) };
  const beside =
    count > mostBeside
      ? []
      : [
          ['a linear scan', tryOut((all) => without(createLinearScan(all)), few)] as const,
          ['MiniSearch', tryOut((all) => without(createOtherSearch(all)), few)] as const,
        ];
  const figures: readonly Figure[] = [
    {
      what: `p99 at ${thousands(count)}`,
      value: ours.p99,
      unit: 'ms',
      ...targetOf(count),
      of: `p50 ${rounded(ours.p50)} ms, built in ${rounded(ours.buildMs)} ms, ${Math.round(ours.bytesEach)} bytes a customer`,
    },
    ...beside.map(
      ([name, theirs]): Figure => ({
        what: `p99 at ${thousands(count)} beside ${name}`,
        value: ours.p99 / theirs.p99,
        unit: 'x',
        of: `p50 ${rounded(theirs.p50)} ms, p99 ${rounded(theirs.p99)} ms, built in ${rounded(theirs.buildMs)} ms, ${Math.round(theirs.bytesEach)} bytes a customer`,
      }),
    ),
  ];
  return { figures, ours };
}

export const search: Row = {
  title: 'Search in the directory',
  meaning:
    'Finding customers by what people type (40 % beginnings of words, 30 % inner parts, 15 % slips, 15 % the other alphabet), beside the same rules without an index, and beside MiniSearch, which finds neither inner parts nor the other alphabet. A time is CPU time, the mean of many searches with nothing remembered. The power says how p99 grows with the list: 1 is in step.',
  measure(size) {
    const queries = queriesFor(
      [...manyCustomers(Math.min(10_000, Math.max(...counts[size])))],
      queryCounts[size],
    );
    const all = counts[size].map((count) => ({
      count,
      ...figuresOf({ count, queries, repeats: mostRepeats[size] }),
    }));
    const [small, large] = [all.at(-3) ?? all[0], all.at(-1)];
    if (!small || !large) throw new Error('no sizes');
    const growth: Figure = {
      what: `growth of p99 from ${thousands(small.count)} to ${thousands(large.count)}`,
      value: powerOf(
        { size: small.count, value: small.ours.p99 },
        { size: large.count, value: large.ours.p99 },
      ),
      unit: 'power',
      target: { atMost: 0.99 },
    };
    return Promise.resolve([...all.flatMap(({ figures }) => figures), growth]);
  },
};
