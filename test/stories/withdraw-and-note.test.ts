import assert from 'node:assert/strict';
import { actionsOf, defaultsOf, inputLabelled, titles, wordsOf } from '../support/cards.ts';
import { draftTo, inviteBySending } from '../support/invite.ts';
import type { Person } from '../support/person.ts';
import { useSystem } from '../support/system.ts';
import { bothLanguages, exactly } from '../support/words.ts';

describe('an invitation in its owner’s hands', () => {
  const system = useSystem();

  for (const words of bothLanguages) {
    describe(`in ${words.key}`, () => {
      const { said } = words;
      const alex = () => system.person({ locale: words.locale });
      const megan = () => system.person({ key: 'megan', locale: words.locale });
      const domain = (name: string) => `${name}-${words.key}.example`;
      const to = (name: string) => `anna@${domain(name)}`;
      const openFirst = async (person: Person, text: string) =>
        person.presses(await person.says(`${words.invitations} ${text}`), said('button.open'));

      it('is withdrawn: it says what that means, and a second press changes nothing', async () => {
        const sent = await inviteBySending(alex(), words, { email: to('withdrawn') });
        const withdrawn = await alex().presses(sent, words.withdraw);
        const shown = wordsOf(withdrawn.card);
        assert.match(shown, exactly(said('invitation.state.withdrawn')));
        assert.match(shown, exactly(said('invitation.meaning.withdrawn')));
        assert.match(shown, exactly(said('withdrawn.write.title')));
        assert.match(shown, exactly(said('timeline.move.withdrawn')));
        const again = await alex().presses(sent, words.withdraw);
        assert.equal(wordsOf(again.card), shown);
        assert.equal((await system.mailsTo(domain('withdrawn'))).length, 1);
      });

      it('is withdrawn, and frees the customer for a colleague’s invitation', async () => {
        const sent = await inviteBySending(alex(), words, { email: to('freed') });
        const taken = await draftTo(megan(), words, { email: `boris@${domain('freed')}` });
        assert.ok(!titles(taken).includes(words.send), 'the customer is taken');
        await alex().presses(sent, words.withdraw);
        const draft = await draftTo(megan(), words, { email: `boris@${domain('freed')}` });
        assert.match(wordsOf(draft.card), exactly(said('finding.invited-before.title')));
        await megan().presses(draft, words.send);
        assert.equal((await system.mailsTo(domain('freed'))).length, 2);
        await system.control('POST', '/accept', { domain: domain('freed') });
        await megan().isTold(said('accepted.title'), `boris@${domain('freed')}`);
        assert.match(
          wordsOf((await openFirst(alex(), to('freed'))).card),
          exactly(said('invitation.state.withdrawn')),
        );
        assert.deepEqual(alex().told(said('accepted.title'), domain('freed')), []);
      });

      it('is accepted although it was withdrawn, and that is told as it is', async () => {
        const sent = await inviteBySending(alex(), words, { email: to('late') });
        await alex().presses(sent, words.withdraw);
        await system.control('POST', '/accept', { domain: domain('late') });
        const told = await alex().isTold(said('accepted.title'), to('late'));
        assert.match(wordsOf(told.card), exactly(said('accepted.afterWithdrawal')));
        const old = await alex().presses(sent, words.withdraw);
        assert.match(wordsOf(old.card), exactly(said('answer.decided.text')));
        assert.match(wordsOf(old.card), exactly(said('accepted.afterWithdrawal')));
      });

      it('is withdrawn out of the agent’s hands: its draft leaves the mailbox', async () => {
        const draft = await draftTo(alex(), words, { email: to('by-hand') });
        const handed = await alex().presses(draft, words.openInOutlook);
        const withdrawn = await alex().presses(handed, words.withdraw);
        assert.match(wordsOf(withdrawn.card), exactly(said('invitation.state.withdrawn')));
        const link = actionsOf(handed.card).find(({ type }) => type === 'Action.OpenUrl');
        if (link) {
          const id = new URL(link.url ?? '').searchParams.get('ItemID') ?? '';
          const page = `${system.rehearsalUrl}/mail/outlook/${encodeURIComponent(id)}`;
          assert.equal((await fetch(page)).status, 404);
        }
        assert.deepEqual(await system.mailsTo(domain('by-hand')), []);
      });

      it('carries a note and a ticket that colleagues read and find, and only its owner changes', async () => {
        const sent = await inviteBySending(alex(), words, { email: to('noted') });
        const form = await alex().presses(sent, words.note);
        const [note, ticket] = ['Боря или *Anna* [x](https://evil.example)', `INC-${words.key}-4711`];
        const noted = await alex().presses(form, words.save, {
          [said('note.text.label')]: note,
          [said('note.ticket.label')]: ticket,
        });
        assert.match(wordsOf(noted.card), exactly(note));
        assert.match(wordsOf(noted.card), exactly(ticket));
        assert.match(wordsOf((await openFirst(megan(), ticket)).card), exactly(note));
        const list = wordsOf((await megan().says(`${words.invitations} ${ticket}`)).card);
        assert.match(list, exactly(ticket));
        assert.match(list, exactly(to('noted')));
        const refused = await megan().presses(form, words.save, { [said('note.text.label')]: 'mine' });
        assert.match(wordsOf(refused.card), exactly(said('answer.notYours.title')));
        const again = await alex().presses(noted, words.note);
        assert.equal(defaultsOf(again.card)[inputLabelled(again.card, said('note.text.label'))], note);
        const emptied = await alex().presses(again, words.save, {
          [said('note.text.label')]: ' ',
          [said('note.ticket.label')]: '',
        });
        assert.doesNotMatch(wordsOf(emptied.card), exactly(ticket));
      });

      it('keeps what was typed of a note that is too long, and a draft stays ready to be sent', async () => {
        const draft = await draftTo(alex(), words, { email: to('long-note') });
        const form = await alex().presses(draft, words.note);
        const long = 'n'.repeat(201);
        const label = said('note.text.label');
        const kept = await alex().presses(form, words.save, { [label]: long });
        assert.equal(defaultsOf(kept.card)[inputLabelled(kept.card, label)], long);
        assert.match(wordsOf(kept.card), /200/);
        await alex().presses(kept, words.save, { [label]: 'short' });
        const sent = await alex().presses(draft, words.send);
        assert.match(wordsOf(sent.card), exactly(said('invitation.state.sent')));
        assert.match(wordsOf(sent.card), /short/);
      });

      it('is nobody else’s to withdraw', async () => {
        const sent = await inviteBySending(alex(), words, { email: to('foreign-withdraw') });
        const refused = await megan().presses(sent, words.withdraw);
        assert.match(wordsOf(refused.card), exactly(said('answer.notYours.title')));
        assert.match(
          wordsOf((await openFirst(alex(), to('foreign-withdraw'))).card),
          exactly(said('invitation.state.sent')),
        );
      });
    });
  }
});
