import assert from 'node:assert/strict';
import { createPartnerCenter } from '../../../src/adapters/partner-center/partner-center.ts';
import { createPlainTokens } from '../plain-tokens.ts';
import { type StandIn, startStandIn } from '../stand-in.ts';

describe('the report of a test event, at Partner Center', () => {
  let standIn: StandIn | undefined;
  afterEach(() => standIn?.close());

  /** As in Microsoft's sample, but for the code. */
  const report = (responseCode: unknown) => ({
    correlationId: '04af2aea-d413-42db-824e-f328001484d1',
    partnerId: '0b9d5f7e-3c21-4d3a-9e10-aa55cc77ee01',
    status: 'completed',
    callbackUrl: 'https://bot.reseller.example/api/partner-center/events',
    results: [
      { responseCode, responseMessage: '', systemError: false, dateTimeUtc: '2017-12-08T21:39:48.2386997' },
    ],
  });

  for (const [told, code] of [
    ['OK', '200'],
    ['Accepted', '202'],
    ['ServiceUnavailable', '503'],
    ['notFound', '404'],
    ['200', '200'],
    [500, '500'],
    ['SomethingNew', 'SomethingNew'],
  ] as const) {
    it(`tells ${told} as ${code}`, async () => {
      standIn = await startStandIn(() => ({ body: report(told) }));
      const { eventRegistrations } = createPartnerCenter({
        baseUrl: standIn.url,
        tokens: createPlainTokens(),
      });
      assert.deepEqual(await eventRegistrations.readTest('04af2aea'), {
        isCompleted: true,
        attempts: [{ code }],
      });
    });
  }

  for (const nothing of [null, '', undefined]) {
    it(`has no code where the address was not reached (${nothing})`, async () => {
      standIn = await startStandIn(() => ({ body: report(nothing) }));
      const { eventRegistrations } = createPartnerCenter({
        baseUrl: standIn.url,
        tokens: createPlainTokens(),
      });
      assert.deepEqual((await eventRegistrations.readTest('04af2aea'))?.attempts, [{}]);
    });
  }
});
