import assert from 'node:assert/strict';
import { domainToASCII } from 'node:url';
import fc from 'fast-check';
import { findLookAlike, pictureOf } from '../../src/domain/look-alike.ts';
import { isOneSlip } from '../../src/domain/one-slip.ts';
import { readableDomain } from '../../src/domain/punycode.ts';

const meadow = 'blue-meadow.example';
const isLookAlike = (domain: string, other: string) =>
  findLookAlike(domain, [{ name: 'The other', domain: other }]) !== undefined;

describe('domains that look alike', () => {
  const alike = [
    ['a letter wrong', 'blue-meadov.example'],
    ['a letter missing', 'blue-meadw.example'],
    ['a letter too many', 'blue-meaddow.example'],
    ['two letters swapped', 'bleu-meadow.example'],
    ['no hyphen', 'bluemeadow.example'],
    ['a figure for a letter', 'b1ue-meadow.example'],
    ['two figures for letters', 'b1ue-mead0w.example'],
    ['a pair that looks like one letter', 'blue-rneadow.example'],
    ['two v for w', 'blue-meadovv.example'],
    ['Cyrillic letters among Latin ones', domainToASCII('blue-meаdоw.example')],
    ['an accent', domainToASCII('blue-méadow.example')],
  ] as const;
  for (const [how, domain] of alike) {
    it(`are told: ${how}`, () => {
      assert.ok(isLookAlike(domain, meadow), domain);
      assert.ok(isLookAlike(meadow, domain), domain);
    });
  }

  const apart = [meadow, 'BLUE-MEADOW.example', 'green-meadow.example', 'blue-meadow.test', 'meadow.example'];
  for (const domain of apart) {
    it(`are not seen in ${domain}`, () => assert.ok(!isLookAlike(domain, meadow)));
  }

  it('are not seen in short names that differ by a letter', () => {
    assert.ok(!isLookAlike('abc.example', 'abd.example'));
    assert.ok(isLookAlike('a0c.example', 'aoc.example'));
  });

  it('are nobody’s where the domain is known itself', () => {
    const known = [
      { name: 'Blue Meadows', domain: 'blue-meadows.example' },
      { name: 'Blue Meadow', domain: meadow },
    ];
    assert.equal(findLookAlike('blue-meadaw.example', known)?.name, 'Blue Meadow');
    assert.equal(findLookAlike(meadow, known), undefined);
  });

  it('look alike from both sides, and never like themselves', () => {
    const name = fc.stringMatching(/^[a-z0-9-]{1,12}\.(example|test)$/);
    fc.assert(
      fc.property(name, name, (one, other) => {
        assert.equal(isLookAlike(one, other), isLookAlike(other, one));
        assert.equal(isLookAlike(one, one), false);
      }),
    );
  });

  it('look alike wherever the eye sees the same, from the first letter on', () => {
    const sign = fc.constantFrom(...'rn m vv w cl d 0 o 1 l i 3 e 5 s а а́ о е р с xn-- é -'.split(' '));
    const name = fc.array(sign, { minLength: 1, maxLength: 3 }).map((signs) => `${signs.join('')}.example`);
    fc.assert(
      fc.property(name, name, (one, other) => {
        const isSame = one !== other && pictureOf(one) === pictureOf(other);
        assert.equal(isLookAlike(one, other) || isOneSlip(one, other), isSame || isOneSlip(one, other));
      }),
      { numRuns: 2_000 },
    );
  });

  it('are found through any one slip in a name of five letters or more', () => {
    const name = fc.stringMatching(/^[a-z]{6,12}$/);
    const slip = fc.record({ at: fc.nat(5), letter: fc.stringMatching(/^[a-z]$/), kind: fc.nat(3) });
    fc.assert(
      fc.property(name, slip, (text, { at, letter, kind }) => {
        const [before, here, after] = [text.slice(0, at), text.slice(at, at + 1), text.slice(at + 1)];
        const slips = [before + after, before + letter + after, before + letter + here + after];
        const swapped = before + after.slice(0, 1) + here + after.slice(1);
        const slipped = [...slips, swapped][kind] ?? text;
        fc.pre(slipped !== text);
        assert.ok(isOneSlip(slipped, text));
        assert.ok(isLookAlike(`${slipped}.example`, `${text}.example`));
      }),
    );
  });
});

describe('domains written for machines', () => {
  it('are read as people write them', () => {
    for (const domain of ['bücher.example', 'луг.рф', '例え.テスト', 'mañana.example', 'plain.example']) {
      assert.equal(readableDomain(domainToASCII(domain)), domain);
    }
  });

  it('stay as they are where they cannot be read', () => {
    for (const domain of ['xn--.example', 'xn--99999999999.example', 'xn--ü.example']) {
      assert.doesNotThrow(() => readableDomain(domain));
    }
    fc.assert(
      fc.property(fc.stringMatching(/^[a-z0-9-]{0,30}$/), (text) => {
        assert.equal(typeof readableDomain(`xn--${text}.example`), 'string');
      }),
    );
  });
});
