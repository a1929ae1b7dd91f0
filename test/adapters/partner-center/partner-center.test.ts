import assert from 'node:assert/strict';
import { createPartnerCenter } from '../../../src/adapters/partner-center/partner-center.ts';
import { type FaultCode, isFault } from '../../../src/ports/faults.ts';
import type { PartnerCenter } from '../../../src/ports/partner-center.ts';
import { alex } from '../../fixtures/people.ts';
import { comesTo } from '../../support/comes-to.ts';
import { createPlainTokens } from '../plain-tokens.ts';
import { type StandIn, type StandInAnswer, type StandInRequest, startStandIn } from '../stand-in.ts';
import { larkfield } from './larkfield.ts';

const guid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;
const quick = { repeats: 2, firstDelayMs: 1, longestWaitMs: 50, halfOpenAfterMs: 60_000 };
const linkUrl =
  'https://admin.microsoft.com/Adminportal/Home?invType=ResellerRelationship&partnerId=x&msppId=0#/BillingAccounts/partner-invitation';

describe('the Partner Center adapter', () => {
  let standIn: StandIn | undefined;
  afterEach(() => standIn?.close());

  async function against(
    answering: (request: StandInRequest, index: number) => StandInAnswer,
    options: { readonly timeoutMs?: number; readonly openAfter?: number } = {},
  ) {
    const { timeoutMs = 20_000, openAfter = 50 } = options;
    standIn = await startStandIn(answering);
    const tokens = createPlainTokens();
    const partnerCenter = createPartnerCenter({
      baseUrl: `${standIn.url}/partner-center/`,
      tokens,
      timeoutMs,
      guard: { ...quick, openAfter },
    });
    return { partnerCenter, tokens, requests: standIn.requests };
  }

  const link = (partnerCenter: PartnerCenter) => partnerCenter.invitationLink(alex.id);

  async function faultOf(call: Promise<unknown>) {
    try {
      await call;
    } catch (error) {
      assert.ok(isFault(error), String(error));
      return error;
    }
    return assert.fail('no fault was thrown');
  }

  it('sends the documented headers, with the person’s own token where a person is needed', async () => {
    const { partnerCenter, requests } = await against(() => ({ body: { url: linkUrl } }));
    assert.equal(await link(partnerCenter), linkUrl);
    const [request] = requests;
    assert.equal(request?.path, '/partner-center/v1/customers/relationshiprequests');
    assert.equal(request?.headers.authorization, `Bearer partner-center/${alex.id}-1`);
    assert.equal(request?.headers.accept, 'application/json');
    assert.equal(request?.headers['ms-contract-version'], 'v1');
    assert.match(String(request?.headers['ms-requestid']), guid);
    assert.match(String(request?.headers['ms-correlationid']), guid);
  });

  it('reads customers as the application', async () => {
    const { partnerCenter, requests } = await against(() => ({ status: 404, body: { code: 1000 } }));
    await partnerCenter.customer(larkfield);
    assert.equal(requests[0]?.headers.authorization, 'Bearer partner-center/app-1');
  });

  it('keeps the request id while no answer came, and takes a new one after any answer', async () => {
    const { partnerCenter, requests } = await against((_, index) => {
      if (index === 0) return 'lost';
      return index === 1 ? { status: 503, body: { code: 800003 } } : { body: { url: linkUrl } };
    });
    await link(partnerCenter);
    const [lost, answered, last] = requests.map(({ headers }) => headers['ms-requestid']);
    assert.equal(lost, answered);
    assert.notEqual(answered, last);
    assert.equal(new Set(requests.map(({ headers }) => headers['ms-correlationid'])).size, 1);
  });

  it('gives up on a silent service, and says that it is unavailable', async () => {
    const { partnerCenter, requests } = await against(() => 'silence', { timeoutMs: 300 });
    const { code, details } = await faultOf(link(partnerCenter));
    assert.equal(code, 'partner-center/unavailable');
    assert.match(String(details.requestId), guid);
    await comesTo(() => requests.length, 3);
  });

  it('gives up on a body that never ends', async () => {
    const endless: StandInAnswer = (response) => {
      response.writeHead(200, { 'content-type': 'application/json' });
      response.write('{"url":');
    };
    const { partnerCenter } = await against(() => endless, { timeoutMs: 20 });
    assert.equal((await faultOf(link(partnerCenter))).code, 'partner-center/unavailable');
  });

  it('asks once more with a new token after 401, and no further', async () => {
    const renewed = await against((_, index) => (index === 0 ? { status: 401 } : { body: { url: linkUrl } }));
    await link(renewed.partnerCenter);
    assert.deepEqual(renewed.tokens.forgotten, [`partner-center/${alex.id}`]);
    assert.equal(renewed.requests[1]?.headers.authorization, `Bearer partner-center/${alex.id}-2`);
    await standIn?.close();

    const refused = await against(() => ({
      status: 401,
      body: { code: 900421, description: 'MFA', data: [] },
    }));
    const { code, details } = await faultOf(link(refused.partnerCenter));
    assert.equal(code, 'partner-center/sign-in-needed');
    assert.equal(details.vendorCode, '900421');
    assert.equal(refused.requests.length, 2);
  });

  const refusals: readonly (readonly [
    what: string,
    answer: StandInAnswer,
    code: FaultCode,
    calls: number,
  ])[] = [
    ['403 with a numeric code', { status: 403, body: { code: 900150 } }, 'partner-center/not-allowed', 1],
    ['403 with an empty body', { status: 403 }, 'partner-center/not-allowed', 1],
    [
      '429 in its other form',
      { status: 429, body: { statusCode: 429, message: 'Rate' } },
      'partner-center/throttled',
      1,
    ],
    [
      '429 with a long wait',
      { status: 429, headers: { 'retry-after': '57' } },
      'partner-center/throttled',
      1,
    ],
    ['429 with no wait', { status: 429, headers: { 'retry-after': '0' } }, 'partner-center/throttled', 3],
    ['500', { status: 500, body: { code: '800003' } }, 'partner-center/unavailable', 3],
    ['503 with a proxy’s page', { status: 503, body: '<html>' }, 'partner-center/unavailable', 3],
    ['501', { status: 501, body: { code: 501 } }, 'partner-center/bad-response', 1],
    ['400', { status: 400, body: { code: 3000 } }, 'partner-center/bad-response', 1],
    [
      '404 where there is always something',
      { status: 404, body: { code: 1000 } },
      'partner-center/bad-response',
      1,
    ],
    ['409', { status: 409, body: { code: 900278 } }, 'partner-center/bad-response', 1],
    ['a page in place of JSON', { body: '<html>' }, 'partner-center/bad-response', 1],
    ['an empty body', { body: '' }, 'partner-center/bad-response', 1],
    ['`null`', { body: 'null' }, 'partner-center/bad-response', 1],
    ['another shape', { body: { link: linkUrl } }, 'partner-center/bad-response', 1],
    [
      'a redirect',
      { status: 302, headers: { location: 'http://127.0.0.1:9/' } },
      'partner-center/unavailable',
      3,
    ],
  ];
  for (const [what, answer, code, calls] of refusals) {
    it(`tells ${what} as ${code}`, async () => {
      const { partnerCenter, requests } = await against(() => answer);
      assert.equal((await faultOf(link(partnerCenter))).code, code);
      assert.equal(requests.length, calls);
    });
  }

  it('tells the wait that was asked for and the ids for support', async () => {
    const headers = { 'retry-after': '57', 'ms-requestid': 'their-id' };
    const { partnerCenter } = await against(() => ({ status: 429, headers }));
    const { details } = await faultOf(link(partnerCenter));
    assert.equal(details.retryAfterMs, 57_000);
    assert.equal(details.requestId, 'their-id');
    assert.equal(details.status, 429);
  });

  it('stops asking a service that fails again and again', async () => {
    const { partnerCenter, requests } = await against(() => ({ status: 500 }), { openAfter: 4 });
    for (let time = 0; time < 5; time += 1) {
      assert.equal((await faultOf(link(partnerCenter))).code, 'partner-center/unavailable');
    }
    assert.equal(requests.length, 4);
  });

  it('lets only a few calls out at once', async () => {
    let open = 0;
    let most = 0;
    const { partnerCenter } = await against(() => (response) => {
      open += 1;
      most = Math.max(most, open);
      setTimeout(() => {
        open -= 1;
        response.end(JSON.stringify({ url: linkUrl }));
      }, 5);
    });
    await Promise.all(Array.from({ length: 30 }, () => link(partnerCenter)));
    assert.equal(most, 4);
  });
});
