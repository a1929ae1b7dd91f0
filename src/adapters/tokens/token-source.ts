import type { Health } from '../../ports/health.ts';
import type { Audience } from '../../ports/tokens.ts';
import { permissionsIn } from './granted-permissions.ts';
import type { TokenKeeper } from './token-keeper.ts';

/** Tokens of the application itself. */
export interface AppTokens {
  forApp(audience: Audience): Promise<string>;
  forget(audience: Audience): void;
  readonly health: Health;
  /** The application permissions of Graph that are in force now. */
  permissions(): Promise<readonly string[]>;
}

const probed: Audience = 'graph';

/** Tokens are kept for an hour, so whether sign-in works now is known by fetching one. */
export function healthOf(keeper: TokenKeeper): Health {
  return { probe: () => keeper.probe(probed), recent: keeper.recent };
}

/** A token that is kept may be from before an administrator changed something: from now on this one is used. */
export async function permissionsNow(keeper: TokenKeeper): Promise<readonly string[]> {
  keeper.forget(probed);
  return permissionsIn(await keeper.get(probed));
}
