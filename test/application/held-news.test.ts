import assert from 'node:assert/strict';
import { holdNews, releaseNews } from '../../src/application/hold-news.ts';
import { aDesk, anOffice, leaseMs, overtakeOnce, performAll } from '../fixtures/desk.ts';
import { anInvitation } from '../fixtures/invitations.ts';
import { meets, tell, tellings, toldTo, withNews } from '../fixtures/news.ts';
import { alex } from '../fixtures/people.ts';

describe('the own hours', () => {
  // The office's clock stands at eight in the morning.
  const later = { hours: { from: '20:00', to: '22:00' } };

  it('keep what can wait, and bring it on one card', async () => {
    const office = await withNews();
    await meets(office, alex.id, later);
    await tell(office, anInvitation({}).id, 'accepted', 'told-more');
    const desk = aDesk(office);
    await performAll(office, desk);
    assert.deepEqual(toldTo(office), []);
    assert.deepEqual(await tellings(office), [
      [alex.id, 'held'],
      [alex.id, 'held'],
    ]);
    await desk.tellDigests();
    assert.deepEqual(toldTo(office), []);
    office.pass(24 * 3_600_000);
    await desk.tellDigests();
    await desk.tellDigests();
    assert.deepEqual(toldTo(office), [[alex.id, 2]]);
  });

  it('do not keep what is urgent', async () => {
    const office = await withNews('failed');
    await meets(office, alex.id, later);
    await performAll(office, aDesk(office));
    assert.deepEqual(toldTo(office), [[alex.id, false]]);
  });

  it('lose nothing when the process dies around the card, and a second card says that it is one', async () => {
    for (const [point, repeats] of [
      ['digest.begun', 1],
      ['digest.called', 1],
    ] as const) {
      const office = await withNews();
      await meets(office, alex.id, later);
      await performAll(office, aDesk(office));
      office.pass(24 * 3_600_000);
      const mortal = aDesk(office, { diesAt: { point } });
      assert.equal(await mortal.until(mortal.tellDigests()), 'died');
      await aDesk(office).tellDigests();
      const cards = office.conversations.said.flatMap(({ message }) =>
        'together' in message ? [message] : [],
      );
      assert.equal(cards.filter(({ isRepeat }) => isRepeat).length, repeats, point);
      assert.equal(cards.length, point === 'digest.called' ? 2 : 1);
    }
  });

  it('say so as well where the card that may have come was put off or refused afterwards', async () => {
    for (const then of [{ kind: 'later' }, { kind: 'unreachable', reason: 'blocked' }] as const) {
      const office = await withNews();
      await meets(office, alex.id, later);
      const desk = aDesk(office);
      await performAll(office, desk);
      office.conversations.deliver({ kind: 'unknown' }, true);
      office.conversations.deliver(then);
      for (let day = 0; day < 4; day += 1) {
        office.pass(24 * 3_600_000);
        await desk.tellDigests();
      }
      const cards = office.conversations.said.flatMap(({ message }) =>
        'together' in message ? [message.isRepeat] : [],
      );
      assert.deepEqual(cards, [false, true], then.kind);
    }
  });

  it('are tried less and less often while Teams takes nothing, and come when it does', async () => {
    const office = await withNews();
    await meets(office, alex.id, later);
    const desk = aDesk(office);
    await performAll(office, desk);
    let isOpen = false;
    let tried = 0;
    const { send } = office.conversations;
    office.conversations.send = async (...sent) => {
      tried += 1;
      return isOpen ? send(...sent) : { kind: 'later' };
    };
    const triedWithin = async (hours: number) => {
      const before = tried;
      for (let minute = 0; minute < 60 * hours; minute += 1) {
        office.pass(60_000);
        await desk.tellDigests();
      }
      return tried - before;
    };
    await triedWithin(24);
    assert.ok(tried > 20 && tried < 40, `${tried} times on the first day`);
    assert.equal(await triedWithin(24), 1);
    isOpen = true;
    await triedWithin(24);
    assert.deepEqual(toldTo(office), [[alex.id, 1]]);
    assert.equal((await office.digests.read(alex.id))?.value.tries, undefined);
  });

  it('are not told by a process that was held up until another had told of them', async () => {
    const office = await withNews();
    await meets(office, alex.id, later);
    await performAll(office, aDesk(office));
    office.pass(24 * 3_600_000);
    const { put } = office.digests;
    let isHeld = false;
    office.digests.put = async (...wanted) => {
      const outcome = await put(...wanted);
      if (!isHeld) {
        isHeld = true;
        office.pass(2 * leaseMs);
        await aDesk(office).tellDigests();
      }
      return outcome;
    };
    await aDesk(office).tellDigests();
    const cards = office.conversations.said.flatMap(({ message }) =>
      'together' in message ? [message.isRepeat] : [],
    );
    // The other cannot know that nothing had gone out.
    assert.deepEqual(cards, [true]);
  });

  it('hold the same news once, however often it is brought', async () => {
    const office = anOffice();
    const { id: aggregateId } = anInvitation({});
    const notice = { kind: 'link-broken', invitationId: aggregateId } as const;
    const news = {
      key: 'a',
      aggregateId,
      notice,
      heldAt: '2026-01-01T00:00:00Z',
      dueAt: '2026-01-02T00:00:00Z',
    };
    await Promise.all([1, 2, 3].map(() => holdNews(office.digests, alex.id, news)));
    assert.equal((await office.digests.read(alex.id))?.value.items.length, 1);
  });
});

