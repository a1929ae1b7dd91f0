import assert from 'node:assert/strict';
import fc from 'fast-check';
import { fold } from '../../src/domain/spelling.ts';

describe('folding a name for search', () => {
  const alike: readonly (readonly [string, string])[] = [
    ['Сириус', 'Sirius'],
    ['СИРИУС', 'sirius'],
    ['Ёлка', 'елка'],
    ['Зелёный', 'Зеленый'],
    ['Андрей', 'Andrey'],
    ['Андреи\u0306', 'Андрей'],
    ['Щука', 'Shchuka'],
    ['Їжак', 'yizhak'],
    ['Ўсход', 'uskhod'],
    ['за́мок', 'замок'],
    ['Café Zürich', 'cafe zurich'],
    ['Café', 'Cafe\u0301'],
    ['Straße', 'STRASSE'],
    ['Øresund Łódź Æther', 'oresund lodz aether'],
    ['İstanbul', 'istanbul'],
    ['Ｆｕｌｌ　Ｗｉｄｔｈ', 'full width'],
    ['Contoso™', 'contosoTM'],
    ['«Blue»   Meadow, Ltd', 'blue meadow ltd'],
    ['', ' \n «» '],
  ];
  for (const [one, other] of alike) {
    it(`makes ${JSON.stringify(one)} and ${JSON.stringify(other)} the same`, () => {
      assert.equal(fold(one), fold(other));
    });
  }

  it('keeps different names apart, and scripts that it does not know', () => {
    assert.notEqual(fold('Сириус'), fold('Сирена'));
    assert.equal(fold('東京 株式会社'), '東京 株式会社');
    assert.equal(fold('blue-meadow.example'), 'blue-meadow.example');
  });

  it('folds what is folded to itself, without regard to case', () => {
    const text = fc.string({ unit: 'grapheme', maxLength: 20 });
    fc.assert(
      fc.property(text, (name) => {
        assert.equal(fold(fold(name)), fold(name));
        assert.equal(fold(` ${name}\t`), fold(name));
      }),
      { numRuns: 1_000 },
    );
  });

  it('folds every letter of the Russian alphabet to Latin letters', () => {
    for (const letter of 'абвгдеёжзийклмнопрстуфхцчшщъыьэюя') {
      assert.match(fold(`x${letter}x`), /^[a-z]+$/);
      assert.equal(fold(letter.toUpperCase()), fold(letter));
    }
  });
});
