import type { Stored } from '../../ports/register.ts';
import type { DocumentKind } from './document-kind.ts';
import type { Documents } from './documents.ts';
import { readStored } from './stored.ts';

interface Place<T> {
  readonly kind: DocumentKind<T>;
  readonly id: string;
  readonly partition?: string;
}

/** What belongs to the company and not to an invitation is few, and mostly stands in one partition. */
export function createSetting<T>(documents: Documents, { kind, id, partition = 'settings' }: Place<T>) {
  const key = { partition, id };
  return {
    read: () => readStored(documents, key, ({ resource }) => kind.unwrap(resource)),
    put: async (value: T, over: Stored<T> | undefined) =>
      (await documents.put(key, kind.wrap(value), over?.version)).kind,
  };
}
