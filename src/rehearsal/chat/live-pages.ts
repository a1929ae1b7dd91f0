/** The open pages of each person, told of every change at once over server-sent events. */
import type { ServerResponse } from 'node:http';

export type LivePages = ReturnType<typeof createLivePages>;

const heartbeatMs = 15_000;

export function createLivePages() {
  const pages = new Map<ServerResponse, string>();
  const heartbeat = setInterval(() => {
    for (const page of pages.keys()) page.write(': still here\n\n');
  }, heartbeatMs);
  heartbeat.unref();

  const write = (page: ServerResponse, event: string, data: object) =>
    page.write(`event: ${event}\ndata: ${JSON.stringify(data)}\n\n`);

  return {
    /** Keeps the response open as a page of that person; the first event tells it all there is. */
    join(response: ServerResponse, personKey: string, first: object): void {
      response.writeHead(200, {
        'content-type': 'text/event-stream; charset=utf-8',
        'cache-control': 'no-store',
        connection: 'keep-alive',
      });
      response.write('retry: 1000\n\n');
      write(response, 'snapshot', first);
      pages.set(response, personKey);
      response.on('close', () => pages.delete(response));
    },

    tell(personKey: string, event: 'message' | 'typing' | 'app', data: object): void {
      for (const [page, key] of pages) if (key === personKey) write(page, event, data);
    },

    /** A dot on the tab of a person to whom the bot wrote, for those who look at another's chat. */
    tellOthers(personKey: string): void {
      for (const [page, key] of pages) if (key !== personKey) write(page, 'elsewhere', { key: personKey });
    },

    close(): void {
      clearInterval(heartbeat);
      for (const page of pages.keys()) page.end();
      pages.clear();
    },
  };
}
