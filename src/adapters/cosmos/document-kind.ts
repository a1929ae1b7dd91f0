import { z } from 'zod';
import { Fault } from '../../ports/faults.ts';

/** What is written of a value: its kind, the version of its shape, and the value itself. */
export interface Envelope {
  readonly kind: string;
  readonly v: number;
  readonly data: unknown;
}

export interface DocumentKind<T> {
  readonly kind: string;
  /** Throws `store/bad-document` on what could not be read again. */
  wrap(value: T): Envelope;
  /** Brings an older shape up to today's; throws `store/bad-document` on what it cannot understand. */
  unwrap(resource: unknown): T;
}

interface Shape<T> {
  readonly kind: string;
  readonly schema: z.ZodType<T>;
  /** The n-th brings the data of version n (counted from 1) to the next; the current version is one more. */
  readonly upgrades: readonly ((data: unknown) => unknown)[];
}

const Wrapped = z.object({ kind: z.string(), v: z.number().int().min(1), data: z.unknown() });

const bad = (cause: Error) => new Fault('store/bad-document', { cause });

export function defineKind<T>({ kind, schema, upgrades }: Shape<T>): DocumentKind<T> {
  const current = upgrades.length + 1;
  const checked = (data: unknown): T => {
    const parsed = schema.safeParse(data);
    if (parsed.success) return parsed.data;
    const where = parsed.error.issues.map(({ code, path }) => `${code} at ${path.join('.')}`).join(', ');
    throw bad(new Error(`${kind}: ${where}`));
  };
  const upgraded = (data: unknown, v: number): unknown => {
    try {
      return upgrades.slice(v - 1).reduce((older, upgrade) => upgrade(older), data);
    } catch {
      throw bad(new Error(`${kind}: not what version ${v} was`));
    }
  };
  return {
    kind,
    wrap: (value) => ({ kind, v: current, data: checked(value) }),
    unwrap(resource) {
      const read = Wrapped.safeParse(resource);
      if (!read.success || read.data.kind !== kind) throw bad(new Error(`not a document of kind ${kind}`));
      const { v, data } = read.data;
      if (v > current)
        throw bad(new Error(`${kind} of version ${v}, and ${current} is the newest known here`));
      return checked(upgraded(data, v));
    },
  };
}
