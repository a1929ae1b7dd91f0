import assert from 'node:assert/strict';
import { connect } from 'node:net';
import { parsePersonId } from '../../src/domain/ids.ts';
import { lintCard } from '../cards/card-linter.ts';
import { assertInvokeAnswer, assertMessageAnswer } from './protocol.ts';
import { openScene, type Scene } from './scene.ts';
import { toJson } from './strange.ts';

type Fields = Readonly<Record<string, unknown>>;

describe('what was once found by chance', () => {
  let scene: Scene;
  before(async () => {
    scene = await openScene();
  });
  after(() => scene?.close());

  const activity = (fields: Fields) => {
    const [person] = scene.people.colleague;
    return person?.activity({ type: 'message', text: 'help', serviceUrl: scene.sink.serviceUrl, ...fields });
  };
  const send = (body: unknown) => scene.stranger.send({ path: '/api/messages', body: toJson(body) });
  const half = '\ud83d';

  it('half a character in an id, a text or a name is answered as any other', async () => {
    const own = activity({}) as { readonly conversation: Fields; readonly from: Fields };
    const bodies: readonly Fields[] = [
      { text: half },
      { text: `invite ${half}@x.example` },
      { id: `1${half}` },
      { replyToId: half, value: { verb: 'customers.page.v1', page: 0 }, text: undefined },
      { from: { ...own.from, name: half, id: half } },
      { locale: half, localTimezone: half },
    ];
    for (const body of bodies) {
      const answer = await send(activity(body));
      assert.equal(answer.status, 200, `${JSON.stringify(body)}: ${answer.text}`);
    }
    const press = { type: 'Action.Execute', verb: 'customers.page.v1', data: { query: half, page: 0 } };
    const answer = await send(
      activity({ type: 'invoke', name: 'adaptiveCard/action', replyToId: half, value: { action: press } }),
    );
    const card = assertInvokeAnswer(answer, 'half a query');
    assert.deepEqual(lintCard(card), []);
    assert.ok(answer.text.isWellFormed());
  });

  it('a message that is nested without end is refused, wherever it is', async () => {
    const own = activity({}) as { readonly conversation: Fields; readonly from: Fields };
    for (const deep of ['@@deep:101@@', '@@deep:30000@@', '@@list:60000@@']) {
      const bodies: readonly Fields[] = [
        { from: { ...own.from, more: deep } },
        { conversation: { ...own.conversation, more: deep } },
        { channelData: { tenant: own.conversation.tenantId, more: deep } },
        { value: deep, text: undefined },
        { more: deep },
      ];
      for (const body of bodies) {
        const answer = await send(activity(body));
        assert.equal(answer.status, 400, `${JSON.stringify(body)}: ${answer.text}`);
        assertMessageAnswer(answer, deep);
      }
    }
    assert.equal((await send(activity({ more: '@@deep:50@@' }))).status, 200);
  });

  it('of who speaks and where, no more is kept than a later message needs', async () => {
    const aadObjectId = 'f0000000-0000-4000-8000-00000000aaaa';
    const own = activity({}) as { readonly conversation: Fields };
    const huge = '@@huge:60000@@';
    const from = { id: '29:x', name: huge, aadObjectId, more: huge, role: 'user' };
    const conversation = { ...own.conversation, more: huge, properties: { deep: huge } };
    assert.equal((await send(activity({ from, conversation }))).status, 200);
    const id = parsePersonId(aadObjectId);
    const kept = JSON.stringify(id && (await scene.store.people.read(id))?.value);
    assert.ok(kept.length > 100 && kept.length < 4_000, kept.slice(0, 4_000));
  });

  it('ids that are no ids of Teams are refused', async () => {
    const own = activity({}) as { readonly conversation: Fields };
    const long = 'a'.repeat(1_001);
    for (const body of [
      { id: long },
      { replyToId: long },
      { conversation: { ...own.conversation, id: long } },
    ]) {
      assert.equal((await send(activity(body))).status, 400, JSON.stringify(body));
    }
  });

  it('callers who speak no HTTP, stop midway or hang up leave the doors open for others', async () => {
    const { hostname, port } = new URL(scene.system.botUrl);
    const shouts = [
      'GET / HTTP/9.9\r\n\r\n',
      '\u0016\u0003\u0001\u0000\u00a5\u0001\u0000',
      'POST /api/messages HTTP/1.1\r\nhost: x\r\ncontent-length: 50\r\n\r\n{"type":',
      'POST /api/messages HTTP/1.1\r\nhost: x\r\ntransfer-encoding: chunked\r\n\r\nzz\r\n',
      'POST /api/messages HTTP/1.1\r\nhost: x\r\ncontent-length: 5\r\ntransfer-encoding: chunked\r\n\r\n0\r\n\r\n',
      `GET /healthz HTTP/1.1\r\nhost: x\r\nx: ${'a'.repeat(100_000)}\r\n\r\n`,
      `GET /healthz HTTP/1.1\r\n${'x: y\r\n'.repeat(5_000)}\r\n`,
      'POST /api/messages HTTP/1.1\r\nhost: x\r\nexpect: 100-continue\r\ncontent-length: 9\r\n\r\n',
    ];
    await Promise.all(
      shouts.map(async (shout) => {
        const socket = connect({ host: hostname, port: Number(port) });
        const heard: Buffer[] = [];
        socket.on('data', (chunk: Buffer) => heard.push(chunk));
        socket.on('error', () => undefined);
        const isOver = new Promise((resolve) => socket.once('close', resolve));
        socket.end(shout, 'latin1');
        await isOver;
        const answer = Buffer.concat(heard).toString('latin1');
        assert.match(answer, /^$|^HTTP\/1\.1 (?:4\d\d|100) /, JSON.stringify(shout.slice(0, 60)));
        assert.doesNotMatch(answer, /restify|node|stack/i);
      }),
    );
    assert.equal((await scene.stranger.send({ path: '/healthz', method: 'GET' })).status, 200);
    assert.equal((await send(activity({}))).status, 200);
  });
});
