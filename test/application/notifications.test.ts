import assert from 'node:assert/strict';
import { parsePersonId } from '../../src/domain/ids.ts';
import { aDesk, performAll } from '../fixtures/desk.ts';
import { aChannel, channelId, meets, tellings, toldTo, withNews } from '../fixtures/news.ts';
import { known } from '../fixtures/known.ts';
import { adele, alex, megan } from '../fixtures/people.ts';

describe('news', () => {
  it('reaches its owner, those who follow, and the channels, once each', async () => {
    const office = await withNews();
    await meets(office, megan.id, { all: ['accepted'] });
    await office.channels.put(aChannel(['accepted']), undefined);
    await performAll(office, aDesk(office));
    assert.deepEqual(
      toldTo(office).sort(),
      [
        [alex.id, false],
        [megan.id, false],
        [channelId, false],
      ].sort(),
    );
    assert.equal((await tellings(office)).length, 3);
  });

  it('does not reach whoever follows something else, or may not use the bot any more', async () => {
    const office = await withNews();
    await meets(office, megan.id, { all: ['bounce'] });
    const stranger = known(parsePersonId('a1000000-0000-4000-8000-000000000099'));
    await meets(office, stranger, { all: ['accepted'] });
    await office.channels.put(aChannel(['bounce']), undefined);
    await performAll(office, aDesk(office));
    assert.deepEqual(toldTo(office), [[alex.id, false]]);
  });

  it('is not told to an owner who switched it off, and that is remembered', async () => {
    const office = await withNews();
    await meets(office, alex.id, { own: ['bounce'] });
    await performAll(office, aDesk(office));
    assert.deepEqual(toldTo(office), []);
    assert.deepEqual(await tellings(office), [[alex.id, 'not-wanted']]);
  });

  it('reaches the Admin agents in place of an owner who has no role any more, and that is remembered', async () => {
    const office = await withNews();
    office.rights.give(alex.id);
    await office.people.put({ id: megan.id, name: 'Megan', reference: {} }, undefined);
    const switchedOff = { ...adele, reference: {} };
    await office.people.put(switchedOff, undefined);
    await performAll(office, aDesk(office));
    assert.deepEqual(toldTo(office), [[megan.id, false]]);
    assert.deepEqual(await tellings(office), [
      [alex.id, 'no-role'],
      [megan.id, 'delivered'],
    ]);
  });

  it('is not brought to whoever loses the role while Teams is busy', async () => {
    const office = await withNews();
    office.conversations.deliver({ kind: 'later', retryAfterMs: 600_000 });
    const desk = aDesk(office);
    for (let act = 0; act < 2; act += 1) await desk.performDue();
    office.rights.give(alex.id);
    office.pass(600_000);
    await performAll(office, desk);
    assert.deepEqual(toldTo(office), []);
    assert.deepEqual(await tellings(office), [[alex.id, 'no-role']]);
  });

  it('reaches the Admin agents where an owner loses the role before it came, each once, and nobody who has heard of it', async () => {
    const office = await withNews();
    await office.people.put({ ...adele, reference: {} }, undefined);
    office.rights.give(adele.id, 'admin-agent');
    await meets(office, megan.id, { all: ['accepted'] });
    const follower = await office.people.read(megan.id);
    await office.people.put({ ...known(follower).value, reference: {} }, follower);
    await office.channels.put(aChannel(['accepted']), undefined);
    office.conversations.deliver({ kind: 'later', retryAfterMs: 600_000 });
    const desk = aDesk(office);
    await desk.performDue();
    await desk.performDue();
    office.rights.give(alex.id);
    office.pass(600_000);
    await performAll(office, desk);
    assert.deepEqual(
      toldTo(office).sort(),
      [
        [adele.id, false],
        [channelId, false],
        [megan.id, false],
      ].sort(),
    );
  });

  it('reaches the Admin agents where an owner loses the role before the morning', async () => {
    const office = await withNews();
    await meets(office, alex.id, { rhythm: 'daily' });
    await office.people.put({ ...megan, reference: {} }, undefined);
    const desk = aDesk(office);
    await performAll(office, desk);
    office.rights.give(alex.id);
    office.pass(24 * 60 * 60_000);
    await Promise.all([desk.tellDigests(), aDesk(office).tellDigests()]);
    await desk.tellDigests();
    await performAll(office, desk);
    assert.deepEqual(toldTo(office), [[megan.id, false]]);
  });

  it('remembers who followed it and had no role, also when the role comes back', async () => {
    const office = await withNews();
    await meets(office, megan.id, { all: ['accepted'] });
    office.rights.give(megan.id);
    await performAll(office, aDesk(office));
    office.rights.give(megan.id, 'admin-agent');
    await performAll(office, aDesk(office));
    assert.deepEqual(toldTo(office), [[alex.id, false]]);
    assert.deepEqual(new Map((await tellings(office)) as [string, string][]).get(megan.id), 'no-role');
  });

  it('reaches three hundred followers in several steps, each once, whatever dies in between', async () => {
    const office = await withNews();
    const followers = Array.from({ length: 300 }, (_, index) =>
      known(parsePersonId(`b1000000-0000-4000-8000-${String(index).padStart(12, '0')}`)),
    );
    for (const id of followers) {
      office.rights.give(id, 'admin-agent');
      await meets(office, id, { all: ['accepted'] });
    }
    for (const time of [1, 2, 3]) {
      const mortal = aDesk(office, { diesAt: { point: 'announce.decided', time } });
      await mortal.until(performAll(office, mortal));
      office.pass(60_000);
    }
    await performAll(office, aDesk(office));
    const told = toldTo(office).map(([to]) => to);
    assert.equal(told.length, 301);
    assert.equal(new Set(told).size, 301);
  });
});
