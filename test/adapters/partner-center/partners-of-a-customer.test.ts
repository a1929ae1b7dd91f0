import assert from 'node:assert/strict';
import { createPartnerCenter } from '../../../src/adapters/partner-center/partner-center.ts';
import type { FaultCode } from '../../../src/ports/faults.ts';
import { alex } from '../../fixtures/people.ts';
import { createPlainTokens } from '../plain-tokens.ts';
import { type StandIn, type StandInAnswer, startStandIn } from '../stand-in.ts';
import { larkfield } from './larkfield.ts';

const us = '0b9d5f7e-3c21-4d3a-9e10-aa55cc77ee01';
const brightport = 'e4d1c2b3-7777-4888-9999-0a1b2c3d4e01';

/** As the API reference 4.3 and 5 show it. */
const both = {
  totalCount: 2,
  items: [
    { id: us, name: 'Northwind', relationshipType: 'is_indirect_reseller_of', mpnId: '4567890' },
    {
      id: brightport.toUpperCase(),
      name: 'Brightport Distribution',
      relationshipType: 'is_indirect_cloud_solution_provider_of',
    },
  ],
  attributes: { objectType: 'Collection' },
};

describe('the partners of a customer, at Partner Center', () => {
  let standIn: StandIn | undefined;
  afterEach(() => standIn?.close());

  async function against(answer: StandInAnswer) {
    standIn = await startStandIn(() => answer);
    const tokens = createPlainTokens();
    const guard = { repeats: 0, firstDelayMs: 1, longestWaitMs: 1, halfOpenAfterMs: 60_000, openAfter: 50 };
    const partnerCenter = createPartnerCenter({ baseUrl: `${standIn.url}/pc`, tokens, guard });
    return () => partnerCenter.partnersOf(larkfield, alex.id);
  }

  it('are read with the person’s own token, their ids in any case', async () => {
    const ask = await against({ body: both });
    assert.deepEqual(await ask(), { kind: 'seen', partners: [us, brightport] });
    const [request] = standIn?.requests ?? [];
    assert.equal(request?.path, `/pc/v1/customers/${larkfield}/relationships`);
    assert.equal(request?.headers.authorization, `Bearer partner-center/${alex.id}-1`);
  });

  for (const [what, answer] of [
    ['`null`', { body: 'null' }],
    ['an empty list', { body: { totalCount: 0, items: [] } }],
    ['a collection without items', { body: { totalCount: 0 } }],
    ['items that are null', { body: { items: null } }],
  ] as const) {
    it(`are none where the answer is ${what}`, async () => {
      assert.deepEqual(await (await against(answer))(), { kind: 'seen', partners: [] });
    });
  }

  for (const [what, answer] of [
    ['403 with 1002', { status: 403, body: { code: 1002, description: 'Not authorised' } }],
    ['403 without a word', { status: 403 }],
    ['404', { status: 404, body: { code: 1000 } }],
  ] as const) {
    it(`are hidden, and not missing, where the answer is ${what}`, async () => {
      assert.deepEqual(await (await against(answer))(), { kind: 'hidden' });
    });
  }

  const faults: readonly (readonly [string, StandInAnswer, FaultCode])[] = [
    ['500', { status: 500, body: { code: 800003 } }, 'partner-center/unavailable'],
    ['503 with a proxy’s page', { status: 503, body: '<html>' }, 'partner-center/unavailable'],
    ['403 with a proxy’s page', { status: 403, body: '<html>' }, 'partner-center/not-allowed'],
    ['429', { status: 429, headers: { 'retry-after': '57' } }, 'partner-center/throttled'],
    ['401 twice', { status: 401 }, 'partner-center/sign-in-needed'],
    ['another shape', { body: { items: [{ id: 5 }] } }, 'partner-center/bad-response'],
  ];
  for (const [what, answer, code] of faults) {
    it(`are not told from ${what}: that is a fault`, async () => {
      await assert.rejects((await against(answer))(), { code });
    });
  }
});
