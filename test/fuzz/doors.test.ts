import assert from 'node:assert/strict';
import sinon from 'sinon';
import { invitationStates } from '../../src/domain/invitation.ts';
import { lintCard } from '../cards/card-linter.ts';
import { activityCase, eventCase, healthPath, pressCase, rawBody } from './cases.ts';
import { heldMegabytes } from './memory.ts';
import { assertEventAnswer, assertHealthAnswer, assertMessageAnswer } from './protocol.ts';
import { runCases } from './run.ts';
import { signedEvents } from '../support/signed-events.ts';
import { openScene, type Scene } from './scene.ts';
import { sendCase } from './send.ts';
import { fuzz } from './settings.ts';
import { toJson } from './strange.ts';

/** How many of a hundred cases go where; what costs little is tried more. */
const share = { activities: 20, presses: 15, raw: 20, events: 40, health: 5 } as const;
const casesFor = (kind: keyof typeof share) => Math.ceil((fuzz.cases * share[kind]) / 100);

/** Growth that caches with a bound may have (five thousand people, five thousand messages), however long it runs. */
const mayGrowMegabytes = 20;

describe(`whatever comes in (seed ${fuzz.seed}, ${fuzz.cases} cases)`, function () {
  this.timeout(120_000 + fuzz.cases * 40);
  let scene: Scene;
  let heldBefore = 0;
  let printed: sinon.SinonSpy[];
  const rejections: unknown[] = [];
  const keep = (reason: unknown) => void rejections.push(reason);

  before(async () => {
    scene = await openScene();
    process.on('unhandledRejection', keep);
    await runCases({
      cases: 500,
      of: activityCase,
      send: async (one) => void (await sendCase(one, scene)),
      look: scene.assertUnmoved,
    });
    heldBefore = heldMegabytes();
  });
  after(async () => {
    process.off('unhandledRejection', keep);
    await scene.close();
  });
  beforeEach(() => {
    printed = (['log', 'info', 'warn', 'error'] as const).map((level) => sinon.stub(console, level));
  });
  afterEach(() => {
    const words = printed.flatMap((spy) => spy.args.map((args) => args.map(String).join(' ')));
    for (const spy of printed) spy.restore();
    assert.deepEqual(words.slice(0, 3), [], 'nothing is printed');
    assert.deepEqual(rejections, [], 'nothing is left unhandled');
    assert.deepEqual(scene.badCards.slice(0, 3), [], 'every card is a good one');
  });

  it('activities of every shape are answered or refused, and move nothing of others', async () => {
    await runCases({
      cases: casesFor('activities'),
      of: activityCase,
      send: async (one) => void (await sendCase(one, scene)),
      look: scene.assertUnmoved,
    });
  });

  it('presses with every verb and any data are answered by the protocol, and move nothing of others', async () => {
    let cards = 0;
    await runCases({
      cases: casesFor('presses'),
      of: pressCase(scene.targets),
      send: async (one) => {
        const card = await sendCase(one, scene);
        if (card !== undefined) cards += 1;
        if (card !== undefined && cards % 10 === 0) assert.deepEqual(lintCard(card), []);
      },
      look: scene.assertUnmoved,
    });
    assert.ok(cards > casesFor('presses') / 10, `only ${cards} cards came: the cases reach nothing`);
  });

  it('bodies that are no message are refused', async () => {
    await runCases({
      cases: casesFor('raw'),
      of: rawBody,
      send: async (body) => {
        const answer = await scene.stranger.send({ path: '/api/messages', body });
        assertMessageAnswer(answer, body.slice(0, 300));
        assert.ok(answer.status >= 400, `${answer.status}: ${body}`);
      },
      look: scene.assertUnmoved,
    });
  });

  it('events are taken for hints or refused, and nothing follows from what they say', async () => {
    await scene.system.control('DELETE', '/calls');
    const { headersOf } = signedEvents(scene.system);
    let sent = 0;
    await runCases({
      cases: casesFor('events'),
      of: eventCase,
      send: async (event) => {
        const body = toJson(event);
        // Most are signed well, so that what is in them is read.
        const headers = sent++ % 4 === 0 ? {} : headersOf(body);
        const answer = await scene.stranger.send({ path: '/api/partner-center/events', body, headers });
        assertEventAnswer(answer, body.slice(0, 600));
      },
      look: scene.assertUnmoved,
    });
    const calls = (await scene.system.control('GET', '/calls')) as readonly {
      system: string;
      count: number;
    }[];
    const asked = calls.filter(({ system }) => system === 'partner-center');
    const looks = asked.reduce((sum, { count }) => sum + count, 0);
    assert.ok(
      looks < casesFor('events') / 4 + 200,
      `${looks} calls to Partner Center: a storm of events is one look`,
    );
  });

  it('other places say nothing of themselves, and the health checks stay well', async () => {
    await runCases({
      cases: casesFor('health'),
      of: healthPath,
      send: async (post) =>
        assertHealthAnswer(
          await scene.stranger.send(post),
          `${post.method} ${post.path}`,
          post.method === 'HEAD',
        ),
      look: scene.assertUnmoved,
    });
    for (const path of ['/healthz', '/readyz']) {
      assert.equal((await scene.stranger.send({ path, method: 'GET' })).status, 200, path);
    }
  });

  it('afterwards nothing was written in a name of others, and the bot works as before', async () => {
    const mallory = new Set(scene.people.colleague.map((person) => person.aadObjectId));
    const theirs = new Set(scene.targets.map(({ invitationId }) => invitationId));
    const all = await scene.store.register.allIn(invitationStates);
    for (const { value } of all) {
      if (!theirs.has(value.id)) assert.ok(mallory.has(value.inviter), `${value.id} is of ${value.inviter}`);
    }
    const [person] = scene.people.colleague;
    const answer = await person?.says('customers');
    assert.deepEqual(lintCard(answer?.card), []);
  });

  it('afterwards no more memory is held than caches with a bound may hold', () => {
    const held = heldMegabytes();
    assert.ok(held - heldBefore < mayGrowMegabytes, `${heldBefore} MB held before, ${held} MB now`);
  });
});
