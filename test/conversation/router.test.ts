import assert from 'node:assert/strict';
import fc from 'fast-check';
import { createRouter } from '../../src/conversation/router.ts';
import { enCommands } from '../../src/i18n/commands-en.ts';
import { fillerWords, leadingWords } from '../../src/i18n/polite-words.ts';
import { ruCommands } from '../../src/i18n/commands-ru.ts';
import type { CommandWords } from '../../src/i18n/words.ts';
import { commandNames } from '../../src/names.ts';

const router = createRouter();
const catalogues = { en: enCommands, ru: ruCommands };
const withArguments = new Set<string>([
  'customers',
  'customer',
  'invite',
  'invitations',
  'history',
  'forget-me',
  'why',
  'remove',
  'setup',
]);

const phrases = Object.values(catalogues).flatMap((catalogue) =>
  commandNames.flatMap((name) => {
    const { title, aliases, means = {} }: CommandWords = catalogue[name];
    return [title, ...aliases].map((phrase) => ({ name, phrase, means: means[phrase] ?? '' }));
  }),
);
const anyPhrase = fc.constantFrom(...phrases);

describe('routing what was typed', () => {
  for (const { name, phrase, means } of phrases) {
    it(`understands ${phrase}`, () => {
      const command = { kind: 'command', name, args: means };
      const spellings = [
        phrase,
        phrase.toUpperCase(),
        `  ${phrase}!\n`,
        `/${phrase}`,
        phrase.replaceAll('ё', 'е'),
        phrase.normalize('NFD'),
      ];
      for (const spelling of spellings) assert.deepEqual(router.route(spelling), command, spelling);
    });
  }

  /** `удалить мои данные и ещё`: what is no way to say the one is read as the other, with its arguments. */
  const beginsLikeAnother = (phrase: string) =>
    phrases.some((other) => withArguments.has(other.name) && phrase.startsWith(`${other.phrase} `));

  it('hands arguments on as they were typed, whatever they are', () => {
    const words = new Set([
      ...phrases.flatMap(({ phrase }) => phrase.split(' ')),
      ...[fillerWords, leadingWords].flatMap(({ en, ru }) => [...en, ...ru]),
    ]);
    const argument = fc
      .string({ unit: 'grapheme', minLength: 1, maxLength: 30 })
      .map((text) => text.trim())
      .filter(
        (text) =>
          /^[\p{L}\p{N}]/u.test(text) && !words.has(text.toLowerCase().split(/[^\p{L}\p{N}]/u)[0] ?? ''),
      );
    fc.assert(
      fc.property(anyPhrase, argument, ({ name, phrase, means }, typed) => {
        const args = `${means} ${typed}`.trim();
        const route = router.route(`${phrase}  ${typed} `);
        if (withArguments.has(name)) assert.deepEqual(route, { kind: 'command', name, args });
        else assert.equal(route.kind, beginsLikeAnother(phrase) ? 'command' : 'unknown');
      }),
      { numRuns: 500 },
    );
  });

  const examples: readonly (readonly [string, string, string])[] = [
    ['customers Сириус', 'customers', 'Сириус'],
    ['Клиенты: «Синий луг»', 'customers', '«Синий луг»'],
    ['invite anna@blue-meadow.example', 'invite', 'anna@blue-meadow.example'],
    ['пригласить клиента Anna <anna@blue.example>', 'invite', 'Anna <anna@blue.example>'],
    ['customer  blue\nmeadow', 'customer', 'blue\nmeadow'],
    ['customers invite', 'customers', 'invite'],
    ['find customers blue', 'customers', 'blue'],
    ['find customer blue', 'customer', 'blue'],
    ['invitations mine accepted', 'invitations', 'mine accepted'],
    ['my invitations Сириус', 'invitations', 'mine Сириус'],
    ['мои приглашения', 'invitations', 'мои'],
  ];
  for (const [text, name, args] of examples) {
    it(`reads ${JSON.stringify(text)} as ${name} with ${JSON.stringify(args)}`, () => {
      assert.deepEqual(router.route(text), { kind: 'command', name, args });
    });
  }

  it('calls a text without a word empty', () => {
    for (const text of ['', ' \n\t', '!?', '...', '\u00a0']) {
      assert.deepEqual(router.route(text), { kind: 'empty' });
    }
  });

  const slips: readonly (readonly [string, string])[] = [
    ['custmers', 'customers'],
    ['cusotmers blue', 'customers'],
    ['invte anna@blue.example', 'invite'],
    ['inivte', 'invite'],
    ['hepl', 'help'],
    ['settigns', 'settings'],
    ['клеинты', 'customers'],
    ['пригласит anna@blue.example', 'invite'],
    ['прглашения', 'invitations'],
    ['помощ', 'help'],
    ['cust', 'customers'],
    ['приг', 'invite'],
  ];
  for (const [text, name] of slips) {
    it(`asks whether ${text} meant ${name}`, () => {
      const route = router.route(text);
      const isNear = route.kind === 'unknown' && route.near.some((one) => one.name === name);
      assert.ok(isNear, JSON.stringify(route));
    });
  }

  const around: readonly (readonly [string, string, string])[] = [
    ['please show me the customers', 'customers', ''],
    ['Hi! Can you invite anna@blue.example please', 'invite', 'anna@blue.example'],
    ['i want to remove the Larkfield Bakery', 'remove', 'Larkfield Bakery'],
    ['покажи мне клиентов', 'customers', ''],
    ['Привет, хочу пригласить anna@blue.example, пожалуйста', 'invite', 'anna@blue.example'],
    ['а можно мне открыть клиента Сириус', 'customer', 'Сириус'],
    ['customers please', 'customers', ''],
    ['customers Please Ltd', 'customers', 'Please Ltd'],
    ['please forget me', 'forget-me', ''],
    ['hi', 'help', ''],
    ['hi there', 'help', ''],
    ['help me', 'help', ''],
    ['who are my customers', 'customers', ''],
    ['how many customers do I have?', 'customers', ''],
    ['сколько у меня клиентов', 'customers', ''],
    ['какие у меня поставщики', 'providers', ''],
    ['history of Larkfield Bakery', 'history', 'Larkfield Bakery'],
    ['история по Сириус', 'history', 'Сириус'],
    ['history me', 'history', 'me'],
    ['customers a', 'customers', 'a'],
    ['open invitations', 'invitations', 'open'],
    ['pending invitations', 'invitations', 'pending'],
    ['мои открытые приглашения', 'invitations', 'мои открытые'],
  ];
  for (const [text, name, args] of around) {
    it(`hears ${JSON.stringify(text)} as ${name}, with ${JSON.stringify(args)}`, () => {
      assert.deepEqual(router.route(text), { kind: 'command', name, args });
    });
  }

  const meant: readonly (readonly [string, string, string])[] = [
    ['cusotmers blue', 'customers', 'blue'],
    ['invte anna@blue.example', 'invite', 'anna@blue.example'],
    ['please invte anna@blue.example thanks', 'invite', 'anna@blue.example'],
    ['Сириус клиенты', 'customers', 'Сириус'],
    ['anna@blue.example пригласить пожалуйста', 'invite', 'anna@blue.example'],
    ['Larkfield Bakery remove', 'remove', 'Larkfield Bakery'],
    ['Сириус мои приглашения', 'invitations', 'мои Сириус'],
    ['blue history', 'history', 'blue'],
  ];
  for (const [text, name, args] of meant) {
    it(`asks whether ${JSON.stringify(text)} meant ${name} with ${JSON.stringify(args)}`, () => {
      const route = router.route(text);
      assert.deepEqual(route.kind === 'unknown' && route.near[0], { name, args });
    });
  }

  it('proposes nothing for what is like no command', () => {
    for (const text of [
      'what is the weather',
      'спасибо',
      'anna@blue-meadow.example',
      'x'.repeat(5_000),
      '<script>',
    ]) {
      assert.deepEqual(router.route(text), { kind: 'unknown', near: [] });
    }
  });

  it('proposes a command for any one slip in its title, unless the slip makes another command', () => {
    const titles = phrases.filter(({ phrase }) => phrase.length >= 4 && !phrase.includes(' '));
    const slip = fc.record({ at: fc.nat(40), letter: fc.constantFrom(...'abcxyzабвэюя'), how: fc.nat(3) });
    fc.assert(
      fc.property(fc.constantFrom(...titles), slip, ({ name, phrase }, { at, letter, how }) => {
        const place = at % phrase.length;
        const [head, rest] = [phrase.slice(0, place), phrase.slice(place)];
        const swapped = (rest[1] ?? '') + (rest[0] ?? '') + rest.slice(2);
        const typed = head + [letter + rest, rest.slice(1), letter + rest.slice(1), swapped][how];
        const route = router.route(typed);
        const isNear = route.kind === 'unknown' && route.near.some((one) => one.name === name);
        if (route.kind === 'unknown') assert.ok(isNear, `${typed}: ${JSON.stringify(route.near)}`);
        else assert.equal(route.kind, 'command');
      }),
      { numRuns: 1_000 },
    );
  });

  it('proposes three commands at most, and never throws', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 60 }), (text) => {
        const route = router.route(text);
        if (route.kind === 'unknown') assert.ok(route.near.length <= 3);
      }),
    );
  });
});
