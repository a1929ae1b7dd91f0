import assert from 'node:assert/strict';
import { wordsOf } from '../support/cards.ts';
import { type ChildBot, putDown, startChildBot } from '../support/child-bot.ts';
import { draftTo, inviteBySending } from '../support/invite.ts';
import { createPerson, type Person } from '../support/person.ts';
import { askToRemove } from '../support/remove.ts';
import { bothLanguages } from '../support/words.ts';
import { eventually, startWorld, type World } from '../support/world.ts';

for (const words of bothLanguages) {
  // A world for each: where a person's chat is, is remembered for a minute, and here each language is a chat of its own.
  describe(`two processes over one store (${words.key})`, () => {
    let world: World;
    let bots: readonly ChildBot[] = [];
    before(async () => {
      world = await startWorld();
      bots = await Promise.all([startChildBot(world.environment), startChildBot(world.environment)]);
    });
    after(async () => {
      await Promise.all(bots.map(putDown));
      await world.close();
    });

    const { said } = words;
    const at = (index: number, key = 'alex'): Person =>
      createPerson({ ...world, messagesUrl: bots[index]?.messagesUrl ?? '' }, { key, locale: words.locale });
    const domain = (name: string) => `${name}-${words.key}.example`;

    it(`send once what is pressed at both, and tell it once`, async () => {
      const email = `anna@${domain('both')}`;
      const [here, there] = [at(0), at(1)];
      const draft = await draftTo(here, words, { email });
      await Promise.all([
        here.post(here.press(draft, words.send)),
        there.post(there.press(draft, words.send)),
      ]);
      await eventually('it is sent', async () => (await world.mailsTo(domain('both'))).length > 0);
      await world.control('POST', '/accept', { domain: domain('both') });
      await here.isTold(said('accepted.title'), email);
      // Later news has come by then, so that whatever would have been told twice was.
      await inviteBySending(there, words, { email: `boris@${domain('later')}` });
      await world.control('POST', '/accept', { domain: domain('later') });
      await here.isTold(said('accepted.title'), `boris@${domain('later')}`);
      assert.equal((await world.mailsTo(domain('both'))).length, 1);
      assert.equal(here.told(said('accepted.title'), email).length, 1);
    });

    it(`ask once whose customer it is, and take one answer of two`, async () => {
      const company = words.key === 'en' ? 'Kingfisher Boats' : 'Кингфишер Лодки';
      const inputs = { [words.company]: company };
      await inviteBySending(at(0), words, { email: `anna@${domain('lamps')}`, inputs });
      await inviteBySending(at(1, 'megan'), words, { email: `boris@${domain('quay')}`, inputs });
      await world.control('POST', '/accept', { domain: domain('quayside'), name: `«${company}» GmbH` });
      const [his, hers] = [
        await at(0).isTold(said('question.title'), company),
        await at(0, 'megan').isTold(said('question.title'), company),
      ];
      const [alex, megan] = [at(0), at(1, 'megan')];
      await Promise.all([
        alex.post(alex.press(his, said('button.thisOne'))),
        megan.post(megan.press(hers, said('button.thisOne'))),
      ]);
      const accepted = () => [
        ...alex.told(said('accepted.title'), company),
        ...megan.told(said('accepted.title'), company),
      ];
      await eventually('it is told', async () => accepted().length > 0);
      const late = await alex.presses(his, said('button.noneOfThese'));
      assert.ok(wordsOf(late.card).includes(said('question.decided.title')));
      assert.equal(accepted().length, 1);
      assert.equal(alex.told(said('question.title'), company).length, 1);
      assert.equal(megan.told(said('question.title'), company).length, 1);
    });

    if (words.key === 'ru')
      it('end a relationship once that is agreed to at both, and tell it once', async () => {
        const customer = 'Motorwerk Süd';
        const [alex, megan, meganThere] = [at(0), at(0, 'megan'), at(1, 'megan')];
        await megan.says(words.help);
        await askToRemove(alex, words, { customer });
        const request = await megan.isTold(said('approval.state.waitingForYou'), customer);
        await Promise.all([
          megan.post(megan.press(request, words.approve)),
          meganThere.post(meganThere.press(request, words.approve)),
        ]);
        await alex.isTold(words.filled('approval.told.approved', { name: customer }));
        await world.control('POST', '/clock', { advanceMs: 31 * 60_000 });
        const gone = [words.filled('removal.news.title', { name: customer }), said('removal.news.gone')];
        await alex.isTold(...gone);
        await inviteBySending(at(1), words, { email: `boris@${domain('last')}` });
        await world.control('POST', '/accept', { domain: domain('last') });
        await alex.isTold(said('accepted.title'), `boris@${domain('last')}`);
        const calls = (await world.control('GET', '/calls')) as readonly {
          readonly method: string;
          readonly count: number;
        }[];
        assert.deepEqual(
          calls.flatMap(({ method, count }) => (method === 'PATCH' ? [count] : [])),
          [1],
        );
        assert.equal(alex.told(...gone).length, 1);
        assert.equal(megan.told(said('approval.state.waitingForYou'), customer).length, 1);
      });
  });
}
