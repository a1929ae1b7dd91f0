import assert from 'node:assert/strict';
import { actionsOf, wordsOf } from '../support/cards.ts';
import type { Person } from '../support/person.ts';
import { askToRemove } from '../support/remove.ts';
import { startSystem, type System } from '../support/system.ts';
import { bothLanguages, exactly } from '../support/words.ts';
import { eventually, type Fault } from '../support/world.ts';

const ending = { system: 'partner-center', method: 'PATCH', path: '/v1/customers/' } as const;
const reading = { ...ending, method: 'GET' } as const;

const troubles: readonly (readonly [what: string, calls: number, faults: readonly Fault[]])[] = [
  ['the call does not reach Partner Center', 2, [{ ...ending, drop: 'before' }]],
  ['the answer to the call is lost', 1, [{ ...ending, drop: 'after' }]],
  ['Partner Center fails at the call', 2, [{ ...ending, status: 500 }]],
  ['Partner Center is busy at the call', 2, [{ ...ending, status: 429, retryAfter: 1 }]],
  [
    'the answer is lost and nobody can look',
    1,
    [
      { ...ending, drop: 'after' },
      { ...reading, status: 503, times: 6 },
    ],
  ],
];

const delegated = '/v1.0/tenantRelationships/delegatedAdminRelationships';

describe('a removal on a bad line', () => {
  let system: System;
  before(async () => {
    system = await startSystem();
  });
  after(() => system.close());

  const count = async (method: string, route: RegExp) => {
    const calls = (await system.control('GET', '/calls')) as readonly {
      readonly method: string;
      readonly route: string;
      readonly count: number;
    }[];
    const found = calls.filter((one) => one.method === method && route.test(one.route));
    return found.reduce((sum, one) => sum + one.count, 0);
  };

  const removed = async (
    { alex, megan }: { readonly alex: Person; readonly megan: Person },
    words: (typeof bothLanguages)[number],
    { name, faults }: { readonly name: string; readonly faults: readonly Fault[] },
  ) => {
    await askToRemove(alex, words, { customer: name });
    const card = await megan.isTold(words.said('approval.state.waitingForYou'), name);
    await megan.presses(card, words.approve);
    await alex.isTold(words.filled('approval.told.approved', { name }));
    await system.faults(...faults);
    await system.control('POST', '/clock', { advanceMs: 31 * 60_000 });
    return alex.isTold(words.filled('removal.news.title', { name }), words.said('removal.news.gone'));
  };

  for (const [index, [what, calls, faults]] of troubles.entries()) {
    const words = bothLanguages[index % 2] ?? assert.fail();
    it(`happens once when ${what} (${words.key})`, async () => {
      const alex = system.person({ locale: words.locale });
      const megan = system.person({ key: 'megan', locale: words.locale });
      const name = `Trouble ${index}`;
      const domain = `trouble-${index}.example`;
      for (const person of [alex, megan]) await person.says(words.help);
      await system.control('POST', '/accept', { domain, name });
      await system.control('POST', '/contents', {
        domain,
        subscriptions: 'none',
        reservations: 0,
        removal: 'allowed',
      });
      await eventually('it is in the list', async () =>
        actionsOf((await alex.says(`${words.remove} ${domain}`)).card).some(
          ({ title }) => title === words.askForApproval,
        ),
      );
      const before = await count('PATCH', /customers/);
      const news = await removed({ alex, megan }, words, { name, faults });
      assert.equal(await system.faultsLeft(), 0, 'the trouble was met');
      const record = await alex.presses(news, words.said('button.removal'));
      assert.match(wordsOf(record.card), exactly(words.said('removal.state.gone')));
      assert.equal(alex.told(words.filled('removal.news.title', { name })).length, 1);
      assert.equal((await count('PATCH', /customers/)) - before, calls);
    });
  }

  for (const [index, drop] of (['before', 'after'] as const).entries()) {
    const words = bothLanguages[index] ?? assert.fail();
    it(`asks once for the end of an access whose ${drop === 'before' ? 'request' : 'answer'} is lost (${words.key})`, async () => {
      const alex = system.person({ locale: words.locale });
      const megan = system.person({ key: 'megan', locale: words.locale });
      for (const person of [alex, megan]) await person.says(words.help);
      const name = index === 0 ? 'Motorwerk Süd' : 'Larkfield Bakery';
      const domain = index === 0 ? 'motorwerk-sued.example' : 'larkfield.example';
      await system.control('POST', '/contents', {
        domain,
        subscriptions: 'none',
        reservations: 0,
        removal: 'allowed',
      });
      const news = await removed({ alex, megan }, words, { name, faults: [] });
      const record = await alex.presses(news, words.said('button.removal'));
      const before = await count('POST', /delegatedAdminRelationships/);
      await system.faults({ system: 'graph', method: 'POST', path: delegated, drop });
      const confirm = await alex.presses(record, words.said('button.endDelegation'));
      await alex.presses(confirm, words.said('button.endDelegation.confirm'));
      const support = `${name} support`;
      const outcomes = [
        words.filled('removal.delegation.requested', { name: support }),
        words.filled('removal.delegation.over-already', { name: support }),
      ];
      await eventually('its end is known', async () => {
        const shown = wordsOf((await alex.presses(news, words.said('button.removal'))).card);
        return outcomes.some((one) => shown.includes(one));
      });
      // What did not arrive is asked for once more; what did is found asked for.
      assert.equal((await count('POST', /delegatedAdminRelationships/)) - before, drop === 'before' ? 2 : 1);
    });
  }

  for (const [index, words] of bothLanguages.entries()) {
    it(`says that the end of an access is under way while Microsoft is slow, and then what came of it (${words.key})`, async () => {
      const alex = system.person({ locale: words.locale });
      const megan = system.person({ key: 'megan', locale: words.locale });
      for (const person of [alex, megan]) await person.says(words.help);
      const name = index === 0 ? 'Žalioji Kavinė' : 'Orion Dental';
      const domain = index === 0 ? 'zalioji-kavine.example' : 'orion-dental.example';
      const contents = { domain, subscriptions: 'none', reservations: 0, removal: 'allowed' };
      await system.control('POST', '/contents', contents);
      const news = await removed({ alex, megan }, words, { name, faults: [] });
      const record = await alex.presses(news, words.said('button.removal'));
      const before = await count('POST', /delegatedAdminRelationships/);
      // Longer than a person waits for an answer, and shorter than a call is waited for.
      const slow = { system: 'graph', path: delegated, delayMs: 2_500, times: 3 } as const;
      await system.faults({ ...slow, method: 'GET' }, { ...slow, method: 'POST', times: 1 });
      const confirm = await alex.presses(record, words.said('button.endDelegation'));
      assert.match(wordsOf(confirm.card), exactly(words.said('removal.delegation.confirm.text')));
      const asking = await alex.presses(confirm, words.said('button.endDelegation.confirm'));
      const support = `${name} support`;
      assert.ok(wordsOf(asking.card).includes(words.filled('removal.delegation.asking', { name: support })));
      await alex.isTold(
        words.filled('removal.news.title', { name }),
        words.said('removal.news.access-requested'),
      );
      await system.clearFaults();
      const shown = wordsOf((await alex.presses(news, words.said('button.removal'))).card);
      assert.ok(shown.includes(words.filled('removal.delegation.requested', { name: support })));
      assert.equal((await count('POST', /delegatedAdminRelationships/)) - before, 1);
    });
  }
});
