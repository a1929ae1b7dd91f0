import assert from 'node:assert/strict';
import { titles, wordsOf } from '../support/cards.ts';
import type { Shown } from '../support/person.ts';
import { useSystem } from '../support/system.ts';
import { bothLanguages, exactly } from '../support/words.ts';

describe('a choice of customers goes on to what was asked', () => {
  const system = useSystem();

  for (const words of bothLanguages) {
    const { said } = words;
    describe(`in ${words.key}`, () => {
      const alex = () => system.person({ locale: words.locale });
      const isRoom = (shown: Shown) =>
        assert.match(wordsOf(shown.card), exactly(said('room.who.text')), wordsOf(shown.card));

      it('opens the removal room, of a choice and of every page of the list', async () => {
        const choice = await alex().says(`${words.remove} a`);
        assert.match(wordsOf(choice.card), exactly(said('customers.choice.title')));
        assert.ok(!titles(choice).includes(words.openCustomer));
        isRoom(await alex().presses(choice, words.removeButton));
        const list = await alex().presses(choice, said('button.showAll'));
        const next = await alex().presses(list, words.nextPage);
        assert.match(wordsOf(next.card), exactly(said('customers.purpose.remove')));
        isRoom(await alex().presses(next, words.removeButton));
        const found = await alex().presses(next, said('button.search'), {
          [said('customers.find.label')]: 'Larkfield',
        });
        isRoom(await alex().presses(found, words.removeButton));
      });

      it('also where nobody was named, and where nobody was found', async () => {
        const asked = await alex().says(words.remove);
        const list = await alex().presses(asked, said('button.customers'));
        isRoom(await alex().presses(list, words.removeButton));
        const none = await alex().says(`${words.remove} qxqxqxqxqx`);
        const all = await alex().presses(none, said('button.allCustomers'));
        isRoom(await alex().presses(all, words.removeButton));
      });

      it('opens the customer where that was asked', async () => {
        const choice = await alex().says(`${words.customer} a`);
        assert.ok(!titles(choice).includes(words.removeButton));
        const opened = await alex().presses(choice, words.openCustomer);
        assert.match(wordsOf(opened.card), exactly(said('customer.section.account')));
      });

      it('verifies and shows the history of whoever was chosen', async () => {
        const verify = words.key === 'en' ? 'verify' : 'проверить';
        const choose = async (args: string) => {
          const choice = await alex().says(`${words.history} ${args}`);
          assert.match(wordsOf(choice.card), exactly(said('history.several.text')));
          const [name = ''] = titles(choice);
          return { name, shown: wordsOf((await alex().presses(choice, name)).card) };
        };
        const verified = await choose(`${verify} a`);
        assert.match(verified.shown, exactly(said('history.verified.title')));
        const { name, shown } = await choose('a');
        assert.match(shown, exactly(words.filled('history.title.one', { name })));
      });
    });
  }
});
