import assert from 'node:assert/strict';
import { adele, type Outside, startOutside } from '../outside.ts';
import { type EventReader, openEvents } from './event-reader.ts';

describe('the control stream', () => {
  let outside: Outside;
  let open: EventReader[];
  beforeEach(async () => {
    outside = await startOutside();
    open = [];
  });
  afterEach(async () => {
    for (const events of open) events.close();
    await outside.close();
  });

  const subscribe = async () => {
    const events = await openEvents(`${outside.base}/control/stream`);
    open.push(events);
    const hello = await events.next();
    return { events, hello, subscriber: hello.subscriber as string };
  };
  const acknowledge = (subscriber: string, seq: number) =>
    outside.control('POST', '/stream/ack', { subscriber, seq });

  it('greets with the present offset', async () => {
    await outside.control('POST', '/clock', { advanceMs: 5000 });
    const { hello } = await subscribe();
    assert.equal(hello.kind, 'hello');
    assert.equal(hello.offsetMs, 5000);
  });

  it('answers a moved clock only once every subscriber has acknowledged', async () => {
    const [one, other] = [await subscribe(), await subscribe()];
    let isAnswered = false;
    const moved = outside.control('POST', '/clock', { advanceMs: 60_000 }).then((answer) => {
      isAnswered = true;
      return answer;
    });
    const news = await one.events.next();
    assert.deepEqual(news, { kind: 'clock', seq: news.seq, offsetMs: 60_000 });
    assert.deepEqual(await other.events.next(), news);
    assert.equal((await acknowledge(one.subscriber, news.seq)).status, 200);
    assert.equal(isAnswered, false);
    await acknowledge(other.subscriber, news.seq);
    const answer = await moved;
    assert.equal(answer.status, 200);
    assert.equal(answer.json.offsetMs, 60_000);
  });

  it('waits no longer for a subscriber that left, and not for ever for one that is silent', async () => {
    const leaving = await subscribe();
    const moved = outside.control('POST', '/clock', { advanceMs: 1 });
    await leaving.events.next();
    leaving.events.close();
    assert.equal((await moved).status, 200);
    await subscribe();
    assert.equal((await outside.control('POST', '/clock', { advanceMs: 1 })).status, 200);
  });

  it('says whose roles changed, in the order of the changes', async () => {
    const { events, subscriber } = await subscribe();
    const change = outside.control('POST', '/roles', {
      aadObjectId: adele.toUpperCase(),
      roles: ['admin-agent'],
    });
    const first = await events.next();
    assert.deepEqual(first, { kind: 'roles', seq: first.seq, aadObjectId: adele });
    await acknowledge(subscriber, first.seq);
    assert.deepEqual((await change).json.roles, ['admin-agent']);
    const clock = outside.control('POST', '/clock', { now: '2030-01-01T00:00:00+02:00' });
    const second = await events.next();
    assert.equal(second.seq, first.seq + 1);
    await acknowledge(subscriber, second.seq);
    assert.match((await clock).json.now, /^2029-12-31T22:00:/);
  });

  it('takes no acknowledgement from a stranger', async () => {
    assert.equal((await acknowledge('nobody', 1)).status, 404);
  });
});
