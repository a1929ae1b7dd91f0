// biome-ignore-all lint/suspicious/noTemplateCurlyInString: layouts are written like this
import assert from 'node:assert/strict';
import { Template } from 'adaptivecards-templating';
import { loadCardTemplates } from '../../src/adapters/card-files/load-card-templates.ts';
import { compileLayout } from '../../src/cards/layout.ts';
import { createTranslator } from '../../src/i18n/translator.ts';
import { cardNames, languages } from '../../src/names.ts';
import { cardSamples } from '../fixtures/cards/card-samples.ts';

describe('filling a layout', () => {
  it('does what Adaptive Card Templating does, for every sample of every card', async () => {
    const templates = await loadCardTemplates();
    let count = 0;
    for (const language of languages) {
      for (const name of cardNames) {
        for (const { model } of cardSamples[name](createTranslator(language))) {
          const { card, view, summary } = model;
          const whole = { ...view, summary, language };
          const theirs: unknown = new Template(templates[card]).expand({ $root: whole });
          assert.deepEqual(compileLayout(templates[card])(whole), theirs, `${card} in ${language}`);
          count += 1;
        }
      }
    }
    assert.ok(count > 100);
  });

  it('repeats over a list, narrows to an object, and reaches back to the whole view', () => {
    const layout = {
      title: '${title}',
      items: [
        {
          $data: '${rows}',
          text: '${name}',
          of: '${$root.title}',
          parts: [{ $data: '${parts}', text: '${text}' }],
        },
        { $data: '${one}', text: '${name}' },
        'as it is',
      ],
    };
    const view = {
      title: 'All',
      rows: [
        { name: 'a', parts: [{ text: '1' }, { text: '2' }] },
        { name: 'b', parts: [] },
      ],
      one: { name: 'c' },
    };
    assert.deepEqual(compileLayout(layout)(view), {
      title: 'All',
      items: [
        { text: 'a', of: 'All', parts: [{ text: '1' }, { text: '2' }] },
        { text: 'b', of: 'All', parts: [] },
        { text: 'c' },
        'as it is',
      ],
    });
  });

  it('takes what people and other systems wrote for text, whatever it looks like', () => {
    const layout = { text: '${name}' };
    for (const name of ['${$root.secret}', "${json('{}')}", '$data', '{{name}}']) {
      assert.deepEqual(compileLayout(layout)({ name, secret: 'x' }), { text: name });
    }
  });
});
