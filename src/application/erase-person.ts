import { nameText, type Subject } from '../domain/history.ts';
import { pseudonymOf, type Seals, withoutTextsAbout } from '../domain/history-chain.ts';
import type { HistoryKey } from '../domain/ids.ts';
import type { NamedPerson } from '../domain/named-person.ts';
import type { Clock } from '../ports/clock.ts';
import type { FaultPoints } from '../ports/fault-points.ts';
import type { History } from '../ports/history.ts';
import type { AppendHistory } from './append-history.ts';

interface Dependencies {
  readonly history: Pick<History, 'entriesAbout' | 'erase'>;
  readonly append: AppendHistory;
  readonly seals: Seals;
  readonly clock: Clock;
  readonly faultPoints: FaultPoints;
}

interface Wish {
  /** The same wish again goes on where it was. */
  readonly requestId: string;
  /** Who had it done, where it was not the person. */
  readonly by?: NamedPerson | undefined;
}

const atOnce = 100;
/** Each round takes a hundred away; whoever has more than a million entries is asked to come again. */
const mostRounds = 10_000;

/**
 * Takes the names, addresses and letters that name somebody out of the history. The entries stay, and so does the
 * pseudonym by which one sees that one person did this and another that; first the chain says that texts are erased,
 * then they go, so that a death in between leaves nothing that looks like tampering, and a repeat goes on.
 * Answers how many entries lost a text.
 */
export function createErasePerson(deps: Dependencies) {
  const { seals } = deps;
  return async (who: Subject, { requestId, by }: Wish): Promise<number> => {
    let erased = 0;
    for (const keyId of seals.keyIds)
      erased += await eraseAll(deps, pseudonymOf(seals, who, keyId), { requestId, by });
    return erased;
  };
}

async function eraseAll(deps: Dependencies, person: string, { requestId, by }: Wish): Promise<number> {
  const { history, append, clock, faultPoints } = deps;
  let erased = 0;
  for (let round = 0; round < mostRounds; round += 1) {
    const found = await history.entriesAbout(person, atOnce);
    if (found.length === 0) return erased;
    const keys = new Set<HistoryKey>(found.map(({ value }) => value.sealed.key));
    for (const key of keys) {
      const name = `erased-${person}-${requestId}-${round}`;
      const fact = { kind: 'person-erased', person } as const;
      const at = clock.now().toISOString();
      await append(`erasure/${key}/${name}`, { name, key, at, fact, ...doneBy(by) });
    }
    faultPoints.reach('erase.announced');
    for (const one of found) {
      const outcome = await history.erase(withoutTextsAbout(one.value, person), one);
      if (outcome === 'written') erased += 1;
    }
  }
  return erased;
}

const doneBy = (by: NamedPerson | undefined) => (by ? { by, texts: { by: nameText(by) } } : {});
