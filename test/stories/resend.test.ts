import assert from 'node:assert/strict';
import { defaultsOf, inputLabelled, wordsOf } from '../support/cards.ts';
import { draftTo, inviteBySending, plainLink } from '../support/invite.ts';
import type { Shown } from '../support/person.ts';
import { useSystem } from '../support/system.ts';
import { bothLanguages, exactly } from '../support/words.ts';
import { eventually } from '../support/world.ts';

interface ThreadedMail {
  readonly to: readonly string[];
  readonly subject: string;
  readonly body: string;
  readonly links: readonly string[];
  readonly conversationId: string;
}

describe('an invitation that is sent once more', () => {
  const system = useSystem();

  for (const words of bothLanguages) {
    describe(`in ${words.key}`, () => {
      const { said } = words;
      const alex = () => system.person({ locale: words.locale });
      const megan = () => system.person({ key: 'megan', locale: words.locale });
      const domain = (name: string) => `${name}-${words.key}.example`;
      const to = (name: string) => `anna@${domain(name)}`;
      const mailsTo = async (name: string) =>
        (await system.mailsTo(domain(name))) as unknown as readonly ThreadedMail[];
      const textOf = (form: Shown) => defaultsOf(form.card)[inputLabelled(form.card, words.text)] ?? '';

      it('goes out in the same thread with what was confirmed, once for two presses', async () => {
        const sent = await inviteBySending(alex(), words, { email: to('again') });
        const form = await alex().presses(sent, words.resend);
        assert.equal((await mailsTo('again')).length, 1, 'nothing goes out before Send');
        assert.match(wordsOf(form.card), exactly(said('again.lead.thread')));
        const text = `P.S. <b>x</b>\n${textOf(form)}`;
        const press = () => alex().post(alex().press(form, words.send, { [words.text]: text }));
        await Promise.all([press(), press()]);
        await eventually('the second mail is out', async () => (await mailsTo('again')).length === 2);
        const late = await alex().presses(form, words.send, { [words.text]: text });
        await eventually('it is sent again', async () => {
          const opened = await alex().presses(
            await alex().says(`${words.invitations} ${domain('again')}`),
            said('button.open'),
          );
          return wordsOf(opened.card).includes(said('timeline.move.sentAgain'));
        });
        assert.ok(wordsOf(late.card).length > 0);
        const mails = await mailsTo('again');
        assert.equal(mails.length, 2);
        assert.equal(mails[0]?.conversationId, mails[1]?.conversationId);
        assert.deepEqual(mails[0]?.to, mails[1]?.to);
        assert.deepEqual([...new Set(mails[1]?.links)], [plainLink]);
        assert.match(mails[1]?.body ?? '', /P\.S\. &lt;b&gt;x/);
      });

      it('keeps its form when the card of the first mail is brought up to date late', async () => {
        const updatesOf = ({ activityId }: Shown) =>
          system.connector.sent.filter((one) => one.how === 'updated' && one.activityId === activityId);
        const sent = await inviteBySending(alex(), words, { email: to('typing') });
        const form = await alex().presses(sent, words.resend);
        const next = await inviteBySending(alex(), words, { email: to('next') });
        await eventually('a card sent after it is up to date', async () => updatesOf(next).length > 0);
        assert.deepEqual(updatesOf(form), []);
      });

      it('shows a link that was put right before anything goes out', async () => {
        const sent = await inviteBySending(alex(), words, { email: to('cut') });
        const form = await alex().presses(sent, words.resend);
        const mended = await alex().presses(form, words.send, { [words.text]: 'no link' });
        assert.match(wordsOf(mended.card), exactly(said('again.check')));
        assert.ok(textOf(mended).includes(plainLink));
        assert.equal((await mailsTo('cut')).length, 1);
        await alex().presses(mended, words.send);
        await eventually('it is out', async () => (await mailsTo('cut')).length === 2);
      });

      it('opens a withdrawn invitation again, unless a colleague has invited the customer since', async () => {
        const sent = await inviteBySending(alex(), words, { email: to('back') });
        const withdrawn = await alex().presses(sent, words.withdraw);
        const form = await alex().presses(withdrawn, words.resend);
        assert.match(wordsOf(form.card), exactly(said('again.lead.withdrawn')));
        const hers = await draftTo(megan(), words, { email: `boris@${domain('back')}` });
        await megan().presses(hers, words.send);
        const refused = await alex().presses(form, words.send);
        assert.match(
          wordsOf(refused.card),
          exactly(words.filled('answer.alreadyInvited.title', { company: '' }).trimEnd()),
        );
        assert.equal((await mailsTo('back')).length, 2);
        const other = await inviteBySending(alex(), words, { email: to('reopened') });
        const gone = await alex().presses(other, words.withdraw);
        await alex().presses(await alex().presses(gone, words.resend), words.send);
        await eventually('it is out', async () => (await mailsTo('reopened')).length === 2);
        await system.control('POST', '/accept', { domain: domain('reopened') });
        const told = await alex().isTold(said('accepted.title'), to('reopened'));
        assert.doesNotMatch(wordsOf(told.card), exactly(said('accepted.afterWithdrawal')));
      });

      it('is a mail of its own after a copied text, and nobody else’s to send', async () => {
        const draft = await draftTo(alex(), words, { email: to('copied-again') });
        const done = await alex().presses(await alex().presses(draft, words.copy), words.done);
        const form = await alex().presses(done, words.resend);
        assert.match(wordsOf(form.card), exactly(said('again.lead.new')));
        const refused = await megan().presses(form, words.send);
        assert.match(wordsOf(refused.card), exactly(said('answer.notYours.title')));
        await alex().presses(form, words.send);
        await eventually('it is out', async () => (await mailsTo('copied-again')).length === 1);
      });
    });
  }
});
