/** What a card of ours may be made of, and how: narrower than the schema, so that it looks well everywhere. */
import { createRequire } from 'node:module';
import { actionData } from '../../src/cards/action-data.ts';
import type { Verb } from '../../src/names.ts';
import { type Found, isObject, type JsonObject, ofType, readableTexts, typedNodes } from './card-tree.ts';

const common = ['type', 'spacing', 'separator', 'id', 'isVisible'];
/** Elements and their properties. All of 1.2, but for properties that older clients pass over without harm. */
const allowed: Readonly<Record<string, readonly string[]>> = {
  AdaptiveCard: ['$schema', 'type', 'version', 'lang', 'fallbackText', 'body'],
  TextBlock: [
    ...common,
    'text',
    'wrap',
    'size',
    'weight',
    'color',
    'isSubtle',
    'style',
    'horizontalAlignment',
  ],
  RichTextBlock: [...common, 'inlines'],
  TextRun: ['type', 'text', 'size', 'weight', 'color', 'isSubtle', 'fontType'],
  Container: [...common, 'items', 'style', 'bleed', 'minHeight'],
  ColumnSet: [...common, 'columns'],
  Column: ['type', 'width', 'items', 'verticalContentAlignment'],
  ActionSet: [...common, 'actions'],
  'Input.Text': [
    ...common,
    'label',
    'placeholder',
    'style',
    'isMultiline',
    'isRequired',
    'errorMessage',
    'value',
    'height',
  ],
  'Input.ChoiceSet': [
    ...common,
    'label',
    'style',
    'value',
    'wrap',
    'choices',
    'choices.data',
    'isMultiSelect',
  ],
  'Data.Query': ['type', 'dataset'],
  'Input.Toggle': [...common, 'label', 'title', 'value', 'valueOn', 'valueOff', 'wrap'],
  'Action.Execute': ['type', 'title', 'tooltip', 'verb', 'style', 'data', 'fallback'],
  'Action.Submit': ['type', 'title', 'data'],
  'Action.OpenUrl': ['type', 'title', 'tooltip', 'url'],
  'Action.ToggleVisibility': ['type', 'title', 'targetElements'],
};

/** What is wrong with a finished card, as it is sent to somebody; empty when all is well. */
export function lintCard(sent: unknown): readonly string[] {
  if (!isObject(sent)) return ['no object'];
  const { refresh, ...card } = sent;
  const problems = [...typedNodes(card)].flatMap(lintNode);
  for (const [where, text] of readableTexts(card)) {
    if (text.trim() === '') problems.push(`${where} is empty`);
  }
  return [...problems, ...lintRefresh(refresh), ...lintIds(card), ...lintWithLibrary(sent)];
}

/** By itself a card asks for one reader, and for nothing that its handler does not read. */
function lintRefresh(refresh: unknown): readonly string[] {
  if (refresh === undefined) return [];
  if (!isObject(refresh) || !isObject(refresh.action)) return ['a refresh without an action'];
  const { userIds, action } = refresh;
  const problems = Array.isArray(userIds) && userIds.length === 1 ? [] : ['a refresh names its one reader'];
  return [...problems, ...lintData(action)];
}

