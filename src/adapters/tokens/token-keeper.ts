/** Keeps tokens until shortly before they end, and fetches each of them once however many ask. */
export interface FetchedToken {
  readonly token: string;
  /** On the machine's clock. */
  readonly endsAtMs: number;
}

export interface TokenKeeper {
  get(key: string): Promise<string>;
  forget(key: string): void;
}

/** Renewed so long before the end, or after half a short life. */
const marginMs = 5 * 60_000;

export function createTokenKeeper(fetchToken: (key: string) => Promise<FetchedToken>): TokenKeeper {
  const kept = new Map<string, { readonly token: Promise<string>; renewAtMs: number }>();
  return {
    get: (key) => {
      const present = kept.get(key);
      if (present && present.renewAtMs > Date.now()) return present.token;
      const askedAtMs = Date.now();
      const fetched = fetchToken(key);
      // Until the answer says how long it lasts, everybody waits for this one.
      const entry = { token: fetched.then(({ token }) => token), renewAtMs: Number.POSITIVE_INFINITY };
      kept.set(key, entry);
      fetched.then(
        ({ endsAtMs }) => {
          const lifeMs = endsAtMs - askedAtMs;
          entry.renewAtMs = endsAtMs - Math.min(marginMs, lifeMs / 2);
        },
        () => {
          if (kept.get(key) === entry) kept.delete(key);
        },
      );
      return entry.token;
    },
    forget: (key) => {
      kept.delete(key);
    },
  };
}
