/**
 * Two ways to write a word for comparison. The plain one keeps the script: only case, accents and punctuation go, so
 * that any part of a name is a part of its plain form too. The loose one writes Cyrillic and Latin alike, and the
 * usual ways to spell a Russian name in Latin letters become one: `Юпитер`, `Jupiter`, `Yupiter`.
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

/** Sounds that Latin writes with several letters are one capital letter here: one slip stays one letter. */
const cyrillic: Readonly<Record<string, string>> = {
  а: 'a',
  б: 'b',
  в: 'v',
  г: 'g',
  ґ: 'g',
  д: 'd',
  е: 'e',
  є: 'e',
  ж: 'Z',
  з: 'z',
  и: 'i',
  і: 'i',
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
  х: 'h',
  ц: 's',
  ч: 'C',
  ш: 'S',
  щ: 'S',
  ъ: '',
  ы: 'i',
  ь: '',
  э: 'e',
  ю: 'iu',
  я: 'ia',
};
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
    .replace(/[а-яіїєґ]/g, (letter) => cyrillic[letter] ?? letter);
  // `ye`, `je` and `ie` are ways to write е; a letter written twice is heard once.
  const loose = spoken.replaceAll('ie', 'e').replace(/([a-zA-Z])\1+/g, '$1');
  return loose === '' ? plain : loose;
}
