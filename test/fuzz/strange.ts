// biome-ignore-all lint/suspicious/noTemplateCurlyInString: bindings in foreign text are what is tried here
/** Strange values, and well-formed ones made strange. */
import fc from 'fast-check';

/** What no JavaScript value says, or what would make a case unreadable: written into the JSON when it is sent. */
const gap = /"@@(deep|list|huge|raw):([^@"]*)@@"/g;

export function toJson(value: unknown): string {
  return (JSON.stringify(value) ?? '').replace(gap, (_all, kind: string, given: string) => {
    const size = Number(given);
    if (kind === 'deep') return `${'{"a":'.repeat(size)}1${'}'.repeat(size)}`;
    if (kind === 'list') return `${'['.repeat(size)}${']'.repeat(size)}`;
    return kind === 'huge' ? JSON.stringify('щ<b>*'.repeat(size / 6)) : given;
  });
}

export const strangeTexts = [
  '',
  ' ',
  '\u0000',
  '\ud83d',
  'a\udc00b',
  '\u202egnirts desrever\u202c\u2066x\u2069',
  '\ufeff\u200b\u00ad',
  'e\u0301'.repeat(40),
  '👩‍👩‍👧‍👦',
  '__proto__',
  'constructor',
  'toString',
  'hasOwnProperty',
  '[Sign in](https://evil.example)',
  '<at>Megan</at>',
  '<script>alert(1)</script><img src=x onerror=alert(2)>',
  '${1+1} ${$root} {{DATE(2020-01-01T00:00:00Z,SHORT)}} {count, plural, other {#}}',
  '\' or 1=1 -- " \\ \r\n\t',
  '../../etc/passwd',
  'https://evil.example/',
  'http://127.0.0.1@evil.example/',
  'null',
  'true',
  '0',
  '-1',
  '1e309',
  'NaN',
  '9007199254740993',
  '2026-02-30T25:61:61Z',
  'en-GB',
  'ru-RU',
  'UTC',
  'Ünïcödé',
  'İstanbul ß ﬃ',
] as const;

/** Any UTF-16 at all: halves of characters, controls, what no alphabet has. */
export const anyText = fc.string({
  unit: fc.nat({ max: 0xffff }).map((code) => String.fromCharCode(code)),
  maxLength: 60,
});

const strangeText = fc.oneof(
  { weight: 6, arbitrary: fc.constantFrom(...strangeTexts) },
  { weight: 3, arbitrary: anyText },
  { weight: 1, arbitrary: fc.constantFrom('@@huge:3000@@', '@@huge:60000@@') },
);

const strangeScalar: fc.Arbitrary<unknown> = fc.oneof(
  { weight: 6, arbitrary: strangeText },
  { weight: 3, arbitrary: fc.constantFrom<unknown>(null, true, false, 0, -1, 1.5, 1e21, 2 ** 53, [], {}) },
  {
    weight: 1,
    arbitrary: fc.constantFrom(
      '@@raw:1e999@@',
      '@@raw:-0@@',
      '@@deep:900@@',
      '@@deep:30000@@',
      '@@list:60000@@',
    ),
  },
);

/** As `JSON.parse` would make it: `__proto__` is a name like any other. */
function objectOf(entries: readonly (readonly [string, unknown])[]): Record<string, unknown> {
  return Object.fromEntries(entries);
}

const strangeKey = fc.constantFrom(
  '__proto__',
  'constructor',
  'prototype',
  'then',
  'toJSON',
  'length',
  '',
  'id',
);

export const strangeValue: fc.Arbitrary<unknown> = fc.oneof(
  { weight: 8, arbitrary: strangeScalar },
  { weight: 1, arbitrary: fc.array(strangeScalar, { maxLength: 4 }) },
  {
    weight: 1,
    arbitrary: fc.array(fc.tuple(strangeKey, strangeScalar), { maxLength: 4 }).map(objectOf),
  },
  { weight: 1, arbitrary: fc.jsonValue({ maxDepth: 3, stringUnit: 'binary-ascii' }) },
);

/** `respell` keeps the type: what is a text stays one, and gets past whoever looks at types alone. */
const changes = ['respell', 'drop', 'replace', 'retype', 'wrap', 'nest', 'add', 'copy'] as const;

export interface Mutation {
  /** Which of all places in the value, counted around. */
  readonly at: number;
  readonly change: (typeof changes)[number];
  readonly value: unknown;
  readonly text: string;
  readonly key: string;
}

export function mutationOf(value: fc.Arbitrary<unknown>): fc.Arbitrary<Mutation> {
  return fc.record({
    at: fc.nat({ max: 200 }),
    change: fc.constantFrom(...changes, 'respell', 'respell', 'respell'),
    value,
    text: strangeText,
    key: strangeKey,
  });
}

type Path = readonly (string | number)[];

function* pathsIn(value: unknown, path: Path = []): Generator<Path> {
  if (typeof value !== 'object' || value === null) return;
  for (const [key, inner] of Object.entries(value)) {
    const here = [...path, Array.isArray(value) ? Number(key) : key];
    yield here;
    yield* pathsIn(inner, here);
  }
}

/** The other type that says nearly the same. */
function retyped(value: unknown): unknown {
  if (typeof value === 'number' || typeof value === 'boolean') return String(value);
  if (typeof value === 'string') return /^-?\d+$/.test(value) ? Number(value) : [...value].slice(0, 50);
  return Array.isArray(value) ? { ...value } : Object.values(value ?? {});
}

function changed(before: unknown, { change, value, text, key }: Mutation): unknown {
  if (change === 'replace') return value;
  if (change === 'respell') return typeof before === 'string' ? text : before;
  if (change === 'retype') return retyped(before);
  if (change === 'wrap') return [before];
  if (change === 'nest') return { value: before };
  const isObject = typeof before === 'object' && before !== null && !Array.isArray(before);
  if (change === 'add' && isObject) return objectOf([...Object.entries(before), [key, value]]);
  return change === 'copy' ? [before, before] : value;
}

function rebuilt(value: unknown, path: Path, mutation: Mutation): unknown {
  const [step, ...rest] = path;
  if (step === undefined) return changed(value, mutation);
  if (Array.isArray(value)) {
    return value.flatMap((one, index) => {
      if (index !== step) return [one];
      return mutation.change === 'drop' && rest.length === 0 ? [] : [rebuilt(one, rest, mutation)];
    });
  }
  const entries = Object.entries(value as object).flatMap(([key, one]) => {
    if (key !== step) return [[key, one] as const];
    return mutation.change === 'drop' && rest.length === 0
      ? []
      : [[key, rebuilt(one, rest, mutation)] as const];
  });
  return objectOf(entries);
}

/** The value after the mutations, one after the other; the original stays. */
export function mutated<T>(value: T, mutations: readonly Mutation[]): unknown {
  return mutations.reduce<unknown>((before, mutation) => {
    const paths = [...pathsIn(before)];
    const path = paths[mutation.at % Math.max(paths.length, 1)];
    return path ? rebuilt(before, path, mutation) : before;
  }, value);
}
