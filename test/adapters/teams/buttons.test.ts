import assert from 'node:assert/strict';
import type { TeamsDeps } from '../../../src/adapters/teams/teams.ts';
import { type Reply, show } from '../../../src/conversation/turn.ts';
import { Fault } from '../../../src/ports/faults.ts';
import { aSubmit, anExecute } from '../../fakes/activities.ts';
import { aCard, type Bench, contentOf, createBench } from './bench.ts';

const cardType = 'application/vnd.microsoft.card.adaptive';

describe('the Teams adapter with a button', () => {
  let bench: Bench;
  const open = async (overrides: Partial<TeamsDeps> = {}) => {
    bench = await createBench(overrides);
  };
  const url = () => bench.connector.serviceUrl;
  afterEach(() => bench.close());

  it('answers Action.Execute with the card in place', async () => {
    await open();
    bench.script.converse = async () => show(aCard('next page'));
    const answer = await bench.post(anExecute(url(), 'customers.page.v1', { page: 2, query: 'a' }));
    assert.equal(answer.status, 200);
    assert.deepEqual(answer.body, { statusCode: 200, type: cardType, value: contentOf('next page') });
    assert.equal(bench.connector.calls.length, 0);
    assert.deepEqual(bench.heard[0]?.incoming, {
      kind: 'action',
      verb: 'customers.page.v1',
      data: { page: 2, query: 'a' },
      cardActivityId: 'card-1',
      trigger: 'manual',
    });
  });

  it('sends a card of its own as a message, and leaves the pressed one as it is', async () => {
    await open();
    const answer = await bench.post(anExecute(url(), 'invitation.send.v1'));
    const type = 'application/vnd.microsoft.activity.message';
    assert.deepEqual(answer.body, { statusCode: 200, type, value: 'answer' });
    assert.equal(bench.connector.messages()[0]?.activity.summary, 'answer');
  });

  it('answers with that card where a message does not come through', async () => {
    await open();
    bench.connector.fail({ status: 500 });
    const answer = await bench.post(anExecute(url(), 'invitation.send.v1'));
    assert.deepEqual(answer.body, { statusCode: 200, type: cardType, value: contentOf('answer') });
  });

  it('knows an automatic refresh', async () => {
    await open();
    const value = { action: { type: 'Action.Execute', verb: 'v' }, trigger: 'automatic' };
    await bench.post(anExecute(url(), 'v', {}, { value }));
    assert.deepEqual(bench.heard[0]?.incoming, {
      kind: 'action',
      verb: 'v',
      data: {},
      cardActivityId: 'card-1',
      trigger: 'automatic',
    });
  });

  it('says nothing beside a card that brings itself up to date, whatever becomes of that', async () => {
    await open({ pace: { invokeWithinMs: 50 } });
    const value = { action: { type: 'Action.Execute', verb: 'v' }, trigger: 'automatic' };
    const look = () => bench.post(anExecute(url(), 'v', {}, { value }));
    const type = 'application/vnd.microsoft.activity.message';
    bench.script.converse = async () => {
      throw new Fault('store/unavailable');
    };
    assert.deepEqual((await look()).body, { statusCode: 200, type, value: '' });
    const late = Promise.withResolvers<Reply>();
    bench.script.converse = () => late.promise;
    assert.deepEqual((await look()).body, { statusCode: 200, type, value: '' });
    late.resolve(show(aCard('late')));
    await bench.teams.settled();
    assert.deepEqual(bench.connector.calls, []);
  });

  it('takes Action.Submit for the same, and replaces the card', async () => {
    await open();
    bench.script.converse = async () => show(aCard('replaced'));
    const answer = await bench.post(aSubmit(url(), 'customers.page.v1', { page: 1, msteams: { x: 1 } }));
    assert.equal(answer.status, 200);
    assert.deepEqual(bench.heard[0]?.incoming, {
      kind: 'action',
      verb: 'customers.page.v1',
      data: { page: 1 },
      cardActivityId: 'card-1',
      trigger: 'manual',
    });
    const [sent] = bench.connector.calls;
    assert.equal(sent?.method, 'PUT');
    assert.equal(sent?.activityId, 'card-1');
    assert.equal(sent?.activity.summary, 'replaced');
    assert.equal(bench.connector.calls.length, 1);
  });

  it('sends a new message where the card of Action.Submit is gone', async () => {
    await open();
    bench.script.converse = async () => show(aCard('replaced'));
    bench.connector.fail({ method: 'PUT', status: 404, code: 'ActivityNotFoundInConversation' });
    assert.equal((await bench.post(aSubmit(url(), 'v'))).status, 200);
    assert.deepEqual(
      bench.connector.calls.map(({ method }) => method),
      ['PUT', 'POST'],
    );
  });

  it('answers a repeated button again, with whatever the dialogue says now', async () => {
    await open();
    bench.script.converse = async () => show(aCard(`time ${bench.heard.length}`));
    const activity = anExecute(url(), 'v');
    await bench.post(activity);
    const again = await bench.post(activity);
    assert.deepEqual(again.body, { statusCode: 200, type: cardType, value: contentOf('time 2') });
  });

  it('says that it is still at work, and replaces the card later', async () => {
    await open({ pace: { invokeWithinMs: 10 } });
    const gate = Promise.withResolvers<void>();
    bench.script.converse = async () => {
      await gate.promise;
      return show(aCard('done'));
    };
    const answer = await bench.post(anExecute(url(), 'invitation.send.v1'));
    const type = 'application/vnd.microsoft.activity.message';
    assert.deepEqual(answer.body, { statusCode: 200, type, value: 'Still at it.' });
    gate.resolve();
    const sent = await bench.connector.waitFor(({ method }) => method === 'PUT');
    assert.equal(sent.activityId, 'card-1');
    assert.equal(sent.activity.summary, 'done');
  });

  it('answers a failure that comes late, too', async () => {
    await open({ pace: { invokeWithinMs: 10 } });
    const gate = Promise.withResolvers<void>();
    bench.script.converse = async () => {
      await gate.promise;
      throw new Error('private words');
    };
    await bench.post(anExecute(url(), 'v'));
    gate.resolve();
    const sent = await bench.connector.waitFor(({ method }) => method === 'POST');
    assert.equal(sent.activity.summary, 'failed R-1234');
  });

  it('notes a late answer that does not arrive by what people read of a failure, and by no id of a turn', async () => {
    await open({ pace: { invokeWithinMs: 10 } });
    const gate = Promise.withResolvers<void>();
    bench.script.converse = async () => {
      await gate.promise;
      return show(aCard('late'));
    };
    await bench.post(anExecute(url(), 'v'));
    for (const method of ['PUT', 'POST'] as const)
      bench.connector.fail({ method, status: 403, code: 'NotEnoughPermissions' });
    gate.resolve();
    await bench.teams.settled();
    const noted = bench.telemetry.recorded.filter(({ name }) => name === 'turn.failed');
    assert.deepEqual(
      noted.map(({ fields }) => fields.what),
      ['late-answer'],
    );
    assert.match(String(noted[0]?.fields.reference), /^[0-9A-F]{8}$/);
  });

  it('refuses what it does not know, without falling over', async () => {
    await open();
    const unknown = await bench.post(anExecute(url(), 'v', {}, { name: 'task/fetch' }));
    assert.equal(unknown.status, 501);
    assert.equal((unknown.body as { statusCode: number }).statusCode, 501);
    const nameless = await bench.post(anExecute(url(), 'v', {}, { name: undefined }));
    assert.equal(nameless.status, 501);
    const values = [undefined, null, {}, 'x', 7, { action: null }, { action: { type: 'Action.Submit' } }];
    for (const value of values) {
      const answer = await bench.post(anExecute(url(), 'v', {}, { value }));
      assert.equal(answer.status, 400, JSON.stringify(value));
      assert.equal((answer.body as { statusCode: number }).statusCode, 400);
    }
    assert.equal(bench.heard.length, 0);
  });
});
