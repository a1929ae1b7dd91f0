import assert from 'node:assert/strict';
import {
  CloudAdapter,
  ConfigurationBotFrameworkAuthentication,
  type ConversationReference,
  TeamsInfo,
  TurnContext,
} from 'botbuilder';
import { type ChatWorld, startChatWorld } from './chat-world.ts';
import { openPage } from './page-stream.ts';
import type { Heard } from './stub-bot.ts';

/** The SDK as the product runs it in rehearsal: without an app id it takes no token. */
describe("the imitated Teams' connector, spoken to by the Bot Framework SDK", () => {
  let world: ChatWorld;
  beforeEach(async () => {
    world = await startChatWorld();
  });
  afterEach(() => world.close());

  it('takes what the SDK sends, updates, deletes and asks', async () => {
    const page = await openPage(world.url, 'alex');
    await world.post('/chat/send', { as: 'alex', text: 'hello' });
    const heard = await world.bot.hears((one: Heard) => one.type === 'message');
    const reference = TurnContext.getConversationReference(
      heard as unknown as Parameters<typeof TurnContext.getConversationReference>[0],
    ) as ConversationReference;
    const adapter = new CloudAdapter(new ConfigurationBotFrameworkAuthentication({}));
    const names: (string | undefined)[] = [];
    await adapter.continueConversationAsync('', reference, async (context) => {
      await context.sendActivities([{ type: 'typing' }]);
      const kept = await context.sendActivity('first');
      const gone = await context.sendActivity({ type: 'message', text: 'second' });
      await context.updateActivity({ type: 'message', id: kept?.id ?? '', text: 'first, corrected' });
      await context.deleteActivity(gone?.id ?? '');
      names.push((await TeamsInfo.getMember(context, '29:1alex-wilber')).userPrincipalName);
      names.push((await TeamsInfo.getPagedMembers(context)).members[0]?.aadObjectId);
    });
    const seen = await page.sees(
      (messages) => messages.some(({ isDeleted }) => isDeleted) && messages.map(({ text }) => text),
    );
    page.close();
    assert.deepEqual(seen, ['hello', 'first, corrected', '']);
    assert.deepEqual(names, ['alex@reseller.example', 'a1000000-0000-4000-8000-000000000001']);
    assert.equal(page.typings, 1);
  });

  it('lets the SDK open the chat of a person by itself', async () => {
    const page = await openPage(world.url, 'megan');
    const joined = await world.bot.hears((one) => one.type === 'conversationUpdate');
    const tenant = { id: '11111111-1111-4111-8111-111111111111' };
    await new CloudAdapter(new ConfigurationBotFrameworkAuthentication({})).createConversationAsync(
      '',
      'msteams',
      joined.serviceUrl,
      '',
      {
        isGroup: false,
        bot: { id: '28:customer-connect-rehearsal', name: 'Customer Connect' },
        members: [{ id: '29:1megan-bowen', name: '' }],
        tenantId: tenant.id,
        channelData: { tenant },
        activity: undefined as never,
      },
      async (context) => {
        await context.sendActivity('News for Megan');
      },
    );
    await page.sees((messages) => messages.find(({ text }) => text === 'News for Megan'));
    page.close();
  });

  it('lets the SDK begin a thread in a channel, and ask about the team', async () => {
    const page = await openPage(world.url, 'alex', '&channel=general');
    await world.post('/chat/send', { as: 'alex', channel: 'general', text: '@Customer Connect hello' });
    const heard = await world.bot.hears((one: Heard) => one.type === 'message');
    const adapter = new CloudAdapter(new ConfigurationBotFrameworkAuthentication({}));
    const { id: channelId } = (heard.channelData as { readonly channel: { readonly id: string } }).channel;
    await adapter.createConversationAsync(
      '',
      'msteams',
      heard.serviceUrl,
      '',
      {
        isGroup: true,
        channelData: { channel: { id: channelId } },
        activity: { type: 'message', text: 'A new thread' } as never,
        bot: undefined as never,
        members: undefined as never,
      },
      async (context) => {
        await context.sendActivity('and more in it');
      },
    );
    const incoming = heard as unknown as Parameters<typeof TurnContext.getConversationReference>[0];
    const reference = TurnContext.getConversationReference(incoming) as ConversationReference;
    const facts: unknown[] = [];
    await adapter.continueConversationAsync('', reference, async (context) => {
      await context.sendActivity('an answer');
      Object.assign(context.activity, { channelData: heard.channelData });
      facts.push((await TeamsInfo.getTeamDetails(context)).name);
      facts.push((await TeamsInfo.getTeamChannels(context)).length);
    });
    const threads = await page.sees(
      (messages) => messages.length === 4 && messages.map(({ text, thread }) => [text, thread?.id]),
    );
    const [said, began] = threads.map(([, thread]) => thread);
    assert.deepEqual(threads, [
      ['@Customer Connect hello', said],
      ['A new thread', began],
      ['and more in it', began],
      ['an answer', said],
    ]);
    assert.notEqual(said, began);
    assert.deepEqual(facts, ['Partner desk', 1]);
    page.close();
  });
});
