/** The people of the rehearsal as Teams' roster shows them. */
import { partner, people, type RehearsalPerson } from '../facts.ts';

export function findPerson(key: string): RehearsalPerson | undefined {
  return people.find((person) => person.key === key);
}

/** Teams finds a member by its own id, by the directory's object id or by sign-in name. */
export function findMember(id: string): RehearsalPerson | undefined {
  const wanted = id.toLowerCase();
  return people.find((person) =>
    [person.teamsId, person.aadObjectId, person.mail].some((known) => known.toLowerCase() === wanted),
  );
}

export function toMember(person: RehearsalPerson) {
  return {
    id: person.teamsId,
    name: person.name,
    givenName: person.givenName,
    surname: person.surname,
    objectId: person.aadObjectId,
    aadObjectId: person.aadObjectId,
    email: person.mail,
    userPrincipalName: person.mail,
    tenantId: partner.tenantId,
    userRole: 'user',
  };
}
