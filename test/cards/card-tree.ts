/** Walks over finished cards. */
export type Json = null | boolean | number | string | readonly Json[] | { readonly [key: string]: Json };
export type JsonObject = { readonly [key: string]: Json };

export function isObject(node: unknown): node is JsonObject {
  return typeof node === 'object' && node !== null && !Array.isArray(node);
}

export interface Found {
  readonly node: JsonObject;
  /** From the card down to the node, itself last. */
  readonly path: readonly JsonObject[];
}

/** Every element and action with a type; what buttons carry as data is not part of the card's tree. */
export function* typedNodes(node: unknown, path: readonly JsonObject[] = []): Generator<Found> {
  if (Array.isArray(node)) {
    for (const child of node) yield* typedNodes(child, path);
  } else if (isObject(node)) {
    const own = [...path, node];
    if (typeof node.type === 'string') yield { node, path: own };
    for (const [key, child] of Object.entries(node)) if (key !== 'data') yield* typedNodes(child, own);
  }
}

export function ofType(card: unknown, type: string): readonly JsonObject[] {
  return [...typedNodes(card)].map(({ node }) => node).filter((node) => node.type === type);
}

const texts = ['text', 'title', 'label', 'placeholder', 'errorMessage', 'altText', 'fallbackText', 'tooltip'];

/** Every text that a person may read, with the property that holds it. */
export function* readableTexts(card: unknown): Generator<readonly [string, string]> {
  for (const { node } of typedNodes(card)) {
    for (const key of texts) {
      const text = node[key];
      if (typeof text === 'string') yield [`${String(node.type)}.${key}`, text];
    }
    const choices = node.choices;
    for (const choice of Array.isArray(choices) ? choices : []) {
      if (isObject(choice)) yield ['choice.title', String(choice.title)];
    }
  }
}

/** The size that Teams counts: UTF-16 of the JSON. */
export function sizeOf(card: unknown): number {
  return Buffer.byteLength(JSON.stringify(card), 'utf16le');
}
