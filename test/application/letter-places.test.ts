import assert from 'node:assert/strict';
import { beginIn, beginOf, createLetterPlaces } from '../../src/application/letter-places.ts';
import { createSeededRandom } from '../../src/rehearsal/world/random.ts';

const random = createSeededRandom('letters');
const pick = <T>(list: readonly T[]): T => list[random.below(list.length)] as T;
const times = <T>(count: number, make: () => T): readonly T[] => Array.from({ length: count }, make);

const latin = [...'abcde'];
/** More than there is room for beside a place, halves of pairs among them. */
const ideographs = [
  ...new Set(times(3_000, () => String.fromCodePoint(0x4e00 + random.below(20_000)))),
  '𠮷',
  '𠮟',
];
/** Letters whose numbers, in the order in which they are met, end in the same nine bits, which are zeros in two. */
const [one, other, zeros] = [ideographs[99], ideographs[99 + 512], ideographs[511]];
const hardlyApart = [
  ` ${ideographs.slice(0, 1_000).join('')}\n c`,
  ...[one, other, zeros].map((letter) => ` ab${letter}\n c`),
  ...times(20, () => ` cb${one}\n cb${other}`),
];
const special = [`ab${one}`, `ab${other}`, 'ab', 'b'];

function textOf(letters: readonly string[]): string {
  const line = () =>
    times(1 + random.below(3), () => ` ${times(1 + random.below(6), () => pick(letters)).join('')}`).join('');
  return `${line()}\n${line()}`;
}

/** The letters of a text without its blanks, each with what begins there. */
function lettersOf(text: string) {
  return [...text.matchAll(/( ?)([^ ])/gsu)].flatMap(({ 1: before, 2: letter = '', index }) =>
    Array.from({ length: letter.length }, (_, at) => {
      const isLine = text[index - 1] === '\n';
      const begin = index === 0 ? beginOf.text : isLine ? beginOf.line : beginOf.word;
      return { letter: letter[at], begin: at === 0 && before !== '' ? begin : beginOf.nothing };
    }),
  );
}

/** Where a piece stands, told by looking at each letter. */
function standings(texts: readonly ReturnType<typeof lettersOf>[], piece: string) {
  const isLone = piece.length === 1 && piece < '\u2e80';
  return texts.flatMap((letters, text) =>
    letters.flatMap(({ begin }, at) => {
      if (isLone && begin === beginOf.nothing) return [];
      for (let next = 0; next < piece.length; next += 1) {
        if (letters[at + next]?.letter !== piece[next]) return [];
      }
      const isInOneWord = letters
        .slice(at + 1, at + piece.length)
        .every((one) => one.begin === beginOf.nothing);
      return [{ text, begin, isInOneWord, endsLine: (letters[at + piece.length]?.letter ?? '\n') === '\n' }];
    }),
  );
}

describe('the places of letters', () => {
  for (const [kind, letters, count, pieces] of [
    ['few letters', latin, 300, 40],
    ['very many letters', ideographs, 300, 40],
    ['both', [...latin, ...latin, ...ideographs.slice(0, 5)], 300, 40],
    ['so many texts that the next letter has no room beside a place', ideographs, 40_000, 3],
  ] as const) {
    it(`are those that a look at each letter finds: ${kind}`, function () {
      this.timeout(120_000);
      const texts = [...hardlyApart, ...times(count, () => textOf(letters))];
      const inFull = texts.map(lettersOf);
      const { find, isDivided, endsLine } = createLetterPlaces(texts);
      const lines = texts.slice(0, 300).join('\n').replaceAll(' ', '').split('\n');
      const long = lines.filter((line) => line.length > 6);
      for (const length of [1, 2, 3, 4, 6]) {
        const drawn = times(pieces, () => pick(long)).map((line) => {
          const from = random.below(line.length - length);
          return line.slice(from, from + length);
        });
        for (const piece of [...drawn, ...special.filter((one) => one.length === length)]) {
          const inOneWord = Array.from({ length }, (_, at) => at === 0);
          const { count: found, places, texts: inTexts } = find(piece);
          const seen = Array.from({ length: found }, (_, nth) => {
            const place = places[nth] ?? 0;
            return {
              text: inTexts[nth],
              begin: beginIn(place),
              isInOneWord: isDivided(place, inOneWord),
              endsLine: endsLine(place, length),
            };
          });
          assert.deepEqual(seen, standings(inFull, piece), piece);
        }
      }
      assert.equal(find('z').count + find('az').count + find('azb').count, 0);
    });
  }
});
