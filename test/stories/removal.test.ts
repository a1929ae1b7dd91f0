import assert from 'node:assert/strict';
import { titles, wordsOf } from '../support/cards.ts';
import { cardOf, type Person, type Shown } from '../support/person.ts';
import { askToRemove, roomInputs } from '../support/remove.ts';
import { startSystem, type System } from '../support/system.ts';
import { bothLanguages, exactly } from '../support/words.ts';
import { eventually } from '../support/world.ts';

for (const words of bothLanguages) {
  describe(`ending a relationship with four eyes (${words.key})`, () => {
    let system: System;
    let alex: Person;
    let megan: Person;
    before(async () => {
      system = await startSystem();
      alex = system.person({ locale: words.locale });
      megan = system.person({ key: 'megan', locale: words.locale });
      // Both have a chat with the bot.
      await alex.says(words.help);
      await megan.says(words.help);
      const choices = await megan.says(words.key === 'en' ? 'notifications' : 'уведомления');
      const all = words.said('notifications.all.label');
      await megan.presses(choices, words.save, { [all]: 'customer-lost' });
    });
    after(() => system.close());

    const cooled = () => system.control('POST', '/clock', { advanceMs: 31 * 60_000 });
    const asked = (name: string) => megan.isTold(words.said('approval.state.waitingForYou'), name);
    /** The card as it was brought up to date since. */
    const now = (person: Person, shown: Shown): Shown => {
      const last = system.connector.sent.findLast(
        ({ activityId, conversationId }) =>
          activityId === shown.activityId && conversationId === person.conversationId,
      );
      return last ? { activityId: shown.activityId, card: cardOf(last) } : shown;
    };

    it('shows first what blocks it, what stays and who may do it', async () => {
      const blocked = await alex.says(`${words.remove} Larkfield Bakery`);
      assert.match(wordsOf(blocked.card), exactly(words.said('room.blocks.subscriptions.do')));
      assert.match(wordsOf(blocked.card), /Larkfield Bakery support/);
      assert.ok(!titles(blocked).includes(words.askForApproval), 'what is blocked cannot be asked for');
      const reserved = await alex.says(`${words.remove} nakheel-tijara.example`);
      assert.match(wordsOf(reserved.card), exactly(words.said('room.blocks.reservations.do')));
      const customer = await alex.says(`${words.customer} Motorwerk Süd`);
      const free = await alex.presses(customer, words.removeButton);
      assert.match(wordsOf(free.card), exactly(words.said('room.blocks.none')));
      assert.match(wordsOf(free.card), exactly(words.said('room.who.text')));
      assert.match(wordsOf(free.card), exactly(words.said('room.statement.text')));
    });

    it('asks for everything at once, and for the name letter by letter', async () => {
      const room = await alex.says(`${words.remove} Motorwerk Süd`);
      const inputs = roomInputs(words, {
        customer: 'Motorwerk Süd',
        name: 'motorwerk süd',
        reason: '',
        attested: 'false',
      });
      const again = await alex.presses(room, words.askForApproval, inputs);
      for (const key of ['not-attested', 'no-reason', 'other-name'] as const)
        assert.match(wordsOf(again.card), exactly(words.said(`removal.problem.${key}`)));
      assert.match(wordsOf(again.card), /motorwerk süd/, 'what was typed stays');
      assert.deepEqual(await buttonsToDecide(), []);
    });

    const buttonsToDecide = async () => {
      const list = await megan.says(words.approvals);
      return titles(list).filter((title) => title === words.said('button.open'));
    };

    it('ends it after a colleague agreed and the time to undo is over, and proves it', async () => {
      const pending = await askToRemove(alex, words, {
        customer: 'Motorwerk Süd',
        notice: 'mail',
        inputs: { [words.said('field.noticeTo.label')]: 'boss@motorwerk-sued.example' },
      });
      assert.match(wordsOf(pending.card), exactly(words.said('approval.meaning.own')));
      assert.ok(!titles(pending).includes(words.approve), 'nobody decides their own request');
      const card = await asked('Motorwerk Süd');
      assert.match(wordsOf(card.card), /They move to a partner nearby/);
      const agreed = await megan.presses(card, words.approve, { [words.comment]: 'Agreed.' });
      assert.match(wordsOf(agreed.card), exactly(words.said('approval.state.approved')));
      const told = await alex.isTold(words.filled('approval.told.approved', { name: 'Motorwerk Süd' }));
      assert.match(wordsOf(told.card), /Megan Bowen/);
      assert.ok(titles(told).includes(words.undo));
      await eventually('the requester’s own card is closed', async () =>
        wordsOf(now(alex, pending).card).includes(words.said('approval.state.approved')),
      );
      const again = await megan.presses(card, words.approve);
      assert.match(wordsOf(again.card), exactly(words.said('approval.refusal.not-now')));
      await cooled();
      const news = await alex.isTold(words.said('removal.news.gone'));
      await megan.isTold(words.said('removal.news.gone'));
      const record = await alex.presses(news, words.said('button.removal'));
      assert.match(wordsOf(record.card), exactly(words.said('removal.state.gone')));
      const history = await alex.presses(record, words.said('button.history'));
      assert.match(wordsOf(history.card), exactly(words.said('history.removal.cooling')));
      await eventually(
        'it is gone from the list',
        async () =>
          !wordsOf((await alex.says(`${words.customers} Motorwerk`)).card).includes('motorwerk-sued.example'),
      );
      const calls = (await system.control('GET', '/calls')) as readonly { method: string; count: number }[];
      assert.deepEqual(
        calls.filter(({ method }) => method === 'PATCH').map(({ count }) => count),
        [1],
      );
      await eventually(
        'the customer is written to',
        async () => (await system.mailsTo('motorwerk-sued.example')).length === 1,
      );
      const access = await alex.presses(record, words.said('button.endDelegation'));
      assert.match(wordsOf(access.card), exactly(words.said('removal.delegation.confirm.text')));
      const ended = await alex.presses(access, words.said('button.endDelegation.confirm'));
      assert.match(wordsOf(ended.card), /Motorwerk Süd support/);
      assert.match(wordsOf(access.card), /Motorwerk Süd/);
      assert.match(wordsOf(ended.card), exactly(words.said('removal.delegations.none')));
      assert.doesNotMatch(wordsOf(ended.card), exactly(words.said('removal.delegations.title')));
      // What was decided here is told as that, and not as a customer who was lost.
      assert.deepEqual([...alex.told(words.said('lost.text')), ...megan.told(words.said('lost.text'))], []);
    });
  });
}
