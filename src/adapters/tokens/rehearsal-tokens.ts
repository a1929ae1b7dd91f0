/**
 * The application's tokens in a rehearsal, over plain http on this machine. Microsoft's own libraries refuse plain http,
 * so this small source stands in their place (DESIGN 3). It knows no secret: the rehearsal asks for none of worth.
 */
import { z } from 'zod';
import { Fault, type FaultCode } from '../../ports/faults.ts';
import type { Audience } from '../../ports/tokens.ts';
import { withDeadline } from '../deadline.ts';
import { retryAfterMs } from '../retry-after.ts';
import { audiences, resources } from './audiences.ts';
import { createTokenKeeper, type FetchedToken } from './token-keeper.ts';
import { type AppTokens, healthOf, permissionsNow } from './token-source.ts';

interface Dependencies {
  /** For example `http://127.0.0.1:3979/login`. */
  readonly loginUrl: string;
  readonly tenantId: string;
  readonly clientId?: string;
  readonly timeoutMs?: number;
}

/** Who the bot is at the rehearsal's sign-in. */
export const rehearsalClientId = 'customer-connect-rehearsal';

const Granted = z.object({ access_token: z.string().min(1), expires_in: z.number().positive() });

export function createRehearsalTokens(deps: Dependencies): AppTokens {
  const { tenantId, clientId = rehearsalClientId, timeoutMs = 10_000 } = deps;
  const loginUrl = deps.loginUrl.replace(/\/+$/, '');
  const forApp = (audience: Audience) => {
    const form = new URLSearchParams({
      grant_type: 'client_credentials',
      client_id: clientId,
      client_secret: 'rehearsal',
      scope: `${resources[audience]}/.default`,
    });
    return grant(`${loginUrl}/${tenantId}/oauth2/v2.0/token`, { body: form, timeoutMs });
  };
  const keeper = createTokenKeeper((name) => forApp(audiences.find((one) => one === name) ?? 'graph'));
  return {
    forApp: (audience) => keeper.get(audience),
    forget: (audience) => keeper.forget(audience),
    health: healthOf(keeper),
    permissions: () => permissionsNow(keeper),
  };
}

async function grant(
  url: string,
  { timeoutMs, ...init }: { readonly timeoutMs: number } & RequestInit,
): Promise<FetchedToken> {
  const response = await withDeadline({ timeoutMs }, async (signal) => {
    const answer = await fetch(url, { ...init, method: 'POST', redirect: 'error', signal });
    return { status: answer.status, headers: answer.headers, body: await answer.text() };
  }).catch((cause: unknown) => {
    throw new Fault('sign-in/unavailable', { cause });
  });
  if (response.status !== 200) throw faultOf(response.status, response.headers);
  const granted = readGranted(response.body);
  return { token: granted.access_token, endsAtMs: Date.now() + granted.expires_in * 1_000 };
}

function faultOf(status: number, headers: Headers): Fault {
  const isRefusal = status >= 400 && status < 500 && status !== 408 && status !== 429;
  const code: FaultCode = isRefusal ? 'sign-in/refused' : 'sign-in/unavailable';
  const waitMs = retryAfterMs(headers);
  return new Fault(code, { status, ...(waitMs === undefined ? {} : { retryAfterMs: waitMs }) });
}

function readGranted(body: string): z.infer<typeof Granted> {
  try {
    return Granted.parse(JSON.parse(body));
  } catch (cause) {
    throw new Fault('sign-in/unavailable', { cause });
  }
}
