/** More at once than is taken in: who is heard, and what the others are told. */
import assert from 'node:assert/strict';
import type { TeamsDeps } from '../../../src/adapters/teams/teams.ts';
import { say } from '../../../src/conversation/turn.ts';
import { aText, anActivity, anExecute, tenantId } from '../../fakes/activities.ts';
import { comesTo } from '../../support/comes-to.ts';
import { aCard, type Bench, createBench } from './bench.ts';

const crowd = { each: { atOnce: 2, waiting: 1 }, all: { atOnce: 4, waiting: 2 }, holdMs: 1 };
const messageType = 'application/vnd.microsoft.activity.message';
const meganId = 'a1000000-0000-4000-8000-000000000002';

describe('the Teams adapter in a crowd', () => {
  let bench: Bench;
  let gate: PromiseWithResolvers<void>;
  const open = async (overrides: Partial<TeamsDeps> = {}) => {
    gate = Promise.withResolvers();
    bench = await createBench({ crowd, ...overrides });
    bench.script.converse = async () => {
      await gate.promise;
      return say(aCard('answer'));
    };
  };
  const url = () => bench.connector.serviceUrl;
  const somebody = (aadObjectId: string) => ({
    from: { id: `29:${aadObjectId}`, name: 'Somebody', aadObjectId },
    conversation: { conversationType: 'personal', tenantId, id: `a:${aadObjectId}` },
  });
  const heard = (many: number) => comesTo(() => bench.heard.length, many);
  const said = () => bench.connector.messages().map(({ activity }) => activity.summary);

  /** Two at work and one in line; answers how to wait for them. */
  async function fill() {
    const answered = Promise.all([1, 2, 3].map((one) => bench.post(aText(url(), `customers ${one}`))));
    await heard(2);
    return { answered: () => answered };
  }

  afterEach(async () => {
    gate.resolve();
    await bench.close();
  });

  it('hears so much of one person at once, then what waited, and tells once of all that was too much', async () => {
    await open();
    const { answered } = await fill();
    const over = await Promise.all([1, 2, 3, 4, 5].map(() => bench.post(aText(url(), 'help'))));
    assert.deepEqual(new Set(over.map(({ status }) => status)), new Set([200]));
    assert.deepEqual(said(), ['too many: own-full']);
    assert.equal(bench.heard.length, 2);
    gate.resolve();
    await answered();
    assert.equal(bench.heard.length, 3);
    assert.deepEqual(said().slice(1), ['answer', 'answer', 'answer']);
    const noted = bench.telemetry.recorded.filter(({ name }) => name === 'turn.turned-away');
    assert.deepEqual(
      noted.map(({ fields }) => fields.why),
      ['own-full'],
    );
    await bench.post(aText(url(), 'help'));
    assert.equal(said().at(-1), 'answer', 'afterwards all is as before');
  });

  it('hears others meanwhile', async () => {
    await open();
    await fill();
    const hers = bench.post(aText(url(), 'help', somebody(meganId)));
    await heard(3);
    assert.equal(bench.heard.at(-1)?.caller.person, meganId);
    gate.resolve();
    await hers;
  });

  it('says it at the pressed button each time, and nothing where a card looked by itself', async () => {
    await open();
    await fill();
    for (let time = 0; time < 2; time += 1) {
      const answer = await bench.post(anExecute(url(), 'invitation.send.v1'));
      assert.deepEqual(answer.body, { statusCode: 200, type: messageType, value: 'too many: own-full' });
    }
    const value = { action: { type: 'Action.Execute', verb: 'v' }, trigger: 'automatic' };
    const refreshed = await bench.post(anExecute(url(), 'v', {}, { value }));
    assert.deepEqual(refreshed.body, { statusCode: 200, type: messageType, value: '' });
    assert.deepEqual(said(), []);
    assert.equal(bench.heard.length, 2);
  });

  it('counts a button that is answered with a word for as long as it is worked on', async () => {
    await open({ pace: { invokeWithinMs: 5 }, crowd: { ...crowd, each: { atOnce: 1, waiting: 0 } } });
    assert.match((await bench.post(anExecute(url(), 'v'))).text, /Still at it/);
    assert.match((await bench.post(anExecute(url(), 'v'))).text, /own-full/);
    gate.resolve();
    await bench.teams.settled();
    await bench.post(anExecute(url(), 'v'));
    assert.equal(bench.heard.length, 2);
  });

  it('leaves an offered file as it is, so that it can be answered again', async () => {
    await open();
    await fill();
    const value = { type: 'fileUpload', action: 'decline' };
    const answer = () =>
      bench.post(
        anActivity(url(), { type: 'invoke', name: 'fileConsent/invoke', replyToId: 'offer', value }),
      );
    assert.equal((await answer()).status, 200);
    assert.deepEqual(said(), ['too many: own-full']);
    gate.resolve();
    await comesTo(() => bench.heard.length, 3);
    assert.equal((await answer()).status, 200);
    await comesTo(() => bench.heard.length, 4);
    assert.equal(bench.heard.at(-1)?.incoming.kind, 'file-answer');
  });

  it('lets the client go on to the card when a silent sign-in is too much, and refuses a code', async () => {
    await open();
    await fill();
    const invoke = (name: string, value: object) =>
      bench.post(anActivity(url(), { type: 'invoke', name, value }));
    const exchange = { id: 'x', connectionName: 'Graph', token: 'a-token' };
    assert.equal((await invoke('signin/tokenExchange', exchange)).status, 412);
    assert.equal((await invoke('signin/verifyState', { state: '123456' })).status, 404);
    assert.deepEqual(said(), ['too many: own-full']);
  });

  it('takes note of a departure however full it is', async () => {
    await open();
    await fill();
    void bench.post(anActivity(url(), { type: 'installationUpdate', action: 'remove' }));
    await heard(3);
    assert.equal(bench.heard.at(-1)?.incoming.kind, 'uninstalled');
  });

  it('tells apart when all people together are too many', async () => {
    await open({ crowd: { ...crowd, all: { atOnce: 2, waiting: 0 } } });
    const answered = Promise.all([1, 2].map((one) => bench.post(aText(url(), `customers ${one}`))));
    await heard(2);
    await bench.post(aText(url(), 'help', somebody(meganId)));
    assert.deepEqual(said(), ['too many: all-full']);
    gate.resolve();
    await answered;
  });

  it('tells it again when the first word did not get there', async () => {
    await open();
    await fill();
    bench.connector.fail({ status: 403, code: 'NotEnoughPermissions' });
    assert.equal((await bench.post(aText(url(), 'help'))).status, 502);
    assert.equal((await bench.post(aText(url(), 'help'))).status, 200);
    assert.deepEqual(said(), ['too many: own-full']);
  });
});
