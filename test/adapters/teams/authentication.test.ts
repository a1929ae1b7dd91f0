import assert from 'node:assert/strict';
import { createHmac, generateKeyPairSync } from 'node:crypto';
import { createPlainTokens } from '../plain-tokens.ts';
import { anActivity } from '../../fakes/activities.ts';
import { issuer, startIssuer, type TokenParts } from '../../fakes/bot-framework-issuer.ts';
import { type Bench, createBench } from './bench.ts';

const appId = '0a000000-0000-4000-8000-000000000001';
const ownTenant = '0a000000-0000-4000-8000-000000000002';

/** Something that is let in and answered without a word of ours to Teams. */
const aReaction = (serviceUrl: string) => anActivity(serviceUrl, { type: 'messageReaction' });

describe('who may speak to a real bot', () => {
  let bench: Bench;
  let tokens: Awaited<ReturnType<typeof startIssuer>>;

  async function open(): Promise<void> {
    tokens = await startIssuer(appId);
    bench = await createBench({
      identity: {
        kind: 'real',
        appId,
        tenantId: ownTenant,
        tokens: createPlainTokens(),
      },
      channel: { issuer, openIdMetadataUrl: tokens.openIdMetadataUrl, oauthUrl: issuer, scope: issuer },
    });
  }

  afterEach(async () => {
    await bench.close();
    await tokens.close();
  });

  const url = () => bench.connector.serviceUrl;
  const knock = async (authorization: string | undefined) =>
    (await bench.post(aReaction(url()), authorization === undefined ? {} : { authorization })).status;
  const knockWith = (parts: TokenParts) => knock(`Bearer ${tokens.token(url(), parts)}`);
  const inSeconds = (seconds: number) => Math.floor(Date.now() / 1000) + seconds;

  it('is Bot Framework, with a token for this bot and this address', async () => {
    await open();
    assert.equal(await knockWith({}), 200);
    assert.equal(
      await knockWith({ claims: { exp: inSeconds(-200) } }),
      200,
      'clocks may differ by five minutes',
    );
    assert.equal(await knockWith({ claims: { tid: ownTenant } }), 200);
  });

  it('is nobody else', async () => {
    await open();
    const stranger = generateKeyPairSync('rsa', { modulusLength: 2048 });
    const forged: Record<string, TokenParts> = {
      'another audience': { claims: { aud: ownTenant } },
      'another issuer': { claims: { iss: 'https://attacker.example' } },
      expired: { claims: { exp: inSeconds(-400) } },
      'not yet valid': { claims: { nbf: inSeconds(3600) } },
      'another address': { claims: { serviceurl: 'https://smba.trafficmanager.net/emea/' } },
      'no address': { claims: { serviceurl: undefined } },
      'another key under the same name': { signer: stranger.privateKey },
      'an unknown key': { header: { kid: 'key-2' } },
      'no key': { header: { kid: undefined } },
      'no algorithm': { header: { alg: 'none' }, signature: '' },
      'a symmetric algorithm': { header: { alg: 'HS256' } },
      'an empty signature': { signature: '' },
      'a signature of something else': {
        signature: createHmac('sha256', 'x').update('x').digest('base64url'),
      },
      'an emulator': {
        claims: {
          iss: `https://sts.windows.net/${ownTenant}/`,
          appid: appId,
          ver: '1.0',
          tid: ownTenant,
          serviceurl: undefined,
        },
      },
    };
    for (const [what, parts] of Object.entries(forged)) assert.equal(await knockWith(parts), 401, what);
    assert.equal(bench.connector.calls.length, 0);
    const refusals = bench.telemetry.recorded.filter(({ name }) => name === 'door.refused');
    assert.equal(refusals.length, Object.keys(forged).length);
  });

  it('is nobody without a token, or with something that is none', async () => {
    await open();
    const token = tokens.token(url());
    const others = [
      undefined,
      '',
      'Bearer',
      'Bearer x',
      'Bearer a.b.c',
      `Basic ${token}`,
      token,
      `Bearer ${token} x`,
      `bearer ${token}`,
    ];
    for (const other of others) assert.equal(await knock(other), 401, other?.slice(0, 20));
  });

  it('is nobody whose token was made for another channel', async () => {
    tokens = await startIssuer(appId, ['webchat']);
    bench = await createBench({
      identity: {
        kind: 'real',
        appId,
        tenantId: ownTenant,
        tokens: createPlainTokens(),
      },
      channel: { issuer, openIdMetadataUrl: tokens.openIdMetadataUrl, oauthUrl: issuer, scope: issuer },
    });
    assert.equal(await knockWith({}), 401);
  });

  it('leaves no trace of tenants that a forged token names', async () => {
    await open();
    for (let round = 0; round < 5; round += 1) {
      const tid = `0b000000-0000-4000-8000-00000000000${round}`;
      assert.equal(await knockWith({ claims: { tid }, signature: 'x' }), 401);
      const iss = `https://sts.windows.net/${tid}/`;
      assert.equal(await knockWith({ claims: { tid, iss, appid: appId }, signature: 'x' }), 401);
    }
    assert.equal(bench.telemetry.recorded.length, 10);
  });

  it('is not found out while the keys cannot be fetched, which is no refusal', async () => {
    await open();
    tokens.breakDown();
    const answer = await bench.post(aReaction(url()), { authorization: `Bearer ${tokens.token(url())}` });
    assert.equal(answer.status, 503);
    assert.deepEqual(answer.body, { error: 'Service Unavailable' });
  });
});
