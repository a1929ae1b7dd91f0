/** Open mailbox pages hear of every mail as it goes out. */
import type { ServerResponse } from 'node:http';
import type { MailRoom } from '../world/mail.ts';

export interface LivePage {
  join(response: ServerResponse): void;
  close(): void;
}

export function createLivePage(mail: MailRoom): LivePage {
  const responses = new Set<ServerResponse>();
  const stop = mail.onSent(({ id }) => {
    for (const response of responses) response.write(`event: mail\ndata: ${JSON.stringify({ id })}\n\n`);
  });
  return {
    join: (response) => {
      response.writeHead(200, { 'content-type': 'text/event-stream', 'cache-control': 'no-store' });
      response.write('retry: 1000\n\n');
      responses.add(response);
      response.once('close', () => responses.delete(response));
    },
    close: () => {
      stop();
      for (const response of responses) response.end();
    },
  };
}
