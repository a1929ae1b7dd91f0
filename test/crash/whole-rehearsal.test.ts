import assert from 'node:assert/strict';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { wordsOf } from '../support/cards.ts';
import { type ChildBot, freePort, putDown, startChildBot } from '../support/child-bot.ts';
import { type Connector, startConnector } from '../support/connector.ts';
import { draftTo, inviteBySending, plainLink } from '../support/invite.ts';
import { createPerson } from '../support/person.ts';
import { bothLanguages, exactly, russian } from '../support/words.ts';
import { controlAt, type Mail } from '../support/world.ts';

describe('the whole rehearsal, killed and started again over the same data', () => {
  let dataDir: string;
  let connector: Connector;
  let bot: ChildBot | undefined;
  let environment: Readonly<Record<string, string>>;
  before(async () => {
    dataDir = await mkdtemp(join(tmpdir(), 'customer-connect-'));
    connector = await startConnector();
    environment = {
      DATA_DIR: dataDir,
      PORT: await freePort(),
      REHEARSAL_PORT: await freePort(),
      DIRECTORY_COMPARE_SECONDS: '1',
      LOG_LEVEL: 'silent',
    };
  });
  after(async () => {
    await putDown(bot);
    await connector.close();
    await rm(dataDir, { recursive: true, force: true });
  });
  const control = () => controlAt(`http://127.0.0.1:${environment.REHEARSAL_PORT}/control`);
  const mails = async () => (await control()('GET', '/mail')) as readonly Mail[];
  const person = (options = {}) =>
    createPerson({ connector, messagesUrl: bot?.messagesUrl ?? assert.fail() }, options);
  const restart = async () => {
    await putDown(bot);
    bot = await startChildBot(environment);
  };

  it('has lost nothing: customers, drafts, mails, roles, languages, the clock', async () => {
    await restart();
    const kept = new Map<string, Awaited<ReturnType<typeof draftTo>>>();
    for (const words of bothLanguages) {
      const alex = person({ locale: words.locale });
      await inviteBySending(alex, words, { email: `a@sent-${words.key}.example` });
      kept.set(words.key, await draftTo(alex, words, { email: `a@draft-${words.key}.example` }));
    }
    const adele = { key: 'adele', locale: 'en-GB' };
    await control()('POST', '/roles', { aadObjectId: person(adele).aadObjectId, roles: ['global-admin'] });
    const settings = await person(adele).says('settings');
    await person(adele).presses(settings, 'Save', { Language: 'ru' });
    await control()('POST', '/clock', { advanceMs: 86_400_000 });

    await restart();
    const shown = wordsOf((await person(adele).says('customers')).card);
    assert.match(shown, /240/);
    assert.match(shown, exactly(russian.said('customers.title')), 'the language is kept');
    const clock = (await control()('GET', '/clock')) as { readonly offsetMs: number };
    assert.ok(clock.offsetMs > 86_000_000);
    for (const words of bothLanguages) {
      const alex = person({ locale: words.locale });
      const list = wordsOf((await alex.says(words.invitations)).card);
      for (const name of ['sent', 'draft']) assert.match(list, exactly(`${name}-${words.key}.example`));
      await alex.presses(kept.get(words.key) ?? assert.fail(), words.send);
      await control()('POST', '/accept', { domain: `sent-${words.key}.example` });
      await alex.isTold(words.said('accepted.title'), `a@sent-${words.key}.example`);
    }
    assert.deepEqual(
      (await mails()).map(({ links }) => [...new Set(links)]),
      Array(4).fill([plainLink]),
    );
  });

  it('loses nothing either when it is killed right after each answer', async () => {
    const email = 'a@step-by-step.example';
    const options = { locale: russian.locale };
    const form = await person(options).says(`${russian.invite} ${email}`);
    await restart();
    const draft = await person(options).presses(form, russian.continue);
    await restart();
    await person(options).presses(draft, russian.send);
    await restart();
    await control()('POST', '/accept', { domain: 'step-by-step.example' });
    await restart();
    await person(options).isTold(russian.said('accepted.title'), email);
    assert.equal((await mails()).filter(({ to }) => to.includes(email)).length, 1);
  });
});
