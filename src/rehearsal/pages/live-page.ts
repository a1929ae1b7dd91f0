/** Open mailbox pages hear of every mail as it goes out, and of the newest when they begin to listen. */
import type { ServerResponse } from 'node:http';
import type { Mail, MailRoom } from '../world/mail.ts';

export interface LivePage {
  join(response: ServerResponse): void;
  close(): void;
}

export function createLivePage(mail: MailRoom): LivePage {
  const responses = new Set<ServerResponse>();
  const eventOf = ({ id }: Mail) => `event: mail\ndata: ${JSON.stringify({ id })}\n\n`;
  const stop = mail.onSent((sent) => {
    for (const response of responses) response.write(eventOf(sent));
  });
  return {
    join: (response) => {
      response.writeHead(200, { 'content-type': 'text/event-stream', 'cache-control': 'no-store' });
      response.write('retry: 1000\n\n');
      // It may have gone out after the page was drawn, or while the rehearsal was down.
      const newest = mail.sent().at(-1);
      if (newest) response.write(eventOf(newest));
      responses.add(response);
      response.once('close', () => responses.delete(response));
    },
    close: () => {
      stop();
      for (const response of responses) response.end();
    },
  };
}
