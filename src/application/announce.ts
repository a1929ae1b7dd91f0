import type { Instant, PersonId } from '../domain/ids.ts';
import type { Notice } from '../domain/message.ts';
import type { NewAct } from '../ports/register.ts';

export interface News {
  /** Unique in its aggregate and derived from what happened: the same news is one entry, however often it is noticed. */
  readonly entryId: string;
  readonly notice: Notice;
  /** Whom it concerns in any case: the inviter, the requester. */
  readonly owner: PersonId;
  readonly at: Instant;
}

/** The acts that bring news to whom it concerns; they belong into the commit that made it true. */
export function announce({ entryId, notice, owner, at }: News): readonly NewAct[] {
  return [{ entryId, act: { kind: 'announce', owner, notice }, dueAt: at }];
}
