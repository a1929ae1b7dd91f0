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
      return fetchAnywhere(input, { ...init, redirect: 'error' });
    },
  };
}
