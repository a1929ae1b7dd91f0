import type { AggregateId, Instant, PersonId } from '../domain/ids.ts';
import type { Notice } from '../domain/message.ts';
import { isPersonal } from '../domain/notification.ts';
import type { NewAct } from '../ports/acts.ts';
import type { Register } from '../ports/register.ts';
import { announce } from './announce.ts';

/** News that one person was to be told, by the entry that was to bring it. */
export interface UntoldNews {
  readonly aggregateId: AggregateId;
  readonly entryId: string;
  readonly notice: Notice;
  readonly to: PersonId;
}

/**
 * What was an inviter's news, and cannot be told them any more: the Admin agents hear of it who have not yet, so that it
 * does not end with nobody. Followers and channels have theirs.
 */
export async function handOn(
  register: Pick<Register, 'invitation' | 'tellings' | 'entriesOf'>,
  { aggregateId, entryId, notice, to }: UntoldNews,
  at: Instant,
): Promise<readonly NewAct[]> {
  if (isPersonal(notice.kind)) return [];
  if ((await register.invitation(aggregateId))?.value.inviter !== to) return [];
  const isSame = (other: Notice) => JSON.stringify(other) === JSON.stringify(notice);
  const [tellings, entries] = await Promise.all([
    register.tellings(aggregateId),
    register.entriesOf(aggregateId),
  ]);
  const told = tellings.flatMap((one) => ('person' in one.to && isSame(one.notice) ? [one.to.person] : []));
  const underWay = entries.flatMap(({ act }) =>
    act.kind === 'notify' && isSame(act.notice) ? [act.to] : [],
  );
  const besides = [...new Set([to, ...told, ...underWay])];
  return announce({ entryId: `${entryId}.handed-on`, notice, forAdmins: 'alone', besides, at });
}
