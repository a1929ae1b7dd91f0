import type { HistoryFact, HistoryRecord, HistoryTextName, Pseudonym, Subject } from './history.ts';
import type { HistoryKey, Instant } from './ids.ts';

/** Keyed digests, each under a key that its id names; absent where that key is not known here. */
export interface Seals {
  /** The key for what is written now. */
  readonly keyId: string;
  readonly keyIds: readonly string[];
  digest(keyId: string, text: string): string | undefined;
  /** Random, so that a digest cannot be found by trying texts. */
  salt(): string;
}

/** What a chain says of a text: its digest, and whom it names. */
export interface TextSeal {
  readonly digest: string;
  readonly about: readonly Pseudonym[];
}

type ByName<T> = Partial<Readonly<Record<HistoryTextName, T>>>;

/** The part of an entry that the seal covers; it never changes. */
export interface SealedPart {
  readonly key: HistoryKey;
  /** 1 for the first of its chain. */
  readonly number: number;
  readonly id: string;
  readonly at: Instant;
  /** Absent where nobody's hand did it. */
  readonly by?: Pseudonym;
  readonly fact: HistoryFact;
  readonly texts: ByName<TextSeal>;
  /** The seal of the entry before. */
  readonly previous: string;
  readonly keyId: string;
}

export interface HistoryEntry {
  readonly sealed: SealedPart;
  readonly seal: string;
  /** Apart from the sealed part, so that they can be erased; a text that was erased is absent. */
  readonly texts: ByName<{ readonly salt: string; readonly text: string }>;
}

/** Where a chain begins and ends, sealed itself: entries can be missing at neither end. */
export interface ChainEnds {
  readonly key: HistoryKey;
  /** The first that is still kept, and the seal of the one before it. */
  readonly first: { readonly number: number; readonly previous: string };
  readonly last: { readonly number: number; readonly seal: string };
  readonly keyId: string;
  readonly seal: string;
}

