/** A OneDrive that takes one file at each of its places, and keeps it. */
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

export interface OneDrive {
  /** By the path of the place. */
  readonly files: ReadonlyMap<
    string,
    { readonly content: Buffer; readonly headers: Readonly<Record<string, unknown>> }
  >;
  /** What Teams says of a new place. */
  place(name: string): {
    readonly contentUrl: string;
    readonly name: string;
    readonly uploadUrl: string;
    readonly uniqueId: string;
    readonly fileType: string;
  };
  /** The next file is answered with this status. */
  refuseNext(status: number): void;
  close(): Promise<void>;
}

/** In the address of each place, as the token is in a real one. */
export const preauthenticated = 'gooseberry-tempauth';

export async function startOneDrive(): Promise<OneDrive> {
  const files = new Map<string, { content: Buffer; headers: Readonly<Record<string, unknown>> }>();
  let [places, refusal] = [0, 0];
  const server = createServer(async (request, response) => {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk as Buffer);
    const status = refusal || 201;
    refusal = 0;
    if (status < 300)
      files.set(request.url ?? '', { content: Buffer.concat(chunks), headers: request.headers });
    response.writeHead(status);
    response.end();
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return {
    files,
    place: (name) => {
      const id = `f${++places}`;
      return {
        contentUrl: `${url}/d/${id}`,
        name,
        // Whoever knows the place may write there.
        uploadUrl: `${url}/up/${preauthenticated}-${id}`,
        uniqueId: id,
        fileType: name.split('.').at(-1) ?? '',
      };
    },
    refuseNext(status) {
      refusal = status;
    },
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}
