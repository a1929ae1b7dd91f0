/** The whole app with credentials, over https, and Bot Framework's tokens at its door. */
import assert from 'node:assert/strict';
import { createHmac, createSign, generateKeyPairSync } from 'node:crypto';
import sinon from 'sinon';
import { startApp } from '../../src/app.ts';
import { parseConfig } from '../../src/config/config.ts';
import { partner } from '../../src/rehearsal/facts.ts';
import type { TokenParts } from '../fakes/bot-framework-issuer.ts';
import { wordsOf } from '../support/cards.ts';
import { appId, appPassword, type RealWorld, startRealWorld } from '../support/real-world.ts';
import { bothLanguages } from '../support/words.ts';

const otherTenant = '22222222-2222-4222-8222-222222222222';
const inSeconds = (seconds: number) => Math.floor(Date.now() / 1000) + seconds;

function claimsOf(authorization: string): Readonly<Record<string, unknown>> {
  const [, payload = ''] = authorization.split('.');
  return JSON.parse(Buffer.from(payload, 'base64url').toString()) as Record<string, unknown>;
}

describe('a bot with credentials', () => {
  let world: RealWorld;
  let printed: sinon.SinonStub[] = [];
  /** In an environment that has what would switch the SDK's defaults off. */
  const stray = {
    CallerId: 'urn:stray',
    OAuthUrl: 'https://attacker.example',
    ChannelService: 'https://x.example',
  };
  before(async function () {
    Object.assign(process.env, stray);
    const started = await startRealWorld();
    if (!started) return this.skip();
    world = started;
  });
  after(async () => {
    for (const name of Object.keys(stray)) delete process.env[name];
    await world?.close();
  });
  beforeEach(() => {
    printed = (['error', 'warn', 'log'] as const).map((name) => sinon.stub(console, name));
  });
  afterEach(() => {
    for (const print of printed.splice(0)) {
      print.restore();
      sinon.assert.notCalled(print);
    }
  });

  /** Posts, and shows that nothing came of it but the answer. */
  async function knock(parts: TokenParts | string, fields: Readonly<Record<string, unknown>> = {}) {
    const alex = world.person();
    const sentBefore = world.connector.sent.length;
    const askedBefore = world.asked.filter(isAboutPeople).length;
    const authorization = typeof parts === 'string' ? parts : `Bearer ${world.token(parts)}`;
    const response = await fetch(world.messagesUrl, {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...(authorization ? { authorization } : {}) },
      body: JSON.stringify(alex.activity({ type: 'message', text: 'customers', ...fields })),
    });
    const text = await response.text();
    if (response.status !== 200) {
      assert.equal(world.connector.sent.length, sentBefore, 'nothing is sent');
      assert.equal(world.asked.filter(isAboutPeople).length, askedBefore, 'nobody is asked for');
      assert.match(text, /^\{"error":"[\w ]+"\}$/);
    }
    return response.status;
  }
  const isAboutPeople = (asked: string) => /\/graph\/v1\.0\/users\//.test(asked);

  for (const words of bothLanguages) {
    it(`answers people of its tenant in ${words.key}, with its own token and by its own libraries`, async () => {
      const alex = world.person({ locale: words.locale });
      assert.match(wordsOf((await alex.says(words.customers)).card), /240/);
      assert.ok(world.asked.some((one) => /^POST \/1{8}-[^?]*\/oauth2\/v2\.0\/token/.test(one)));
      const { aud, appid } = claimsOf(world.lastShownToTeams());
      assert.deepEqual([aud, appid], ['https://api.botframework.com', appId]);
      const keysRead = world.asked.filter((one) => one.startsWith('GET /v1/.well-known/keys'));
      await alex.says(words.help);
      assert.equal(
        world.asked.filter((one) => one.startsWith('GET /v1/.well-known/keys')).length,
        keysRead.length,
      );
    });
  }

  it('allows clocks to differ by five minutes', async () => {
    assert.equal(await knock({ claims: { exp: inSeconds(-200) } }), 200);
    assert.equal(await knock({ claims: { nbf: inSeconds(200) } }), 200);
    assert.equal(await knock({ claims: { tid: partner.tenantId } }), 200);
  });

  it('refuses every other token with 401', async () => {
    const stranger = generateKeyPairSync('rsa', { modulusLength: 2048 });
    const publicPem = world.publicKey.export({ type: 'spki', format: 'pem' });
    const publicDer = world.publicKey.export({ type: 'spki', format: 'der' });
    const symmetric = (secret: string | Buffer) => (signed: string) =>
      createHmac('sha256', secret).update(signed).digest('base64url');
    const good = world.token().split('.');
    const forged: Readonly<Record<string, TokenParts | string>> = {
      'another audience': { claims: { aud: otherTenant } },
      'several audiences': { claims: { aud: [appId, otherTenant] } },
      'another issuer': { claims: { iss: 'https://attacker.example' } },
      'no issuer': { claims: { iss: undefined } },
      'another tenant': { claims: { tid: otherTenant } },
      expired: { claims: { exp: inSeconds(-400) } },
      'without an end': { claims: { exp: undefined } },
      'with a word for its end': { claims: { exp: 'never' } },
      'not yet valid': { claims: { nbf: inSeconds(400) } },
      'another service address': { claims: { serviceurl: 'https://smba.trafficmanager.net/emea/' } },
      'no service address': { claims: { serviceurl: undefined } },
      'another key under the same name': { signer: stranger.privateKey },
      'an unknown key': { header: { kid: 'key-2' } },
      'no key': { header: { kid: undefined } },
      'a key of its own': {
        header: { jwk: stranger.publicKey.export({ format: 'jwk' }) },
        signer: stranger.privateKey,
      },
      'a key at an address': {
        header: { kid: 'key-9', jku: 'https://attacker.example/keys' },
        signer: stranger.privateKey,
      },
      'no algorithm': { header: { alg: 'none' }, signature: '' },
      'no algorithm, in capitals': { header: { alg: 'NONE' }, signature: 'x' },
      'HS256 with the public key': { header: { alg: 'HS256' }, sign: symmetric(publicPem) },
      'HS256 with the public key as bytes': { header: { alg: 'HS256' }, sign: symmetric(publicDer) },
      'RS256 in the header and HMAC in truth': { sign: symmetric(publicPem) },
      'another hash than it says': {
        header: { alg: 'RS512' },
        sign: (signed) => createSign('RSA-SHA256').update(signed).sign(stranger.privateKey, 'base64url'),
      },
      unsigned: { signature: '' },
      'a signature of nothing': { signature: 'AAAA' },
      'an emulator': {
        claims: {
          iss: `https://sts.windows.net/${otherTenant}/`,
          appid: appId,
          ver: '1.0',
          tid: otherTenant,
        },
      },
      'an emulator without an address': {
        claims: {
          iss: `https://login.microsoftonline.com/${otherTenant}/v2.0`,
          azp: appId,
          ver: '2.0',
          serviceurl: undefined,
        },
      },
      'another skill': {
        claims: { iss: `https://sts.windows.net/${otherTenant}/`, ver: '1.0', appid: otherTenant },
      },
      'no token': '',
      garbage: 'Bearer a.b.c',
      'two parts': `Bearer ${good[0]}.${good[1]}`,
      'four parts': `Bearer ${good.join('.')}.x`,
      'another scheme': `Basic ${good.join('.')}`,
      'changed claims': `Bearer ${good[0]}.${Buffer.from('{}').toString('base64url')}.${good[2]}`,
    };
    for (const [what, parts] of Object.entries(forged)) assert.equal(await knock(parts), 401, what);
  });

  it('asks for keys once an hour at most, however many names are invented', async () => {
    const count = () => world.asked.filter((one) => one.startsWith('GET /v1/')).length;
    const before = count();
    for (let round = 0; round < 20; round += 1) {
      assert.equal(await knock({ header: { kid: `invented-${round}` } }), 401);
    }
    assert.equal(count(), before);
  });

  it('keeps nothing of the issuers that forged tokens name', async () => {
    const { ToBotFromBotOrEmulatorTokenValidationParameters: kept } = (await import(
      'botframework-connector/lib/auth/tokenValidationParameters.js'
    )) as unknown as {
      readonly ToBotFromBotOrEmulatorTokenValidationParameters: { readonly issuer: readonly string[] };
    };
    const before = kept.issuer.length;
    for (let round = 10; round < 60; round += 1) {
      const tid = `0b000000-0000-4000-8000-0000000000${round}`;
      const iss = `https://sts.windows.net/${tid}/`;
      assert.equal(await knock({ claims: { tid, iss, appid: appId, ver: '1.0' }, signature: 'AAAA' }), 401);
    }
    assert.equal(kept.issuer.length, before);
  });

  it('refuses other channels, hosts and tenants with 403, whatever the token', async () => {
    const others: Readonly<Record<string, Readonly<Record<string, unknown>>>> = {
      'another channel': { channelId: 'webchat' },
      'the emulator': { channelId: 'emulator' },
      'another host': { serviceUrl: 'https://attacker.example/' },
      'plain http': { serviceUrl: world.serviceUrl.replace('https:', 'http:') },
      'a host in the user part': { serviceUrl: world.serviceUrl.replace('//', '//a@') },
      'another port': { serviceUrl: 'https://127.0.0.1:9/' },
      'another tenant': {
        conversation: { id: 'a:x', conversationType: 'personal', tenantId: otherTenant },
        channelData: { tenant: { id: otherTenant } },
      },
      'no tenant': { conversation: { id: 'a:x', conversationType: 'personal' }, channelData: {} },
      'two tenants': { channelData: { tenant: { id: otherTenant } } },
      'a person without an id in Entra': { from: { id: '29:x', name: 'Alex Wilber' } },
      'a bot': { from: { id: '28:another-bot', name: 'A bot', role: 'bot' } },
    };
    for (const [what, fields] of Object.entries(others)) assert.equal(await knock({}, fields), 403, what);
  });
});

