import assert from 'node:assert/strict';
import type { Colleagues } from '../../../src/ports/colleagues.ts';
import { parsePersonId } from '../../../src/domain/ids.ts';
import { alex, megan } from '../../fixtures/people.ts';
import { known } from '../../fixtures/known.ts';

export interface OpenedColleagues {
  /** Alex and Megan are its Admin agents, and the bot may be installed for them. */
  readonly colleagues: Colleagues;
  close(): Promise<void>;
}

const stranger = known(parsePersonId('b7000000-0000-4000-8000-000000000009'));

/** What any directory of our own people must do. */
export function colleaguesContract(open: () => Promise<OpenedColleagues>): void {
  let opened: OpenedColleagues;
  beforeEach(async () => {
    opened = await open();
  });
  afterEach(() => opened.close());

  it('finds a person by the object id, and nobody by an id of nobody', async () => {
    assert.deepEqual(await opened.colleagues.find(alex.id), alex);
    assert.equal(await opened.colleagues.find(stranger), undefined);
  });

  it('names the Admin agents', async () => {
    const all = await opened.colleagues.adminAgents();
    for (const one of [alex, megan])
      assert.deepEqual(
        all.find(({ id }) => id === one.id),
        one,
      );
    assert.ok(!all.some(({ id }) => id === stranger));
  });

  it('brings the bot to a person, where it was before as well', async () => {
    assert.equal(await opened.colleagues.installBot(megan.id), 'installed');
    assert.equal(await opened.colleagues.installBot(megan.id), 'installed');
  });
}
