import type { Customer } from '../domain/customer.ts';
import type { CustomerTenantId, Instant } from '../domain/ids.ts';

export interface DirectoryEntry extends Customer {
  /** Rises with every change of the directory, so that a reader can ask for what is newer. */
  readonly changedIn: number;
  /** True once the customer is no longer in the list. */
  readonly gone: boolean;
  /** When it was noticed that it is gone; absent where that was before this was kept. */
  readonly goneAt?: Instant;
  readonly firstSeenAt: Instant;
}

/** The mark of the last comparison with Partner Center. */
export interface SyncMark {
  readonly round: number;
  readonly comparedAt: Instant;
  readonly count: number;
  /** When the list was first known whole; who was seen no later than that is no new customer. Kept by the store. */
  readonly firstComparedAt?: Instant;
}

export interface DirectoryChanges {
  /** Added or changed customers. */
  readonly put: readonly Customer[];
  readonly gone: readonly CustomerTenantId[];
}

/** Our own copy of the customer list, shared by all instances. */
export interface CustomerDirectory {
  mark(): Promise<SyncMark | undefined>;
  /** Entries changed after that round; 0 for all of them, those gone included. */
  changedSince(round: number): Promise<readonly DirectoryEntry[]>;
  /**
   * Stores what one comparison found and, last, its mark; when it breaks off midway the next comparison mends it.
   * Where another comparison ended meanwhile, the mark gets a later round, so that no reader misses these changes.
   */
  apply(changes: DirectoryChanges, mark: SyncMark): Promise<void>;
}
