import assert from 'node:assert/strict';
import { choicesOf, wordsOf } from '../support/cards.ts';
import { useSystem } from '../support/system.ts';
import { eventually } from '../support/world.ts';
import { bothLanguages, exactly } from '../support/words.ts';

describe('the time zone of a person', () => {
  const system = useSystem({}, async (system) => {
    // In summer London is an hour ahead of universal time, and Tokyo nine.
    await system.control('POST', '/clock', { now: '2026-07-10T21:00:00Z' });
  });

  for (const words of bothLanguages) {
    const label = words.said('field.timeZone.label');
    /** The hour alone: minutes go by while the tests run. */
    const hourOn = (card: unknown) => /^.*?(\d\d):\d\d$/m.exec(wordsOf(card))?.[1];

    it(`follows Teams until one is chosen, then all dates follow the choice, in ${words.key}`, async () => {
      const person = await system.colleague({ locale: words.locale });
      const settings = await person.says(words.settings);
      assert.equal(hourOn(settings.card), '22');
      const choices = choicesOf(settings.card, label);
      const londonByTeams = words.filled('settings.timeZone.auto', {
        zone: words.said('timeZone.london'),
      });
      assert.equal(choices.get(londonByTeams), 'auto');
      assert.equal(choices.get(`UTC+09:00 · ${words.said('timeZone.tokyo')}`), 'Asia/Tokyo');

      const saved = await person.presses(settings, words.save, { [label]: 'Asia/Tokyo' });
      assert.match(wordsOf(saved.card), exactly(words.said('settings.saved')));
      assert.equal(hourOn(saved.card), '06');
      // The first comparison was before the clock was set.
      await eventually('the list was compared by that clock', async () =>
        /\b0?6:\d\d/.test(wordsOf((await person.says(words.customers)).card)),
      );

      await system.restartBot();
      const again = await person.says(words.settings);
      assert.equal(hourOn(again.card), '06');
      const back = await person.presses(again, words.save, { [label]: 'auto' });
      assert.equal(hourOn(back.card), '22');
    });

    it(`is chosen together with the language, and answered in both at once, in ${words.key}`, async () => {
      const other = bothLanguages.find((one) => one !== words) ?? words;
      const person = await system.colleague({ locale: words.locale });
      const settings = await person.says(words.settings);
      const saved = await person.presses(settings, words.save, {
        [words.language]: other.key,
        [label]: 'America/New_York',
      });
      assert.match(wordsOf(saved.card), exactly(other.said('settings.saved')));
      assert.equal(hourOn(saved.card), '17');
    });

    it(`ignores a zone that is none, in ${words.key}`, async () => {
      const person = await system.colleague({ locale: words.locale });
      await person.says(words.settings);
      const answer = await person.execute('settings.save.v1', {
        language: 'auto',
        timeZone: 'Nowhere/At_All',
      });
      assert.equal(answer.status, 200);
      assert.equal(hourOn((await person.says(words.settings)).card), '22');
    });
  }
});
