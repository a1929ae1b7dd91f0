import assert from 'node:assert/strict';
import { localTimestamp } from '../../../src/rehearsal/chat/envelope.ts';
import { type ChatWorld, startChatWorld } from './chat-world.ts';
import { openPage } from './page-stream.ts';
import { type Heard, isMessage } from './stub-bot.ts';

const isJoin = (heard: Heard) => heard.type === 'conversationUpdate';

describe('what the imitated Teams sends to the bot', () => {
  let world: ChatWorld;
  const at = new Date('2026-03-01T09:30:00.000Z');
  beforeEach(async () => {
    world = await startChatWorld({ now: () => at });
  });
  afterEach(() => world.close());

  it('installs the bot for a person once, whenever the page is opened first', async () => {
    const first = await openPage(world.url, 'alex');
    await world.bot.hears(isJoin);
    first.close();
    const second = await openPage(world.url, 'alex');
    await world.restart();
    const third = await openPage(world.url, 'alex');
    await world.post('/chat/send', { as: 'alex', text: 'help' });
    await world.bot.hears(isMessage);
    second.close();
    third.close();

    const kinds = world.bot.heard.map(({ type }) => type);
    assert.deepEqual(kinds, ['installationUpdate', 'conversationUpdate', 'message']);
    const [installed, joined] = world.bot.heard;
    assert.equal(installed?.action, 'add');
    assert.deepEqual(joined?.membersAdded, [
      { id: '29:1alex-wilber', aadObjectId: 'a1000000-0000-4000-8000-000000000001' },
      { id: '28:customer-connect-rehearsal' },
    ]);
  });

  it('installs later when the bot was not there at first', async () => {
    world.bot.thinks(() => ({ status: 503 }));
    const first = await openPage(world.url, 'megan');
    await world.bot.hears((heard) => heard.type === 'installationUpdate');
    first.close();
    world.bot.thinks(() => ({ status: 200 }));
    await world.post('/chat/send', { as: 'megan', text: 'hello' });
    await world.bot.hears(isMessage);
    const kinds = world.bot.heard.map(({ type }) => type);
    assert.deepEqual(kinds.slice(-3), ['installationUpdate', 'conversationUpdate', 'message']);
  });

  it('takes the app away from a person and gives it back', async () => {
    const page = await openPage(world.url, 'alex');
    const joined = await world.bot.hears(isJoin);
    await world.post('/chat/app', { as: 'alex', isRemoved: true });
    const path = `/v3/conversations/${encodeURIComponent(joined.conversation.id)}/activities`;
    const refused = await world.bot.call(joined, 'POST', path, { type: 'message', text: 'Still here?' });
    assert.equal(refused.status, 403);
    assert.match(JSON.stringify(refused.body), /BotNotInConversationRoster/);
    assert.equal((await world.post('/chat/send', { as: 'alex', text: 'hello' })).status, 409);
    page.close();
    await world.restart();
    (await openPage(world.url, 'alex')).close();
    await world.post('/chat/app', { as: 'alex', isRemoved: false });
    assert.deepEqual(
      world.bot.heard.map(({ type, action }) => action ?? type),
      ['add', 'conversationUpdate', 'remove', 'add', 'conversationUpdate'],
    );
    await world.bot.says(joined, { type: 'message', text: 'Back again' });
  });

  it('sends a typed message with every field that Teams fills', async () => {
    const fields = { as: 'alex', locale: 'ru-RU', timeZone: 'Europe/Moscow', text: 'клиенты <b>\nещё' };
    const { status, body } = await world.post('/chat/send', fields);
    assert.equal(status, 202);
    const heard = await world.bot.hears(isMessage);
    assert.match(heard.id, /^\d{13,}$/);
    assert.deepEqual(heard, {
      type: 'message',
      id: body.id,
      timestamp: '2026-03-01T09:30:00.000Z',
      localTimestamp: '2026-03-01T12:30:00.000+03:00',
      localTimezone: 'Europe/Moscow',
      serviceUrl: `${world.url}/chat/connector`,
      channelId: 'msteams',
      from: {
        id: '29:1alex-wilber',
        name: 'Alex Wilber',
        aadObjectId: 'a1000000-0000-4000-8000-000000000001',
      },
      conversation: {
        conversationType: 'personal',
        tenantId: '11111111-1111-4111-8111-111111111111',
        id: heard.conversation.id,
      },
      recipient: { id: '28:customer-connect-rehearsal', name: 'Customer Connect' },
      locale: 'ru-RU',
      entities: [
        { type: 'clientInfo', locale: 'ru-RU', country: 'RU', platform: 'Web', timezone: 'Europe/Moscow' },
      ],
      channelData: { tenant: { id: '11111111-1111-4111-8111-111111111111' } },
      text: 'клиенты <b>\nещё',
      textFormat: 'plain',
      attachments: [{ contentType: 'text/html', content: '<p>клиенты &lt;b&gt;<br>ещё</p>' }],
    });
    assert.match(heard.conversation.id, /^a:1[\w-]{43}$/);
  });

  it('never gives an id twice, however the clock stands', async () => {
    const ids = new Set<unknown>();
    for (const text of ['one', 'two', 'three']) {
      ids.add((await world.post('/chat/send', { as: 'alex', text })).body.id);
    }
    await world.restart();
    ids.add((await world.post('/chat/send', { as: 'alex', text: 'four' })).body.id);
    assert.equal(ids.size, 4);
  });

  it('marks a message that the bot did not take, and sends the same activity again when asked', async () => {
    world.bot.thinks(({ type }) => ({ status: type === 'message' ? 500 : 200 }));
    const page = await openPage(world.url, 'alex');
    await world.post('/chat/send', { as: 'alex', text: 'help' });
    const failed = await page.sees((messages) => messages.find(({ delivery }) => delivery === 'failed'));
    world.bot.thinks(() => ({ status: 200 }));
    await world.post('/chat/send-again', { as: 'alex', messageId: failed.id });
    await page.sees((messages) => messages.some(({ delivery }) => delivery === 'delivered'));
    page.close();
    const sent = world.bot.heard.filter(isMessage);
    assert.equal(sent.length, 2);
    assert.deepEqual(sent[0], sent[1]);
    assert.equal((await world.post('/chat/send-again', { as: 'alex', messageId: failed.id })).status, 409);
  });

  it('refuses what no page would send', async () => {
    const bad = [
      { as: 'alex', text: '   ' },
      { as: 'alex', text: 'x'.repeat(28_001) },
      { as: 'alex', text: 'x', locale: 'not a locale' },
      { as: 'alex', text: 'x', timeZone: 'Mars/Olympus' },
    ];
    for (const fields of bad) assert.equal((await world.post('/chat/send', fields)).status, 400);
    const stranger = await fetch(`${world.url}/chat?as=mallory`);
    assert.equal(stranger.status, 404);
    const simple = await fetch(`${world.url}/chat/send`, {
      method: 'POST',
      headers: { 'content-type': 'text/plain' },
      body: JSON.stringify({ as: 'alex', text: 'from another site' }),
    });
    assert.equal(simple.status, 400);
    assert.equal(world.bot.heard.length, 0);
  });

  it('writes local time with the offset of the zone at that moment', () => {
    const winter = new Date('2026-01-15T12:00:00.000Z');
    const summer = new Date('2026-07-15T12:00:00.000Z');
    assert.equal(localTimestamp(winter, 'Europe/London'), '2026-01-15T12:00:00.000+00:00');
    assert.equal(localTimestamp(summer, 'Europe/London'), '2026-07-15T13:00:00.000+01:00');
    assert.equal(localTimestamp(winter, 'America/St_Johns'), '2026-01-15T08:30:00.000-03:30');
    assert.equal(localTimestamp(winter, 'Asia/Kathmandu'), '2026-01-15T17:45:00.000+05:45');
  });
});
