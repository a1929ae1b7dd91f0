/**
 * Tokens of the rehearsal's sign-in, over plain http on this machine. Microsoft's own libraries refuse plain http,
 * so this small source stands in their place (DESIGN 3). It knows no secret: the rehearsal asks for none of worth.
 */
import { z } from 'zod';
import type { PersonId } from '../../domain/ids.ts';
import { Fault, type FaultCode } from '../../ports/faults.ts';
import type { Audience } from '../../ports/tokens.ts';
import { withDeadline } from '../deadline.ts';
import { retryAfterMs } from '../retry-after.ts';
import { audiences, resources } from './audiences.ts';
import { createTokenKeeper, type FetchedToken } from './token-keeper.ts';
import { healthOf, type TokenSource } from './token-source.ts';

interface Dependencies {
  /** For example `http://127.0.0.1:3979/login`. */
  readonly loginUrl: string;
  readonly tenantId: string;
  readonly clientId?: string;
  readonly timeoutMs?: number;
}

const Granted = z.object({ access_token: z.string().min(1), expires_in: z.number().positive() });

export function createRehearsalTokens(deps: Dependencies): TokenSource {
  const { tenantId, clientId = 'customer-connect-rehearsal', timeoutMs = 10_000 } = deps;
  const loginUrl = deps.loginUrl.replace(/\/+$/, '');
  const ask = (path: string, body: URLSearchParams | string, contentType: string) =>
    grant(`${loginUrl}${path}`, { body, headers: { 'content-type': contentType }, timeoutMs });
  const forApp = (audience: Audience) => {
    const form = new URLSearchParams({
      grant_type: 'client_credentials',
      client_id: clientId,
      client_secret: 'rehearsal',
      scope: `${resources[audience]}/.default`,
    });
    return ask(`/${tenantId}/oauth2/v2.0/token`, form, 'application/x-www-form-urlencoded');
  };
  const forPerson = (aadObjectId: string, audience: Audience) => {
    const request = JSON.stringify({ aadObjectId, resource: resources[audience] });
    return ask('/person-token', request, 'application/json');
  };
  const keeper = createTokenKeeper((key) => {
    const [name, person] = key.split(' ');
    const audience = audiences.find((one) => one === name) ?? 'graph';
    return person === undefined ? forApp(audience) : forPerson(person, audience);
  });
  const keyOf = (audience: Audience, person?: PersonId) => (person ? `${audience} ${person}` : audience);
  return {
    forApp: (audience) => keeper.get(keyOf(audience)),
    forPerson: (person, audience) => keeper.get(keyOf(audience, person)),
    forget: (audience, person) => keeper.forget(keyOf(audience, person)),
    health: healthOf(keeper),
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
