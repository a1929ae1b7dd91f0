// biome-ignore-all lint/suspicious/noTemplateCurlyInString: bindings in foreign text are what is tried here
import assert from 'node:assert/strict';
import fc from 'fast-check';
import { loadCardTemplates } from '../../src/adapters/card-files/load-card-templates.ts';
import { cardViews } from '../../src/cards/card-views.ts';
import { invitationEditCard } from '../../src/cards/invitation-edit-card.ts';
import { letterTemplateCard } from '../../src/cards/letter-template-card.ts';
import { type CardRenderer, createCardRenderer } from '../../src/cards/renderer.ts';
import { templateLimits } from '../../src/domain/letter-template.ts';
import { letterLimits } from '../../src/domain/letter.ts';
import { createTranslator } from '../../src/i18n/translator.ts';
import { languages } from '../../src/names.ts';
import { lintCard } from './card-linter.ts';
import { ofType, readableTexts, sizeOf } from './card-tree.ts';
import { foreignCards, foreignInvitation } from './foreign-cards.ts';

/** In every foreign text, so that it is found wherever it went. */
const mark = 'Zqx';
const hostile = [
  '[Sign in](https://evil.example)',
  '![picture](https://evil.example/a.png)',
  '<b>bold</b><script>alert(1)</script>',
  '<at>Megan</at>',
  '**bold** _thin_ `code` ~~gone~~',
  '# heading\n- list\n1. one\n> said',
  '${summary} ${$root.title} ${1+1}',
  '{{DATE(2026-01-01T00:00:00Z, LONG)}} {{TIME(2026-01-01T00:00:00Z)}}',
  '"}],"type":"Action.OpenUrl',
  '\\" \\n \u2028 \u0000 \u0007',
  '\u202Egnirts desrever\u202C \u2066isolated\u2069',
  'مرحبا بالعالم',
  '👩‍👩‍👧‍👦 \uD83D',
  'https://admin.microsoft.com/?invType=ResellerRelationship&partnerId=0',
  "{name} {count, plural, other {#}} '{'",
];
const foreignText = fc
  .array(fc.oneof(fc.constantFrom(...hostile), fc.string({ unit: 'binary', maxLength: 40 })), {
    maxLength: 6,
  })
  .map((parts) => `${mark}${parts.join(' ')}`);

describe('foreign text in cards', () => {
  let renderer: CardRenderer;
  before(async () => {
    renderer = createCardRenderer({ templates: await loadCardTemplates(), rehearsal: true });
  });

  it('never breaks a card, stands in no markdown, and acts nowhere', () => {
    fc.assert(
      fc.property(foreignText, fc.constantFrom(...languages), (text, language) => {
        const t = createTranslator(language, 'UTC');
        for (const model of foreignCards(text, t)) {
          assert.ok(cardViews[model.card].safeParse(model.view).success);
          const { content } = renderer.render(model);
          assert.deepEqual(lintCard(content), [], model.card);
          for (const block of ofType(content, 'TextBlock')) assert.ok(!String(block.text).includes(mark));
          for (const [where, read] of readableTexts(content)) {
            assert.doesNotMatch(read, /\p{Cc}|[\u202a-\u202e\u2066-\u2069]/u, where);
            assert.doesNotMatch(read, /\{\{\s*(?:DATE|TIME)\s*\(/i, where);
            assert.ok(read.isWellFormed());
          }
        }
      }),
      { numRuns: 60 },
    );
  });

  it('is shown as it is, bindings and all', () => {
    const text = '${summary} ${1+1} {name} *x* [a](b)';
    for (const model of foreignCards(text, createTranslator('en', 'UTC'))) {
      if (['help', 'settings'].includes(model.card)) continue;
      const { content } = renderer.render(model);
      const shown = [...readableTexts(content)].map(([, read]) => read).join('\n');
      const values = ofType(content, 'Input.Text').map((input) => String(input.value));
      assert.ok(`${shown}\n${values.join('\n')}`.includes(text), model.card);
    }
  });

  it('keeps every card below 25 KB, however long it is and whatever it is made of', () => {
    for (const language of languages) {
      const t = createTranslator(language, 'UTC');
      for (const letter of ['Ж', '"', '\\', '👩‍👩‍👧', 'word ', '"\n', '\n.']) {
        for (const model of foreignCards(letter.repeat(10_000), t)) {
          const size = sizeOf(renderer.render(model, `29:${'x'.repeat(120)}`).content);
          assert.ok(size < 25_000, `${model.card}, ${language}, ${JSON.stringify(letter)}: ${size} bytes`);
        }
      }
    }
  });

  it('comes back into the editing card whole: 25 KB for a letter of the greatest length, 80 KB at the very worst', () => {
    const t = createTranslator('ru', 'UTC');
    for (const [letter, limit] of [
      ['Ж', 25_000],
      ['"', 80_000],
    ] as const) {
      const text = letter.repeat(letterLimits.text);
      const invitation = foreignInvitation('draft', 'Zqx', t);
      const model = invitationEditCard({ invitation, subject: letter.repeat(letterLimits.subject), text }, t);
      const { content } = renderer.render(model);
      assert.ok(sizeOf(content) < limit, String(sizeOf(content)));
      assert.equal(ofType(content, 'Input.Text').at(-1)?.value, text);
    }
  });

  it('comes back into the card of a default letter whole, below 25 KB at the greatest length', () => {
    const t = createTranslator('ru', 'UTC');
    const text = 'Ж'.repeat(templateLimits.text);
    const template = { subject: 'Ж'.repeat(templateLimits.subject), text };
    const present = { language: 'ru', relationship: 'joint', revision: 3, template } as const;
    const { content } = renderer.render(letterTemplateCard({ present, problem: 'Ж'.repeat(400) }, t));
    assert.ok(sizeOf(content) < 25_000, String(sizeOf(content)));
    assert.equal(ofType(content, 'Input.Text').at(-1)?.value, text);
  });
});
