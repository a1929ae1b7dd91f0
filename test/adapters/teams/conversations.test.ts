import assert from 'node:assert/strict';
import { parsePersonId, type PersonId } from '../../../src/domain/ids.ts';
import { isFault } from '../../../src/ports/faults.ts';
import { aText, alexId, conversationId } from '../../fakes/activities.ts';
import { type ConnectorTrouble, startFakeConnector } from '../../fakes/fake-connector.ts';
import { aCard, type Bench, contentOf, createBench } from './bench.ts';

function person(): PersonId {
  const id = parsePersonId(alexId);
  assert.ok(id);
  return id;
}

describe('messages out of turn', () => {
  let bench: Bench;
  afterEach(() => bench.close());

  /** Alex has spoken once, and the dialogue kept where. */
  async function open(): Promise<void> {
    bench = await createBench();
    await bench.post(aText(bench.connector.serviceUrl, 'hello'));
    const reference = bench.heard[0]?.caller.reference;
    assert.ok(reference);
    // Through JSON, as a store keeps it.
    const kept = JSON.parse(JSON.stringify(reference)) as Record<string, unknown>;
    bench.people.set(alexId, { id: person(), name: 'Alex', reference: kept });
  }

  const send = () => bench.teams.conversations.send(person(), aCard('accepted'));
  const update = () => bench.teams.conversations.update(person(), 'card-7', aCard('now sent'));
  const callsOf = async (act: () => Promise<unknown>) => {
    const before = bench.connector.calls.length;
    const result = await act();
    return { result, calls: bench.connector.calls.slice(before) };
  };

  it('go to the chat where the person spoke last, with an alert', async () => {
    await open();
    const { result, calls } = await callsOf(send);
    assert.equal(calls.length, 1);
    const [sent] = calls;
    assert.deepEqual(result, { kind: 'delivered', activityId: sent?.id });
    assert.equal(sent?.conversationId, conversationId);
    assert.equal(sent?.activityId, undefined);
    assert.equal(sent?.activity.summary, 'accepted');
    assert.deepEqual(sent?.activity.channelData, { notification: { alert: true } });
    assert.deepEqual(sent?.activity.attachments?.[0]?.content, contentOf('accepted'));
  });

  it('to one chat wait for each other as Teams asks, new ones and replaced ones together', async () => {
    await open();
    const from = performance.now();
    await Promise.all([1, 2, 3, 4, 5, 6, 7, 8].map((one) => (one % 2 === 0 ? send() : update())));
    // Seven within two seconds: however slow the machine is, the eighth is no sooner.
    assert.ok(performance.now() - from > 1_950);
  });

  it('replace a card that was sent before', async () => {
    await open();
    const { result, calls } = await callsOf(update);
    assert.equal(result, 'updated');
    assert.deepEqual(
      calls.map(({ method, activityId }) => [method, activityId]),
      [['PUT', 'card-7']],
    );
    assert.equal(calls[0]?.activity.summary, 'now sent');
  });

  it('do not reach whoever never spoke, or whose address is not one of Teams', async () => {
    bench = await createBench();
    const notInstalled = { kind: 'unreachable', reason: 'not-installed' };
    assert.deepEqual(await send(), notInstalled);
    assert.equal(await update(), 'gone');
    const references = [
      {},
      { channelId: 'msteams', serviceUrl: 'https://attacker.example/', conversation: { id: 'c' } },
      { channelId: 'emulator', serviceUrl: bench.connector.serviceUrl, conversation: { id: 'c' } },
      { channelId: 'msteams', serviceUrl: bench.connector.serviceUrl, conversation: {} },
    ];
    for (const reference of references) {
      bench.people.set(alexId, { id: person(), name: 'Alex', reference });
      assert.deepEqual(await send(), notInstalled);
    }
    assert.equal(bench.connector.calls.length, 0);
  });

  const outcomes: readonly (readonly [string, ConnectorTrouble, object])[] = [
    [
      'a closed chat',
      { status: 403, code: 'ConversationBlockedByUser' },
      { kind: 'unreachable', reason: 'blocked' },
    ],
    [
      'a closed chat in its other form',
      { status: 403, code: '209', message: '{"subCode":"MessageWritesBlocked","details":"x"}' },
      { kind: 'unreachable', reason: 'blocked' },
    ],
    [
      'an administrator who switched the bot off',
      { status: 403, code: 'BotDisabledByAdmin' },
      { kind: 'unreachable', reason: 'disabled' },
    ],
    [
      'a bot that was removed',
      { status: 403, code: 'BotNotInConversationRoster' },
      { kind: 'unreachable', reason: 'not-in-roster' },
    ],
    [
      'a bot that was never there',
      { status: 403, code: 'ForbiddenOperationException' },
      { kind: 'unreachable', reason: 'not-installed' },
    ],
    [
      'a chat that is gone',
      { status: 404, code: 'ConversationNotFound' },
      { kind: 'unreachable', reason: 'not-installed' },
    ],
    ['too many messages', { status: 429, retryAfter: '7' }, { kind: 'later', retryAfterMs: 7000 }],
    ['too many messages without a hint', { status: 429 }, { kind: 'later' }],
    ['a failed precondition', { status: 412, code: 'PreconditionFailed' }, { kind: 'later' }],
    ['a token that is not taken', { status: 401 }, { kind: 'later' }],
    ['a time-out', { status: 408 }, { kind: 'unknown' }],
    ['an error of the service', { status: 500 }, { kind: 'unknown' }],
    ['a gateway', { status: 502 }, { kind: 'unknown' }],
    ['a service that is overloaded', { status: 503, retryAfter: '1' }, { kind: 'unknown' }],
    ['a line cut before the effect', { drop: 'before' }, { kind: 'unknown' }],
    ['a line cut after the effect', { drop: 'after' }, { kind: 'unknown' }],
  ];
  for (const [what, trouble, expected] of outcomes) {
    it(`say what became of them: ${what}`, async () => {
      await open();
      bench.connector.fail(trouble);
      const { result, calls } = await callsOf(send);
      assert.deepEqual(result, expected);
      assert.equal(calls.length, 1, 'one message is one request');
    });
  }

  it('may be sent again when nobody listens', async () => {
    bench = await createBench();
    const gone = await startFakeConnector();
    await gone.close();
    const reference = {
      channelId: 'msteams',
      serviceUrl: gone.serviceUrl,
      conversation: { id: conversationId },
    };
    bench.people.set(alexId, { id: person(), name: 'Alex', reference });
    assert.deepEqual(await send(), { kind: 'later' });
    assert.equal(await update(), 'later');
  });

  it('that can never be sent are a fault, without what they say', async () => {
    await open();
    for (const trouble of [
      { status: 400, code: 'BadArgument' },
      { status: 413, code: 'MessageSizeTooBig' },
    ]) {
      bench.connector.fail({ ...trouble, message: 'accepted' });
      await assert.rejects(send(), (error) => {
        assert.ok(isFault(error) && error.code === 'teams/unavailable');
        assert.equal(error.details.status, trouble.status);
        assert.equal(error.details.vendorCode, trouble.code);
        assert.ok(!JSON.stringify([error, error.details, error.stack]).includes('accepted'));
        return true;
      });
    }
  });

  it('find that a card is gone, or will be replaced later', async () => {
    await open();
    const gone = [
      { status: 404, code: 'ActivityNotFoundInConversation' },
      { status: 403, code: 'BotNotInConversationRoster' },
    ];
    for (const trouble of gone) {
      bench.connector.fail(trouble);
      assert.equal(await update(), 'gone');
    }
    for (const trouble of [{ status: 429 }, { status: 500 }, { drop: 'after' as const, times: 2 }]) {
      bench.connector.fail(trouble);
      assert.equal(await update(), 'later');
    }
  });

  it('are replaced again at once where a kept connection broke: the second time changes nothing', async () => {
    await open();
    assert.equal(await update(), 'updated');
    bench.connector.fail({ drop: 'after' });
    assert.equal(await update(), 'updated');
  });
});
