import assert from 'node:assert/strict';
import { actionsOf, choicesOf, wordsOf } from '../support/cards.ts';
import { draftTo, inviteBySending } from '../support/invite.ts';
import type { Person } from '../support/person.ts';
import { useSystem } from '../support/system.ts';
import { bothLanguages, exactly, type Words } from '../support/words.ts';

describe('the list of invitations', () => {
  const system = useSystem();

  for (const words of bothLanguages) {
    describe(`in ${words.key}`, () => {
      const said = words.said;
      const person = (key: 'alex' | 'megan') => system.person({ key, locale: words.locale });
      const domain = (name: string) => `${name}-${words.key}.example`;
      let alex: Person;
      let megan: Person;
      before(async () => {
        [alex, megan] = [person('alex'), person('megan')];
        for (const name of ['list-one', 'list-two', 'list-three', 'list-four', 'list-five', 'list-six']) {
          await draftTo(alex, words, { email: `anna@${domain(name)}` });
        }
        await inviteBySending(megan, words, {
          email: `boris@${domain('list-hers')}`,
          inputs: { [words.company]: words.key === 'en' ? 'Sirius Logistics' : 'ООО «Вега Логистика»' },
        });
      });

      const typed: Readonly<
        Record<Words['key'], { mine: string; draft: string; accepted: string; hers: string }>
      > = {
        en: {
          mine: 'invitations mine',
          draft: 'my invitations drafts',
          accepted: 'invitations accepted',
          hers: 'invitations Сириус',
        },
        ru: {
          mine: 'приглашения мои',
          draft: 'мои приглашения черновики',
          accepted: 'приглашения принятые',
          hers: 'приглашения vega',
        },
      };
      const asked = typed[words.key];

      it('shows mine by a typed word, and by the card’s own filter', async () => {
        const mine = await megan.says(asked.mine);
        assert.match(wordsOf(mine.card), exactly(domain('list-hers')));
        assert.doesNotMatch(wordsOf(mine.card), exactly(domain('list-one')));
        const all = await megan.presses(mine, said('button.search'), {
          [said('invitations.whose.label')]: 'everyone',
          [said('invitations.find.label')]: 'list-one',
        });
        assert.match(wordsOf(all.card), exactly(domain('list-one')));
        assert.doesNotMatch(wordsOf(all.card), exactly(domain('list-hers')));
        const drafts = await megan.presses(all, said('button.search'), {
          [said('invitations.state.label')]: 'sent',
          [said('invitations.find.label')]: '',
        });
        assert.match(wordsOf(drafts.card), exactly(domain('list-hers')));
        assert.doesNotMatch(wordsOf(drafts.card), exactly(domain('list-one')));
      });

      it('counts the states, and shows one of them by a typed word', async () => {
        const drafts = await alex.says(asked.draft);
        const choices = [...choicesOf(drafts.card, said('invitations.state.label')).keys()];
        assert.ok(choices.some((title) => title.startsWith(`${said('invitation.state.draft')}: `)));
        assert.match(wordsOf(drafts.card), exactly(domain('list-six')));
        const none = await alex.says(asked.accepted);
        assert.match(wordsOf(none.card), exactly(said('invitations.nothing.title')));
      });

      it('finds in either alphabet, and says who invited', async () => {
        const found = wordsOf((await alex.says(asked.hers)).card);
        assert.match(found, exactly(domain('list-hers')));
        assert.match(found, exactly(words.filled('invitations.invitedBy', { name: 'Megan Bowen' })));
      });

      it('goes forth and back, and keeps what it was asked for', async () => {
        const first = await alex.says(`${words.invitations} list-`);
        const second = await alex.presses(first, words.nextPage);
        assert.notEqual(wordsOf(second.card), wordsOf(first.card));
        assert.doesNotMatch(wordsOf(second.card), exactly(domain('list-six')));
        const back = await alex.presses(second, words.previousPage);
        assert.equal(wordsOf(back.card), wordsOf(first.card));
        assert.ok(!actionsOf(back.card).some(({ title }) => title === words.previousPage));
      });

      it('opens one with what happened to it, and leaves the list where it is', async () => {
        const list = await alex.says(`${words.invitations} list-hers-${words.key}`);
        const opened = await alex.presses(list, said('button.open'));
        assert.notEqual(opened.activityId, list.activityId);
        const shown = wordsOf(opened.card);
        const steps = [
          words.filled('timeline.by', { what: said('timeline.move.draft'), name: 'Megan Bowen' }),
          words.filled('timeline.by', { what: said('timeline.move.sending'), name: 'Megan Bowen' }),
          said('timeline.move.sent'),
        ];
        let at = shown.indexOf(said('timeline.title'));
        for (const step of steps) {
          const next = shown.indexOf(step, at);
          assert.ok(next > at, `${step} stands in its place`);
          at = next;
        }
      });
    });
  }
});
