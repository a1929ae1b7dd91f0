import type { Instant, PersonId } from '../domain/ids.ts';
import type { Notice } from '../domain/message.ts';
import type { NewAct } from '../ports/acts.ts';

export interface News {
  /** Unique in its aggregate and derived from what happened: the same news is one entry, however often it is noticed. */
  readonly entryId: string;
  readonly notice: Notice;
  /** Whom it concerns in any case: the inviter, the requester. Absent: those alone who follow everybody's news. */
  readonly owner?: PersonId;
  /** It concerns every Admin agent in any case; `alone`, and nobody else any more. */
  readonly forAdmins?: true | 'alone';
  /** Those who hear of it in another way. */
  readonly besides?: readonly PersonId[];
  readonly at: Instant;
}

/** The acts that bring news to whom it concerns; they belong into the commit that made it true. */
export function announce({ entryId, at, ...news }: News): readonly NewAct[] {
  return [{ entryId, act: { kind: 'announce', ...news }, dueAt: at }];
}
