import assert from 'node:assert/strict';
import { type ChatWorld, codeOf, startChatWorld } from './chat-world.ts';
import { openPage } from './page-stream.ts';
import type { Heard } from './stub-bot.ts';
import { card, cardActivity } from './stub-cards.ts';

const conversations = '/v3/conversations';
const ours = '11111111-1111-4111-8111-111111111111';
describe("the imitated Teams' connector", () => {
  let world: ChatWorld;
  let joined: Heard;
  let home: string;
  let page: Awaited<ReturnType<typeof openPage>>;
  beforeEach(async () => {
    world = await startChatWorld();
    page = await openPage(world.url, 'alex');
    joined = await world.bot.hears((heard) => heard.type === 'conversationUpdate');
    home = `${conversations}/${encodeURIComponent(joined.conversation.id)}`;
  });
  afterEach(async () => {
    page.close();
    await world.close();
  });

  const call = (method: string, path: string, body?: unknown) => world.bot.call(joined, method, path, body);

  it('shows at once what the bot says, as an answer or of its own accord', async () => {
    const said = await call('POST', `${home}/activities`, { type: 'message', text: 'Anna accepted.' });
    assert.equal(said.status, 201);
    const { id } = said.body as { readonly id: string };
    assert.match(id, /^\d{13,}$/);
    const answered = await call('POST', `${home}/activities/${joined.id}`, {
      type: 'message',
      text: 'Hello.',
    });
    assert.equal(answered.status, 201);
    const texts = await page.sees((messages) => messages.length === 2 && messages.map(({ text }) => text));
    assert.deepEqual(texts, ['Anna accepted.', 'Hello.']);
    assert.equal(page.messages[0]?.id, id);
  });

  it('shows typing without keeping it as a message', async () => {
    const typing = await call('POST', `${home}/activities`, { type: 'typing' });
    assert.equal(typing.status, 201);
    await page.sees(() => page.typings === 1);
    assert.equal(page.messages.length, 0);
  });

  it('updates and deletes messages of the bot, and forgets none of it in a restart', async () => {
    const first = await world.bot.says(joined, cardActivity(card([{ type: 'TextBlock', text: 'Sending' }])));
    const second = await world.bot.says(joined, { type: 'message', text: 'Oops' });
    const updated = await call(
      'PUT',
      `${home}/activities/${first}`,
      cardActivity(card([{ type: 'TextBlock', text: 'Sent' }])),
    );
    assert.deepEqual(updated, { status: 200, body: { id: first } });
    assert.equal((await call('DELETE', `${home}/activities/${second}`)).status, 200);
    await page.sees((messages) => messages.find(({ isDeleted }) => isDeleted));

    await world.restart();
    const again = await openPage(world.url, 'alex');
    again.close();
    const [one, two] = again.messages;
    assert.deepEqual(one?.attachments[0]?.content.body, [{ type: 'TextBlock', text: 'Sent' }]);
    assert.equal(one?.isEdited, true);
    assert.deepEqual([two?.isDeleted, two?.text], [true, '']);
  });

  it('answers what it does not know with the codes of the service', async () => {
    const foreign = `${conversations}/${encodeURIComponent('a:1nobody')}`;
    const hello = { type: 'message', text: 'Hello' };
    const { body } = await world.post('/chat/send', { as: 'alex', text: 'mine' });
    const gone = await world.bot.says(joined, hello);
    await call('DELETE', `${home}/activities/${gone}`);
    const cases = [
      [await call('POST', `${foreign}/activities`, hello), 404, 'ConversationNotFound'],
      [await call('GET', `${foreign}/members`), 404, 'ConversationNotFound'],
      [await call('PUT', `${home}/activities/17`, hello), 404, 'ActivityNotFoundInConversation'],
      [await call('DELETE', `${home}/activities/17`), 404, 'ActivityNotFoundInConversation'],
      [await call('PUT', `${home}/activities/${gone}`, hello), 404, 'ActivityNotFoundInConversation'],
      [await call('DELETE', `${home}/activities/${body.id}`), 403, 'ForbiddenOperationException'],
      [await call('POST', `${home}/activities`, { type: 'message' }), 400, 'BadSyntax'],
      [await call('POST', `${home}/activities`, { text: 'no type' }), 400, 'BadSyntax'],
      [await call('GET', `${home}/members/29:nobody`), 404, 'MemberNotFoundInConversation'],
      [await call('POST', `${home}/activities`, { type: 'event', name: 'x' }), 501, 'NotModelled'],
      [await call('GET', conversations), 501, 'NotModelled'],
      [
        await call('POST', `${home}/activities/history`.replace('activities', 'transcript'), {}),
        501,
        'NotModelled',
      ],
    ] as const;
    for (const [answer, status, code] of cases)
      assert.deepEqual([answer.status, codeOf(answer)], [status, code]);
  });

  it('counts the size of a message in UTF-16', async () => {
    const roomy = await call('POST', `${home}/activities`, { type: 'message', text: 'я'.repeat(51_000) });
    assert.equal(roomy.status, 201);
    const over = await call('POST', `${home}/activities`, { type: 'message', text: 'a'.repeat(51_200) });
    assert.deepEqual([over.status, codeOf(over)], [413, 'MessageSizeTooBig']);
  });

  it('knows the one person of a personal chat by every id that Teams takes', async () => {
    const alex = {
      id: '29:1alex-wilber',
      name: 'Alex Wilber',
      givenName: 'Alex',
      surname: 'Wilber',
      objectId: 'a1000000-0000-4000-8000-000000000001',
      aadObjectId: 'a1000000-0000-4000-8000-000000000001',
      email: 'alex@reseller.example',
      userPrincipalName: 'alex@reseller.example',
      tenantId: ours,
      userRole: 'user',
    };
    assert.deepEqual((await call('GET', `${home}/members`)).body, [alex]);
    assert.deepEqual((await call('GET', `${home}/pagedmembers?pageSize=10`)).body, { members: [alex] });
    for (const id of [alex.id, alex.aadObjectId, alex.email]) {
      assert.deepEqual((await call('GET', `${home}/members/${encodeURIComponent(id)}`)).body, alex);
    }
    const other = await call('GET', `${home}/members/${encodeURIComponent('29:1megan-bowen')}`);
    assert.equal(other.status, 404);
  });

  it('gives the chat of a person who has the app, and none of one who has not', async () => {
    const asked = { members: [{ id: '29:1alex-wilber' }], channelData: { tenant: { id: ours } } };
    const found = await call('POST', conversations, asked);
    assert.deepEqual(found, { status: 201, body: { id: joined.conversation.id } });
    const byObjectId = { members: [{ id: 'a1000000-0000-4000-8000-000000000001' }], tenantId: ours };
    assert.deepEqual((await call('POST', conversations, byObjectId)).body, found.body);
    const spoken = await call('POST', conversations, {
      ...asked,
      activity: { type: 'message', text: 'News' },
    });
    assert.equal(spoken.status, 201);
    await page.sees((messages) => messages.find(({ text }) => text === 'News'));
    const cases = [
      [{ ...asked, members: [{ id: '29:1adele-vance' }] }, 403, 'ForbiddenOperationException'],
      [{ ...asked, members: [{ id: '29:unknown' }] }, 403, 'ForbiddenOperationException'],
      [{ ...asked, members: [{ id: 'alex@reseller.example' }] }, 403, 'ForbiddenOperationException'],
      [{ ...asked, members: [] }, 400, 'BadArgument'],
      [{ ...asked, channelData: { tenant: { id: 'foreign' } } }, 400, 'BadArgument'],
      [{ ...asked, isGroup: true }, 501, 'NotModelled'],
    ] as const;
    for (const [body, status, code] of cases) {
      const answer = await call('POST', conversations, body);
      assert.deepEqual([answer.status, codeOf(answer)], [status, code]);
    }
  });
});
