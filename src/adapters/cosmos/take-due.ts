import { type Fault, isFault } from '../../ports/faults.ts';
import type { OutboxEntry } from '../../ports/acts.ts';
import type { Register } from '../../ports/register.ts';
import { actDocumentId, toActBody, toEntry } from './act-document.ts';
import { dueActsQuery, type Query } from './queries.ts';
import type { Document } from './document-shape.ts';
import type { Documents } from './documents.ts';

interface Dependencies {
  readonly relationships: Documents;
  /** Milliseconds on the machine's clock, on which leases run. */
  readonly now: () => number;
}

/** Passes over what cannot be read, and says so. */
export function toReadable(document: Document, pass: (why: Fault) => void): OutboxEntry | undefined {
  try {
    return toEntry(document);
  } catch (error) {
    if (!isFault(error)) throw error;
    pass(error);
    return undefined;
  }
}

/** An entry that cannot be read must not keep the others back; it is told when nothing else is there. */
export async function readableEntries(
  relationships: Documents,
  query: Query,
  limit: number,
): Promise<readonly OutboxEntry[]> {
  let unreadable: Fault | undefined;
  const read = (document: Document) =>
    toReadable(document, (why) => {
      unreadable = why;
    });
  const entries = await relationships.query(query, read, { limit });
  if (entries.length === 0 && unreadable) throw unreadable;
  return entries;
}

/** How often to look for other entries where another taker was faster. */
const mostRounds = 3;

const oldestFirst = (a: OutboxEntry, b: OutboxEntry) => (a.dueAt < b.dueAt ? -1 : a.dueAt > b.dueAt ? 1 : 0);

/** Whom a guarded write makes the holder, has the entry. */
export async function takeDue(
  { relationships, now }: Dependencies,
  { dueBy, limit, leaseMs, besides }: Parameters<Register['takeDue']>[0],
): Promise<readonly OutboxEntry[]> {
  const taken: OutboxEntry[] = [];
  const lease = async (entry: OutboxEntry): Promise<boolean> => {
    const key = { partition: entry.aggregateId, id: actDocumentId(entry.entryId) };
    const outcome = await relationships.put(key, toActBody(entry, now() + leaseMs), entry.version);
    if (outcome.kind === 'written') taken.push({ ...entry, version: outcome.etag });
    return outcome.kind === 'written';
  };
  try {
    for (let round = 1; round <= mostRounds; round += 1) {
      const wanted = limit - taken.length;
      const free = await readableEntries(relationships, dueActsQuery(dueBy, now(), besides), wanted);
      const outcomes = await Promise.allSettled(free.map(lease));
      const failed = outcomes.find((one) => one.status === 'rejected');
      if (failed) throw failed.reason;
      const wasFirst = outcomes.every((one) => one.status === 'fulfilled' && one.value);
      if (wasFirst || free.length < wanted) break;
    }
  } catch (error) {
    // What was taken is ours to do; what failed is found again.
    if (taken.length === 0) throw error;
  }
  return taken.sort(oldestFirst);
}
