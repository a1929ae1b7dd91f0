import type { World } from '../world/world.ts';
import { refusedText } from './token-service.ts';
import { audiences, createTokens } from './tokens.ts';

/** Signing in as the chat page needs it: what Teams has of its people, and the token service's page. */
export function createSignInDesk(world: World) {
  const tokens = createTokens(world.tokenKey);
  return {
    teamsToken: (aadObjectId: string): string =>
      tokens.issue({ aud: audiences.bot, idtyp: 'user', appid: 'rehearsal', oid: aadObjectId, amr: ['pwd'] }),
    byHand: (aadObjectId: string, connection: string) => {
      const outcome = world.signIns.byHand(aadObjectId, connection);
      return outcome.ok ? { code: outcome.value } : { refused: refusedText(outcome.refused) };
    },
  };
}
