import assert from 'node:assert/strict';
import { directoryRoles } from '../../src/rehearsal/facts.ts';
import { actionsOf, titles, wordsOf } from '../support/cards.ts';
import { draftTo } from '../support/invite.ts';
import type { Person, Shown } from '../support/person.ts';
import { askToRemove } from '../support/remove.ts';
import { useSystem } from '../support/system.ts';
import { bothLanguages, exactly } from '../support/words.ts';
import { eventually } from '../support/world.ts';

const isRefreshing = ({ card }: Shown) => (card as { readonly refresh?: unknown }).refresh !== undefined;

describe('an old card of an invitation that comes into sight again', () => {
  const system = useSystem({ VIEWERS_GROUP_ID: directoryRoles.helpdeskAgents });

  for (const words of bothLanguages) {
    describe(`in ${words.key}`, () => {
      const { said } = words;
      const alex = () => system.person({ locale: words.locale });
      const megan = () => system.person({ key: 'megan', locale: words.locale });
      const openFirst = async (person: Person, text: string) =>
        person.presses(await person.says(`${words.invitations} ${text}`), said('button.open'));

      it('says what another card of it did, to its owner and to a colleague, and says nothing beside', async () => {
        const domain = `seen-${words.key}.example`;
        const draft = await draftTo(alex(), words, { email: `a@${domain}` });
        const second = await openFirst(alex(), domain);
        const hers = await openFirst(megan(), domain);
        for (const [person, card] of [
          [alex(), second],
          [megan(), hers],
        ] as const)
          assert.deepEqual((await person.looksAt(card)).card, card.card, 'nothing has happened yet');
        const sent = await alex().presses(draft, words.send);
        const before = system.connector.messages();
        for (const [person, card] of [
          [alex(), second],
          [alex(), draft],
          [megan(), hers],
        ] as const) {
          const seen = await person.looksAt(card);
          assert.match(wordsOf(seen.card), exactly(said('invitation.state.sent')));
          for (const title of [words.send, words.discard]) assert.ok(!titles(seen).includes(title), title);
        }
        assert.equal(system.connector.messages(), before);
        await alex().presses(await alex().looksAt(second), words.withdraw);
        for (const card of [sent, draft])
          assert.match(
            wordsOf((await alex().looksAt(card)).card),
            exactly(said('invitation.state.withdrawn')),
          );
        assert.match(
          wordsOf((await megan().looksAt(hers)).card),
          exactly(said('invitation.state.withdrawn')),
        );
        assert.equal((await system.mailsTo(domain)).length, 1);
      });

      it('answers a press with how it stands, whichever button of whichever age it was', async () => {
        const domain = `pressed-${words.key}.example`;
        const draft = await draftTo(alex(), words, { email: `a@${domain}` });
        const sent = await alex().presses(draft, words.send);
        await alex().presses(await openFirst(alex(), domain), words.withdraw);
        for (const [card, title] of [
          [draft, words.send],
          [draft, words.copy],
          [draft, words.keep],
          [sent, words.withdraw],
        ] as const) {
          const shown = await alex().presses(card, title);
          assert.match(wordsOf(shown.card), exactly(said('invitation.state.withdrawn')), title);
        }
        assert.equal((await system.mailsTo(domain)).length, 1);
      });

      it('is not shown any more to whoever lost the role', async () => {
        const adele = await system.colleague({
          name: `Adele ${words.key}`,
          roles: ['helpdesk-agent'],
          locale: words.locale,
        });
        const domain = `hidden-${words.key}.example`;
        await draftTo(alex(), words, { email: `a@${domain}` });
        const card = await openFirst(adele, domain);
        assert.match(wordsOf(card.card), exactly(domain));
        await system.control('POST', '/roles', { aadObjectId: adele.aadObjectId, roles: [] });
        const hidden = wordsOf((await adele.looksAt(card)).card);
        assert.match(hidden, exactly(said('answer.noRights.title')));
        assert.doesNotMatch(hidden, exactly(domain));
      });
    });
  }
});

