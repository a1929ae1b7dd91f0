import assert from 'node:assert/strict';
import fc from 'fast-check';
import { previewLetter } from '../../src/cards/letter-preview.ts';
import { composeLetter } from '../../src/i18n/letters.ts';
import { languages } from '../../src/names.ts';

function shownOf(preview: ReturnType<typeof previewLetter>) {
  const { before, moreBefore, after, moreAfter } = preview.view;
  return [
    ...before,
    ...moreBefore.flatMap((part) => part.lines),
    ...after,
    ...moreAfter.flatMap((part) => part.lines),
  ];
}

describe('the preview of a letter', () => {
  it('shows a usual letter whole, with its blank lines as space', () => {
    for (const language of languages) {
      const letter = composeLetter({
        language,
        relationship: { kind: 'alone' },
        contactName: 'Anna Bergmann',
        company: 'Blue Meadow Ltd',
        resellerName: 'Northwind Cloud Services',
        inviterName: 'Alex Wilber',
      });
      const preview = previewLetter(letter);
      assert.equal(preview.left, 0);
      assert.deepEqual([preview.view.moreBefore, preview.view.moreAfter], [[], []]);
      const lines = `${letter.before}\n${letter.after}`.split('\n').filter((line) => line !== '');
      assert.deepEqual(
        shownOf(preview).map((line) => line.text),
        lines,
      );
      assert.equal(preview.view.before[0]?.spacing, 'none');
      assert.equal(preview.view.before[1]?.spacing, 'medium');
    }
  });

  it('loses no word of a long letter: what is not shown is counted', () => {
    const words = fc.string({ unit: fc.constantFrom('a', 'Ж', '"', ' ', '\n'), maxLength: 9_000 });
    fc.assert(
      fc.property(words, words, (before, after) => {
        const preview = previewLetter({ subject: 'x', before, after });
        const shown = shownOf(preview).reduce((sum, line) => sum + bare(line.text), 0);
        const all = bare(before) + bare(after);
        assert.ok(shown <= all);
        assert.ok(shown + preview.left >= all, `${shown} + ${preview.left} of ${all}`);
      }),
      { numRuns: 100 },
    );
  });
});

const bare = (text: string) => text.replace(/\s/g, '').length;
