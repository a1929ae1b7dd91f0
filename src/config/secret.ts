import { inspect } from 'node:util';

/** A value that prints as stars wherever it is written: text, JSON, inspection. Only `reveal` gives it away. */
export interface Secret {
  reveal(): string;
}

const stars = '***';

export function createSecret(value: string): Secret {
  return Object.freeze({
    reveal: () => value,
    toString: () => stars,
    toJSON: () => stars,
    [Symbol.toPrimitive]: () => stars,
    [inspect.custom]: () => stars,
  });
}
