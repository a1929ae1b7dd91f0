import assert from 'node:assert/strict';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { failureOf } from '../../../src/adapters/teams/connector-error.ts';
import { allowLoopback } from '../../../src/adapters/http/service-urls.ts';
import { type ConnectorHttp, createConnectorHttp } from '../../../src/adapters/teams/connector-http.ts';

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

function callTo(port: number): Promise<unknown> {
  const headers = { toJson: () => ({}), clone: () => ({ headerNames: () => [], set: () => undefined }) };
  const request = { url: `http://127.0.0.1:${port}/`, method: 'POST', body: '{"ü":1}', headers };
  return createConnectorHttp({ timeoutMs: 1_000, mayCall: allowLoopback })
    .sendRequest(request as unknown as Parameters<ConnectorHttp['sendRequest']>[0])
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
