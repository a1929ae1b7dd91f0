import assert from 'node:assert/strict';
import fc from 'fast-check';
import { readFilter, typedFilter } from '../../src/conversation/invitations-page.ts';
import { invitationStates } from '../../src/domain/invitation.ts';
import { filterWords } from '../../src/i18n/invitation-filters.ts';
import { languages } from '../../src/names.ts';

describe('what is asked of the list of invitations', () => {
  const typed: readonly (readonly [string, string, string, string])[] = [
    ['', 'everyone', 'any', ''],
    ['mine', 'mine', 'any', ''],
    ['мои', 'mine', 'any', ''],
    ['Accepted', 'everyone', 'accepted', ''],
    ['mine accepted', 'mine', 'accepted', ''],
    ['принятые мои', 'mine', 'accepted', ''],
    ['«мои», удалённые', 'mine', 'discarded', ''],
    ['all open', 'everyone', 'open', ''],
    ['sent blue meadow', 'everyone', 'sent', 'blue meadow'],
    ['blue sent', 'everyone', 'any', 'blue sent'],
    ['anna@blue-meadow.example', 'everyone', 'any', 'anna@blue-meadow.example'],
    ['mineral water', 'everyone', 'any', 'mineral water'],
  ];
  for (const [text, whose, state, rest] of typed) {
    it(`is understood from ${JSON.stringify(text)}`, () => {
      assert.deepEqual(typedFilter(text), { whose, state, text: rest });
    });
  }

  it('has words for every state in both languages, and no word means two things', () => {
    for (const language of languages) {
      for (const state of invitationStates) assert.ok(filterWords[language][state].length > 0, state);
    }
    const words = languages.flatMap((language) => Object.values(filterWords[language]).flat());
    assert.equal(new Set(words).size, words.length);
  });

  it('comes to an end with any text, and takes nothing from a card that it does not know', () => {
    const text = fc.string({ unit: 'grapheme', maxLength: 60 });
    fc.assert(
      fc.property(text, text, text, (whose, state, rest) => {
        const filter = typedFilter(rest);
        assert.ok(rest.includes(filter.text));
        const read = readFilter({ whose, state, text: rest });
        assert.ok(['mine', 'everyone'].includes(read.whose));
        assert.ok(['any', 'open', ...invitationStates].includes(read.state));
      }),
    );
    assert.deepEqual(readFilter({ whose: 'mine', state: 'open', text: ' x ' }), {
      whose: 'mine',
      state: 'open',
      text: 'x',
    });
  });
});
