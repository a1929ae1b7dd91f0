/**
 * Whether a token is Bot Framework's for this bot. The SDK verifies it too, but of 4.23.3 is known that it answers
 * forged signatures with 500, prints the key and the stack of each, takes tokens of its "emulator" whose service
 * address nobody checks, and remembers issuers of tokens that it has not verified (bot-stack 2). So it sees only what
 * is found good here.
 */
import { verify } from 'node:crypto';
import { Refused } from './refused.ts';
import type { SigningKeys } from './signing-keys.ts';

export interface Expected {
  readonly appId: string;
  readonly tenantId: string;
  readonly issuer: string;
}

/** What the message itself says; the token has to agree. */
export interface Said {
  readonly serviceUrl: string;
  readonly channelId: string;
}

/** Throws `Refused`, or what kept the keys from being read. */
export type CheckToken = (authorization: string, said: Said) => Promise<void>;

/** Bot Framework's own tenant, which older tokens of its channels may name. */
const botFrameworkTenant = 'd6d49420-f39b-4df7-a1dc-d59a935871db';
const hashes = { RS256: 'sha256', RS384: 'sha384', RS512: 'sha512' } as const;
/** As far as clocks may differ; the SDK allows as much. */
const toleranceS = 300;

interface Token {
  readonly head: Readonly<Record<string, unknown>>;
  readonly claims: Readonly<Record<string, unknown>>;
  readonly signed: string;
  readonly signature: Buffer;
}

function decodePart(part: string | undefined): Readonly<Record<string, unknown>> {
  try {
    const value: unknown = JSON.parse(Buffer.from(part ?? '', 'base64url').toString('utf8'));
    return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {};
  } catch {
    return {};
  }
}

function readToken(authorization: string): Token | undefined {
  const [, head, payload, signature] = /^Bearer ([\w-]+)\.([\w-]+)\.([\w-]+)$/.exec(authorization) ?? [];
  if (head === undefined || payload === undefined || signature === undefined) return undefined;
  return {
    head: decodePart(head),
    claims: decodePart(payload),
    signed: `${head}.${payload}`,
    signature: Buffer.from(signature, 'base64url'),
  };
}

/** Before any key is asked for: nothing of it is true yet, but what is wrong here is wrong for good. */
function isMeantForUs({ claims }: Token, { appId, tenantId, issuer }: Expected, said: Said): boolean {
  const { iss, aud, serviceurl, tid } = claims;
  // The SDK keeps whatever tenant a token names, before it verifies the token.
  const tenants: readonly unknown[] = [undefined, tenantId, botFrameworkTenant];
  return iss === issuer && aud === appId && serviceurl === said.serviceUrl && tenants.includes(tid);
}

function isInTime({ claims: { nbf, exp } }: Token): boolean {
  const nowS = Date.now() / 1000;
  const hasBegun = nbf === undefined || (typeof nbf === 'number' && nbf <= nowS + toleranceS);
  return hasBegun && typeof exp === 'number' && exp > nowS - toleranceS;
}

export function createCheckToken(expected: Expected, keys: SigningKeys): CheckToken {
  return async (authorization, said) => {
    const refused = () => new Refused(401, 'token');
    const token = readToken(authorization);
    if (!token || !isMeantForUs(token, expected, said) || !isInTime(token)) throw refused();
    const { alg, kid } = token.head;
    if (typeof alg !== 'string' || !Object.hasOwn(hashes, alg) || typeof kid !== 'string') throw refused();
    const found = await keys.find(kid);
    if (!found) throw refused();
    const { key, endorsements } = found;
    const hash = hashes[alg as keyof typeof hashes];
    if (!verify(hash, Buffer.from(token.signed), key, token.signature)) throw refused();
    if (endorsements.length > 0 && !endorsements.includes(said.channelId)) throw refused();
  };
}
