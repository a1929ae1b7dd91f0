/** What changes rarely and has to be noticed: the registration for events, the end of secrets, and of delegated rights. */
import assert from 'node:assert/strict';
import { wordsOf } from '../support/cards.ts';
import { comesTo } from '../support/comes-to.ts';
import type { Person } from '../support/person.ts';
import { startSystem, type System } from '../support/system.ts';
import { bothLanguages, exactly, type Words } from '../support/words.ts';
import { eventually } from '../support/world.ts';

const dayMs = 86_400_000;
const other = (key: string) => `http://127.0.0.1:9/hooks/${key}?key=a-secret`;
const commandsOf = (words: Words) =>
  words.key === 'en'
    ? { setup: 'setup', notifications: 'notifications', status: 'status' }
    : { setup: 'настройка', notifications: 'уведомления', status: 'состояние' };

describe('what changes rarely', () => {
  let system: System;
  before(async () => {
    system = await startSystem({ PUBLIC_URL: 'http://127.0.0.1:9' });
  });
  after(() => system.close());

  /** The look that is due each hour. */
  const hourPasses = () => system.control('POST', '/clock', { advanceMs: 3_600_000 });
  const holder = async () =>
    ((await system.control('GET', '/event-registration')) as { readonly webhookUrl: string | null })
      .webhookUrl;
  const addressAt = (port: number) => `http://127.0.0.1:${port}/api/partner-center/events`;
  /** Nobody is registered; then the bot is, where it is reached usually. */
  const register = async (person: Person, words: Words) => {
    await system.control('POST', '/event-registration', { webhookUrl: null });
    const setup = await person.says(commandsOf(words).setup);
    const events = await person.presses(setup, words.said('button.events'));
    await person.presses(events, words.said('events.choose.own'));
    await comesTo(holder, addressAt(9));
    await eventually('the registration is known to be written', async () =>
      wordsOf((await person.says(commandsOf(words).status)).card).includes(
        words.said('events.state.settled'),
      ),
    );
  };
  const follow = async (person: Person, words: Words) => {
    const card = await person.says(commandsOf(words).notifications);
    await person.presses(card, words.save, { [words.said('notifications.all.label')]: 'customer-lost' });
  };

  for (const words of bothLanguages) {
    describe(`in ${words.key}`, () => {
      it('is told to the Admin agents once when another tool takes the registration over, and nothing is overwritten', async () => {
        const alex = system.person({ locale: words.locale });
        const megan = system.person({ key: 'megan', locale: words.locale });
        const viewer = await system.colleague({ locale: words.locale, roles: ['sales-agent'] });
        for (const person of [alex, megan, viewer]) await person.says(words.help);
        await register(alex, words);
        await system.control('POST', '/event-registration', { webhookUrl: other(words.key) });
        await hourPasses();
        const told = await alex.isTold(words.said('events.taken.title'));
        assert.match(wordsOf(told.card), exactly(words.filled('events.taken.text', { host: '127.0.0.1:9' })));
        await megan.isTold(words.said('events.taken.title'));
        await hourPasses();
        const opened = await alex.presses(told, words.said('button.events'));
        assert.match(wordsOf(opened.card), exactly(`http://127.0.0.1:9/hooks/${words.key}?…`));
        const asked = await alex.presses(opened, words.said('events.choose.own'));
        assert.match(wordsOf(asked.card), exactly(words.said('events.confirm.title')));
        assert.equal(await holder(), other(words.key));
        assert.equal(alex.told(words.said('events.taken.title')).length, 1);
        assert.equal(viewer.told(words.said('events.taken.title')).length, 0);
      });

      it('is told as the former address, and as nobody’s doing, when the bot is reached elsewhere than it was registered', async () => {
        const alex = system.person({ locale: words.locale });
        const { said } = words;
        await register(alex, words);
        const taken = alex.told(said('events.taken.title')).length;
        const moved = () => alex.told(said('events.moved.title'));
        const status = async () => wordsOf((await alex.says(commandsOf(words).status)).card);
        await system.restartBot({ PUBLIC_URL: 'http://127.0.0.1:19' });
        await hourPasses();
        const told = await alex.isTold(said('events.moved.title'));
        const before = await status();
        for (const one of [
          said('events.state.moved'),
          said('events.moved'),
          words.filled('events.moved.do', {
            command: commandsOf(words).setup,
            events: said('button.events'),
            again: said('events.choose.again'),
          }),
        ]) {
          assert.match(before, exactly(one));
        }
        assert.doesNotMatch(before, exactly(said('events.state.lost')));
        await hourPasses();
        const opened = await alex.presses(told, said('button.events'));
        assert.match(wordsOf(opened.card), exactly(said('events.moved')));
        assert.doesNotMatch(wordsOf(opened.card), exactly(said('events.mode.meaning.own')));
        assert.equal(await holder(), addressAt(9), 'nothing is written by itself');
        const again = await alex.presses(opened, said('events.choose.again'));
        assert.doesNotMatch(wordsOf(again.card), exactly(said('events.confirm.title')));
        await comesTo(holder, addressAt(19));
        await comesTo(async () => (await status()).includes(said('events.state.settled')), true);
        const late = await alex.presses(opened, said('events.choose.again'));
        assert.match(wordsOf(late.card), exactly(said('events.outdated')));
        await hourPasses();
        assert.equal(await holder(), addressAt(19));
        assert.equal(moved().length, 1);
        assert.equal(alex.told(said('events.taken.title')).length, taken);
        await system.restartBot();
        await comesTo(() => moved().length, 2, 'another move is told anew');
      });

      it('is warned of 30, 7 and 1 days before the secret ends, each once', async () => {
        const alex = system.person({ locale: words.locale });
        await alex.says(words.help);
        const { now } = (await system.control('GET', '/clock')) as { readonly now: string };
        const secretEndsAt = new Date(Date.parse(now) + 31 * dayMs + dayMs / 2).toISOString();
        await system.control('POST', '/registration', { secretEndsAt });
        const text = words.said('ends.do.secret');
        const before = alex.told(text).length;
        for (const [index, days] of [2, 23, 6].entries()) {
          await system.control('POST', '/clock', { advanceMs: days * dayMs });
          await eventually('it is told', async () => alex.told(text).length === before + index + 1);
          const title = wordsOf(alex.told(text).at(-1)?.card).split('\n')[1] ?? '';
          assert.match(title, new RegExp(`\\b${[30, 7, 1][index]}\\b`));
          await hourPasses();
        }
        await system.restartBot();
        assert.equal(alex.told(text).length, before + 3);
        await system.control('POST', '/registration', { secretEndsAt: null });
      });

      it('is told to those who follow when delegated rights end, each end once', async () => {
        const megan = system.person({ key: 'megan', locale: words.locale });
        await follow(megan, words);
        await system.control('POST', '/delegations', { domain: 'motorwerk-sued.example', end: 'dap' });
        await megan.isTold(words.said('rights.dap.terminated'));
        if (words.key === 'en') {
          await system.control('POST', '/delegations', { domain: 'larkfield.example', end: 'gdap' });
          // Partner Center writes it down when it is over, and the record is a reason to look.
          await megan.isTold(words.filled('rights.gdap.terminated', { name: 'Larkfield Bakery support' }));
          await hourPasses();
          assert.equal(megan.told('Larkfield Bakery support').length, 1);
        }
      });

      it('is told to those who follow when a customer without an invitation from here is gone', async () => {
        const alex = system.person({ locale: words.locale });
        const megan = system.person({ key: 'megan', locale: words.locale });
        await follow(megan, words);
        const domain = words.key === 'en' ? 'nakheel-tijara.example' : 'larkfield.example';
        await system.control('POST', '/vanish', { domain });
        const told = await megan.isTold(words.said('lost.text'));
        await system.restartBot();
        await hourPasses();
        assert.equal(megan.told(words.said('lost.text')).length, 1);
        assert.equal(alex.told(words.said('lost.text')).length, 0);
        const history = await megan.presses(told, words.said('button.history'));
        assert.ok(wordsOf(history.card).length > 0);
      });
    });
  }
});
