import assert from 'node:assert/strict';
import { directoryRoles } from '../../src/rehearsal/facts.ts';
import { wordsOf } from '../support/cards.ts';
import { comesTo } from '../support/comes-to.ts';
import { draftTo } from '../support/invite.ts';
import type { Person } from '../support/person.ts';
import { startSystem, type System } from '../support/system.ts';
import { bothLanguages, exactly } from '../support/words.ts';

const command = { en: 'forget me', ru: 'забудь меня' };

for (const words of bothLanguages) {
  describe(`a person who wants to be forgotten (${words.key})`, () => {
    const { said } = words;
    const forgetMe = command[words.key];
    let system: System;
    let alex: Person;
    let megan: Person;
    before(async () => {
      system = await startSystem({ VIEWERS_GROUP_ID: directoryRoles.helpdeskAgents });
      alex = system.person({ locale: words.locale });
      megan = system.person({ key: 'megan', locale: words.locale });
      await alex.says(words.help);
      await megan.says(words.help);
    });
    after(() => system.close());

    const email = `anna@forget-${words.key}.example`;
    const history = async () => wordsOf((await megan.says(`${words.history} forget-${words.key}`)).card);

    const isWhole = async (person: Person) => {
      const verify = await person.says(`${words.history} ${words.key === 'en' ? 'verify' : 'проверить'}`);
      assert.match(wordsOf(verify.card), exactly(said('history.verified.title')));
    };

    it('has to settle first what only they can go on with, by old cards as well', async () => {
      const draft = await draftTo(alex, words, { email });
      await comesTo(async () => (await history()).includes('Alex Wilber'), true);
      const card = await alex.says(forgetMe);
      assert.match(wordsOf(card.card), exactly(said('forget.owned.title')));
      assert.match(wordsOf(card.card), exactly(said('forget.owned.then')));
      const pressed = await alex.executes('person.forget.v1', {});
      assert.match(wordsOf(pressed.card), exactly(said('forget.owned.title')));
      await alex.presses(draft, words.discard);
    });

    it('takes their own address out of the letters that went to them', async () => {
      const own = 'megan@reseller.example';
      const mine = await draftTo(alex, words, {
        email: `otto@copied-${words.key}.example`,
        inputs: { [words.cc]: own },
      });
      await alex.presses(mine, words.discard);
      const all = async () => wordsOf((await alex.says(`${words.history} copied-${words.key}`)).card);
      await comesTo(async () => (await all()).includes(own), true);
      await megan.presses(await megan.says(forgetMe), said('button.forgetMe'));
      await megan.isTold(said('forget.done.title'));
      await comesTo(async () => (await all()).includes(own), false);
      assert.match(await all(), exactly(said('history.moved.discarded')));
      await isWhole(alex);
    });

    it('outside is forgotten by address, by an Admin agent, when no invitation is open', async () => {
      const [to, forget] = [`berta@outside-${words.key}.example`, words.key === 'en' ? 'forget' : 'забудь'];
      const draft = await draftTo(alex, words, { email: to });
      const shown = async () => wordsOf((await alex.says(`${words.history} outside-${words.key}`)).card);
      await comesTo(async () => (await shown()).includes(to), true);
      assert.match(wordsOf((await alex.says(`${forget} ${to}`)).card), exactly(said('forget.owned.then')));
      const early = await alex.executes('person.forget.v1', { address: to });
      assert.match(wordsOf(early.card), exactly(said('forget.owned.then')));
      await alex.presses(draft, words.discard);
      assert.match(wordsOf((await alex.says(`${forget} nobody`)).card), exactly(said('forget.whom.text')));
      const asked = await alex.says(`${forget} ${to.toUpperCase()}`);
      for (const key of ['forget.address.erased', 'forget.address.stays', 'forget.address.again'] as const)
        assert.match(wordsOf(asked.card), exactly(said(key)));
      const pressed = await alex.presses(asked, said('button.forgetAddress'));
      assert.match(wordsOf(pressed.card), exactly(said('forget.address.begun.text')));
      await comesTo(async () => (await shown()).includes(to), false);
      await comesTo(async () => (await shown()).includes(said('history.personErased')), true);
      assert.match(await shown(), /Alex Wilber/, 'who had it erased');
      await isWhole(alex);
      const viewer = await system.colleague({ roles: ['helpdesk-agent'], locale: words.locale });
      const refused = await viewer.says(`${forget} ${to}`);
      assert.match(wordsOf(refused.card), exactly(said('answer.agentsOnly.text')));
      const foreign = await viewer.execute('person.forget.v1', { address: to });
      assert.doesNotMatch(JSON.stringify(foreign.body), exactly(said('forget.address.begun.text')));
    });

    it('outside is forgotten although an open invitation goes to a longer address, or has theirs in a note', async () => {
      const [address, forget] = [`ada@longer-${words.key}.example`, words.key === 'en' ? 'forget' : 'забудь'];
      const draft = await draftTo(alex, words, { email: `n${address}` });
      const note = await alex.presses(draft, said('button.note'));
      const noted = await alex.presses(note, words.save, { [said('note.text.label')]: address });
      assert.match(wordsOf(noted.card), exactly(address));
      const asked = await alex.says(`${forget} ${address}`);
      assert.match(wordsOf(asked.card), exactly(said('forget.address.erased')));
      const pressed = await alex.presses(asked, said('button.forgetAddress'));
      assert.match(wordsOf(pressed.card), exactly(said('forget.address.begun.text')));
      await alex.presses(draft, words.discard);
    });

    it('reads what goes and what stays, agrees, and is gone from the history, which stays whole', async () => {
      const card = await alex.says(forgetMe);
      for (const key of ['forget.erased', 'forget.stays', 'forget.again'] as const)
        assert.match(wordsOf(card.card), exactly(said(key)));
      assert.match(await history(), /Alex Wilber/, 'nothing is erased by asking');
      const press = () => alex.clicks(alex.press(card, said('button.forgetMe')));
      for (const pressed of await Promise.all([press(), press()]))
        assert.match(wordsOf(pressed.card), exactly(said('forget.begun.title')));
      await alex.isTold(said('forget.done.title'));
      await comesTo(async () => (await history()).includes('Alex Wilber'), false);
      assert.match(await history(), exactly(said('history.moved.discarded')), 'what was done stays');
      await isWhole(megan);
    });

    it('is somebody new afterwards', async () => {
      await alex.says(words.help);
      const signIn = await alex.says(words.providers);
      assert.doesNotMatch(wordsOf(signIn.card), exactly(said('providers.title')), 'and signed out');
      const again = await alex.says(forgetMe);
      assert.match(wordsOf(again.card), exactly(said('forget.title')));
    });
  });
}
