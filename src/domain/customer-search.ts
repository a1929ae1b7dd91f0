/** How names are made comparable: case, accents, and Cyrillic against Latin spelling do not count. */
const cyrillicToLatin: Readonly<Record<string, string>> = {
  а: 'a',
  б: 'b',
  в: 'v',
  г: 'g',
  д: 'd',
  е: 'e',
  ж: 'zh',
  з: 'z',
  и: 'i',
  й: 'y',
  к: 'k',
  л: 'l',
  м: 'm',
  н: 'n',
  о: 'o',
  п: 'p',
  р: 'r',
  с: 's',
  т: 't',
  у: 'u',
  ф: 'f',
  х: 'kh',
  ц: 'ts',
  ч: 'ch',
  ш: 'sh',
  щ: 'shch',
  ъ: '',
  ы: 'y',
  ь: '',
  э: 'e',
  ю: 'yu',
  я: 'ya',
  і: 'i',
  ї: 'yi',
  є: 'ye',
  ґ: 'g',
};

function toLatin(text: string): string {
  let latin = '';
  for (const letter of text) latin += cyrillicToLatin[letter] ?? letter;
  return latin;
}

/** The folded form of a text: lower case, no accents, Latin letters, single blanks, punctuation as blanks. */
export function fold(text: string): string {
  // Most names are plain Latin, and long lists are sorted by this.
  if (/^[\x20-\x7e]*$/.test(text))
    return text
      .toLowerCase()
      .replace(/[^a-z0-9.@-]+/g, ' ')
      .trim();
  // Composed first, so that й and ё are letters of their own and not и and е with an accent.
  const bare = text.normalize('NFKC').toLowerCase().normalize('NFC');
  const accented = toLatin(bare.replaceAll('ё', 'е'));
  return toLatin(accented.normalize('NFKD').replace(/\p{M}+/gu, ''))
    .replaceAll('ß', 'ss')
    .replaceAll('ø', 'o')
    .replaceAll('ł', 'l')
    .replaceAll('æ', 'ae')
    .replace(/[^\p{L}\p{N}.@-]+/gu, ' ')
    .trim();
}
