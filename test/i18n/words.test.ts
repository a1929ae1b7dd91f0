import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { IntlMessageFormat } from 'intl-messageformat';
import { enWords } from '../../src/i18n/en.ts';
import { ruWords } from '../../src/i18n/ru.ts';
import { createTranslator } from '../../src/i18n/translator.ts';
import type { WordKey } from '../../src/i18n/words.ts';

const keys = Object.keys(enWords) as WordKey[];
const both = keys.flatMap((key) => [['en', key, enWords[key]] as const, ['ru', key, ruWords[key]] as const]);

type Part = ReturnType<IntlMessageFormat['getAst']>[number];
/** The kinds of ICU parts, as its parser numbers them. */
const kind = { literal: 0, plural: 6 };

function parse(text: string): Part[] {
  return new IntlMessageFormat(text, 'en', undefined, { ignoreTag: true }).getAst();
}

/** What a sentence needs: `name` or `count, plural`. */
function argumentsOf(parts: readonly Part[]): readonly string[] {
  const found = parts.flatMap((part): readonly string[] => {
    if (part.type === kind.literal || !('value' in part)) return [];
    const inner =
      'options' in part ? Object.values(part.options).flatMap((option) => argumentsOf(option.value)) : [];
    return [String(part.value), ...inner];
  });
  return [...new Set(found)].sort();
}

function pluralsOf(parts: readonly Part[]): readonly (readonly string[])[] {
  return parts.flatMap((part) =>
    part.type === kind.plural && 'options' in part
      ? [Object.keys(part.options).filter((category) => !category.startsWith('='))]
      : [],
  );
}

/** Each sentence as it is said, all its plural forms included. */
function spoken(text: string): readonly string[] {
  const forms = parse(text).reduce<readonly string[]>(
    (sofar, part) => sofar.flatMap((head) => spokenPart(part).map((tail) => head + tail)),
    [''],
  );
  return forms;
}

function spokenPart(part: Part): readonly string[] {
  if (part.type === kind.literal && 'value' in part) return [String(part.value)];
  if ('options' in part) {
    return Object.values(part.options).flatMap((option) =>
      option.value.reduce<readonly string[]>(
        (sofar, inner) => sofar.flatMap((head) => spokenPart(inner).map((tail) => head + tail)),
        [''],
      ),
    );
  }
  return ['0'];
}

const eachSaid = both.flatMap(([language, key, text]) =>
  spoken(text).map((said) => ({ language, key, said })),
);