/** One text for one value, whatever the order of its properties. */
export function canonical(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonical).join(',')}]`;
  if (typeof value !== 'object' || value === null) return JSON.stringify(value);
  const fields = Object.entries(value).filter(([, field]) => field !== undefined);
  const sorted = fields.sort(([a], [b]) => (a < b ? -1 : 1));
  return `{${sorted.map(([name, field]) => `${JSON.stringify(name)}:${canonical(field)}`).join(',')}}`;
}

/** A digest of one kind of thing is never one of another kind. */
const digestOf = (seals: Seals, keyId: string, [what, value]: readonly [string, unknown]) =>
  seals.digest(keyId, canonical([what, value]));

function surely(digest: string | undefined): string {
  if (digest === undefined) throw new Error('the present key is known');
  return digest;
}

export function pseudonymOf(seals: Seals, subject: Subject, keyId = seals.keyId): Pseudonym {
  const { kind } = subject;
  const name = kind === 'person' ? subject.id : subject.address.trim().toLowerCase();
  return surely(digestOf(seals, keyId, ['who', { kind, name }])).slice(0, 24);
}

const sealOfEntry = (seals: Seals, sealed: SealedPart) => digestOf(seals, sealed.keyId, ['entry', sealed]);
const sealOfEnds = (seals: Seals, { seal: _, ...ends }: ChainEnds) =>
  digestOf(seals, ends.keyId, ['ends', ends]);

function sealText(
  seals: Seals,
  keyId: string,
  text: { readonly name: string; readonly salt: string; readonly text: string; readonly id: string },
) {
  return digestOf(seals, keyId, ['text', text]);
}

export interface Chained {
  readonly entry: HistoryEntry;
  readonly ends: ChainEnds;
}

/** Gives a record its place behind the last entry of its chain. */
export function chain(
  seals: Seals,
  { id, record }: { readonly id: string; readonly record: HistoryRecord },
  before: ChainEnds | undefined,
): Chained {
  const { keyId } = seals;
  const { key, at, by, fact } = record;
  const number = (before?.last.number ?? 0) + 1;
  const texts: Record<string, { salt: string; text: string }> = {};
  const sealedTexts: Record<string, TextSeal> = {};
  for (const [name, { text, about }] of Object.entries(record.texts ?? {})) {
    const salt = seals.salt();
    texts[name] = { salt, text };
    sealedTexts[name] = {
      digest: surely(sealText(seals, keyId, { name, salt, text, id })),
      about: about.map((one) => pseudonymOf(seals, one)),
    };
  }
  const sealed: SealedPart = {
    key,
    number,
    id,
    at,
    ...(by ? { by: pseudonymOf(seals, { kind: 'person', id: by.id }) } : {}),
    fact,
    texts: sealedTexts,
    previous: before?.last.seal ?? '',
    keyId,
  };
  const seal = surely(sealOfEntry(seals, sealed));
  const first = before?.first ?? { number, previous: '' };
  return { entry: { sealed, seal, texts }, ends: sealEnds(seals, { key, first, last: { number, seal } }) };
}

export function sealEnds(seals: Seals, ends: Omit<ChainEnds, 'keyId' | 'seal'>): ChainEnds {
  const unsealed = { ...ends, keyId: seals.keyId, seal: '' };
  return { ...unsealed, seal: surely(sealOfEnds(seals, unsealed)) };
}

export const isSound = (seals: Seals, ends: ChainEnds) => sealOfEnds(seals, ends) === ends.seal;

/** The entry without the texts that name this person; the same entry when there are none. */
export function withoutTextsAbout(entry: HistoryEntry, person: Pseudonym): HistoryEntry {
  const isAbout = (name: string) =>
    entry.sealed.texts[name as HistoryTextName]?.about.includes(person) ?? false;
  const kept = Object.entries(entry.texts).filter(([name]) => !isAbout(name));
  return kept.length === Object.keys(entry.texts).length
    ? entry
    : { ...entry, texts: Object.fromEntries(kept) };
}

/** Whom the texts that are still there name. */
export function subjectsOf({ sealed, texts }: HistoryEntry): readonly Pseudonym[] {
  const names = Object.keys(texts) as readonly HistoryTextName[];
  return [...new Set(names.flatMap((name) => sealed.texts[name]?.about ?? []))].sort();
}

/** What is wrong with an entry, or with an end of the chain. */
export type Flaw =
  | 'unreadable'
  | 'missing'
  | 'changed'
  | 'out-of-place'
  | 'text-changed'
  | 'text-missing'
  | 'unknown-key'
  | 'ends-changed'
  | 'ends-missing';

/** An erasure that is written in the chain itself: it excuses the missing texts of the entries before it. */
export interface Erasure {
  readonly person: Pseudonym;
  readonly number: number;
}

/** Checks one entry after the other, in their order; the first flaw that is answered is the first of the chain. */
export function createVerifier(seals: Seals, ends: ChainEnds, erasures: readonly Erasure[]) {
  let number = ends.first.number - 1;
  let previous = ends.first.previous;
  const isExcused = (about: readonly Pseudonym[], at: number) =>
    erasures.some((one) => one.number > at && about.includes(one.person));

  return {
    /** The number that should come next. */
    next: () => number + 1,
    check(entry: HistoryEntry): Flaw | undefined {
      const { sealed, seal } = entry;
      number += 1;
      if (sealed.number > number) return 'missing';
      if (sealed.key !== ends.key || sealed.number !== number) return 'out-of-place';
      const expected = sealOfEntry(seals, sealed);
      if (expected === undefined) return 'unknown-key';
      if (expected !== seal) return 'changed';
      if (sealed.previous !== previous) return 'out-of-place';
      previous = seal;
      return textFlaw(seals, entry, isExcused);
    },
    /** What is left to say when no entry is left. */
    end: (): Flaw | undefined =>
      number < ends.last.number ? 'missing' : previous === ends.last.seal ? undefined : 'ends-changed',
  };
}

function textFlaw(
  seals: Seals,
  { sealed, texts }: HistoryEntry,
  isExcused: (about: readonly Pseudonym[], number: number) => boolean,
): Flaw | undefined {
  const { id, keyId, number } = sealed;
  const names = new Set([...Object.keys(sealed.texts), ...Object.keys(texts)]) as Set<HistoryTextName>;
  for (const name of names) {
    const seal = sealed.texts[name];
    const kept = texts[name];
    if (!seal) return 'text-changed';
    if (kept) {
      if (sealText(seals, keyId, { name, ...kept, id }) !== seal.digest) return 'text-changed';
    } else if (!isExcused(seal.about, number)) return 'text-missing';
  }
  return undefined;
}
