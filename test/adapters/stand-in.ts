/** A small server on loopback that stands in for an outside system: it answers as told and remembers what was asked. */
import {
  createServer,
  type IncomingHttpHeaders,
  type RequestListener,
  type Server,
  type ServerResponse,
} from 'node:http';
import type { AddressInfo } from 'node:net';

export interface StandInRequest {
  readonly method: string;
  readonly path: string;
  readonly query: URLSearchParams;
  readonly headers: IncomingHttpHeaders;
  readonly body: string;
}

/** `lost` cuts the line, `silence` leaves the caller waiting. */
export type StandInAnswer =
  | 'lost'
  | 'silence'
  | {
      readonly status?: number;
      readonly headers?: Readonly<Record<string, string>>;
      readonly body?: string | object | null;
    }
  | ((response: ServerResponse) => void);

export interface StandIn {
  readonly url: string;
  readonly requests: readonly StandInRequest[];
  close(): Promise<void>;
}

type Answering = (request: StandInRequest, index: number) => StandInAnswer;

/** `makeServer` is for https. */
export async function startStandIn(
  answering: Answering,
  makeServer: (listener: RequestListener) => Server = createServer,
  scheme: 'http' | 'https' = 'http',
): Promise<StandIn> {
  const requests: StandInRequest[] = [];
  const server = makeServer(async (incoming, response) => {
    const chunks: Buffer[] = [];
    for await (const chunk of incoming) chunks.push(chunk as Buffer);
    const url = new URL(incoming.url ?? '/', 'http://127.0.0.1');
    const request: StandInRequest = {
      method: incoming.method ?? '',
      path: url.pathname,
      query: url.searchParams,
      headers: incoming.headers,
      body: Buffer.concat(chunks).toString(),
    };
    requests.push(request);
    answer(response, answering(request, requests.length - 1));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `${scheme}://127.0.0.1:${(server.address() as AddressInfo).port}`,
    requests,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

function answer(response: ServerResponse, told: StandInAnswer): void {
  if (told === 'silence') return;
  if (told === 'lost') return void response.destroy();
  if (typeof told === 'function') {
    told(response);
    return;
  }
  const { status = 200, headers = {}, body = '' } = told;
  const isText = typeof body === 'string';
  response.writeHead(status, { ...(isText ? {} : { 'content-type': 'application/json' }), ...headers });
  response.end(isText ? body : JSON.stringify(body));
}
