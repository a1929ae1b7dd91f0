/** The part of OData that the imitation knows: selecting, paging and expanding. */
import { refuse, refuseUnmodelled } from './answers.ts';
import { canonicalPropertyId } from './property-id.ts';

/** Names of `$select`, each one modelled; undefined where everything is wanted. */
export function readSelect(
  text: string | undefined,
  known: readonly string[],
): readonly string[] | undefined {
  if (text === undefined) return undefined;
  return text.split(',').map((part) => {
    const name = part.trim();
    const property = known.find((one) => one.toLowerCase() === name.toLowerCase());
    return property ?? refuseUnmodelled(`the property ${name} in $select`);
  });
}

export function readTop(
  text: string | undefined,
  { max, usual }: { readonly max: number; readonly usual: number },
): number {
  if (text === undefined) return usual;
  const top = Number(text);
  if (!/^\d+$/.test(text) || top < 1 || top > max) {
    return refuse(400, 'ErrorInvalidUrlQuery', `The value of $top must be between 1 and ${max}.`);
  }
  return top;
}

/** A string literal; `''` in it stands for one quote. */
export const literal = "'((?:[^']|'')*)'";
export const unquote = (text: string | undefined) => (text ?? '').replaceAll("''", "'");

/** `$expand=singleValueExtendedProperties($filter=id eq '..')`: the id whose value is wanted too. */
export function readExpand(text: string | undefined): readonly string[] | undefined {
  if (text === undefined) return undefined;
  const [, filter] = /^singleValueExtendedProperties\(\$filter=(.+)\)$/i.exec(text.trim()) ?? [];
  const ids = (filter ?? '')
    .split(/\s+or\s+/)
    .map((part) => new RegExp(`^id eq ${literal}$`).exec(part.trim())?.[1]);
  if (filter === undefined || ids.includes(undefined)) return refuseUnmodelled(`$expand=${text}`);
  return ids.map((id) => canonicalPropertyId(unquote(id)));
}
