// biome-ignore-all lint/suspicious/noTemplateCurlyInString: the bindings of layouts look like this
import assert from 'node:assert/strict';
import { readdir, readFile } from 'node:fs/promises';
import { z } from 'zod';
import { loadCardTemplates } from '../../src/adapters/card-files/load-card-templates.ts';
import { checkTemplate } from '../../src/cards/check-template.ts';
import { createCardRenderer } from '../../src/cards/renderer.ts';
import { cardNames } from '../../src/names.ts';
import { lintWithLibrary } from './card-linter.ts';

const folder = new URL('../../cards/', import.meta.url);
const view = z.strictObject({
  title: z.string(),
  rows: z.array(z.strictObject({ name: z.string(), marks: z.array(z.strictObject({ text: z.string() })) })),
});
const row = { $data: '${rows}', type: 'Container', items: [{ $data: '${marks}', text: '${text}' }] };
const good = { text: '${title}', items: [{ ...row, title: '${name}' }] };

describe('a layout', () => {
  it('stands in /cards under its name, and nothing else does', async () => {
    const files = (await readdir(folder)).filter((file) => file.endsWith('.json'));
    assert.deepEqual(files.sort(), cardNames.map((name) => `${name}.json`).sort());
  });

  for (const name of cardNames) {
    it(`${name}: passes the official parser before it is filled in`, async () => {
      const template: unknown = JSON.parse(await readFile(new URL(`${name}.json`, folder), 'utf8'));
      const bindings = /\$\{|"[^"]*\$/;
      const complaints = lintWithLibrary(template).filter((message) => !bindings.test(message));
      assert.deepEqual(complaints, []);
    });
  }

  it('fits its view when every binding has a field and every field a binding', () => {
    assert.deepEqual(checkTemplate(good, view), []);
  });

  const broken: readonly (readonly [string, object, RegExp])[] = [
    ['binds a field that is not there', { ...good, label: '${titel}' }, /\$\{titel\} is not in the view/],
    ['leaves a field out', { text: '${title}' }, /field rows is not bound/],
    ["leaves a row's field out", { ...good, items: [row] }, /field rows\.name is not bound/],
    ['holds words', { ...good, title: 'Hello' }, /words belong to the catalogues/],
    ['glues a sentence', { ...good, label: 'Hello ${title}' }, /one whole binding/],
    ['calculates', { ...good, label: '${length(title)}' }, /one whole binding/],
    ['asks for a condition', { ...good, $when: '${title}' }, /not a condition/],
    ['repeats what is no list', { ...good, extra: [{ $data: '${title}' }] }, /no list of rows/],
    ["reads a row's field outside the row", { ...good, label: '${name}' }, /not in the view/],
  ];
  for (const [what, template, complaint] of broken) {
    it(`is refused when it ${what}`, () => {
      assert.match(checkTemplate(template, view).join('\n'), complaint);
    });
  }

  it('that does not fit stops the start, by its name', async () => {
    const templates = await loadCardTemplates();
    const help = { ...templates.help, speak: '${nobody}' };
    assert.throws(
      () => createCardRenderer({ templates: { ...templates, help }, rehearsal: false }),
      /cards\/help\.json: card\.speak: \$\{nobody\} is not in the view/,
    );
  });
});
