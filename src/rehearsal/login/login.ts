/** Sign-in: client credentials as Microsoft Entra ID answers them, and a short way to a person's token. */
import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import { partner } from '../facts.ts';
import type { Answer, Exchange, System } from '../http-kit.ts';
import type { World } from '../world/world.ts';
import { createTokenService, tokenServiceError } from './token-service.ts';
import { type Audience, audiences, createTokens, type TokenClaims, tokenLifetimeS } from './tokens.ts';

interface LoginProblem {
  readonly status: number;
  readonly error: string;
  readonly number: number;
  readonly text: string;
}

/** The error form of the token end point, in which the number stands twice. */
function loginError({ status, error, number, text }: LoginProblem, now: Date): Answer {
  const traceId = randomUUID();
  const correlationId = randomUUID();
  const timestamp = `${now.toISOString().slice(0, 19).replace('T', ' ')}Z`;
  return {
    status,
    headers: { 'cache-control': 'no-store, no-cache', 'x-ms-request-id': traceId },
    body: {
      error,
      error_description: `AADSTS${number}: ${text} Trace ID: ${traceId} Correlation ID: ${correlationId} Timestamp: ${timestamp}`,
      error_codes: [number],
      timestamp,
      trace_id: traceId,
      correlation_id: correlationId,
      error_uri: `https://login.microsoftonline.com/error?code=${number}`,
    },
  };
}

/** The body that belongs to a status when a fault asks for it. */
export function faultAnswer(
  status: number,
  retryAfterS: number | undefined,
  { now, path }: { readonly now: Date; readonly path: string },
): Answer {
  // The token service speaks otherwise than Entra.
  if (path.startsWith('/api/')) return tokenServiceError(status, 'ServiceError', 'A fault of rehearsal.');
  const problem =
    status < 500
      ? { error: 'invalid_request', number: 90100, text: 'The request could not be processed.' }
      : { error: 'temporarily_unavailable', number: 90033, text: 'A transient error has occurred.' };
  const answer = loginError({ status, ...problem }, now);
  const wait = retryAfterS === undefined ? {} : { 'retry-after': String(retryAfterS) };
  return { ...answer, headers: { ...answer.headers, ...wait } };
}

const PersonTokenRequest = z.strictObject({ aadObjectId: z.string(), resource: z.string() });

const audienceOf = (resource: string): Audience | undefined =>
  Object.values(audiences).find((one) => one === resource.replace(/\/$/, ''));

const unknownResource = (name: string): LoginProblem => ({
  status: 400,
  error: 'invalid_resource',
  number: 500011,
  text: `The resource principal named ${name} was not found in the tenant named ${partner.companyName}.`,
});

const missing = (name: string): LoginProblem => ({
  status: 400,
  error: 'invalid_request',
  number: 900144,
  text: `The request body must contain the following parameter: '${name}'.`,
});

/** What is wrong with a request for a token, or what it is for. */
function readClientCredentials(tenant: string, form: URLSearchParams): LoginProblem | TokenClaims {
  const named = tenant.toLowerCase();
  if (named !== partner.tenantId && named !== partner.domain) {
    return { status: 400, error: 'invalid_request', number: 90002, text: `Tenant '${tenant}' not found.` };
  }
  const clientId = form.get('client_id');
  if (!clientId) return missing('client_id');
  const scope = form.get('scope');
  if (!scope) return missing('scope');
  if (!form.get('client_secret') && !form.get('client_assertion')) {
    const text =
      "The request body must contain the following parameter: 'client_assertion' or 'client_secret'.";
    return { status: 401, error: 'invalid_client', number: 7000218, text };
  }
  const [, resource] = /^(.+)\/\.default$/.exec(scope) ?? [];
  if (resource === undefined) {
    const text = `The provided value for the input parameter 'scope' is not valid. The scope ${scope} is not valid.`;
    return { status: 400, error: 'invalid_scope', number: 1002012, text };
  }
  const aud = audienceOf(resource);
  return aud === undefined ? unknownResource(resource) : { aud, idtyp: 'app', appid: clientId };
}

function notModelled(what: string): Answer {
  return { status: 501, body: { error: 'not_modelled', error_description: `Rehearsal has no ${what}.` } };
}

export function createLogin(world: World, publicUrl: () => string): System {
  const tokens = createTokens(world.tokenKey);
  const granted = (claims: TokenClaims): Answer => ({
    status: 200,
    headers: { 'cache-control': 'no-store, no-cache', pragma: 'no-cache' },
    body: {
      token_type: 'Bearer',
      expires_in: tokenLifetimeS,
      ext_expires_in: tokenLifetimeS,
      access_token: tokens.issue(claims),
    },
  });
  /** Consent is read anew for each token, as Entra does. */
  const withRoles = (outcome: LoginProblem | TokenClaims): LoginProblem | TokenClaims =>
    'number' in outcome || outcome.aud !== audiences.graph
      ? outcome
      : { ...outcome, roles: world.registration.granted() };
  const answer = (outcome: LoginProblem | TokenClaims) =>
    'number' in outcome ? loginError(outcome, world.clock.now()) : granted(outcome);

  const clientCredentials = (exchange: Exchange, tenant: string): Answer => {
    if (!(exchange.headers['content-type'] ?? '').startsWith('application/x-www-form-urlencoded')) {
      return answer(missing('grant_type'));
    }
    const form = new URLSearchParams(exchange.body.toString());
    const grant = form.get('grant_type');
    if (!grant) return answer(missing('grant_type'));
    if (grant !== 'client_credentials') return notModelled(`grant type ${grant}`);
    return answer(withRoles(readClientCredentials(tenant, form)));
  };
  const personToken = (exchange: Exchange): Answer => {
    const request = readJson(exchange.body, PersonTokenRequest);
    if (!request) return answer(missing('aadObjectId and resource, as JSON'));
    const person = world.directory.find(request.aadObjectId);
    if (!person) {
      const text = 'The user account does not exist in the directory.';
      return answer({ status: 400, error: 'invalid_grant', number: 50034, text });
    }
    const aud = audienceOf(request.resource.replace(/\/(\.default|user_impersonation)$/, ''));
    if (!aud) return answer(unknownResource(request.resource));
    const scp = aud === audiences.graph ? world.registration.scopes().join(' ') : undefined;
    return answer({ aud, idtyp: 'user', appid: 'rehearsal', oid: person.id, scp });
  };
  return {
    name: 'login',
    mount: '/login',
    routes: [
      {
        method: 'POST',
        template: '/:tenant/oauth2/v2.0/token',
        handle: (exchange, params) => clientCredentials(exchange, params.tenant ?? ''),
      },
      { method: 'POST', template: '/person-token', handle: personToken },
      ...createTokenService({ world, publicUrl }),
    ],
    notModelled: (exchange) => notModelled(`${exchange.method} ${exchange.path} at sign-in`),
  };
}

/** A JSON body in the wanted shape, or undefined. */
function readJson<T>(body: Buffer, schema: z.ZodType<T>): T | undefined {
  try {
    const parsed = schema.safeParse(JSON.parse(body.toString()));
    return parsed.success ? parsed.data : undefined;
  } catch {
    return undefined;
  }
}
