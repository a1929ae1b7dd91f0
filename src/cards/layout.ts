/**
 * Layouts, read once and then filled. They hold whole bindings only (see `check-template.ts`), so that filling one needs
 * no language of expressions: `${name.of.field}` from the row at hand, `${$root.name}` from the whole view, and
 * `$data`, which repeats its element over a list, or narrows the row to one object.
 */

/** Makes of a row, and of the whole view, what stands on the card. */
type Fill = (row: unknown, root: unknown) => unknown;

/** Absent parts of a list come as none or several. */
type FillSome = (row: unknown, root: unknown) => readonly unknown[];

export function compileLayout(layout: unknown): (view: unknown) => unknown {
  const fill = compile(layout);
  return (view) => fill(view, view);
}

function compile(node: unknown): Fill {
  if (typeof node === 'string') return compileText(node);
  if (Array.isArray(node)) return compileList(node);
  if (typeof node === 'object' && node !== null) return compileFields(node);
  return () => node;
}

function compileText(text: string): Fill {
  const path = /^\$\{([^}]*)\}$/.exec(text)?.[1]?.split('.');
  if (!path) return () => text;
  const isFromRoot = path[0] === '$root';
  const names = isFromRoot ? path.slice(1) : path;
  return (row, root) => names.reduce(fieldOf, isFromRoot ? root : row);
}

function fieldOf(value: unknown, name: string): unknown {
  return typeof value === 'object' && value !== null ? (value as Record<string, unknown>)[name] : undefined;
}

function compileList(nodes: readonly unknown[]): Fill {
  const parts = nodes.map(compileItem);
  return (row, root) => parts.flatMap((part) => part(row, root));
}

function compileItem(node: unknown): FillSome {
  if (typeof node !== 'object' || node === null || !('$data' in node)) {
    const fill = compile(node);
    return (row, root) => [fill(row, root)];
  }
  const { $data, ...rest } = node;
  const source = compile($data);
  const fill = compileFields(rest);
  return (row, root) => {
    const rows = source(row, root);
    return (Array.isArray(rows) ? rows : [rows]).map((one) => fill(one, root));
  };
}

function compileFields(node: object): Fill {
  const fields = Object.entries(node).map(([name, value]) => [name, compile(value)] as const);
  return (row, root) => {
    const filled: Record<string, unknown> = {};
    for (const [name, fill] of fields) {
      const value = fill(row, root);
      if (value !== undefined) filled[name] = value;
    }
    return filled;
  };
}