function lintNode(found: Found): readonly string[] {
  const { node, path } = found;
  const type = String(node.type);
  const parent = path.at(-2);
  const known = allowed[type];
  if (known === undefined) return [`${type} is not one of our elements`];
  const problems = Object.keys(node).flatMap((key) =>
    known.includes(key) ? [] : [`${type} has the property ${key}`],
  );
  const demand = (holds: boolean, problem: string) => {
    if (!holds) problems.push(`${type}: ${problem}`);
  };
  switch (type) {
    case 'AdaptiveCard':
      demand(node.version === '1.5', 'version 1.5 is what Teams takes');
      demand(typeof node.fallbackText === 'string', 'old clients need fallbackText');
      demand(typeof node.lang === 'string', 'screen readers need lang');
      break;
    case 'TextBlock':
      demand(node.wrap === true, 'text that does not wrap is cut on a phone');
      break;
    case 'ColumnSet':
      demand((node.columns as readonly unknown[]).length <= 3, 'three columns at most');
      demand(
        (node.columns as readonly JsonObject[]).some((column) => column.width !== 'auto'),
        'one column must take the rest',
      );
      break;
    case 'ActionSet': {
      const count = (node.actions as readonly unknown[]).length;
      demand(count > 0 && count <= 6, `one to six actions, not ${count}`);
      break;
    }
    case 'Action.Execute':
      problems.push(...lintExecute(node, parent));
      break;
    case 'Action.Submit':
      demand(parent?.type === 'Action.Execute', 'stands only in place of Action.Execute');
      break;
    case 'Action.OpenUrl':
      demand(String(node.url).startsWith('https://'), 'Teams opens https only');
      break;
    default:
      if (type.startsWith('Input.')) demand(typeof node.label === 'string', 'an input needs a label');
  }
  return problems;
}

function lintExecute(node: JsonObject, parent: JsonObject | undefined): readonly string[] {
  const problems: string[] = [];
  const { verb, data, fallback } = node;
  if (parent?.type !== 'ActionSet') problems.push('Action.Execute outside an ActionSet');
  const wanted = JSON.stringify({
    type: 'Action.Submit',
    title: node.title,
    data: { verb, ...(data as object) },
  });
  if (JSON.stringify(fallback) !== wanted)
    problems.push(`the fallback of ${String(verb)} does not repeat it`);
  return [...problems, ...lintData(node)];
}

function lintData({ verb, data }: JsonObject): readonly string[] {
  if (typeof verb !== 'string' || !(verb in actionData)) return [`unknown verb ${String(verb)}`];
  const schema = actionData[verb as Verb];
  const parsed = schema.safeParse(data);
  const problems = parsed.success ? [] : [`the data of ${verb} is not what its handler reads`];
  const strange = isObject(data) ? Object.keys(data).filter((key) => !(key in schema.shape)) : [];
  return [...problems, ...strange.map((key) => `${verb} carries ${key}, which nobody reads`)];
}

/** Inputs come back under their ids: each must be a field of the act that the same card offers. */
function lintIds(card: unknown): readonly string[] {
  const ids = [...typedNodes(card)].flatMap(({ node }) => (typeof node.id === 'string' ? [node.id] : []));
  const problems = new Set(ids).size === ids.length ? [] : ['an id is used twice'];
  const inputs = [
    ...ofType(card, 'Input.Text'),
    ...ofType(card, 'Input.ChoiceSet'),
    ...ofType(card, 'Input.Toggle'),
  ];
  const verbs = ofType(card, 'Action.Execute').map((node) => String(node.verb) as Verb);
  for (const input of inputs) {
    const id = String(input.id);
    const read = verbs.some((verb) => id in actionData[verb].shape);
    if (!read) problems.push(`nobody reads the input ${id}`);
  }
  for (const toggle of ofType(card, 'Action.ToggleVisibility')) {
    for (const target of toggle.targetElements as readonly string[]) {
      if (!ids.includes(target)) problems.push(`nothing is called ${target}`);
    }
  }
  return problems;
}

interface Library {
  readonly AdaptiveCard: new () => { parse(json: unknown, context: unknown): void };
  readonly SerializationContext: new () => {
    readonly eventCount: number;
    getEventAt(index: number): { readonly message: string };
  };
}
const library = createRequire(import.meta.url)('adaptivecards/dist/adaptivecards.js') as Library;

/** What the official parser has to say: unknown values, missing properties, elements in the wrong place. */
export function lintWithLibrary(json: unknown): readonly string[] {
  const context = new library.SerializationContext();
  new library.AdaptiveCard().parse(structuredClone(json), context);
  const complaints = Array.from(
    { length: context.eventCount },
    (_, index) => context.getEventAt(index).message,
  );
  // The library checks `lang` by a pattern that remembers where it stopped, and so refuses every second good one.
  return complaints.filter((complaint) => !/"(?:en|ru)" for property "lang"/.test(complaint));
}
