/** While a system fails too often it is left alone, and whoever asks is told so instead of waiting. */
import assert from 'node:assert/strict';
import { wordsOf } from '../support/cards.ts';
import { draftTo } from '../support/invite.ts';
import { useSystem } from '../support/system.ts';
import { bothLanguages, exactly } from '../support/words.ts';
import { eventually } from '../support/world.ts';

describe('a system that fails again and again', () => {
  const system = useSystem({ DIRECTORY_COMPARE_SECONDS: '3600' });

  for (const words of bothLanguages) {
    it(`is left alone for a moment, and a card says which and for how long (${words.key})`, async () => {
      const alex = system.person({ locale: words.locale });
      await system.faults({
        system: 'partner-center',
        method: 'GET',
        path: '/v1',
        status: 503,
        times: 10_000,
      });
      const name = words.said('status.system.partner-center');
      const ask = async () => wordsOf((await alex.says(words.providers)).card);
      const isToldSo = (text: string) =>
        text.includes(name) && /\d+ (seconds?|секунд)/.test(text) && text.includes(words.said('fault.title'));
      assert.match(
        await ask(),
        exactly(words.filled('fault.unavailable', { system: name })),
        'the first time it was tried',
      );
      await eventually('calls are held back', async () => isToldSo(await ask()));
      await eventually('it is told so, and nobody was asked', async () => {
        const left = await system.faultsLeft();
        return isToldSo(await ask()) && (await system.faultsLeft()) === left;
      });
      await system.clearFaults();
      await eventually('it is asked again', async () => (await ask()).includes('Brightport'));
    });
  }

  for (const words of bothLanguages) {
    it(`is the store too: what is in memory is still answered, and nothing is lost or twice (${words.key})`, async () => {
      const alex = system.person({ locale: words.locale });
      const domain = `store-down-${words.key}.example`;
      const draft = await draftTo(alex, words, { email: `a@${domain}` });
      const outage = { system: 'cosmos', path: '/', status: 503, times: 1_000_000 } as const;
      const methods = ['GET', 'POST', 'PUT', 'PATCH', 'DELETE'];
      await system.faults(...methods.map((method) => ({ ...outage, method })));
      const name = words.said('status.system.store');
      const ask = async () => wordsOf((await alex.says(words.invitations)).card);
      await eventually('the card names the store and says how long', async () => {
        const text = await ask();
        assert.match(text, exactly(words.said('fault.title')));
        return text.includes(name) && /\d+ (seconds?|секунд)/.test(text);
      });
      assert.match(wordsOf((await alex.says(`${words.customers} larkfield`)).card), /Larkfield Bakery/);
      const press = alex.press(draft, words.send);
      assert.deepEqual(
        (await Promise.all([alex.post(press), alex.post(press)])).map(({ status }) => status),
        [200, 200],
        'a button is answered, whatever became of it',
      );
      assert.deepEqual(await system.mailsTo(domain), [], 'nothing that could not be written down goes out');
      await system.clearFaults();
      await eventually('it is asked again', async () => (await ask()).includes(domain));
      const sent = await alex.presses(draft, words.send);
      assert.match(wordsOf(sent.card), exactly(words.said('invitation.state.sent')));
      assert.equal((await system.mailsTo(domain)).length, 1);
    });
  }
});