describe('an old card of a request that comes into sight again', () => {
  const system = useSystem({ VIEWERS_GROUP_ID: directoryRoles.helpdeskAgents });

  for (const words of bothLanguages) {
    describe(`in ${words.key}`, () => {
      const { said, filled } = words;
      let alex: Person;
      let megan: Person;
      before(async () => {
        alex = system.person({ locale: words.locale });
        megan = system.person({ key: 'megan', locale: words.locale });
        for (const person of [alex, megan]) await person.says(words.help);
      });

      const asks = async (which: string) => {
        const name = `Brook ${which} ${words.key}`;
        const domain = `brook-${which}-${words.key}.example`;
        await system.control('POST', '/accept', { domain, name });
        await system.control('POST', '/contents', { domain, subscriptions: 'none', reservations: 0 });
        await eventually(`${which} is in the list`, async () =>
          titles(await alex.says(`${words.remove} ${domain}`)).includes(words.askForApproval),
        );
        const pending = await askToRemove(alex, words, { customer: name });
        const card = await megan.isTold(said('approval.state.waitingForYou'), name);
        return { name, pending, card };
      };
      const roles = (...held: string[]) =>
        system.control('POST', '/roles', { aadObjectId: megan.aadObjectId, roles: held });

      it('shows each their own view of what holds now, without a press, a message or a change', async () => {
        const { name, pending, card } = await asks('decided');
        assert.deepEqual((await alex.looksAt(pending)).card, pending.card, 'nothing has happened yet');
        assert.deepEqual((await megan.looksAt(card)).card, card.card);
        const agreed = await megan.presses(card, words.approve);
        const told = await alex.isTold(filled('approval.told.approved', { name }));
        const before = system.connector.messages();
        const hers = await megan.looksAt(card);
        assert.deepEqual(hers.card, agreed.card);
        assert.ok(!titles(hers).includes(words.approve), 'a decided request has no live button');
        assert.ok(titles(hers).includes(words.undo));
        assert.match(wordsOf((await alex.looksAt(pending)).card), exactly(said('approval.state.approved')));
        const removal = await alex.presses(told, said('button.removal'));
        assert.match(wordsOf(removal.card), exactly(said('removal.state.cooling')));
        assert.equal(system.connector.messages(), before + 1, 'the one that was asked for');
        await megan.presses(hers, words.undo);
        const now = await alex.looksAt(removal);
        assert.match(wordsOf(now.card), exactly(said('removal.state.cancelled')));
        assert.ok(!titles(now).includes(words.undo));
        const settled = [now, await megan.looksAt(card), await alex.looksAt(pending)];
        assert.deepEqual(settled.map(isRefreshing), [false, false, false], 'nothing changes any more');
      });

      it('offers nothing to whoever lost the role, and shows nothing to whoever has none', async () => {
        const { name, card } = await asks('demoted');
        try {
          await roles('helpdesk-agent');
          const seen = await megan.looksAt(card);
          assert.match(wordsOf(seen.card), exactly(said('approval.meaning.noRole')));
          for (const title of [words.approve, words.reject, said('button.reassign')])
            assert.ok(!titles(seen).includes(title), title);
          await roles();
          const before = system.connector.messages();
          const hidden = wordsOf((await megan.looksAt(card)).card);
          assert.match(hidden, exactly(said('answer.noRights.title')));
          assert.doesNotMatch(hidden, exactly(name));
          assert.equal(system.connector.messages(), before);
        } finally {
          await roles('admin-agent');
        }
        assert.deepEqual((await megan.looksAt(card)).card, card.card);
      });

      it('lets nobody decide for whom it was not meant', async () => {
        const { pending, card } = await asks('foreign');
        const adele = await system.colleague({ name: 'Adele Vance', locale: words.locale });
        const { action } = (
          card.card as { readonly refresh: { readonly action: { verb: string; data: object } } }
        ).refresh;
        const answer = await adele.execute(action.verb, action.data, card.activityId);
        const view = (answer.body as { readonly value: unknown }).value;
        const others = actionsOf(view).map(({ title }) => title);
        for (const title of [words.approve, words.reject]) assert.ok(!others.includes(title), title);
        await alex.presses(pending, said('button.withdrawRequest'));
        assert.match(
          wordsOf((await megan.looksAt(card)).card),
          exactly(said('approval.cancelled.withdrawn')),
        );
      });

      it('is brought up to date by the bot too, up to the end of the relationship', async () => {
        const { name, card } = await asks('gone');
        await megan.presses(card, words.approve);
        await alex.isTold(filled('approval.told.approved', { name }));
        await system.control('POST', '/clock', { advanceMs: 31 * 60_000 });
        await alex.isTold(filled('removal.news.title', { name }), said('removal.news.gone'));
        const closed = await system.connector.waitFor(({ how, activityId, activity }) => {
          if (how !== 'updated' || activityId !== card.activityId) return false;
          const [attachment] = activity.attachments as readonly { readonly content: unknown }[];
          return wordsOf(attachment?.content).includes(said('removal.state.gone'));
        });
        const [attachment] = closed.activity.attachments as readonly { readonly content: unknown }[];
        assert.ok(!actionsOf(attachment?.content).some(({ title }) => title === words.undo));
      });
    });
  }
});
