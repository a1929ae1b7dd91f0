import assert from 'node:assert/strict';
import { tenantIdOfDomain } from '../../src/rehearsal/facts.ts';
import { choicesOf, defaultsOf, inputLabelled, titles, wordsOf } from '../support/cards.ts';
import type { Person } from '../support/person.ts';
import { askToRemove, type FilledRoom, roomInputs } from '../support/remove.ts';
import { setSignIn, signsIn } from '../support/signing-in.ts';
import { startSystem, type System } from '../support/system.ts';
import { bothLanguages, exactly } from '../support/words.ts';
import { eventually } from '../support/world.ts';

const minute = 60_000;
const hour = 60 * minute;
/** Each of them is asked to be removed once. */
const endings = [
  'rejected',
  'undone',
  'expired',
  'passed',
  'demoted',
  'vanished',
  'buying',
  'twotier',
  'signin',
  'left',
  'byhand',
  'unreminded',
] as const;
type Ending = (typeof endings)[number];

describe('the ways in which a removal may go', () => {
  let system: System;
  before(async () => {
    system = await startSystem();
  });
  after(() => system.close());

  const pass = (ms: number) => system.control('POST', '/clock', { advanceMs: ms });
  const contents = (domain: string, change: object) =>
    system.control('POST', '/contents', { domain, ...change });
  const patches = async () => {
    const calls = (await system.control('GET', '/calls')) as readonly { method: string; count: number }[];
    return calls.filter(({ method }) => method === 'PATCH').reduce((sum, { count }) => sum + count, 0);
  };

  for (const words of bothLanguages) {
    describe(`in ${words.key}`, () => {
      const { said, filled } = words;
      let alex: Person;
      let megan: Person;
      const nameOf = (ending: Ending) => `Meadow ${ending} ${words.key}`;
      const domainOf = (ending: Ending) => `meadow-${ending}-${words.key}.example`;
      before(async () => {
        alex = system.person({ locale: words.locale });
        megan = system.person({ key: 'megan', locale: words.locale });
        for (const person of [alex, megan]) await person.says(words.help);
        for (const ending of endings) {
          const domain = domainOf(ending);
          await system.control('POST', '/accept', { domain, name: nameOf(ending) });
          await contents(domain, { subscriptions: 'none', reservations: 0, removal: 'allowed' });
        }
        for (const ending of endings) {
          await eventually(`${ending} is in the list`, async () =>
            titles(await alex.says(`${words.remove} ${domainOf(ending)}`)).includes(words.askForApproval),
          );
        }
      });

      /** The request, and the card with which Megan is to decide. */
      const asks = async (ending: Ending, room: Partial<FilledRoom> = {}) => {
        const name = nameOf(ending);
        const pending = await askToRemove(alex, words, { customer: name, ...room });
        assert.match(wordsOf(pending.card), exactly(said('approval.meaning.own')));
        const card = await megan.isTold(said('approval.state.waitingForYou'), name);
        return { name, pending, card };
      };
      const approved = async (ending: Ending, room: Partial<FilledRoom> = {}) => {
        const asked = await asks(ending, room);
        const agreed = await megan.presses(asked.card, words.approve);
        assert.match(wordsOf(agreed.card), exactly(said('approval.state.approved')));
        const told = await alex.isTold(filled('approval.told.approved', { name: asked.name }));
        return { ...asked, told, calls: await patches() };
      };
      /** What is told of a removal when its time has come, and the record behind it. */
      const comesTo = async ({ name }: { readonly name: string }, sentence: Parameters<typeof said>[0]) => {
        await pass(31 * minute);
        const title = filled('removal.news.title', { name });
        const news = await alex.isTold(title, said(sentence));
        return { news, record: await alex.presses(news, said('button.removal')) };
      };

      it('is rejected with a reason, which is not lost for being too long', async () => {
        const { name, pending, card } = await asks('rejected');
        const long = await megan.presses(card, words.reject, { [words.comment]: 'Слово '.repeat(1_700) });
        assert.match(wordsOf(long.card), exactly(said('approval.commentTooLong.title')));
        assert.notEqual(long.activityId, card.activityId, 'the card keeps what was typed');
        await megan.presses(card, words.reject, { [words.comment]: 'They still owe us *money*.' });
        const told = await alex.isTold(filled('approval.told.rejected', { name }));
        assert.match(wordsOf(told.card), /They still owe us \*money\*\./);
        const late = await megan.presses(card, words.approve);
        assert.match(wordsOf(late.card), exactly(said('approval.refusal.not-now')));
        const own = await alex.presses(pending, said('button.withdrawRequest'));
        assert.match(wordsOf(own.card), exactly(said('approval.refusal.not-now')));
        assert.equal(alex.told(filled('approval.told.rejected', { name })).length, 1);
      });

      it('is undone by whoever agreed to it while it cools, and never begins', async () => {
        const { name, card, told, calls } = await approved('undone');
        const shown = await megan.presses(card, words.approve);
        const undone = await megan.presses(shown, words.undo);
        assert.match(wordsOf(undone.card), exactly(said('removal.state.cancelled')));
        await alex.isTold(filled('removal.news.title', { name }), said('removal.news.cancelled'));
        const late = await alex.presses(told, words.undo);
        assert.match(wordsOf(late.card), exactly(said('removal.not-now')));
        await pass(31 * minute);
        await eventually('nothing is left to do', async () => (await patches()) === calls);
        const room = await alex.says(`${words.remove} ${domainOf('undone')}`);
        assert.ok(titles(room).includes(words.askForApproval), 'it can be asked for anew');
      });

      it('expires with a word when nobody decides, and reminds before', async () => {
        const { name, card } = await asks('expired');
        await pass(5 * hour);
        const reminder = await megan.isTold(said('approval.reminder'), name);
        await pass(73 * hour);
        await alex.isTold(filled('approval.told.expired', { name }));
        for (const shown of [card, reminder]) {
          const late = await megan.presses(shown, words.approve);
          assert.match(wordsOf(late.card), exactly(said('approval.state.expired')));
        }
      });

      it('reminds nobody who has lost the role since', async () => {
        const adele = await system.colleague({ name: 'Adele Vance', locale: words.locale });
        await adele.says(words.help);
        const { name } = await asks('unreminded');
        const roles = (...held: readonly string[]) =>
          system.control('POST', '/roles', { aadObjectId: megan.aadObjectId, roles: held });
        await roles();
        try {
          await pass(5 * hour);
          await adele.isTold(said('approval.reminder'), name);
          await pass(minute);
          assert.deepEqual(megan.told(said('approval.reminder'), name), []);
        } finally {
          await roles('admin-agent');
          await system.control('POST', '/roles', { aadObjectId: adele.aadObjectId, roles: [] });
        }
      });

      it('is passed on to a colleague, who alone decides then', async () => {
        const { name, card } = await asks('passed');
        const adele = await system.colleague({ name: 'Adele Vance', locale: words.locale });
        await adele.says(words.help);
        const choose = await megan.presses(card, said('button.reassign'));
        const colleague = choicesOf(choose.card, said('field.colleague.label'));
        assert.ok(![...colleague.values()].includes(alex.aadObjectId), 'never the requester');
        await megan.presses(choose, said('button.reassign'), {
          [said('field.colleague.label')]: adele.aadObjectId,
          [words.comment]: 'I am away.',
        });
        const hers = await adele.isTold(said('approval.state.waitingForYou'), name);
        const passed = filled('approval.passed', { from: 'Megan Bowen', to: '' }).trimEnd();
        for (const part of [passed, 'I am away.']) assert.match(wordsOf(hers.card), exactly(part));
        const late = await megan.presses(card, words.approve);
        assert.match(wordsOf(late.card), exactly(said('approval.refusal.not-asked')));
        await adele.presses(hers, words.approve);
        await alex.isTold(filled('approval.told.approved', { name }));
        await system.control('POST', '/roles', { aadObjectId: adele.aadObjectId, roles: [] });
        const { record } = await comesTo({ name }, 'removal.news.refused');
        assert.match(wordsOf(record.card), exactly(said('removal.refusal.approver-lost-role')));
      });

      it('is decided by nobody who has lost the role', async () => {
        const { card } = await asks('demoted');
        const roles = (...held: string[]) =>
          system.control('POST', '/roles', { aadObjectId: megan.aadObjectId, roles: held });
        await roles('sales-agent');
        const refused = await megan.presses(card, words.approve);
        assert.doesNotMatch(wordsOf(refused.card), exactly(said('approval.state.approved')));
        await roles('admin-agent');
        const list = await megan.says(words.approvals);
        assert.match(wordsOf(list.card), exactly(nameOf('demoted')));
      });

      it('finds that the customer has left meanwhile, and calls nobody', async () => {
        const asked = await approved('vanished');
        await system.control('POST', '/vanish', { domain: domainOf('vanished') });
        await comesTo(asked, 'removal.news.vanished');
        assert.equal(await patches(), asked.calls);
      });

      it('stops when a subscription was bought meanwhile, and says so', async () => {
        const asked = await approved('buying');
        await contents(domainOf('buying'), { subscriptions: 'active' });
        const { news } = await comesTo(asked, 'removal.news.refused');
        assert.match(wordsOf(news.card), exactly(said('removal.refusal.active-subscriptions')));
        assert.equal(await patches(), asked.calls);
      });

      it('hands out a message for the provider where Partner Center refuses, with its number in the history', async () => {
        await contents(domainOf('twotier'), { removal: 'two-tier' });
        const asked = await approved('twotier', { notice: 'by-hand' });
        const { record } = await comesTo(asked, 'removal.news.refused');
        const text = wordsOf(record.card);
        assert.match(text, exactly(said('removal.refusal.two-tier')));
        assert.match(text, exactly(said('removal.provider.title')));
        assert.match(text, exactly(said('removal.notice.moot')));
        assert.ok(
          !titles(record).includes(words.copy),
          'there is one text to copy, and it is for the provider',
        );
        assert.match(text, exactly(tenantIdOfDomain(domainOf('twotier'))));
        assert.equal(await patches(), asked.calls + 1);
        await eventually('the history tells it', async () => {
          const shown = wordsOf((await alex.says(`${words.history} ${asked.name}`)).card);
          return [
            said('history.removal.refused'),
            said('removal.refusal.two-tier'),
            said('history.call.refused'),
            filled('history.correlation', { id: '' }),
            said('history.call.begun'),
          ].every((one) => shown.includes(one));
        });
      });

      it('waits for a sign-in, visibly, and goes on by itself; the notice that was edited goes out once', async () => {
        const domain = domainOf('signin');
        const name = nameOf('signin');
        const room = await alex.says(`${words.remove} ${domain}`);
        const typed = roomInputs(words, { customer: name, notice: 'mail' });
        const other = said(words.key === 'en' ? 'button.letterInRussian' : 'button.letterInEnglish');
        const turned = await alex.presses(room, other, typed);
        assert.equal(defaultsOf(turned.card)[inputLabelled(turned.card, words.typedName)], name);
        await alex.presses(turned, words.askForApproval, {
          ...typed,
          [said('field.noticeTo.label')]: `boss@${domain}`,
          [words.subject]: 'The end of our relationship',
          [words.text]: 'Dear all,\n\nit ends on Friday.\n\nAlex',
        });
        const card = await megan.isTold(said('approval.state.waitingForYou'), name);
        await megan.presses(card, words.approve);
        await alex.isTold(filled('approval.told.approved', { name }));
        await setSignIn(system, alex, 'signed-out');
        try {
          await pass(31 * minute);
          const told = await alex.isTold(filled('signIn.waiting.removal', { company: name }));
          assert.match(wordsOf(told.card), exactly(said('signIn.need.partner-center')));
          const shown = await alex.presses(told, said('button.removal'));
          assert.match(wordsOf(shown.card), exactly(said('removal.waitingForSignIn')));
          await signsIn(alex, await alex.presses(shown, said('button.signIn')));
          // The mailbox has a sign-in of its own.
          await signsIn(alex, await alex.isTold(said('signIn.need.graph')));
        } finally {
          await setSignIn(system, alex, 'signed-in');
        }
        await alex.isTold(filled('removal.news.title', { name }), said('removal.news.gone'));
        await eventually('the notice is out', async () => (await system.mailsTo(domain)).length === 1);
        const [mail] = await system.mailsTo(domain);
        assert.equal(mail?.subject, 'The end of our relationship');
        assert.match(mail?.body ?? '', /it ends on Friday\./);
      });

      it('is not asked for when the customer has left while the room was open', async () => {
        const name = nameOf('left');
        const room = await alex.says(`${words.remove} ${domainOf('left')}`);
        await system.control('POST', '/vanish', { domain: domainOf('left') });
        const late = await alex.presses(room, words.askForApproval, roomInputs(words, { customer: name }));
        assert.match(wordsOf(late.card), exactly(said('removal.gone.title')));
      });

      it('gives out the notice as it was written to whoever sends it by hand', async () => {
        const domain = domainOf('byhand');
        const text = 'Dear all,\n\nwe part as *friends*.';
        await askToRemove(alex, words, {
          customer: nameOf('byhand'),
          notice: 'by-hand',
          inputs: { [words.text]: text },
        });
        const card = await megan.isTold(said('approval.state.waitingForYou'), nameOf('byhand'));
        await megan.presses(card, words.approve);
        const told = await alex.isTold(filled('approval.told.approved', { name: nameOf('byhand') }));
        const removal = await alex.presses(told, said('button.removal'));
        const copied = await alex.presses(removal, words.copy);
        assert.match(wordsOf(copied.card), /we part as \*friends\*\./);
        const undone = await alex.presses(told, words.undo);
        for (const shown of [undone, await alex.presses(removal, words.copy)]) {
          const text = wordsOf(shown.card);
          assert.match(text, exactly(filled('removal.notice.moot.copied', { when: '' }).trim()));
          assert.doesNotMatch(text, /we part as/, 'nobody is told of an end that does not come');
          assert.ok(!titles(shown).includes(words.copy));
        }
        assert.deepEqual(await system.mailsTo(domain), []);
      });

      it('has an answer for a card whose request is there no longer', async () => {
        const customerId = tenantIdOfDomain(`nobody-${words.key}.example`);
        const asked = [
          ['approval.decide.v1', { approvalId: `removal:${customerId}~1`, verdict: 'approve', comment: '' }],
          ['approval.open.v1', { approvalId: 'no such thing' }],
        ] as const;
        for (const [verb, data] of asked) {
          const answer = await megan.executes(verb, data);
          assert.match(wordsOf(answer.card), exactly(said('approval.unknown.title')), verb);
        }
        for (const verb of ['removal.open.v1', 'removal.undo.v1', 'removal.copy.v1']) {
          const answer = await megan.executes(verb, { customerId, number: 1, here: true });
          assert.match(wordsOf(answer.card), exactly(said('removal.none.title')), verb);
        }
      });
    });
  }
});
