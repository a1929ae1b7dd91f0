import assert from 'node:assert/strict';
import { actionsOf, elementsOf, wordsOf } from '../support/cards.ts';
import { draftTo, inviteBySending } from '../support/invite.ts';
import type { Person } from '../support/person.ts';
import { setSignIn } from '../support/signing-in.ts';
import { startSystem, type System } from '../support/system.ts';
import { bothLanguages, exactly } from '../support/words.ts';
import { eventually } from '../support/world.ts';

describe('an invitation that is passed on', () => {
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

      it('is taken over as a draft, or out of the hands of a colleague who lost the role', async () => {
        const name = `Ivan ${words.key}`;
        const ivan = await system.colleague({ name, locale: words.locale });
        const buttons = (card: unknown) => actionsOf(card).map(({ title }) => title);
        await draftTo(ivan, words, { email: to('left') });
        await ivan.presses(await draftTo(ivan, words, { email: to('copied') }), words.copy);
        for (const one of ['outlook', 'closed']) {
          await ivan.presses(await draftTo(ivan, words, { email: to(one) }), words.openInOutlook);
          await eventually('the draft is there', async () =>
            buttons((await openFirst(ivan, to(one))).card).includes(words.done),
          );
        }
        await system.control('POST', '/roles', { aadObjectId: ivan.aadObjectId, roles: [] });
        const takesOver = async (one: string) => {
          const open = await openFirst(megan(), to(one));
          assert.match(wordsOf(open.card), exactly(filled('assign.orphaned', { name })));
          const form = await megan().presses(open, words.assign);
          if (one === 'outlook')
            assert.match(wordsOf(form.card), exactly(filled('assign.elsewhere', { name })));
          return megan().presses(form, words.assignNow, { [address()]: 'megan@reseller.example' });
        };
        const isSignedByMegan = async (one: string) => {
          const mails = await system.mailsTo(domain(one));
          assert.equal(mails.length, 1);
          assert.ok(mails[0]?.body.includes('Megan Bowen') && !mails[0].body.includes(name), mails[0]?.body);
        };
        const left = await takesOver('left');
        assert.match(wordsOf(left.card), exactly(filled('assign.taken.draft', { name })));
        const sent = await megan().presses(left, words.send);
        assert.ok(wordsOf(sent.card).includes(said('timeline.takenOver')));
        await isSignedByMegan('left');

        const copied = await megan().presses(await takesOver('copied'), words.done);
        assert.match(wordsOf(copied.card), exactly(said('byHand.said')));

        const theirs = await takesOver('outlook');
        assert.match(wordsOf(theirs.card), exactly(filled('handedOver.elsewhere', { name })));
        assert.ok(!buttons(theirs.card).includes(said('button.viewInOutlook')));
        const back = await megan().presses(theirs, words.takeBack);
        await megan().presses(back, words.send);
        await isSignedByMegan('outlook');

        const closed = await takesOver('closed');
        await setSignIn(system, ivan, 'signed-out');
        const shut = await megan().presses(closed, words.takeBack);
        assert.match(wordsOf(shut.card), exactly(filled('answer.mailboxClosed.text', { name })));
        const withdrawn = await megan().presses(shut, words.withdraw);
        assert.match(wordsOf(withdrawn.card), exactly(said('invitation.state.withdrawn')));
        assert.deepEqual(await system.mailsTo(domain('closed')), []);
      });

      it('says what to wait for where its mail is just being brought out', async () => {
        const name = `Vera ${words.key}`;
        const vera = await system.colleague({ name, locale: words.locale });
        const draft = await draftTo(vera, words, { email: to('going') });
        const messages = { system: 'graph', path: '/v1.0/me/messages', method: 'GET' } as const;
        await system.faults({ ...messages, status: 404, times: 500 });
        await vera.post(vera.press(draft, words.send));
        await system.control('POST', '/roles', { aadObjectId: vera.aadObjectId, roles: [] });
        const list = await megan().says(`${words.invitations} ${to('going')}`);
        const open = await megan().clicks(megan().press(list, said('button.open')));
        assert.match(wordsOf(open.card), exactly(filled('assign.orphaned.onItsWay', { name })));
        assert.ok(!actionsOf(open.card).some(({ title }) => title === words.assign));
        const { data } = actionsOf(draft.card).find(({ title }) => title === words.send) ?? assert.fail();
        const early = await megan().executes('invitation.assign.v1', data, open.activityId);
        assert.match(wordsOf(early.card), exactly(said('assign.refusal.onItsWay')));
        assert.deepEqual(await system.mailsTo(domain('going')), []);
        await system.clearFaults();
      });
    });
  }
});
