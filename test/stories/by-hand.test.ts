import assert from 'node:assert/strict';
import { actionsOf, titles, wordsOf } from '../support/cards.ts';
import { draftTo, plainLink } from '../support/invite.ts';
import { cardOf, type Shown } from '../support/person.ts';
import { useSystem } from '../support/system.ts';
import { bothLanguages, exactly, type Words } from '../support/words.ts';

const isSaidOn = (card: unknown, text: string) =>
  wordsOf(card).includes(text) || actionsOf(card).some(({ title }) => title === text);

describe('a letter that the agent sends by hand', () => {
  const system = useSystem();

  /** The draft's page in the rehearsal's own mailbox, as a click on the card's link opens it. */
  function outlookOf(card: unknown): string {
    const link = actionsOf(card).find(({ type }) => type === 'Action.OpenUrl');
    const url = new URL(link?.url ?? '');
    assert.equal(url.origin, 'https://outlook.office365.com');
    return `${system.rehearsalUrl}/mail/outlook/${encodeURIComponent(url.searchParams.get('ItemID') ?? '')}`;
  }

  async function sendFromOutlook(page: string, change: { readonly html?: string } = {}): Promise<void> {
    const shown = await (await fetch(page)).text();
    const value = (name: string) => new RegExp(`id="${name}"[^>]*value="([^"]*)"`).exec(shown)?.[1] ?? '';
    const body = { to: value('to'), cc: value('cc'), subject: value('subject'), ...change };
    const answer = await fetch(`${page}/send`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
    });
    assert.equal(answer.status, 200, await answer.text());
  }

  for (const words of bothLanguages) {
    describe(`in ${words.key}`, () => {
      const alex = () => system.person({ locale: words.locale });
      const megan = () => system.person({ key: 'megan', locale: words.locale });
      const domain = (name: string) => `${name}-${words.key}.example`;
      const to = (name: string) => `anna@${domain(name)}`;
      const inOutlook = async (name: string, w: Words = words) => {
        const card = await alex().presses(await draftTo(alex(), w, { email: to(name) }), w.openInOutlook);
        // The mailbox may be slower than the click: then the card changes when the draft is there.
        if (titles(card).includes(w.done)) return card;
        return changed(card, w.done);
      };
      /** The card as it is once it says this by itself. */
      const changed = async ({ activityId }: Shown, text: string) => {
        const later = await system.connector.waitFor(
          (sent) => sent.how === 'updated' && sent.activityId === activityId && isSaidOn(cardOf(sent), text),
        );
        return { activityId, card: cardOf(later) };
      };

      it('offers six ways on at the draft', async () => {
        const draft = await draftTo(alex(), words, { email: to('ways') });
        assert.deepEqual(titles(draft).slice(0, 6), [
          words.send,
          words.edit,
          words.openInOutlook,
          words.copy,
          words.keep,
          words.discard,
        ]);
      });

      it('is kept for later, and is there again from the card and from the list', async () => {
        const draft = await draftTo(alex(), words, { email: to('kept') });
        const kept = await alex().presses(draft, words.keep);
        assert.match(wordsOf(kept.card), exactly(words.said('kept.text')));
        const again = await alex().presses(kept, words.said('button.open'));
        assert.ok(titles(again).includes(words.send));
        assert.match(wordsOf((await alex().says(words.invitations)).card), exactly(domain('kept')));
        assert.deepEqual(await system.mailsTo(domain('kept')), []);
      });

      it('stands as a draft in the agent’s own mailbox, is sent from there, and is found with its link', async () => {
        const card = await inOutlook('found');
        assert.match(wordsOf(card.card), exactly(words.said('handedOver.outlook')));
        assert.match(wordsOf(card.card), exactly(words.said('handedOver.leavesTeams')));
        assert.deepEqual(await system.mailsTo(domain('found')), [], 'nothing goes out by itself');
        await sendFromOutlook(outlookOf(card.card));
        const before = system.connector.sent.length;
        const found = await changed(card, words.said('byHand.intact'));
        assert.match(wordsOf(found.card), exactly(words.said('invitation.state.sent')));
        assert.ok(!titles(found).includes(words.done));
        const beside = system.connector.sent.slice(before).filter(({ how }) => how === 'sent');
        assert.ok(!beside.some((sent) => wordsOf(cardOf(sent)).includes(domain('found'))));
        const [mail, ...more] = await system.mailsTo(domain('found'));
        assert.deepEqual(more, []);
        assert.equal(mail?.from, 'alex@reseller.example');
        assert.deepEqual([...new Set(mail?.links)], [plainLink]);
        const done = await alex().presses(card, words.done);
        assert.match(wordsOf(done.card), exactly(words.said('byHand.intact')));
        await system.control('POST', '/accept', { domain: domain('found') });
        await alex().isTold(words.said('accepted.title'), to('found'));
      });

      it('is looked for after Done too, and the card says what is known of it, before and after', async () => {
        const card = await inOutlook('later');
        const done = await alex().presses(card, words.done);
        assert.match(wordsOf(done.card), exactly(words.said('invitation.state.sent')));
        assert.match(wordsOf(done.card), exactly(words.said('byHand.looking')));
        await sendFromOutlook(outlookOf(card.card));
        const found = await changed(done, words.said('byHand.intact'));
        assert.doesNotMatch(wordsOf(found.card), exactly(words.said('byHand.looking')));
        assert.equal((await system.mailsTo(domain('later'))).length, 1);
      });

      it('is told to the inviter when its link was broken on the way, with the right link to send', async () => {
        const card = await inOutlook('broken');
        await sendFromOutlook(outlookOf(card.card), {
          html: `<p>Hello</p><a href="${plainLink.replace('partnerId', 'partner')}">Click</a>`,
        });
        const told = await alex().isTold(
          words.filled('brokenNotice.title', { company: `Broken ${words.key === 'en' ? 'En' : 'Ru'}` }),
        );
        await changed(card, words.said('byHand.broken.title'));
        const shown = await alex().presses(told, words.said('button.open'));
        assert.match(wordsOf(shown.card), exactly(words.said('byHand.broken')));
        assert.match(wordsOf(shown.card), exactly(plainLink));
      });

      it('is taken back: the draft leaves the mailbox, and the letter is sent from here', async () => {
        const card = await inOutlook('back');
        const page = outlookOf(card.card);
        const draft = await alex().presses(card, words.takeBack);
        assert.ok(titles(draft).includes(words.send));
        assert.equal((await fetch(page)).status, 404);
        await alex().presses(draft, words.send);
        assert.equal((await system.mailsTo(domain('back'))).length, 1);
        const why = wordsOf(
          (await alex().says(`${words.key === 'en' ? 'why' : 'почему'} ${to('back')}`)).card,
        );
        assert.match(why, exactly(words.said('timeline.move.draftAgain')));
        assert.doesNotMatch(why, exactly(words.said('why.you.later')));
      });

      it('is not taken back when it was sent from Outlook a moment before', async () => {
        const card = await inOutlook('crossed');
        await sendFromOutlook(outlookOf(card.card));
        const shown = await alex().presses(card, words.takeBack);
        assert.ok(!titles(shown).includes(words.send), wordsOf(shown.card));
        assert.equal((await system.mailsTo(domain('crossed'))).length, 1);
      });

      it('is shown whole to be copied, counts as an invitation, and is believed upon Done', async () => {
        const draft = await draftTo(alex(), words, { email: to('copied') });
        const copy = await alex().presses(draft, words.copy);
        const shown = wordsOf(copy.card);
        assert.match(shown, exactly(plainLink));
        assert.match(
          shown,
          words.key === 'en' ? /Hello,[\s\S]*Kind regards,/ : /Здравствуйте![\s\S]*С уважением,/,
        );
        assert.ok(!actionsOf(copy.card).some(({ type }) => type === 'Action.OpenUrl'));
        const hers = await draftTo(megan(), words, { email: `boris@${domain('copied')}` });
        assert.match(
          wordsOf(hers.card),
          exactly(words.filled('answer.alreadyInvited.title', { company: '' }).trimEnd()),
        );
        const done = await alex().presses(copy, words.done);
        assert.match(wordsOf(done.card), exactly(words.said('byHand.said')));
        assert.deepEqual(await system.mailsTo(domain('copied')), []);
        await system.control('POST', '/accept', { domain: domain('copied') });
        await alex().isTold(words.said('accepted.title'), to('copied'));
      });

      it('is accepted while it is still in the agent’s hands', async () => {
        const draft = await draftTo(alex(), words, { email: to('early') });
        await alex().presses(draft, words.copy);
        await system.control('POST', '/accept', { domain: domain('early') });
        await alex().isTold(words.said('accepted.title'), to('early'));
      });

      it('is nobody else’s to hand over, to call sent or to take back', async () => {
        const draft = await draftTo(alex(), words, { email: to('foreign') });
        for (const title of [words.openInOutlook, words.copy]) {
          const refused = await megan().presses(draft, title);
          assert.match(wordsOf(refused.card), exactly(words.said('answer.notYours.title')));
        }
        const copy = await alex().presses(draft, words.copy);
        for (const title of [words.done, words.takeBack]) {
          const refused = await megan().presses(copy, title);
          assert.match(wordsOf(refused.card), exactly(words.said('answer.notYours.title')));
        }
      });

      it('is handed over once, however often the buttons of an old card are pressed', async () => {
        const draft = await draftTo(alex(), words, { email: to('twice') });
        const [one, two] = await Promise.all([
          alex().presses(draft, words.copy),
          alex().presses(draft, words.openInOutlook),
        ]);
        const ways = [one, two].map(({ card }) => wordsOf(card).includes(words.said('handOver.way.copy')));
        assert.equal(ways[0], ways[1], 'both show the one decision');
        const sent = await alex().presses(draft, words.send);
        assert.ok(titles(sent).includes(words.takeBack));
        assert.deepEqual(await system.mailsTo(domain('twice')), []);
      });

      it('goes nowhere without the role, which is looked at again', async () => {
        const adele = system.person({ key: 'adele', locale: words.locale });
        const roles = (...given: string[]) =>
          system.control('POST', '/roles', { aadObjectId: adele.aadObjectId, roles: given });
        await roles('admin-agent');
        const draft = await draftTo(adele, words, { email: to('norole') });
        await roles();
        const refused = await adele.presses(draft, words.openInOutlook);
        assert.match(wordsOf(refused.card), exactly(words.said('answer.noRights.title')));
      });
    });
  }
});
