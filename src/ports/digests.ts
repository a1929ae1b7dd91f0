import type { AggregateId, Instant, PersonId } from '../domain/ids.ts';
import type { Notice } from '../domain/message.ts';
import type { Stored } from './register.ts';

/** A piece of news that waits for its moment. */
export interface HeldNews {
  /** Of the act that brought it: the same news is never held twice. */
  readonly key: string;
  readonly aggregateId: AggregateId;
  readonly notice: Notice;
  readonly heldAt: Instant;
  readonly dueAt: Instant;
  /** It was sent before, and nobody knows whether it arrived. */
  readonly mayHaveCome?: true;
}

/** What waits for one person, to be told on one card. */
export interface Digest {
  readonly person: PersonId;
  readonly items: readonly HeldNews[];
  /** The keys of what was told last: a process that was held up and wakes may bring it again. */
  readonly told?: readonly string[];
  /** The same of what was thrown away, because the person had no role by then. */
  readonly dropped?: readonly string[];
  /** The moment before the card was sent; while it stands, nobody has written down what became of it. */
  readonly begunAt?: Instant;
  /** How often in a row the card did not come for certain. */
  readonly tries?: number;
}

export interface Digests {
  read(person: PersonId): Promise<Stored<Digest> | undefined>;
  /** Writes when nobody wrote since `over` was read (absent: when there is none). */
  put(digest: Digest, over: Stored<Digest> | undefined): Promise<'written' | 'conflict'>;
  /** Those for whom something is due by then. */
  due(by: Instant): Promise<readonly PersonId[]>;
}
