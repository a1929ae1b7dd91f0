import type { PersonId } from '../domain/ids.ts';
import { Fault } from '../ports/faults.ts';
import type { People, Person } from '../ports/people.ts';
import type { Stored } from '../ports/register.ts';
import { uponTheLatest } from './upon-the-latest.ts';

/** People as this instance knows them: read once a minute at most, written only when something changed. */
export interface KnownPeople {
  find(id: PersonId): Promise<Person | undefined>;
  /** What is in mind at this moment, for an answer that cannot wait. */
  recall(id: PersonId): Person | undefined;
  /** Changes what is stored; `change` may be asked several times. Without a difference nothing is written. */
  change(id: PersonId, change: (before: Person | undefined) => Person): Promise<Person>;
  /** Whoever comes again afterwards is somebody new. */
  forget(id: PersonId): Promise<void>;
}

const keptForMs = 60_000;
const keptAtMost = 5_000;

export function createKnownPeople(deps: {
  readonly people: People;
  readonly machineNow: () => Date;
}): KnownPeople {
  const kept = new Map<PersonId, { readonly stored: Stored<Person> | undefined; readonly readAt: number }>();

  function keep(id: PersonId, stored: Stored<Person> | undefined): void {
    if (kept.size >= keptAtMost) kept.clear();
    kept.set(id, { stored, readAt: deps.machineNow().getTime() });
  }

  async function read(id: PersonId): Promise<Stored<Person> | undefined> {
    const stored = await deps.people.read(id);
    keep(id, stored);
    return stored;
  }

  async function recent(id: PersonId): Promise<Stored<Person> | undefined> {
    const one = kept.get(id);
    const isRecent = one !== undefined && deps.machineNow().getTime() - one.readAt < keptForMs;
    return isRecent ? one.stored : read(id);
  }

  return {
    find: async (id) => (await recent(id))?.value,
    async forget(id) {
      const stored = await deps.people.read(id);
      if (stored) await deps.people.remove(stored);
      kept.delete(id);
    },
    recall: (id) => kept.get(id)?.stored?.value,
    async change(id, change) {
      let before = await recent(id);
      const changed = await uponTheLatest(async () => {
        const next = change(before?.value);
        if (before && isSame(before.value, next)) return next;
        const outcome = await deps.people.put(next, before);
        before = await read(id);
        return outcome === 'written' ? next : 'again';
      });
      if (!changed) throw new Fault('store/unavailable');
      return changed;
    },
  };
}

/** The same facts, in whatever order a client or the store wrote them; what is undefined is absent. */
function isSame(one: unknown, other: unknown): boolean {
  if (!isFields(one) || !isFields(other) || Array.isArray(one) !== Array.isArray(other)) return one === other;
  const names = new Set([...Object.keys(one), ...Object.keys(other)]);
  return [...names].every((name) => isSame(one[name], other[name]));
}

function isFields(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null;
}