describe('somebody who cannot be reached', () => {
  it('is remembered with the reason, and hears it all when the chat is open again', async () => {
    for (const reason of ['blocked', 'not-installed', 'disabled', 'not-in-roster'] as const) {
      const office = await withNews();
      office.conversations.deliver({ kind: 'unreachable', reason });
      const desk = aDesk(office);
      await performAll(office, desk);
      assert.equal((await office.people.read(alex.id))?.value.unreachable?.reason, reason);
      assert.deepEqual(await tellings(office), [[alex.id, 'unreachable']]);
      await desk.tellDigests();
      assert.deepEqual(toldTo(office), []);
      await releaseNews(office.digests, alex.id, office.clock.now().toISOString());
      await desk.tellDigests();
      assert.deepEqual(toldTo(office), [[alex.id, 1]]);
    }
  });

  it('is told that it may be the second time where the first may have come before', async () => {
    const office = await withNews();
    office.conversations.deliver({ kind: 'unknown' }, true);
    office.conversations.deliver({ kind: 'unreachable', reason: 'blocked' });
    const desk = aDesk(office);
    await performAll(office, desk);
    office.pass(24 * 3_600_000);
    await desk.tellDigests();
    const repeats = office.conversations.said.map(({ message }) => 'isRepeat' in message && message.isRepeat);
    assert.deepEqual(repeats, [false, true]);
  });

  it('is not told by a process that was held up until another had told it', async () => {
    const office = await withNews();
    overtakeOnce(office, 2 * leaseMs);
    await performAll(office, aDesk(office));
    // The other cannot know that nothing had gone out.
    assert.deepEqual(toldTo(office), [[alex.id, true]]);
  });

  it('is tried once a day', async () => {
    const office = await withNews();
    const desk = aDesk(office);
    for (let day = 0; day < 3; day += 1) {
      office.conversations.deliver({ kind: 'unreachable', reason: 'blocked' });
    }
    await performAll(office, desk);
    for (let hour = 0; hour < 48; hour += 1) {
      await desk.tellDigests();
      office.pass(3_600_000);
    }
    await desk.tellDigests();
    assert.equal(office.conversations.count('send'), 3);
    office.pass(24 * 3_600_000);
    await desk.tellDigests();
    assert.deepEqual(toldTo(office), [[alex.id, 1]]);
  });
});
