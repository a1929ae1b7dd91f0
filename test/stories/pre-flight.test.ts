import assert from 'node:assert/strict';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { foreign } from '../fixtures/foreign-links.ts';
import { actionsOf, choicesOf, defaultsOf, inputLabelled, wordsOf } from '../support/cards.ts';
import { draftTo, inviteBySending, jointLink, plainLink } from '../support/invite.ts';
import type { SentActivity } from '../support/connector.ts';
import { cardOf } from '../support/person.ts';
import { useSystem } from '../support/system.ts';
import { bothLanguages, exactly } from '../support/words.ts';

describe('before an invitation goes out', () => {
  const system = useSystem();

  for (const words of bothLanguages) {
    describe(`in ${words.key}`, () => {
      const alex = () => system.person({ locale: words.locale });
      const megan = () => system.person({ key: 'megan', locale: words.locale });
      const domain = (name: string) => `${name}-${words.key}.example`;
      const country = (code: string) =>
        new Intl.DisplayNames([words.key], { type: 'region' }).of(code) ?? assert.fail();

      it('the mail goes to everybody who was named, copies apart', async () => {
        const home = domain('several');
        const draft = await draftTo(alex(), words, {
          email: `anna@${home}`,
          inputs: {
            [words.further]: `Boris B <boris@${home}>; clara@${home}\nANNA@${home}`,
            [words.cc]: `megan@reseller.example, boris@${home}`,
            [words.country]: 'GB',
          },
        });
        const shown = wordsOf(draft.card);
        for (const text of [`boris@${home}, clara@${home}`, 'megan@reseller.example', country('GB')]) {
          assert.match(shown, exactly(text));
        }
        await alex().presses(draft, words.send);
        const [mail, ...more] = await system.mailsTo(home);
        assert.deepEqual(more, []);
        assert.deepEqual(mail?.to, [`anna@${home}`, `boris@${home}`, `clara@${home}`]);
        assert.deepEqual(mail.cc, ['megan@reseller.example']);
      });

      it('a form with problems keeps all that was filled in, and names each problem', async () => {
        const form = await alex().says(words.invite);
        const inputs = {
          [words.email]: `anna@${domain('kept')}`,
          [words.contactName]: 'Anna',
          [words.company]: 'Blue Meadow',
          [words.further]: 'alex@reseller.example',
          [words.cc]: 'boris at home',
          [words.country]: 'KZ',
        };
        const again = await alex().presses(form, words.continue, inputs);
        for (const [label, value] of Object.entries(inputs)) {
          assert.equal(defaultsOf(again.card)[inputLabelled(again.card, label)], value, label);
        }
        const shown = wordsOf(again.card);
        assert.match(shown, exactly(words.filled('problem.list-not-an-address', { address: 'boris' })));
        const own = await alex().presses(again, words.continue, { [words.cc]: '' });
        assert.match(
          wordsOf(own.card),
          exactly(words.filled('problem.further-own-domain', { address: 'alex@reseller.example' })),
        );
        const draft = await alex().presses(own, words.continue, { [words.further]: '' });
        assert.match(wordsOf(draft.card), exactly(words.said('finding.other-country.title')));
      });

      it('the country is guessed from the mail domain, else it is ours', async () => {
        const chosen = async (email: string) => {
          const form = await alex().says(`${words.invite} ${email}`);
          return defaultsOf(form.card)[inputLabelled(form.card, words.country)];
        };
        assert.equal(await chosen(`anna@wiese-${words.key}.de`), 'DE');
        assert.equal(await chosen(`anna@${domain('home')}`), 'GB');
        assert.equal(await chosen(''), 'auto');
        const form = await alex().says(words.invite);
        assert.equal(choicesOf(form.card, words.country).get(country('DE')), 'DE');
        const draft = await alex().presses(form, words.continue, {
          [words.email]: `anna@wiese2-${words.key}.de`,
        });
        const shown = wordsOf(draft.card);
        assert.match(shown, exactly(words.said('finding.other-country.title')));
        assert.match(shown, exactly(country('DE')));
      });

      it('a domain one slip away from a customer’s or from our own is warned of, and not refused', async () => {
        const [letter, figure] =
          words.key === 'en' ? ['rnotorwerk', 'm0torwerk'] : ['motorvverk', 'motorwrek'];
        for (const [email, theirs] of [
          [`anna@${letter}-sued.example`, 'motorwerk-sued.example'],
          [`anna@${figure}-sued.example`, 'motorwerk-sued.example'],
          [`anna@${words.key === 'en' ? 'rese1ler' : 'resseller'}.example`, 'reseller.example'],
        ] as const) {
          const draft = await draftTo(alex(), words, { email });
          const shown = wordsOf(draft.card);
          assert.match(shown, exactly(words.said('finding.look-alike.title')), email);
          assert.match(shown, exactly(theirs), email);
          assert.ok(actionsOf(draft.card).some(({ title }) => title === words.send));
        }
      });

      it('so is a domain one slip away from that of an open invitation, and not of a draft', async () => {
        const [open, typed] = ['larch-gate', 'larch-gaite'].map((name) => domain(name)) as [string, string];
        const drafted = await draftTo(alex(), words, { email: `anna@${open}` });
        const before = await draftTo(megan(), words, { email: `boris@${typed}` });
        assert.doesNotMatch(wordsOf(before.card), exactly(words.said('finding.look-alike.title')));
        await alex().presses(drafted, words.send);
        const draft = await draftTo(megan(), words, { email: `clara@${typed}` });
        const shown = wordsOf(draft.card);
        assert.match(shown, exactly(words.said('finding.look-alike.title')));
        assert.match(shown, exactly(open));
      });

      it('who invited the customer before is told, with what became of it', async () => {
        const home = domain('before');
        await draftTo(megan(), words, { email: `anna@${home}` });
        const draft = await draftTo(alex(), words, { email: `boris@${home}` });
        const shown = wordsOf(draft.card);
        assert.match(shown, exactly(words.said('finding.invited-before.title')));
        assert.match(shown, /Megan Bowen/);
        assert.match(shown, exactly(words.said('invitation.state.draft')));
        await alex().presses(draft, words.send);
        const refused = await draftTo(megan(), words, { email: `clara@${home}` });
        assert.match(wordsOf(refused.card), /Alex Wilber/);
        assert.equal((await system.mailsTo(home)).length, 1);
      });

      it('of two agents who send to one customer in the same second, one sends and the other is told', async () => {
        const home = domain('race');
        const [his, hers] = await Promise.all([
          draftTo(alex(), words, { email: `anna@${home}` }),
          draftTo(megan(), words, { email: `boris@${home}` }),
        ]);
        const [byHim, byHer] = await Promise.all([
          alex().presses(his, words.send),
          megan().presses(hers, words.send),
        ]);
        const [mail, ...more] = await system.mailsTo(home);
        assert.deepEqual(more, []);
        const [winner, [late, loser, draft]] =
          mail?.from === 'alex@reseller.example'
            ? ([byHim, [byHer, megan(), hers]] as const)
            : ([byHer, [byHim, alex(), his]] as const);
        assert.match(wordsOf(winner.card), exactly(words.said('invitation.state.sent')));
        assert.doesNotMatch(wordsOf(late.card), exactly(words.said('invitation.state.sent')));
        const again = wordsOf((await loser.presses(draft, words.send)).card);
        const name = mail?.from === 'alex@reseller.example' ? 'Alex Wilber' : 'Megan Bowen';
        assert.match(again, exactly(words.filled('answer.alreadyInvited.title', { company: '' }).trimEnd()));
        assert.match(again, exactly(name));
        assert.equal((await system.mailsTo(home)).length, 1);
      });

      it('a provider who vanished between form and Send stops it: the draft is kept, a form offered', async () => {
        const home = domain('vanished');
        const form = await alex().says(`${words.invite} anna@${home}`);
        const choices = choicesOf(form.card, words.relationship);
        const [, providerId = ''] = [...choices].find(([title]) => title.includes('Éclat')) ?? [];
        const draft = await alex().presses(form, words.continue, { [words.relationship]: providerId });
        assert.match(wordsOf(draft.card), exactly(jointLink(providerId)));
        const database = new DatabaseSync(join(system.dataDir, 'world.sqlite'));
        const row = database.prepare('SELECT * FROM providers WHERE tenant_id = ?').get(providerId);
        database.prepare('DELETE FROM providers WHERE tenant_id = ?').run(providerId);
        try {
          for (const title of [words.send, words.openInOutlook, words.copy]) {
            const refused = await alex().presses(draft, title);
            const shown = wordsOf(refused.card);
            assert.match(shown, /Éclat Distribution/);
            const again = await alex().presses(refused, words.said('button.inviteAgain'));
            assert.equal(choicesOf(again.card, words.relationship).size, choices.size - 1);
          }
          assert.deepEqual(await system.mailsTo(home), []);
        } finally {
          const names = Object.keys(row ?? {});
          database
            .prepare(
              `INSERT INTO providers (${names.join(', ')}) VALUES (${names.map(() => '?').join(', ')})`,
            )
            .run(...Object.values(row ?? {}));
          database.close();
        }
        const sent = await alex().presses(draft, words.send);
        assert.match(wordsOf(sent.card), exactly(words.said('invitation.state.sent')));
      });

      it('links of another kind that were pasted in are named, and never go out', async () => {
        const home = domain('pasted');
        let card = await draftTo(alex(), words, { email: `anna@${home}` });
        for (const [row, kind, address] of foreign) {
          const edit = await alex().presses(card, words.edit);
          card = await alex().presses(edit, words.save, {
            [words.subject]: `Hello ${row}`,
            [words.text]: `Dear Anna, please open ${address}\n\nBest regards`,
          });
          const shown = wordsOf(card.card);
          assert.match(shown, exactly(words.said(`foreignLink.${kind}`)), row);
          assert.match(shown, exactly(plainLink), row);
          assert.doesNotMatch(shown, exactly(address), row);
        }
        await alex().presses(card, words.send);
        const [mail] = await system.mailsTo(home);
        assert.deepEqual([...new Set(mail?.links)], [plainLink]);
      });

      it('a file that was sent along is answered plainly; a command beside it is done', async () => {
        const file = {
          contentType: 'application/vnd.microsoft.teams.file.download.info',
          contentUrl: 'https://reseller.example/a.xlsx',
          name: 'customers.xlsx',
        };
        const html = { contentType: 'text/html', content: '<p>x</p>' };
        const says = async (text: string, attachments: readonly object[]) => {
          const from = system.connector.sent.length;
          const message = alex().activity({ type: 'message', text, attachments });
          assert.ok((await alex().post(message)).status < 300);
          const { activity } = await system.connector.waitFor(
            (sent) => sent.activity.replyToId === message.id,
            { from },
          );
          return JSON.stringify(activity.attachments);
        };
        for (const text of ['', 'here is the list']) {
          assert.match(await says(text, [file]), exactly(words.said('answer.files.title')));
        }
        assert.match(await says(words.help, [html, file]), exactly(words.said('help.title')));
        assert.doesNotMatch(await says('nonsense', [html]), exactly(words.said('answer.files.title')));
      });

      it('a message that was edited afterwards does nothing, and says how to go on with what it says now', async () => {
        const from = system.connector.sent.length;
        const edited = alex().activity({
          type: 'messageUpdate',
          text: `${words.invite} anna@${domain('edited')}`,
          channelData: { tenant: { id: '11111111-1111-4111-8111-111111111111' }, eventType: 'editMessage' },
        });
        for (let times = 0; times < 2; times += 1) assert.equal((await alex().post(edited)).status, 200);
        const isAnswer = ({ activity }: SentActivity) => activity.replyToId === edited.id;
        const answers = () => system.connector.sent.slice(from).filter(isAnswer);
        const sent = await system.connector.waitFor(isAnswer, { from });
        const told = { activityId: sent.activityId, card: cardOf(sent) };
        assert.match(wordsOf(told.card), exactly(words.said('answer.edited.title')));
        assert.match(wordsOf(told.card), exactly(`anna@${domain('edited')}`));
        assert.equal(answers().length, 1, 'once, though Teams sends it again');
        assert.equal((await system.mailsTo(domain('edited'))).length, 0);
        const form = await alex().presses(told, words.invite);
        assert.ok(JSON.stringify(form.card).includes(`anna@${domain('edited')}`));
        const removed = {
          ...edited,
          channelData: { ...(edited.channelData as object), eventType: 'undeleteMessage' },
        };
        assert.equal((await alex().post({ ...removed, text: words.help })).status, 200);
        await inviteBySending(alex(), words, { email: `anna@${domain('after-edit')}` });
        assert.equal(answers().length, 1);
      });
    });
  }
});
