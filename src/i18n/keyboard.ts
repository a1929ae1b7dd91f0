/** The same keys of the two layouts that people switch between, in the order of the keyboard. */
const latin = "qwertyuiop[]asdfghjkl;'zxcvbnm,.`";
const cyrillic = 'йцукенгшщзхъфывапролджэячсмитьбюё';

function between(from: string, to: string): ReadonlyMap<string, string> {
  const [keys, letters] = [[...from], [...to]];
  return new Map(keys.map((key, index) => [key, letters[index] ?? key]));
}

const toCyrillic = between(latin, cyrillic);
const toLatin = between(cyrillic, latin);

/** What the same keys would have typed in the other layout, letter for letter: `rkbtyns` is `клиенты`. */
export function inOtherLayout(text: string): string {
  const lower = text.toLowerCase();
  const keys = /[а-яё]/u.test(lower) ? toLatin : toCyrillic;
  return [...lower].map((letter) => keys.get(letter) ?? letter).join('');
}
