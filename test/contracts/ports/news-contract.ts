import assert from 'node:assert/strict';
import { parseChannelId } from '../../../src/domain/ids.ts';
import { newsKinds, usualChoices } from '../../../src/domain/notification.ts';
import type { Channels, ChannelSubscription } from '../../../src/ports/channels.ts';
import type { Digest, Digests } from '../../../src/ports/digests.ts';
import type { Followers, People } from '../../../src/ports/people.ts';
import { at, invitationId, personId } from './samples.ts';

export interface OpenedNews {
  readonly people: People & Followers;
  readonly digests: Digests;
  readonly channels: Channels;
  close(): Promise<void>;
}

const id = parseChannelId('19:partner-desk@thread.tacv2') ?? assert.fail();
const subscription: ChannelSubscription = {
  id,
  name: 'Партнёры · «Общий»',
  kinds: newsKinds,
  language: 'ru',
  timeZone: 'Europe/Moscow',
  reference: { conversation: { id, isGroup: true } },
  by: { id: personId(1), name: 'Alex' },
  at: at(1),
};

/** What any keeper of wishes, of held news and of subscribed channels must do. */
export function newsContract(open: () => Promise<OpenedNews>): void {
  let opened: OpenedNews;
  beforeEach(async () => {
    opened = await open();
  });
  afterEach(() => opened.close());

  it('finds those who follow a kind of news, and nobody else', async () => {
    const { people } = opened;
    const wishes = [['accepted', 'bounce'], ['bounce'], []] as const;
    for (const [index, all] of wishes.entries()) {
      const notifications = { ...usualChoices, all, hours: { from: '08:00', to: '18:00' } };
      await people.put({ id: personId(index), name: 'One', notifications }, undefined);
    }
    await people.put({ id: personId(9), name: 'Nobody asked' }, undefined);
    const found = async (kind: 'accepted' | 'bounce' | 'trouble') =>
      (await people.following(kind)).map((one) => one.id).sort();
    assert.deepEqual(await found('accepted'), [personId(0)]);
    assert.deepEqual(await found('bounce'), [personId(0), personId(1)]);
    assert.deepEqual(await found('trouble'), []);
    const changed = await people.read(personId(0));
    await people.put({ id: personId(0), name: 'One' }, changed);
    assert.deepEqual(await found('accepted'), []);
  });

  it('keeps what waits for a person, and finds it when it is due', async () => {
    const { digests } = opened;
    const item = (second: number) => ({
      key: `k${second}`,
      aggregateId: invitationId(1),
      notice: { kind: 'link-broken', invitationId: invitationId(1) } as const,
      heldAt: at(1),
      dueAt: at(second),
    });
    const digest: Digest = { person: personId(1), items: [item(30), item(20)], begunAt: at(2), tries: 3 };
    assert.equal(await digests.put(digest, undefined), 'written');
    assert.equal(await digests.put(digest, undefined), 'conflict');
    assert.deepEqual((await digests.read(personId(1)))?.value, digest);
    assert.deepEqual(await digests.due(at(19)), []);
    assert.deepEqual(await digests.due(at(20)), [personId(1)]);
    const stored = await digests.read(personId(1));
    await digests.put({ person: personId(1), items: [] }, stored);
    assert.deepEqual(await digests.due(at(59)), []);
    assert.equal(await digests.put(digest, stored), 'conflict');
  });

  it('keeps the channels that hear news, and forgets them', async () => {
    const { channels } = opened;
    assert.equal(await channels.read(id), undefined);
    assert.equal(await channels.put(subscription, undefined), 'written');
    assert.equal(await channels.put(subscription, undefined), 'conflict');
    assert.deepEqual(await channels.all(), [subscription]);
    const stored = (await channels.read(id)) ?? assert.fail();
    assert.deepEqual(stored.value, subscription);
    assert.equal(await channels.put({ ...subscription, kinds: ['bounce'] }, stored), 'written');
    await channels.remove(stored);
    assert.equal((await channels.all()).length, 1, 'what was changed meanwhile stays');
    await channels.remove((await channels.read(id)) ?? assert.fail());
    assert.deepEqual(await channels.all(), []);
  });

  it('keeps the last post about each thing in a channel', async () => {
    const { channels } = opened;
    assert.equal(await channels.postAbout(id, invitationId(1)), undefined);
    await channels.keepPost(id, invitationId(1), '1700000000001');
    await channels.keepPost(id, invitationId(1), '1700000000002');
    assert.equal(await channels.postAbout(id, invitationId(1)), '1700000000002');
    assert.equal(await channels.postAbout(id, invitationId(2)), undefined);
  });
}
