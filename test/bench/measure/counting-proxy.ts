/** Stands before an outside system, passes everything on, and counts calls and the bytes of their answers. */
import { createServer, request } from 'node:http';
import type { AddressInfo } from 'node:net';

export interface Counted {
  readonly path: string;
  readonly bytes: number;
}

export interface CountingProxy {
  readonly url: string;
  /** Every call since the last time. */
  take(): readonly Counted[];
  close(): void;
}

export async function startCountingProxy(target: string): Promise<CountingProxy> {
  const calls: Counted[] = [];
  const server = createServer((incoming, outgoing) => {
    const { method, headers, url: path = '/' } = incoming;
    const to = new URL(path, target);
    const call = request(to, { method, headers: { ...headers, host: to.host } }, (answer) => {
      let bytes = 0;
      answer.on('data', (chunk: Buffer) => {
        bytes += chunk.length;
      });
      answer.on('end', () => calls.push({ path, bytes }));
      outgoing.writeHead(answer.statusCode ?? 502, answer.headers);
      answer.pipe(outgoing);
    });
    call.on('error', () => outgoing.destroy());
    incoming.pipe(call);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    take: () => calls.splice(0),
    close() {
      server.closeAllConnections();
      server.close();
    },
  };
}
