/** A place in a list of tokens, with the few questions a recursive-descent parser asks. */
import { syntaxError } from './syntax-error.ts';
import { type Token, tokenize } from './tokens.ts';

export interface Cursor {
  peek(ahead?: number): Token;
  next(): Token;
  isWord(upper: string): boolean;
  isSign(text: string): boolean;
  /** Steps over the word if it is there. */
  takeWord(upper: string): boolean;
  takeSign(text: string): boolean;
  expectWord(upper: string): void;
  expectSign(text: string): void;
  fail(): Error;
}

export function describeToken(token: Token): string {
  switch (token.kind) {
    case 'word':
    case 'sign':
      return token.text;
    case 'parameter':
      return token.name;
    case 'string':
    case 'number':
      return String(token.value);
    case 'end':
      return 'the end';
  }
}

export function createCursor(text: string): Cursor {
  const tokens = tokenize(text);
  const end: Token = { kind: 'end' };
  let at = 0;
  const peek = (ahead = 0) => tokens[at + ahead] ?? end;
  const isWord = (upper: string) => {
    const token = peek();
    return token.kind === 'word' && token.upper === upper;
  };
  const isSign = (sign: string) => {
    const token = peek();
    return token.kind === 'sign' && token.text === sign;
  };
  const fail = () => syntaxError(describeToken(peek()));
  const takeIf = (found: boolean) => {
    if (found) at += 1;
    return found;
  };
  return {
    peek,
    isWord,
    isSign,
    fail,
    next: () => {
      const token = peek();
      at += 1;
      return token;
    },
    takeWord: (upper) => takeIf(isWord(upper)),
    takeSign: (sign) => takeIf(isSign(sign)),
    expectWord(upper) {
      if (!takeIf(isWord(upper))) throw fail();
    },
    expectSign(sign) {
      if (!takeIf(isSign(sign))) throw fail();
    },
  };
}
