import assert from 'node:assert/strict';
import { actionsOf, titles, wordsOf } from '../support/cards.ts';
import { comesTo } from '../support/comes-to.ts';
import { draftTo, plainLink } from '../support/invite.ts';
import type { Person } from '../support/person.ts';
import { setSignIn, signInCardOf, signsIn } from '../support/signing-in.ts';
import { startSystem, type System } from '../support/system.ts';
import { bothLanguages, exactly } from '../support/words.ts';

for (const words of bothLanguages) {
  describe(`an invitation that a colleague has to approve (${words.key})`, () => {
    const { said, filled } = words;
    let system: System;
    let alex: Person;
    let megan: Person;
    let adele: Person;
    before(async () => {
      system = await startSystem({ INVITATION_APPROVAL: 'always' });
      alex = system.person({ locale: words.locale });
      megan = system.person({ key: 'megan', locale: words.locale });
      adele = await system.colleague({ name: 'Adele Vance', locale: words.locale });
      for (const person of [alex, megan, adele]) await person.says(words.help);
    });
    after(() => system.close());

    const domain = (name: string) => `${name}.ask-${words.key}.example`;
    const mailsTo = async (name: string) => (await system.mailsTo(domain(name))).length;
    const drafted = (name: string) =>
      draftTo(alex, words, {
        email: `anna@${domain(name)}`,
        inputs: { [words.company]: `Company ${name}` },
      });
    const asked = async (name: string) => {
      const pending = await alex.presses(await drafted(name), words.askForApproval);
      const card = await megan.isTold(said('approval.state.waitingForYou'), `Company ${name}`);
      return { pending, card };
    };
    const opened = async (name: string) => {
      const list = await alex.says(`${words.invitations} ${domain(name)}`);
      return alex.presses(list, said('button.open'));
    };

    it('offers no way round: neither sending nor sending by hand, on old cards as little', async () => {
      const draft = await drafted('no-way');
      for (const title of [words.send, words.openInOutlook, words.copy])
        assert.ok(!titles(draft).includes(title), title);
      assert.match(wordsOf(draft.card), exactly(said('draft.approval')));
      const { data } = actionsOf(draft.card).find(({ title }) => title === words.askForApproval) ?? {};
      for (const [verb, more] of [
        ['invitation.send.v1', {}],
        ['invitation.hand-over.v1', { way: 'outlook' }],
        ['invitation.hand-over.v1', { way: 'copy' }],
      ] as const) {
        const answer = await alex.executes(verb, { ...data, ...more }, draft.activityId);
        assert.match(wordsOf(answer.card), exactly(said('answer.needsApproval.text')), verb);
      }
      assert.equal(await mailsTo('no-way'), 0);
    });

    it('goes out once, word for word, in the name of whoever asked, however many agree at once', async () => {
      const { pending, card } = await asked('agreed');
      assert.match(wordsOf(pending.card), exactly(said('approval.meaning.own')));
      assert.ok(!titles(pending).includes(words.approve), 'nobody decides their own request');
      const shown = wordsOf(card.card);
      for (const part of [`anna@${domain('agreed')}`, plainLink, 'Alex Wilber'])
        assert.match(shown, exactly(part));
      assert.equal(await mailsTo('agreed'), 0);
      const hers = await adele.isTold(said('approval.state.waitingForYou'), 'Company agreed');
      const answers = await Promise.all([
        megan.presses(card, words.approve, { [words.comment]: 'Fine.' }),
        megan.presses(card, words.approve),
        adele.presses(hers, words.approve),
        adele.presses(hers, words.approve),
      ]);
      for (const { card: answer } of answers)
        assert.match(wordsOf(answer), exactly(said('approval.state.approved')));
      await comesTo(() => mailsTo('agreed'), 1);
      const [mail] = await system.mailsTo(domain('agreed'));
      assert.deepEqual([...new Set(mail?.links)], [plainLink]);
      assert.equal(mail?.from, 'alex@reseller.example');
      assert.match(shown, exactly(mail?.subject ?? '-'));
      const told = await alex.isTold(filled('approval.told.approved', { name: 'Company agreed' }));
      const open = async () =>
        wordsOf((await alex.clicks(alex.press(told, said('button.openInvitation')))).card);
      await comesTo(async () => (await open()).includes(said('invitation.state.sent')), true);
      assert.match(await open(), exactly(said('fact.approvedBy')));
      const mine = wordsOf((await alex.says(words.key === 'en' ? 'why' : 'почему')).card);
      const about = said('why.about.approval-decided');
      assert.match(mine, exactly(filled('why.mine.row', { about, subject: 'Company agreed' })));
      const late = await megan.presses(card, words.reject);
      assert.match(wordsOf(late.card), exactly(said('approval.refusal.not-now')));
      assert.equal(await mailsTo('agreed'), 1);
    });

    it('goes out or does not, as the first of two says who press differently at once', async () => {
      const { card } = await asked('both');
      const hers = await adele.isTold(said('approval.state.waitingForYou'), 'Company both');
      await Promise.all([megan.presses(card, words.approve), adele.presses(hers, words.reject)]);
      const isApproved = wordsOf((await adele.presses(hers, words.approve)).card).includes(
        said('approval.state.approved'),
      );
      const state = said(isApproved ? 'invitation.state.sent' : 'draft.title');
      await comesTo(async () => wordsOf((await opened('both')).card).includes(state), true);
      assert.equal(await mailsTo('both'), isApproved ? 1 : 0);
    });

    it('sends again only what was agreed to', async () => {
      const again = await alex.presses(await opened('agreed'), words.resend);
      const other = await alex.presses(again, words.send, { [words.subject]: 'Something else' });
      assert.match(wordsOf(other.card), exactly(said('answer.needsApproval.again')));
      assert.equal(await mailsTo('agreed'), 1);
      await alex.presses(again, words.send);
      await comesTo(() => mailsTo('agreed'), 2);
    });

    it('is a draft again with the comment of whoever rejected it, and can be asked for anew', async () => {
      const { card } = await asked('rejected');
      await megan.presses(card, words.reject, { [words.comment]: 'Ask *Boris* first.' });
      const told = await alex.isTold(filled('approval.told.rejected', { name: 'Company rejected' }));
      assert.match(wordsOf(told.card), /Boris/);
      const draft = await alex.presses(told, said('button.openInvitation'));
      assert.match(wordsOf(draft.card), /Megan Bowen.*Boris/s);
      await alex.presses(draft, words.askForApproval);
      await comesTo(
        () => megan.told(said('approval.state.waitingForYou'), 'Company rejected').length,
        2,
        'she is asked once more',
      );
      const old = await megan.presses(card, words.approve);
      assert.match(wordsOf(old.card), exactly(said('approval.refusal.not-now')));
      assert.equal(await mailsTo('rejected'), 0);
    });

    it('takes the request back when the letter is edited, and every copy of it closes', async () => {
      const { card } = await asked('edited');
      const form = await alex.presses(await opened('edited'), words.edit);
      assert.match(wordsOf(form.card), exactly(said('edit.lead.waiting')));
      const draft = await alex.presses(form, words.save, { [words.subject]: 'A better subject' });
      assert.match(wordsOf(draft.card), /A better subject/);
      assert.ok(titles(draft).includes(words.askForApproval));
      const late = await megan.presses(card, words.approve);
      assert.match(wordsOf(late.card), exactly(said('approval.cancelled.edited')));
      assert.equal(await mailsTo('edited'), 0);
    });

    it('is taken over by a colleague where whoever asked lost the role: the request is over, and a draft is left', async () => {
      const name = `Ivan ${words.key}`;
      const ivan = await system.colleague({ name, locale: words.locale });
      const draft = await draftTo(ivan, words, {
        email: `anna@${domain('taken')}`,
        inputs: { [words.company]: 'Company taken' },
      });
      await ivan.presses(draft, words.askForApproval);
      const card = await megan.isTold(said('approval.state.waitingForYou'), 'Company taken');
      const hers = await adele.isTold(said('approval.state.waitingForYou'), 'Company taken');
      await system.control('POST', '/roles', { aadObjectId: ivan.aadObjectId, roles: [] });
      const form = await alex.presses(await opened('taken'), words.assign);
      assert.match(wordsOf(form.card), exactly(said('assign.asked')));
      const address = { [said('assign.address.label')]: 'alex@reseller.example' };
      const mine = await alex.presses(form, words.assignNow, address);
      assert.ok(titles(mine).includes(words.askForApproval));
      for (const late of [await megan.presses(card, words.approve), await adele.presses(hers, words.reject)])
        assert.match(wordsOf(late.card), exactly(said('approval.cancelled.passed-on')));
      await alex.presses(mine, words.askForApproval);
      await comesTo(() => megan.told(said('approval.state.waitingForYou'), 'Company taken').length, 2);
      const anew = megan.told(said('approval.state.waitingForYou'), 'Company taken')[1] ?? assert.fail();
      await megan.presses(anew, words.approve);
      await comesTo(() => mailsTo('taken'), 1);
      const [mail] = await system.mailsTo(domain('taken'));
      assert.equal(mail?.from, 'alex@reseller.example');
    });

    it('is shown in the list while it waits, and taken back by whoever asked, by nobody else', async () => {
      const { pending, card } = await asked('back');
      const list = await alex.says(`${words.invitations} ${words.key === 'en' ? 'waiting' : 'согласование'}`);
      assert.match(wordsOf(list.card), /Company back/);
      const { data } = actionsOf(pending.card).find(({ data: { verdict } }) => verdict === 'withdraw') ?? {};
      const foreign = await megan.executes('approval.decide.v1', data, card.activityId);
      assert.match(wordsOf(foreign.card), exactly(said('approval.refusal.not-yours')));
      const own = await alex.executes(
        'approval.decide.v1',
        { ...data, verdict: 'approve' },
        pending.activityId,
      );
      assert.match(wordsOf(own.card), exactly(said('approval.refusal.own-request')));
      await alex.presses(pending, said('button.withdrawRequest'));
      const late = await megan.presses(card, words.approve);
      assert.match(wordsOf(late.card), exactly(said('approval.cancelled.withdrawn')));
      assert.match(wordsOf((await opened('back')).card), exactly(said('draft.title')));
      assert.equal(await mailsTo('back'), 0);
    });

    it('is not decided by anybody who lost the role, and not sent for anybody who did', async () => {
      const { card } = await asked('roles');
      const rolesOf = (person: Person, roles: readonly string[]) =>
        system.control('POST', '/roles', { aadObjectId: person.aadObjectId, roles });
      await rolesOf(megan, []);
      const refused = await megan.presses(card, words.approve);
      assert.doesNotMatch(wordsOf(refused.card), exactly(said('approval.state.approved')));
      await rolesOf(megan, ['admin-agent']);
      await rolesOf(alex, []);
      const stopped = await megan.presses(card, words.approve);
      assert.match(wordsOf(stopped.card), exactly(said('approval.refusal.requester-may-not')));
      assert.equal(await mailsTo('roles'), 0);
      await rolesOf(alex, ['admin-agent']);
      await megan.presses(card, words.approve);
      await comesTo(() => mailsTo('roles'), 1);
    });

    it('waits for the sign-in of whoever asked, and then goes out', async () => {
      const { card } = await asked('signed-out');
      await setSignIn(system, alex, 'signed-out');
      await megan.presses(card, words.approve);
      const told = await alex.isTold(filled('signIn.waiting.which', { company: 'Company signed-out' }));
      assert.equal(await mailsTo('signed-out'), 0);
      const prompt = await alex.presses(told, said('button.signIn'));
      assert.ok(signInCardOf(prompt));
      await signsIn(alex, prompt);
      await comesTo(() => mailsTo('signed-out'), 1);
      await setSignIn(system, alex, 'signed-in');
    });

    it('expires, and says so on the draft', async () => {
      await asked('expired');
      await system.control('POST', '/clock', { advanceMs: 4_321 * 60_000 });
      await alex.isTold(filled('approval.told.expired', { name: 'Company expired' }));
      assert.match(wordsOf((await opened('expired')).card), exactly(said('draft.expired')));
      assert.equal(await mailsTo('expired'), 0);
    });
  });
}
