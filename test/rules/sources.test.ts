import assert from 'node:assert/strict';
import { globSync, readFileSync } from 'node:fs';
import {
  exportsOf,
  importsOf,
  readsEnvironment,
  type Source,
  sourceFrom,
  sourcesOf,
  textsOf,
} from './source-code.ts';

const sources = sourcesOf();
const pathsOf = (found: readonly Source[]) => found.map(({ path }) => path);
const outside = (...places: readonly string[]) =>
  sources.filter(({ path }) => !places.some((place) => path.startsWith(place)));

describe('the environment', () => {
  it('is read in src/config and src/main.ts alone', () => {
    const readers = outside('src/config/', 'src/main.ts').filter(readsEnvironment);
    assert.deepEqual(pathsOf(readers), []);
    assert.ok(sources.some(readsEnvironment), 'nobody reads it: the rule sees nothing');
  });

  it('would be noticed however it is read', () => {
    for (const text of [
      'const port = process.env.PORT;',
      "process.env['PORT'] = '1';",
      'run(process.env);',
      'const { env } = process;',
      "import { env } from 'node:process';",
      "const all = process['env'];",
    ]) {
      assert.ok(readsEnvironment(sourceFrom(text)), text);
    }
    assert.ok(!readsEnvironment(sourceFrom('// process.env\nconst env = 1; read({ env });')));
  });
});

describe('what may be replaced one day', () => {
  const homes: readonly (readonly [string, RegExp, string])[] = [
    ['botbuilder', /^(?:botbuilder|botframework)/, 'src/adapters/teams/'],
    ['restify', /^restify/, 'src/adapters/http/'],
    ['the Cosmos client', /^@azure\/cosmos/, 'src/adapters/cosmos/'],
    ['the Graph client', /^@microsoft\/microsoft-graph-client/, 'src/adapters/graph/'],
  ];
  for (const [name, pattern, home] of homes) {
    it(`lives in one folder: ${name}`, () => {
      const users = sources.filter((source) => importsOf(source).some((from) => pattern.test(from)));
      assert.deepEqual(
        pathsOf(users).filter((path) => !path.startsWith(home)),
        [],
      );
      assert.ok(users.length > 0, 'nobody imports it: the rule sees nothing');
    });
  }

  it('would be noticed however it is imported', () => {
    for (const text of [
      "import { CloudAdapter } from 'botbuilder';",
      "import type { Activity } from 'botbuilder';",
      "export { Activity } from 'botbuilder';",
      "const sdk = await import('botbuilder');",
      "type Activity = import('botbuilder').Activity;",
    ]) {
      assert.deepEqual(importsOf(sourceFrom(text)), ['botbuilder'], text);
    }
  });
});

describe('words that people see', () => {
  const cyrillic = /\p{Script=Cyrillic}/u;
  /** Where Cyrillic letters are data and not words to anybody. */
  const letters: Readonly<Record<string, string>> = {
    'src/domain/look-alike.ts': 'which letters look alike',
    'src/domain/company-name.ts': 'legal forms that names are compared without',
    'src/domain/spelling.ts': 'how names are spelled',
    'src/conversation/plain-word.ts': 'ё is е in a command',
  };

  it('stand in the catalogues: no Russian outside src/i18n and the rehearsal, but letters as data', () => {
    const found = outside('src/i18n/', 'src/rehearsal/').filter((source) =>
      textsOf(source).some((text) => cyrillic.test(text)),
    );
    assert.deepEqual(
      pathsOf(found).filter((path) => !(path in letters)),
      [],
    );
  });

  /** Two words or more that begin as a sentence does. */
  const sentence = /^\s*\p{Lu}[\p{Ll}’']+(?:[ ,]+\p{Ll}[\p{Ll}’']*){2}/u;

  it('stand in the catalogues: no English sentences in the dialogue, its cards and its transport', () => {
    const speaking = [
      'src/conversation/',
      'src/cards/',
      'src/application/',
      'src/domain/',
      'src/adapters/teams/',
    ];
    const found = sources
      .filter(({ path }) => speaking.some((place) => path.startsWith(place)))
      .flatMap((source) => textsOf(source).filter((text) => sentence.test(text)));
    assert.deepEqual(found, []);
  });

  it('would be noticed in a text, a template or a part of one', () => {
    for (const text of [
      "say('Клиенты');",
      'say(`Клиенты`);',
      ['say(`', '{a} клиентов ', '{b}`);'].join('$'),
      'say({ title: "Да" });',
    ]) {
      assert.ok(
        textsOf(sourceFrom(text)).some((one) => cyrillic.test(one)),
        text,
      );
    }
    assert.ok(
      textsOf(sourceFrom(['say(`Please try again in ', '{n} minutes`)'].join('$'))).some((one) =>
        sentence.test(one),
      ),
    );
    assert.deepEqual(textsOf(sourceFrom("// Клиенты\nimport x from 'y';")), []);
  });
});

describe('the layout', () => {
  it('knows no barrels, no default exports and no enums', () => {
    const barrels = sources.filter(({ path }) => /(?:^|\/)index\.ts$/.test(path));
    assert.deepEqual(pathsOf(barrels), []);
    for (const { path, tree } of sources) {
      assert.doesNotMatch(tree.text, /^export default /m, path);
      assert.doesNotMatch(tree.text, /^(?:export )?(?:const )?enum /m, path);
    }
  });

  it('offers no value that nobody takes', () => {
    const texts = globSync('{src,test}/**/*.ts').map((path) => readFileSync(path, 'utf8'));
    const files = new Map<string, number>();
    for (const text of texts)
      for (const word of new Set(text.match(/\w+/g))) files.set(word, (files.get(word) ?? 0) + 1);
    const unused = sources.flatMap((source) =>
      exportsOf(source)
        .filter((name) => files.get(name) === 1)
        .map((name) => `${source.path}: ${name}`),
    );
    assert.deepEqual(unused, []);
    assert.deepEqual(exportsOf(sourceFrom('export const a = 1; export function b() {} const c = 2;')), [
      'a',
      'b',
    ]);
  });

  it('names files in kebab-case', () => {
    const odd = sources.filter(({ path }) => !/^src(?:\/[a-z0-9-]+)*\/[a-z0-9-]+(?:\.d)?\.ts$/.test(path));
    assert.deepEqual(pathsOf(odd), []);
  });
});
