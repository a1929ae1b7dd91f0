/** What each Graph call has to pass: a token, a person or mailbox that exists, and only options that are modelled. */
import type { Answer, Exchange, Params, Route } from '../http-kit.ts';
import { audiences, readBearer, type TokenClaims, type Tokens } from '../login/tokens.ts';
import { type Directory, type DirectoryPerson, sharedMailbox } from '../world/directory.ts';
import { errorAnswer, GraphRefusal, refuse, refuseUnmodelled, withTracing } from './answers.ts';
import { type Permissions, requirePermissions } from './permissions.ts';

export interface Preferences {
  readonly immutableIds: boolean;
  /** How many entries a page may hold; only where the endpoint pages by it. */
  readonly maxPageSize?: number | undefined;
}

export interface Call {
  readonly exchange: Exchange;
  readonly params: Params;
  /** OData options by their name in lower case, such as `$select`. */
  readonly options: ReadonlyMap<string, string>;
  readonly claims: TokenClaims;
  readonly preferences: Preferences;
}

export interface PersonCall extends Call {
  readonly person: DirectoryPerson;
  /** `users/{id}` or `me`, as the caller wrote it: links in answers go on with it. */
  readonly personPath: string;
}

export interface Endpoint<C extends Call = Call> {
  readonly method: string;
  /** Below `/v1.0`, and for endpoints of a person below the person. */
  readonly template: string;
  readonly permissions: Permissions;
  readonly options?: readonly string[];
  readonly headers?: readonly string[];
  /** Obeys `Prefer: odata.maxpagesize`. */
  readonly isPagedByPreference?: boolean;
  readonly handle: (call: C) => Answer;
}

export interface GuardDeps {
  readonly tokens: Tokens;
  readonly directory: Directory;
  readonly now: () => Date;
}

const meaningful = new Set(
  'if-match if-none-match if-modified-since if-unmodified-since range consistencylevel workload-type'.split(
    ' ',
  ),
);

function readPreferences(exchange: Exchange, isPaged: boolean): Preferences {
  const text = String(exchange.headers.prefer ?? '');
  const wishes = text
    .split(',')
    .map((part) => part.trim())
    .filter(Boolean);
  let preferences: Preferences = { immutableIds: false };
  for (const wish of wishes) {
    const [, size] = /^odata\.maxpagesize\s*=\s*(\d{1,6})$/i.exec(wish) ?? [];
    if (/^IdType\s*=\s*"?ImmutableId"?$/i.test(wish)) preferences = { ...preferences, immutableIds: true };
    else if (isPaged && Number(size) > 0) preferences = { ...preferences, maxPageSize: Number(size) };
    else refuseUnmodelled(`the preference ${wish}`);
  }
  return preferences;
}

function readOptions({ url, path }: Exchange, known: readonly string[]): ReadonlyMap<string, string> {
  const options = new Map<string, string>();
  for (const [name, value] of url.searchParams) {
    const lower = name.toLowerCase();
    if (!known.includes(lower)) refuseUnmodelled(`the query option ${name} on ${path}`);
    if (options.has(lower)) refuse(400, 'BadRequest', `Query option '${name}' was specified more than once.`);
    options.set(lower, value);
  }
  return options;
}

function readClaims(exchange: Exchange, tokens: Tokens): TokenClaims {
  const { authorization } = exchange.headers;
  const claims = readBearer(tokens, authorization);
  if (claims?.aud === audiences.graph) return claims;
  const message = authorization
    ? 'Access token validation failure. Invalid audience.'
    : 'Access token is empty.';
  throw new GraphRefusal({
    status: 401,
    code: 'InvalidAuthenticationToken',
    message,
    headers: {
      'www-authenticate':
        'Bearer realm="", authorization_uri="https://login.microsoftonline.com/common/oauth2/authorize"',
    },
  });
}

function openCall(
  exchange: Exchange,
  params: Params,
  endpoint: Pick<Endpoint, 'permissions' | 'options' | 'headers' | 'isPagedByPreference'>,
  deps: GuardDeps,
): Call {
  const claims = readClaims(exchange, deps.tokens);
  requirePermissions(claims, endpoint.permissions);
  const obeyed = endpoint.headers ?? [];
  const header = Object.keys(exchange.headers).find((name) => meaningful.has(name) && !obeyed.includes(name));
  if (header !== undefined) refuseUnmodelled(`the header ${header} on ${exchange.method} ${exchange.path}`);
  const options = readOptions(exchange, endpoint.options ?? []);
  const preferences = readPreferences(exchange, endpoint.isPagedByPreference ?? false);
  return { exchange, params, options, claims, preferences };
}

function answering(handle: () => Answer, now: () => Date): Answer {
  try {
    return handle();
  } catch (error) {
    if (error instanceof GraphRefusal) return errorAnswer(error.answer, now());
    throw error;
  }
}

export function guarded(endpoint: Endpoint, deps: GuardDeps): Route {
  return {
    method: endpoint.method,
    template: `/v1.0${endpoint.template}`,
    handle: (exchange, params) =>
      withTracing(
        exchange,
        answering(() => endpoint.handle(openCall(exchange, params, endpoint, deps)), deps.now),
      ),
  };
}

/** The person of `/users/{id}`; App+User tokens reach their own mailbox and the shared one. */
function personOf(call: Call, directory: Directory): DirectoryPerson {
  const named = call.params.user;
  if (named === undefined && call.claims.idtyp === 'app') {
    return refuse(400, 'BadRequest', '/me request is only valid with delegated authentication flow.');
  }
  const wanted = named ?? call.claims.oid ?? '';
  const person = directory.find(wanted);
  if (!person) {
    const message = `Resource '${wanted}' does not exist or one of its queried reference-property objects are not present.`;
    return refuse(404, 'Request_ResourceNotFound', message);
  }
  return person;
}

/** Two routes for each endpoint of a person: by id or name, and as `/me`. */
export function guardedForPerson(endpoint: Endpoint<PersonCall>, deps: GuardDeps): readonly Route[] {
  return ['/users/:user', '/me'].map((prefix) =>
    guarded(
      {
        ...endpoint,
        template: `${prefix}${endpoint.template}`,
        handle: (call) => {
          const person = personOf(call, deps.directory);
          const personPath = call.params.user === undefined ? 'me' : `users/${call.params.user}`;
          return endpoint.handle({ ...call, person, personPath });
        },
      },
      deps,
    ),
  );
}

/**
 * Refuses a person's token at somebody else's mailbox, and the application everywhere but at the shared one, to which its
 * role in Exchange is limited; a permission of Entra would add up with that role and open them all.
 */
export function requireMailbox({ claims, person }: PersonCall): void {
  if (person.id === sharedMailbox.id) return;
  if (claims.idtyp === 'user') {
    if (claims.oid === person.id) return;
    refuse(403, 'ErrorAccessDenied', 'Access is denied. Check credentials and try again.');
  }
  const isUnscoped = claims.roles?.some((role) => role.startsWith('Mail.')) ?? false;
  if (!isUnscoped) refuse(403, 'ErrorAccessDenied', 'Access to OData is disabled.');
}
