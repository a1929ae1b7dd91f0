import type { CardName, Language } from '../names.ts';

/** A card before its template: the name of the layout, its view with every word found, and the line for a toast. */
export interface CardModel {
  readonly card: CardName;
  readonly view: Readonly<Record<string, unknown>>;
  /** One plain line: the toast, and what a client too old for the card shows. */
  readonly summary: string;
  readonly language: Language;
}

/** A card ready for the wire. */
export interface RenderedCard {
  readonly content: Readonly<Record<string, unknown>>;
  readonly summary: string;
}
