/** Tokens of the rehearsal: they say for whom and for what they are, and are signed with the world's key. */
import { createHmac, timingSafeEqual } from 'node:crypto';
import { partner } from '../facts.ts';

export const audiences = {
  partnerCenter: 'https://api.partnercenter.microsoft.com',
  graph: 'https://graph.microsoft.com',
  botFramework: 'https://api.botframework.com',
  /** What Teams has of its people for the bot itself. */
  bot: 'api://botid-customer-connect-rehearsal',
} as const;

export type Audience = (typeof audiences)[keyof typeof audiences];

export const tokenLifetimeS = 3599;

export interface TokenClaims {
  readonly aud: Audience;
  /** `app` is App-only, `user` is App+User. */
  readonly idtyp: 'app' | 'user';
  readonly appid: string;
  /** The signed-in person's object id; only in `user` tokens. */
  readonly oid?: string | undefined;
  /** How a person has signed in; with a second factor unless said otherwise. */
  readonly amr?: readonly string[] | undefined;
  /** The application permissions in force; only in `app` tokens. */
  readonly roles?: readonly string[] | undefined;
  /** What the person granted; only in `user` tokens. */
  readonly scp?: string | undefined;
}

export interface Tokens {
  issue(claims: TokenClaims): string;
  /** Undefined for a token that is foreign, changed or out of date. */
  read(token: string): TokenClaims | undefined;
}

const encode = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url');

/** Lifetimes are real time: what a client keeps may not outlive the clock it was told about. */
export function createTokens(key: Buffer): Tokens {
  const sign = (text: string) => createHmac('sha256', key).update(text).digest();
  return {
    issue: (claims) => {
      const issuedAt = Math.floor(Date.now() / 1000);
      const payload = {
        ...claims,
        iss: `https://sts.windows.net/${partner.tenantId}/`,
        tid: partner.tenantId,
        iat: issuedAt,
        nbf: issuedAt,
        exp: issuedAt + tokenLifetimeS,
        ...(claims.idtyp === 'user'
          ? { amr: claims.amr ?? ['pwd', 'mfa'], scp: claims.scp ?? 'user_impersonation' }
          : {}),
      };
      const text = `${encode({ typ: 'JWT', alg: 'HS256' })}.${encode(payload)}`;
      return `${text}.${sign(text).toString('base64url')}`;
    },
    read: (token) => {
      const [header = '', payload = '', signature = ''] = token.split('.');
      const expected = sign(`${header}.${payload}`);
      const given = Buffer.from(signature, 'base64url');
      if (given.length !== expected.length || !timingSafeEqual(given, expected)) return undefined;
      const claims = JSON.parse(Buffer.from(payload, 'base64url').toString()) as TokenClaims & {
        readonly exp: number;
      };
      return claims.exp * 1000 > Date.now() ? claims : undefined;
    },
  };
}

/** The claims behind an `Authorization: Bearer` header. */
export function readBearer(tokens: Tokens, authorization: string | undefined): TokenClaims | undefined {
  const [, token] = /^Bearer (\S+)$/i.exec(authorization ?? '') ?? [];
  return token === undefined ? undefined : tokens.read(token);
}
