import type { Instant, PersonId } from '../domain/ids.ts';
import { dayMs } from '../domain/instants.ts';
import type { Digest, Digests, HeldNews } from '../ports/digests.ts';
import { writeUponTheLatest } from './upon-the-latest.ts';

/** By which news is held once: the act that brought it. */
export const heldKey = ({
  aggregateId,
  entryId,
}: {
  readonly aggregateId: string;
  readonly entryId: string;
}) => `${aggregateId}/${entryId}`;

/** Whoever cannot be reached is tried again once a day, and as soon as anything comes from them. */
export const tryAgainMs = dayMs;

/** So much held news is told at once, whatever its moment: a card takes only so much. */
const mostHeld = 500;

function change(
  digests: Pick<Digests, 'read' | 'put'>,
  person: PersonId,
  next: (before: Digest) => Digest,
): Promise<void> {
  return writeUponTheLatest(async () => {
    const stored = await digests.read(person);
    const before = stored?.value ?? { person, items: [] };
    const after = next(before);
    return after === before ? 'written' : digests.put(after, stored);
  });
}

/** Keeps news for the card that comes later; what is held already stays as it is. */
export function holdNews(
  digests: Pick<Digests, 'read' | 'put'>,
  person: PersonId,
  news: HeldNews,
): Promise<void> {
  return change(digests, person, (before) => {
    if (before.items.some(({ key }) => key === news.key) || before.told?.includes(news.key)) return before;
    const items = [...before.items, news];
    return items.length < mostHeld
      ? { ...before, items }
      : { ...before, items: items.map((item) => ({ ...item, dueAt: news.heldAt })) };
  });
}

/** Nobody waits for it any more. */
export function dropNews(digests: Pick<Digests, 'read' | 'put'>, person: PersonId): Promise<void> {
  return change(digests, person, (before) => (before.items.length === 0 ? before : { person, items: [] }));
}

/** The person can be reached again: what waited is due. */
export function releaseNews(
  digests: Pick<Digests, 'read' | 'put'>,
  person: PersonId,
  now: Instant,
): Promise<void> {
  return change(digests, person, (before) =>
    before.items.length === 0
      ? before
      : { ...before, items: before.items.map((item) => ({ ...item, dueAt: now })) },
  );
}
