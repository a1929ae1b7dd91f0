/** Finds names in the environment that were probably meant to be ours; the rest of the environment is not our business. */
import { editDistance } from '../domain/edit-distance.ts';

const bare = (name: string) => name.toLowerCase().replaceAll(/[^a-z0-9]/g, '');

/** Long names bear more slips; a short one must be the same but for case and separators. */
function allowedEdits(name: string): number {
  if (name.length >= 12) return 2;
  return name.length >= 8 ? 1 : 0;
}

export interface NearMiss<Name extends string> {
  readonly found: string;
  readonly meant: Name;
}

/** What was set under a name that is nearly one of `names`, where the right one is not set. */
export function findNearMisses<Name extends string>(
  found: readonly string[],
  names: readonly Name[],
): readonly NearMiss<Name>[] {
  const known = new Set<string>(names);
  const missing = names.filter((name) => !found.includes(name));
  return found
    .filter((name) => !known.has(name))
    .flatMap((name) => {
      const meant = missing.find((one) => editDistance(bare(name), bare(one)) <= allowedEdits(one));
      return meant ? [{ found: name, meant }] : [];
    });
}
