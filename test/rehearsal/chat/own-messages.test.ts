import assert from 'node:assert/strict';
import { comesTo } from '../../support/comes-to.ts';
import { type ChatWorld, startChatWorld, type WorldOptions } from './chat-world.ts';
import { openPage } from './page-stream.ts';
import { type Heard, isMessage } from './stub-bot.ts';
import { card, cardActivity } from './stub-cards.ts';

describe('what people do with their own messages and with the bot', () => {
  let world: ChatWorld;
  let page: Awaited<ReturnType<typeof openPage>>;
  const start = async (options: WorldOptions = {}) => {
    world = await startChatWorld(options);
    page = await openPage(world.url, 'alex');
    return world.bot.hears(({ type }) => type === 'conversationUpdate');
  };
  afterEach(async () => {
    page.close();
    await world.close();
  });
  const says = async (text: string) => String((await world.post('/chat/send', { as: 'alex', text })).body.id);
  const edits = (messageId: string, text: string, fields: object = {}) =>
    world.post('/chat/edit', { as: 'alex', messageId, text, ...fields });

  it('tells the bot of a corrected message under the same id', async () => {
    await start();
    const id = await says('custmers');
    await world.bot.hears(isMessage);
    assert.equal((await edits(id, 'customers')).status, 202);
    const heard = await world.bot.hears(({ type }) => type === 'messageUpdate');
    assert.deepEqual([heard.id, heard.text], [id, 'customers']);
    assert.deepEqual(heard.channelData, {
      tenant: { id: '11111111-1111-4111-8111-111111111111' },
      eventType: 'editMessage',
    });
    const shown = await page.sees((messages) => messages.find(({ isEdited }) => isEdited));
    assert.equal(shown.text, 'customers');
  });

  it('keeps the file of a message that is corrected', async () => {
    await start();
    const file = { name: 'a.csv', content: 'eA==' };
    const { body } = await world.post('/chat/send', { as: 'alex', text: 'look', file });
    const sent = await world.bot.hears(isMessage);
    await edits(String(body.id), 'look here');
    const heard = await world.bot.hears(({ type }) => type === 'messageUpdate');
    const first = (activity: Heard) => (activity.attachments as readonly unknown[])[0];
    assert.deepEqual(first(heard), first(sent));
  });

  it('tells of a correction in a channel only where the bot is mentioned', async () => {
    await start();
    const channel = { as: 'alex', channel: 'general' };
    const { body } = await world.post('/chat/send', { ...channel, text: 'hello' });
    const messageId = String(body.id);
    await edits(messageId, 'hello all', channel);
    await edits(messageId, '@Customer Connect hello', channel);
    const heard = await world.bot.hears(({ type }) => type === 'messageUpdate');
    assert.equal(heard.text, '<at>Customer Connect</at> hello');
  });

  it('lets nobody correct what is not theirs or was not typed', async () => {
    const joined = await start();
    const messageId = await world.bot.says(joined, cardActivity(card([])));
    const msteams = { type: 'messageBack', text: 'x', displayText: 'Shown' };
    await world.post('/chat/act', { as: 'alex', messageId, kind: 'submit', data: { msteams } });
    const back = await page.sees((messages) => messages.find(({ text }) => text === 'Shown'));
    const channel = { as: 'alex', channel: 'general' };
    const { body } = await world.post('/chat/send', { ...channel, text: 'mine' });
    assert.equal((await edits(messageId, 'x')).status, 409);
    assert.equal((await edits(back.id, 'x')).status, 409);
    assert.equal((await edits(String(body.id), 'x', { ...channel, as: 'megan' })).status, 409);
    assert.deepEqual(
      page.messages.map(({ isChangeable }) => isChangeable),
      [false, false],
    );
  });

  it('takes nothing from a bot that was blocked, in the words that Teams documents', async () => {
    const joined = await start();
    const heard = world.bot.heard.length;
    const home = `/v3/conversations/${encodeURIComponent(joined.conversation.id)}`;
    const id = await world.bot.says(joined, { type: 'message', text: 'before' });
    assert.equal((await world.post('/chat/block', { as: 'alex', isBlocked: true })).status, 200);
    const message = { type: 'message', text: 'x' };
    const asked = {
      members: [{ id: '29:1alex-wilber' }],
      tenantId: '11111111-1111-4111-8111-111111111111',
    };
    const refused = [
      await world.bot.call(joined, 'POST', `${home}/activities`, message),
      await world.bot.call(joined, 'PUT', `${home}/activities/${id}`, message),
      await world.bot.call(joined, 'DELETE', `${home}/activities/${id}`),
      await world.bot.call(joined, 'POST', '/v3/conversations', { ...asked, activity: message }),
    ];
    for (const { status, body } of refused) {
      const { errorCode, message: text } = body as { readonly errorCode: number; readonly message: string };
      assert.deepEqual([status, errorCode], [403, 209]);
      assert.equal((JSON.parse(text) as { readonly subCode: string }).subCode, 'MessageWritesBlocked');
    }
    assert.equal((await world.bot.call(joined, 'GET', `${home}/members`)).status, 200);
    assert.equal((await world.bot.call(joined, 'POST', '/v3/conversations', asked)).status, 201);
    assert.equal((await world.post('/chat/send', { as: 'alex', text: 'x' })).status, 409);
    await world.restart();
    assert.equal((await world.bot.call(joined, 'POST', `${home}/activities`, message)).status, 403);
    await world.post('/chat/block', { as: 'alex', isBlocked: false });
    assert.equal((await world.bot.call(joined, 'POST', `${home}/activities`, message)).status, 201);
    assert.equal(world.bot.heard.length, heard, 'the bot is told nothing of it');
  });

  for (const [repeats, times] of [
    [undefined, 2],
    [0, 1],
    [3, 4],
  ] as const) {
    it(`sends a message whose turn is too slow ${times} times under one id`, async () => {
      await start({ timeoutMs: 600, ...(repeats === undefined ? {} : { repeats }) });
      const held = Promise.withResolvers<void>();
      world.bot.thinks(async () => {
        await held.promise;
        return { status: 200 };
      });
      const id = await says('slow');
      await page.sees((messages) => messages.find(({ delivery }) => delivery === 'failed'));
      held.resolve();
      await comesTo(
        () => world.bot.heard.filter(isMessage).map((one) => one.id),
        Array.from({ length: times }, () => id),
      );
    });
  }

  it('is content when the repeated message is answered in time', async () => {
    await start({ timeoutMs: 1_500 });
    const held = Promise.withResolvers<void>();
    let turns = 0;
    world.bot.thinks(async () => {
      turns += 1;
      if (turns === 1) await held.promise;
      return { status: 200 };
    });
    await says('slow at first');
    await page.sees((messages) => messages.find(({ delivery }) => delivery === 'delivered'));
    held.resolve();
    assert.equal(turns, 2);
  });
});
