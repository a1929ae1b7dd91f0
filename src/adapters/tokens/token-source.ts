import type { Health } from '../../ports/health.ts';
import type { Audience, Tokens } from '../../ports/tokens.ts';
import type { TokenKeeper } from './token-keeper.ts';

export interface TokenSource extends Tokens {
  readonly health: Health;
}

const probed: Audience = 'graph';

/** Tokens are kept for an hour, so whether sign-in works now is known by fetching one. */
export function healthOf(keeper: TokenKeeper): Health {
  return { probe: () => keeper.probe(probed), recent: keeper.recent };
}
