import assert from 'node:assert/strict';
import { titles, wordsOf } from '../support/cards.ts';
import { draftTo } from '../support/invite.ts';
import { useSystem } from '../support/system.ts';
import { bothLanguages, exactly } from '../support/words.ts';
import { eventually } from '../support/world.ts';

describe('before the list of customers is there', () => {
  const system = useSystem();
  const list = { system: 'partner-center', method: 'GET', times: 10_000 } as const;
  let store = 0;
  /** A store that knows no customer yet, and a list that does not come, while single customers can be read. */
  const startsAnew = async () => {
    await system.faults(
      { ...list, path: '/v1/customers/', delayMs: 1 },
      { ...list, path: '/v1/customers', status: 400 },
    );
    store += 1;
    await system.restartBot({ COSMOS_DATABASE: `no-list-${store}` });
  };

  for (const words of bothLanguages) {
    describe(`in ${words.key}`, () => {
      const { said } = words;
      const alex = () => system.person({ locale: words.locale });
      before(startsAnew);
      after(() => system.clearFaults());

      it('whoever asks for customers is told why none is shown, and comes on by asking again', async () => {
        const since = said('customers.failing.first').split('{when}')[1] ?? assert.fail();
        const asked = [
          words.customers,
          `${words.customers} motorwerk`,
          `${words.customer} motorwerk-sued.example`,
          `${words.remove} Motorwerk`,
        ];
        for (const text of asked) {
          let shown = await alex().says(text);
          await eventually('it is known that the list cannot be read', async () => {
            shown = await alex().says(text);
            return wordsOf(shown.card).includes(since);
          });
          assert.match(wordsOf(shown.card), exactly(said('customers.unread.title')), text);
          assert.doesNotMatch(wordsOf(shown.card), exactly(said('customers.nothing.title')), text);
          assert.ok(titles(shown).includes(said('button.tryAgain')), text);
        }
      });

      it('an invitation says that nobody compared the domain, and still knows who is a customer', async () => {
        const draft = await draftTo(alex(), words, { email: `anna@nolist-${words.key}.example` });
        assert.match(wordsOf(draft.card), exactly(said('finding.no-list.title')));
        assert.match(wordsOf(draft.card), exactly(said('finding.no-list.text')));
        assert.ok(titles(draft).includes(words.send));
        const theirs = await draftTo(alex(), words, { email: 'anna@motorwerk-sued.example' });
        const title = words.filled('answer.alreadyCustomer.title', { customer: 'Motorwerk Süd' });
        assert.match(wordsOf(theirs.card), exactly(title));
        await alex().presses(draft, words.discard);
      });

      it('is shown whole as soon as it was read to its end', async () => {
        await system.clearFaults();
        await eventually('the list is there', async () =>
          wordsOf((await alex().says(words.customers)).card).includes('240'),
        );
        const draft = await draftTo(alex(), words, { email: `bo@nolist-${words.key}.example` });
        assert.doesNotMatch(wordsOf(draft.card), exactly(said('finding.no-list.title')));
        await alex().presses(draft, words.discard);
      });
    });
  }
});