describe('a bot with credentials and a key for another channel', () => {
  it('answers nobody', async function () {
    const world = await startRealWorld({ endorsements: ['webchat', 'skype'] });
    if (!world) return this.skip();
    try {
      const alex = world.person();
      const answer = await alex.post(alex.activity({ type: 'message', text: 'customers' }));
      assert.equal(answer.status, 401);
      assert.equal(world.connector.sent.length, 0);
    } finally {
      await world.close();
    }
  });
});

describe('a bot without an app id', () => {
  const real = {
    MicrosoftAppType: 'SingleTenant',
    MicrosoftAppTenantId: partner.tenantId,
    MicrosoftAppPassword: appPassword,
    COSMOS_ENDPOINT: 'https://account.documents.azure.com',
    ADMIN_AGENTS_GROUP_ID: otherTenant,
    HISTORY_KEY: 'a-long-random-text-for-the-history-of-tests',
  };

  it('does not start beside any credential, and says why', () => {
    for (const MicrosoftAppId of [undefined, '', '   ']) {
      const parsed = parseConfig({ ...real, MicrosoftAppId });
      assert.ok(!parsed.ok);
      assert.ok(parsed.problems.some(({ variable }) => variable === 'MicrosoftAppId'));
    }
  });

  it('does not start even where the configuration is made by hand', async () => {
    const parsed = parseConfig({ ...real, MicrosoftAppId: appId, PORT: '0', LOG_LEVEL: 'silent' });
    assert.ok(parsed.ok && parsed.config.credentials);
    const { credentials } = parsed.config;
    await assert.rejects(startApp({ ...parsed.config, credentials: { ...credentials, appId: '' } }));
  });
});
