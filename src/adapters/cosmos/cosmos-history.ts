import { z } from 'zod';
import { parseHistoryKey } from '../../domain/ids.ts';
import type { FoundEntry, History, HistoryPage } from '../../ports/history.ts';
import {
  erasuresQuery,
  historyAboutQuery,
  historyChainQuery,
  historyEndsQuery,
  historyEntryCountsQuery,
  historyPageQuery,
  type HistoryPlace,
} from './history-queries.ts';
import type { Document } from './document-shape.ts';
import type { Documents } from './documents.ts';
import { endsKey, entryKey, toEndsBody, toEntryBody, toFoundEnds, toFoundEntry } from './history-document.ts';

interface Dependencies {
  readonly entries: Documents;
  readonly anchors: Documents;
}

/** Counting looks at every entry there is, for a proof that reads them all anyway. */
const countDeadlineMs = 30_000;

export function createCosmosHistory({ entries, anchors }: Dependencies): History {
  return {
    ends: async (key) => toFoundEnds(await entries.read(endsKey(key))),
    async append(entry, ends, over) {
      const { key, id } = entry.sealed;
      const place = entryKey(key, id);
      const end = { id: endsKey(key).id, body: toEndsBody(ends) };
      const outcome = await entries.batch(key, [
        over ? { type: 'replace', ...end, etag: over.version } : { type: 'create', ...end },
        { type: 'create', id: place.id, body: toEntryBody(entry) },
      ]);
      if (outcome.kind === 'written') return 'written';
      return (await entries.read(place)) ? 'present' : 'conflict';
    },
    anchor: async (key) => toFoundEnds(await anchors.read(endsKey(key))),
    async putAnchor(ends, over) {
      const place = endsKey(ends.key);
      const body = toEndsBody(ends);
      const outcome = over
        ? await anchors.replace(place, body, over.version)
        : await anchors.create(place, body);
      return outcome.kind;
    },
    async page({ size, after, before, ...asked }) {
      const text = before ?? after;
      const from = text === undefined ? undefined : readPlace(text);
      const isBack = before !== undefined && from !== undefined;
      const query = historyPageQuery({
        ...asked,
        ...(from ? { from } : {}),
        towards: isBack ? 'newer' : 'older',
      });
      const [only, ...others] = asked.keys ?? [];
      const partition = only !== undefined && others.length === 0 ? { partition: only } : {};
      const found = await entries.query(query, toPlaced, { limit: size + 1, ...partition });
      return isBack ? pageBack(found, size) : page(found, size, from !== undefined);
    },
    chain: (key, after, size) =>
      entries.query(historyChainQuery(after), toFoundEntry, { partition: key, limit: size }),
    erasures: (key) =>
      entries.query(erasuresQuery, ({ resource }) => toErasure(resource), { partition: key }),
    async keys(after, size) {
      const read = ({ partition }: Document) => parseHistoryKey(partition);
      const query = historyEndsQuery(after);
      const found = await Promise.all(
        [entries, anchors].map((one) => one.query(query, read, { limit: size })),
      );
      return [...new Set(found.flat())].sort().slice(0, size);
    },
    async keysOfEntries() {
      const counts = await entries.counts(historyEntryCountsQuery, countDeadlineMs);
      return [...counts.keys()].flatMap((key) => parseHistoryKey(key) ?? []);
    },
    entriesAbout: (person, size) =>
      entries.query(
        historyAboutQuery(person),
        (document) => {
          const found = toFoundEntry(document);
          return found.kind === 'entry' ? { value: found.entry, version: found.version } : undefined;
        },
        { limit: size },
      ),
    async erase(entry, over) {
      const { key, id } = entry.sealed;
      return (await entries.replace(entryKey(key, id), toEntryBody(entry), over.version)).kind;
    },
    async drop(dropped, ends, over) {
      const outcome = await entries.batch(ends.key, [
        { type: 'replace', id: endsKey(ends.key).id, body: toEndsBody(ends), etag: over.version },
        ...dropped.map(({ value, version }) => ({
          type: 'delete' as const,
          id: entryKey(value.sealed.key, value.sealed.id).id,
          etag: version,
        })),
      ]);
      return outcome.kind;
    },
  };
}

const Erased = z.object({ erased: z.string(), number: z.int() });

function toErasure(resource: unknown) {
  const read = Erased.safeParse(resource);
  return read.success ? { person: read.data.erased, number: read.data.number } : undefined;
}

interface Placed {
  readonly found: FoundEntry;
  readonly place: HistoryPlace;
}

const Place = z.object({ at: z.string(), entryId: z.string() });

/** By what the query sorted it: an entry that cannot be read has a place all the same. */
function toPlaced(document: Document): Placed | undefined {
  const place = Place.safeParse(document.resource);
  return place.success ? { found: toFoundEntry(document), place: place.data } : undefined;
}

/** Where a page ended, as text that survives in a card; a text that is none begins at the newest. */
const PlaceText = z.tuple([z.string(), z.string()]);

const writePlace = ({ at, entryId }: HistoryPlace) =>
  Buffer.from(JSON.stringify([at, entryId])).toString('base64url');

function readPlace(text: string): HistoryPlace | undefined {
  try {
    const json: unknown = JSON.parse(Buffer.from(text, 'base64url').toString());
    const [at, entryId] = PlaceText.parse(json);
    return { at, entryId };
  } catch {
    return undefined;
  }
}

function page(found: readonly Placed[], size: number, isLater: boolean): HistoryPage {
  const shown = found.slice(0, size);
  const [first, last] = [shown[0], shown.at(-1)];
  return {
    entries: shown.map((one) => one.found),
    ...(last && found.length > size ? { next: writePlace(last.place) } : {}),
    ...(first && isLater ? { previous: writePlace(first.place) } : {}),
  };
}

/** What was asked for from an older page always has that page behind it. */
function pageBack(found: readonly Placed[], size: number): HistoryPage {
  const shown = found.slice(0, size).reverse();
  const [first, last] = [shown[0], shown.at(-1)];
  return {
    entries: shown.map((one) => one.found),
    ...(last ? { next: writePlace(last.place) } : {}),
    ...(first && found.length > size ? { previous: writePlace(first.place) } : {}),
  };
}
