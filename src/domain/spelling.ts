/**
 * Three ways to write a text for comparison. The plain one keeps the script: only case, accents and punctuation go, so
 * that any part of a name is a part of its plain form too. The folded one spells Cyrillic in Latin letters. The loose
 * one writes both as they are heard, and the usual ways to spell a Russian name in Latin letters become one: `Юпитер`,
 * `Jupiter`, `Yupiter`.
 */
const apostrophes = /['`´‘’ʹʼ′]/gu;
const letters: Readonly<Record<string, string>> = {
  ß: 'ss',
  ø: 'o',
  ł: 'l',
  đ: 'd',
  ð: 'd',
  þ: 'th',
  æ: 'ae',
  œ: 'oe',
  ı: 'i',
  ς: 'σ',
};
const special = new RegExp(`[${Object.keys(letters).join('')}]`, 'gu');

const isBasic = (text: string) => /^[\x20-\x7e]*$/.test(text);

/** The words of a text, lower case, without accents; an apostrophe parts no word. */
export function plainWords(text: string): readonly string[] {
  const words = isBasic(text)
    ? text
        .toLowerCase()
        .replace(/['`]/g, '')
        .split(/[^a-z0-9]+/)
    : bare(text).split(/[^\p{L}\p{N}]+/u);
  return words.filter((word) => word !== '');
}

function bare(text: string): string {
  return text
    .normalize('NFKC')
    .toLowerCase()
    .normalize('NFKD')
    .replace(/\p{M}+/gu, '')
    .replace(apostrophes, '')
    .replace(special, (letter) => letters[letter] ?? letter);
}

/**
 * How a Cyrillic letter is spelled in Latin ones, and as what it is heard. A sound that Latin writes with several
 * letters is one capital letter here: one slip stays one letter.
 */
const cyrillic: Readonly<Record<string, readonly [spelled: string, heard: string]>> = {
  а: ['a', 'a'],
  б: ['b', 'b'],
  в: ['v', 'v'],
  г: ['g', 'g'],
  ґ: ['g', 'g'],
  д: ['d', 'd'],
  е: ['e', 'e'],
  є: ['ye', 'e'],
  ж: ['zh', 'Z'],
  з: ['z', 'z'],
  и: ['i', 'i'],
  і: ['i', 'i'],
  й: ['y', 'i'],
  ї: ['yi', 'i'],
  к: ['k', 'k'],
  л: ['l', 'l'],
  м: ['m', 'm'],
  н: ['n', 'n'],
  о: ['o', 'o'],
  п: ['p', 'p'],
  р: ['r', 'r'],
  с: ['s', 's'],
  т: ['t', 't'],
  у: ['u', 'u'],
  ф: ['f', 'f'],
  х: ['kh', 'h'],
  ц: ['ts', 's'],
  ч: ['ch', 'C'],
  ш: ['sh', 'S'],
  щ: ['shch', 'S'],
  ъ: ['', ''],
  ы: ['y', 'i'],
  ь: ['', ''],
  э: ['e', 'e'],
  ю: ['yu', 'iu'],
  я: ['ya', 'ia'],
};
const cyrillicLetters = new RegExp(`[${Object.keys(cyrillic).join('')}]`, 'g');
const latin: Readonly<Record<string, string>> = {
  tsch: 'C',
  tch: 'C',
  ch: 'C',
  shch: 'S',
  sch: 'S',
  sh: 'S',
  zh: 'Z',
  kh: 'h',
  ph: 'f',
  ts: 's',
  tz: 's',
  ck: 'k',
  qu: 'kv',
  q: 'k',
  c: 'k',
  x: 'ks',
  w: 'v',
  y: 'i',
  j: 'i',
};
/** The longest first, so that `shch` is not taken for `sh` and `ch`. */
const latinSounds = /tsch|shch|tch|sch|ch|sh|zh|kh|ph|ts|tz|ck|c(?=[eiy])|qu|[cqxwyj]/g;

/** The loose form of one plain word. Letters of other scripts stay as they are. */
export function looseWord(plain: string): string {
  const spoken = plain
    .replace(latinSounds, (sound, at: number) =>
      sound === 'c' && /[eiy]/.test(plain.charAt(at + 1)) ? 's' : (latin[sound] ?? sound),
    )
    .replace(cyrillicLetters, (letter) => cyrillic[letter]?.[1] ?? letter);
  // `ye`, `je` and `ie` are ways to write е; a letter written twice is heard once.
  const loose = spoken.replaceAll('ie', 'e').replace(/([a-zA-Z])\1+/g, '$1');
  return loose === '' ? plain : loose;
}

const spell = (text: string) => text.replace(cyrillicLetters, (letter) => cyrillic[letter]?.[0] ?? letter);

/** The folded form of a text: lower case, no accents, Latin letters, single blanks, punctuation as blanks. */
export function fold(text: string): string {
  // Most names are plain Latin, and long lists are sorted by this.
  if (isBasic(text))
    return text
      .toLowerCase()
      .replace(/[^a-z0-9.@-]+/g, ' ')
      .trim();
  // Composed first, so that й and ё are letters of their own and not и and е with an accent.
  const composed = text.normalize('NFKC').toLowerCase().normalize('NFC').replaceAll('ё', 'е');
  return spell(
    spell(composed)
      .normalize('NFKD')
      .replace(/\p{M}+/gu, ''),
  )
    .replace(special, (letter) => letters[letter] ?? letter)
    .replace(/[^\p{L}\p{N}.@-]+/gu, ' ')
    .trim();
}
