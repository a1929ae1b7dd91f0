import type { CardName, Language } from '../names.ts';
import type { ActionInput } from './action-data.ts';

/** A card before its template: the name of the layout, its view with every word found, and the line for a toast. */
export interface CardModel {
  readonly card: CardName;
  readonly view: Readonly<Record<string, unknown>>;
  /** One plain line: the toast, and what a client too old for the card shows. */
  readonly summary: string;
  readonly language: Language;
  readonly refresh?: CardRefresh;
}

/** Verbs that answer with the card as it stands now, and change nothing. */
type RefreshVerb = 'approval.open.v1' | 'removal.open.v1' | 'invitation.open.v1';

/** What the client asks for by itself when an old card comes into sight again. */
export type CardRefresh = {
  [V in RefreshVerb]: { readonly verb: V; readonly data: ActionInput<V> };
}[RefreshVerb];

/** A card ready for the wire. */
export interface RenderedCard {
  readonly content: Readonly<Record<string, unknown>>;
  readonly summary: string;
}
