import { chain, type ChainEnds, isSound, type Seals } from '../domain/history-chain.ts';
import type { HistoryRecord } from '../domain/history.ts';
import type { FaultPoints } from '../ports/fault-points.ts';
import { Fault } from '../ports/faults.ts';
import type { FoundEnds, History } from '../ports/history.ts';
import type { Stored } from '../ports/register.ts';
import { writeUponTheLatest } from './upon-the-latest.ts';

export interface AppendDependencies {
  readonly history: Pick<History, 'ends' | 'append' | 'anchor' | 'putAnchor'>;
  readonly seals: Seals;
  readonly faultPoints: FaultPoints;
}

/** So many others may come in between, each of whom got on. */
const mostAttempts = 20;

/**
 * Writes a record behind the last entry of its chain, once: the same id again finds itself there. The anchor follows
 * the entry and is brought up before the next one is written, so that it is never more than one entry behind.
 */
export function createAppendHistory(deps: AppendDependencies) {
  const { history, seals, faultPoints } = deps;
  return (id: string, record: HistoryRecord): Promise<void> =>
    writeUponTheLatest(async () => {
      const before = soundEnds(seals, await history.ends(record.key));
      if (before) await raiseAnchor(deps, before.value);
      const { entry, ends } = chain(seals, { id, record }, before?.value);
      const outcome = await history.append(entry, ends, before);
      if (outcome === 'present') return 'written';
      if (outcome === 'conflict') return outcome;
      faultPoints.reach('record.appended');
      await raiseAnchor(deps, ends);
      faultPoints.reach('record.anchored');
      return outcome;
    }, mostAttempts);
}
export type AppendHistory = ReturnType<typeof createAppendHistory>;

/** Nothing is built upon an end that is not ours: that would make a forged one look whole. */
function soundEnds(seals: Seals, found: FoundEnds): Stored<ChainEnds> | undefined {
  if (found === undefined) return undefined;
  if (found === 'unreadable' || !isSound(seals, found.value)) {
    throw new Fault('store/bad-document', { cause: new Error('the end of a history was changed') });
  }
  return found;
}

/** The anchor names these ends, or later ones. */
export function raiseAnchor(
  { history, seals }: { readonly history: Pick<History, 'anchor' | 'putAnchor'>; readonly seals: Seals },
  ends: ChainEnds,
): Promise<void> {
  return writeUponTheLatest(async () => {
    const present = soundEnds(seals, await history.anchor(ends.key));
    return present && isUpTo(present.value, ends) ? 'written' : history.putAnchor(ends, present);
  }, mostAttempts);
}

const isUpTo = (anchor: ChainEnds, ends: ChainEnds) =>
  anchor.last.number >= ends.last.number && anchor.first.number >= ends.first.number;
