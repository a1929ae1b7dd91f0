import type { Vocabulary } from './vocabulary.ts';

/** In which texts the words are that are near to one that was mistyped. */
export interface WordPostings {
  /** Sees texts with a word that is this one but for a slip; not in order, some twice. */
  near(typed: string, see: (text: number) => void): void;
}

export function createWordPostings(
  texts: readonly (readonly string[])[],
  vocabulary: Vocabulary,
): WordPostings {
  const textsOf = new Map<string, number | number[]>();
  texts.forEach((words, text) => {
    for (const word of words) {
      const before = textsOf.get(word);
      // Most words of a long list are in one text only: a bare number takes a tenth of a list.
      if (before === undefined) textsOf.set(word, text);
      else if (typeof before !== 'number') addOnce(before, text);
      else if (before !== text) textsOf.set(word, [before, text]);
    }
  });
  vocabulary.add(textsOf.keys());
  return {
    near(typed, see) {
      for (const word of vocabulary.near(typed)) {
        const texts = textsOf.get(word);
        if (typeof texts === 'number') see(texts);
        else texts?.forEach(see);
      }
    },
  };
}

function addOnce(list: number[], text: number): void {
  if (list.at(-1) !== text) list.push(text);
}
