/** What reached whom. */
import assert from 'node:assert/strict';
import type { Office } from '../fixtures/desk.ts';
import { megan } from '../fixtures/people.ts';
import type { Scene } from './scene.ts';

export interface Told {
  readonly to: unknown;
  readonly kind: string;
  readonly invitationId?: string;
  readonly isRepeat: boolean;
  /** It took the place of an earlier post. */
  readonly isUpdate: boolean;
}

/** Every notice that reached a chat, alone or on one card with others. */
export function told({ conversations }: Office): readonly Told[] {
  return conversations.said.flatMap(({ to, message, over }) => {
    const notices = 'notice' in message ? [message.notice] : 'together' in message ? message.together : [];
    return notices.map((notice) => ({
      to,
      kind: notice.kind,
      ...('invitationId' in notice && notice.invitationId ? { invitationId: notice.invitationId } : {}),
      isRepeat: 'isRepeat' in message && message.isRepeat,
      isUpdate: over !== undefined,
    }));
  });
}

/** Whose news it is, and those who follow everybody's for sure. */
export async function recipientsOf({ office, world }: Scene, inviter?: string): Promise<readonly unknown[]> {
  const [channel] = await office.channels.all();
  const follower = world.hasFollower && inviter !== megan.id ? [megan.id] : [];
  return [...(inviter ? [inviter] : []), ...follower, ...(channel ? [channel.reference] : [])];
}

/** It came to whom it had to come, and no second time without a word. */
export function assertOnce(all: readonly Told[], to: unknown): void {
  const theirs = all.filter((one) => JSON.stringify(one.to) === JSON.stringify(to));
  assert.ok(theirs.length > 0, 'a notice was lost');
  // One that was held up longer than its lease comes after the one that says it is the second.
  const unwarned = theirs.filter(({ isRepeat, isUpdate }) => !isRepeat && !isUpdate);
  assert.ok(unwarned.length <= 1, 'told twice without a word');
}
