import assert from 'node:assert/strict';
import fc from 'fast-check';
import { companyCore, isLikeCompany } from '../../src/domain/company-name.ts';

describe('comparing the names of companies', () => {
  const alike: readonly (readonly [string, string])[] = [
    ['Blue Meadow Ltd', 'Blue Meadow'],
    ['Blue Meadow Ltd.', 'BLUE MEADOW LIMITED'],
    ['Bluemeadow', 'Blue-Meadow GmbH & Co. KG'],
    ['ООО «Сириус»', 'Sirius'],
    ['Сириус, ООО', 'Общество с ограниченной ответственностью "Сириус"'],
    ['Grünfelder & Söhne Maschinenbau GmbH', 'Grunfelder Sohne Maschinenbau'],
    ['Kowalski Sp. z o.o.', 'KOWALSKI'],
    ['Nordlys A/S', 'Nordlys AS'],
    ['Martin, Anna & Partners', 'Anna Martin Partners'],
    ['Larkfield Logistics', 'Larkfeld Logistics'],
  ];
  for (const [one, other] of alike) {
    it(`takes ${one} and ${other} for one company’s`, () => {
      assert.ok(isLikeCompany(one, other));
    });
  }

  const different: readonly (readonly [string, string])[] = [
    ['Blue Meadow Ltd', 'Blue Window Ltd'],
    ['Sirius', 'Sirena'],
    ['Acme', 'Acne'],
    ['Warehouse Number 24', 'Warehouse Number 25'],
    ['Larkfield Logistics', 'Larkfield'],
    ['GmbH', 'Ltd'],
    ['AB', 'AB Ltd'],
    ['', 'Ltd'],
    ['«»', ''],
  ];
  for (const [one, other] of different) {
    it(`keeps ${one || 'no name'} and ${other || 'no name'} apart`, () => {
      assert.ok(!isLikeCompany(one, other));
    });
  }

  it('leaves something of every name that is more than its form', () => {
    assert.equal(companyCore('Co'), 'co');
    assert.equal(companyCore('The Limited'), 'limited');
  });

  const name = fc.string({ unit: 'grapheme', maxLength: 24 });

  it('asks nothing of the order in which two names are given', () => {
    fc.assert(
      fc.property(name, name, (one, other) => {
        assert.equal(isLikeCompany(one, other), isLikeCompany(other, one));
      }),
    );
  });

  it('does not care for a legal form behind a name, and comes to an end with any', () => {
    const word = fc.stringMatching(/^[a-z]{4,10}zq$/);
    const form = fc.constantFrom('Ltd', 'GmbH', 'LLC', 'ООО', 'S.A.', 'AG', 'Oy', 'Sp. z o.o.');
    fc.assert(
      fc.property(word, form, (one, legal) => {
        fc.pre(companyCore(one) === one);
        assert.equal(companyCore(`${one} ${legal}`), one);
        assert.ok(isLikeCompany(`${one} ${legal}`, one.toUpperCase()));
      }),
    );
    fc.assert(fc.property(name, (one) => assert.equal(companyCore(companyCore(one)), companyCore(one))));
  });
});
