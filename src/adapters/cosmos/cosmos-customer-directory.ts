import { z } from 'zod';
import type { Customer } from '../../domain/customer.ts';
import type { CustomerTenantId } from '../../domain/ids.ts';
import type {
  CustomerDirectory,
  DirectoryChanges,
  DirectoryEntry,
  SyncMark,
} from '../../ports/customer-directory.ts';
import { Fault } from '../../ports/faults.ts';
import { customersByIdQuery, customersChangedSinceQuery } from './queries.ts';
import { defineKind } from './document-kind.ts';
import type { Body, Document, Key } from './document-shape.ts';
import type { Documents } from './documents.ts';
import { CustomerTenantIdSchema, InstantSchema } from './common-schemas.ts';
import { type BatchOperation, maxBatch } from './send-batch.ts';

const EntrySchema: z.ZodType<DirectoryEntry> = z.strictObject({
  id: CustomerTenantIdSchema,
  name: z.string(),
  domain: z.string(),
  changedIn: z.int(),
  gone: z.boolean(),
  goneAt: InstantSchema.exactOptional(),
  firstSeenAt: InstantSchema,
});
const MarkSchema: z.ZodType<SyncMark> = z.strictObject({
  round: z.int(),
  comparedAt: InstantSchema,
  count: z.int(),
  firstComparedAt: InstantSchema.exactOptional(),
});

const entryKind = defineKind({ kind: 'customer', schema: EntrySchema, upgrades: [] });
const markKind = defineKind({ kind: 'mark', schema: MarkSchema, upgrades: [] });

/** Nobody waits for these; a first fill may be throttled for long. */
const backgroundDeadlineMs = 60_000;
const mostTries = 5;

const markKey: Key = { partition: 'mark', id: 'mark' };
/** Sixteen buckets: few enough to read whole, enough to write side by side. */
const bucketOf = (id: CustomerTenantId) => id.slice(0, 1);
const toBody = (entry: DirectoryEntry): Body => ({
  ...entryKind.wrap(entry),
  asked: { changedIn: entry.changedIn },
});
const toEntry = ({ resource }: Document): DirectoryEntry => entryKind.unwrap(resource);

/** What a comparison says of one customer: as it is listed, or absent from the list. */
interface Change {
  readonly id: CustomerTenantId;
  readonly listed: Customer | undefined;
}

interface Round {
  readonly changedIn: number;
  readonly comparedAt: string;
}

export function createCosmosCustomerDirectory(directory: Documents): CustomerDirectory {
  const readMark = async () => {
    const stored = await directory.read(markKey);
    return stored && { mark: markKind.unwrap(stored.resource), etag: stored.etag };
  };
  return {
    mark: async () => (await readMark())?.mark,
    changedSince: (round) =>
      directory.query(customersChangedSinceQuery(round), toEntry, { deadlineMs: backgroundDeadlineMs }),
    async apply(changes, mark) {
      for (let turn = 0; turn < mostTries; turn += 1) {
        const before = await readMark();
        const round = Math.max(mark.round, (before?.mark.round ?? 0) + 1);
        await writeEntries(directory, changes, { changedIn: round, comparedAt: mark.comparedAt });
        const firstComparedAt = before ? before.mark.firstComparedAt : mark.comparedAt;
        const body = markKind.wrap({ ...mark, round, ...(firstComparedAt ? { firstComparedAt } : {}) });
        const outcome = await directory.put(markKey, body, before?.etag);
        if (outcome.kind === 'written') return;
        // Another comparison ended meanwhile, and readers of its round may not have seen our entries: a new round.
      }
      throw busy();
    },
  };
}

const busy = () =>
  new Fault('store/unavailable', { cause: new Error('other comparisons kept coming between') });

async function writeEntries(directory: Documents, changes: DirectoryChanges, round: Round): Promise<void> {
  const all = new Map<CustomerTenantId, Change>([
    ...changes.gone.map((id) => [id, { id, listed: undefined }] as const),
    ...changes.put.map((listed) => [listed.id, { id: listed.id, listed }] as const),
  ]);
  const buckets = Map.groupBy(all.values(), ({ id }) => bucketOf(id));
  for (const [bucket, inBucket] of buckets) {
    for (let from = 0; from < inBucket.length; from += maxBatch) {
      await writeSome(directory, { bucket, changes: inBucket.slice(from, from + maxBatch), round });
    }
  }
}

interface Some {
  readonly bucket: string;
  readonly changes: readonly Change[];
  readonly round: Round;
}

/** Reads, writes over just that, and begins anew where another came between; what is as it should be is left. */
async function writeSome(directory: Documents, { bucket, changes, round }: Some): Promise<void> {
  const deadlineMs = backgroundDeadlineMs;
  for (let turn = 0; turn < mostTries; turn += 1) {
    const query = customersByIdQuery(changes.map(({ id }) => id));
    const found = await directory.query(query, (one) => one, { partition: bucket, deadlineMs });
    const stored = new Map(found.map((one) => [one.id, one]));
    const operations = changes.flatMap((change) => operationsFor(change, stored.get(change.id), round));
    if (operations.length === 0) return;
    const outcome = await directory.batch(bucket, operations, deadlineMs);
    if (outcome.kind === 'written') return;
  }
  throw busy();
}

function operationsFor(
  { id, listed }: Change,
  stored: Document | undefined,
  round: Round,
): readonly BatchOperation[] {
  if (!stored) {
    if (!listed) return [];
    const { changedIn, comparedAt } = round;
    const { name, domain } = listed;
    const body = toBody({ id, name, domain, changedIn, gone: false, firstSeenAt: comparedAt });
    return [{ type: 'create', id, body }];
  }
  const before = toEntry(stored);
  const { name, domain } = listed ?? before;
  const changedIn = Math.max(round.changedIn, before.changedIn);
  const { goneAt = before.gone ? undefined : round.comparedAt, ...rest } = before;
  const isGone = listed === undefined;
  const left = isGone && goneAt !== undefined ? { goneAt } : {};
  const after = { ...rest, name, domain, gone: isGone, changedIn, ...left };
  const isSame = before.name === name && before.domain === domain && before.gone === after.gone;
  if (isSame && before.changedIn >= round.changedIn) return [];
  return [{ type: 'replace', id, body: toBody(after), etag: stored.etag }];
}
