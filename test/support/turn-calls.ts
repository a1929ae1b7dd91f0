/**
 * Calls to outside systems that are made within turns, for acts whose outbox begins its work before the turn ends: the
 * imitations see both, and only the bot's own process can tell them apart.
 */
import { AsyncLocalStorage } from 'node:async_hooks';
import { subscribe, unsubscribe } from 'node:diagnostics_channel';
import type { ClientRequest, IncomingMessage } from 'node:http';

/** The paths that the turns called while `act` ran. */
export async function callsInTurns(act: () => Promise<unknown>): Promise<readonly string[]> {
  const turn = new AsyncLocalStorage<true>();
  const paths: string[] = [];
  const enter = (message: unknown) => {
    const { request } = message as { readonly request: IncomingMessage };
    if (request.url === '/api/messages') turn.enterWith(true);
  };
  const leave = (message: unknown) => {
    const { request } = message as { readonly request: ClientRequest | { readonly path: string } };
    if (turn.getStore()) paths.push(request.path);
  };
  // Node's own client, and `fetch`.
  const channels = [
    ['http.server.request.start', enter],
    ['http.client.request.start', leave],
    ['undici:request:create', leave],
  ] as const;
  for (const [name, listener] of channels) subscribe(name, listener);
  try {
    await act();
    return paths;
  } finally {
    for (const [name, listener] of channels) unsubscribe(name, listener);
  }
}
