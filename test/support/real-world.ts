/**
 * The bot with credentials, as in production: over https to stand-ins on this machine, with Bot Framework's tokens at
 * the door and Microsoft's own libraries at sign-in. Behind the stand-ins are the rehearsal's imitations.
 */
import assert from 'node:assert/strict';
import { generateKeyPairSync, type KeyObject } from 'node:crypto';
import { type IncomingMessage, request, type ServerResponse } from 'node:http';
import { createServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import { type App, startApp } from '../../src/app.ts';
import { parseConfig } from '../../src/config/config.ts';
import { directoryRoles, localCosmosKey, partner } from '../../src/rehearsal/facts.ts';
import { createLocalCertificate, trust } from '../adapters/local-certificate.ts';
import { createTokenMaker, issuer, type TokenParts } from '../fakes/bot-framework-issuer.ts';
import { createPerson, type Person, type PersonOptions } from './person.ts';
import { startWorld, untilReady, type World } from './world.ts';

export const appId = '0a000000-0000-4000-8000-00000000a001';
export const appPassword = 'a~real-looking~client~secret';

export interface RealWorld extends World {
  readonly messagesUrl: string;
  readonly serviceUrl: string;
  /** Requests to the stand-ins, as `METHOD /path`. */
  readonly asked: readonly string[];
  readonly publicKey: KeyObject;
  /** What the bot last showed to Teams' connector. */
  lastShownToTeams(): string;
  /** A person whose messages carry a good token, or one that differs from it in `parts`. */
  person(options?: PersonOptions, parts?: TokenParts): Person;
  token(parts?: TokenParts): string;
  close(): Promise<void>;
}

interface Settings {
  readonly endorsements?: readonly string[];
  readonly extra?: Readonly<Record<string, string>>;
  /** Answers instead of the stand-in; false leaves it to that. */
  readonly instead?: (request: IncomingMessage, response: ServerResponse) => boolean;
}

/** Absent where this Node cannot be taught to trust a certificate. */
export async function startRealWorld(settings: Settings = {}): Promise<RealWorld | undefined> {
  const certificate = createLocalCertificate();
  const distrust = trust(certificate.cert);
  if (!distrust) return undefined;
  const world = await startWorld();
  const { publicKey, privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
  const { endorsements = ['msteams'], extra, instead } = settings;
  const key = { ...publicKey.export({ format: 'jwk' }), kid: 'key-1', use: 'sig', endorsements };
  const asked: string[] = [];
  let shown = '';

  const json = (response: ServerResponse, body: object) => {
    response.writeHead(200, { 'content-type': 'application/json' });
    response.end(JSON.stringify(body));
  };
  const onwards = (path: string): URL => {
    if (path.startsWith('/teams/')) return new URL(path.slice(7), world.connector.serviceUrl);
    const isLogin = /^\/[^/]+\/oauth2\//.test(path);
    return new URL(isLogin ? `/login${path}` : path, world.rehearsalUrl);
  };
  const server = createServer(certificate, (incoming, response) => {
    const { url = '/', method = '' } = incoming;
    asked.push(`${method} ${url}`);
    if (url.startsWith('/teams/')) shown = incoming.headers.authorization ?? '';
    if (instead?.(incoming, response)) return;
    if (url === '/v1/.well-known/openidconfiguration') {
      return json(response, { issuer, jwks_uri: `${origin}/v1/.well-known/keys` });
    }
    if (url === '/v1/.well-known/keys') return json(response, { keys: [key] });
    if (url.endsWith('/v2.0/.well-known/openid-configuration')) {
      const base = `${origin}/${partner.tenantId}`;
      return json(response, {
        issuer: `${base}/v2.0`,
        authorization_endpoint: `${base}/oauth2/v2.0/authorize`,
        token_endpoint: `${base}/oauth2/v2.0/token`,
        jwks_uri: `${base}/discovery/v2.0/keys`,
      });
    }
    const call = request(onwards(url), { method, headers: incoming.headers, agent: false }, (answer) => {
      response.writeHead(answer.statusCode ?? 502, answer.headers);
      answer.pipe(response);
    });
    call.on('error', () => response.destroy());
    incoming.pipe(call);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const host = `127.0.0.1:${(server.address() as AddressInfo).port}`;
  const origin = `https://${host}`;
  const serviceUrl = `${origin}/teams/`;
  const { token } = createTokenMaker({ appId, privateKey });

  const start = async (): Promise<App> => {
    const parsed = parseConfig({
      PORT: '0',
      MicrosoftAppId: appId,
      MicrosoftAppType: 'SingleTenant',
      MicrosoftAppTenantId: partner.tenantId,
      MicrosoftAppPassword: appPassword,
      BOT_OPENID_METADATA_URL: `${origin}/v1/.well-known/openidconfiguration`,
      TEAMS_SERVICE_HOSTS: host,
      LOGIN_URL: origin,
      GRAPH_URL: `${origin}/graph`,
      PARTNER_CENTER_URL: `${origin}/partner-center`,
      COSMOS_ENDPOINT: `${origin}/cosmos`,
      COSMOS_KEY: localCosmosKey,
      ADMIN_AGENTS_GROUP_ID: directoryRoles.adminAgents,
      PARTNER_MPN_ID: partner.mpnId,
      HISTORY_KEY: 'a-long-random-text-for-the-history-of-tests',
      DIRECTORY_COMPARE_SECONDS: '1',
      LOG_LEVEL: 'silent',
      ...extra,
    });
    assert.ok(parsed.ok, JSON.stringify(parsed));
    const started = await startApp(parsed.config);
    await untilReady(`http://127.0.0.1:${started.port}/readyz`);
    return started;
  };
  const stopStandIns = async () => {
    server.closeAllConnections();
    server.close();
    await world.close();
    distrust();
  };
  const app = await start().catch(async (error: unknown) => {
    await stopStandIns();
    throw error;
  });
  const messagesUrl = `http://127.0.0.1:${app.port}/api/messages`;

  return {
    ...world,
    messagesUrl,
    serviceUrl,
    asked,
    publicKey,
    lastShownToTeams: () => shown,
    token: (parts) => token(serviceUrl, parts),
    person: (options, parts) =>
      createPerson(
        {
          messagesUrl,
          connector: { ...world.connector, serviceUrl },
          authorization: () => `Bearer ${token(serviceUrl, parts)}`,
        },
        options,
      ),
    async close() {
      await app.close();
      await stopStandIns();
    },
  };
}
