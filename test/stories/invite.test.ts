import assert from 'node:assert/strict';
import { actionsOf, choicesOf, defaultsOf, inputLabelled, wordsOf } from '../support/cards.ts';
import { draftTo, inviteBySending, jointLink, plainLink } from '../support/invite.ts';
import { useSystem } from '../support/system.ts';
import { bothLanguages, exactly } from '../support/words.ts';

describe('inviting a customer', () => {
  const system = useSystem();

  for (const words of bothLanguages) {
    describe(`in ${words.key}`, () => {
      const alex = () => system.person({ locale: words.locale });
      const domain = (name: string) => `${name}-${words.key}.example`;

      it('sends the mail from the agent’s mailbox with the link as Partner Center gave it, byte for byte', async () => {
        const email = `anna@${domain('alone')}`;
        const draft = await draftTo(alex(), words, {
          email,
          inputs: { [words.contactName]: 'Anna Bergmann', [words.company]: 'Blue & Meadow' },
        });
        const shown = wordsOf(draft.card);
        for (const text of [email, 'Blue & Meadow', 'Anna', plainLink]) assert.match(shown, exactly(text));
        assert.deepEqual(await system.mailsTo(domain('alone')), [], 'nothing goes out before Send');
        const sent = await alex().presses(draft, words.send);
        assert.equal(sent.activityId, draft.activityId, 'the same card shows the outcome');
        assert.match(wordsOf(sent.card), exactly(words.said('invitation.meaning.sent')));
        const [mail, ...more] = await system.mailsTo(domain('alone'));
        assert.deepEqual(more, []);
        assert.deepEqual(mail?.to, [email]);
        assert.equal(mail?.from, 'alex@reseller.example');
        assert.equal(mail?.contentType, 'html');
        assert.deepEqual([...new Set(mail?.links)], [plainLink]);
        assert.match(mail?.body ?? '', exactly(plainLink.replaceAll('&', '&amp;')));
      });

      it('puts the chosen provider into the link of a joint invitation, before the fragment', async () => {
        const form = await alex().says(`${words.invite} bo@${domain('joint')}`);
        const choices = choicesOf(form.card, words.relationship);
        assert.equal(choices.size, 7, 'with us alone, or with one of six providers');
        const [title, providerId = ''] = [...choices].find(([one]) => one.includes('Kestrel')) ?? [];
        assert.match(title ?? '', /Kestrel Cloud Supply/);
        const draft = await alex().presses(form, words.continue, { [words.relationship]: providerId });
        assert.match(wordsOf(draft.card), exactly(jointLink(providerId)));
        await alex().presses(draft, words.send);
        const [mail] = await system.mailsTo(domain('joint'));
        assert.deepEqual([...new Set(mail?.links)], [jointLink(providerId)]);
        assert.match(mail?.body ?? '', /Kestrel Cloud Supply/);
      });

      it('writes the mail in the chosen language, whatever the agent speaks', async () => {
        const form = await alex().says(`${words.invite} eva@${domain('letter')}`);
        const other = words.key === 'en' ? 'ru' : 'en';
        assert.equal(defaultsOf(form.card)[inputLabelled(form.card, words.letterLanguage)], words.key);
        const draft = await alex().presses(form, words.continue, { [words.letterLanguage]: other });
        await alex().presses(draft, words.send);
        const [mail] = await system.mailsTo(domain('letter'));
        assert.match(mail?.body ?? '', other === 'ru' ? /Здравствуйте/ : /Hello/);
      });

      it('sends what was edited, with the link in its place', async () => {
        const draft = await draftTo(alex(), words, { email: `cy@${domain('edited')}` });
        const edit = await alex().presses(draft, words.edit);
        const text = defaultsOf(edit.card)[inputLabelled(edit.card, words.text)] ?? '';
        assert.match(text, exactly(plainLink));
        const saved = await alex().presses(edit, words.save, {
          [words.subject]: 'A subject of my own',
          [words.text]: `Привет, Cy!\n\n${plainLink}\n\nSee you — Alex`,
        });
        assert.match(wordsOf(saved.card), exactly(words.said('draft.note.saved')));
        await alex().presses(saved, words.send);
        const [mail] = await system.mailsTo(domain('edited'));
        assert.equal(mail?.subject, 'A subject of my own');
        assert.match(mail?.body ?? '', /Привет, Cy!/);
        assert.match(mail?.body ?? '', /See you — Alex/);
        assert.deepEqual([...new Set(mail?.links)], [plainLink]);
      });

      it('throws a draft away, and lets the same customer be invited again', async () => {
        const email = `dan@${domain('discarded')}`;
        const draft = await draftTo(alex(), words, { email });
        const gone = await alex().presses(draft, words.discard);
        assert.match(wordsOf(gone.card), exactly(words.said('invitation.meaning.discarded')));
        assert.ok(!actionsOf(gone.card).some(({ title }) => title === words.send));
        await inviteBySending(alex(), words, { email });
        assert.equal((await system.mailsTo(domain('discarded'))).length, 1);
      });

      it('shows all invitations with their state, newest first, and opens each', async () => {
        await inviteBySending(alex(), words, { email: `fay@${domain('listed')}` });
        await draftTo(alex(), words, { email: `gil@${domain('waiting')}` });
        const list = await alex().says(words.invitations);
        const shown = wordsOf(list.card);
        const places = [domain('waiting'), domain('listed')].map((one) => shown.indexOf(one));
        assert.ok(places.every((place) => place >= 0) && (places[0] ?? 0) < (places[1] ?? 0), shown);
        assert.match(shown, exactly(words.said('invitation.state.sent')));
        assert.match(shown, exactly(words.said('invitation.state.draft')));
        const opened = await alex().presses(list, words.said('button.open'));
        assert.match(wordsOf(opened.card), exactly(domain('waiting')));
        await alex().presses(opened, words.send);
        assert.equal((await system.mailsTo(domain('waiting'))).length, 1);
      });

      it('leafs through many invitations', async () => {
        for (let number = 0; number < 10; number += 1) {
          await draftTo(alex(), words, { email: `one@${domain(`many${number}`)}` });
        }
        const first = await alex().says(words.invitations);
        assert.doesNotMatch(wordsOf(first.card), exactly(domain('many0')));
        const second = await alex().presses(first, words.nextPage);
        assert.match(wordsOf(second.card), exactly(domain('many0')));
      });

      it('opens an empty form that asks for everything it needs', async () => {
        const form = await alex().says(words.invite);
        for (const label of [
          'email',
          'contactName',
          'company',
          'letterLanguage',
          'howWeMet',
          'relationship',
        ] as const) {
          assert.ok(inputLabelled(form.card, words[label]));
        }
      });
    });
  }
});
