import { readFile } from 'node:fs/promises';
import { type CardName, cardNames } from '../../names.ts';

const folder = new URL('../../../cards/', import.meta.url);

async function read(name: CardName): Promise<readonly [CardName, object]> {
  const template: unknown = JSON.parse(await readFile(new URL(`${name}.json`, folder), 'utf8'));
  if (typeof template !== 'object' || template === null) throw new Error(`cards/${name}.json holds no card`);
  return [name, template];
}

/** The layouts from `/cards`; a missing or broken file stops the start. */
export async function loadCardTemplates(): Promise<Record<CardName, object>> {
  return Object.fromEntries(await Promise.all(cardNames.map(read))) as Record<CardName, object>;
}
