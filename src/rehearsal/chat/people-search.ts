/** The people picker's search: everybody of our own tenant, or only those who are in the conversation. */
import { people, type RehearsalPerson } from '../facts.ts';
import type { Choice } from './invoke-outcome.ts';
import { membersOf, type Place } from './places.ts';

export interface PersonChoice extends Choice {
  readonly detail: string;
}

const toChoice = ({ name, aadObjectId, mail }: RehearsalPerson): PersonChoice => ({
  title: name,
  value: aadObjectId,
  detail: mail,
});

/** The two datasets that are documented; undefined for any other. */
function membersOfDataset(dataset: string, place: Place): readonly RehearsalPerson[] | undefined {
  if (dataset === 'graph.microsoft.com/users') return people;
  return dataset === 'graph.microsoft.com/users?scope=currentContext' ? membersOf(place) : undefined;
}

export interface PeopleWish {
  readonly dataset: string;
  readonly queryText: string;
  /** Those who are chosen already, to learn their names. */
  readonly ids?: readonly string[] | undefined;
}

export function findPeople(place: Place, wish: PeopleWish): readonly PersonChoice[] | undefined {
  const members = membersOfDataset(wish.dataset, place);
  if (wish.ids) {
    const wanted = wish.ids.map((id) => id.toLowerCase());
    return members && people.filter(({ aadObjectId }) => wanted.includes(aadObjectId)).map(toChoice);
  }
  const query = wish.queryText.trim().toLowerCase();
  return members
    ?.filter(({ name, mail }) => [name, mail].some((text) => text.toLowerCase().includes(query)))
    .map(toChoice);
}
