import assert from 'node:assert/strict';
import { loadCardTemplates } from '../../src/adapters/card-files/load-card-templates.ts';
import { actionData } from '../../src/cards/action-data.ts';
import { cardViews } from '../../src/cards/card-views.ts';
import { type CardRenderer, createCardRenderer } from '../../src/cards/renderer.ts';
import { actions } from '../../src/conversation/actions/registry.ts';
import { cardNames, languages, verbs } from '../../src/names.ts';
import { samplesOf } from '../fixtures/notice-samples.ts';
import { lintCard } from './card-linter.ts';
import { isObject, ofType, readableTexts, sizeOf } from './card-tree.ts';

const budget = 25_000;

/** The tree with every text blanked: what remains must not depend on the language. */
function shape(node: unknown): unknown {
  if (Array.isArray(node)) return node.map(shape);
  if (!isObject(node)) return typeof node === 'string' ? 'text' : node;
  return Object.fromEntries(Object.entries(node).map(([key, child]) => [key, shape(child)]));
}

describe('every card, as its samples show it', () => {
  let renderer: CardRenderer;
  before(async () => {
    renderer = createCardRenderer({ templates: await loadCardTemplates(), rehearsal: false });
  });

  for (const card of cardNames) {
    for (const language of languages) {
      for (const { name, model } of samplesOf(card, language)) {
        it(`${card}, ${name}, ${language}: is well made, filled in and small enough`, () => {
          const view = cardViews[card].safeParse(model.view);
          assert.ok(view.success, String(view.error));
          const { content, summary } = renderer.render(model);
          assert.deepEqual(lintCard(content), []);
          assert.ok(!JSON.stringify(content).includes('${'));
          assert.ok(sizeOf(content) < budget, `${sizeOf(content)} bytes`);
          assert.ok(summary.trim().length > 0 && summary.length <= 200 && !summary.includes('\n'));
          assert.equal(content.fallbackText, summary);
          assert.equal(content.lang, language);
          // Commands that may have been meant stand as they are typed.
          const typed = card === 'notice' && (name === 'info' || name.startsWith('answer-'));
          const small = ofType(content, 'Action.Execute').filter(({ title }) =>
            /^\p{Ll}/u.test(String(title)),
          );
          assert.ok(typed || small.length === 0, 'buttons begin with a capital letter');
        });
      }
    }

    // How many of its rows become lines depends on how long the words are; `fold-rows.test.ts` looks at that.
    if (card === 'status') continue;
    it(`${card}: has the same shape in both languages`, () => {
      const [english, russian] = languages.map((language) =>
        samplesOf(card, language).map(({ name, model }) => [name, shape(renderer.render(model).content)]),
      );
      assert.deepEqual(withoutLetters(english), withoutLetters(russian));
    });
  }

  it('asks for nothing but its present state where it brings itself up to date, within the same size', () => {
    const refreshing = new Set<string>();
    for (const card of cardNames) {
      for (const { model } of samplesOf(card, 'ru')) {
        assert.equal(renderer.render(model).content.refresh, undefined, 'nobody is named');
        const { refresh } = renderer.render(model, '29:somebody').content;
        if (!model.refresh) assert.equal(refresh, undefined);
        else {
          const { verb, data } = model.refresh;
          assert.deepEqual(refresh, {
            action: { type: 'Action.Execute', verb, data },
            userIds: ['29:somebody'],
          });
          assert.equal(actions[verb].changesState, false);
          assert.ok(actionData[verb].safeParse(data).success);
          const { content } = renderer.render(model, `29:${'x'.repeat(300)}`);
          assert.ok(sizeOf(content) < budget);
          refreshing.add(card);
        }
      }
    }
    assert.deepEqual([...refreshing].sort(), ['approval', 'invitation', 'invitation-draft', 'removal']);
  });

  it('shows every verb on some card', () => {
    const shown = new Set(
      cardNames.flatMap((card) =>
        samplesOf(card, 'en').flatMap(({ model }) =>
          ofType(renderer.render(model).content, 'Action.Execute').map((node) => node.verb),
        ),
      ),
    );
    assert.deepEqual([...shown].sort(), [...verbs].sort());
  });

  it('keeps the layouts free of letters that a reader would take for markdown', () => {
    for (const card of cardNames) {
      for (const { model } of samplesOf(card, 'en')) {
        for (const node of ofType(renderer.render(model).content, 'TextBlock')) {
          assert.doesNotMatch(String(node.text), /[*_`[\]<>#|~\\]|^\s*(?:[-+]|\d+\.)\s/);
        }
      }
    }
  });

  it('marks every card in rehearsal, in its own language, and none outside of it', async () => {
    const marked = createCardRenderer({ templates: await loadCardTemplates(), rehearsal: true });
    for (const card of cardNames) {
      for (const [language, mark] of [
        ['en', 'Rehearsal'],
        ['ru', 'Репетиция'],
      ] as const) {
        for (const { model } of samplesOf(card, language)) {
          const inRehearsal = marked.render(model).content;
          const texts = [...readableTexts(inRehearsal)].map(([, text]) => text);
          assert.equal(texts.filter((text) => text === mark).length, 1);
          assert.deepEqual(lintCard(inRehearsal), []);
          const outside = [...readableTexts(renderer.render(model).content)].map(([, text]) => text);
          assert.ok(!outside.includes(mark));
        }
      }
    }
  });
});

/** A sample letter may be a line longer in one language: how many lines it has is not the layout's doing. */
function withoutLetters(samples: unknown): unknown {
  if (Array.isArray(samples)) {
    const kept: unknown[] = [];
    for (const child of samples.map(withoutLetters)) {
      const last = JSON.stringify(kept.at(-1));
      if (!(isObject(child) && child.inlines !== undefined && JSON.stringify(child) === last))
        kept.push(child);
    }
    return kept;
  }
  if (!isObject(samples)) return samples;
  return Object.fromEntries(Object.entries(samples).map(([key, child]) => [key, withoutLetters(child)]));
}
