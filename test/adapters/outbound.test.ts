import assert from 'node:assert/strict';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { gzipSync } from 'node:zlib';
import { createOutbound, ForeignAddress, TooLongAnswer } from '../../src/adapters/outbound.ts';
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

  describe('is listened to only so long', () => {
    const mebibyte = Buffer.alloc(1024 * 1024, 'a');
    const packed = gzipSync(Buffer.concat(Array.from({ length: 64 }, () => mebibyte)));
    let sent = 0;
    let isClosed = Promise.withResolvers<void>();
    const server = createServer((request, response) => {
      if (request.url === '/packed') {
        response.writeHead(200, { 'content-encoding': 'gzip' });
        response.end(packed);
        return;
      }
      const most = request.url === '/short' ? 8 : Number.POSITIVE_INFINITY;
      response.writeHead(201, { 'x-kept': 'yes' });
      response.on('close', () => isClosed.resolve());
      const goOn = () => {
        while (sent < most) {
          sent += 1;
          if (!response.write(mebibyte)) return response.once('drain', goOn);
        }
        return response.end();
      };
      goOn();
    });
    let base = '';
    before(async () => {
      await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
      base = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
    });
    beforeEach(() => {
      sent = 0;
      isClosed = Promise.withResolvers();
    });
    after(() => server.close());

    it('takes in what is long, with its status and headers', async () => {
      const answer = await createOutbound([base]).fetch(`${base}/short`);
      assert.equal(answer.status, 201);
      assert.equal(answer.headers.get('x-kept'), 'yes');
      assert.equal((await answer.arrayBuffer()).byteLength, 8 * mebibyte.length);
    });

    it('gives up what has no end, and hangs up', async () => {
      const answer = await createOutbound([base]).fetch(`${base}/endless`);
      await assert.rejects(answer.text(), TooLongAnswer);
      await isClosed.promise;
    });

    it('gives up what swells when it is unpacked', async () => {
      assert.ok(packed.length < mebibyte.length);
      const answer = await createOutbound([base]).fetch(`${base}/packed`);
      await assert.rejects(answer.text(), TooLongAnswer);
    });
  });
});
