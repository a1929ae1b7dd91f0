/** While a system fails too often it is left alone, and whoever asks is told so instead of waiting. */
import assert from 'node:assert/strict';
import { wordsOf } from '../support/cards.ts';
import { useSystem } from '../support/system.ts';
import { bothLanguages, exactly } from '../support/words.ts';
import { eventually } from '../support/world.ts';

describe('a system that fails again and again', function () {
  this.timeout(90_000);
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
      assert.match(await ask(), exactly(words.said('fault.unavailable')), 'the first time it was tried');
      await eventually('calls are held back', async () => isToldSo(await ask()));
      const left = await system.faultsLeft();
      if (isToldSo(await ask())) assert.equal(await system.faultsLeft(), left, 'nobody was asked');
      await system.clearFaults();
      await eventually('it is asked again', async () => (await ask()).includes('Brightport'));
    });
  }
});
