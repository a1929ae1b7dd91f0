import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { commands } from '../../src/conversation/commands/registry.ts';
import { createRouter } from '../../src/conversation/router.ts';
import { createTranslator } from '../../src/i18n/translator.ts';
import { appName, openFacts, renderLocalization, renderManifest } from '../../src/manifest/manifest.ts';
import { type CommandName, commandNames, languages } from '../../src/names.ts';
import { bot } from '../../src/rehearsal/facts.ts';
import { manifestFiles } from '../tooling/manifest-files.ts';
import { checkLocalization, checkManifest } from '../tooling/manifest-schema.ts';
import { readPng } from './png.ts';

const folder = new URL('../../manifest/', import.meta.url);
const { version } = JSON.parse(readFileSync('package.json', 'utf8')) as { readonly version: string };
const facts = {
  manifestId: 'b0000000-0000-4000-8000-0000000000a2',
  botId: 'b0000000-0000-4000-8000-0000000000b7',
  publisher: 'Northwind Cloud Services',
  website: 'https://reseller.example',
  privacy: 'https://reseller.example/privacy',
  terms: 'https://reseller.example/terms',
};

interface Manifest {
  readonly version: string;
  readonly name: { readonly short: string };
  readonly description: { readonly short: string; readonly full: string };
  readonly bots: readonly {
    readonly scopes: readonly string[];
    readonly supportsFiles: boolean;
    readonly commandLists: readonly {
      readonly scopes: readonly string[];
      readonly commands: readonly { readonly title: string; readonly description: string }[];
    }[];
  }[];
  readonly localizationInfo: { readonly additionalLanguages: readonly { readonly file: string }[] };
}

const filled = () => JSON.parse(renderManifest(facts, version)) as Manifest;
const russian = () => JSON.parse(renderLocalization('ru')) as Readonly<Record<string, string>>;

describe('the app manifest', () => {
  for (const [name, render] of Object.entries(manifestFiles)) {
    it(`stands in manifest/${name} as it is derived (else run: npm run generate)`, () => {
      assert.equal(readFileSync(new URL(name, folder), 'utf8'), render());
    });
  }

  it('lets Teams sign people in for the bot, and opens its sign-in page', () => {
    const manifest = filled() as Manifest & {
      readonly webApplicationInfo: { readonly id: string; readonly resource: string };
      readonly validDomains: readonly string[];
    };
    const { botId } = facts;
    assert.deepEqual(manifest.webApplicationInfo, { id: botId, resource: `api://botid-${botId}` });
    assert.deepEqual(manifest.validDomains, ['token.botframework.com']);
  });

  it('has nothing beside it but the localization and the icons', () => {
    assert.deepEqual(readdirSync(folder).sort(), ['color.png', 'manifest.json', 'outline.png', 'ru.json']);
  });

  it('fits Microsoft’s published schema once it is filled in, and not before', () => {
    assert.deepEqual(checkManifest(renderManifest(facts, version)), []);
    assert.notDeepEqual(checkManifest(renderManifest(openFacts, version)), []);
    const long = { ...facts, publisher: 'x'.repeat(33) };
    assert.match(checkManifest(renderManifest(long, version)).join(), /\/developer\/name/);
  });

  it('has a Russian localization that fits the published schema, too', () => {
    assert.deepEqual(checkLocalization(renderLocalization('ru')), []);
    const { 'name.short': _, ...nameless } = russian();
    assert.match(checkLocalization(JSON.stringify(nameless)).join(), /name\.short/);
  });

  it('has the version of package.json and the name of the bot', () => {
    assert.equal(filled().version, version);
    assert.match(version, /^\d+\.\d+\.\d+$/);
    assert.equal(filled().name.short, bot.name);
    assert.equal(appName, bot.name);
  });

  it('is for the personal chat with the first ten commands of its menu, and for teams with the news alone', () => {
    const [only, ...others] = filled().bots;
    assert.deepEqual([only?.scopes, others], [['personal', 'team'], []]);
    const t = createTranslator('en');
    const menuOf = (names: readonly CommandName[]) =>
      names.map((name) => ({ title: t.command(name).title, description: t.command(name).summary }));
    const wanted = commandNames.filter((name) => commands[name].menu).slice(0, 10);
    assert.equal(wanted.length, 10);
    assert.deepEqual(only?.commandLists, [
      { scopes: ['personal'], commands: menuOf(wanted) },
      { scopes: ['team'], commands: menuOf(['notifications']) },
    ]);
  });

  it('lets the bot hand out files, as an export of the history does', () => {
    assert.equal(filled().bots[0]?.supportsFiles, true);
  });

  it('shows commands that the bot understands as they are, in both languages, none twice, none with a slash', () => {
    const router = createRouter();
    const lists = filled().bots[0]?.commandLists ?? [];
    const words = russian();
    for (const [number, { commands: menu }] of lists.entries()) {
      assert.ok(menu.length > 0);
      for (const [index, { title, description }] of menu.entries()) {
        const place = `bots[0].commandLists[${number}].commands[${index}]`;
        const route = router.route(title);
        assert.equal(route.kind, 'command');
        assert.deepEqual(router.route(words[`${place}.title`] ?? ''), route);
        for (const one of [title, words[`${place}.title`] ?? '']) {
          assert.ok(one.length <= 32 && !one.startsWith('/'), one);
        }
        for (const one of [description, words[`${place}.description`] ?? '']) {
          assert.ok(one.length > 0 && one.length <= 128, one);
        }
      }
      assert.equal(new Set(menu.map(({ title }) => title)).size, menu.length);
    }
    const places = Object.keys(words).filter((key) => key.endsWith('.title'));
    assert.equal(places.length, lists.flatMap((list) => list.commands).length);
  });

  it('says what the app is for, in sentences that fit', () => {
    for (const language of languages) {
      const t = createTranslator(language);
      assert.ok(t.say('app.short').length <= 80, t.say('app.short'));
      assert.ok(t.say('app.full').length <= 4_000);
      assert.ok(t.say('app.fullName').length <= 100);
    }
  });

  it('has a colour icon of 192 pixels without holes', () => {
    const { width, height, pixels } = readPng(readFileSync(new URL('color.png', folder)));
    assert.deepEqual([width, height], [192, 192]);
    assert.ok(pixels.every(([, , , opacity]) => opacity === 255));
    assert.ok(new Set(pixels.map(String)).size > 50);
  });

  it('has an outline icon of 32 pixels, white on nothing', () => {
    const { width, height, pixels } = readPng(readFileSync(new URL('outline.png', folder)));
    assert.deepEqual([width, height], [32, 32]);
    const seen = pixels.filter(([, , , opacity]) => opacity > 0);
    assert.ok(seen.every(([red, green, blue]) => red === 255 && green === 255 && blue === 255));
    assert.ok(seen.length > 100 && seen.length < 700, `${seen.length} pixels`);
    const corners = [0, 31, 32 * 31, 32 * 32 - 1].map((at) => pixels[at]?.[3]);
    assert.deepEqual(corners, [0, 0, 0, 0]);
  });
});
