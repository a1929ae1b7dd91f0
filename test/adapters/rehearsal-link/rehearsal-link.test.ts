import assert from 'node:assert/strict';
import { EventEmitter, once } from 'node:events';
import type { ServerResponse } from 'node:http';
import {
  connectToRehearsal,
  type RehearsalLink,
} from '../../../src/adapters/rehearsal-link/rehearsal-link.ts';
import { type StandIn, startStandIn } from '../stand-in.ts';

const alex = 'a1000000-0000-4000-8000-000000000001';
const dayMs = 86_400_000;

/** A control door whose stream a test writes by hand. */
async function startDoor() {
  const happened = new EventEmitter();
  const streams: ServerResponse[] = [];
  const acknowledged: unknown[] = [];
  const standIn: StandIn = await startStandIn(({ path, body }) => {
    if (path === '/control/stream/ack') {
      acknowledged.push(JSON.parse(body));
      setImmediate(() => happened.emit('acknowledged'));
      return { body: {} };
    }
    return (response) => {
      response.writeHead(200, { 'content-type': 'text/event-stream' });
      response.flushHeaders();
      streams.push(response);
      happened.emit('connected');
    };
  });
  const until = async (event: 'connected' | 'acknowledged', isSo: () => boolean) => {
    while (!isSo()) await once(happened, event);
  };
  return {
    url: `${standIn.url}/control`,
    acknowledged,
    say: (event: object) => streams.at(-1)?.write(`data: ${JSON.stringify(event)}\n\n`),
    write: (text: string) => streams.at(-1)?.write(text),
    cut: () => streams.at(-1)?.destroy(),
    connected: (times: number) => until('connected', () => streams.length >= times),
    acknowledgements: (count: number) => until('acknowledged', () => acknowledged.length >= count),
    close: standIn.close,
  };
}

describe('the link to the rehearsal', () => {
  let door: Awaited<ReturnType<typeof startDoor>>;
  let link: RehearsalLink | undefined;
  beforeEach(async () => {
    door = await startDoor();
  });
  afterEach(async () => {
    await link?.close();
    await door.close();
  });

  async function connect(
    onRoles: (person: string) => void | Promise<void> = () => {},
    onReconnected = () => {},
  ) {
    const opened = connectToRehearsal({ controlUrl: door.url, onRoles, onReconnected });
    link = opened;
    await door.connected(1);
    door.say({ kind: 'hello', subscriber: 's1', offsetMs: dayMs });
    await opened.ready;
    return opened;
  }
  const offsetOf = ({ clock }: RehearsalLink) =>
    Math.round((clock.now().getTime() - Date.now()) / 1_000) * 1_000;

  it('goes by the time of the greeting', async () => {
    assert.equal(offsetOf(await connect()), dayMs);
  });

  it('sets the time and wakes who waits, and then says so', async () => {
    const opened = await connect();
    const waiting = opened.clock.wait(2 ** 40);
    door.say({ kind: 'clock', seq: 4, offsetMs: -dayMs });
    await waiting;
    assert.equal(offsetOf(opened), -dayMs);
    await door.acknowledgements(1);
    assert.deepEqual(door.acknowledged, [{ subscriber: 's1', seq: 4 }]);
  });

  it('says that it took news of roles only after they were applied', async () => {
    const heard: string[] = [];
    let apply = () => {};
    const applied = new Promise<void>((resolve) => {
      apply = resolve;
    });
    await connect((person) => {
      heard.push(person);
      return applied;
    });
    door.say({ kind: 'roles', seq: 1, aadObjectId: alex.toUpperCase() });
    while (heard.length === 0) await new Promise((resolve) => setImmediate(resolve));
    assert.deepEqual(door.acknowledged, []);
    apply();
    await door.acknowledgements(1);
    assert.deepEqual(heard, [alex]);
  });

  it('reads events however they are cut, and passes over what it does not know', async () => {
    const opened = await connect();
    door.write(
      ': comment\n\ndata: not json\n\ndata: {"kind":"weather","seq":1}\n\nevent: x\r\ndata: {"kind":"clo',
    );
    await new Promise((resolve) => setImmediate(resolve));
    door.write(`ck","seq":2,"offsetMs":${2 * dayMs}}\r\n\r\n`);
    await door.acknowledgements(1);
    assert.equal(offsetOf(opened), 2 * dayMs);
    assert.deepEqual(door.acknowledged, [{ subscriber: 's1', seq: 2 }]);
  });

  it('connects again after a cut, keeps its time meanwhile, and says that news may be missing', async () => {
    let back = () => {};
    const reconnected = new Promise<void>((resolve) => {
      back = resolve;
    });
    const opened = await connect(() => {}, back);
    door.cut();
    await door.connected(2);
    assert.equal(offsetOf(opened), dayMs);
    door.say({ kind: 'hello', subscriber: 's2', offsetMs: 0 });
    await reconnected;
    door.say({ kind: 'clock', seq: 9, offsetMs: dayMs });
    await door.acknowledgements(1);
    assert.deepEqual(door.acknowledged, [{ subscriber: 's2', seq: 9 }]);
  });

  it('is ready in the end where nobody greets, with the machine’s own time', async () => {
    await door.close();
    link = connectToRehearsal({ controlUrl: door.url, onRoles: () => {} });
    await link.ready;
    assert.equal(offsetOf(link), 0);
  });

  it('is closed in the middle of anything', async () => {
    const opened = await connect(() => new Promise((resolve) => setImmediate(resolve)));
    door.say({ kind: 'roles', seq: 1, aadObjectId: alex });
    await opened.close();
    await opened.close();
  });
});
