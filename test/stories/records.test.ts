import assert from 'node:assert/strict';
import { wordsOf } from '../support/cards.ts';
import { inviteBySending } from '../support/invite.ts';
import { type System, useSystem } from '../support/system.ts';
import { bothLanguages } from '../support/words.ts';
import { eventually } from '../support/world.ts';

async function calls(system: System, route: string): Promise<number> {
  const all = (await system.control('GET', '/calls')) as readonly {
    readonly system: string;
    readonly route: string;
    readonly count: number;
  }[];
  return all
    .filter((call) => call.system === 'partner-center' && call.route.startsWith(route))
    .reduce((sum, { count }) => sum + count, 0);
}

describe('records of Partner Center', () => {
  const system = useSystem({ DIRECTORY_COMPARE_SECONDS: '2' });

  it('stand for the comparison of an unchanged list: one call a period, and none for the list', async () => {
    await eventually('records were read', async () => (await calls(system, '/v1/auditrecords')) >= 1);
    await system.control('DELETE', '/calls');
    await eventually('four periods went by', async () => (await calls(system, '/v1/auditrecords')) >= 4);
    const [all, records] = [await calls(system, '/'), await calls(system, '/v1/auditrecords')];
    assert.equal(await calls(system, '/v1/customers'), 0);
    assert.ok(all <= records + 1, `${all} calls, ${records} of them for records`);
  });

  it('bring the news of an acceptance', async () => {
    for (const words of bothLanguages) {
      const email = `anna@record-${words.key}.example`;
      const alex = system.person({ locale: words.locale });
      await inviteBySending(alex, words, { email });
      await system.control('POST', '/accept', { domain: `record-${words.key}.example` });
      await alex.isTold(words.said('accepted.title'), email);
    }
  });

  it('leave the comparison as it was where they are refused', async () => {
    const refused = { system: 'partner-center', method: 'GET', path: '/v1/auditrecords' } as const;
    await system.faults({ ...refused, status: 403, times: 1_000 });
    await system.restartBot();
    await eventually('records were refused', async () => (await system.faultsLeft()) <= 999);
    await system.control('DELETE', '/calls');
    await eventually('the list is compared', async () => (await calls(system, '/v1/customers')) >= 3);
    assert.equal(await calls(system, '/v1/auditrecords'), 0);
    for (const words of bothLanguages) {
      const { card } = await system
        .person({ locale: words.locale })
        .says(words.key === 'en' ? 'status' : 'состояние');
      assert.ok(wordsOf(card).includes(words.said('events.records.dap')), wordsOf(card));
    }
    await system.clearFaults();
  });
});
