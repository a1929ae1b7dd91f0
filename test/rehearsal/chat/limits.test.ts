import assert from 'node:assert/strict';
import { createTeamsLimits } from '../../../src/rehearsal/chat/limits.ts';
import { startChatWorld } from './chat-world.ts';
import { openPage } from './page-stream.ts';

describe("the imitated Teams' limits", () => {
  const createClock = () => {
    let nowMs = 1_000;
    return {
      now: () => nowMs,
      pass: (ms: number) => {
        nowMs += ms;
      },
    };
  };

  it('takes seven messages a second and eight in two into each conversation', () => {
    const clock = createClock();
    const limits = createTeamsLimits(clock.now);
    const send = () => limits.take('send', 'a:1')?.retryAfterSeconds;
    for (let sent = 0; sent < 7; sent += 1) assert.equal(send(), undefined);
    assert.equal(send(), 1);
    assert.equal(limits.take('send', 'a:2'), undefined, 'another conversation counts for itself');
    assert.equal(limits.take('members', 'a:1'), undefined, 'so does another kind of call');
    clock.pass(1_000);
    assert.equal(send(), undefined);
    assert.equal(send(), 1, 'eight within two seconds');
    clock.pass(1_000);
    assert.equal(send(), undefined);
  });

  it('takes sixty in half a minute and 1,800 in an hour, and says how long to wait', () => {
    const clock = createClock();
    const limits = createTeamsLimits(clock.now);
    const sendAfter = (ms: number) => {
      clock.pass(ms);
      return limits.take('send', 'a:1')?.retryAfterSeconds;
    };
    for (let sent = 0; sent < 60; sent += 1) assert.equal(sendAfter(300), undefined);
    assert.equal(sendAfter(300), 12);
    clock.pass(12_000);
    for (let sent = 60; sent < 1_800; sent += 1) assert.equal(sendAfter(600), undefined);
    assert.ok((sendAfter(600) ?? 0) > 2_000);
  });

  it('takes fifty calls a second altogether', () => {
    const clock = createClock();
    const limits = createTeamsLimits(clock.now);
    for (let calls = 0; calls < 50; calls += 1) assert.equal(limits.take('send', `a:${calls}`), undefined);
    assert.deepEqual(limits.take('other', ''), { retryAfterSeconds: 1 });
    clock.pass(1_000);
    assert.equal(limits.take('other', ''), undefined);
  });

  it('answers 429 with Retry-After, and lets the bot go on after it', async () => {
    const clock = createClock();
    const world = await startChatWorld({ limits: createTeamsLimits(clock.now) });
    try {
      (await openPage(world.url, 'alex')).close();
      const joined = await world.bot.hears(({ type }) => type === 'conversationUpdate');
      const url = `${joined.serviceUrl}/v3/conversations/${encodeURIComponent(joined.conversation.id)}/activities`;
      const send = () =>
        fetch(url, {
          method: 'POST',
          headers: { 'content-type': 'application/json', connection: 'close' },
          body: JSON.stringify({ type: 'message', text: 'x' }),
        });
      for (let sent = 0; sent < 7; sent += 1) assert.equal((await send()).status, 201);
      const refused = await send();
      assert.deepEqual([refused.status, refused.headers.get('retry-after')], [429, '1']);
      assert.deepEqual(await refused.json(), { error: { code: 'Throttled', message: 'Too many requests.' } });
      clock.pass(1_000);
      assert.equal((await send()).status, 201);
    } finally {
      await world.close();
    }
  });
});
