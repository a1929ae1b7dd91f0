/** Reading cards as a person does: by the titles of buttons, the labels of inputs and the words on them. */
import assert from 'node:assert/strict';

export type Json = { readonly [key: string]: unknown };

export interface CardAction {
  readonly type: string;
  readonly title: string;
  readonly verb?: string;
  readonly data: Json;
  readonly url?: string;
  readonly fallback?: unknown;
}

const isObject = (value: unknown): value is Json =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const unseen: ReadonlySet<string> = new Set(['fallback', 'data', 'refresh']);

/** Every object of a card that a current client shows, outermost first: fallbacks are none, nor is its refresh. */
export function* elementsOf(value: unknown): Generator<Json> {
  if (Array.isArray(value)) {
    for (const one of value) yield* elementsOf(one);
  } else if (isObject(value)) {
    yield value;
    for (const [key, inner] of Object.entries(value)) {
      if (!unseen.has(key)) yield* elementsOf(inner);
    }
  }
}

export function actionsOf(card: unknown): readonly CardAction[] {
  return [...elementsOf(card)]
    .filter((element) => String(element.type ?? '').startsWith('Action.'))
    .map(
      (element) =>
        ({
          ...element,
          title: String(element.title ?? ''),
          data: (element.data ?? {}) as Json,
        }) as CardAction,
    );
}

/** What its buttons say. */
export const titles = ({ card }: { readonly card: unknown }) => actionsOf(card).map(({ title }) => title);

export function actionTitled(card: unknown, title: string): CardAction {
  const all = actionsOf(card);
  const found = all.find((action) => action.title === title);
  assert.ok(found, `no button "${title}"; there are: ${all.map((action) => action.title).join(', ')}`);
  return found;
}

/** The id of the input with this label. */
export function inputLabelled(card: unknown, label: string): string {
  const inputs = [...elementsOf(card)].filter((element) => String(element.type ?? '').startsWith('Input.'));
  const found = inputs.find((element) => String(element.label) === label);
  assert.ok(found, `no input "${label}"; there are: ${inputs.map((element) => element.label).join(', ')}`);
  return String(found.id);
}

/** What the inputs hold while nobody touched them. */
export function defaultsOf(card: unknown): Record<string, string> {
  const inputs = [...elementsOf(card)].filter((element) => String(element.type ?? '').startsWith('Input.'));
  return Object.fromEntries(inputs.map((element) => [String(element.id), String(element.value ?? '')]));
}

/** Choices of a choice set by title. */
export function choicesOf(card: unknown, label: string): ReadonlyMap<string, string> {
  const id = inputLabelled(card, label);
  const input = [...elementsOf(card)].find((element) => element.id === id);
  const choices = (input?.choices ?? []) as readonly { readonly title: string; readonly value: string }[];
  return new Map(choices.map(({ title, value }) => [title, value]));
}

/** All words on a card, with Markdown's escapes taken back, in reading order. */
export function wordsOf(card: unknown): string {
  return [...elementsOf(card)]
    .flatMap((element) => [element.text, element.title, element.value, element.label])
    .filter((text): text is string => typeof text === 'string')
    .join('\n')
    .replace(/\\([\\`*_{}[\]()<>#+\-.!|~&])/g, '$1');
}
