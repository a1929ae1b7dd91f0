import assert from 'node:assert/strict';
import { type ChatWorld, startChatWorld, type WorldOptions } from './chat-world.ts';
import { openPage } from './page-stream.ts';
import { type Heard, invokeAnswer, isInvoke, isMessage } from './stub-bot.ts';
import { cardActivity, textCard } from './stub-cards.ts';

describe('a pressed button in the imitated Teams', () => {
  let world: ChatWorld;
  let messageId: string;
  let joined: Heard;
  const start = async (options: WorldOptions = {}) => {
    world = await startChatWorld(options);
    (await openPage(world.url, 'alex')).close();
    joined = await world.bot.hears((heard) => heard.type === 'conversationUpdate');
    messageId = await world.bot.says(joined, cardActivity(textCard('Before')));
  };
  beforeEach(() => start());
  afterEach(() => world.close());

  const press = (fields: object) => world.post('/chat/act', { as: 'alex', messageId, ...fields });
  const execute = (fields: object = {}) => press({ kind: 'execute', verb: 'invitation.send.v1', ...fields });
  const shownBody = async () => {
    const page = await openPage(world.url, 'alex');
    page.close();
    return page.messages.find(({ id }) => id === messageId)?.attachments[0]?.content.body;
  };

  it('sends Execute as an invoke that names the message, the verb and the inputs', async () => {
    world.bot.thinks(() => invokeAnswer('activity.message', 'On its way.'));
    const answer = await execute({ id: 'send', data: { version: 3, text: 'Dear Anna' } });
    assert.deepEqual(answer, { status: 200, body: { kind: 'message', text: 'On its way.' } });
    const heard = world.bot.heard.find(isInvoke);
    assert.equal(heard?.name, 'adaptiveCard/action');
    assert.equal(heard?.replyToId, messageId);
    assert.deepEqual(heard?.value, {
      action: {
        type: 'Action.Execute',
        id: 'send',
        verb: 'invitation.send.v1',
        data: { version: 3, text: 'Dear Anna' },
      },
      trigger: 'manual',
    });
    assert.deepEqual(await shownBody(), textCard('Before').body);
  });

  it('puts the answered card in place for the one who pressed, for good', async () => {
    world.bot.thinks(() => invokeAnswer('card.adaptive', textCard('After')));
    assert.equal((await execute()).body.kind, 'card');
    assert.deepEqual(await shownBody(), textCard('After').body);
    await world.restart();
    assert.deepEqual(await shownBody(), textCard('After').body);
  });

  it('shows everyone the updated message, whatever they were answered before', async () => {
    world.bot.thinks(() => invokeAnswer('card.adaptive', textCard('Sending')));
    await execute();
    const path = `/v3/conversations/${encodeURIComponent(joined.conversation.id)}/activities/${messageId}`;
    await world.bot.call(joined, 'PUT', path, cardActivity(textCard('Sent')));
    assert.deepEqual(await shownBody(), textCard('Sent').body);
  });

  it('tells errors by what the bot answered', async () => {
    const wrong = { code: 'Stale', message: 'This card is old.' };
    const cases = [
      [invokeAnswer('error', wrong, 400), { kind: 'error', ...wrong }],
      [
        { ...invokeAnswer('error', wrong, 400), status: 400 },
        { kind: 'error', ...wrong },
      ],
      [invokeAnswer('error.preconditionFailed', wrong, 412), { kind: 'error', ...wrong }],
      [{ status: 501 }, { kind: 'error', code: 'HTTP 501' }],
      [
        { status: 500, body: { statusCode: 200, type: 'nonsense' } },
        { kind: 'error', code: 'HTTP 500' },
      ],
      [
        invokeAnswer('activity.loginRequest', {}, 401),
        { kind: 'not-modelled', what: 'application/vnd.microsoft.activity.loginRequest' },
      ],
    ] as const;
    for (const [answer, outcome] of cases) {
      world.bot.thinks(() => answer);
      assert.deepEqual((await execute()).body, outcome);
    }
    for (const answer of [
      { status: 200 },
      invokeAnswer('adaptive.card', textCard('wrong type')),
      invokeAnswer('card.adaptive', { type: 'Text' }),
    ]) {
      world.bot.thinks(() => answer);
      assert.equal((await execute()).body.kind, 'error');
    }
    assert.deepEqual(await shownBody(), textCard('Before').body);
  });

  it('gives up on a bot that is too slow or not there', async () => {
    await world.close();
    await start({ timeoutMs: 300 });
    let release: () => void = () => undefined;
    const held = new Promise<void>((resolve) => {
      release = resolve;
    });
    world.bot.thinks(async () => {
      await held;
      return { status: 200 };
    });
    assert.deepEqual((await execute()).body, { kind: 'unreachable' });
    release();
    await world.bot.close();
    assert.deepEqual((await execute()).body, { kind: 'unreachable' });
    assert.deepEqual((await press({ kind: 'submit', data: {} })).body, { kind: 'unreachable' });
  });

  it('sends Submit as a message with a value and without text', async () => {
    const { body } = await press({ kind: 'submit', data: { verb: 'x', email: 'anna@blue-meadow.example' } });
    assert.deepEqual(body, { kind: 'sent' });
    const heard = world.bot.heard.find(isMessage);
    assert.equal(heard?.replyToId, messageId);
    assert.deepEqual(heard?.value, { verb: 'x', email: 'anna@blue-meadow.example' });
    assert.ok(heard && !('text' in heard) && !('attachments' in heard));
  });

  it('turns data.msteams into what it says', async () => {
    await press({ kind: 'submit', data: { msteams: { type: 'imBack', value: 'customers' }, row: 1 } });
    const said = await world.bot.hears(isMessage);
    assert.deepEqual([said.text, said.value], ['customers', undefined]);
    const msteams = { type: 'messageBack', displayText: 'Open it', text: 'open', value: '{"row":2}' };
    await press({ kind: 'submit', data: { msteams } });
    const back = await world.bot.hears((heard) => heard.text === 'open');
    assert.deepEqual(back.value, { row: 2 });
    const page = await openPage(world.url, 'alex');
    page.close();
    const own = page.messages.filter(({ author }) => author === 'person').map(({ text }) => text);
    assert.deepEqual(own, ['customers', 'Open it']);
    const fetched = await press({ kind: 'submit', data: { msteams: { type: 'task/fetch' } } });
    assert.equal(fetched.body.kind, 'not-modelled');
  });

  it('does nothing for a message that is gone or someone else’s', async () => {
    const path = `/v3/conversations/${encodeURIComponent(joined.conversation.id)}/activities/${messageId}`;
    assert.equal((await execute({ as: 'megan' })).status, 404);
    await world.bot.call(joined, 'DELETE', path);
    assert.equal((await execute()).status, 404);
    assert.equal(world.bot.heard.filter(isInvoke).length, 0);
  });
});
