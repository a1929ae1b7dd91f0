import { topicOf } from '../../domain/history.ts';
import { type ChainEnds, canonical, type HistoryEntry, subjectsOf } from '../../domain/history-chain.ts';
import type { HistoryKey } from '../../domain/ids.ts';
import type { FoundEnds, FoundEntry } from '../../ports/history.ts';
import { codeOf } from '../../ports/faults.ts';
import { documentId } from './document-id.ts';
import { defineKind } from './document-kind.ts';
import type { Body, Document, Key } from './document-shape.ts';
import { EndsSchema, EntrySchema } from './history-schemas.ts';

const entryKind = defineKind({ kind: 'history-entry', schema: EntrySchema, upgrades: [] });
const endsKind = defineKind({ kind: 'history-ends', schema: EndsSchema, upgrades: [] });

export const entryKey = (key: HistoryKey, id: string): Key => ({
  partition: key,
  id: documentId(`entry:${id}`),
});
export const endsKey = (key: HistoryKey): Key => ({ partition: key, id: 'ends' });

export function toEntryBody(entry: HistoryEntry): Body {
  const { number, id, at, by, fact } = entry.sealed;
  const asked = {
    number,
    at,
    entryId: id,
    topic: topicOf(fact),
    about: subjectsOf(entry),
    ...(by === undefined ? {} : { doer: by }),
    ...(fact.kind === 'person-erased' ? { erased: fact.person } : {}),
  };
  return { ...entryKind.wrap(entry), asked };
}

export const toEndsBody = (ends: ChainEnds): Body => endsKind.wrap(ends);

/** The service's own properties, and the mark of the write. */
const isOurs = (name: string) => !name.startsWith('_') && name !== 'opId' && name !== 'customerKey';

/** Nothing stands in the document but what we wrote there; what queries ask for included. */
function isAsWritten({ resource, id, partition }: Document, key: Key, body: Body): boolean {
  const { asked, kind, v, data } = body;
  const found = Object.fromEntries(Object.entries(resource).filter(([name]) => isOurs(name)));
  const written = { ...asked, id: key.id, kind, v, data };
  return id === key.id && partition === key.partition && canonical(found) === canonical(written);
}

function readStrictly<T>(
  document: Document,
  shape: {
    readonly read: (resource: unknown) => T;
    readonly keyOf: (value: T) => Key;
    readonly bodyOf: (value: T) => Body;
  },
): T | undefined {
  try {
    const value = shape.read(document.resource);
    return isAsWritten(document, shape.keyOf(value), shape.bodyOf(value)) ? value : undefined;
  } catch (error) {
    if (codeOf(error) === 'store/bad-document') return undefined;
    throw error;
  }
}

export function toFoundEntry(document: Document): FoundEntry {
  const entry = readStrictly(document, {
    read: entryKind.unwrap,
    keyOf: ({ sealed }) => entryKey(sealed.key, sealed.id),
    bodyOf: toEntryBody,
  });
  const { at } = document.resource;
  if (entry) return { kind: 'entry', entry, version: document.etag };
  return { kind: 'unreadable', ...(typeof at === 'string' ? { at } : {}) };
}

export function toFoundEnds(document: Document | undefined): FoundEnds {
  if (!document) return undefined;
  const value = readStrictly(document, {
    read: endsKind.unwrap,
    keyOf: ({ key }) => endsKey(key),
    bodyOf: toEndsBody,
  });
  return value ? { value, version: document.etag } : 'unreadable';
}
