import assert from 'node:assert/strict';
import sinon from 'sinon';
import { createOutboxBell } from '../../src/application/outbox-bell.ts';
import { invitationIdOf } from '../fixtures/invitations.ts';

async function isDone(promise: Promise<unknown>): Promise<boolean> {
  const pending = {};
  return (await Promise.race([promise, Promise.resolve().then(() => pending)])) !== pending;
}

describe('the outbox bell', () => {
  it('is heard by who listens, and by who comes too late, once', async () => {
    const bell = createOutboxBell();
    const early = bell.heard();
    bell.ring();
    await early;
    const quiet = bell.heard();
    assert.equal(await isDone(quiet), false);
    bell.ring();
    await quiet;
    bell.ring();
    bell.ring();
    await bell.heard();
    assert.equal(await isDone(bell.heard()), false);
  });

  it('tells everyone who waits for an invitation, and nobody else', async () => {
    const bell = createOutboxBell();
    const [first, second] = [bell.settled(invitationIdOf(1), 5_000), bell.settled(invitationIdOf(1), 5_000)];
    const other = bell.settled(invitationIdOf(2), 5_000);
    bell.settle(invitationIdOf(1));
    await Promise.all([first, second]);
    assert.equal(await isDone(other), false);
    bell.settle(invitationIdOf(2));
    await other;
  });

  it('lets nobody wait longer than asked', async () => {
    const time = sinon.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
    const waiting = createOutboxBell().settled(invitationIdOf(1), 1_500);
    await time.tickAsync(1_499);
    assert.equal(await isDone(waiting), false);
    await time.tickAsync(1);
    await waiting;
  });
});
