/**
 * Where the bot may call at all. Addresses come from the configuration; whatever an answer, a message or a stored
 * document says of another place is refused here, before a name is looked up or a token sent.
 */
export interface Outbound {
  mayReach(address: string): boolean;
  /** `fetch` to those places alone, which goes nowhere else when it is sent on. */
  readonly fetch: typeof fetch;
}

export class ForeignAddress extends Error {
  constructor() {
    super('not a place that may be called');
    this.name = 'ForeignAddress';
  }
}

export class TooLongAnswer extends Error {
  constructor() {
    super('an answer longer than any that is expected');
    this.name = 'TooLongAnswer';
  }
}

/** Many times the longest page of the services that are called; a swollen answer takes no more of the memory. */
const mostBytes = 32 * 1024 * 1024;

/** `addresses` give the origins: scheme, host and port count, and the path does not. */
export function createOutbound(addresses: readonly string[], fetchAnywhere: typeof fetch = fetch): Outbound {
  const origins = new Set(addresses.map((address) => new URL(address).origin));
  const mayReach = (address: string) => {
    const url = URL.parse(address);
    return url !== null && url.username === '' && url.password === '' && origins.has(url.origin);
  };
  return {
    mayReach,
    fetch: async (input, init) => {
      const address = input instanceof Request ? input.url : String(input);
      if (!mayReach(address)) throw new ForeignAddress();
      return bounded(await fetchAnywhere(input, { ...init, redirect: 'error' }));
    },
  };
}

/** Counted as it is unpacked, so that what came compressed is bounded as well. */
function bounded(response: Response): Response {
  if (!response.body) return response;
  let size = 0;
  const counting = new TransformStream<Uint8Array, Uint8Array>({
    transform(chunk, controller) {
      size += chunk.length;
      if (size > mostBytes) throw new TooLongAnswer();
      controller.enqueue(chunk);
    },
  });
  return new Response(response.body.pipeThrough(counting), response);
}
