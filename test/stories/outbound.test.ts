/** Every outside system of a bot with credentials sends it on to somebody else, by every way that answers have. */
import assert from 'node:assert/strict';
import type { ServerResponse } from 'node:http';
import { startStandIn, type StandIn } from '../adapters/stand-in.ts';
import { type RealWorld, startRealWorld } from '../support/real-world.ts';
import { eventually } from '../support/world.ts';

type Instead = (url: string, response: ServerResponse) => boolean;

function answerAs(
  response: ServerResponse,
  status: number,
  headers: Record<string, string>,
  body = '',
): void {
  response.writeHead(status, headers);
  response.end(body);
}

const redirects = [301, 302, 303, 307, 308];

describe('what outside systems say of other places', () => {
  let elsewhere: StandIn;
  let world: RealWorld;
  let instead: Instead = () => false;

  before(async function () {
    elsewhere = await startStandIn(() => ({ body: {} }));
    const started = await startRealWorld({
      instead: (request, response) => instead(request.url ?? '', response),
    });
    if (!started) return this.skip();
    world = started;
  });
  after(async () => {
    await world?.close();
    await elsewhere?.close();
  });
  afterEach(() => {
    instead = () => false;
    assert.deepEqual(elsewhere.requests, []);
  });

  const sendOn =
    (fits: RegExp, status: number): Instead =>
    (url, response) => {
      if (!fits.test(url)) return false;
      answerAs(response, status, { location: `${elsewhere.url}${url}` });
      return true;
    };
  const saying =
    (fits: RegExp, body: object): Instead =>
    (url, response) => {
      if (!fits.test(url)) return false;
      answerAs(response, 200, { 'content-type': 'application/json' }, JSON.stringify(body));
      return true;
    };
  const ask = async (text: string) => {
    const alex = world.person();
    const answer = await alex.post(alex.activity({ type: 'message', text }));
    return answer.status;
  };
  const asked = (fits: RegExp) => world.asked.filter((one) => fits.test(one)).length;

  const systems: Readonly<Record<string, RegExp>> = {
    'Partner Center': /^\/partner-center\/v1\/customers\?/,
    Graph: /^\/graph\/v1\.0\//,
    'the store': /^\/cosmos\/dbs\/.*\/docs/,
    'Teams’ connector': /^\/teams\//,
  };
  for (const [what, fits] of Object.entries(systems)) {
    it(`is not followed when ${what} answers with a redirect`, async () => {
      for (const status of redirects) {
        const before = asked(new RegExp(fits.source.replace('^', '^[A-Z]+ ')));
        instead = sendOn(fits, status);
        await ask('status');
        await eventually(
          `${what} was asked`,
          async () => asked(new RegExp(fits.source.replace('^', '^[A-Z]+ '))) > before,
        );
        instead = () => false;
      }
    });
  }

  it('is not followed when a page of a list is said to be elsewhere', async () => {
    const page = {
      totalCount: 1,
      items: [],
      links: {
        self: { uri: '/v1/customers', method: 'GET', headers: [] },
        next: { uri: `${elsewhere.url}/v1/customers`, method: 'GET', headers: [] },
      },
    };
    const before = asked(/customers\?/);
    instead = saying(/^\/partner-center\/v1\/customers\?/, page);
    await eventually('the list was read', async () => asked(/customers\?/) > before + 1);
    instead = saying(/directoryRole/, { value: [], '@odata.nextLink': `${elsewhere.url}/v1.0/more` });
    assert.equal(await ask('help'), 200);
  });
});

describe('what sign-in and Bot Framework say of other places', () => {
  let elsewhere: StandIn;
  before(async () => {
    elsewhere = await startStandIn(() => ({ body: { keys: [], access_token: 'x', expires_in: 3600 } }));
  });
  after(() => elsewhere.close());

  /** Nobody is let in on such keys, and nothing is fetched from there. */
  async function shutOut(instead: Instead) {
    const world = await startRealWorld({
      instead: (request, response) => instead(request.url ?? '', response),
    });
    if (!world) return;
    try {
      const alex = world.person();
      const answer = await alex.post(alex.activity({ type: 'message', text: 'help' }));
      assert.equal(answer.status, 503);
      assert.equal(world.connector.sent.length, 0);
      assert.deepEqual(elsewhere.requests, []);
    } finally {
      await world.close();
    }
  }

  it('is not followed to other keys', async () => {
    await shutOut((url, response) => {
      if (!url.endsWith('/openidconfiguration')) return false;
      const body = { issuer: 'https://api.botframework.com', jwks_uri: `${elsewhere.url}/keys` };
      answerAs(response, 200, { 'content-type': 'application/json' }, JSON.stringify(body));
      return true;
    });
  });

  it('is not followed when the keys are redirected', async () => {
    await shutOut((url, response) => {
      if (!url.endsWith('/.well-known/keys')) return false;
      answerAs(response, 302, { location: `${elsewhere.url}/keys` });
      return true;
    });
  });
});
