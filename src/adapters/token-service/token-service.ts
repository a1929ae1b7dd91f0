/**
 * Bot Framework's token service, which keeps what people granted to the bot. Five calls, made by hand: the SDK's client
 * goes through the connector's transport, which throws away why an exchange was refused, and that is what a person
 * has to be told (decision 0015).
 */
import { z } from 'zod';
import type { PersonId } from '../../domain/ids.ts';
import { type PersonSystem, personSystems } from '../../domain/sign-in.ts';
import { Fault } from '../../ports/faults.ts';
import type { Health } from '../../ports/health.ts';
import type { PersonToken, PersonTokens, SignInPages } from '../../ports/person-tokens.ts';
import type { Tokens } from '../../ports/tokens.ts';
import { createCallRecord } from '../call-record.ts';
import { withDeadline } from '../deadline.ts';
import { createOutbound, type Outbound } from '../outbound.ts';
import { holderOf } from '../tokens/granted-permissions.ts';
import { type Answer, detailsOf, entraNumber, needed, refuse, type Whose } from './refusals.ts';

export interface TokenServiceDeps {
  /** Ends before `/api`. */
  readonly baseUrl: string;
  /** The names of the bot's OAuth connections. */
  readonly connections: Readonly<Record<PersonSystem, string>>;
  /** The bot's own. */
  readonly tokens: Pick<Tokens, 'forApp' | 'forget'>;
  /** How Teams calls a person; absent for those who never spoke to the bot. */
  readonly userIdOf: (person: PersonId) => Promise<string | undefined>;
  readonly fetch?: typeof fetch;
  readonly timeoutMs?: number;
}

export interface TokenService extends PersonTokens, SignInPages {
  readonly health: Health;
}

interface Call {
  readonly method: 'GET' | 'POST' | 'DELETE';
  readonly path: string;
  readonly query: Readonly<Record<string, string>>;
  readonly body?: object;
}

const TokenAnswer = z.object({ token: z.string().min(1), expiration: z.string().nullish() });
const ResourceAnswer = z.object({
  signInLink: z.string().min(1),
  tokenExchangeResource: z
    .object({ id: z.string(), uri: z.string(), providerId: z.string().nullish() })
    .nullish(),
});

export function createTokenService(given: TokenServiceDeps): TokenService {
  const { connections, userIdOf } = given;
  const baseUrl = given.baseUrl.replace(/\/+$/, '');
  const deps: Reaching = { ...given, baseUrl, outbound: createOutbound([baseUrl], given.fetch ?? fetch) };
  const record = createCallRecord((code) => code === 'sign-in/unavailable');
  const call = async (wanted: Call): Promise<Answer> => {
    try {
      const answer = await exchangeWith(deps, wanted);
      record.answered();
      return answer;
    } catch (error) {
      record.failed(error);
      throw error;
    }
  };
  const about = async (person: PersonId, system: PersonSystem) => {
    const userId = await userIdOf(person);
    if (userId === undefined) throw needed('sign-in/needed', { person, system });
    return { userId, connectionName: connections[system], channelId: 'msteams' };
  };
  const getToken = async (person: PersonId, system: PersonSystem, code?: string) =>
    call({
      method: 'GET',
      path: '/api/usertoken/GetToken',
      query: { ...(await about(person, system)), ...(code === undefined ? {} : { code }) },
    });

  return {
    connections,
    async token(person, system) {
      const answer = await getToken(person, system);
      return answer.status === 200
        ? ownToken(answer, { person, system })
        : refuse(answer, { person, system });
    },
    async exchange(person, system, teamsToken) {
      checkHolder(teamsToken, { person, system });
      const answer = await call({
        method: 'POST',
        path: '/api/usertoken/exchange',
        query: await about(person, system),
        body: { token: teamsToken },
      });
      if (answer.status !== 200) refuse(answer, { person, system });
      ownToken(answer, { person, system });
    },
    async redeem(person, system, code) {
      const answer = await getToken(person, system, code);
      if (answer.status === 200) return true;
      if (answer.status === 404 || entraNumber(answer.body) === undefined) return false;
      return refuse(answer, { person, system });
    },
    async signOut(person) {
      for (const system of personSystems) {
        const query = await about(person, system).catch(() => undefined);
        // Of whom nobody knows how Teams calls them, nothing is kept there either.
        if (!query) continue;
        const answer = await call({ method: 'DELETE', path: '/api/usertoken/SignOut', query });
        if (answer.status > 299 && answer.status !== 404) refuse(answer, { person, system });
      }
    },
    async signInResource(state) {
      const answer = await call({
        method: 'GET',
        path: '/api/botsignin/GetSignInResource',
        query: { state },
      });
      if (answer.status !== 200) throw new Fault('sign-in/refused', detailsOf(answer));
      const { signInLink: link, tokenExchangeResource } = parse(ResourceAnswer, answer);
      if (!tokenExchangeResource) return { link };
      const { id, uri, providerId } = tokenExchangeResource;
      return { link, exchange: { id, uri, ...(providerId ? { providerId } : {}) } };
    },
    health: {
      async probe({ person }) {
        for (const system of personSystems) {
          const answer = await getToken(person, system);
          if (answer.status !== 200) refuse(answer, { person, system });
        }
      },
      recent: () => ({ ...record.recent(), isHeldBack: false }),
    },
  };
}

