import assert from 'node:assert/strict';
import { actionsOf, elementsOf, wordsOf } from '../support/cards.ts';
import { draftTo, inviteBySending } from '../support/invite.ts';
import type { Person } from '../support/person.ts';
import { startSystem, type System } from '../support/system.ts';
import { bothLanguages, exactly } from '../support/words.ts';

describe('an invitation that is passed on', function () {
  this.timeout(60_000);
  let system: System;
  before(async () => {
    system = await startSystem();
  });
  after(() => system.close());

  for (const words of bothLanguages) {
    describe(`in ${words.key}`, () => {
      const { said, filled } = words;
      const alex = () => system.person({ locale: words.locale });
      const megan = () => system.person({ key: 'megan', locale: words.locale });
      const domain = (name: string) => `${name}-${words.key}.example`;
      const to = (name: string) => `anna@${domain(name)}`;
      const openFirst = async (person: Person, text: string) =>
        person.presses(await person.says(`${words.invitations} ${text}`), said('button.open'));
      const company = (name: string) => {
        const words_ = `${name}-${words.key}`.split('-');
        return words_.map((one) => `${one[0]?.toUpperCase()}${one.slice(1)}`).join(' ');
      };
      const colleague = () => said('assign.colleague.label');
      const address = () => said('assign.address.label');

      it('is the colleague’s from then on: told, acted on and heard of by them alone', async () => {
        await megan().says(words.help);
        const sent = await inviteBySending(alex(), words, { email: to('passed') });
        const form = await alex().presses(sent, words.assign);
        const picker = [...elementsOf(form.card)].find((one) => one.type === 'Input.ChoiceSet');
        assert.deepEqual(picker?.['choices.data'], {
          type: 'Data.Query',
          dataset: 'graph.microsoft.com/users',
        });
        const passed = await alex().presses(form, words.assignNow, { [colleague()]: megan().aadObjectId });
        assert.match(wordsOf(passed.card), exactly(filled('assign.done', { name: 'Megan Bowen' })));
        assert.match(wordsOf(passed.card), exactly(filled('timeline.passed', { name: 'Megan Bowen' })));
        assert.ok(!actionsOf(passed.card).some(({ title }) => title === words.withdraw));
        const told = await megan().isTold(filled('assigned.title', { company: company('passed') }));
        assert.match(wordsOf(told.card), exactly(filled('assigned.text', { name: 'Alex Wilber' })));
        const gone = await alex().isTold(filled('passedOn.title', { company: company('passed') }));
        assert.match(wordsOf(gone.card), exactly(filled('passedOn.text', { name: 'Megan Bowen' })));
        const again = await alex().presses(form, words.assignNow, { [colleague()]: megan().aadObjectId });
        assert.match(wordsOf(again.card), exactly(said('answer.notYours.title')));
        const old = await alex().presses(sent, words.withdraw);
        assert.match(wordsOf(old.card), exactly(said('answer.notYours.title')));
        const hers = await megan().presses(told, said('button.open'));
        assert.match(wordsOf(hers.card), exactly(said('fact.begunBy')));
        await system.control('POST', '/accept', { domain: domain('passed') });
        await megan().isTold(said('accepted.title'), to('passed'));
        assert.deepEqual(alex().told(said('accepted.title'), to('passed')), []);
        assert.equal(megan().told(filled('assigned.title', { company: company('passed') })).length, 1);
      });

      it('can be passed on by a typed address, as a draft too, which the colleague then sends', async () => {
        const draft = await draftTo(alex(), words, { email: to('typed') });
        const form = await alex().presses(draft, words.assign);
        await alex().presses(form, words.assignNow, { [address()]: ' Megan@reseller.example ' });
        const hers = await openFirst(megan(), to('typed'));
        await megan().presses(hers, words.send);
        const [mail, ...more] = await system.mailsTo(domain('typed'));
        assert.deepEqual(more, []);
        assert.equal((mail as { readonly from?: string } | undefined)?.from, 'megan@reseller.example');
      });

      it('stays where it is when nobody is found, or when the colleague has no role', async () => {
        const sent = await inviteBySending(alex(), words, { email: to('kept') });
        const form = await alex().presses(sent, words.assign);
        for (const typed of ['', 'nobody@reseller.example', 'Megan', alex().aadObjectId]) {
          const refused = await alex().presses(form, words.assignNow, { [address()]: typed });
          assert.match(wordsOf(refused.card), exactly(said('assign.refusal.nobody')), typed);
        }
        const adele = system.person({ key: 'adele' });
        const refused = await alex().presses(form, words.assignNow, { [colleague()]: adele.aadObjectId });
        assert.match(
          wordsOf(refused.card),
          exactly(filled('assign.refusal.no-role', { name: 'Adele Vance' })),
        );
        const foreign = await megan().presses(form, words.assignNow, { [colleague()]: megan().aadObjectId });
        assert.match(wordsOf(foreign.card), exactly(said('answer.notYours.title')));
        const now = await openFirst(alex(), to('kept'));
        assert.ok(actionsOf(now.card).some(({ title }) => title === words.withdraw));
      });
    });
  }
});
