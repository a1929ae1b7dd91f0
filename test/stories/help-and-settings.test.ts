import assert from 'node:assert/strict';
import { choicesOf, wordsOf } from '../support/cards.ts';
import { useSystem } from '../support/system.ts';
import { bothLanguages, exactly } from '../support/words.ts';

describe('help and settings', () => {
  const system = useSystem();

  for (const words of bothLanguages) {
    const other = bothLanguages.find((one) => one !== words) ?? words;

    describe(`in ${words.key}`, () => {
      it('shows every command, and says that this is a rehearsal', async () => {
        const alex = system.person({ locale: words.locale });
        const help = await alex.says(words.help);
        const shown = wordsOf(help.card);
        for (const name of ['help', 'customers', 'invite', 'invitations', 'providers', 'settings'] as const) {
          assert.match(shown, new RegExp(words[name], 'i'));
        }
        assert.match(shown, new RegExp(words.rehearsal));
      });

      it('understands commands of the other language and answers in its own', async () => {
        const alex = system.person({ locale: words.locale });
        assert.match(wordsOf((await alex.says(other.help)).card), exactly(words.said('help.title')));
        assert.match(
          wordsOf((await alex.says(other.providers)).card),
          exactly(words.said('providers.title')),
        );
      });

      it('answers in the chosen language from the choice on, also after a restart, whatever the client speaks', async () => {
        const person = await system.colleague({ locale: words.locale });
        const settings = await person.says(words.settings);
        const choice = choicesOf(settings.card, words.language);
        const saved = await person.presses(settings, words.save, { [words.language]: other.key });
        assert.match(wordsOf(saved.card), exactly(other.said('settings.saved')));
        assert.deepEqual([...choice.values()].sort(), ['auto', 'en', 'ru']);
        assert.match(wordsOf((await person.says(words.help)).card), exactly(other.said('help.title')));
        await system.restartBot();
        assert.match(wordsOf((await person.says(words.help)).card), exactly(other.said('help.title')));
        const again = await person.says(other.settings);
        const back = await person.presses(again, other.save, { [other.language]: 'auto' });
        assert.match(wordsOf(back.card), exactly(words.said('settings.saved')));
      });
    });
  }
});
