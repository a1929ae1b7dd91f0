import type { Invitation } from '../domain/invitation.ts';
import { decide } from '../domain/invitation-moves.ts';
import type { InvitationNote } from '../domain/invitation-note.ts';
import type { Result } from '../domain/result.ts';
import type { Register } from '../ports/register.ts';
import type { ChangeRefusal } from './change-invitation.ts';
import { moveOwn, type Owned } from './move-own.ts';

/** Writes down what colleagues should know; whatever happens to the invitation at the same time, neither is lost. */
export function createNoteInvitation({ register }: { readonly register: Register }) {
  return async (
    asked: Owned & { readonly note: InvitationNote },
  ): Promise<Result<Invitation, ChangeRefusal>> => {
    return moveOwn(register, asked, async ({ value }) => {
      const next = decide(value, { type: 'note', note: asked.note });
      return next.ok ? { next: next.value, acts: [] } : undefined;
    });
  };
}
