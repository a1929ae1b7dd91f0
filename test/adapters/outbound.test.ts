import assert from 'node:assert/strict';
import { createOutbound, ForeignAddress } from '../../src/adapters/outbound.ts';
import { type StandIn, startStandIn } from './stand-in.ts';

/** Addresses that look like ours, or that some reader of addresses takes for ours. */
const foreign = [
  'https://graph.microsoft.com.attacker.example/v1.0/me',
  'https://graph.microsoft.com@attacker.example/v1.0/me',
  'https://attacker.example/https://graph.microsoft.com',
  'https://attacker.example#graph.microsoft.com',
  'https://attacker.example?graph.microsoft.com',
  'https://attacker.example\\@graph.microsoft.com/',
  'https:graph.microsoft.com.attacker.example',
  'http://graph.microsoft.com/v1.0/me',
  'https://graph.microsoft.com:8443/v1.0/me',
  'https://someone@graph.microsoft.com/v1.0/me',
  ['https://someone', 'word@graph.microsoft.com/v1.0/me'].join(':'),
  'https://graph.microsoft.com./v1.0/me',
  'https://gr\u0430ph.microsoft.com/v1.0/me',
  'ftp://graph.microsoft.com/',
  'file:///etc/passwd',
  'data:text/plain,x',
  'javascript:alert(1)',
  '//graph.microsoft.com/v1.0/me',
  '/v1.0/me',
  'http://169.254.169.254/metadata/identity/oauth2/token',
  'http://[::ffff:169.254.169.254]/metadata',
  'http://2852039166/',
  'http://0xa9fea9fe/',
  'http://127.0.0.1:3979/control/roles',
  'http://localhost/',
  'http://[::1]/',
  'http://0/',
  '',
  ' ',
];

describe('where the bot may call', () => {
  const places = ['https://graph.microsoft.com', 'https://login.microsoftonline.com/common'];

  it('is what is configured, by origin', () => {
    const { mayReach } = createOutbound(places);
    assert.ok(mayReach('https://graph.microsoft.com/v1.0/me'));
    assert.ok(mayReach('https://GRAPH.microsoft.com:443/beta'));
    assert.ok(mayReach('https://login.microsoftonline.com/tenant/oauth2/v2.0/token'));
  });

  for (const address of foreign) {
    it(`is not ${JSON.stringify(address)}`, async () => {
      let calls = 0;
      const { mayReach, fetch } = createOutbound(places, async () => {
        calls += 1;
        return new Response();
      });
      assert.equal(mayReach(address), false);
      await assert.rejects(fetch(address), ForeignAddress);
      assert.equal(calls, 0);
    });
  }

  describe('is not where an answer sends it on to', () => {
    const open: StandIn[] = [];
    afterEach(() => Promise.all(open.splice(0).map((one) => one.close())));

    for (const status of [301, 302, 303, 307, 308]) {
      it(`by ${status}`, async () => {
        const elsewhere = await startStandIn(() => ({ body: {} }));
        const ours = await startStandIn(() => ({ status, headers: { location: `${elsewhere.url}/x` } }));
        open.push(elsewhere, ours);
        const { fetch } = createOutbound([ours.url]);
        for (const method of ['GET', 'POST']) {
          await assert.rejects(fetch(`${ours.url}/y`, { method, redirect: 'follow' }));
        }
        assert.equal(elsewhere.requests.length, 0);
        assert.equal(ours.requests.length, 2);
      });
    }
  });
});
