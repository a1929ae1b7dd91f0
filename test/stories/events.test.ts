import assert from 'node:assert/strict';
import { partner } from '../../src/rehearsal/facts.ts';
import { inviteBySending } from '../support/invite.ts';
import { startSystem, type System } from '../support/system.ts';
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

describe('events of Partner Center, where the list is compared every minute only', function () {
  this.timeout(180_000);
  let system: System;
  before(async () => {
    system = await startSystem({ DIRECTORY_COMPARE_SECONDS: '60' });
  });
  after(() => system.close());

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

  it('cause two looks at most, however many come', async () => {
    const quiet = await startSystem({ DIRECTORY_COMPARE_SECONDS: '60' });
    try {
      // So few customers are one page: one call is one look.
      await quiet.control('POST', '/customers', { count: 20, seed: 'few' });
      await quiet.control('DELETE', '/calls');
      const event = JSON.stringify({ EventName: acceptance, ResourceUri: null, ResourceName: 'Customer' });
      const post = () =>
        fetch(`${quiet.botUrl}/api/partner-center/events`, {
          method: 'POST',
          headers: { 'content-type': 'application/json' },
          body: event,
        });
      for (let hundred = 0; hundred < 10; hundred += 1) {
        const answers = await Promise.all(Array.from({ length: 100 }, post));
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
    const response = await fetch(`${system.botUrl}/api/partner-center/events`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ EventName: acceptance, ResourceUri: 'https://attacker.example/v1/customers/x' }),
    });
    assert.equal(response.status, 200);
    await eventually('the list was read', async () => (await listReads(system)) >= 1);
    assert.deepEqual(alex.told(email), []);
  });
});
