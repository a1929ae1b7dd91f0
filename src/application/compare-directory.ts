import type { Customer } from '../domain/customer.ts';
import type { CustomerTenantId, Instant } from '../domain/ids.ts';
import type { Clock } from '../ports/clock.ts';
import type { CustomerDirectory, DirectoryEntry, SyncMark } from '../ports/customer-directory.ts';
import type { PartnerCenter } from '../ports/partner-center.ts';
import type { Telemetry } from '../ports/telemetry.ts';
import type { CustomerIndex } from './customer-index.ts';

interface Dependencies {
  readonly partnerCenter: Pick<PartnerCenter, 'customers'>;
  readonly directory: CustomerDirectory;
  readonly index: CustomerIndex;
  readonly clock: Clock;
  readonly telemetry: Telemetry;
}

const pieceOfList = 4_000;
/** So often a mark whose entries do not add up is looked into. */
const mostRereads = 3;

/**
 * Takes in what any instance stored since we last looked. A mark may be seen before all of its entries: where the
 * counts differ everything is read anew. Two comparisons at once may leave a count that never fits, so not for ever.
 */
export function createRefreshIndex({
  directory,
  index,
}: Pick<Dependencies, 'directory' | 'index'>): () => Promise<void> {
  let doubted: Instant | undefined;
  let rereads = 0;
  return async () => {
    const mark = await directory.mark();
    if (!mark) return;
    const entries = mark.round > index.round() ? await directory.changedSince(index.round()) : [];
    await takePiecewise(index, entries, mark);
    if (index.state().count === mark.count) return;
    if (doubted !== mark.comparedAt) [doubted, rereads] = [mark.comparedAt, 0];
    if (rereads === mostRereads) return;
    rereads += 1;
    await takePiecewise(index, await directory.changedSince(0), mark);
  };
}

const othersFirst = () => new Promise<void>((resolve) => void setImmediate(resolve));

/** In pieces, between which whoever waits gets an answer. */
async function takePiecewise(
  index: CustomerIndex,
  entries: readonly DirectoryEntry[],
  mark: SyncMark,
): Promise<void> {
  for (let from = 0; from + pieceOfList < entries.length; from += pieceOfList) {
    index.prepare(entries.slice(from, from + pieceOfList));
    await othersFirst();
  }
  index.take(entries, mark);
}

/**
 * Compares our copy with the whole list of Partner Center. A list that breaks off throws before anything is
 * stored, so that a half-read list never makes customers look gone.
 */
export function createCompareDirectory(deps: Dependencies): (signal?: AbortSignal) => Promise<void> {
  const { directory, index, clock, telemetry } = deps;
  const refresh = createRefreshIndex(deps);
  return async (signal) => {
    const listed = await readList(deps, signal);
    await refresh();
    const put = [...listed.values()].filter((customer) => differs(customer, index.find(customer.id)));
    const gone = [...index.all()].flatMap(({ id }) => (listed.has(id) ? [] : [id]));
    const round = index.round() + 1;
    await directory.apply(
      { put, gone },
      { round, comparedAt: clock.now().toISOString(), count: listed.size },
    );
    await refresh();
    telemetry.record('directory.compared', { count: listed.size, put: put.length, gone: gone.length });
  };
}

/** The whole list; that it could not be read is remembered, so that people are told why ours is old. */
async function readList({ partnerCenter, index, clock }: Dependencies, signal: AbortSignal | undefined) {
  const listed = new Map<CustomerTenantId, Customer>();
  try {
    for await (const page of partnerCenter.customers(signal)) {
      for (const customer of page) listed.set(customer.id, customer);
    }
    return listed;
  } catch (error) {
    if (!signal?.aborted) index.noteFailure(clock.now().toISOString());
    throw error;
  }
}

function differs(customer: Customer, known: Customer | undefined): boolean {
  return known === undefined || known.name !== customer.name || known.domain !== customer.domain;
}
