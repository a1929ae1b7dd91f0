import assert from 'node:assert/strict';
import { wordsOf } from '../support/cards.ts';
import { comesTo } from '../support/comes-to.ts';
import { draftTo } from '../support/invite.ts';
import type { Shown } from '../support/person.ts';
import { useSystem } from '../support/system.ts';
import { bothLanguages, exactly } from '../support/words.ts';

describe('one decision leaves one mail', () => {
  const system = useSystem();

  for (const words of bothLanguages) {
    describe(`in ${words.key}`, () => {
      const alex = () => system.person({ locale: words.locale });
      const megan = () => system.person({ key: 'megan', locale: words.locale });
      const domain = (name: string) => `${name}-${words.key}.example`;
      const sentOrSending = new RegExp(
        `${words.said('invitation.state.sent')}|${words.said('invitation.state.sending')}`,
      );
      const assertDecided = (answers: readonly Shown[]) => {
        for (const { card } of answers) assert.match(wordsOf(card), sentOrSending);
      };
      const assertOneMail = async (name: string) => {
        await comesTo(async () => (await system.mailsTo(domain(name))).length, 1);
      };

      it('through ten clicks at once, and one more later', async () => {
        const draft = await draftTo(alex(), words, { email: `a@${domain('ten')}` });
        const clicks = Array.from({ length: 10 }, () => alex().clicks(alex().press(draft, words.send)));
        assertDecided(await Promise.all(clicks));
        const later = await alex().presses(draft, words.send);
        assert.match(wordsOf(later.card), exactly(words.said('invitation.state.sent')));
        await assertOneMail('ten');
      });

      it('through a click that Teams sends again, with the same id and with a new one', async () => {
        const draft = await draftTo(alex(), words, { email: `a@${domain('again')}` });
        const click = alex().press(draft, words.send);
        assertDecided(await Promise.all([click, click, click].map((one) => alex().clicks(one))));
        assertDecided([
          await alex().clicks(click),
          await alex().clicks({ ...click, id: `new-${words.key}` }),
        ]);
        await assertOneMail('again');
      });

      it('through Send on two copies of the card', async () => {
        const draft = await draftTo(alex(), words, { email: `a@${domain('copies')}` });
        const list = await alex().says(words.invitations);
        const copy = await alex().presses(list, words.said('button.open'));
        assert.match(wordsOf(copy.card), exactly(domain('copies')));
        assertDecided(
          await Promise.all([draft, copy].map((one) => alex().clicks(alex().press(one, words.send)))),
        );
        await assertOneMail('copies');
      });

      it('of two colleagues who invite the same customer at the same moment', async () => {
        const drafts = [alex(), megan()].map((person) =>
          draftTo(person, words, { email: `${person.aadObjectId.at(-1)}@${domain('rivals')}` }),
        );
        const [mine, hers] = await Promise.all(drafts);
        assert.ok(mine && hers);
        const answers = await Promise.all([
          alex().clicks(alex().press(mine, words.send)),
          megan().clicks(megan().press(hers, words.send)),
        ]);
        await assertOneMail('rivals');
        const shown = answers.map(({ card }) => wordsOf(card));
        const winners = shown.filter((card) => sentOrSending.test(card));
        assert.notEqual(winners.length, 0);
        const again = [await alex().presses(mine, words.send), await megan().presses(hers, words.send)].map(
          ({ card }) => wordsOf(card),
        );
        const title = words.said('answer.alreadyInvited.title').split('{')[0] ?? '';
        const heldBack = words.said('invitation.failure.claimed-by-colleague');
        assert.equal(again.filter((card) => card.includes(title) || card.includes(heldBack)).length, 1);
        await assertOneMail('rivals');
      });

      it('or none, when Send meets Discard or an edit at the same moment', async () => {
        const names = ['meets-discard', 'meets-save'];
        for (const name of names) {
          const draft = await draftTo(alex(), words, { email: `a@${domain(name)}` });
          const edit = await alex().presses(draft, words.edit);
          const rival =
            name === 'meets-discard' ? alex().press(draft, words.discard) : alex().press(edit, words.save);
          const answers = await Promise.all([alex().press(draft, words.send), rival].map(alex().post));
          for (const { status } of answers) assert.equal(status, 200);
          const opened = await alex().presses(draft, words.edit);
          const isSent = wordsOf(opened.card).includes(words.said('invitation.state.sent'));
          await comesTo(async () => (await system.mailsTo(domain(name))).length, isSent ? 1 : 0, name);
        }
      });

      it('and Continue pressed ten times one draft', async () => {
        const form = await alex().says(`${words.invite} a@${domain('continue')}`);
        const clicks = Array.from({ length: 10 }, () => alex().clicks(alex().press(form, words.continue)));
        for (const { card } of await Promise.all(clicks)) {
          assert.match(wordsOf(card), exactly(`a@${domain('continue')}`));
        }
        const list = wordsOf((await alex().says(words.invitations)).card);
        assert.equal(list.split(`a@${domain('continue')}`).length, 2, list);
      });

      it('and a command that Teams sends again one answer', async () => {
        const message = alex().activity({ type: 'message', text: words.help });
        const before = system.connector.sent.length;
        const answers = await Promise.all([message, message, message].map(alex().post));
        answers.push(await alex().post(message));
        assert.ok(answers.every(({ status }) => status < 300));
        const replies = system.connector.sent
          .slice(before)
          .filter(({ activity }) => activity.replyToId === message.id);
        assert.equal(replies.length, 1);
      });
    });
  }
});
