import assert from 'node:assert/strict';
import { anchor, type Outside, sendMail, sharedMailbox, startOutside } from '../outside.ts';

const guid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

interface Count {
  readonly system: string;
  readonly method: string;
  readonly route: string;
  readonly count: number;
}

describe('faults and counts', () => {
  let outside: Outside;
  before(async () => {
    outside = await startOutside();
  });
  after(() => outside.close());
  beforeEach(async () => {
    await outside.control('DELETE', '/faults');
    await outside.control('DELETE', '/calls');
  });

  const faults = (...list: object[]) => outside.control('POST', '/faults', list);
  const calls = async (system: string): Promise<Count[]> =>
    (await outside.control('GET', '/calls')).json.filter((one: Count) => one.system === system);
  const list = () => outside.partnerCenter('/v1/customers?size=1');

  it('answers in each system’s own form, as many times as told, then as before', async () => {
    await faults({
      system: 'partner-center',
      method: 'GET',
      path: '/v1/customers',
      status: 429,
      retryAfter: 7,
      times: 2,
    });
    const throttled = await list();
    assert.equal(throttled.status, 429);
    assert.equal(throttled.headers.get('retry-after'), '7');
    for (const name of ['ms-requestid', 'ms-correlationid'])
      assert.match(throttled.headers.get(name) ?? '', guid);
    assert.deepEqual(throttled.json, {
      statusCode: 429,
      message: 'Rate limit is exceeded. Try again in 7 seconds.',
    });
    assert.equal((await list()).status, 429);
    assert.equal((await list()).status, 200);

    await faults(
      { system: 'partner-center', method: 'get', path: '/partner-center/v1/customers', status: 403 },
      { system: 'graph', method: 'GET', path: '/v1.0/me', status: 503, retryAfter: 3 },
      { system: 'cosmos', method: 'GET', path: '/', status: 429, retryAfter: 0.25 },
      { system: 'cosmos', method: 'GET', path: '/cosmos/dbs', status: 404, substatus: 1002 },
    );
    assert.deepEqual((await list()).json.code, 2032);
    const graph = await outside.graph('/v1.0/me');
    assert.deepEqual(
      [graph.status, graph.json.error.code, graph.headers.get('retry-after')],
      [503, 'ServiceUnavailable', '3'],
    );
    assert.equal(graph.headers.get('request-id'), graph.json.error.innerError['request-id']);
    assert.match(graph.headers.get('client-request-id') ?? '', guid);
    const busy = await outside.ask('/cosmos/dbs/x');
    assert.deepEqual(
      [busy.status, busy.json.code, busy.headers.get('x-ms-retry-after-ms')],
      [429, 'TooManyRequests', '250'],
    );
    assert.equal(busy.headers.get('x-ms-substatus'), '3200');
    const session = await outside.ask('/cosmos/dbs/x');
    assert.deepEqual([session.status, session.headers.get('x-ms-substatus')], [404, '1002']);
  });

  it('answers for sign-in too', async () => {
    await faults({ system: 'login', method: 'POST', path: '/reseller.example/', status: 503, retryAfter: 1 });
    const ask = () =>
      outside.ask('/login/reseller.example/oauth2/v2.0/token', {
        method: 'POST',
        body: new URLSearchParams(),
      });
    const away = await ask();
    assert.deepEqual(
      [away.status, away.json.error, away.headers.get('retry-after')],
      [503, 'temporarily_unavailable', '1'],
    );
    assert.equal((await ask()).status, 400);
  });

  it('the first that fits wins, by method and by the beginning of the path', async () => {
    await faults(
      { system: 'partner-center', method: 'POST', path: '/v1/customers', status: 500 },
      { system: 'partner-center', method: 'GET', path: '/v1/customers/relationshiprequests', status: 404 },
      { system: 'partner-center', method: 'GET', path: '/v1', status: 503 },
      { system: 'partner-center', method: 'GET', path: '/v1/customers', status: 500 },
    );
    assert.equal((await outside.partnerCenter('/v1/customers/relationshiprequests')).status, 404);
    assert.equal((await list()).status, 503);
    assert.equal((await list()).status, 500);
    assert.equal((await list()).status, 200);
    await faults({ system: 'partner-center', method: 'GET', path: '/v1', status: 503, times: 99 });
    await outside.control('DELETE', '/faults');
    assert.equal((await list()).status, 200);
    assert.deepEqual((await outside.control('GET', '/faults')).json, []);
  });

  it('takes a path without its first slash, and a wait alone for throttling', async () => {
    await faults({ system: 'partner-center', method: 'GET', path: 'v1/customers', retryAfter: 3 });
    const throttled = await list();
    assert.deepEqual([throttled.status, throttled.headers.get('retry-after')], [429, '3']);
    assert.equal((await list()).status, 200);
  });

  it('cuts the line before the effect, or after it', async () => {
    const box = `/v1.0/users/${sharedMailbox}/messages`;
    const draft = async () =>
      (
        await outside.graph(box, {
          method: 'POST',
          as: 'app',
          body: { subject: 's', toRecipients: [{ emailAddress: { address: 'a@b.example' } }] },
        })
      ).json.id;
    const isSent = async () => (await outside.control('GET', '/mail')).json.length;
    const send = (id: string) => outside.graph(`${box}/${id}/send`, { method: 'POST', as: 'app' });
    const lost = await draft();
    await faults({ system: 'graph', method: 'POST', path: `${box}/${lost}/send`, drop: 'before' });
    const before = await isSent();
    await assert.rejects(send(lost));
    assert.equal(await isSent(), before);
    await faults({ system: 'graph', method: 'POST', path: `${box}/${lost}/send`, drop: 'after' });
    await assert.rejects(send(lost));
    assert.equal(await isSent(), before + 1);

    const [late, never] = [await draft(), await draft()];
    await faults(
      { system: 'graph', method: 'POST', path: `${box}/${late}/send`, status: 504, drop: 'after' },
      { system: 'graph', method: 'POST', path: `${box}/${never}/send`, status: 504, drop: 'before' },
      { system: 'login', method: 'GET', path: '/not-modelled', drop: 'after' },
    );
    assert.equal((await send(never)).status, 504);
    assert.equal(await isSent(), before + 1);
    assert.equal((await send(late)).status, 504);
    assert.equal(await isSent(), before + 2);
    await assert.rejects(outside.ask('/login/not-modelled'));
  });

  it('counts every call by its route, the faulted ones as well', async () => {
    await faults(
      { system: 'graph', method: 'GET', path: '/v1.0/users', status: 500 },
      { system: 'graph', method: 'GET', path: '/v1.0/users', delayMs: 1 },
      { system: 'graph', method: 'GET', path: '/v1.0/users', drop: 'before' },
    );
    const read = () => outside.graph(`/v1.0/users/${sharedMailbox}`, { as: 'app' });
    await read();
    await read();
    await assert.rejects(read());
    await read();
    await sendMail(outside, { to: 'a@counted.example', html: anchor('https://example.com') });
    const counted = await calls('graph');
    const count = (method: string, route: string) =>
      counted.find((one) => one.method === method && one.route === route)?.count;
    assert.equal(count('GET', '/v1.0/users/:user'), 4);
    assert.equal(count('POST', '/v1.0/users/:user/messages'), 1);
    assert.equal(count('POST', '/v1.0/users/:user/messages/:message/send'), 1);
    await outside.control('DELETE', '/calls');
    assert.deepEqual(await calls('graph'), []);
  });
});
