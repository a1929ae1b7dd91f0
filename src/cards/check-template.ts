import { z } from 'zod';

/**
 * Where a layout is filled a missing field is left out and nothing is said, so a layout is compared with its view before
 * it is ever used: every binding must name a field, every field must be bound, repetition must go over
 * a list, and what people read must be a binding.
 */
const wholeBinding = /^\$\{(\$root\.)?([A-Za-z]\w*(?:\.[A-Za-z]\w*)*)\}$/;

/** Properties whose text is read by people: words belong to the catalogues, never to a layout. */
const readable: ReadonlySet<string> = new Set([
  'text',
  'title',
  'label',
  'placeholder',
  'errorMessage',
  'altText',
  'fallbackText',
  'tooltip',
  'speak',
  'value',
]);

interface Walk {
  readonly root: z.ZodObject;
  readonly used: Set<z.ZodType>;
  readonly problems: string[];
}

/** What is wrong with the layout, in words for its author; empty when all is well. */
export function checkTemplate(template: unknown, view: z.ZodObject): readonly string[] {
  const walk: Walk = { root: view, used: new Set(), problems: [] };
  visit(template, view, 'card', walk);
  for (const [path, field] of fieldsOf(view, '')) {
    if (!walk.used.has(field)) walk.problems.push(`the view's field ${path} is not bound`);
  }
  return walk.problems;
}

function visit(node: unknown, scope: z.ZodObject, at: string, walk: Walk): void {
  if (typeof node === 'string') {
    if (node.includes('${')) resolve(node, scope, at, walk);
  } else if (Array.isArray(node)) {
    node.forEach((child, index) => {
      visit(child, scope, `${at}[${index}]`, walk);
    });
  } else if (typeof node === 'object' && node !== null) {
    visitObject(node as Record<string, unknown>, scope, at, walk);
  }
}

function visitObject(node: Record<string, unknown>, scope: z.ZodObject, at: string, walk: Walk): void {
  const inner = '$data' in node ? rowScope(node.$data, scope, at, walk) : scope;
  for (const [key, child] of Object.entries(node)) {
    if (key === '$data') continue;
    const where = `${at}.${key}`;
    if (key === '$when') walk.problems.push(`${where}: an absent part is an empty list, not a condition`);
    else if (readable.has(key) && typeof child === 'string' && !child.includes('${')) {
      walk.problems.push(
        `${where}: words belong to the catalogues, and ${JSON.stringify(child)} is written here`,
      );
    } else visit(child, inner, where, walk);
  }
}

function rowScope(source: unknown, scope: z.ZodObject, at: string, walk: Walk): z.ZodObject {
  const list = typeof source === 'string' ? resolve(source, scope, `${at}.$data`, walk) : undefined;
  const row = list instanceof z.ZodArray ? list.element : list;
  if (row instanceof z.ZodObject) return row;
  walk.problems.push(`${at}.$data: ${String(source)} is no list of rows`);
  return scope;
}

/** The field that a binding names, marked as used. */
function resolve(text: string, scope: z.ZodObject, at: string, walk: Walk): z.ZodType | undefined {
  const match = wholeBinding.exec(text);
  if (!match?.[2]) {
    walk.problems.push(`${at}: ${text} must be one whole binding`);
    return undefined;
  }
  let found: z.ZodType = match[1] === undefined ? scope : walk.root;
  for (const name of match[2].split('.')) {
    const next: unknown = found instanceof z.ZodObject ? found.shape[name] : undefined;
    if (!(next instanceof z.ZodType)) {
      walk.problems.push(`${at}: ${text} is not in the view`);
      return undefined;
    }
    walk.used.add(next);
    found = next;
  }
  return found;
}

function* fieldsOf(view: z.ZodObject, prefix: string): Generator<readonly [string, z.ZodType]> {
  for (const [name, field] of Object.entries(view.shape)) {
    if (!(field instanceof z.ZodType)) continue;
    yield [`${prefix}${name}`, field];
    const inner = field instanceof z.ZodArray ? field.element : field;
    if (inner instanceof z.ZodObject) yield* fieldsOf(inner, `${prefix}${name}.`);
  }
}
