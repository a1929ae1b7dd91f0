import type { Instant, PersonId } from '../domain/ids.ts';
import type { NewsKind, NotificationChoices } from '../domain/notification.ts';
import type { UnreachableReason } from '../domain/unreachable.ts';
import type { Stored } from './register.ts';

/** Where a person's personal chat with the bot is; opaque to all but the Teams adapter that wrote it. */
export type ConversationReference = Readonly<Record<string, unknown>>;

export interface Person {
  readonly id: PersonId;
  readonly name: string;
  /** Chosen by the person; absent while the client's language is followed. */
  readonly language?: 'en' | 'ru';
  /** What the client said last, for messages that nobody asked for. */
  readonly clientLocale?: string;
  /** What the client said last. */
  readonly timeZone?: string;
  /** Chosen by the person; absent while the client's is followed. */
  readonly chosenTimeZone?: string;
  readonly reference?: ConversationReference;
  readonly welcomedAt?: Instant;
  /** By the person's own word, and until they sign in again by hand: Teams alone does not do it for them. */
  readonly signedOutAt?: Instant;
  /** Absent while nothing was chosen. */
  readonly notifications?: NotificationChoices;
  /** Teams refused a message out of turn, and nothing has come from the person since. */
  readonly unreachable?: { readonly reason: UnreachableReason; readonly since: Instant };
}

export interface Followers {
  /** Those who want this kind of news about everybody's invitations. */
  following(kind: NewsKind): Promise<readonly Person[]>;
}

export interface People {
  read(id: PersonId): Promise<Stored<Person> | undefined>;
  /** Writes when nobody wrote since `over` was read (absent: when there is none). */
  put(person: Person, over: Stored<Person> | undefined): Promise<'written' | 'conflict'>;
  remove(person: Stored<Person>): Promise<void>;
}
