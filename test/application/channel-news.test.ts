import assert from 'node:assert/strict';
import { aDesk, type Office, performAll } from '../fixtures/desk.ts';
import { anInvitation } from '../fixtures/invitations.ts';
import { aChannel, meets, tell, withNews } from '../fixtures/news.ts';
import { alex, megan } from '../fixtures/people.ts';

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
