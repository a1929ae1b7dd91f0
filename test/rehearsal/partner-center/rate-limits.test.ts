import assert from 'node:assert/strict';
import { tenantIdOfDomain } from '../../../src/rehearsal/facts.ts';
import { createRateLimit } from '../../../src/rehearsal/partner-center/rate-limits.ts';
import { alex, type Ask, type Outside, startOutside } from '../outside.ts';

const customer = `/v1/customers/${tenantIdOfDomain('larkfield.example')}`;
const another = `/v1/customers/${tenantIdOfDomain('sirius-logistics.example')}`;

describe('how often the imitated Partner Center may be called', function () {
  this.timeout(60_000);
  let outside: Outside;
  let authorization: string;
  before(async () => {
    outside = await startOutside();
    authorization = `Bearer ${await outside.token('partner-center', alex)}`;
  });
  after(() => outside.close());

  const ask = (path: string, asked: Ask = {}) =>
    outside.ask(`/partner-center${path}`, { ...asked, headers: { authorization } });
  const statusOf = async (path: string) => (await ask(path)).status;

  it('is 500 times a minute for the customers of a partner, and for their subscriptions apart', async () => {
    for (let call = 0; call < 500; call += 1) assert.notEqual(await statusOf(customer), 429, `${call}`);
    const refused = await ask(another);
    assert.equal(refused.status, 429);
    const seconds = Number(refused.headers.get('retry-after'));
    assert.ok(Number.isInteger(seconds) && seconds >= 1 && seconds <= 60, `${seconds}`);
    assert.deepEqual(refused.json, {
      statusCode: 429,
      message: `Rate limit is exceeded. Try again in ${seconds} seconds.`,
    });
    assert.match(refused.headers.get('ms-requestid') ?? '', /^[0-9a-f-]{36}$/);
    const change = { method: 'PATCH', body: { relationshipToPartner: 'none' } };
    assert.equal((await ask(another, change)).status, 429);
    assert.deepEqual(
      await Promise.all([`${customer}/subscriptions`, '/v1/customers?size=2'].map(statusOf)),
      [200, 200],
    );
    assert.equal(
      (await outside.ask(`/partner-center${customer}`)).status,
      401,
      'strangers are told that first',
    );
    await outside.control('POST', '/clock', { advanceMs: 60_000 });
    assert.equal(await statusOf(customer), 200);
  });

  it('counts a minute from the first call on, the refused ones among them', () => {
    let ms = 0;
    const limit = createRateLimit(2, () => new Date(ms));
    const isRefused = () => limit.refusal() !== undefined;
    assert.deepEqual([isRefused(), isRefused(), isRefused()], [false, false, true]);
    ms = 59_000;
    assert.equal(limit.refusal()?.headers?.['retry-after'], '1');
    ms = 60_000;
    assert.equal(isRefused(), false);
    ms = 5_000;
    assert.deepEqual([isRefused(), isRefused(), isRefused()], [false, false, true], 'a clock set back');
  });
});
