import type { PersonId } from './ids.ts';

/** A card in a chat that shows what we keep, and is kept true after the act it began. */
export interface ShownCard {
  readonly person: PersonId;
  readonly activityId: string;
}