describe('the words', () => {
  it('say every sentence with the same facts in both languages', () => {
    for (const key of keys) {
      assert.deepEqual(argumentsOf(parse(ruWords[key])), argumentsOf(parse(enWords[key])), key);
    }
  });

  it('have every plural form that each language has', () => {
    for (const key of keys) {
      for (const forms of pluralsOf(parse(enWords[key]))) assert.deepEqual(forms, ['one', 'other'], key);
      for (const forms of pluralsOf(parse(ruWords[key]))) {
        assert.deepEqual(forms, ['one', 'few', 'many', 'other'], key);
      }
    }
  });

  it('count as people do', () => {
    const counts = [0, 1, 2, 5, 11, 21, 22, 25, 101, 111, 1.5];
    const english = createTranslator('en');
    const russian = createTranslator('ru');
    assert.deepEqual(
      counts.map((all) => english.say('customers.count', { all })),
      [0, 1, 2, 5, 11, 21, 22, 25, 101, 111, 1.5].map((n) => `${n} ${n === 1 ? 'customer' : 'customers'}`),
    );
    const forms = ['клиентов', 'клиент', 'клиента', 'клиентов', 'клиентов', 'клиент', 'клиента', 'клиентов'];
    assert.deepEqual(
      counts.map((all) => russian.say('customers.count', { all })),
      [...forms, 'клиент', 'клиентов', 'клиента'].map(
        (form, at) => `${String(counts[at]).replace('.', ',')} ${form}`,
      ),
    );
  });

  it('are translated: what is the same in both languages is a name', () => {
    const names = new Set([
      'fault.graph',
      'invitation.tenant',
      'settings.language.en',
      'settings.language.ru',
    ]);
    const copies = keys.filter((key) => enWords[key] === ruWords[key] && !names.has(key));
    assert.deepEqual(
      copies.filter((key) => /\p{L}{3,}/u.test(spoken(enWords[key]).join(' '))),
      [],
    );
  });

  it('mix no alphabets within a word, and no Russian into English', () => {
    for (const { language, key, said } of eachSaid) {
      for (const [word] of said.matchAll(/[\p{L}\p{M}]+/gu)) {
        assert.ok(!(/\p{Script=Cyrillic}/u.test(word) && /\p{Script=Latin}/u.test(word)), `${key}: ${word}`);
      }
      if (language === 'en' && key !== 'settings.language.ru')
        assert.doesNotMatch(said, /\p{Script=Cyrillic}/u, key);
    }
  });

  it('are typeset with care: single blanks, curly quotes, one kind of ending', () => {
    for (const { language, key, said } of eachSaid) {
      // This label is promised to the letter.
      if (key !== 'field.typedName.label')
        assert.doesNotMatch(said, / {2}|^\s|\s$|\.\.\.|"|'/, `${language} ${key}: ${said}`);
      assert.doesNotMatch(said, /\s[,.;:!?]/, `${language} ${key}: ${said}`);
      assert.ok(said.trim() !== '', key);
    }
    const ending = (text: string) => /[.:?!]$/.exec(text)?.[0] ?? '';
    for (const key of keys) {
      assert.deepEqual(
        new Set(spoken(ruWords[key]).map(ending)),
        new Set(spoken(enWords[key]).map(ending)),
        `${key} ends differently`,
      );
    }
  });

  it('raise their voice at the welcome only', () => {
    for (const { key, said } of eachSaid) {
      if (key !== 'welcome.title') assert.ok(!said.includes('!'), key);
    }
  });

  it('are good Russian: ё where it belongs, a small «вы», dashes and quotes of their own', () => {
    const withoutYo =
      /(?<!\p{L})(?:еще|учетн\p{L}*|партнер\p{L}*|прочтет|займет|ее|найден(?=а|о|ы)\p{L}*ен|придет|пойдет|дает|свое|мое|твое)(?!\p{L})/iu;
    for (const { language, key, said } of eachSaid) {
      if (language !== 'ru') continue;
      assert.doesNotMatch(said, withoutYo, key);
      assert.doesNotMatch(said, /[\p{Ll},:] (?:Вы|Вас|Вам|Вами|Ваш\p{L}*)(?!\p{L})/u, key);
    }
  });

  it('are all said somewhere', () => {
    const said = saidInSource();
    assert.deepEqual(
      keys.filter((key) => !said.some((pattern) => pattern.test(key))),
      [],
    );
  });
});

/** Every string of the sources that may name a sentence; a gap in it stands for any one part of a key. */
function saidInSource(): readonly RegExp[] {
  const root = new URL('../../src/', import.meta.url);
  const files = readdirSync(root, { recursive: true, encoding: 'utf8' }).filter(
    (file) => file.endsWith('.ts') && !/^i18n.(?:[a-z]+-)?(?:words|en|ru)\.ts$/.test(file),
  );
  return files.flatMap((file) =>
    [
      ...readFileSync(new URL(file, root), 'utf8').matchAll(
        /['`]([a-zA-Z]+(?:\.(?:[\w-]|\$\{[^{}]+\})+)+)['`]/g,
      ),
    ].map(
      ([, name = '']) =>
        new RegExp(
          `^${name
            .split(/\$\{[^{}]+\}/)
            .map((part) => part.replaceAll('.', '\\.'))
            .join('[\\w-]+')}$`,
        ),
    ),
  );
}
