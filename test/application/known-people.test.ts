import assert from 'node:assert/strict';
import sinon from 'sinon';
import { createKnownPeople } from '../../src/application/known-people.ts';
import type { People, Person } from '../../src/ports/people.ts';
import { createMemoryPeople } from '../fakes/memory-people.ts';
import { alex } from '../fixtures/people.ts';

function anInstance(people: People) {
  const machine = { ms: 0 };
  const known = createKnownPeople({ people, machineNow: () => new Date(machine.ms) });
  return { known, machine, read: sinon.spy(people, 'read'), put: sinon.spy(people, 'put') };
}

const named = (before: Person | undefined): Person => ({ ...(before ?? { id: alex.id }), name: alex.name });

describe('known people', () => {
  it('writes what is new, and nothing where nothing differs', async () => {
    const people = createMemoryPeople();
    const { known, put } = anInstance(people);
    assert.deepEqual(await known.change(alex.id, named), { id: alex.id, name: alex.name });
    assert.deepEqual(await known.change(alex.id, named), { id: alex.id, name: alex.name });
    assert.equal(put.callCount, 1);
    await known.change(alex.id, (before) => ({ ...named(before), language: 'ru' }));
    assert.equal(put.callCount, 2);
    assert.deepEqual(people.all(), [{ id: alex.id, name: alex.name, language: 'ru' }]);
  });

  it('does not take another order of the same facts for a difference', async () => {
    const people = createMemoryPeople();
    const { known, put } = anInstance(people);
    const reference = { user: { id: 'u', name: 'n' }, bot: { id: 'b' } };
    await known.change(alex.id, () => ({ id: alex.id, name: 'A', language: 'en', reference }));
    const turned = { bot: { id: 'b' }, user: { name: 'n', id: 'u' } };
    await known.change(alex.id, () => ({ language: 'en', reference: turned, name: 'A', id: alex.id }));
    assert.equal(put.callCount, 1);
  });

  it('reads a person once a minute at most', async () => {
    const people = createMemoryPeople();
    const { known, machine, read } = anInstance(people);
    assert.equal(await known.find(alex.id), undefined);
    assert.equal(await known.find(alex.id), undefined);
    assert.equal(read.callCount, 1);
    await people.put({ id: alex.id, name: 'Alex' }, undefined);
    machine.ms += 60_000;
    assert.deepEqual(await known.find(alex.id), { id: alex.id, name: 'Alex' });
    assert.equal(read.callCount, 2);
  });

  it('decides anew upon what another instance wrote meanwhile', async () => {
    const people = createMemoryPeople();
    const one = anInstance(people).known;
    const other = createKnownPeople({ people, machineNow: () => new Date(0) });
    await one.change(alex.id, named);
    await other.find(alex.id);
    await one.change(alex.id, (before) => ({ ...named(before), language: 'ru' }));
    const changed = await other.change(alex.id, (before) => ({ ...named(before), timeZone: 'Europe/Riga' }));
    assert.deepEqual(changed, { id: alex.id, name: alex.name, language: 'ru', timeZone: 'Europe/Riga' });
    assert.deepEqual(people.all(), [changed]);
  });

  it('loses none of many changes at once from two instances', async () => {
    const people = createMemoryPeople();
    const instances = [
      anInstance(people).known,
      createKnownPeople({ people, machineNow: () => new Date(0) }),
    ];
    await Promise.all(
      Array.from({ length: 4 }, (_, key) =>
        instances[key % 2]?.change(alex.id, (before) => ({
          ...named(before),
          reference: { ...before?.reference, [key]: true },
        })),
      ),
    );
    assert.deepEqual(people.all()[0]?.reference, { 0: true, 1: true, 2: true, 3: true });
  });

  it('finds its way back after an answer of the store was lost', async () => {
    const people = createMemoryPeople();
    let isLost = true;
    const lossy: People = {
      read: people.read,
      remove: people.remove,
      async put(person, over) {
        const outcome = await people.put(person, over);
        if (isLost) throw new Error('lost');
        return outcome;
      },
    };
    const known = createKnownPeople({ people: lossy, machineNow: () => new Date(0) });
    await assert.rejects(known.change(alex.id, named));
    isLost = false;
    await known.change(alex.id, (before) => ({ ...named(before), language: 'en' }));
    assert.deepEqual(people.all(), [{ id: alex.id, name: alex.name, language: 'en' }]);
  });

  it('says so when it cannot write what it was asked to, instead of answering as if it had', async () => {
    const people = createMemoryPeople();
    const busy: People = { ...people, put: async () => 'conflict' };
    const known = createKnownPeople({ people: busy, machineNow: () => new Date(0) });
    await assert.rejects(known.change(alex.id, named), { code: 'store/unavailable' });
  });
});
