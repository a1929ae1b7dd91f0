import assert from 'node:assert/strict';
import { parseJson } from '../../../src/adapters/partner-center/answers.ts';
import {
  toInstant,
  toLicencePool,
  toSubscription,
  toUserLicence,
  toUsers,
} from '../../../src/adapters/partner-center/to-contents.ts';
import { isFault } from '../../../src/ports/faults.ts';

const folded = (value: object) => parseJson(JSON.stringify(value));

describe('reading what is inside a customer’s tenant', () => {
  const dates: readonly (readonly [string | null | undefined, string | undefined])[] = [
    ['2027-01-09T00:00:00Z', '2027-01-09T00:00:00.000Z'],
    ['2015-11-25T06: 41: 12Z', '2015-11-25T06:41:12.000Z'],
    [' 2015-11-25 T06:41:12.1234567Z ', '2015-11-25T06:41:12.123Z'],
    ['9999-12-14T00:00:00Z', undefined],
    ['0001-01-01T00:00:00', undefined],
    ['2027-13-45T00:00:00Z', undefined],
    ['soon', undefined],
    ['20270109', undefined],
    ['', undefined],
    [null, undefined],
    [undefined, undefined],
  ];
  for (const [text, instant] of dates) {
    it(`takes ${JSON.stringify(text)} for ${instant ?? 'no date'}`, () =>
      assert.equal(toInstant(text), instant));
  }

  it('reads a subscription in any casing, by the name that the customer gave it', () => {
    const subscription = toSubscription(
      folded({
        Id: 's1',
        OfferName: 'Office Suite',
        FriendlyName: ' Bakery office ',
        Quantity: 12,
        Status: 'Active',
        BillingType: 'License',
        IsTrial: false,
        AutoRenewEnabled: true,
        CommitmentEndDate: '2027-01-09T00: 00: 00Z',
      }),
    );
    assert.deepEqual(subscription, {
      id: 's1',
      name: 'Bakery office',
      status: 'active',
      licences: 12,
      isTrial: false,
      endsAt: '2027-01-09T00:00:00.000Z',
      isRenewed: true,
    });
  });

  it('leaves out what does not hold: licences of usage, a date without an end, a status nobody knows', () => {
    const bare = {
      id: 's2',
      offerName: 'Azure plan',
      quantity: 1,
      billingType: 'usage',
      status: 'brand-new',
    };
    assert.deepEqual(toSubscription(folded(bare)), {
      id: 's2',
      name: 'Azure plan',
      status: 'other',
      isTrial: false,
    });
    for (const [status, meant] of [
      ['suspended', 'suspended'],
      ['disabled', 'suspended'],
      ['expired', 'ended'],
      ['deleted', 'ended'],
      ['pending', 'pending'],
      ['none', 'other'],
    ]) {
      assert.equal(toSubscription(folded({ id: 's', status })).status, meant, status);
    }
  });

  it('names users as well as they let themselves be named, and leaves deleted ones out', () => {
    const users = toUsers([
      folded({ id: 'u1', displayName: 'Ada Rowe', userPrincipalName: 'ada@a.example', state: 'active' }),
      folded({ id: 'u2', firstName: 'Ben', lastName: 'Ó Briain', userPrincipalName: 'ben@a.example' }),
      folded({ id: 'u3', displayName: ' ', userPrincipalName: 'cy@a.example' }),
      folded({ id: 'u4' }),
      folded({ id: 'u5', displayName: 'Gone', state: 'Inactive' }),
    ]);
    assert.deepEqual(
      users.map(({ name }) => name),
      ['Ada Rowe', 'Ben Ó Briain', 'cy@a.example', 'u4'],
    );
  });

  it('counts licences, suspended ones by themselves', () => {
    const sku = { productSku: { name: 'Office' }, totalUnits: 12, activeUnits: 12, consumedUnits: 9 };
    assert.deepEqual(toLicencePool(folded({ ...sku, capabilityStatus: 'Enabled' })), {
      name: 'Office',
      total: 12,
      used: 9,
      isUsable: true,
    });
    const suspended = {
      productSku: { skuPartNumber: 'OFFICE' },
      suspendedUnits: 5,
      capabilityStatus: 'Suspended',
    };
    assert.deepEqual(toLicencePool(folded(suspended)), {
      name: 'OFFICE',
      total: 5,
      used: 0,
      isUsable: false,
    });
  });

  it('reads a user’s licence with its services, whatever is missing', () => {
    const licence = {
      productSku: { name: 'Office' },
      servicePlans: [{ displayName: 'Mail' }, { serviceName: 'FILES' }, {}],
    };
    assert.deepEqual(toUserLicence(folded(licence)), { name: 'Office', services: ['Mail', 'FILES'] });
    assert.deepEqual(toUserLicence(folded({})), { name: '?', services: [] });
  });

  it('takes another shape for a bad answer, never for a guess', () => {
    for (const read of [
      () => toSubscription(folded({ quantity: 1 })),
      () => toUsers([null]),
      () => toLicencePool('x'),
      () => toUserLicence(folded({ servicePlans: 'x' })),
    ]) {
      assert.throws(read, (error) => isFault(error) && error.code === 'partner-center/bad-response');
    }
  });
});
