import { z } from 'zod';
import { createTranslator } from '../i18n/translator.ts';
import { type CardName, cardNames, type Language } from '../names.ts';
import type { CardModel, RenderedCard } from './card-model.ts';
import { cardViews } from './card-views.ts';
import { checkTemplate } from './check-template.ts';
import { compileLayout } from './layout.ts';
import { escapeMarkdown } from './plain-text.ts';

export interface CardRenderer {
  /** Only for the `reader`, as Teams calls a person, can a card bring itself up to date. */
  render(model: CardModel, reader?: string): RenderedCard;
}

export interface CardRendererDeps {
  readonly templates: Readonly<Record<CardName, object>>;
  /** Marks every card, so that nobody takes an exercise for the real thing. */
  readonly rehearsal: boolean;
}

/** What every layout binds besides its own view. */
const common = { summary: z.string(), language: z.string() };

/** Throws with the list of what is wrong when a layout and its view do not fit: at start, not in a conversation. */
export function createCardRenderer({ templates, rehearsal }: CardRendererDeps): CardRenderer {
  const problems = cardNames.flatMap((name) =>
    checkTemplate(templates[name], cardViews[name].extend(common)).map(
      (problem) => `cards/${name}.json: ${problem}`,
    ),
  );
  if (problems.length > 0) throw new Error(`Some cards cannot be used:\n${problems.join('\n')}`);
  const marks = rehearsal ? { en: rehearsalMark('en'), ru: rehearsalMark('ru') } : undefined;
  const compiled = new Map(cardNames.map((name) => [name, compileLayout(templates[name])]));

  function render(model: CardModel, reader?: string): RenderedCard {
    const { card, view, summary, language } = model;
    const expanded = compiled.get(card)?.({ ...view, summary: escapeMarkdown(summary), language });
    if (!isCard(expanded)) throw new Error(`cards/${card}.json makes no card`);
    const marked = marks ? { ...expanded, body: markedBody(expanded.body, marks[language]) } : expanded;
    return { content: { ...marked, ...refreshOf(model, reader) }, summary };
  }

  return { render };
}

/** Named, because Teams asks by itself only for those who are; of sixty at most, and here it is one. */
function refreshOf({ refresh }: CardModel, reader: string | undefined) {
  if (!refresh || reader === undefined) return {};
  return { refresh: { action: { type: 'Action.Execute', ...refresh }, userIds: [reader] } };
}

type Fields = Readonly<Record<string, unknown>>;

const isObject = (value: unknown): value is Fields => typeof value === 'object' && value !== null;

/** By hand, not by schema: every answer passes here, and a schema would copy it. */
function isCard(value: unknown): value is Fields & { readonly body: readonly unknown[] } {
  return isObject(value) && value.type === 'AdaptiveCard' && Array.isArray(value.body);
}

function isColoredTop(value: unknown): value is Fields & { readonly items: readonly unknown[] } {
  return isObject(value) && value.type === 'Container' && value.bleed === true && Array.isArray(value.items);
}

/** The mark stands in the top right corner: within the coloured part where a card begins with one. */
function markedBody(body: readonly unknown[], mark: object): unknown[] {
  const [first, ...rest] = body;
  if (!isColoredTop(first)) return [mark, ...body];
  return [{ ...first, items: [mark, ...first.items] }, ...rest];
}

function rehearsalMark(language: Language) {
  return {
    type: 'TextBlock',
    text: createTranslator(language).say('app.rehearsal.mark'),
    size: 'small',
    weight: 'bolder',
    color: 'warning',
    horizontalAlignment: 'right',
    wrap: true,
  };
}
