import assert from 'node:assert/strict';
import { createSendLimits } from '../../../src/adapters/teams/send-limits.ts';
import { createTeamsLimits } from '../../../src/rehearsal/chat/limits.ts';

/** Time that passes only while everybody waits. */
function aClock() {
  let ms = 0;
  const sleepers: { readonly at: number; readonly wake: () => void }[] = [];
  return {
    now: () => ms,
    pause: (forMs: number) =>
      new Promise<void>((wake) => {
        sleepers.push({ at: ms + forMs, wake });
      }),
    async run(work: Promise<unknown>) {
      let isDone = false;
      void work.finally(() => {
        isDone = true;
      });
      for (;;) {
        await new Promise((resolve) => setImmediate(resolve));
        if (isDone) return work;
        const next = sleepers.sort((a, b) => a.at - b.at).shift();
        if (!next) continue;
        ms = Math.max(ms, next.at);
        next.wake();
      }
    },
  };
}

describe('messages out of turn', () => {
  it('to thousands of people use nearly all that Teams allows, and provoke no refusal', async () => {
    const clock = aClock();
    const limits = createSendLimits(clock);
    const teams = createTeamsLimits(clock.now);
    const people = 3_000;
    let refused = 0;
    const send = async (index: number) => {
      await limits.send(`chat-${index}`, async () => {
        // On its way for now more, now less.
        await clock.pause(index % 25);
        if (teams.take('send', `chat-${index}`)) refused += 1;
      });
    };
    await clock.run(Promise.all(Array.from({ length: people }, (_, index) => send(index))));
    assert.equal(refused, 0);
    const perSecond = people / (clock.now() / 1_000);
    assert.ok(perSecond >= 0.95 * 50, `${perSecond} a second`);
  });

  it('that are stuck on their way are not followed by more than Teams counts when they come through', async () => {
    const clock = aClock();
    const limits = createSendLimits(clock);
    const teams = createTeamsLimits(clock.now);
    let refused = 0;
    const send = async (index: number) => {
      await limits.send(`chat-${index}`, async () => {
        if (index > 100 && index < 140) await clock.pause(3_000 - clock.now());
        if (teams.take('send', `chat-${index}`)) refused += 1;
        await clock.pause(5);
      });
    };
    await clock.run(Promise.all(Array.from({ length: 400 }, (_, index) => send(index))));
    assert.equal(refused, 0);
  });

  it('to one conversation keep to its own limits, and hold up no other', async () => {
    const clock = aClock();
    const limits = createSendLimits(clock);
    const teams = createTeamsLimits(clock.now);
    let refused = 0;
    let othersAt = 0;
    const send = async (id: string) => {
      await limits.send(id, async () => {
        if (teams.take('send', id)) refused += 1;
      });
    };
    const flood = Array.from({ length: 120 }, () => send('busy'));
    const other = send('quiet').then(() => {
      othersAt = clock.now();
    });
    await clock.run(Promise.all([...flood, other]));
    assert.equal(refused, 0);
    assert.ok(clock.now() >= 60_000, 'a hundred and twenty need two windows of thirty seconds');
    assert.ok(othersAt < 5_000, `the other waited for ${othersAt} ms`);
  });
});
