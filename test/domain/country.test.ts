import assert from 'node:assert/strict';
import { countryOfDomain, offeredCountries, parseCountry } from '../../src/domain/country.ts';

describe('countries', () => {
  const guesses: readonly (readonly [string, string | undefined])[] = [
    ['firma.de', 'DE'],
    ['shop.co.uk', 'GB'],
    ['пример.xn--p1ai', 'RU'],
    ['x.kz', 'KZ'],
    ['start-up.io', undefined],
    ['brand.me', undefined],
    ['blue-meadow.example', undefined],
    ['blue-meadow.com', undefined],
    ['office.eu', undefined],
  ];
  for (const [domain, country] of guesses) {
    it(`are guessed from ${domain}: ${country}`, () => assert.equal(countryOfDomain(domain), country));
  }

  it('are taken in any case, and only where they are there', () => {
    assert.equal(parseCountry(' gb '), 'GB');
    for (const text of ['', 'XX', 'UK', 'ZZ', 'GBR', 'g1', 'auto'])
      assert.equal(parseCountry(text), undefined, text);
  });

  it('are all known that the form offers, and each once', () => {
    for (const code of offeredCountries) assert.equal(parseCountry(code), code);
    assert.equal(new Set(offeredCountries).size, offeredCountries.length);
  });
});
