import assert from 'node:assert/strict';
import { request as httpRequest } from 'node:http';
import { connect } from 'node:net';
import { type Doors, type DoorsOptions, startDoors } from '../../../src/adapters/http/doors.ts';
import { allowLoopback } from '../../../src/adapters/http/service-urls.ts';
import type { PartnerEvent } from '../../../src/domain/partner-event.ts';
import type { EventProof, SignedCall } from '../../../src/ports/event-proofs.ts';
import type { MessageCall } from '../../../src/ports/message-calls.ts';
import { createRecordingTelemetry } from '../../fakes/recording-telemetry.ts';

const event = {
  EventName: 'reseller-relationship-accepted-by-customer',
  ResourceUri: 'https://api.partnercenter.microsoft.com/v1/customers/5a1c0e0e-6a51-4c7c-9a55-1b7d0a3f1003',
  ResourceName: 'Customer',
  AuditUri: null,
  ResourceChangeUtcDate: '2026-04-09T12:34:56.0000000+00:00',
};

const message = {
  type: 'message',
  channelId: 'msteams',
  serviceUrl: 'http://127.0.0.1:3979/chat/connector',
  text: 'help',
};

describe('the HTTP doors', () => {
  let doors: Doors;
  let calls: MessageCall[] = [];
  let taken: PartnerEvent[] = [];
  let checked: SignedCall[] = [];
  let proof: EventProof = { kind: 'genuine' };
  let telemetry = createRecordingTelemetry();

  async function open(options: Partial<DoorsOptions> = {}): Promise<void> {
    calls = [];
    taken = [];
    checked = [];
    proof = { kind: 'genuine' };
    telemetry = createRecordingTelemetry();
    doors = await startDoors({
      port: 0,
      messages: async (call) => {
        calls.push(call);
        return { status: 200 };
      },
      ready: async () => [],
      events: () => ({
        proofs: {
          check: async (call) => {
            checked.push(call);
            return proof;
          },
        },
        take: async (one) => void taken.push(one),
      }),
      telemetry,
      allowedServiceUrl: allowLoopback,
      ...options,
    });
  }

  afterEach(() => doors.close());

  const url = (path: string) => `http://127.0.0.1:${doors.port}${path}`;

  function post(
    body: string | Uint8Array<ArrayBuffer>,
    headers: Record<string, string> = {},
  ): Promise<Response> {
    return fetch(url('/api/messages'), {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...headers },
      body,
    });
  }

  function postEvent(body: string, headers: Record<string, string> = {}): Promise<Response> {
    return fetch(url('/api/partner-center/events'), {
      method: 'POST',
      headers: { 'content-type': 'application/json; charset=utf-8', ...headers },
      body,
    });
  }

  async function assertRefused(response: Response, status: number): Promise<void> {
    const body = await response.text();
    assert.equal(response.status, status, body);
    assert.match(body, /^\{"error":"[A-Za-z ]+"\}$/);
    assert.equal(calls.length, 0);
    assert.deepEqual(telemetry.recorded.at(-1)?.name, 'door.refused');
  }

  it('hand on a message with its authorization, and answer with what comes back', async () => {
    await open({
      messages: async (call) => ({ status: 201, body: { got: call.body.text, with: call.authorization } }),
    });
    const response = await post(JSON.stringify(message), {
      authorization: 'Bearer x',
      'content-type': 'application/json; charset=utf-8',
    });
    assert.equal(response.status, 201);
    assert.deepEqual(await response.json(), { got: 'help', with: 'Bearer x' });
  });

  it('answer an empty answer with an empty body', async () => {
    await open();
    const response = await post(JSON.stringify(message));
    assert.equal(response.status, 200);
    assert.equal(await response.text(), '');
    assert.equal(calls.length, 1);
  });

  it('refuse bodies that are no activity, without saying why', async () => {
    await open();
    const bodies = [
      '',
      '{',
      '[]',
      '7',
      'null',
      '"x"',
      '{}',
      '{"type":7}',
      '{"type":""}',
      `${'['.repeat(100_000)}`,
    ];
    for (const body of bodies) await assertRefused(await post(body), 400);
  });

  it('refuse anything but plain JSON', async () => {
    await open();
    const body = JSON.stringify(message);
    for (const type of [
      'text/plain',
      'application/x-www-form-urlencoded',
      'application/json; charset=utf-16',
      'x',
    ]) {
      await assertRefused(await post(body, { 'content-type': type }), 415);
    }
    await assertRefused(await post(body, { 'content-encoding': 'gzip' }), 415);
  });

  it('refuse more than 256 KB, declared or not', async () => {
    await open();
    const padded = (bytes: number) => {
      const empty = JSON.stringify({ ...message, pad: '' });
      return JSON.stringify({ ...message, pad: 'x'.repeat(bytes - empty.length) });
    };
    assert.equal((await post(padded(256 * 1024))).status, 200);
    calls = [];
    await assertRefused(await post(padded(256 * 1024 + 1)), 413);
    const chunked = await new Promise<number>((resolve, reject) => {
      const call = httpRequest(
        url('/api/messages'),
        { method: 'POST', headers: { 'content-type': 'application/json' } },
        (response) => {
          response.resume();
          resolve(response.statusCode ?? 0);
        },
      );
      call.on('error', reject);
      for (let part = 0; part < 40; part += 1) call.write('x'.repeat(10_000));
      call.end();
    });
    assert.equal(chunked, 413);
    assert.equal(calls.length, 0);
  });

  it('refuse messages that name a foreign host, no host or another channel, before anyone looks at them', async () => {
    await open();
    const wrong = [
      { ...message, serviceUrl: 'https://attacker.example/' },
      { ...message, serviceUrl: 'http://127.0.0.1.attacker.example/' },
      { ...message, serviceUrl: 'http://127.0.0.1@attacker.example/' },
      { ...message, serviceUrl: undefined },
      { ...message, serviceUrl: ['http://127.0.0.1'] },
      { ...message, serviceUrl: 'nonsense' },
      { ...message, channelId: 'emulator' },
      { ...message, channelId: undefined },
    ];
    for (const body of wrong) await assertRefused(await post(JSON.stringify(body)), 403);
  });

  it('answer a probe by HEAD, and do not mind a slash at the end', async () => {
    await open();
    for (const method of ['GET', 'HEAD'])
      for (const path of ['/healthz', '/healthz/', '/readyz', '/readyz/'])
        assert.equal((await fetch(url(path), { method })).status, 200, `${method} ${path}`);
  });

  it('answer other methods 405 and other paths 404', async () => {
    await open();
    for (const method of ['GET', 'PUT', 'DELETE', 'OPTIONS']) {
      assert.equal((await fetch(url('/api/messages'), { method })).status, 405);
    }
    for (const path of ['/', '/api', '/api/messages/x', '/%E0%A4%A', '/healthz/..%2f']) {
      const response = await fetch(url(path));
      assert.equal(response.status, 404, path);
      assert.deepEqual(await response.json(), { error: 'Not Found' });
    }
  });

  it('answer 500 without a word of what was thrown', async () => {
    await open({
      messages: async () => {
        throw new Error('private words');
      },
    });
    const response = await post(JSON.stringify(message));
    assert.equal(response.status, 500);
    assert.deepEqual(await response.json(), { error: 'Internal Server Error' });
  });

  it('say that the process is up, and whether it is ready', async () => {
    const reasons: string[] = [];
    await open({ ready: async () => reasons });
    assert.equal((await fetch(url('/healthz'))).status, 200);
    assert.equal((await fetch(url('/readyz'))).status, 200);
    reasons.push('the store does not answer');
    const response = await fetch(url('/readyz'));
    assert.equal(response.status, 503);
    assert.deepEqual(await response.json(), { ready: false, reasons });
  });

  it('are not ready when the check itself fails', async () => {
    await open({ ready: () => Promise.reject(new Error('private words')) });
    const response = await fetch(url('/readyz'));
    assert.equal(response.status, 503);
    assert.ok(!(await response.text()).includes('private'));
  });

  it('ask messages and events to come again while the service starts, and say that the process is up', async () => {
    await open({
      isOpen: () => false,
      events: () => undefined,
      ready: async () => ['the store is being opened'],
    });
    assert.equal((await fetch(url('/healthz'))).status, 200);
    assert.equal((await fetch(url('/readyz'))).status, 503);
    assert.equal((await post(JSON.stringify(message))).status, 503);
    assert.equal((await postEvent(JSON.stringify(event))).status, 503);
    assert.equal(calls.length, 0);
    assert.deepEqual(taken, []);
  });

  it('hand on a genuine event, in both spellings, and check the very bytes that came', async () => {
    await open();
    for (const body of [
      event,
      { eventName: 'Indirect-Reseller-Relationship-Accepted-By-Customer', resourceUri: null },
    ]) {
      const text = ` ${JSON.stringify(body)}\n`;
      const response = await postEvent(text, { 'x-ms-signature': 'Signature x' });
      assert.equal(response.status, 200);
      assert.equal(await response.text(), '');
      assert.equal(Buffer.from(checked.at(-1)?.body ?? []).toString(), text);
      assert.equal(checked.at(-1)?.headers['x-ms-signature'], 'Signature x');
    }
    assert.deepEqual(
      taken.map(({ topic, changedAt }) => ({ topic, changedAt })),
      [
        { topic: 'customers', changedAt: '2026-04-09T12:34:56.000Z' },
        { topic: 'customers', changedAt: undefined },
      ],
    );
  });

  it('tell the same event by its mark, and another one from it', async () => {
    await open();
    const other = { ...event, ResourceChangeUtcDate: '2026-04-09T12:34:57.0000000+00:00' };
    for (const body of [event, { ...event, Further: 1 }, other]) await postEvent(JSON.stringify(body));
    const [first, again, another] = taken.map(({ mark }) => mark);
    assert.equal(first, again);
    assert.notEqual(first, another);
  });

  it('answer other events 200, and hand on no foreign name', async () => {
    await open();
    const names = ['test-created', 'subscription-updated', 'private words', '__proto__'];
    for (const EventName of names) {
      assert.equal((await postEvent(JSON.stringify({ ...event, EventName }))).status, 200);
    }
    assert.deepEqual(
      taken.map(({ name, topic }) => `${name} ${topic}`),
      ['test-created test', 'subscription-updated other', 'unknown unknown', 'unknown unknown'],
    );
  });

  it('know a test event by the last part of its address', async () => {
    await open();
    const id = 'B0000000-1111-4222-8333-444444444444';
    const ResourceUri = `https://api.partnercenter.microsoft.com/webhooks/v1/registration/validationEvents/${id}`;
    await postEvent(JSON.stringify({ ...event, EventName: 'test-created', ResourceUri }));
    assert.equal(taken[0]?.testId, id.toLowerCase());
  });

  it('refuse an event without a signature 401, with a bad one 403, and ask it to come again when nobody can say', async () => {
    await open();
    for (const [said, status] of [
      [{ kind: 'refused', why: 'unsigned' }, 401],
      [{ kind: 'refused', why: 'signature' }, 403],
      [{ kind: 'refused', why: 'certificate-address' }, 403],
      [{ kind: 'unknown' }, 503],
    ] as const) {
      proof = said;
      await assertRefused(await postEvent(JSON.stringify(event)), status);
    }
    assert.deepEqual(taken, []);
  });

  it('refuse what is no event before any signature is looked at', async () => {
    await open();
    const bodies = ['', '{', '[]', 'null', '{}', '{"EventName":7}', '{"EventName":" "}', '['.repeat(60_000)];
    for (const body of bodies) await assertRefused(await postEvent(body), 400);
    await assertRefused(await postEvent(JSON.stringify({ ...event, pad: 'x'.repeat(64 * 1024) })), 413);
    await assertRefused(await postEvent(JSON.stringify(event), { 'content-type': 'text/plain' }), 415);
    await assertRefused(await postEvent(JSON.stringify(event), { 'content-encoding': 'gzip' }), 415);
    assert.equal((await fetch(url('/api/partner-center/events'))).status, 405);
    assert.deepEqual([...checked, ...taken], []);
  });

  it('let a running turn end when they close, and take no other', async () => {
    const started = Promise.withResolvers<void>();
    const release = Promise.withResolvers<void>();
    await open({
      messages: async () => {
        started.resolve();
        await release.promise;
        return { status: 200 };
      },
    });
    const running = post(JSON.stringify(message));
    await started.promise;
    const closed = doors.close();
    await assert.rejects(fetch(url('/healthz')));
    release.resolve();
    assert.equal((await running).status, 200);
    await closed;
  });

  it('close at once although a connection is kept alive', async () => {
    await open();
    const socket = connect(doors.port, '127.0.0.1');
    await new Promise((resolve) => socket.once('connect', resolve));
    const answered = new Promise((resolve) => socket.once('data', resolve));
    socket.write('GET /healthz HTTP/1.1\r\nhost: x\r\n\r\n');
    await answered;
    const ended = new Promise((resolve) => socket.once('close', resolve));
    await doors.close();
    await ended;
  });

  it('cut off a turn that does not end', async () => {
    const started = Promise.withResolvers<void>();
    await open({
      graceMs: 20,
      messages: () => {
        started.resolve();
        return new Promise(() => undefined);
      },
    });
    const running = post(JSON.stringify(message));
    const cutOff = assert.rejects(running);
    await started.promise;
    await doors.close();
    await cutOff;
  });

  it('say so when their port is taken', async () => {
    await open();
    const options = {
      messages: async () => ({ status: 200 }),
      ready: async () => [],
      events: () => undefined,
      telemetry,
    };
    await assert.rejects(startDoors({ ...options, port: doors.port, allowedServiceUrl: allowLoopback }), {
      code: 'EADDRINUSE',
    });
  });

  it('survive a caller who hangs up midway', async () => {
    await open();
    const socket = connect(doors.port, '127.0.0.1');
    await new Promise((resolve) => socket.once('connect', resolve));
    socket.write(
      'POST /api/messages HTTP/1.1\r\nhost: x\r\ncontent-type: application/json\r\ncontent-length: 900\r\n\r\n{"ty',
    );
    const ended = new Promise((resolve) => socket.once('close', resolve));
    socket.destroy();
    await ended;
    assert.equal((await fetch(url('/healthz'))).status, 200);
  });
});
