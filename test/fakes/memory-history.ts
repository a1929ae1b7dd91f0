/** Histories in memory: transactions and places as the stored ones keep them. */
import { topicOf } from '../../src/domain/history.ts';
import { type ChainEnds, type HistoryEntry, subjectsOf } from '../../src/domain/history-chain.ts';
import type { HistoryKey } from '../../src/domain/ids.ts';
import type { FoundEntry, History, HistoryPage } from '../../src/ports/history.ts';
import type { Stored } from '../../src/ports/register.ts';

export interface MemoryHistory extends History {
  /** Everything that is kept, to be looked at and to be tampered with. */
  readonly kept: Map<string, Stored<HistoryEntry>>;
  readonly allEnds: Map<HistoryKey, Stored<ChainEnds>>;
  readonly anchors: Map<HistoryKey, Stored<ChainEnds>>;
}

const byText = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0);
const placeOf = ({ sealed }: HistoryEntry) => [sealed.at, sealed.id] as const;
type Place = ReturnType<typeof placeOf>;
const compare = (a: Place, b: Place) => byText(a[0], b[0]) || byText(a[1], b[1]);
const found = ({ value, version }: Stored<HistoryEntry>): FoundEntry => ({
  kind: 'entry',
  entry: structuredClone(value),
  version,
});

export function createMemoryHistory(): MemoryHistory {
  const kept = new Map<string, Stored<HistoryEntry>>();
  const allEnds = new Map<HistoryKey, Stored<ChainEnds>>();
  const anchors = new Map<HistoryKey, Stored<ChainEnds>>();
  let writes = 0;
  const write = <T>(value: T): Stored<T> => ({ value: structuredClone(value), version: `w${++writes}` });
  const idOf = ({ sealed }: HistoryEntry) => `${sealed.key}\n${sealed.id}`;
  const inChain = (key: HistoryKey) =>
    [...kept.values()]
      .filter(({ value }) => value.sealed.key === key)
      .sort((a, b) => a.value.sealed.number - b.value.sealed.number);

  return {
    kept,
    allEnds,
    anchors,
    ends: async (key) => structuredClone(allEnds.get(key)),
    append: async (entry, ends, over) => {
      if (kept.has(idOf(entry))) return 'present';
      if (allEnds.get(ends.key)?.version !== over?.version) return 'conflict';
      allEnds.set(ends.key, write(ends));
      kept.set(idOf(entry), write(entry));
      return 'written';
    },
    anchor: async (key) => structuredClone(anchors.get(key)),
    putAnchor: async (ends, over) => {
      if (anchors.get(ends.key)?.version !== over?.version) return 'conflict';
      anchors.set(ends.key, write(ends));
      return 'written';
    },
    page: async ({ keys, by, topic, size, after, before }) => {
      const fitting = [...kept.values()]
        .filter(({ value: { sealed } }) => {
          const isTheirs = by === undefined || (sealed.by !== undefined && by.includes(sealed.by));
          const isOn = topic === undefined || topicOf(sealed.fact) === topic;
          return isTheirs && isOn && (keys === undefined || keys.includes(sealed.key));
        })
        .sort((a, b) => compare(placeOf(b.value), placeOf(a.value)));
      return pageOf(fitting, { size, after, before });
    },
    chain: async (key, after, size) =>
      inChain(key)
        .filter(({ value }) => value.sealed.number > after)
        .slice(0, size)
        .map(found),
    erasures: async (key) =>
      inChain(key).flatMap(({ value: { sealed } }) =>
        sealed.fact.kind === 'person-erased' ? [{ person: sealed.fact.person, number: sealed.number }] : [],
      ),
    keys: async (after, size) =>
      [...new Set([...allEnds.keys(), ...anchors.keys()])]
        .filter((key) => key > after)
        .sort()
        .slice(0, size),
    keysOfEntries: async () => [...new Set([...kept.values()].map(({ value }) => value.sealed.key))],
    entriesAbout: async (person, size) =>
      structuredClone(
        [...kept.values()].filter(({ value }) => subjectsOf(value).includes(person)).slice(0, size),
      ),
    erase: async (entry, over) => {
      if (kept.get(idOf(entry))?.version !== over.version) return 'conflict';
      kept.set(idOf(entry), write(entry));
      return 'written';
    },
    drop: async (entries, ends, over) => {
      const isStale = entries.some(({ value, version }) => kept.get(idOf(value))?.version !== version);
      if (isStale || allEnds.get(ends.key)?.version !== over.version) return 'conflict';
      allEnds.set(ends.key, write(ends));
      for (const { value } of entries) kept.delete(idOf(value));
      return 'written';
    },
  };
}

interface Asked {
  readonly size: number;
  readonly after: string | undefined;
  readonly before: string | undefined;
}

function pageOf(fitting: readonly Stored<HistoryEntry>[], { size, after, before }: Asked): HistoryPage {
  const text = before ?? after;
  const mark = text === undefined ? undefined : (JSON.parse(text) as Place);
  const endAt = ({ value }: Stored<HistoryEntry>) => JSON.stringify(placeOf(value));
  if (mark && before !== undefined) {
    const newer = fitting.filter(({ value }) => compare(placeOf(value), mark) > 0);
    const shown = newer.slice(Math.max(0, newer.length - size));
    const [first, last] = [shown[0], shown.at(-1)];
    return {
      entries: shown.map(found),
      ...(last ? { next: endAt(last) } : {}),
      ...(first && newer.length > size ? { previous: endAt(first) } : {}),
    };
  }
  const older = mark ? fitting.filter(({ value }) => compare(placeOf(value), mark) < 0) : fitting;
  const shown = older.slice(0, size);
  const [first, last] = [shown[0], shown.at(-1)];
  return {
    entries: shown.map(found),
    ...(last && older.length > size ? { next: endAt(last) } : {}),
    ...(first && mark ? { previous: endAt(first) } : {}),
  };
}
