import type { Translator } from '../i18n/translator.ts';
import type { CardModel } from './card-model.ts';

/** A card as it may look on a given day: test data and preview in one. */
export interface CardSample {
  readonly name: string;
  readonly model: CardModel;
}

export type Samples = (t: Translator) => readonly CardSample[];
