import { z } from 'zod';
import { parseHistoryKey } from '../../domain/ids.ts';
import type { FoundEntry, History } from '../../ports/history.ts';
import {
  erasuresQuery,
  historyAboutQuery,
  historyChainQuery,
  historyEndsQuery,
  historyEntryCountsQuery,
  historyPageQuery,
} from './history-queries.ts';
import type { Document } from './document-shape.ts';
import type { Documents } from './documents.ts';
import { endsKey, entryKey, toEndsBody, toEntryBody, toFoundEnds, toFoundEntry } from './history-document.ts';
import { paging, type Place } from './paging.ts';

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
      return (await anchors.put(place, body, over?.version)).kind;
    },
    async page({ size, after, before, ...asked }) {
      const page = paging({ size, after, before });
      const query = historyPageQuery({ ...asked, ...page.wanted });
      const [only, ...others] = asked.keys ?? [];
      const partition = only !== undefined && others.length === 0 ? { partition: only } : {};
      const found = await entries.query(query, toPlaced, { limit: page.limit, ...partition });
      const { shown, ways } = page.cut(found, ({ place }) => place);
      return { entries: shown.map((one) => one.found), ...ways };
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
      return (await entries.put(entryKey(key, id), toEntryBody(entry), over.version)).kind;
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
  readonly place: Place;
}

const Sorted = z.object({ at: z.string(), entryId: z.string() });

/** By what the query sorted it: an entry that cannot be read has a place all the same. */
function toPlaced(document: Document): Placed | undefined {
  const sorted = Sorted.safeParse(document.resource);
  if (!sorted.success) return undefined;
  const { at, entryId } = sorted.data;
  return { found: toFoundEntry(document), place: { at, id: entryId } };
}
