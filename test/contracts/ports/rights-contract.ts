import assert from 'node:assert/strict';
import { type PersonId, parsePersonId } from '../../../src/domain/ids.ts';
import type { Rights, Role } from '../../../src/ports/rights.ts';

export interface OpenedRights {
  readonly rights: Rights;
  give(person: PersonId, ...roles: readonly Role[]): Promise<void>;
  close(): Promise<void>;
}

const adele = parsePersonId('a1000000-0000-4000-8000-000000000003') as PersonId;
const stranger = parsePersonId('b7000000-0000-4000-8000-000000000009') as PersonId;

/** What any reader of roles must do. */
export function rightsContract(open: () => Promise<OpenedRights>): void {
  let opened: OpenedRights;
  beforeEach(async () => {
    opened = await open();
  });
  afterEach(() => opened.close());

  const combinations: readonly (readonly Role[])[] = [
    [],
    ['admin-agent'],
    ['global-admin'],
    ['admin-agent', 'global-admin'],
    ['admin-agent', 'sales-agent'],
  ];
  for (const roles of combinations) {
    it(`tells a person with ${roles.join(' and ') || 'no role'}`, async () => {
      await opened.give(adele, ...roles);
      assert.deepEqual([...(await opened.rights.rolesOf(adele))].toSorted(), roles.toSorted());
    });
  }

  it('reads anew each time', async () => {
    await opened.give(adele, 'admin-agent');
    assert.equal((await opened.rights.rolesOf(adele)).size, 1);
    await opened.give(adele);
    assert.equal((await opened.rights.rolesOf(adele)).size, 0);
  });

  it('finds no role for a person whom nobody knows', async () => {
    assert.equal((await opened.rights.rolesOf(stranger)).size, 0);
  });
}
