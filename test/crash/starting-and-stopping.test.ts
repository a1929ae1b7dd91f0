import assert from 'node:assert/strict';
import { createServer } from 'node:net';
import { setTimeout as pause } from 'node:timers/promises';
import { wordsOf } from '../support/cards.ts';
import { type ChildBot, freePort, putDown, startChild, startChildBot } from '../support/child-bot.ts';
import { draftTo } from '../support/invite.ts';
import { patienceMs } from '../support/patience.ts';
import { createPerson } from '../support/person.ts';
import { bothLanguages, exactly, russian } from '../support/words.ts';
import { eventually, startWorld, type World } from '../support/world.ts';

describe('stopping', () => {
  let world: World;
  let bot: ChildBot;
  before(async () => {
    world = await startWorld();
  });
  after(() => world.close());
  beforeEach(async () => {
    bot = await startChildBot(world.environment);
  });
  afterEach(() => putDown(bot));
  const person = (locale: string) => createPerson({ ...world, messagesUrl: bot.messagesUrl }, { locale });
  const isRefused = async () =>
    fetch(`${bot.botUrl}/healthz`).then(
      () => false,
      () => true,
    );

  for (const signal of ['SIGTERM', 'SIGINT'] as const) {
    it(`is clean at ${signal}`, async () => {
      bot.kill(signal);
      assert.deepEqual(await bot.exited, { code: 0, signal: null });
      assert.equal(bot.output(), '');
      assert.ok(await isRefused());
    });
  }

  for (const words of bothLanguages) {
    it(`waits for a turn that runs, and its answer arrives (${words.key})`, async () => {
      const alex = person(words.locale);
      const form = await alex.says(`${words.invite} a@stopping-${words.key}.example`);
      await world.faults({ system: 'partner-center', method: 'GET', path: '/v1', delayMs: 1_500 });
      const answer = alex.clicks(alex.press(form, words.continue));
      await eventually('the turn runs', async () => (await world.faultsLeft()) === 0);
      bot.kill('SIGTERM');
      assert.match(wordsOf((await answer).card), exactly(words.said('draft.title')));
      assert.deepEqual(await bot.exited, { code: 0, signal: null });
    });
  }

  it('in the middle of sending sends once', async () => {
    const domain = 'stopping-sending.example';
    const draft = await draftTo(person(russian.locale), russian, { email: `a@${domain}` });
    await world.faults({ system: 'graph', method: 'POST', path: '/v1.0/me/messages/', delayMs: 3_000 });
    const alex = person(russian.locale);
    const answer = alex.post(alex.press(draft, russian.send)).catch(() => undefined);
    await eventually('it is being sent', async () => (await world.faultsLeft()) === 0);
    bot.kill('SIGTERM');
    await answer;
    assert.deepEqual(await bot.exited, { code: 0, signal: null });
    bot = await startChildBot(world.environment);
    await eventually('it is sent', async () => {
      const shown = await person(russian.locale).presses(draft, russian.send);
      return wordsOf(shown.card).includes(russian.said('invitation.state.sent'));
    });
    assert.equal((await world.mailsTo(domain)).length, 1);
  });

  it('comes to its end although a turn hangs', async () => {
    const alex = person('en-GB');
    await world.faults({ system: 'partner-center', method: 'GET', path: '/v1', delayMs: 60_000, times: 50 });
    const answer = alex.post(alex.activity({ type: 'message', text: 'providers' })).catch(() => undefined);
    await eventually('the turn runs', async () => (await world.faultsLeft()) < 50);
    bot.kill('SIGTERM');
    const staysThere = pause(patienceMs, 'still there', { ref: false });
    assert.notEqual(await Promise.race([bot.exited, staysThere]), 'still there');
    await answer;
    await world.clearFaults();
  });
});

describe('starting', () => {
  const refused = async (environment: Readonly<Record<string, string>>) => {
    const child = startChild(environment);
    try {
      return { ...(await child.exited), output: child.output() };
    } finally {
      await putDown(child);
    }
  };

  it('with a wrong configuration tells every problem at once and ends with 1', async () => {
    const { code, output } = await refused({
      PORT: 'many',
      LOG_LEVEL: 'loud',
      MicrosoftAppId: 'not-a-guid',
      DEFAULT_TIME_ZONE: 'Mars/Olympus',
      GRAPH_URL: 'http://graph.example',
      REHEARSAL_CRASH_AT: 'nowhere',
    });
    assert.equal(code, 1);
    const named = [
      'PORT',
      'LOG_LEVEL',
      'MicrosoftAppId',
      'DEFAULT_TIME_ZONE',
      'GRAPH_URL',
      'REHEARSAL_CRASH_AT',
    ];
    const missing = [
      'MicrosoftAppTenantId',
      'MicrosoftAppPassword',
      'COSMOS_ENDPOINT',
      'HISTORY_KEY',
      'ADMIN_AGENTS_GROUP_ID',
    ];
    for (const name of [...named, ...missing]) assert.match(output, new RegExp(`^  ${name} `, 'm'));
    assert.doesNotMatch(output, /at .*\.ts:\d+/);
  });

  it('never mixes a rehearsal with real services', async () => {
    const { code, output } = await refused({
      PORT: '0',
      REHEARSAL_PORT: '0',
      COSMOS_ENDPOINT: 'https://real.example',
    });
    assert.equal(code, 1);
    assert.match(output, /COSMOS_ENDPOINT names a service outside this machine/);
    const beside = await refused({
      MicrosoftAppId: '00000000-0000-4000-8000-000000000001',
      MicrosoftAppType: 'SingleTenant',
      MicrosoftAppTenantId: '00000000-0000-4000-8000-000000000002',
      MicrosoftAppPassword: 'a-secret-that-is-not-told',
      COSMOS_ENDPOINT: 'https://real.example',
      HISTORY_KEY: 'a-secret-that-is-not-told-and-long-enough',
      ADMIN_AGENTS_GROUP_ID: '00000000-0000-4000-8000-000000000003',
      REHEARSAL_PORT: '3979',
    });
    assert.equal(beside.code, 1);
    assert.match(beside.output, /REHEARSAL_PORT belongs to a rehearsal/);
    assert.doesNotMatch(beside.output, /a-secret-that-is-not-told/);
  });

  it('on a port that is taken ends with 1 and names the port', async () => {
    const taken = createServer();
    const port = await freePort();
    await new Promise<void>((resolve) => taken.listen(Number(port), '127.0.0.1', resolve));
    const world = await startWorld();
    try {
      const { code, output } = await refused({ ...world.environment, PORT: port });
      assert.equal(code, 1);
      assert.match(output, new RegExp(`port ${port} is taken`));
      assert.doesNotMatch(output, /at .*\d+:\d+/);
    } finally {
      taken.close();
      await world.close();
    }
  });
});
