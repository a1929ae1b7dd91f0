import assert from 'node:assert/strict';
import { partner } from '../../src/rehearsal/facts.ts';
import { inviteBySending } from '../support/invite.ts';
import { signedEvents } from '../support/signed-events.ts';
import { startSystem, type System, useSystem } from '../support/system.ts';
import { eventually } from '../support/world.ts';
import { bothLanguages, english } from '../support/words.ts';

const acceptance = 'reseller-relationship-accepted-by-customer';

/** Registers this address for events, as an administrator of ours would. */
async function register({ rehearsalUrl, botUrl }: System): Promise<void> {
  const granted = await fetch(`${rehearsalUrl}/login/${partner.tenantId}/oauth2/v2.0/token`, {
    method: 'POST',
    body: new URLSearchParams({
      grant_type: 'client_credentials',
      client_id: 'an-administrator',
      client_secret: 'rehearsal',
      scope: 'https://api.partnercenter.microsoft.com/.default',
    }),
  });
  const { access_token: token } = (await granted.json()) as { readonly access_token: string };
  const registered = await fetch(`${rehearsalUrl}/partner-center/webhooks/v1/registration`, {
    method: 'POST',
    headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
    body: JSON.stringify({
      WebhookUrl: `${botUrl}/api/partner-center/events`,
      WebhookEvents: [acceptance],
    }),
  });
  assert.equal(registered.status, 200, await registered.text());
}

/** How often the customer list was read since the counters were reset. */
async function listReads(system: System): Promise<number> {
  const calls = (await system.control('GET', '/calls')) as readonly {
    readonly system: string;
    readonly route: string;
    readonly count: number;
  }[];
  return calls.find((call) => call.system === 'partner-center' && call.route === '/v1/customers')?.count ?? 0;
}

describe('events of Partner Center, where the list is compared every minute only', () => {
  const system = useSystem({ DIRECTORY_COMPARE_SECONDS: '60' });

  it('bring the news of an acceptance long before the minute is over, in both languages', async () => {
    await register(system);
    for (const words of bothLanguages) {
      const alex = system.person({ locale: words.locale });
      // Late data: half of the tenants are listed before they can be read, half the other way round.
      for (const domain of [`event-${words.key}.example`, `event-${words.key}-2.example`]) {
        await inviteBySending(alex, words, { email: `anna@${domain}` });
        await system.control('POST', '/accept', { domain });
        await alex.isTold(words.said('accepted.title'), `anna@${domain}`);
      }
    }
  });

  it('cause two looks at most, however many come, and none when they come again', async () => {
    const quiet = await startSystem({ DIRECTORY_COMPARE_SECONDS: '3600' });
    try {
      // So few customers are one page: one call is one look.
      await quiet.control('POST', '/customers', { count: 20, seed: 'few' });
      await quiet.control('DELETE', '/calls');
      const events = signedEvents(quiet);
      const bodies = Array.from({ length: 20 }, (_, one) => events.bodyOf({ ResourceUri: String(one) }));
      const posts = bodies.map((body) => ({ body, headers: events.headersOf(body) }));
      for (let time = 0; time < 20; time += 1) {
        const answers = await Promise.all(posts.map(({ body, headers }) => events.postBody(body, headers)));
        assert.ok(answers.every(({ status }) => status === 200));
      }
      await eventually('the list is read', async () => (await listReads(quiet)) >= 2);
      assert.equal(await listReads(quiet), 2);
    } finally {
      await quiet.close();
    }
  });

  it('change nothing by what they say: a made-up acceptance is told to nobody', async () => {
    const alex = system.person({ locale: english.locale });
    const email = 'anna@never-accepted.example';
    await inviteBySending(alex, english, { email });
    await system.control('DELETE', '/calls');
    const response = await signedEvents(system).post({
      ResourceUri: 'https://attacker.example/v1/customers/x',
    });
    assert.equal(response.status, 200);
    await eventually('the list was read', async () => (await listReads(system)) >= 1);
    assert.deepEqual(alex.told(email), []);
  });
});

describe('what says that it is an event of Partner Center', () => {
  const system = useSystem({ DIRECTORY_COMPARE_SECONDS: '3600' }, async (system) => {
    await eventually('the list was compared', async () => (await listReads(system)) >= 1);
  });
  beforeEach(() => system.control('DELETE', '/calls'));

  /** Whatever was asked for by an event is asked for in the answer to it, or right after. */
  const looksAfter = async (work: () => Promise<void>) => {
    await work();
    const genuine = await signedEvents(system).post({ EventName: 'test-created' });
    assert.equal(genuine.status, 200);
    return listReads(system);
  };

  it('is refused with 4xx, and nothing follows, when it is forged, unsigned, too large, no JSON, or names another host', async () => {
    const events = signedEvents(system);
    const body = events.bodyOf();
    const good = events.headersOf(body);
    const { authorization: _, ...unsigned } = good;
    const attempts: readonly [string, Readonly<Record<string, string>>, number][] = [
      [body, unsigned, 401],
      [body, { ...good, authorization: 'Bearer x' }, 401],
      [body.replace('Customer', 'Custumer'), good, 403],
      [body, { ...good, 'x-ms-signature-algorithm': 'none' }, 403],
      [body, { ...good, 'x-ms-certificate-url': 'https://attacker.example/x.cer' }, 403],
      [body, { ...good, 'x-ms-certificate-url': `${system.rehearsalUrl}.attacker.example/x.cer` }, 403],
      [
        body,
        {
          ...good,
          'x-ms-certificate-url': `${system.rehearsalUrl}/partner-center/certificates/rehearsal-root.cer`,
        },
        403,
      ],
      [`${body}${' '.repeat(70_000)}`, good, 413],
      ['not JSON', events.headersOf('not JSON'), 400],
      [body, { ...good, 'content-type': 'text/plain' }, 415],
    ];
    const looks = await looksAfter(async () => {
      for (const [sent, headers, status] of attempts) {
        const answer = await events.postBody(sent, headers);
        assert.equal(answer.status, status, JSON.stringify(headers));
        assert.match(await answer.text(), /^\{"error":"[A-Za-z ]+"\}$/);
      }
    });
    assert.equal(looks, 0);
  });

  it('is answered 200 and left alone when it is of no kind that we know, or a year late', async () => {
    const events = signedEvents(system);
    const looks = await looksAfter(async () => {
      for (const fields of [
        { EventName: 'customer-danced' },
        { EventName: '__proto__' },
        { ResourceChangeUtcDate: '2020-01-01T00:00:00.0000000+00:00' },
      ]) {
        assert.equal((await events.post(fields)).status, 200);
      }
    });
    assert.equal(looks, 0);
  });

  it('is asked to come again while its certificate cannot be had', async () => {
    const fresh = await startSystem({ DIRECTORY_COMPARE_SECONDS: '60' });
    try {
      await fresh.faults({
        system: 'partner-center',
        method: 'GET',
        path: '/certificates',
        status: 503,
        times: 1,
      });
      const events = signedEvents(fresh);
      assert.equal((await events.post()).status, 503);
      assert.equal((await events.post()).status, 200);
    } finally {
      await fresh.close();
    }
  });
});
