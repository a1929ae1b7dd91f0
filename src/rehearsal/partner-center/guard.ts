/** What each call has to pass first: a token of the right kind, a role, a limit on how often, and nothing that is not modelled. */
import type { Answer, Exchange, Params, Route } from '../http-kit.ts';
import { audiences, readBearer, type TokenClaims, type Tokens } from '../login/tokens.ts';
import type { Directory } from '../world/directory.ts';
import { errorAnswer, errors, notModelled, withTracing } from './answers.ts';
import type { LimitedResource, RateLimits } from './rate-limits.ts';

export interface Call {
  readonly exchange: Exchange;
  readonly params: Params;
  readonly query: ReadonlyMap<string, string>;
  readonly claims: TokenClaims;
}

export interface Endpoint {
  readonly method: string;
  readonly template: string;
  /** `app-too` where the reference allows App-only tokens. */
  readonly auth: 'app-too' | 'person-only';
  /** Names of query parameters that are modelled, in their documented case. */
  readonly query?: readonly string[];
  /** Request headers, in lower case, that this endpoint obeys beside the common ones. */
  readonly headers?: readonly string[];
  /** Of which it may not be called too often. */
  readonly resource?: LimitedResource;
  readonly handle: (call: Call) => Answer;
}

/** Headers that change what a call means and that most endpoints do not model. */
const meaningful = new Set(
  'if-match if-none-match if-modified-since if-unmodified-since range prefer x-ms-customeruser-upn'.split(
    ' ',
  ),
);

/** Headers of Partner Center's own that are read by all, or change nothing. */
const harmless = new Set(
  'ms-requestid ms-correlationid ms-contract-version ms-partnercenter-application ms-partnercenter-client ms-sdkversion ms-cv'.split(
    ' ',
  ),
);

function unknownHeader(exchange: Exchange, obeyed: readonly string[]): string | undefined {
  return Object.keys(exchange.headers).find(
    (name) =>
      !obeyed.includes(name) && (meaningful.has(name) || (name.startsWith('ms-') && !harmless.has(name))),
  );
}

/** Parameters are found in any case, as ASP.NET does; a repeated one is not modelled. */
function readQuery(url: URL, known: readonly string[]): ReadonlyMap<string, string> | { unknown: string } {
  const query = new Map<string, string>();
  for (const [name, value] of url.searchParams) {
    const documented = known.find((one) => one.toLowerCase() === name.toLowerCase());
    if (documented === undefined || query.has(documented)) return { unknown: name };
    query.set(documented, value);
  }
  return query;
}

const guid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;
const isGuid = (text: string): boolean => guid.test(text);

interface Deps {
  readonly tokens: Tokens;
  readonly directory: Directory;
  readonly limits: RateLimits;
}

function refusalOf(exchange: Exchange, endpoint: Endpoint, deps: Deps): Answer | TokenClaims {
  const claims = readBearer(deps.tokens, exchange.headers.authorization);
  if (claims?.aud !== audiences.partnerCenter) return errorAnswer(errors.accessDenied);
  if (claims.idtyp === 'app') {
    return endpoint.auth === 'person-only' ? errorAnswer(errors.appOnlyRefused) : claims;
  }
  if (!claims.amr?.includes('mfa')) return errorAnswer(errors.secondFactorMissing);
  const roles = deps.directory.rolesOf(claims.oid ?? '');
  return roles.length === 0 ? errorAnswer(errors.roleLacksRights) : claims;
}

function shapeProblem(exchange: Exchange, endpoint: Endpoint): Answer | undefined {
  const accept = exchange.headers.accept ?? '*/*';
  if (!/application\/(json|\*)|\*\/\*/i.test(accept)) {
    return errorAnswer({ status: 406, code: 800002, description: 'Only application/json is produced.' });
  }
  const version = exchange.headers['ms-contract-version'];
  if (version !== undefined && version !== 'v1') return notModelled(`the contract version ${version}`);
  const header = unknownHeader(exchange, endpoint.headers ?? []);
  if (header !== undefined) {
    return notModelled(`the header ${header} on ${endpoint.method} ${endpoint.template}`);
  }
  const strange = ['MS-RequestId', 'MS-CorrelationId'].find((name) => {
    const id = exchange.headers[name.toLowerCase()];
    return typeof id === 'string' && !isGuid(id);
  });
  if (strange !== undefined) return errorAnswer(errors.invalidInput(strange));
  const type = exchange.headers['content-type'] ?? '';
  return exchange.body.length > 0 && !/^application\/json\b/i.test(type)
    ? notModelled(`a body of the type ${type || 'none'}`)
    : undefined;
}

/** Makes a route of an endpoint: tracing headers on every answer, refusals before the handler. */
export function guarded(endpoint: Endpoint, deps: Deps): Route {
  const { method, template } = endpoint;
  const answer = (exchange: Exchange, params: Params): Answer => {
    const claims = refusalOf(exchange, endpoint, deps);
    if ('status' in claims) return claims;
    const throttled = endpoint.resource && deps.limits[endpoint.resource].refusal();
    if (throttled) return throttled;
    const problem = shapeProblem(exchange, endpoint);
    if (problem) return problem;
    const query = readQuery(exchange.url, endpoint.query ?? []);
    if ('unknown' in query) {
      return notModelled(`the query parameter ${query.unknown} on ${method} ${template}`);
    }
    if (params.cid !== undefined && !isGuid(params.cid)) return errorAnswer(errors.invalidCustomerId);
    const compliant = { ismfacompliant: String(claims.idtyp === 'user') };
    const done = endpoint.handle({ exchange, params, query, claims });
    return exchange.headers.validatemfa === 'true'
      ? { ...done, headers: { ...compliant, ...done.headers } }
      : done;
  };
  return { method, template, handle: (exchange, params) => withTracing(exchange, answer(exchange, params)) };
}
