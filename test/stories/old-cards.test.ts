import assert from 'node:assert/strict';
import { actionsOf, wordsOf } from '../support/cards.ts';
import { draftTo, plainLink } from '../support/invite.ts';
import { useSystem } from '../support/system.ts';
import { bothLanguages, exactly } from '../support/words.ts';

describe('an old card', () => {
  const system = useSystem();

  for (const words of bothLanguages) {
    describe(`in ${words.key}`, () => {
      const alex = () => system.person({ locale: words.locale });
      const domain = (name: string) => `${name}-${words.key}.example`;

      it('from before a restart of the bot goes on where it was', async () => {
        const form = await alex().says(`${words.invite} a@${domain('restart')}`);
        const list = await alex().says(words.customers);
        await system.restartBot();
        const draft = await alex().presses(form, words.continue);
        await system.restartBot();
        const edit = await alex().presses(draft, words.edit);
        await system.restartBot();
        const saved = await alex().presses(edit, words.save, { [words.text]: `Hello\n${plainLink}` });
        await system.restartBot();
        const sent = await alex().presses(saved, words.send);
        assert.match(wordsOf(sent.card), exactly(words.said('invitation.state.sent')));
        assert.match(wordsOf((await alex().presses(list, words.nextPage)).card), /240/);
        assert.equal((await system.mailsTo(domain('restart'))).length, 1);
      });

      it('does nothing after the decision, and shows what was decided', async () => {
        const form = await alex().says(`${words.invite} a@${domain('decided')}`);
        const draft = await alex().presses(form, words.continue);
        const edit = await alex().presses(draft, words.edit);
        await alex().presses(draft, words.send);
        const late = [
          await alex().presses(draft, words.send),
          await alex().presses(draft, words.edit),
          await alex().presses(draft, words.discard),
          await alex().presses(edit, words.save, { [words.subject]: 'Too late' }),
        ];
        for (const { card } of late) {
          assert.match(wordsOf(card), exactly(words.said('invitation.state.sent')));
          assert.ok(!actionsOf(card).some(({ title }) => title === words.send));
        }
        for (const { card } of late.slice(1)) {
          assert.match(wordsOf(card), exactly(words.said('answer.decided.text')));
        }
        const mails = await system.mailsTo(domain('decided'));
        assert.deepEqual(
          mails.map(({ subject }) => subject === 'Too late'),
          [false],
        );
      });

      it('of a discarded draft sends nothing', async () => {
        const draft = await draftTo(alex(), words, { email: `a@${domain('discarded')}` });
        await alex().presses(draft, words.discard);
        for (const title of [words.send, words.discard, words.edit]) {
          const late = await alex().presses(draft, title);
          assert.match(wordsOf(late.card), exactly(words.said('invitation.state.discarded')), title);
        }
        assert.deepEqual(await system.mailsTo(domain('discarded')), []);
      });

      it('of a draft that was edited since shows the letter as it is now and sends nothing', async () => {
        const draft = await draftTo(alex(), words, { email: `a@${domain('outdated')}` });
        const edit = await alex().presses(draft, words.edit);
        await alex().presses(edit, words.save, { [words.subject]: 'The newer subject' });
        const late = await alex().presses(draft, words.send);
        assert.match(wordsOf(late.card), exactly(words.said('answer.outdated.text')));
        assert.match(wordsOf(late.card), /The newer subject/);
        assert.deepEqual(await system.mailsTo(domain('outdated')), []);
        await alex().presses(late, words.send);
        assert.equal((await system.mailsTo(domain('outdated'))).length, 1);
      });

      it('of another age or another rehearsal is told so', async () => {
        const unknown = await alex().executes('invitation.send.v1', {
          invitationId: 'inv-00000000000000000000000000',
          revision: 1,
        });
        assert.match(wordsOf(unknown.card), exactly(words.said('answer.noInvitation.title')));
        for (const verb of ['invitation.send.v0', 'customers.page.v99', '', 'drop']) {
          const answer = await alex().executes(verb, {});
          assert.match(wordsOf(answer.card), exactly(words.said('answer.oldCard.title')), verb);
        }
      });

      it('shown again by Teams on its own changes nothing', async () => {
        const draft = await draftTo(alex(), words, { email: `a@${domain('automatic')}` });
        const { verb, data } =
          actionsOf(draft.card).find(({ title }) => title === words.send) ?? assert.fail();
        const answer = await alex().post(
          alex().activity({
            type: 'invoke',
            name: 'adaptiveCard/action',
            value: { action: { type: 'Action.Execute', verb, data }, trigger: 'automatic' },
          }),
        );
        assert.equal(answer.status, 200);
        assert.deepEqual(await system.mailsTo(domain('automatic')), []);
      });
    });
  }
});
