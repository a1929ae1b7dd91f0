import assert from 'node:assert/strict';
import { createReadCustomer } from '../../src/application/read-customer.ts';
import type { Subscription } from '../../src/domain/customer.ts';
import type { PartRefusal } from '../../src/domain/customer-parts.ts';
import { Fault, type FaultCode, type FaultDetails } from '../../src/ports/faults.ts';
import { createFakePartnerCenter } from '../fakes/fake-partner-center.ts';
import { blueMeadow } from '../fixtures/invitations.ts';
import { alex } from '../fixtures/people.ts';

const service: Subscription = { id: 's', name: 'Office', status: 'active', isTrial: false };

function reading() {
  const partnerCenter = createFakePartnerCenter();
  partnerCenter.put(blueMeadow);
  partnerCenter.putContents(blueMeadow.id, {
    subscriptions: [service],
    users: [{ id: 'u', name: 'Ada', signInName: 'ada@blue-meadow.example' }],
    licences: [{ name: 'Office', total: 3, used: 1, isUsable: true }],
  });
  const learned: (readonly Subscription[])[] = [];
  const knownServices = { learn: (_: unknown, list: readonly Subscription[]) => void learned.push(list) };
  const read = createReadCustomer({ partnerCenter, knownServices });
  return { partnerCenter, learned, read, parts: () => read.parts(blueMeadow.id, alex.id) };
}

describe('reading a customer', () => {
  it('reads the four parts, and learns what services there are', async () => {
    const { parts, learned } = reading();
    const { account, services, users, licences } = await parts();
    assert.ok(account.ok && services.ok && users.ok && licences.ok);
    assert.deepEqual(
      [account.value.name, services.value, users.value.users.length],
      ['Blue Meadow Ltd', [service], 1],
    );
    assert.deepEqual(learned, [[service]]);
  });

  for (const call of ['customer', 'subscriptions', 'users', 'licences'] as const) {
    it(`shows the rest when ${call} fails`, async () => {
      const { parts, partnerCenter } = reading();
      partnerCenter.fail({ call, fault: new Fault('partner-center/unavailable') });
      const all = Object.values(await parts());
      assert.deepEqual(
        all.filter((part) => !part.ok),
        [{ ok: false, refusal: 'unavailable' }],
      );
    });
  }

  const refusals: readonly (readonly [FaultCode, FaultDetails, PartRefusal])[] = [
    ['partner-center/not-allowed', { vendorCode: '900308' }, 'delegated-role'],
    ['partner-center/not-allowed', { vendorCode: '1002' }, 'two-tier'],
    ['partner-center/not-allowed', { vendorCode: '900150' }, 'own-role'],
    ['partner-center/not-allowed', { vendorCode: '900309' }, 'conditional-access'],
    ['partner-center/not-allowed', { vendorCode: '20002' }, 'no-relationship'],
    ['partner-center/not-allowed', { vendorCode: '2032' }, 'not-allowed'],
    ['partner-center/not-allowed', {}, 'not-allowed'],
    ['partner-center/sign-in-needed', { vendorCode: '900421' }, 'second-factor'],
    ['partner-center/sign-in-needed', { vendorCode: '400' }, 'sign-in-again'],
    ['sign-in/refused', {}, 'sign-in'],
    ['sign-in/needed', {}, 'sign-in'],
    ['sign-in/unavailable', {}, 'unavailable'],
    ['partner-center/throttled', {}, 'busy'],
    ['partner-center/bad-response', { status: 404 }, 'not-there'],
    ['partner-center/bad-response', { status: 200 }, 'unreadable'],
  ];
  for (const [code, details, refusal] of refusals) {
    it(`tells ${code} ${details.vendorCode ?? ''} as ${refusal}`, async () => {
      const { parts, partnerCenter } = reading();
      partnerCenter.fail({ call: 'users', fault: new Fault(code, details) });
      assert.deepEqual((await parts()).users, { ok: false, refusal });
    });
  }

  it('does not wait for a part that takes too long', async () => {
    const { partnerCenter } = reading();
    const silent = { ...partnerCenter, licences: () => new Promise<never>(() => undefined) };
    const read = createReadCustomer({ partnerCenter: silent, knownServices: { learn: () => undefined } });
    const { licences, users } = await read.parts(blueMeadow.id, alex.id);
    assert.deepEqual([licences, users.ok], [{ ok: false, refusal: 'slow' }, true]);
  });

  it('says of a customer that Partner Center does not know that it is not there', async () => {
    const { partnerCenter, parts } = reading();
    partnerCenter.remove(blueMeadow.id);
    assert.deepEqual((await parts()).account, { ok: false, refusal: 'not-there' });
  });

  it('lets a bug of ours through', async () => {
    const { partnerCenter } = reading();
    const broken = { ...partnerCenter, users: () => Promise.reject(new TypeError('ours')) };
    const read = createReadCustomer({ partnerCenter: broken, knownServices: { learn: () => undefined } });
    await assert.rejects(read.parts(blueMeadow.id, alex.id), TypeError);
  });
});
