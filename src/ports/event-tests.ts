import type { Instant } from '../domain/ids.ts';
import type { Stored } from './register.ts';

/** The last test event that somebody asked for, and what is known of its way. */
export interface EventTest {
  readonly startedAt: Instant;
  /** Absent until Partner Center has taken it. */
  readonly id?: string;
  /**
   * `arrived`: the registered address took it. `failed`: nobody took it. `unregistered`: nobody would get it.
   * `too-many`: Partner Center takes two a minute. Absent while it is under way.
   */
  readonly outcome?: 'arrived' | 'failed' | 'unregistered' | 'too-many';
  /** What the registered address answered last, as Partner Center tells it. */
  readonly code?: string;
}

export interface EventTests {
  read(): Promise<Stored<EventTest> | undefined>;
  /** Writes when nobody wrote since `over` was read (absent: when there is none). */
  put(test: EventTest, over: Stored<EventTest> | undefined): Promise<'written' | 'conflict'>;
}
