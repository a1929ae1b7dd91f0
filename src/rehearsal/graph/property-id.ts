/** Ids of extended properties: `{type} {guid} Name {n}`, or `{type} {proptag}` for what Outlook itself defines. */

const types = ['String', 'Integer', 'Boolean', 'SystemTime'] as const;
const tagged = /^(\w+) 0x([0-9a-f]{1,8})$/i;
const named = /^(\w+) \{[0-9a-f-]{36}\} Name \S.*$/i;

const typeOf = (name: string | undefined) =>
  types.find((one) => one.toLowerCase() === (name ?? '').toLowerCase());

export function isPropertyId(id: string): boolean {
  const [, type] = tagged.exec(id) ?? named.exec(id) ?? [];
  return typeOf(type) !== undefined;
}

/**
 * A tag is a number, however it is written: `String 0x001A` is asked for, and `String 0x1a` is what comes back (many
 * clients on GitHub note it; Microsoft documents neither form).
 */
export function canonicalPropertyId(id: string): string {
  const [, type, tag] = tagged.exec(id) ?? [];
  return tag === undefined ? id : `${typeOf(type) ?? type} 0x${Number.parseInt(tag, 16).toString(16)}`;
}
