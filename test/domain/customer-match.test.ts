import assert from 'node:assert/strict';
import fc from 'fast-check';
import { type Fit, firstSlip, fitOf, toSearchable, toWanted } from '../../src/domain/customer-match.ts';
import { parseCustomerTenantId } from '../../src/domain/ids.ts';
import { looseWord, plainWords } from '../../src/domain/spelling.ts';
import { known } from '../fixtures/known.ts';

const id = known(parseCustomerTenantId('5f1c3a90-1b7e-4c1d-8a55-0c8d6f2b7e10'));

function fitFor(query: string, name: string, domain = 'q.example'): Fit | undefined {
  return fitOf(toSearchable({ id, name, domain }), toWanted(query));
}

describe('spelling a name loosely', () => {
  const alike: readonly (readonly [string, string])[] = [
    ['Сириус', 'Sirius'],
    ['Сергей', 'Sergei'],
    ['Сергей', 'Sergey'],
    ['Горький', 'Gorky'],
    ['Хлебный', 'Khlebny'],
    ['Хлебный', 'Hlebnyi'],
    ['Царица', 'Tsaritsa'],
    ['Царица', 'Tzaritza'],
    ['Центр', 'Centr'],
    ['Щукин', 'Shchukin'],
    ['Щукин', 'Schukin'],
    ['Юпитер', 'Yupiter'],
    ['Юпитер', 'Iupiter'],
    ['Юпитер', 'Jupiter'],
    ['Яна', 'Yana'],
    ['Яна', 'Iana'],
    ['Мария', 'Mariya'],
    ['Мария', 'Maria'],
    ['Елена', 'Yelena'],
    ['Алекс', 'Alex'],
    ['Максима', 'Maxima'],
    ['Ковалёв', 'Kovalev'],
    ['Жуковский', 'Zhukovskij'],
    ['Чайка', 'Chayka'],
    ['Вагнер', 'Wagner'],
    ['Шмидт', 'Schmidt'],
    ['Компания', 'Kompaniia'],
  ];
  for (const [one, other] of alike) {
    it(`makes ${one} and ${other} the same`, () => {
      const [a, b] = [one, other].map((text) => plainWords(text).map(looseWord));
      assert.deepEqual(a, b);
    });
  }
});

describe('how well a customer fits what was typed', () => {
  it('puts the whole name first, then its beginning, a word, a part, words apart, a slip', () => {
    const order = [
      'blue meadow',
      'Blue Meadow Ltd',
      'The Blue Meadow',
      'Trueblue Meadows',
      'Meadow in Blue',
      'Blue Meadwo',
    ];
    const found = order.map((name) => fitFor('Blue Meadow', name));
    assert.deepEqual(
      found,
      [...found].sort((a, b) => Number(a) - Number(b)),
    );
    assert.equal(new Set(found).size, order.length);
  });

  it('finds by a domain, and by how it ends only together with what stands before', () => {
    assert.equal(fitFor('blue-meadow.example', 'X', 'blue-meadow.example'), 0);
    assert.notEqual(fitFor('meadow.exa', 'X', 'blue-meadow.example'), undefined);
    assert.notEqual(fitFor('contoso.onmicrosoft.com', 'X', 'contoso.onmicrosoft.com'), undefined);
    for (const common of ['example', 'exam', '.example', 'soft', 'onmicrosoft.com']) {
      assert.equal(fitFor(common, 'Blue', 'blue.onmicrosoft.com'), undefined, common);
      assert.equal(fitFor(common, 'Blue', 'blue.example'), undefined, common);
    }
  });

  it('finds by a piece of the tenant id, with or without hyphens, and takes short words for words', () => {
    for (const piece of ['5f1c3a90', '3a90-1b7e', '5F1C', '8d6f2b', id]) {
      assert.notEqual(fitFor(piece, 'X'), undefined, piece);
    }
    assert.equal(fitFor('5f1', 'X'), undefined);
  });

  it('forgives no slip in short words and figures', () => {
    assert.equal(fitFor('blu', 'Bla'), undefined);
    assert.equal(fitFor('2024', 'Agency 2025'), undefined);
    assert.equal(fitFor('blue', 'Clue'), firstSlip);
  });

  const letters = fc.string({
    unit: fc.constantFrom(...'abcdeghijkmnopstuvxyzабвгдежзийклмнопрстуфхцчшщъыьэюяёöñ'),
    minLength: 4,
    maxLength: 12,
  });

  it('finds a name by any part of it', () => {
    const name = fc.array(letters, { minLength: 1, maxLength: 4 }).map((parts) => parts.join(' '));
    fc.assert(
      fc.property(name, fc.nat(), fc.nat(), (text, from, size) => {
        const at = from % text.length;
        const part = text.slice(at, at + 2 + (size % 12)).trim();
        fc.pre(plainWords(part).join('').length > 1);
        assert.ok((fitFor(part, text) ?? 99) < firstSlip, `${part} in ${text}`);
      }),
      { numRuns: 2_000 },
    );
  });

  it('finds a word with one slip, in its own script', () => {
    const slip = fc.tuple(letters, fc.nat(), fc.constantFrom('more', 'less', 'other', 'swapped'), letters);
    fc.assert(
      fc.property(slip, ([word, place, what, more]) => {
        const at = place % word.length;
        const letter = more.charAt(0);
        const typed = {
          more: word.slice(0, at) + letter + word.slice(at),
          less: word.slice(0, at) + word.slice(at + 1),
          other: word.slice(0, at) + letter + word.slice(at + 1),
          swapped: word.slice(0, at) + word.charAt(at + 1) + word.charAt(at) + word.slice(at + 2),
        }[what];
        fc.pre((plainWords(typed)[0] ?? '').length >= 4);
        assert.notEqual(fitFor(typed, `ООО ${word} Ltd`), undefined, `${typed} for ${word}`);
      }),
      { numRuns: 3_000 },
    );
  });

  it('reads any text without harm, and finds everyone by the own name', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 30 }), (text) => {
        const itself = fitFor(text, text);
        if (plainWords(text).length > 0) assert.equal(itself, 0);
        else assert.equal(itself, undefined);
      }),
      { numRuns: 2_000 },
    );
  });
});
