/** From a document to what the ports give: a value, and the version over which it may be written. */
import type { Stored } from '../../ports/register.ts';
import type { Document, Key } from './document-shape.ts';
import type { Documents } from './documents.ts';

type To<T> = (document: Document) => T;

export const storedAs =
  <T>(to: To<T>) =>
  (document: Document): Stored<T> => ({ value: to(document), version: document.etag });

export async function readStored<T>(
  documents: Documents,
  key: Key,
  to: To<T>,
): Promise<Stored<T> | undefined> {
  const document = await documents.read(key);
  return document && storedAs(to)(document);
}
