import assert from 'node:assert/strict';
import { tenantIdOfDomain } from '../../src/rehearsal/facts.ts';
import { actionsOf, wordsOf } from '../support/cards.ts';
import { useSystem } from '../support/system.ts';
import { bothLanguages, exactly } from '../support/words.ts';
import { eventually } from '../support/world.ts';

const titles = (card: unknown) => actionsOf(card).map(({ title }) => title);
const names = (card: unknown) =>
  actionsOf(card)
    .filter(({ verb }) => verb === 'customer.open.v1')
    .map(({ data }) => String(data.customerId));

describe('customers and providers', () => {
  const system = useSystem();

  for (const words of bothLanguages) {
    describe(`in ${words.key}`, () => {
      const alex = () => system.person({ locale: words.locale });

      it('leafs through all customers forwards and backwards on one card', async () => {
        const first = await alex().says(words.customers);
        assert.match(wordsOf(first.card), /240/);
        assert.ok(!titles(first.card).includes(words.previousPage));
        const second = await alex().presses(first, words.nextPage);
        assert.equal(second.activityId, first.activityId);
        assert.notDeepEqual(names(second.card), names(first.card));
        const back = await alex().presses(second, words.previousPage);
        assert.deepEqual(names(back.card), names(first.card));
        const seen = new Set(names(first.card));
        let page = first;
        while (titles(page.card).includes(words.nextPage)) {
          page = await alex().presses(page, words.nextPage);
          for (const name of names(page.card)) seen.add(name);
        }
        assert.equal(seen.size, 240);
      });

      it('finds by a part of the name, the domain or the tenant id, in either script', async () => {
        for (const text of ['Сириус', 'sirius', 'СИРИУС', 'irius', '«Sirius»']) {
          const shown = wordsOf((await alex().says(`${words.customers} ${text}`)).card);
          assert.match(shown, /Sirius Logistics/, text);
          assert.match(shown, /Сириус Консалт/, text);
        }
        const byDomain = await alex().says(`${words.customers} motorwerk-sued.exa`);
        assert.match(wordsOf(byDomain.card), /Motorwerk Süd/);
        const byName = await alex().says(`${words.customers} zalioji`);
        assert.match(wordsOf(byName.card), /Žalioji Kavinė/);
        const id = tenantIdOfDomain('orion-dental.example');
        assert.match(wordsOf((await alex().says(`${words.customers} ${id}`)).card), /Orion Dental/);
      });

      it('says when nothing was found, and offers a way on', async () => {
        const none = await alex().says(`${words.customers} qqqq-nothing`);
        assert.match(wordsOf(none.card), exactly(words.said('customers.nothing.title')));
        assert.notEqual(titles(none.card).length, 0);
      });

      it('opens the one customer that is meant, from the list and by name, domain and tenant id', async () => {
        const list = await alex().says(`${words.customers} motorwerk-sued`);
        const fromList = await alex().presses(list, words.openCustomer);
        for (const text of [
          'Motorwerk Süd',
          'motorwerk-sued.example',
          tenantIdOfDomain('motorwerk-sued.example'),
        ]) {
          const one = await alex().says(`${words.customer} ${text}`);
          assert.match(wordsOf(one.card), exactly(words.said('customer.relationship.reseller')), text);
          assert.match(wordsOf(one.card), /motorwerk-sued\.example/);
        }
        assert.match(wordsOf(fromList.card), /motorwerk-sued\.example/);
        assert.notEqual(fromList.activityId, list.activityId, 'the list stays for the next customer');
        const links = actionsOf(fromList.card).filter(({ type }) => type === 'Action.OpenUrl');
        assert.deepEqual(
          links.map(({ url }) => new URL(url ?? '').hostname),
          ['partner.microsoft.com', 'admin.microsoft.com'],
        );
      });

      it('shows the choice when several fit, asks when nothing was named, and says when none is there', async () => {
        const several = wordsOf((await alex().says(`${words.customer} sirius`)).card);
        assert.match(several, /Sirius Logistics[\s\S]*Сириус Консалт|Сириус Консалт[\s\S]*Sirius Logistics/);
        const asked = await alex().says(words.customer);
        assert.match(wordsOf(asked.card), exactly(words.said('answer.customer.ask.title')));
        const unknown = await alex().says(`${words.customer} nobody-of-that-name`);
        assert.match(wordsOf(unknown.card), exactly(words.said('customers.nothing.title')));
      });

      it('lists the six providers', async () => {
        const shown = wordsOf((await alex().says(words.providers)).card);
        for (const name of ['Brightport Distribution', 'Éclat Distribution', 'Янтарь Дистрибуция']) {
          assert.match(shown, new RegExp(name));
        }
        assert.match(shown, /7000456/);
      });

      it('keeps the last whole list while a comparison breaks off in its middle, and says since when', async () => {
        const failing = words.said('customers.failing').split('{when}')[1] ?? assert.fail();
        const shown = async () => wordsOf((await alex().says(words.customers)).card);
        const fault = { system: 'partner-center', method: 'GET', path: '/v1/customers', drop: 'after' };
        await system.control('POST', '/faults', [{ ...fault, times: 1_000 }]);
        try {
          await eventually('it is said', async () => (await shown()).includes(failing));
          assert.match(await shown(), /240/);
          const found = wordsOf((await alex().says(`${words.customers} motorwerk-sued`)).card);
          assert.match(found, /motorwerk-sued\.example/);
        } finally {
          await system.control('DELETE', '/faults');
        }
        await eventually('it is well again', async () => !(await shown()).includes(failing));
      });

      it('explains an empty list', async () => {
        await system.control('POST', '/customers', { count: 0, seed: 'empty' });
        try {
          const isEmpty = async () =>
            wordsOf((await alex().says(words.customers)).card).includes(words.said('customers.empty.title'));
          await eventually('the list is empty', isEmpty);
          assert.match(
            wordsOf((await alex().says(words.customers)).card),
            exactly(words.said('customers.empty.provider')),
          );
        } finally {
          await system.control('POST', '/customers', { count: 240, seed: 'again' });
        }
        await eventually('the list is back', async () =>
          wordsOf((await alex().says(words.customers)).card).includes('240'),
        );
      });
    });
  }
});
