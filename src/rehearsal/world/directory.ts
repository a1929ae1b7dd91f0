/** The people of our tenant, their mailboxes and roles, as the imitated directory knows them. */
import { partner, people, type RoleName } from '../facts.ts';
import type { WorldDatabase } from './database.ts';

export interface DirectoryPerson {
  readonly id: string;
  readonly name: string;
  readonly mail: string;
}

/** The shared mailbox is a directory object too; nobody signs in as it. */
export const sharedMailbox: DirectoryPerson = {
  id: 'a2000000-0000-4000-8000-000000000001',
  name: 'Partner Desk',
  mail: partner.sharedMailbox,
};

/** `disabled` is a switched-off account, `deleted` one that the directory no longer knows. */
export const standings = ['member', 'guest', 'disabled', 'deleted'] as const;
export type Standing = (typeof standings)[number];

export interface Directory {
  /** By object id or user principal name, in any case. */
  find(idOrName: string): DirectoryPerson | undefined;
  /** Everybody who holds the role, by object id; the shared mailbox never does. */
  holdersOf(role: RoleName): readonly DirectoryPerson[];
  rolesOf(aadObjectId: string): readonly RoleName[];
  /** Replaces the roles; a person unknown until now becomes known by it. */
  setRoles(aadObjectId: string, roles: readonly RoleName[]): void;
  standingOf(aadObjectId: string): Standing;
  setStanding(aadObjectId: string, standing: Standing): void;
}

const known: readonly DirectoryPerson[] = [
  ...people.map((one) => ({ id: one.aadObjectId, name: one.name, mail: one.mail })),
  sharedMailbox,
];

/** A person whom only the control door has named: the object id makes up the rest. */
function nameless(id: string): DirectoryPerson {
  const mark = id.slice(-8);
  return { id, name: `Person ${mark}`, mail: `person-${mark}@${partner.domain}` };
}

export function createDirectory(database: WorldDatabase): Directory {
  const read = database.prepare('SELECT roles FROM roles WHERE aad_object_id = ?');
  const write = database.prepare('INSERT OR REPLACE INTO roles (aad_object_id, roles) VALUES (?, ?)');
  const all = database.prepare('SELECT aad_object_id FROM roles');
  const add = database.prepare('INSERT OR IGNORE INTO roles (aad_object_id, roles) VALUES (?, ?)');
  for (const person of people) add.run(person.aadObjectId, JSON.stringify(person.roles));

  const readStanding = database.prepare('SELECT standing FROM standings WHERE aad_object_id = ?');
  const writeStanding = database.prepare(
    'INSERT OR REPLACE INTO standings (aad_object_id, standing) VALUES (?, ?)',
  );
  const standingOf = (aadObjectId: string) =>
    (readStanding.get(aadObjectId.toLowerCase())?.standing ?? 'member') as Standing;

  const named = (wanted: string) =>
    all
      .all()
      .map((row) => nameless(String(row.aad_object_id)))
      .find((one) => one.id === wanted || one.mail === wanted);
  const withRoles = database.prepare('SELECT aad_object_id, roles FROM roles ORDER BY aad_object_id');
  const find = (idOrName: string) => {
    const wanted = idOrName.toLowerCase();
    const found = known.find((one) => one.id === wanted || one.mail === wanted) ?? named(wanted);
    return found && standingOf(found.id) === 'deleted' ? undefined : found;
  };
  return {
    find,
    holdersOf: (role) =>
      withRoles
        .all()
        .filter((row) => (JSON.parse(String(row.roles)) as RoleName[]).includes(role))
        .flatMap((row) => find(String(row.aad_object_id)) ?? []),
    rolesOf: (aadObjectId) => {
      const row = read.get(aadObjectId.toLowerCase());
      return row === undefined ? [] : (JSON.parse(String(row.roles)) as RoleName[]);
    },
    setRoles: (aadObjectId, roles) => {
      write.run(aadObjectId.toLowerCase(), JSON.stringify(roles));
    },
    standingOf,
    setStanding: (aadObjectId, standing) => {
      writeStanding.run(aadObjectId.toLowerCase(), standing);
    },
  };
}
