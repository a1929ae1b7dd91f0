/** Splits the text of a query into words, literals, parameters and signs. */
import { syntaxError } from './syntax-error.ts';

export type Token =
  | { readonly kind: 'word'; readonly text: string; readonly upper: string }
  | { readonly kind: 'parameter'; readonly name: string }
  | { readonly kind: 'string'; readonly value: string }
  | { readonly kind: 'number'; readonly value: number }
  | { readonly kind: 'sign'; readonly text: string }
  | { readonly kind: 'end' };

const pattern =
  /\s+|(?<word>[A-Za-z_][A-Za-z0-9_]*)|(?<parameter>@[A-Za-z_][A-Za-z0-9_]*)|(?<number>(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?)|(?<string>"(?:[^"\\]|\\[\s\S])*"|'(?:[^'\\]|\\[\s\S])*')|(?<sign><=|>=|!=|<>|\|\||\?\?|[=<>()[\]{},.*+\-/%?:&|^~])/y;

const escapes: Readonly<Record<string, string>> = {
  b: '\b',
  f: '\f',
  n: '\n',
  r: '\r',
  t: '\t',
  '"': '"',
  "'": "'",
  '\\': '\\',
  '/': '/',
};

function unquote(quoted: string): string {
  return quoted
    .slice(1, -1)
    .replace(/\\(?:u([0-9a-fA-F]{4})|([\s\S]))/g, (_, code?: string, sign?: string) => {
      if (code !== undefined) return String.fromCharCode(Number.parseInt(code, 16));
      const plain = escapes[sign ?? ''];
      if (plain === undefined) throw syntaxError(`\\${sign ?? ''}`);
      return plain;
    });
}

function tokenOf(groups: Readonly<Record<string, string | undefined>>): Token | undefined {
  const { word, parameter, number, string, sign } = groups;
  if (word !== undefined) return { kind: 'word', text: word, upper: word.toUpperCase() };
  if (parameter !== undefined) return { kind: 'parameter', name: parameter };
  if (number !== undefined) return { kind: 'number', value: Number(number) };
  if (string !== undefined) return { kind: 'string', value: unquote(string) };
  if (sign !== undefined) return { kind: 'sign', text: sign };
  return undefined;
}

export function tokenize(text: string): readonly Token[] {
  const tokens: Token[] = [];
  pattern.lastIndex = 0;
  while (pattern.lastIndex < text.length) {
    const at = pattern.lastIndex;
    const match = pattern.exec(text);
    if (!match) throw syntaxError(text.slice(at, at + 10));
    const token = tokenOf(match.groups ?? {});
    if (token) tokens.push(token);
  }
  tokens.push({ kind: 'end' });
  return tokens;
}
