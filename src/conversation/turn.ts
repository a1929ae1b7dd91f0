import type { CardModel } from '../cards/card-model.ts';
import type { Access } from '../domain/access.ts';
import type { ChannelId, Instant, PersonId } from '../domain/ids.ts';
import type { NamedPerson } from '../domain/named-person.ts';
import type { PersonSystem } from '../domain/sign-in.ts';
import type { Translator } from '../i18n/translator.ts';
import type { ConversationReference, Person } from '../ports/people.ts';

/** Who speaks, where and when, vouched for by the transport; nothing in it comes from a card's data. */
export interface Caller {
  readonly person: PersonId;
  readonly name: string;
  /** A `group` is refused politely; in a `team` a channel is told news, and nothing else. */
  readonly conversation: 'personal' | 'group' | 'team';
  /** The client's language, for example `ru-RU`. */
  readonly locale?: string;
  readonly timeZone?: string;
  readonly reference: ConversationReference;
  /** Where the message came from a channel of a team. */
  readonly channel?: CallerChannel;
  readonly correlationId: string;
}

export interface CallerChannel {
  readonly id: ChannelId;
  readonly teamId: string;
  /** For a new post, in no thread. */
  readonly reference: ConversationReference;
}

/** By what a failure is found in the log again; whoever met it reads it on their card. */
export const failureReference = (caller: Caller | undefined): string =>
  (caller?.correlationId ?? crypto.randomUUID()).slice(0, 8).toUpperCase();

/** Whoever speaks, as a decision names them. */
export const namedPerson = ({ person, name }: Caller): NamedPerson => ({ id: person, name });

/** One thing that came in from the chat, after the adapter has understood its envelope. */
export type Incoming =
  /** `hasFiles`: files or pictures came along, which the bot does not read. */
  | { readonly kind: 'text'; readonly text: string; readonly hasFiles?: boolean }
  /** What a message says by now that was answered as it was before. */
  | { readonly kind: 'edited'; readonly text: string }
  | {
      readonly kind: 'action';
      readonly verb: string;
      /** The card's data and the person's inputs, not yet trusted. */
      readonly data: unknown;
      /** The message that holds the card, where Teams names it. */
      readonly cardActivityId?: string;
      readonly trigger: 'manual' | 'automatic';
    }
  /** An answer to a file that was offered. */
  | {
      readonly kind: 'file-answer';
      /** Of the offer, not yet trusted. */
      readonly context: unknown;
      /** Where the file may be put; absent when it was declined. */
      readonly place?: FilePlace;
      /** The message with the offer, where Teams names it. */
      readonly cardActivityId?: string;
    }
  | { readonly kind: 'installed' }
  | { readonly kind: 'uninstalled' };

/** A card that looks by itself whether it is out of date: the person did nothing, and is told nothing beside it. */
export const isUnasked = (incoming: Incoming): boolean =>
  incoming.kind === 'action' && incoming.trigger === 'automatic';

/** What was typed, or what a button stands for that types it. */
export function typedIn(incoming: Incoming): string | undefined {
  if (incoming.kind === 'text') return incoming.text;
  if (incoming.kind !== 'action' || incoming.verb !== 'command.run.v1') return undefined;
  const text = (incoming.data as { readonly text?: unknown } | null)?.text;
  return typeof text === 'string' ? text : undefined;
}

/** A place for one file in a person's OneDrive, as Teams gave it. */
export interface FilePlace extends ShownFile {
  /** Whoever has the address may write there, once. */
  readonly uploadUrl: string;
}

/** A file as Teams shows it. */
export interface ShownFile {
  readonly contentUrl: string;
  readonly name: string;
  readonly uniqueId: string;
  readonly fileType: string;
}

/** A file that a person is asked to allow. */
export interface FileOffer {
  readonly name: string;
  readonly description: string;
  readonly sizeBytes: number;
  /** Comes back with the answer: ids only, never authority. */
  readonly context: Readonly<Record<string, string>>;
}

/** What a handler knows of the moment, besides its arguments. */
export interface Turn {
  readonly caller: Caller;
  /** What the caller may, as was known within the last five minutes. */
  readonly access: Access;
  readonly t: Translator;
  /** The words for this person as they are known from now on. */
  readonly speakTo: (person: Person) => Translator;
  readonly now: Instant;
  /** Gone on with after a sign-in just now. */
  readonly isAfterSignIn?: boolean;
  /** The message that holds the clicked card. */
  readonly cardActivityId?: string;
}

/** What the bot answers, as data. */
export type Reply =
  /**
   * `line`: its summary at the button, for whoever pressed it; a message where there is no button. `in-place` replaces
   * the card that was clicked (for a typed command it is a new message all the same).
   */
  | { readonly kind: 'card'; readonly card: CardModel; readonly place: 'new' | 'in-place' | 'line' }
  | { readonly kind: 'sign-in'; readonly prompt: SignInPrompt }
  /** The person has just signed in there: what waited for it is to be answered now. */
  | { readonly kind: 'signed-in'; readonly system: PersonSystem }
  | { readonly kind: 'file-offer'; readonly offer: FileOffer }
  /** The file is where the person allowed it. */
  | { readonly kind: 'file'; readonly file: ShownFile }
  | { readonly kind: 'nothing' };

/** A card of Teams' own that asks to sign in. */
export interface SignInPrompt {
  readonly system: PersonSystem;
  readonly text: string;
  readonly button: string;
  /** Teams may try by itself first; then the person sees the card only where that fails. */
  readonly silently: boolean;
}

export function show(card: CardModel): Reply {
  return { kind: 'card', card, place: 'in-place' };
}

export function remark(card: CardModel): Reply {
  return { kind: 'card', card, place: 'line' };
}

export function say(card: CardModel): Reply {
  return { kind: 'card', card, place: 'new' };
}
