import type { Language } from '../names.ts';

/** The country in the reader's language, where it came as an ISO code; else as it came. */
export function countryName(country: string, language: Language): string {
  if (!/^[A-Za-z]{2}$/.test(country)) return country;
  const names = new Intl.DisplayNames([language], { type: 'region', fallback: 'code' });
  return names.of(country.toUpperCase()) ?? country;
}
