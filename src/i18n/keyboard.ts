/** The same keys of the two layouts that people switch between, in the order of the keyboard. */
const latin = "qwertyuiop[]asdfghjkl;'zxcvbnm,.`";
const cyrillic = 'йцукенгшщзхъфывапролджэячсмитьбюё';

function between(from: string, to: string): ReadonlyMap<string, string> {
  const [keys, letters] = [[...from], [...to]];
  return new Map(keys.map((key, index) => [key, letters[index] ?? key]));
}

const toCyrillic = between(latin, cyrillic);
const toLatin = between(cyrillic, latin);

const typedBy = (keys: ReadonlyMap<string, string>, lower: string) =>
  [...lower].map((letter) => keys.get(letter) ?? letter).join('');

/** What the same keys would have typed in the other layout, letter for letter: `rkbtyns` is `клиенты`. */
export function inOtherLayout(text: string): string {
  const lower = text.toLowerCase();
  return typedBy(/[а-яё]/u.test(lower) ? toLatin : toCyrillic, lower);
}

/** The same of a whole sentence, in which a name may stand in the right layout: `rnj ghbukfcbk Сириус` as well. */
export function inOtherLayouts(text: string): readonly string[] {
  const lower = text.toLowerCase();
  return [typedBy(toLatin, lower), typedBy(toCyrillic, lower)];
}
