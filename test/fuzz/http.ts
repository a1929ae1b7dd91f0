/** The bot's HTTP door as a stranger uses it: any method, any path, any body, over connections that stay open. */
import { Agent, request } from 'node:http';
import { patienceMs } from '../support/patience.ts';

export interface Post {
  readonly path: string;
  readonly method?: string;
  readonly contentType?: string;
  readonly body?: string;
  readonly headers?: Readonly<Record<string, string>>;
}

export interface Answered {
  readonly status: number;
  readonly text: string;
}

export interface Stranger {
  send(post: Post): Promise<Answered>;
  close(): void;
}

export function createStranger(botUrl: string): Stranger {
  const agent = new Agent({ keepAlive: true, maxSockets: 64 });
  const { hostname, port } = new URL(botUrl);
  return {
    send: ({ path, method = 'POST', contentType = 'application/json', body = '', headers: further = {} }) =>
      new Promise((resolve, reject) => {
        const headers = {
          ...further,
          'content-type': contentType,
          'content-length': Buffer.byteLength(body),
        };
        const call = request({ agent, hostname, port, path, method, headers }, (response) => {
          const chunks: Buffer[] = [];
          response.on('data', (chunk: Buffer) => chunks.push(chunk));
          response.on('error', reject);
          response.on('end', () =>
            resolve({ status: response.statusCode ?? 0, text: Buffer.concat(chunks).toString('utf8') }),
          );
        });
        call.on('error', reject);
        // Who meets this was forgotten.
        call.setTimeout(patienceMs, () => call.destroy(new Error(`no answer within ${patienceMs} ms`)));
        call.end(body);
      }),
    close: () => agent.destroy(),
  };
}
