import assert from 'node:assert/strict';
import { actionsOf, wordsOf } from '../support/cards.ts';
import { plainLink } from '../support/invite.ts';
import { useSystem } from '../support/system.ts';
import { bothLanguages, exactly } from '../support/words.ts';

describe('a client that knows only Action.Submit', () => {
  const system = useSystem();

  for (const words of bothLanguages) {
    describe(`in ${words.key}`, () => {
      const alex = () => system.person({ locale: words.locale });

      it('goes through the main job on one card, which is updated at every step', async () => {
        const domain = `submit-${words.key}.example`;
        const form = await alex().says(`${words.invite} anna@${domain}`);
        const wrong = await alex().submits(form, words.continue, { [words.email]: 'anna' });
        assert.match(wordsOf(wrong.card), exactly(words.said('problem.email-not-an-address')));
        const draft = await alex().submits(wrong, words.continue, { [words.email]: `anna@${domain}` });
        const edit = await alex().submits(draft, words.edit);
        const back = await alex().submits(edit, words.said('button.back'));
        const again = await alex().submits(back, words.edit);
        const saved = await alex().submits(again, words.save, { [words.text]: `Hello\n${plainLink}` });
        assert.match(wordsOf(saved.card), exactly(words.said('draft.note.saved')));
        const sent = await alex().submits(saved, words.send);
        assert.match(wordsOf(sent.card), exactly(words.said('invitation.meaning.sent')));
        const cards = { wrong, draft, edit, back, again, saved, sent };
        for (const [name, shown] of Object.entries(cards)) {
          assert.equal(shown.activityId, form.activityId, name);
        }
        assert.equal((await system.mailsTo(domain)).length, 1);
        const repeated = await alex().submits(saved, words.send);
        assert.match(wordsOf(repeated.card), exactly(words.said('invitation.state.sent')));
        assert.equal((await system.mailsTo(domain)).length, 1);
      });

      it('discards, leafs, opens and saves settings as well', async () => {
        const form = await alex().says(`${words.invite} anna@submit-discard-${words.key}.example`);
        const draft = await alex().submits(form, words.continue);
        const gone = await alex().submits(draft, words.discard);
        assert.match(wordsOf(gone.card), exactly(words.said('invitation.meaning.discarded')));
        const anew = await alex().submits(gone, words.said('button.inviteAgain'));
        assert.match(wordsOf(anew.card), exactly(`anna@submit-discard-${words.key}.example`));
        const list = await alex().says(words.customers);
        const second = await alex().submits(list, words.nextPage);
        assert.equal(second.activityId, list.activityId);
        const customer = await alex().submits(second, words.openCustomer);
        assert.match(wordsOf(customer.card), exactly(words.said('customer.relationship.reseller')));
        const person = await system.colleague({ locale: words.locale });
        const settings = await person.says(words.settings);
        const saved = await person.submits(settings, words.save, { [words.language]: 'auto' });
        assert.match(wordsOf(saved.card), exactly(words.said('settings.saved')));
      });

      it('finds a fallback behind every button that acts', async () => {
        const texts = [
          words.help,
          words.customers,
          words.invite,
          words.invitations,
          words.providers,
          words.settings,
        ];
        for (const text of [...texts, 'nonsense', `${words.customer} sirius`]) {
          for (const action of actionsOf((await alex().says(text)).card)) {
            if (action.type !== 'Action.Execute') continue;
            const fallback = action.fallback as { readonly type: string; readonly title: string };
            assert.deepEqual([fallback.type, fallback.title], ['Action.Submit', action.title]);
          }
        }
      });
    });
  }
});
