import assert from 'node:assert/strict';
import { seededProviders } from '../../src/rehearsal/world/seed.ts';
import { actionsOf, wordsOf } from '../support/cards.ts';
import { inviteBySending } from '../support/invite.ts';
import { twoMoreRounds } from '../support/rounds.ts';
import { useSystem } from '../support/system.ts';
import { bothLanguages, exactly } from '../support/words.ts';

describe('an acceptance', () => {
  const system = useSystem();

  for (const words of bothLanguages) {
    describe(`in ${words.key}`, () => {
      const alex = () => system.person({ locale: words.locale });
      const megan = () => system.person({ key: 'megan', locale: words.locale });
      const domain = (name: string) => `${name}-${words.key}.example`;
      const title = words.said('accepted.title');
      it('of an invitation alone is told to the inviter once, with a way to the customer', async () => {
        await inviteBySending(alex(), words, { email: `anna@${domain('acc-alone')}` });
        await system.control('POST', '/accept', { domain: domain('acc-alone') });
        const email = `anna@${domain('acc-alone')}`;
        const told = await alex().isTold(title, email);
        await twoMoreRounds(system);
        assert.equal(alex().told(email).length, 1);
        assert.match(wordsOf(told.card), exactly(words.said('match.tenant')));
        const customer = await alex().presses(told, words.openCustomer);
        assert.match(wordsOf(customer.card), exactly(words.said('customer.relationship.reseller')));
        const list = wordsOf((await alex().says(words.invitations)).card);
        assert.match(list, exactly(words.said('invitation.state.accepted')));
        const found = wordsOf((await alex().says(`${words.customers} acc-alone-${words.key}`)).card);
        assert.match(found, exactly(domain('acc-alone')));
      });

      it('of a joint invitation names what is there and what is best asked of the provider', async () => {
        const provider = seededProviders[1] ?? assert.fail();
        await inviteBySending(alex(), words, {
          email: `bo@${domain('acc-joint')}`,
          inputs: { [words.relationship]: provider.tenantId },
        });
        await system.control('POST', '/accept', { domain: domain('acc-joint') });
        const told = await alex().isTold(domain('acc-joint'));
        assert.match(wordsOf(told.card), exactly(words.said('accepted.joint')));
      });

      it('is told also when it came while the bot was away', async () => {
        await inviteBySending(alex(), words, { email: `cy@${domain('acc-away')}` });
        const accepting = system.control('POST', '/accept', { domain: domain('acc-away') });
        await Promise.all([accepting, system.restartBot()]);
        await alex().isTold(`cy@${domain('acc-away')}`);
      });

      it('and all before it can be seen by a colleague, who may not change what is not theirs', async () => {
        await inviteBySending(alex(), words, { email: `di@${domain('acc-colleague')}` });
        const list = await megan().says(words.invitations);
        const shown = wordsOf(list.card);
        assert.match(shown, exactly(domain('acc-colleague')));
        assert.match(shown, exactly(words.filled('invitations.invitedBy', { name: 'Alex Wilber' })));
        const opened = await megan().presses(list, words.said('button.open'));
        assert.match(wordsOf(opened.card), /Alex Wilber/);
        const titles = actionsOf(opened.card).map((action) => action.title);
        for (const one of [words.send, words.edit, words.discard]) assert.ok(!titles.includes(one), one);
        await system.control('POST', '/accept', { domain: domain('acc-colleague') });
        await alex().isTold(`di@${domain('acc-colleague')}`);
        await twoMoreRounds(system);
        assert.deepEqual(megan().told(title), [], 'only the inviter is told');
      });
    });
  }
});
