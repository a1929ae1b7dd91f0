/** Keeps tokens until shortly before they end, and fetches each of them once however many ask. */
import type { FaultCode } from '../../ports/faults.ts';
import type { RecentCalls } from '../../ports/health.ts';
import { createGuard, guardDefaults } from '../guard.ts';
import { createCallRecord } from '../call-record.ts';

export interface FetchedToken {
  readonly token: string;
  /** On the machine's clock. */
  readonly endsAtMs: number;
}

export interface TokenKeeper {
  get(key: string): Promise<string>;
  forget(key: string): void;
  /** Fetches a token now, for nobody: throws when that does not work. */
  probe(key: string): Promise<void>;
  recent(): RecentCalls;
}

/** Renewed so long before the end, or after half a short life. */
const marginMs = 5 * 60_000;

/** A refusal is an answer; for whoever waits for a token it is as bad as none. */
const isOutage = (code: FaultCode) => code === 'sign-in/unavailable' || code === 'sign-in/refused';

export function createTokenKeeper(fetch: (key: string) => Promise<FetchedToken>): TokenKeeper {
  const record = createCallRecord(isOutage);
  const guard = createGuard(
    { name: 'sign-in', outages: ['sign-in/unavailable'] },
    { ...guardDefaults, parallel: 16 },
  );
  const recorded = async (ask: () => Promise<FetchedToken>) => {
    try {
      const fetched = await ask();
      record.answered();
      return fetched;
    } catch (error) {
      record.failed(error);
      throw error;
    }
  };
  const fetchToken = (key: string) => recorded(() => guard.once(() => fetch(key)));
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
    probe: async (key) => {
      await recorded(() => fetch(key));
    },
    recent: () => ({ ...record.recent(), isHeldBack: guard.recent().isHeldBack }),
  };
}
