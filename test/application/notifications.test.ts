import assert from 'node:assert/strict';
import { announce } from '../../src/application/announce.ts';
import { holdNews, releaseNews } from '../../src/application/hold-news.ts';
import { parseChannelId, parsePersonId, type PersonId } from '../../src/domain/ids.ts';
import { type NotificationChoices, usualChoices } from '../../src/domain/notification.ts';
import { aDesk, anOffice, leaseMs, type Office, overtakeOnce, performAll, stored } from '../fixtures/desk.ts';
import { anInvitation } from '../fixtures/invitations.ts';
import { known } from '../fixtures/known.ts';
import { adele, alex, megan } from '../fixtures/people.ts';

const channelId = known(parseChannelId('19:partner-desk@thread.tacv2'));
const reference = { conversation: { id: channelId } };

async function meets(
  office: Office,
  id: PersonId,
  notifications?: Partial<NotificationChoices>,
): Promise<void> {
  const choices = notifications && { notifications: { ...usualChoices, ...notifications } };
  const person = { id, name: id, timeZone: 'UTC', ...choices };
  await office.people.put(person, await office.people.read(id));
}

/** An office in which an acceptance of Alex's invitation is to be announced. */
async function withNews(kind: 'accepted' | 'failed' = 'accepted'): Promise<Office> {
  const office = anOffice();
  const { id: invitationId, inviter } = await stored(office, anInvitation({ state: 'accepted' }));
  assert.equal(inviter, alex.id);
  await meets(office, alex.id);
  await tell(office, invitationId, kind);
  return office;
}

type Known = Parameters<Office['register']['invitation']>[0];

async function tell(office: Office, id: Known, kind: 'accepted' | 'failed', entryId = 'told'): Promise<void> {
  const at = office.clock.now().toISOString();
  const invitationId = anInvitation({}).id;
  const notice =
    kind === 'accepted'
      ? ({ kind: 'invitation-accepted', invitationId, customerName: 'Blue', noticedAt: at } as const)
      : ({ kind: 'invitation-failed', invitationId, reason: 'gave-up' } as const);
  const acts = announce({ entryId, notice, owner: alex.id, at });
  assert.equal((await office.register.commit({ aggregateId: id, acts })).kind, 'committed');
}

const toldTo = (office: Office) =>
  office.conversations.said.map(({ to, message }) => [
    typeof to === 'string' ? to : (to as typeof reference).conversation.id,
    'together' in message ? message.together.length : 'notice' in message ? message.isRepeat : 'shown',
  ]);
const tellings = async (office: Office) =>
  (await office.register.tellings(anInvitation({}).id)).map(({ to, outcome }) => [
    'person' in to ? to.person : to.name,
    outcome.kind,
  ]);

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

function aChannel(kinds: readonly ('accepted' | 'bounce' | 'trouble')[]) {
  const by = { id: megan.id, name: 'Megan' };
  return {
    id: channelId,
    name: 'Desk',
    kinds,
    language: 'en' as const,
    timeZone: 'UTC',
    reference,
    by,
    at: '2026-01-01T00:00:00Z',
  };
}

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

describe('a channel', () => {
  const inChannel = async (kind: 'accepted' | 'failed') => {
    const office = await withNews(kind);
    await office.channels.put(aChannel(['accepted', 'trouble']), undefined);
    await meets(office, alex.id, { own: [] });
    return office;
  };
  const posts = (office: Office) =>
    office.conversations.said.filter(({ to }) => typeof to !== 'string').map(({ over }) => over ?? 'new');

  it('has one post for an invitation, brought up to date by later news', async () => {
    const office = await inChannel('accepted');
    const desk = aDesk(office);
    await performAll(office, desk);
    await tell(office, anInvitation({}).id, 'accepted', 'told-again');
    await performAll(office, desk);
    assert.deepEqual(posts(office), ['new', 'm1']);
  });

  it('has a post of its own for what is urgent', async () => {
    const office = await inChannel('failed');
    const desk = aDesk(office);
    await performAll(office, desk);
    await tell(office, anInvitation({}).id, 'failed', 'told-again');
    await performAll(office, desk);
    assert.deepEqual(posts(office), ['new', 'new']);
  });

  it('is posted to anew where the post is gone', async () => {
    const office = await inChannel('accepted');
    const desk = aDesk(office);
    await performAll(office, desk);
    office.conversations.answerUpdate('gone');
    await tell(office, anInvitation({}).id, 'accepted', 'told-again');
    await performAll(office, desk);
    assert.deepEqual(posts(office), ['new', 'new']);
  });

  it('is told nothing more when Teams takes no posts there, and whoever subscribed it is told that', async () => {
    const office = await inChannel('accepted');
    office.conversations.deliver({ kind: 'unreachable', reason: 'not-in-roster' });
    await performAll(office, aDesk(office));
    assert.deepEqual(await office.channels.all(), []);
    const lost = office.conversations.said.filter(
      ({ message }) => 'notice' in message && message.notice.kind === 'channel-lost',
    );
    assert.deepEqual(
      lost.map(({ to }) => to),
      [megan.id],
    );
  });

  it('is posted to again after a death, and the second post says that it is one', async () => {
    for (const point of ['post.begun', 'post.called'] as const) {
      const office = await inChannel('accepted');
      const mortal = aDesk(office, { diesAt: { point } });
      assert.equal(await mortal.until(performAll(office, mortal)), 'died');
      office.pass(60_000);
      await performAll(office, aDesk(office));
      const repeats = office.conversations.said.filter(
        ({ message }) => 'notice' in message && message.isRepeat,
      );
      assert.equal(repeats.length, 1, point);
    }
  });

  it('reads that as well where Teams asked to wait in between', async () => {
    const office = await inChannel('accepted');
    office.conversations.deliver({ kind: 'unknown' }, true);
    office.conversations.deliver({ kind: 'later' });
    await performAll(office, aDesk(office));
    const repeats = office.conversations.said.map(({ message }) => 'isRepeat' in message && message.isRepeat);
    assert.deepEqual(repeats, [false, true]);
  });
});
