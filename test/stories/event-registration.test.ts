/** The registration for Partner Center's events: who holds it, how it is chosen, and what tests of the way show. */
import assert from 'node:assert/strict';
import { wordsOf } from '../support/cards.ts';
import type { Person, Shown } from '../support/person.ts';
import { useSystem } from '../support/system.ts';
import { bothLanguages, english, exactly, type Words } from '../support/words.ts';
import { eventually } from '../support/world.ts';

const other = 'http://127.0.0.1:9/hooks/another-tool?key=a-secret';
const shownOther = 'http://127.0.0.1:9/hooks/another-tool?…';
const commands = {
  en: { setup: 'setup', status: 'status', house: 'history house' },
  ru: { setup: 'настройка', status: 'состояние', house: 'журнал house' },
};

describe('the registration for Partner Center’s events', () => {
  const system = useSystem();

  const holder = async (webhookUrl?: string | null) =>
    webhookUrl === undefined
      ? ((await system.control('GET', '/event-registration')) as { webhookUrl: string | null }).webhookUrl
      : system.control('POST', '/event-registration', { webhookUrl });
  const ours = () => `${system.botUrl}/api/partner-center/events`;
  const eventsOf = async (person: Person, words: Words): Promise<Shown> =>
    person.presses(await person.says(commands[words.key].setup), words.said('button.events'));
  /** The card as it is when Partner Center has been told; a busy machine may be slower than the click. */
  const written = async (person: Person, words: Words, shown: Shown): Promise<Shown> => {
    let now = shown;
    await eventually('it is written', async () => {
      if (!wordsOf(now.card).includes(words.said('events.writing'))) return true;
      now = await eventsOf(person, words);
      return false;
    });
    return now;
  };
  /** Chooses a mode on a card that is as new as can be. */
  const choose = async (person: Person, words: Words, mode: 'own' | 'forwarded' | 'polling') => {
    const shown = await eventsOf(person, words);
    return written(person, words, await person.presses(shown, words.said(`events.choose.${mode}`)));
  };

  for (const words of bothLanguages) {
    describe(`in ${words.key}`, () => {
      beforeEach(async () => {
        await holder(null);
      });

      it('is made where there is none, tested by the documented test event, and left by choosing otherwise', async () => {
        const alex = system.person({ locale: words.locale });
        let shown = await eventsOf(alex, words);
        assert.match(wordsOf(shown.card), exactly(words.said('events.none')));
        shown = await choose(alex, words, 'own');
        assert.equal(await holder(), ours());
        assert.match(wordsOf(shown.card), exactly(words.said('events.mode.own')));
        assert.match(wordsOf(shown.card), exactly(ours()));
        let status = await alex.presses(
          await alex.says(commands[words.key].status),
          words.said('button.testEvents'),
        );
        await eventually('the test event has arrived', async () => {
          status = await alex.presses(status, words.said('button.checkAgain'));
          return wordsOf(status.card).includes(words.said('events.test.arrived'));
        });
        assert.match(wordsOf(status.card), /test-created/);
        assert.match(wordsOf(status.card), exactly(words.said('events.records.read')));
        shown = await choose(alex, words, 'polling');
        assert.match(wordsOf(shown.card), exactly(words.said('events.staysHere')));
      });

      it('of another tool is replaced only after its address was shown and the replacement confirmed, and can be given back', async () => {
        const alex = system.person({ locale: words.locale });
        await holder(other);
        const before = await eventsOf(alex, words);
        const asked = await alex.presses(before, words.said('events.choose.own'));
        assert.equal(await holder(), other);
        const text = wordsOf(asked.card);
        assert.match(text, exactly(words.said('events.confirm.title')));
        assert.match(text, exactly(shownOther));
        assert.ok(!text.includes('a-secret'));
        const replaced = await alex.presses(asked, words.said('button.replaceRegistration'));
        const shown = await written(alex, words, replaced);
        assert.equal(await holder(), ours());
        assert.match(wordsOf(shown.card), exactly(words.said('events.fact.former')));
        // Old cards: the confirmation again, and the one before it.
        for (const [old, title] of [
          [asked, words.said('button.replaceRegistration')],
          [before, words.said('events.choose.own')],
        ] as const) {
          const again = await alex.presses(old, title);
          assert.match(wordsOf(again.card), exactly(words.said('events.outdated')));
        }
        const given = await alex.presses(await eventsOf(alex, words), words.said('button.giveBack'));
        const giving = await written(alex, words, given);
        assert.equal(await holder(), other);
        assert.match(wordsOf(giving.card), exactly(words.said('events.mode.polling')));
      });

      it('is not replaced when yet another tool came between the question and the answer', async () => {
        const alex = system.person({ locale: words.locale });
        await holder(other);
        const asked = await alex.presses(await eventsOf(alex, words), words.said('events.choose.own'));
        await holder('http://127.0.0.1:9/hooks/a-third');
        const again = await alex.presses(asked, words.said('button.replaceRegistration'));
        assert.match(wordsOf(again.card), exactly('http://127.0.0.1:9/hooks/a-third'));
        assert.equal(await holder(), 'http://127.0.0.1:9/hooks/a-third');
      });

      it('may stay with another tool that forwards', async () => {
        const alex = system.person({ locale: words.locale });
        await holder(other);
        const shown = await choose(alex, words, 'forwarded');
        assert.match(wordsOf(shown.card), exactly(words.said('events.mode.forwarded')));
        assert.equal(await holder(), other);
        const status = wordsOf((await alex.says(commands[words.key].status)).card);
        assert.match(status, exactly(words.said('events.mode.forwarded')));
        assert.match(status, exactly(words.filled('events.status.held', { host: '127.0.0.1:9' })));
      });

      it('is chosen by Admin agents only, and each choice stands in the history', async () => {
        const viewer = await system.colleague({ locale: words.locale, roles: ['helpdesk-agent'] });
        const alex = system.person({ locale: words.locale });
        const shown = await eventsOf(alex, words);
        const pressed = await viewer.clicks(viewer.press(shown, words.said('button.testEvents')));
        assert.match(JSON.stringify(pressed.card), /helpdesk|Admin agent|администратор/i);
        await holder('http://127.0.0.1:9/hooks/a-fourth');
        await choose(alex, words, 'forwarded');
        await eventually('it is recorded', async () =>
          wordsOf((await alex.says(commands[words.key].house)).card).includes('events: forwarded'),
        );
      });
    });
  }

  it('survives a lost answer: what is there is not made again', async () => {
    await holder(null);
    const alex = system.person({ locale: english.locale });
    await system.faults({
      system: 'partner-center',
      method: 'POST',
      path: '/webhooks/v1/registration',
      drop: 'after',
      times: 1,
    });
    await choose(alex, english, 'own');
    await eventually('it is registered', async () =>
      wordsOf((await alex.says('status')).card).includes(english.said('events.state.settled')),
    );
    assert.equal(await holder(), ours());
  });

  it('counts two presses at once as one', async () => {
    await holder(null);
    const alex = system.person({ locale: english.locale });
    await choose(alex, english, 'polling');
    const shown = await eventsOf(alex, english);
    await system.control('DELETE', '/calls');
    const press = alex.press(shown, english.said('events.choose.own'));
    await Promise.all([alex.post(press), alex.post({ ...press, id: 'another-id' })]);
    await eventually('it is registered', async () => (await holder()) === ours());
    const calls = (await system.control('GET', '/calls')) as readonly {
      readonly method: string;
      readonly route: string;
      readonly count: number;
    }[];
    const made = calls.filter(
      ({ method, route }) => method === 'POST' && route === '/webhooks/v1/registration',
    );
    assert.deepEqual(
      made.map(({ count }) => count),
      [1],
    );
  });
});
