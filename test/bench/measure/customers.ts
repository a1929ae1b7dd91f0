/** Large lists of customers, and what people would type to find them; the same ones in every run. */
import type { Customer } from '../../../src/domain/customer.ts';
import { parseCustomerTenantId } from '../../../src/domain/ids.ts';
import { createSeededRandom, type SeededRandom } from '../../../src/rehearsal/world/random.ts';
import { seedCustomers } from '../../../src/rehearsal/world/seed.ts';

export function* manyCustomers(count: number): Generator<Customer> {
  for (const { tenantId, companyName, domain } of seedCustomers(count, 'bench')) {
    const id = parseCustomerTenantId(tenantId);
    if (id) yield { id, name: companyName, domain };
  }
}

const cyrillic = new Map(
  Object.entries({
    a: 'а',
    b: 'б',
    d: 'д',
    e: 'е',
    f: 'ф',
    g: 'г',
    h: 'х',
    i: 'и',
    k: 'к',
    l: 'л',
    m: 'м',
    n: 'н',
    o: 'о',
    p: 'п',
    r: 'р',
    s: 'с',
    t: 'т',
    u: 'у',
    v: 'в',
    z: 'з',
  }),
);

const words = (name: string) =>
  name
    .toLowerCase()
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word.length >= 4);

const pick = <T>(list: readonly T[], random: SeededRandom) => list[random.below(list.length)];

type Typing = (word: string, random: SeededRandom) => string;

const beginning: Typing = (word, random) => word.slice(0, 1 + random.below(word.length));
const inside: Typing = (word, random) => {
  const from = random.below(word.length - 2);
  return word.slice(from, from + 3 + random.below(word.length - from - 2));
};
const withSlip: Typing = (word, random) => {
  const at = 1 + random.below(word.length - 1);
  return `${word.slice(0, at)}${word.slice(at + 1)}`;
};
const inOtherAlphabet: Typing = (word) => [...word].map((letter) => cyrillic.get(letter) ?? letter).join('');

/** Of a hundred: forty beginnings of words, thirty inner parts, fifteen slips, fifteen in the other alphabet. */
const mix: readonly (readonly [upTo: number, typing: Typing])[] = [
  [40, beginning],
  [70, inside],
  [85, withSlip],
  [100, inOtherAlphabet],
];

/** Different texts, so that none is answered from what was kept of the one before. */
export function queriesFor(customers: readonly Customer[], count: number): readonly string[] {
  const random = createSeededRandom('queries');
  const queries = new Set<string>();
  for (let tries = 0; queries.size < count && tries < 20 * count; tries += 1) {
    const word = pick(words(pick(customers, random)?.name ?? ''), random);
    const part = random.below(100);
    const typing = mix.find(([upTo]) => part < upTo)?.[1];
    if (word && typing) queries.add(typing(word, random));
  }
  return [...queries];
}
