import assert from 'node:assert/strict';
import { actionsOf, wordsOf } from '../support/cards.ts';
import { inviteBySending } from '../support/invite.ts';
import type { Person } from '../support/person.ts';
import { setSignIn } from '../support/signing-in.ts';
import { useSystem } from '../support/system.ts';
import { bothLanguages, exactly, type Words } from '../support/words.ts';
import { eventually } from '../support/world.ts';

const hostile = 'SECRET-4711 [accept](https://evil.example) <at>everyone</at> {company} withdraw';

describe('what comes back to a mail', () => {
  const system = useSystem();

  const back = async (domain: string, how: 'reply' | 'bounce', body?: object) => {
    const [mail] = await system.mailsTo(domain);
    await system.control('POST', `/mail/${mail?.id}/${how}`, body);
  };
  const shownNow = async (person: Person, words: Words, email: string) =>
    wordsOf(
      (await person.presses(await person.says(`${words.invitations} ${email}`), words.said('button.open')))
        .card,
    );
  const isShown = (person: Person, words: Words, of: { readonly email: string; readonly text: string }) =>
    eventually(`"${of.text}" is shown`, async () =>
      (await shownNow(person, words, of.email)).includes(of.text),
    );

  for (const words of bothLanguages) {
    describe(`in ${words.key}`, () => {
      const { said } = words;
      const alex = () => system.person({ locale: words.locale });
      const domain = (name: string) => `${name}-${words.key}.example`;
      const to = (name: string) => `anna@${domain(name)}`;
      /** As the rehearsal calls the company behind a domain. */
      const company = (name: string) =>
        `${name}-${words.key}`.replace(
          /(^|-)(.)/g,
          (_, gap, letter) => (gap ? ' ' : '') + letter.toUpperCase(),
        );
      const why = words.key === 'en' ? 'why' : 'почему';

      it('is an answer: told once, shown, and nothing of what it says', async () => {
        const email = to('answered');
        await inviteBySending(alex(), words, { email });
        await back(domain('answered'), 'reply', { text: hostile });
        const title = words.filled('replied.title', { company: company('answered') });
        const told = await alex().isTold(title, said('replied.text'));
        assert.ok(actionsOf(told.card).some((action) => action.title === said('button.viewAnswer')));
        const shown = await shownNow(alex(), words, email);
        assert.match(shown, exactly(said('invitation.state.answered')));
        assert.match(shown, exactly(said('invitation.meaning.answered')));
        assert.match(shown, exactly(said('timeline.move.answered')));
        const explained = wordsOf((await alex().says(`${why} ${email}`)).card);
        assert.ok(explained.includes(said('news.kind.reply')), explained);
        const all = JSON.stringify(alex().told(''));
        assert.ok(!/SECRET-4711|evil\.example/.test(all));
        await system.control('POST', '/accept', { domain: domain('answered') });
        await alex().isTold(said('accepted.title'), email);
        assert.equal(alex().told(title).length, 1);
      });

      it('is an absence note, which is no answer', async () => {
        const email = to('absent');
        await inviteBySending(alex(), words, { email });
        await back(domain('absent'), 'reply', { text: 'I am away', automatic: true });
        await back(domain('absent'), 'bounce', { status: '4.4.7' });
        // What comes after it is seen, so that it has been seen as well.
        await inviteBySending(alex(), words, { email: to('after-it') });
        await back(domain('after-it'), 'reply', { text: 'Yes' });
        await alex().isTold(words.filled('replied.title', { company: company('after-it') }));
        assert.match(await shownNow(alex(), words, email), exactly(said('invitation.state.sent')));
      });

      it('is the mail itself: told, shown with the reason, and the customer is free again', async () => {
        const email = to('nobody-there');
        await inviteBySending(alex(), words, { email });
        await back(domain('nobody-there'), 'bounce');
        const told = await alex().isTold(
          words.filled('bounced.title', { company: company('nobody-there') }),
          said('bounced.next'),
        );
        assert.match(wordsOf(told.card), exactly(said('bounce.why.unknown-address')));
        const late = words.filled('bounced.title', { company: company('absent') });
        assert.deepEqual(alex().told(late), [], 'a mail that is late has not come back');
        const shown = await shownNow(alex(), words, email);
        assert.match(shown, exactly(said('invitation.state.bounced')));
        assert.match(shown, exactly(said('bounce.why.unknown-address')));
        const other = `boris@${domain('nobody-there')}`;
        await inviteBySending(system.person({ key: 'megan', locale: words.locale }), words, { email: other });
        assert.equal((await system.mailsTo(domain('nobody-there'))).length, 2);
        // An entry is written a moment after the card shows what it is about, and mail servers tell whole seconds: it may be the oldest.
        await eventually('the history tells of it', async () => {
          const first = await alex().says(`${words.history} ${domain('nobody-there')}`);
          const hasMore = actionsOf(first.card).some(({ title }) => title === words.nextPage);
          const older = hasMore ? wordsOf((await alex().presses(first, words.nextPage)).card) : '';
          return `${wordsOf(first.card)}${older}`.includes(said('bounce.why.unknown-address'));
        });
      });

      it('is found by the mail that it names, where it stands in no thread of ours', async () => {
        const email = to('apart');
        await inviteBySending(alex(), words, { email });
        await back(domain('apart'), 'bounce', { apart: true, status: '5.2.2' });
        await alex().isTold(words.filled('bounced.title', { company: company('apart') }));
        const shown = await shownNow(alex(), words, email);
        assert.match(shown, exactly(said('invitation.state.bounced')));
      });

      it('is a copy of it: the invitation goes on, and says whom it did not reach', async () => {
        const email = to('partly');
        const boris = `boris@${domain('partly')}`;
        await inviteBySending(alex(), words, { email, inputs: { [words.further]: boris } });
        await back(domain('partly'), 'bounce', { recipients: [boris], status: '5.2.2' });
        const told = await alex().isTold(boris, said('bounce.why.mailbox-full'));
        assert.ok(told);
        const shown = await shownNow(alex(), words, email);
        assert.match(shown, exactly(said('invitation.state.sent')));
        assert.match(shown, exactly(said('fact.undelivered')));
        await system.control('POST', '/accept', { domain: domain('partly') });
        await alex().isTold(said('accepted.title'), email);
      });

      it('is not seen while nobody is signed in, which is said, and seen afterwards', async () => {
        const email = to('unseen');
        await inviteBySending(alex(), words, { email });
        await setSignIn(system, alex(), 'signed-out');
        try {
          await back(domain('unseen'), 'reply', { text: 'Yes' });
          await isShown(alex(), words, { email, text: said('unseen.sign-in') });
          assert.match(
            wordsOf((await alex().says(`${why} ${email}`)).card),
            new RegExp(said('unseen.sign-in')),
          );
        } finally {
          await setSignIn(system, alex(), 'signed-in');
        }
        await alex().isTold(words.filled('replied.title', { company: company('unseen') }));
      });
    });
  }

  it('can be brought about on the customers’ page of the rehearsal', async () => {
    const [words] = bothLanguages;
    assert.ok(words);
    const person = system.person();
    const email = 'anna@by-page.example';
    await inviteBySending(person, words, { email });
    const [mail] = await system.mailsTo('by-page.example');
    const page = await (await fetch(`${system.rehearsalUrl}/mail/${mail?.id}`)).text();
    for (const way of ['reply', 'absence', 'bounce']) assert.ok(page.includes(`value="${way}"`));
    const answer = (way: string) =>
      fetch(`${system.rehearsalUrl}/mail/${mail?.id}/answer`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ way, text: 'Hello' }),
      });
    assert.equal((await answer('nonsense')).status, 400);
    assert.equal((await answer('absence')).status, 200);
    assert.equal((await answer('bounce')).status, 200);
    await person.isTold(words.filled('bounced.title', { company: 'By Page' }));
    await isShown(person, words, { email, text: words.said('invitation.state.bounced') });
  });
});
