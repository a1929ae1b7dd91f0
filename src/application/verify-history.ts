import { type ChainEnds, createVerifier, type Flaw, isSound, type Seals } from '../domain/history-chain.ts';
import type { HistoryKey, Instant } from '../domain/ids.ts';
import type { FoundEnds, History } from '../ports/history.ts';

/** The first entry of a chain that is not as it was written. */
export interface BrokenChain {
  readonly key: HistoryKey;
  /** Absent where it is the end of the chain itself that was changed. */
  readonly number?: number;
  readonly at?: Instant;
  readonly flaw: Flaw;
}

export interface Verdict {
  readonly chains: number;
  readonly entries: number;
  /** The first of each broken chain; not more than `mostBroken` of them are named. */
  readonly broken: readonly BrokenChain[];
  readonly brokenCount: number;
}

interface Dependencies {
  readonly history: Pick<History, 'ends' | 'anchor' | 'chain' | 'erasures' | 'keys' | 'keysOfEntries'>;
  readonly seals: Seals;
}

type Checked = { readonly entries: number; readonly broken?: Omit<BrokenChain, 'key'> };

const keysAtOnce = 100;
const entriesAtOnce = 200;
const mostBroken = 5;
/** A chain that grows or is cut while it is read is read anew. */
const attempts = 3;

/** Proves that nothing was changed, taken out or put in: of these chains, or of all that are there. */
export function createVerifyHistory(deps: Dependencies) {
  return async (keys?: readonly HistoryKey[]): Promise<Verdict> => {
    let [chains, entries, brokenCount] = [0, 0, 0];
    const broken: BrokenChain[] = [];
    for await (const key of keys ?? allKeys(deps)) {
      const checked = await checkPatiently(deps, key);
      if (!checked) continue;
      chains += 1;
      entries += checked.entries;
      if (!checked.broken) continue;
      brokenCount += 1;
      if (broken.length < mostBroken) broken.push({ key, ...checked.broken });
    }
    return { chains, entries, broken, brokenCount };
  };
}
export type VerifyHistory = ReturnType<typeof createVerifyHistory>;

/** Those that an end or an anchor tells of, and then those of which nothing but entries is left. */
async function* allKeys({ history }: Dependencies): AsyncIterable<HistoryKey> {
  const told = new Set<HistoryKey>();
  let after = '';
  for (;;) {
    const keys = await history.keys(after, keysAtOnce);
    for (const key of keys) told.add(key);
    yield* keys;
    const last = keys.at(-1);
    if (last === undefined) break;
    after = last;
  }
  for (const key of await history.keysOfEntries()) if (!told.has(key)) yield key;
}

async function checkPatiently(deps: Dependencies, key: HistoryKey): Promise<Checked | undefined> {
  for (let attempt = 1; ; attempt += 1) {
    const ends = await deps.history.ends(key);
    const checked = await checkChain(deps, key, ends);
    if (!checked?.broken || attempt >= attempts) return checked;
    const now = await deps.history.ends(key);
    if (versionOf(now) === versionOf(ends)) return checked;
  }
}

const versionOf = (ends: FoundEnds) => (typeof ends === 'object' ? ends.version : ends);

async function checkChain(
  deps: Dependencies,
  key: HistoryKey,
  ends: FoundEnds,
): Promise<Checked | undefined> {
  const { history, seals } = deps;
  const anchor = await history.anchor(key);
  if (ends === undefined) {
    const isThere = anchor !== undefined || (await history.chain(key, 0, 1)).length > 0;
    return isThere ? { entries: 0, broken: { flaw: 'ends-missing' } } : undefined;
  }
  const isWhole = ends !== 'unreadable' && ends.value.key === key && isSound(seals, ends.value);
  if (!isWhole) return { entries: 0, broken: { flaw: 'ends-changed' } };
  const checked = await checkEntries(deps, ends.value, anchor);
  return checked.broken || isAnchored(seals, ends.value, anchor)
    ? checked
    : { ...checked, broken: { flaw: 'ends-changed' } };
}

/** The anchor is written right after each entry, and before the next: it is one entry behind at the most. */
function isAnchored(seals: Seals, ends: ChainEnds, anchor: FoundEnds): boolean {
  if (anchor === undefined) return ends.last.number === 1;
  if (anchor === 'unreadable' || anchor.value.key !== ends.key || !isSound(seals, anchor.value)) return false;
  const { first, last } = anchor.value;
  return last.number >= ends.last.number - 1 && first.number <= ends.first.number;
}

async function checkEntries(
  { history, seals }: Dependencies,
  ends: ChainEnds,
  anchor: FoundEnds,
): Promise<Checked> {
  const { key } = ends;
  const anchored = typeof anchor === 'object' && isSound(seals, anchor.value) ? anchor.value.last : undefined;
  const verifier = createVerifier(seals, ends, await history.erasures(key));
  let [entries, after] = [0, 0];
  for (;;) {
    const found = await history.chain(key, after, entriesAtOnce);
    for (const one of found) {
      const number = verifier.next();
      if (one.kind === 'unreadable') {
        return { entries, broken: { number, flaw: 'unreadable', ...(one.at ? { at: one.at } : {}) } };
      }
      const { sealed, seal } = one.entry;
      const flaw = number > ends.last.number ? 'out-of-place' : verifier.check(one.entry);
      if (flaw === 'missing') return { entries, broken: { number, flaw } };
      if (flaw) return { entries, broken: { number, flaw, at: sealed.at } };
      if (anchored?.number === number && anchored.seal !== seal) {
        return { entries, broken: { number, flaw: 'changed', at: sealed.at } };
      }
      entries += 1;
      after = number;
    }
    if (found.length < entriesAtOnce) break;
  }
  const left = verifier.end();
  if (left) return { entries, broken: { number: verifier.next(), flaw: left } };
  // The anchor remembers entries that neither the chain nor its end knows of any more.
  if (anchored && anchored.number > ends.last.number) {
    return { entries, broken: { number: ends.last.number + 1, flaw: 'missing' } };
  }
  return { entries };
}
