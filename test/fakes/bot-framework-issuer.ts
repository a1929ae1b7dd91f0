/** Bot Framework's token service for tests: a key, its metadata over HTTP, and tokens signed with it. */
import { createSign, generateKeyPairSync, type KeyObject } from 'node:crypto';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

export interface TokenParts {
  readonly header?: Readonly<Record<string, unknown>>;
  readonly claims?: Readonly<Record<string, unknown>>;
  readonly signer?: KeyObject;
  /** Replaces the signature. */
  readonly signature?: string;
  /** Signs in another way. */
  readonly sign?: (signed: string) => string;
}

export const issuer = 'https://api.botframework.com';

const encode = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url');

interface Signing {
  readonly appId: string;
  readonly privateKey: KeyObject;
}

export function createTokenMaker({ appId, privateKey }: Signing) {
  return {
    /** A token that is right in everything that `parts` does not change. */
    token(serviceUrl: string, parts: TokenParts = {}): string {
      const now = Math.floor(Date.now() / 1000);
      const usual = { iss: issuer, aud: appId, serviceurl: serviceUrl, nbf: now - 60, exp: now + 600 };
      const head = encode({ alg: 'RS256', typ: 'JWT', kid: 'key-1', ...parts.header });
      const payload = encode({ ...usual, ...parts.claims });
      const signed = `${head}.${payload}`;
      const usualSignature = () =>
        createSign('RSA-SHA256')
          .update(signed)
          .sign(parts.signer ?? privateKey, 'base64url');
      return `${signed}.${parts.signature ?? parts.sign?.(signed) ?? usualSignature()}`;
    },
  };
}

export async function startIssuer(appId: string, endorsements: readonly string[] = ['msteams']) {
  const { publicKey, privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
  const key = { ...publicKey.export({ format: 'jwk' }), kid: 'key-1', use: 'sig', endorsements };
  let isDown = false;
  const server = createServer((request, response) => {
    const body = request.url === '/keys' ? { keys: [key] } : { issuer, jwks_uri: `${base}/keys` };
    response.writeHead(isDown ? 503 : 200, { 'content-type': 'application/json' });
    response.end(isDown ? '{}' : JSON.stringify(body));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { token } = createTokenMaker({ appId, privateKey });
  const base = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;

  return {
    openIdMetadataUrl: `${base}/v1/.well-known/openidconfiguration`,
    privateKey,
    publicKey,
    breakDown() {
      isDown = true;
    },
    token,
    close: () =>
      new Promise<void>((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}
