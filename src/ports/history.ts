import type { HistoryTopic, Pseudonym } from '../domain/history.ts';
import type { ChainEnds, Erasure, HistoryEntry } from '../domain/history-chain.ts';
import type { HistoryKey, Instant } from '../domain/ids.ts';
import type { Stored } from './register.ts';

/** An entry as it was found; what cannot be read as one is told as such, so that it can be named. */
export type FoundEntry =
  | { readonly kind: 'entry'; readonly entry: HistoryEntry; readonly version: string }
  | { readonly kind: 'unreadable'; readonly at?: Instant };

export interface HistoryPage {
  readonly entries: readonly FoundEntry[];
  /** Given as `after`, the older ones. */
  readonly next?: string;
  /** Given as `before`, the newer ones. */
  readonly previous?: string;
}

export interface HistoryQuery {
  /** Absent: of everybody. */
  readonly keys?: readonly HistoryKey[];
  /** What one of these did. */
  readonly by?: readonly Pseudonym[];
  readonly topic?: HistoryTopic;
  readonly size: number;
  readonly after?: string;
  readonly before?: string;
}

/** `unreadable`: something stands there, and is nothing that we wrote. */
export type FoundEnds = Stored<ChainEnds> | 'unreadable' | undefined;

/**
 * The histories, one chain a key. An entry is written in one transaction with the ends of its chain, so that two
 * writers never get the same place; `anchor` holds the ends a second time, apart from the entries.
 */
export interface History {
  ends(key: HistoryKey): Promise<FoundEnds>;
  /** `present`: an entry of that id is in the chain. `conflict`: somebody else wrote since `over` was read. */
  append(
    entry: HistoryEntry,
    ends: ChainEnds,
    over: Stored<ChainEnds> | undefined,
  ): Promise<'written' | 'present' | 'conflict'>;
  anchor(key: HistoryKey): Promise<FoundEnds>;
  putAnchor(ends: ChainEnds, over: Stored<ChainEnds> | undefined): Promise<'written' | 'conflict'>;
  /** Newest first. */
  page(query: HistoryQuery): Promise<HistoryPage>;
  /** In the order of the chain, those behind that number. */
  chain(key: HistoryKey, after: number, size: number): Promise<readonly FoundEntry[]>;
  /** The erasures that are written in this chain. */
  erasures(key: HistoryKey): Promise<readonly Erasure[]>;
  /** Every chain of which anything is there, an end or an anchor, in order; `after` the last one of before. */
  keys(after: string, size: number): Promise<readonly HistoryKey[]>;
  /** Every chain of which an entry is there, whether or not anything tells where it ends. */
  keysOfEntries(): Promise<readonly HistoryKey[]>;
  /** Entries that still hold texts about this person, so many at most. */
  entriesAbout(person: Pseudonym, size: number): Promise<readonly Stored<HistoryEntry>[]>;
  /** The same entry with fewer texts. */
  erase(entry: HistoryEntry, over: Stored<HistoryEntry>): Promise<'written' | 'conflict'>;
  /** Takes the oldest entries away and moves the beginning of the chain behind them, in one transaction. */
  drop(
    entries: readonly Stored<HistoryEntry>[],
    ends: ChainEnds,
    over: Stored<ChainEnds>,
  ): Promise<'written' | 'conflict'>;
}
