import assert from 'node:assert/strict';
import { type ChatWorld, codeOf, startChatWorld } from './chat-world.ts';
import { openPage } from './page-stream.ts';
import { type Heard, invokeAnswer, isMessage } from './stub-bot.ts';
import { cardActivity, textCard } from './stub-cards.ts';

const channelId = '19:partner-desk-2f9c1e7a@thread.tacv2';
const ours = '11111111-1111-4111-8111-111111111111';
const tenant = { id: ours };
const team = {
  id: channelId,
  name: 'Partner desk',
  aadGroupId: 'a9000000-0000-4000-8000-0000000000dd',
};
describe("the imitated Teams' channel", () => {
  const at = new Date('2026-03-01T09:30:00.000Z');
  let world: ChatWorld;
  let page: Awaited<ReturnType<typeof openPage>>;
  let joined: Heard;
  beforeEach(async () => {
    world = await startChatWorld({ now: () => at });
    page = await openPage(world.url, 'alex', '&channel=general');
    joined = await world.bot.hears(({ type }) => type === 'conversationUpdate');
  });
  afterEach(async () => {
    page.close();
    await world.close();
  });

  const inChannel = (path: string, fields: object) =>
    world.post(path, { as: 'alex', channel: 'general', ...fields });
  const posts = async (text: string, fields: object = {}) =>
    String((await inChannel('/chat/send', { text, ...fields })).body.id);
  const call = (method: string, path: string, body?: unknown) => world.bot.call(joined, method, path, body);
  const home = `/v3/conversations/${encodeURIComponent(channelId)}`;
  const threadOf = (id: string) => `${channelId};messageid=${id}`;
  const atThread = (id: string) => `/v3/conversations/${encodeURIComponent(threadOf(id))}/activities`;

  it('tells the bot that it was added to the team, and by whom', () => {
    const [installed] = world.bot.heard;
    assert.deepEqual([installed?.type, installed?.action], ['installationUpdate', 'add']);
    const conversation = {
      isGroup: true,
      conversationType: 'channel',
      tenantId: ours,
      id: channelId,
    };
    const common = {
      settings: { selectedChannel: { id: channelId } },
      channel: { id: channelId },
      team,
      tenant,
    };
    assert.deepEqual(installed?.channelData, { ...common, source: { name: 'message' } });
    assert.deepEqual(installed?.conversation, conversation);
    assert.deepEqual(joined.channelData, { ...common, eventType: 'teamMemberAdded' });
    assert.deepEqual(joined.membersAdded, [{ id: '28:customer-connect-rehearsal' }]);
    assert.deepEqual(joined.from, {
      id: '29:1alex-wilber',
      name: 'Alex Wilber',
      aadObjectId: 'a1000000-0000-4000-8000-000000000001',
    });
  });

  it('gives the bot only what mentions it, as a mention that is one', async () => {
    const unheard = await posts('Good morning, team & all');
    const id = await posts('@customer connect show <customers>');
    const heard = await world.bot.hears(isMessage);
    assert.deepEqual(
      { ...heard, serviceUrl: undefined },
      {
        type: 'message',
        id,
        timestamp: '2026-03-01T09:30:00.000Z',
        localTimestamp: '2026-03-01T09:30:00.000+00:00',
        localTimezone: 'UTC',
        serviceUrl: undefined,
        channelId: 'msteams',
        from: {
          id: '29:1alex-wilber',
          name: 'Alex Wilber',
          aadObjectId: 'a1000000-0000-4000-8000-000000000001',
        },
        conversation: { isGroup: true, conversationType: 'channel', tenantId: ours, id: threadOf(id) },
        recipient: { id: '28:customer-connect-rehearsal', name: 'Customer Connect' },
        locale: 'en-US',
        entities: [
          {
            type: 'mention',
            text: '<at>Customer Connect</at>',
            mentioned: { id: '28:customer-connect-rehearsal', name: 'Customer Connect' },
          },
          { type: 'clientInfo', locale: 'en-US', country: 'US', platform: 'Web', timezone: 'UTC' },
        ],
        channelData: {
          teamsChannelId: channelId,
          teamsTeamId: channelId,
          channel: { id: channelId },
          team: { id: channelId },
          tenant,
        },
        text: '<at>Customer Connect</at> show <customers>',
        textFormat: 'plain',
        attachments: [
          {
            contentType: 'text/html',
            content:
              '<p><span itemscope itemtype="http://schema.skype.com/Mention" itemid="0">Customer Connect</span> show &lt;customers&gt;</p>',
          },
        ],
      },
    );
    assert.equal(world.bot.heard.filter(isMessage).length, 1);
    const shown = page.messages.find((message) => message.id === unheard);
    assert.equal(shown?.delivery, 'unheard');
    const mentioning = page.messages.find((message) => message.id === id);
    assert.deepEqual(
      [mentioning?.text, mentioning?.mentions],
      ['@customer connect show <customers>', ['Customer Connect']],
    );
  });

  it('mentions people too, without waking the bot', async () => {
    await posts('@Megan Bowen look, not @Customer Connections');
    const id = await posts('@Megan Bowen and @Customer Connect, look');
    const heard = await world.bot.hears(isMessage);
    assert.equal(heard.id, id);
    assert.equal(heard.text, '<at>Megan Bowen</at> and <at>Customer Connect</at>, look');
    assert.equal((heard.entities as readonly unknown[]).length, 3);
  });

  it('keeps what is answered in its thread, whoever answers', async () => {
    const id = await posts('@Customer Connect hello');
    const heard = await world.bot.hears(isMessage);
    const answer = await call('POST', `${atThread(id)}/${heard.id}`, { type: 'message', text: 'Hello Alex' });
    assert.equal(answer.status, 201);
    const reply = { as: 'megan', channel: 'general', threadId: id };
    await world.post('/chat/send', { ...reply, text: '@Customer Connect me too' });
    const second = await world.bot.hears(({ text = '' }) => text.includes('me too'));
    assert.equal(second.conversation.id, threadOf(id));
    const threads = await page.sees(
      (messages) => messages.length === 3 && messages.map(({ thread, name }) => [thread?.id, name]),
    );
    assert.deepEqual(threads, [
      [id, 'Alex Wilber'],
      [id, 'Customer Connect'],
      [id, 'Megan Bowen'],
    ]);
    assert.equal((await inChannel('/chat/send', { text: 'x', threadId: '17' })).status, 409);
    assert.equal((await call('POST', atThread('17'), { type: 'message', text: 'x' })).status, 404);
  });

  it('takes posts of the bot’s own accord: a new thread, and more in it', async () => {
    const activity = cardActivity(textCard('Larkfield accepted'));
    const made = await call('POST', '/v3/conversations', {
      isGroup: true,
      channelData: { channel: { id: channelId }, tenant },
      activity,
    });
    const { id, activityId } = made.body as { readonly id: string; readonly activityId: string };
    assert.deepEqual([made.status, id], [201, threadOf(activityId)]);
    await call('POST', atThread(activityId), { type: 'message', text: 'Users were added' });
    await call('POST', `${home}/activities`, { type: 'message', text: 'Another post' });
    // An event is answered in the channel as a whole: the SDK names an event that is no message.
    await call('POST', `${home}/activities/${joined.id}`, { type: 'message', text: 'Thank you' });
    const roots = await page.sees(
      (messages) => messages.length === 4 && messages.map((one) => one.thread?.id === one.id),
    );
    assert.deepEqual(roots, [true, false, true, true]);
    assert.equal((await call('PUT', `${atThread(activityId)}/${activityId}`, activity)).status, 200);
    assert.equal((await call('DELETE', `${home}/activities/${activityId}`)).status, 200);
    await page.sees((messages) => messages.find(({ isDeleted }) => isDeleted));
  });

  it('refuses threads that it cannot make', async () => {
    const activity = { type: 'message', text: 'x' };
    const channel = { id: channelId };
    const cases = [
      [{ isGroup: true, channelData: { channel } }, 400, 'BadSyntax'],
      [
        { isGroup: true, channelData: { channel: { id: '19:other' } }, activity },
        404,
        'ConversationNotFound',
      ],
      [{ isGroup: true, channelData: { channel, tenant: { id: 'x' } }, activity }, 400, 'BadArgument'],
      [{ channelData: { channel }, activity, members: [{ id: '29:1alex-wilber' }] }, 501, 'NotModelled'],
    ] as const;
    for (const [body, status, code] of cases) {
      const answer = await call('POST', '/v3/conversations', body);
      assert.deepEqual([answer.status, codeOf(answer)], [status, code]);
    }
    const consent = {
      type: 'message',
      attachments: [{ contentType: 'application/vnd.microsoft.teams.card.file.consent', name: 'x.csv' }],
    };
    assert.equal((await call('POST', `${home}/activities`, consent)).status, 501);
  });

  it('shows each person the answer to their own button', async () => {
    const id = await world.bot.says(joined, cardActivity(textCard('For everyone')));
    const megan = await openPage(world.url, 'megan', '&channel=general');
    world.bot.thinks(({ from }) =>
      invokeAnswer('card.adaptive', textCard((from as { readonly name: string }).name)),
    );
    const pressed = { as: 'megan', channel: 'general', messageId: id, kind: 'execute', verb: 'x' };
    assert.equal((await world.post('/chat/act', pressed)).body.kind, 'card');
    const invoke = await world.bot.hears(({ type }) => type === 'invoke');
    assert.deepEqual([invoke.conversation.id, invoke.replyToId], [threadOf(id), id]);
    assert.equal((invoke.from as { readonly name: string }).name, 'Megan Bowen');
    assert.equal((invoke.channelData as { readonly teamsChannelId: string }).teamsChannelId, channelId);
    const textOf = (messages: typeof megan.messages) =>
      JSON.stringify(messages.find((message) => message.id === id)?.attachments[0]?.content.body);
    await megan.sees((messages) => textOf(messages)?.includes('Megan Bowen'));
    assert.match(textOf(page.messages) ?? '', /For everyone/);
    megan.close();
  });

  it('knows the team, its channels and its members', async () => {
    const details = await call('GET', `/v3/teams/${encodeURIComponent(channelId)}`);
    assert.deepEqual(details.body, {
      ...team,
      tenantId: ours,
      type: 'standard',
      channelCount: 1,
      memberCount: 3,
    });
    const list = await call('GET', `/v3/teams/${encodeURIComponent(channelId)}/conversations`);
    assert.deepEqual(list.body, { conversations: [{ id: channelId }] });
    assert.equal((await call('GET', '/v3/teams/19:other')).status, 404);
    const paged = await call('GET', `${home}/pagedmembers`);
    const { members } = paged.body as { readonly members: readonly { readonly name: string }[] };
    assert.deepEqual(
      members.map(({ name }) => name),
      ['Alex Wilber', 'Megan Bowen', 'Adele Vance'],
    );
    assert.equal((await call('GET', `${home}/members/megan@reseller.example`)).status, 200);
  });

  it('goes on without the bot when it is removed from the team', async () => {
    await inChannel('/chat/app', { isRemoved: true });
    const removed = world.bot.heard.slice(2);
    assert.deepEqual(
      removed.map(({ type, action, membersRemoved }) => [type, action, membersRemoved]),
      [
        ['installationUpdate', 'remove', undefined],
        ['conversationUpdate', undefined, [{ id: '28:customer-connect-rehearsal' }]],
      ],
    );
    const answers = [
      await call('POST', `${home}/activities`, { type: 'message', text: 'x' }),
      await call('GET', `/v3/teams/${encodeURIComponent(channelId)}`),
      await call('POST', '/v3/conversations', {
        isGroup: true,
        channelData: { channel: { id: channelId } },
        activity: { type: 'message', text: 'x' },
      }),
    ];
    for (const answer of answers)
      assert.deepEqual([answer.status, codeOf(answer)], [403, 'BotNotInConversationRoster']);
    const id = await posts('@Customer Connect are you there?');
    await page.sees((messages) => messages.find((one) => one.id === id && one.delivery === 'unheard'));
    await inChannel('/chat/app', { isRemoved: false });
    assert.equal(world.bot.heard.at(-1)?.type, 'conversationUpdate');
    assert.equal(world.bot.heard.some(isMessage), false);
  });

  it('does not know other channels, nor lets anyone block the bot for all', async () => {
    assert.equal((await fetch(`${world.url}/chat?as=alex&channel=secret`)).status, 404);
    assert.equal((await inChannel('/chat/block', { isBlocked: true })).status, 409);
  });

  it('keeps the channel through a restart', async () => {
    const id = await posts('@Customer Connect hello');
    await page.sees((messages) => messages.find(({ delivery }) => delivery === 'delivered'));
    await world.restart();
    const again = await openPage(world.url, 'adele', '&channel=general');
    again.close();
    assert.deepEqual(
      again.messages.map((message) => [message.id, message.thread?.id, message.isOwn]),
      [[id, id, false]],
    );
  });
});
