/** Markup with every value escaped unless it is markup itself. */

const mark: unique symbol = Symbol('markup');

export interface Markup {
  readonly [mark]: true;
  readonly text: string;
}

type Value = string | number | Markup | readonly Markup[] | undefined;

const toMarkup = (text: string): Markup => ({ [mark]: true, text });

const escapes: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

export function escapeHtml(text: string): string {
  return text.replace(/[&<>"']/g, (character) => escapes[character] ?? character);
}

function render(value: Value): string {
  if (value === undefined) return '';
  if (typeof value === 'string' || typeof value === 'number') return escapeHtml(String(value));
  if ('text' in value) return value.text;
  return value.map((one) => one.text).join('');
}

export function html(parts: TemplateStringsArray, ...values: readonly Value[]): Markup {
  return toMarkup(parts.reduce((text, part, index) => text + render(values[index - 1]) + part));
}
