import type { Health } from '../../ports/health.ts';
import type { Audience } from '../../ports/tokens.ts';
import type { TokenKeeper } from './token-keeper.ts';

/** Tokens of the application itself. */
export interface AppTokens {
  forApp(audience: Audience): Promise<string>;
  forget(audience: Audience): void;
  readonly health: Health;
}

const probed: Audience = 'graph';

/** Tokens are kept for an hour, so whether sign-in works now is known by fetching one. */
export function healthOf(keeper: TokenKeeper): Health {
  return { probe: () => keeper.probe(probed), recent: keeper.recent };
}