interface Reaching extends TokenServiceDeps {
  readonly outbound: Outbound;
}

/** Answers what the service said of the person; throws when it said nothing, or nothing to the bot. */
async function exchangeWith(deps: Reaching, wanted: Call): Promise<Answer> {
  const answer = await ask(deps, wanted);
  if (answer.status !== 401) return checked(answer);
  deps.tokens.forget('teams');
  return checked(await ask(deps, wanted));
}

function checked(answer: Answer): Answer {
  const { status } = answer;
  if (status === 401 || status === 403) throw new Fault('sign-in/refused', detailsOf(answer));
  if (status === 408 || status === 429 || status >= 500) {
    throw new Fault('sign-in/unavailable', detailsOf(answer));
  }
  return answer;
}

async function ask(deps: Reaching, { method, path, query, body }: Call): Promise<Answer> {
  const { baseUrl, tokens, outbound, timeoutMs = 10_000 } = deps;
  const token = await tokens.forApp('teams');
  const url = `${baseUrl}${path}?${new URLSearchParams(query)}`;
  try {
    return await withDeadline({ timeoutMs }, async (signal) => {
      const response = await outbound.fetch(url, {
        method,
        signal,
        headers: {
          authorization: `Bearer ${token}`,
          accept: 'application/json',
          ...(body ? { 'content-type': 'application/json' } : {}),
        },
        ...(body ? { body: JSON.stringify(body) } : {}),
      });
      return { status: response.status, headers: response.headers, body: await response.text() };
    });
  } catch (cause) {
    throw new Fault('sign-in/unavailable', { cause });
  }
}

/** As long as Microsoft's tokens last at least, where the service does not say it. */
const usualLifeMs = 30 * 60_000;

/** Nobody acts with another's token: it may have been sent in by hand, or come of a link that somebody else followed. */
function checkHolder(token: string, whose: Whose): void {
  const holder = holderOf(token);
  if (holder !== undefined && holder !== whose.person) throw needed('sign-in/other-account', whose);
}

function ownToken(answer: Answer, whose: Whose): PersonToken {
  const own = toToken(answer);
  checkHolder(own.token, whose);
  return own;
}

function toToken(answer: Answer): PersonToken {
  const { token, expiration } = parse(TokenAnswer, answer);
  const endsAtMs = Date.parse(expiration ?? '');
  return { token, endsAtMs: Number.isNaN(endsAtMs) ? Date.now() + usualLifeMs : endsAtMs };
}

function parse<T>(schema: z.ZodType<T>, answer: Answer): T {
  try {
    return schema.parse(JSON.parse(answer.body));
  } catch (cause) {
    throw new Fault('sign-in/unavailable', { ...detailsOf(answer), cause });
  }
}
