import assert from 'node:assert/strict';
import type { TeamsDeps } from '../../../src/adapters/teams/teams.ts';
import { say } from '../../../src/conversation/turn.ts';
import {
  aText,
  alexId,
  anActivity,
  anExecute,
  botId,
  conversationId,
  tenantId,
} from '../../fakes/activities.ts';
import { aCard, type Bench, contentOf, createBench } from './bench.ts';

const cardType = 'application/vnd.microsoft.card.adaptive';

describe('the Teams adapter', () => {
  let bench: Bench;
  const open = async (overrides: Partial<TeamsDeps> = {}) => {
    bench = await createBench(overrides);
  };
  const url = () => bench.connector.serviceUrl;
  afterEach(() => bench.close());

  describe('with a message', () => {
    it('answers with one card in one message, and says who asked', async () => {
      await open();
      const answer = await bench.post(aText(url(), '  customers sirius '));
      assert.equal(answer.status, 200);
      assert.equal(answer.text, '');
      assert.equal(bench.connector.calls.length, 1);
      const [sent] = bench.connector.calls;
      assert.equal(sent?.method, 'POST');
      assert.equal(sent?.conversationId, conversationId);
      assert.equal(sent?.activity.summary, 'answer');
      assert.equal(sent?.activity.text, undefined);
      assert.deepEqual(sent?.activity.attachments, [{ contentType: cardType, content: contentOf('answer') }]);
      const [{ incoming, caller }] = bench.heard as [Bench['heard'][number]];
      assert.deepEqual(incoming, { kind: 'text', text: 'customers sirius' });
      const { reference, correlationId, ...who } = caller;
      assert.deepEqual(who, {
        person: alexId,
        name: 'Alex Wilber',
        conversation: 'personal',
        locale: 'en-GB',
        timeZone: 'Europe/London',
      });
      assert.match(correlationId, /^[0-9a-f-]{36}$/);
      assert.equal(reference.serviceUrl, url());
    });

    it('keeps the same reference while the chat is the same', async () => {
      await open();
      await bench.post(aText(url(), 'one'));
      await bench.post(aText(url(), 'two', { locale: 'ru-RU' }));
      const [one, two] = bench.heard.map(({ caller }) => caller.reference);
      assert.deepEqual(one, two);
      assert.equal(JSON.stringify(one).includes('1700000000'), false);
    });

    it('takes out its own mention, and needs no recipient', async () => {
      await open();
      const mention = (id: string, text: string) => ({ type: 'mention', text, mentioned: { id, name: 'x' } });
      const entities = [
        mention(botId, '<at>Customer Connect</at>'),
        mention('29:2', '<at>Anna</at>'),
        { type: 'mention' },
      ];
      await bench.post(aText(url(), '<at>Customer Connect</at> help <at>Anna</at>', { entities }));
      await bench.post(aText(url(), 'help', { entities, recipient: undefined }));
      assert.deepEqual(
        bench.heard.map(({ incoming }) => incoming.kind === 'text' && incoming.text),
        ['help <at>Anna</at>', 'help'],
      );
    });

    it('tells groups and teams from personal chats', async () => {
      await open();
      for (const conversationType of ['personal', 'groupChat', 'channel', 'other', undefined]) {
        await bench.post(
          aText(url(), 'x', {
            conversation: {
              id: 'c',
              tenantId,
              conversationType,
            },
          }),
        );
      }
      const places = bench.heard.map(({ caller }) => caller.conversation);
      assert.deepEqual(places, ['personal', 'group', 'team', 'group', 'group']);
    });

    it('hands on an empty message with a picture, so that it gets an answer', async () => {
      await open();
      await bench.post(anActivity(url(), { attachments: [{ contentType: 'image/png' }] }));
      assert.deepEqual(bench.heard[0]?.incoming, { kind: 'text', text: '', hasFiles: true });
      assert.equal(bench.connector.messages().length, 1);
    });

    it('answers a message that Teams sends twice only once', async () => {
      await open();
      const activity = aText(url(), 'help');
      const answers = await Promise.all([bench.post(activity), bench.post(activity)]);
      answers.push(await bench.post(activity));
      assert.deepEqual(
        answers.map(({ status }) => status),
        [200, 200, 200],
      );
      assert.equal(bench.heard.length, 1);
      assert.equal(bench.connector.messages().length, 1);
    });

    it('lets a repeat in when nobody got an answer', async () => {
      await open();
      const activity = aText(url(), 'help');
      bench.connector.fail({ status: 403, code: 'NotEnoughPermissions' });
      assert.equal((await bench.post(activity)).status, 502);
      assert.equal((await bench.post(activity)).status, 200);
      assert.equal(bench.connector.messages().length, 1);
    });

    it('shows that it is at work while an answer takes its time', async () => {
      await open({ pace: { typingAfterMs: 5, typingEveryMs: 5 } });
      const gate = Promise.withResolvers<void>();
      bench.script.converse = async () => {
        await gate.promise;
        return say(aCard('slow'));
      };
      const answered = bench.post(aText(url(), 'customers'));
      await bench.connector.waitFor(({ activity }) => activity.type === 'typing');
      gate.resolve();
      await answered;
      assert.equal(bench.connector.calls.at(-1)?.activity.summary, 'slow');
    });

    it('acknowledges a message before Teams gives up, and answers later', async () => {
      await open({ pace: { messageWithinMs: 10 } });
      const gate = Promise.withResolvers<void>();
      bench.script.converse = async () => {
        await gate.promise;
        return say(aCard('late'));
      };
      assert.equal((await bench.post(aText(url(), 'customers'))).status, 200);
      assert.equal(bench.connector.messages().length, 0);
      gate.resolve();
      const sent = await bench.connector.waitFor(({ activity }) => activity.type === 'message');
      assert.equal(sent.activity.summary, 'late');
      assert.equal(sent.activityId, undefined);
    });
  });

  describe('with events', () => {
    it('hears of its installation and removal', async () => {
      await open();
      bench.script.converse = async ({ kind }) =>
        kind === 'installed' ? say(aCard('welcome')) : { kind: 'nothing' };
      await bench.post(anActivity(url(), { type: 'installationUpdate', action: 'add' }));
      await bench.post(anActivity(url(), { type: 'conversationUpdate', membersAdded: [{ id: botId }] }));
      await bench.post(anActivity(url(), { type: 'installationUpdate', action: 'remove' }));
      assert.deepEqual(
        bench.heard.map(({ incoming }) => incoming),
        [{ kind: 'installed' }, { kind: 'installed' }, { kind: 'uninstalled' }],
      );
      assert.equal(bench.connector.messages().length, 2);
    });

    it('sends nothing into a chat it was removed from', async () => {
      await open();
      await bench.post(anActivity(url(), { type: 'installationUpdate', action: 'remove' }));
      assert.equal(bench.connector.calls.length, 0);
    });

    const changed = (eventType: string) => ({
      id: 'changed',
      type: 'messageUpdate',
      text: 'edited',
      channelData: { eventType, tenant: { id: tenantId } },
    });

    it('hears once of each change to a message', async () => {
      await open();
      for (const text of ['one', 'one', 'other']) {
        await bench.post(anActivity(url(), { ...changed('editMessage'), text }));
      }
      assert.deepEqual(
        bench.heard.map(({ incoming }) => incoming),
        [
          { kind: 'edited', text: 'one' },
          { kind: 'edited', text: 'other' },
        ],
      );
    });

    it('ignores all others, and answers 200', async () => {
      await open();
      const others = [
        { type: 'installationUpdate', action: 'add-upgrade' },
        { type: 'installationUpdate', action: 'remove-upgrade' },
        { type: 'conversationUpdate', membersAdded: [{ id: '29:someone' }] },
        { type: 'conversationUpdate' },
        { type: 'messageReaction', reactionsAdded: [{ type: 'like' }] },
        changed('undeleteMessage'),
        { type: 'messageUpdate', text: 'edited' },
        { type: 'messageDelete' },
        { type: 'typing' },
        { type: 'event', name: 'x' },
        { type: 'endOfConversation' },
        { type: 'something-new' },
        { type: 'conversationUpdate', membersAdded: [{ id: botId }], from: { id: '29:x' } },
      ];
      for (const fields of others) assert.equal((await bench.post(anActivity(url(), fields))).status, 200);
      assert.equal(bench.heard.length, 0);
      assert.equal(bench.connector.calls.length, 0);
    });
  });

  describe('with strangers', () => {
    const other = '22222222-2222-4222-8222-222222222222';

    it('does nothing for another tenant, and answers 403', async () => {
      await open();
      const conversation = { id: conversationId, conversationType: 'personal', tenantId: other };
      const strangers = [
        { conversation },
        { channelData: { tenant: { id: other } } },
        { conversation, channelData: { tenant: { id: other } } },
        { conversation: { ...conversation, tenantId: undefined }, channelData: undefined },
      ];
      for (const fields of strangers) {
        assert.equal((await bench.post(aText(url(), 'help', fields))).status, 403);
        assert.equal((await bench.post(anExecute(url(), 'v', {}, fields))).status, 403);
        assert.equal(
          (await bench.post(anActivity(url(), { type: 'installationUpdate', action: 'add', ...fields })))
            .status,
          403,
        );
      }
      assert.equal(bench.heard.length, 0);
      assert.equal(bench.connector.calls.length, 0);
      assert.ok(bench.telemetry.recorded.every(({ fields }) => fields.why === 'tenant'));
    });

    it('does nothing for someone whose directory id is missing or none', async () => {
      await open();
      for (const aadObjectId of [undefined, null, '', 'alex', `${alexId}x`]) {
        const from = { id: '29:1', name: 'x', aadObjectId };
        assert.equal((await bench.post(aText(url(), 'help', { from }))).status, 403);
        assert.equal((await bench.post(anExecute(url(), 'v', {}, { from }))).status, 403);
      }
      assert.equal(bench.heard.length, 0);
    });

    it('does nothing for someone of whom it is not said how Teams calls them', async () => {
      await open();
      for (const id of [undefined, null, '']) {
        const from = { id, name: 'x', aadObjectId: alexId };
        assert.equal((await bench.post(aText(url(), 'help', { from }))).status, 403);
        assert.equal((await bench.post(anExecute(url(), 'v', {}, { from }))).status, 403);
      }
      assert.equal(bench.heard.length, 0);
    });

    it('refuses activities whose parts have other forms', async () => {
      await open();
      const odd = [
        { conversation: undefined },
        { conversation: 'x' },
        { from: 'x' },
        { text: 7 },
        { channelData: [] },
        { entities: {} },
      ];
      for (const fields of odd)
        assert.equal((await bench.post(anActivity(url(), fields))).status, 400, JSON.stringify(fields));
      assert.equal(bench.heard.length, 0);
    });

    it('sends its answers even where the message asks to have them in the response', async () => {
      await open();
      const answer = await bench.post(aText(url(), 'help', { deliveryMode: 'expectReplies' }));
      assert.equal(answer.text, '');
      assert.equal(bench.connector.messages().length, 1);
    });
  });

  describe('with failures', () => {
    it('answers a failed turn with a card, and not with what was thrown', async () => {
      await open();
      bench.script.converse = async () => {
        throw new Error('private words');
      };
      const answer = await bench.post(aText(url(), 'help'));
      assert.equal(answer.status, 200);
      assert.equal(bench.connector.messages()[0]?.activity.summary, 'failed R-1234');
      const button = await bench.post(anExecute(url(), 'v'));
      assert.equal(button.status, 200);
      assert.equal(bench.connector.messages()[1]?.activity.summary, 'failed R-1234');
      assert.ok(!JSON.stringify([button.text, bench.connector.calls]).includes('private words'));
    });

    it('answers a card that cannot be drawn in the same way', async () => {
      let drawn = 0;
      await open({
        render: ({ summary }) => {
          drawn += 1;
          if (drawn === 1) throw new Error('no such template');
          return { content: contentOf(summary), summary };
        },
      });
      assert.equal((await bench.post(aText(url(), 'help'))).status, 200);
      assert.equal(bench.connector.messages()[0]?.activity.summary, 'failed R-1234');
    });

    it('answers 500 without a word when even that fails', async () => {
      await open({
        failed: async () => {
          throw new Error('more private words');
        },
      });
      bench.script.converse = async () => {
        throw new Error('private words');
      };
      for (const activity of [aText(url(), 'help'), anExecute(url(), 'v')]) {
        const answer = await bench.post(activity);
        assert.equal(answer.status, 500);
        assert.ok(!answer.text.includes('private'));
      }
    });

    it('makes one request of one message, whatever the connector answers', async () => {
      await open();
      const doubtful = [
        { status: 408 },
        { status: 500 },
        { status: 502 },
        { status: 503, retryAfter: '0' },
        { status: 504 },
        { drop: 'before' as const },
        { drop: 'after' as const },
      ];
      for (const trouble of doubtful) {
        const before = bench.connector.calls.length;
        bench.connector.fail(trouble);
        assert.equal((await bench.post(aText(url(), 'help'))).status, 502);
        assert.equal(bench.connector.calls.length - before, 1, JSON.stringify(trouble));
      }
    });

    it('tries again what was refused before it had any effect', async () => {
      await open();
      for (const trouble of [
        { status: 429, retryAfter: '0' },
        { status: 412, retryAfter: '0' },
      ]) {
        bench.connector.fail(trouble);
        assert.equal((await bench.post(aText(url(), 'help'))).status, 200);
      }
      assert.equal(bench.connector.messages().length, 2);
      bench.connector.fail({ status: 429, retryAfter: '30' });
      assert.equal((await bench.post(aText(url(), 'help'))).status, 502);
    });

    it('logs a failed send without what was to be sent', async () => {
      await open();
      bench.script.converse = async () => say(aCard('Dear Anna Petrova'));
      bench.connector.fail({ status: 400, code: 'BadArgument', message: 'Dear Anna Petrova is wrong' });
      await bench.post(aText(url(), 'help'));
      const failed = bench.telemetry.recorded.find(({ name }) => name === 'turn.failed');
      assert.equal(failed?.fields.code, 'teams/unavailable');
      const { error } = failed as { error: Error };
      assert.ok(!JSON.stringify([error, error.message, error.stack, Object.values(error)]).includes('Anna'));
    });
  });
});
