import type { Invitation } from './invitation.ts';
import type { Letter } from './letter.ts';

/** The letter as its owner would sign it: where a former owner's name is a line of its own, theirs stands instead. */
export function signedByOwner({ letter, inviterName, begunBy, moves }: Invitation): Letter {
  const owners = [begunBy, ...moves.map(({ passedTo }) => passedTo)];
  const names = new Set(owners.flatMap((owner) => (owner && owner.name !== '' ? [owner.name] : [])));
  const sign = (text: string) =>
    text
      .split('\n')
      .map((line) => (names.has(line.trim()) ? inviterName : line))
      .join('\n');
  return { ...letter, before: sign(letter.before), after: sign(letter.after) };
}
