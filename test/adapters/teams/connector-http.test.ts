import assert from 'node:assert/strict';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { failureOf } from '../../../src/adapters/teams/connector-error.ts';
import { allowLoopback } from '../../../src/adapters/http/service-urls.ts';
import { type ConnectorHttp, createConnectorHttp } from '../../../src/adapters/teams/connector-http.ts';

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
      const server = createServer((_request, response) => {
        response.writeHead(403, { 'content-type': 'application/json', connection: 'close' });
        response.end(JSON.stringify(body));
      });
      await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
      const { port } = server.address() as AddressInfo;
      const request = { url: `http://127.0.0.1:${port}/`, method: 'POST', headers: { toJson: () => ({}) } };
      const sending = createConnectorHttp({ timeoutMs: 2_000, mayCall: allowLoopback }).sendRequest(
        request as unknown as Parameters<ConnectorHttp['sendRequest']>[0],
      );
      const error: unknown = await sending.then(
        () => undefined,
        (thrown: unknown) => thrown,
      );
      assert.deepEqual([failureOf(error)?.status, failureOf(error)?.code], [403, code]);
      await new Promise((resolve) => server.close(resolve));
    });
  }
});
