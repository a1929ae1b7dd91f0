import assert from 'node:assert/strict';
import { type ChatWorld, startChatWorld } from './chat-world.ts';
import { openPage } from './page-stream.ts';
import { type Heard, invokeAnswer } from './stub-bot.ts';
import { card, cardActivity } from './stub-cards.ts';

const everybody = 'graph.microsoft.com/users';
const megan = {
  title: 'Megan Bowen',
  value: 'a1000000-0000-4000-8000-000000000002',
  detail: 'megan@reseller.example',
};

describe('what is looked up while someone types into a card', () => {
  let world: ChatWorld;
  let joined: Heard;
  let messageId: string;
  beforeEach(async () => {
    world = await startChatWorld();
    (await openPage(world.url, 'alex')).close();
    joined = await world.bot.hears(({ type }) => type === 'conversationUpdate');
    messageId = await world.bot.says(joined, cardActivity(card([])));
  });
  afterEach(() => world.close());

  const people = async (wish: object) => (await world.post('/chat/people', { as: 'alex', ...wish })).body;
  const lookUp = async (wish: object = {}) =>
    (
      await world.post('/chat/look-up', {
        as: 'alex',
        messageId,
        dataset: 'domains',
        queryText: 'lar',
        ...wish,
      })
    ).body;
  const found = (results: unknown): ReturnType<typeof invokeAnswer> => ({
    status: 200,
    body: { type: 'application/vnd.microsoft.search.searchResponse', value: { results } },
  });

  it('finds people of our tenant by any part of name or address, and gives their object ids', async () => {
    for (const queryText of ['meg', 'BOWEN', 'megan@'])
      assert.deepEqual(await people({ dataset: everybody, queryText }), {
        kind: 'choices',
        choices: [megan],
      });
    const all = (await people({ dataset: everybody })) as { readonly choices: readonly unknown[] };
    assert.equal(all.choices.length, 3);
    const chosen = { dataset: everybody, ids: [megan.value.toUpperCase(), 'nobody'] };
    assert.deepEqual(await people(chosen), { kind: 'choices', choices: [megan] });
    assert.deepEqual(await people({ dataset: 'graph.microsoft.com/groups' }), {
      kind: 'not-modelled',
      what: 'graph.microsoft.com/groups',
    });
  });

  it('finds only those who are in the conversation where the card asks for that', async () => {
    const dataset = `${everybody}?scope=currentContext`;
    assert.deepEqual(await people({ dataset, queryText: 'megan' }), { kind: 'choices', choices: [] });
    assert.deepEqual(await people({ dataset, queryText: 'megan', channel: 'general' }), {
      kind: 'choices',
      choices: [megan],
    });
  });

  it('asks the bot as Teams does, also for nothing typed, and takes fifteen of its answers', async () => {
    const results = Array.from({ length: 20 }, (_, index) => ({ title: `T${index}`, value: `v${index}` }));
    world.bot.thinks(() => found(results));
    const answer = (await lookUp({ queryText: '', data: { country: 'GB' } })) as {
      readonly kind: string;
      readonly choices: readonly unknown[];
    };
    assert.deepEqual([answer.kind, answer.choices.length], ['choices', 15]);
    const heard = await world.bot.hears(({ type }) => type === 'invoke');
    assert.equal(heard.name, 'application/search');
    assert.deepEqual(heard.value, {
      queryText: '',
      queryOptions: { skip: 0, top: 15 },
      dataset: 'domains',
      data: { country: 'GB' },
    });
  });

  it('tells an answer that is no search response from one that found nothing', async () => {
    world.bot.thinks(() => found([]));
    assert.deepEqual(await lookUp(), { kind: 'choices', choices: [] });
    for (const answer of [
      { status: 200 },
      { status: 501 },
      found([{ title: 'no value' }]),
      invokeAnswer('error', { code: 'BadRequest' }, 400),
    ]) {
      world.bot.thinks(() => answer);
      assert.equal((await lookUp()).kind, 'error');
    }
    await world.bot.close();
    assert.deepEqual(await lookUp(), { kind: 'unreachable' });
  });
});
