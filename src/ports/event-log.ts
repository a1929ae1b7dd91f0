import type { Instant } from '../domain/ids.ts';

/** What is kept of the events that came, by whichever instance. */
export interface EventRecord {
  readonly lastEventAt: Instant;
  readonly lastEventName: string;
  /** When the last event came that was a reason to look. */
  readonly lastNewsAt?: Instant;
  /** The last test event, so that its way can be told whole. */
  readonly lastTest?: { readonly id: string; readonly at: Instant };
  /** The marks of the latest events, the newest last. */
  readonly marks: readonly string[];
}

export interface EventNote {
  readonly at: Instant;
  readonly name: string;
  readonly mark: string;
  readonly isNews: boolean;
  readonly testId?: string;
}

export interface EventLog {
  read(): Promise<EventRecord | undefined>;
  /** Keeps an event; `known` when its mark is among the latest already. */
  note(event: EventNote): Promise<'new' | 'known'>;
}
