import assert from 'node:assert/strict';
import { wordsOf } from '../support/cards.ts';
import { inviteBySending } from '../support/invite.ts';
import { useSystem } from '../support/system.ts';
import { bothLanguages, exactly } from '../support/words.ts';

describe('a customer who had accepted and is gone', () => {
  const system = useSystem();

  for (const words of bothLanguages) {
    it(`is told to the inviter once, and the invitation stays accepted (${words.key})`, async () => {
      const domain = `vanishing-${words.key}.example`;
      const email = `anna@${domain}`;
      const alex = system.person({ locale: words.locale });
      await inviteBySending(alex, words, { email });
      await system.control('POST', '/accept', { domain });
      await alex.isTold(words.said('accepted.title'), email);
      await system.control('POST', '/vanish', { domain });
      const told = await alex.isTold(words.said('leftNotice.text'));
      const opened = await alex.presses(told, words.said('button.open'));
      assert.match(wordsOf(opened.card), exactly(words.said('invitation.state.accepted')));
      await system.restartBot();
      assert.equal(alex.told(words.said('leftNotice.text')).length, 1);
    });
  }
});
