/** The open pages, each of one person in one place, told of every change at once over server-sent events. */
import type { ServerResponse } from 'node:http';

export type LivePages = ReturnType<typeof createLivePages>;

/** Who looks at which conversation. */
export interface Looking {
  readonly personKey: string;
  readonly conversationId: string;
}

const heartbeatMs = 15_000;

export function createLivePages() {
  const pages = new Map<ServerResponse, Looking>();
  const heartbeat = setInterval(() => {
    for (const page of pages.keys()) page.write(': still here\n\n');
  }, heartbeatMs);
  heartbeat.unref();

  const write = (page: ServerResponse, event: string, data: object) =>
    page.write(`event: ${event}\ndata: ${JSON.stringify(data)}\n\n`);

  return {
    /** Keeps the response open as a page; the first event tells it all there is. */
    join(response: ServerResponse, looking: Looking, first: object): void {
      response.writeHead(200, {
        'content-type': 'text/event-stream; charset=utf-8',
        'cache-control': 'no-store',
        connection: 'keep-alive',
      });
      response.write('retry: 1000\n\n');
      write(response, 'snapshot', first);
      pages.set(response, looking);
      response.on('close', () => pages.delete(response));
    },

    /** Tells everyone who looks at the conversation, each what is theirs to see. */
    tell(
      conversationId: string,
      event: 'message' | 'typing' | 'app',
      dataFor: (personKey: string) => object,
    ): void {
      for (const [page, looking] of pages) {
        if (looking.conversationId === conversationId) write(page, event, dataFor(looking.personKey));
      }
    },

    /** A dot on the tab of a conversation in which the bot wrote, for those who look at another. */
    tellOthers({ id, tab }: { readonly id: string; readonly tab: string }): void {
      for (const [page, { conversationId }] of pages) {
        if (conversationId !== id) write(page, 'elsewhere', { key: tab });
      }
    },

    close(): void {
      clearInterval(heartbeat);
      for (const page of pages.keys()) page.end();
      pages.clear();
    },
  };
}
