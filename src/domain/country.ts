/**
 * ISO 3166 codes of the countries that the form offers: enough to choose from, and short enough for a card. Others are
 * offered when they are ours, guessed, or chosen before.
 */
export const offeredCountries = (
  'AE AM AT AU AZ BE BG BY CA CH CY CZ DE DK EE ES FI FR GB GE GR HR HU IE IL IS IT KG KZ LT LU LV MD MT NL NO PL PT ' +
  'RO RS RU SE SI SK TR UA US UZ'
).split(' ');

/** Top domains of countries that are used far beyond them, and so say nothing. */
const worldwide = new Set(
  'ac ai as cc cd co dj fm gg io la ly me ms mu nu sc sh st tk to tv vc vg ws'.split(' '),
);
const spelledOtherwise: Readonly<Record<string, string>> = {
  uk: 'GB',
  su: 'RU',
  'xn--p1ai': 'RU',
  'xn--90ais': 'BY',
  'xn--j1amh': 'UA',
  'xn--80ao21a': 'KZ',
  'xn--y9a3aq': 'AM',
  'xn--node': 'GE',
  'xn--90ae': 'BG',
  'xn--qxam': 'GR',
  'xn--90a3ac': 'RS',
  'xn--d1alf': 'MK',
};
/** Codes that stand among countries' and name none, or name one otherwise. */
const notCountries = new Set(['EU', 'UK', 'SU', 'AP', 'ZZ']);

/** The code in capitals, where it names a country that today's world knows. */
export function parseCountry(text: string): string | undefined {
  const code = text.trim().toUpperCase();
  if (!/^[A-Z]{2}$/.test(code) || notCountries.has(code)) return undefined;
  const names = new Intl.DisplayNames(['en'], { type: 'region', fallback: 'none' });
  return names.of(code) === undefined ? undefined : code;
}

/** The country that a mail domain speaks of, where its top domain is one that does. */
export function countryOfDomain(domain: string): string | undefined {
  const top = domain.toLowerCase().split('.').at(-1) ?? '';
  const otherwise = spelledOtherwise[top];
  if (otherwise) return otherwise;
  if (worldwide.has(top)) return undefined;
  return top.length === 2 ? parseCountry(top) : undefined;
}
