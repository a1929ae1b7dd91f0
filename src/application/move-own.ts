import type { Invitation } from '../domain/invitation.ts';
import { done, type Result, refused } from '../domain/result.ts';
import type { HistoryRecord } from '../domain/history.ts';
import type { NewAct } from '../ports/acts.ts';
import type { Register, Stored } from '../ports/register.ts';
import { type Asked, type ChangeRefusal, readOwn } from './change-invitation.ts';
import { uponTheLatest } from './upon-the-latest.ts';

export type Owned = Pick<Asked, 'id' | 'by'>;

/** Moves an own invitation upon whatever it is by now; a move that was made before is answered with its result. */
export async function moveOwn(
  register: Register,
  asked: Owned,
  move: (stored: Stored<Invitation>) => Promise<
    | {
        readonly next: Invitation;
        readonly acts: readonly NewAct[];
        readonly records?: readonly HistoryRecord[];
      }
    | undefined
  >,
): Promise<Result<Invitation, ChangeRefusal>> {
  const outcome = await uponTheLatest(async (): Promise<Result<Invitation, ChangeRefusal> | 'again'> => {
    const own = await readOwn(register, asked.id, asked.by);
    if (!own.ok) return own;
    const moved = await move(own.value);
    if (!moved) return done(own.value.value);
    const { next, acts, records = [] } = moved;
    const invitation = { value: next, over: own.value.version };
    const written = await register.commit({ aggregateId: next.id, invitation, acts, records });
    return written.kind === 'committed' ? done(next) : 'again';
  });
  return outcome ?? refused({ kind: 'unknown' });
}
