import { type ForeignLinkKind, foreignLinksIn } from '../domain/foreign-links.ts';
import type { InvitationId, PersonId } from '../domain/ids.ts';
import type { Invitation, InvitationIn } from '../domain/invitation.ts';
import { mayBeEdited } from '../domain/invitation-states.ts';
import { decide, type MoveRefusal } from '../domain/invitation-moves.ts';
import { editLetter, type Letter, type LetterRefusal, type LinkFate } from '../domain/letter.ts';
import { done, type Result, refused } from '../domain/result.ts';
import type { Clock } from '../ports/clock.ts';
import type { Register, Stored } from '../ports/register.ts';
import { takeBackRequest, type TakeBackRequestDependencies } from './take-back-request.ts';

export type ChangeRefusal =
  | { readonly kind: 'unknown' }
  | { readonly kind: 'not-yours'; readonly invitation: Invitation }
  /** A draft lies in the mailbox of somebody else, which does not open. */
  | { readonly kind: 'mailbox-closed'; readonly invitation: Invitation }
  /** The state does not allow it, or the letter changed since that card was made: shown is what holds now. */
  | { readonly kind: MoveRefusal; readonly invitation: Invitation }
  | { readonly kind: 'letter'; readonly why: LetterRefusal; readonly invitation: Invitation };

export interface Asked {
  readonly id: InvitationId;
  readonly by: PersonId;
  /** What the card showed that was clicked. */
  readonly revision: number;
}

interface Dependencies {
  readonly register: Register;
  readonly clock: Clock;
}

/** Reads an invitation that this person may change. */
export async function readOwn(
  register: Pick<Register, 'invitation'>,
  id: InvitationId,
  by: PersonId,
): Promise<Result<Stored<Invitation>, ChangeRefusal>> {
  const stored = await register.invitation(id);
  if (!stored) return refused({ kind: 'unknown' });
  return stored.value.inviter === by
    ? done(stored)
    : refused({ kind: 'not-yours', invitation: stored.value });
}

export interface Edited {
  readonly invitation: Invitation;
  readonly fate: LinkFate;
  /** What else was taken out of the text or the subject because it could be taken for the invitation. */
  readonly foreignLinks: readonly ForeignLinkKind[];
}

export function createEditInvitation(deps: TakeBackRequestDependencies) {
  const { register } = deps;
  return async (
    asked: Asked & { readonly subject: string; readonly text: string },
  ): Promise<Result<Edited, ChangeRefusal>> => {
    const own = await readOwn(register, asked.id, asked.by);
    if (!own.ok) return own;
    const { value: invitation } = own.value;
    if (!mayBeEdited(invitation)) return refused({ kind: 'not-now', invitation });
    const edited = editLetter(asked, invitation.link);
    if (!edited.ok) return refused({ kind: 'letter', why: edited.refusal, invitation });
    const { letter, fate } = edited.value;
    const result =
      invitation.state === 'waiting-approval'
        ? await editAsked(deps, asked, { invitation, letter })
        : await editDraft(register, asked, { stored: own.value, letter });
    if (!result.ok) return result;
    const foreignLinks = foreignLinksIn(`${asked.subject}\n${asked.text}`, invitation.link);
    return done({ invitation: result.value, fate, foreignLinks });
  };
}

async function editDraft(
  register: Register,
  { revision }: Asked,
  { stored, letter }: { readonly stored: Stored<Invitation>; readonly letter: Letter },
): Promise<Result<Invitation, ChangeRefusal>> {
  const { value: invitation, version } = stored;
  const next = decide(invitation, { type: 'edit', letter, revision });
  if (!next.ok) return refused({ kind: next.refusal, invitation });
  return commitChange(register, next.value, version);
}

async function editAsked(
  deps: TakeBackRequestDependencies,
  { revision }: Asked,
  asked: { readonly invitation: InvitationIn<'waiting-approval'>; readonly letter: Letter },
): Promise<Result<Invitation, ChangeRefusal>> {
  const { invitation, letter } = asked;
  if (invitation.revision !== revision) return refused({ kind: 'outdated', invitation });
  const next = await takeBackRequest(deps, invitation, {
    by: { id: invitation.inviter, name: invitation.inviterName },
    why: 'edited',
    change: (draft) => {
      const edited = decide(draft, { type: 'edit', letter, revision: draft.revision });
      return edited.ok ? { next: edited.value } : undefined;
    },
  });
  if (next) return done(next);
  const now = await deps.register.invitation(invitation.id);
  return now ? refused({ kind: 'not-now', invitation: now.value }) : refused({ kind: 'unknown' });
}

async function commitChange(
  register: Register,
  next: Invitation,
  over: string,
): Promise<Result<Invitation, ChangeRefusal>> {
  const outcome = await register.commit({ aggregateId: next.id, invitation: { value: next, over } });
  if (outcome.kind === 'committed') return done(next);
  const now = await register.invitation(next.id);
  return now ? refused({ kind: 'outdated', invitation: now.value }) : refused({ kind: 'unknown' });
}

export function createDiscardInvitation({ register, clock }: Dependencies) {
  return async (asked: Asked): Promise<Result<Invitation, ChangeRefusal>> => {
    const own = await readOwn(register, asked.id, asked.by);
    if (!own.ok) return own;
    const { value: invitation, version } = own.value;
    if (invitation.state === 'discarded') return done(invitation);
    const next = decide(invitation, { type: 'discard', at: clock.now().toISOString(), by: asked.by });
    if (!next.ok) return refused({ kind: next.refusal, invitation });
    return commitChange(register, next.value, version);
  };
}
