/**
 * Bot Framework's token service: it keeps what people granted to the bot's connections, and the bot asks for it as
 * itself. Its answers are those that the service's published client reads; of the rest it says 501.
 */
import { randomUUID } from 'node:crypto';
import { people, teamsApp } from '../facts.ts';
import type { Answer, Exchange, Route } from '../http-kit.ts';
import type { World } from '../world/world.ts';
import type { Refused } from '../world/sign-ins.ts';
import { type Audience, audiences, createTokens, readBearer, tokenLifetimeS } from './tokens.ts';

/** The OAuth connections of the bot's registration, by name. */
const connections: Readonly<Record<string, Audience>> = {
  PartnerCenter: audiences.partnerCenter,
  Graph: audiences.graph,
};

interface Asked {
  readonly person: string;
  readonly connection: string;
  readonly audience: Audience;
}

export function tokenServiceError(status: number, code: string, message: string): Answer {
  return { status, body: { error: { code, message } } };
}

const missing = (name: string) =>
  tokenServiceError(400, 'BadArgument', `Missing required query string parameter: ${name}`);
const unauthorized = tokenServiceError(401, 'BotError', 'Unauthorized.');
/** Of nobody in the rehearsal. */
const strangeAccount = 'a1000000-0000-4000-8000-00000000ffff';
const noToken: Answer = { status: 404, body: '' };

export const refusedText = ({ number, text }: Refused) => `AADSTS${number}: ${text}`;

/** A person in Teams: those of the rehearsal by their ids, others by the object id within it. */
function personOf(userId: string): string {
  const known = people.find(({ teamsId }) => teamsId === userId);
  return (known?.aadObjectId ?? userId.replace(/^29:/, '')).toLowerCase();
}

function readState(
  text: string | null,
): { readonly userId: string; readonly connection: string } | undefined {
  try {
    const state = JSON.parse(Buffer.from(text ?? '', 'base64').toString('utf8')) as {
      readonly connectionName?: unknown;
      readonly msAppId?: unknown;
      readonly conversation?: { readonly user?: { readonly id?: unknown } };
    };
    const { connectionName, msAppId, conversation } = state;
    const userId = conversation?.user?.id;
    const isWhole =
      typeof connectionName === 'string' && typeof msAppId === 'string' && typeof userId === 'string';
    return isWhole ? { userId, connection: connectionName } : undefined;
  } catch {
    return undefined;
  }
}

export interface TokenServiceDeps {
  readonly world: World;
  /** Where sign-in is reached, for example `http://127.0.0.1:3979/login`. */
  readonly publicUrl: () => string;
}

export function createTokenService({ world, publicUrl }: TokenServiceDeps): readonly Route[] {
  const { signIns } = world;
  const tokens = createTokens(world.tokenKey);

  const asBot =
    (handle: (exchange: Exchange) => Answer) =>
    (exchange: Exchange): Answer => {
      const claims = readBearer(tokens, exchange.headers.authorization);
      const isBot = claims?.aud === audiences.botFramework && claims.idtyp === 'app';
      return isBot ? handle(exchange) : unauthorized;
    };
  const asked = ({ url }: Exchange): Asked | Answer => {
    const userId = url.searchParams.get('userId');
    if (!userId) return missing('userId');
    const connection = url.searchParams.get('connectionName');
    if (!connection) return missing('connectionName');
    if (url.searchParams.get('channelId') !== 'msteams') return missing('channelId');
    const audience = connections[connection];
    if (!audience) {
      return tokenServiceError(501, 'NotModelled', `Rehearsal has no OAuth connection ${connection}.`);
    }
    return { person: personOf(userId), connection, audience };
  };
  const about = (handle: (asked: Asked, exchange: Exchange) => Answer) =>
    asBot((exchange) => {
      const read = asked(exchange);
      return 'status' in read ? read : handle(read, exchange);
    });
  const tokenAnswer = ({ person, connection, audience }: Asked): Answer => {
    const grant = signIns.grantOf(person, connection);
    if (grant === 'none' || !world.directory.find(person)) return noToken;
    const amr = grant === 'full' ? ['pwd', 'mfa'] : ['pwd'];
    const scp = audience === audiences.graph ? world.registration.scopes().join(' ') : undefined;
    const oid = signIns.isOfAnother(person, connection) ? strangeAccount : person;
    const token = tokens.issue({ aud: audience, idtyp: 'user', appid: 'rehearsal', oid, amr, scp });
    const expiration = new Date(Date.now() + tokenLifetimeS * 1_000).toISOString();
    return { status: 200, body: { channelId: 'msteams', connectionName: connection, token, expiration } };
  };

  const getToken = about((wanted, { url }) => {
    const code = url.searchParams.get('code');
    if (code && !signIns.redeem(wanted.person, wanted.connection, code)) return noToken;
    return tokenAnswer(wanted);
  });
  const exchange = about((wanted, { body }) => {
    const presented = readToken(body);
    const claims = presented === undefined ? undefined : tokens.read(presented);
    if (claims?.aud !== audiences.bot || claims.oid !== wanted.person) {
      return tokenServiceError(400, 'BadArgument', 'The token to exchange is not valid for this bot.');
    }
    const outcome = signIns.exchange(wanted.person, wanted.connection);
    return outcome.ok
      ? tokenAnswer(wanted)
      : tokenServiceError(400, 'ServiceError', refusedText(outcome.refused));
  });
  const signOut = about(({ person, connection }) => {
    signIns.signOut(person, connection);
    return { status: 200, body: {} };
  });
  const signInResource = asBot(({ url }) => {
    const state = url.searchParams.get('state');
    if (!readState(state)) return missing('state');
    return {
      status: 200,
      body: {
        signInLink: `${publicUrl()}/sign-in?state=${encodeURIComponent(state ?? '')}`,
        tokenExchangeResource: { id: randomUUID(), uri: audiences.bot, providerId: teamsApp.botAppId },
      },
    };
  });
  /** Where a person signs in by hand; in real life a page, here one press. */
  const signInByHand = ({ url }: Exchange): Answer => {
    const state = readState(url.searchParams.get('state'));
    if (!state) return missing('state');
    const outcome = signIns.byHand(personOf(state.userId), state.connection);
    return outcome.ok
      ? { status: 200, body: { code: outcome.value } }
      : { status: 403, body: { error: refusedText(outcome.refused) } };
  };
  return [
    { method: 'GET', template: '/api/usertoken/GetToken', handle: getToken },
    { method: 'POST', template: '/api/usertoken/exchange', handle: exchange },
    { method: 'DELETE', template: '/api/usertoken/SignOut', handle: signOut },
    { method: 'GET', template: '/api/botsignin/GetSignInResource', handle: signInResource },
    { method: 'POST', template: '/sign-in', handle: signInByHand },
  ];
}

function readToken(body: Buffer): string | undefined {
  try {
    const { token } = JSON.parse(body.toString('utf8')) as { readonly token?: unknown };
    return typeof token === 'string' ? token : undefined;
  } catch {
    return undefined;
  }
}
