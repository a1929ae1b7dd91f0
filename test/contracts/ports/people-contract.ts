import assert from 'node:assert/strict';
import type { People, Person } from '../../../src/ports/people.ts';
import { at, personId } from './samples.ts';

export interface OpenedPeople {
  readonly people: People;
  /** Another instance upon the same state. */
  readonly rival: People;
  close(): Promise<void>;
}

const alex: Person = { id: personId(1), name: 'Alex Wilber' };
const megan: Person = {
  id: personId(2),
  name: 'Меган «Megan» Bowen',
  language: 'ru',
  clientLocale: 'ru-RU',
  timeZone: 'Europe/Moscow',
  chosenTimeZone: 'Asia/Almaty',
  reference: { conversation: { id: 'a:1/2#3?', members: [1, null, true] }, serviceUrl: 'https://x.example/' },
  welcomedAt: at(1),
  notifications: {
    own: ['accepted'],
    all: ['accepted', 'bounce'],
    since: { accepted: at(1) },
    rhythm: 'daily',
    hours: { from: '09:00', to: '18:00' },
    weekdaysOnly: true,
  },
};

/** What any keeper of people must do. */
export function peopleContract(open: () => Promise<OpenedPeople>): void {
  let opened: OpenedPeople;
  beforeEach(async () => {
    opened = await open();
  });
  afterEach(() => opened.close());

  it('tells that a person is not known', async () => {
    assert.equal(await opened.people.read(alex.id), undefined);
  });

  it('gives people back exactly as they were written', async () => {
    for (const person of [alex, megan]) assert.equal(await opened.people.put(person, undefined), 'written');
    for (const person of [alex, megan]) {
      assert.deepEqual((await opened.rival.read(person.id))?.value, person);
    }
  });

  it('writes only over what was read', async () => {
    const { people, rival } = opened;
    assert.equal(await people.put(alex, undefined), 'written');
    assert.equal(await rival.put({ ...alex, language: 'en' }, undefined), 'conflict');
    const read = await rival.read(alex.id);
    assert.equal(await people.put({ ...alex, language: 'ru' }, read), 'written');
    assert.equal(await rival.put({ ...alex, language: 'en' }, read), 'conflict');
    assert.deepEqual((await rival.read(alex.id))?.value, { ...alex, language: 'ru' });
  });

  it('removes whom it knew as they were read, and nobody who was written since', async () => {
    const { people, rival } = opened;
    await people.put(alex, undefined);
    const read = await people.read(alex.id);
    assert.ok(read);
    await rival.put({ ...alex, language: 'ru' }, read);
    await people.remove(read);
    assert.ok(await people.read(alex.id));
    const now = await rival.read(alex.id);
    assert.ok(now);
    await people.remove(now);
    await people.remove(now);
    assert.equal(await rival.read(alex.id), undefined);
    assert.equal(await people.put(alex, undefined), 'written');
  });

  it('forgets what a later write leaves out', async () => {
    const { people } = opened;
    await people.put({ ...megan, id: alex.id }, undefined);
    assert.equal(await people.put(alex, await people.read(alex.id)), 'written');
    assert.deepEqual((await people.read(alex.id))?.value, alex);
  });

  it('lets one of two first writes win', async () => {
    const { people, rival } = opened;
    const outcomes = await Promise.all([
      people.put(alex, undefined),
      rival.put({ ...alex, language: 'ru' }, undefined),
    ]);
    assert.deepEqual([...outcomes].sort(), ['conflict', 'written']);
    assert.equal((await people.read(alex.id))?.value.language, outcomes[0] === 'written' ? undefined : 'ru');
  });
}
