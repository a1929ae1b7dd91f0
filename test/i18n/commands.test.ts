import assert from 'node:assert/strict';
import { enCommands } from '../../src/i18n/commands-en.ts';
import { ruCommands } from '../../src/i18n/commands-ru.ts';
import { createTranslator } from '../../src/i18n/translator.ts';
import type { CommandWords } from '../../src/i18n/words.ts';
import { commandNames, languages } from '../../src/names.ts';

const catalogues: readonly Readonly<Record<string, CommandWords>>[] = [enCommands, ruCommands];

/** As a person's typing is compared: without case, blanks, punctuation and the dots of ё. */
const folded = (text: string) =>
  text
    .toLowerCase()
    .replaceAll('ё', 'е')
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();

describe('the words of the commands', () => {
  it('have the titles that were promised', () => {
    const titles = (language: 'en' | 'ru') =>
      Object.fromEntries(commandNames.map((name) => [name, createTranslator(language).command(name).title]));
    assert.equal(titles('en').help, 'help');
    assert.deepEqual(
      ['help', 'customers', 'customer', 'invite', 'invitations', 'providers', 'settings'].map(
        (name) => titles('ru')[name],
      ),
      ['помощь', 'клиенты', 'клиент', 'пригласить', 'приглашения', 'поставщики', 'настройки'],
    );
  });

  it('mean one command each, in whichever language they are typed', () => {
    const owners = new Map<string, string>();
    for (const commands of catalogues) {
      for (const [name, { title, aliases }] of Object.entries(commands)) {
        for (const text of [title, ...aliases]) {
          const key = folded(text);
          assert.ok(key !== '', name);
          const owner = owners.get(key);
          assert.ok(owner === undefined, `${text} means both ${owner} and ${name}`);
          owners.set(key, name);
        }
      }
    }
  });

  it('fit into every version of the app manifest', () => {
    for (const commands of catalogues) {
      for (const { title, summary } of Object.values(commands)) {
        assert.ok(title.length <= 32 && summary.length <= 128, title);
        assert.match(summary, /\.$/);
      }
    }
  });

  it('give an example that begins with the command itself', () => {
    for (const language of languages) {
      for (const name of commandNames) {
        const { title, example } = createTranslator(language).command(name);
        assert.ok(example === title || example.startsWith(`${title} `), example);
      }
    }
  });
});
