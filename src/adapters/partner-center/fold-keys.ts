/**
 * The same JSON with every property name in lower case: Partner Center writes camelCase, and PascalCase where one
 * does not expect it (API reference 2.7), so names count in any case. Of two that differ by case the first counts.
 */
export function foldKeys(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(foldKeys);
  if (typeof value !== 'object' || value === null) return value;
  const folded = new Map<string, unknown>();
  for (const [name, inner] of Object.entries(value)) {
    const key = name.toLowerCase();
    if (!folded.has(key)) folded.set(key, foldKeys(inner));
  }
  return Object.fromEntries(folded);
}
