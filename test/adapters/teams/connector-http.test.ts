import assert from 'node:assert/strict';
import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Worker } from 'node:worker_threads';
import { failureOf } from '../../../src/adapters/teams/connector-error.ts';
import { allowLoopback } from '../../../src/adapters/http/service-urls.ts';
import { type ConnectorHttp, createConnectorHttp } from '../../../src/adapters/teams/connector-http.ts';
import { patienceMs } from '../../support/patience.ts';

type Handler = Parameters<typeof createServer>[1];

async function called(handle: Handler): Promise<unknown> {
  const server = createServer(handle);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  try {
    return await callTo(port);
  } finally {
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
  }
}

function requestTo(port: number, method = 'POST') {
  const headers = { toJson: () => ({}), clone: () => ({ headerNames: () => [], set: () => undefined }) };
  const request = { url: `http://127.0.0.1:${port}/`, method, body: '{"ü":1}', headers };
  return request as unknown as Parameters<ConnectorHttp['sendRequest']>[0];
}

function callTo(port: number): Promise<unknown> {
  return createConnectorHttp({ timeoutMs: 1_000, mayCall: allowLoopback })
    .sendRequest(requestTo(port))
    .catch((thrown: unknown) => thrown);
}

describe("what a refusal of Teams' connector is called", () => {
  const subCode = '{\r\n  "subCode": "MessageWritesBlocked",\r\n  "details": "x"\r\n}';
  const bodies = [
    [{ error: { code: 'ConversationBlockedByUser', message: 'x' } }, 'ConversationBlockedByUser'],
    [{ error: { code: '209', message: subCode } }, 'MessageWritesBlocked'],
    [{ errorCode: 209, message: subCode }, 'MessageWritesBlocked'],
    [{ message: 'nothing to go by' }, undefined],
    [[], undefined],
  ] as const;
  for (const [body, code] of bodies) {
    it(`is ${code} for ${JSON.stringify(body).slice(0, 50)}`, async () => {
      const error = await called((_request, response) => {
        response.writeHead(403, { 'content-type': 'application/json' });
        response.end(JSON.stringify(body));
      });
      assert.deepEqual([failureOf(error)?.status, failureOf(error)?.code], [403, code]);
    });
  }
});

describe("what is known of a call to Teams' connector that went wrong", () => {
  const effectOf = (error: unknown) => [failureOf(error)?.effect, failureOf(error)?.code];

  it('is that nothing was sent where nobody listens', async () => {
    assert.deepEqual(effectOf(await callTo(1)), ['none', 'ECONNREFUSED']);
  });

  it('is nothing where the connection breaks, or no answer comes', async () => {
    const broken = await called((request) => request.on('end', () => request.socket.destroy()).resume());
    assert.deepEqual(effectOf(broken), ['unknown', 'ECONNRESET']);
    assert.deepEqual(effectOf(await called((request) => request.resume())), ['unknown', 'ETIMEDOUT']);
  });

  it('is its status where the answer breaks off after that', async () => {
    let got = '';
    const answer = await called((request, response) => {
      request.on('data', (chunk: Buffer) => {
        got += chunk.toString('utf8');
      });
      request.on('end', () => {
        response.writeHead(201, { 'content-length': 100 });
        response.write('{"id":', () => response.destroy());
      });
    });
    assert.deepEqual(answer, { ...(answer as object), status: 201, bodyAsText: '{}' });
    assert.equal(got, '{"ü":1}');
  });
});

describe("a kept connection to Teams' connector that is closed meanwhile", () => {
  /**
   * In a thread of its own: it goes on while this one is busy. It `closes` after each answer, and counts that where both
   * see it, or in place of the second.
   */
  const program = `
    import { createServer } from 'node:http';
    import { parentPort, workerData } from 'node:worker_threads';
    const { closes, closed } = workerData;
    let asked = 0;
    const server = createServer((request, response) => {
      asked += 1;
      request.resume().on('end', () => {
        if (closes === 'second' && asked === 2) return request.socket.destroy();
        response.writeHead(200, { 'content-type': 'application/json', connection: 'keep-alive' });
        response.end('{"n":' + asked + '}', () => {
          const tell = () => Atomics.add(closed, 0, 1) + Atomics.notify(closed, 0);
          if (closes === 'idle') setTimeout(() => request.socket.end(tell), 10);
        });
      });
    });
    server.keepAliveTimeout = 60_000;
    server.listen(0, '127.0.0.1', () => parentPort.postMessage(server.address().port));
  `;
  let server: Worker;
  let closed: Int32Array<SharedArrayBuffer>;
  const open = async (closes: 'idle' | 'second') => {
    closed = new Int32Array(new SharedArrayBuffer(4));
    server = new Worker(new URL(`data:text/javascript,${encodeURIComponent(program)}`), {
      workerData: { closes, closed },
    });
    const [port] = (await once(server, 'message')) as [number];
    const http = createConnectorHttp({ timeoutMs: 5_000, mayCall: allowLoopback });
    return (method: string) => http.sendRequest(requestTo(port, method));
  };
  afterEach(() => server.terminate());

  /** As long as this waits for the end of so many connections, nothing that arrives is noticed. */
  const beBusyUntilClosed = (times: number) => Atomics.wait(closed, 0, times - 1, patienceMs);

  it('is not used for the next message, even where nobody had time to notice it', async () => {
    const send = await open('idle');
    for (let time = 1; time <= 5; time += 1) {
      const { bodyAsText } = await send('POST');
      assert.equal(bodyAsText, `{"n":${time}}`);
      await new Promise((resolve) => setImmediate(resolve));
      beBusyUntilClosed(time);
    }
  });

  it('leaves open whether a message got there, and an update is sent once more', async () => {
    const message = await open('second');
    await message('POST');
    assert.deepEqual(failureOf(await message('POST').catch((thrown: unknown) => thrown))?.effect, 'unknown');
    await server.terminate();
    const update = await open('second');
    await update('PUT');
    assert.equal((await update('PUT')).bodyAsText, '{"n":3}');
  });
});
