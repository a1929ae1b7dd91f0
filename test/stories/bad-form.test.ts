import assert from 'node:assert/strict';
import { actionsOf, defaultsOf, inputLabelled, wordsOf } from '../support/cards.ts';
import { draftTo, inviteBySending } from '../support/invite.ts';
import { useSystem } from '../support/system.ts';
import { bothLanguages, exactly, type Words } from '../support/words.ts';

type Sentence = Parameters<Words['said']>[0];

/** What people type into the form, and what is wrong with it. */
const wrongAddresses: readonly (readonly [typed: string, problem: Sentence])[] = [
  ['', 'problem.email-empty'],
  ['   ', 'problem.email-empty'],
  ['anna', 'problem.email-not-an-address'],
  ['anna@', 'problem.email-not-an-address'],
  ['@blue-meadow.example', 'problem.email-not-an-address'],
  ['anna@blue-meadow', 'problem.email-not-an-address'],
  ['anna at blue-meadow.example', 'problem.email-not-an-address'],
  ['anna@[127.0.0.1]', 'problem.email-not-an-address'],
  ['anna@127.0.0.1', 'problem.email-not-an-address'],
  ['anna@blue..meadow.example', 'problem.email-not-an-address'],
  [`${'a'.repeat(5_000)}@blue-meadow.example`, 'problem.email-not-an-address'],
  ['a@blue-meadow.example, b@blue-meadow.example', 'problem.email-several'],
  ['a@blue-meadow.example; b@green-meadow.example', 'problem.email-several'],
  ['anna@gmail.com', 'problem.email-consumer'],
  ['anna@OUTLOOK.com', 'problem.email-consumer'],
  ['anna@mail.ru', 'problem.email-consumer'],
  ['megan@reseller.example', 'problem.email-own-domain'],
  ['anna@nobody.blue-meadow.example', 'problem.email-no-tenant'],
];

describe('a form that cannot be right', () => {
  const system = useSystem();

  for (const words of bothLanguages) {
    describe(`in ${words.key}`, () => {
      const alex = () => system.person({ locale: words.locale });
      const megan = () => system.person({ key: 'megan', locale: words.locale });
      const others = { [words.contactName]: 'Anna Bergmann', [words.company]: 'Blue Meadow Ltd' };
      const keeps = (card: unknown) => {
        const kept = defaultsOf(card);
        for (const [label, value] of Object.entries(others)) {
          assert.equal(kept[inputLabelled(card, label)], value);
        }
        return kept;
      };

      it('comes back with what is wrong, and with everything that was typed', async () => {
        let form = await alex().says(words.invite);
        for (const [typed, problem] of wrongAddresses) {
          form = await alex().presses(form, words.continue, { ...others, [words.email]: typed });
          assert.match(wordsOf(form.card), exactly(words.said(problem)), typed.slice(0, 60));
          const kept = keeps(form.card)[inputLabelled(form.card, words.email)] ?? '';
          assert.ok(typed.startsWith(kept) && kept.length >= Math.min(typed.length, 320), typed.slice(0, 60));
        }
        const draft = await alex().presses(form, words.continue, {
          [words.email]: `x@mended-${words.key}.example`,
        });
        assert.match(wordsOf(draft.card), /Anna Bergmann/, 'and goes on once it is right');
      });

      it('says what is wrong with an address that was typed after the command', async () => {
        for (const [typed, problem] of wrongAddresses.filter(([typed]) => typed.includes('@')).slice(0, 3)) {
          const form = await alex().says(`${words.invite} ${typed}`);
          assert.match(wordsOf(form.card), exactly(words.said(problem)), typed.slice(0, 60));
          assert.equal(defaultsOf(form.card)[inputLabelled(form.card, words.email)], typed);
        }
      });

      it('tells names of 101, 5,000 and 12,000 characters that they are too long', async () => {
        for (const length of [201, 5_000, 12_000]) {
          const form = await alex().says(`${words.invite} anna@long-names.example`);
          const back = await alex().presses(form, words.continue, {
            [words.contactName]: 'ж'.repeat(length),
            [words.company]: '漢'.repeat(length),
          });
          assert.match(wordsOf(back.card), exactly(words.said('problem.too-long')), `${length}`);
          const kept = defaultsOf(back.card);
          assert.match(kept[inputLabelled(back.card, words.contactName)] ?? '', /^ж{200}/);
          assert.equal(kept[inputLabelled(back.card, words.email)], 'anna@long-names.example');
        }
      });

      it('refuses choices that are none', async () => {
        const form = await alex().says(`${words.invite} anna@choices.example`);
        const choices: readonly (readonly [keyof Words, string, Sentence])[] = [
          ['relationship', '99999999-9999-4999-8999-999999999999', 'problem.provider-gone'],
          ['letterLanguage', 'xx', 'problem.unknown-choice'],
          ['howWeMet', 'in a pub', 'problem.unknown-choice'],
        ];
        for (const [label, value, problem] of choices) {
          const back = await alex().presses(form, words.continue, {
            ...others,
            [String(words[label])]: value,
          });
          assert.match(wordsOf(back.card), exactly(words.said(problem)), value);
          keeps(back.card);
        }
      });

      it('finds that it is a customer already, opens it, and goes on with another address', async () => {
        const form = await alex().says(`${words.invite} anna@motorwerk-sued.example`);
        const refused = await alex().presses(form, words.continue, others);
        const title = words.filled('answer.alreadyCustomer.title', { customer: 'Motorwerk Süd' });
        assert.match(wordsOf(refused.card), exactly(title));
        keeps(refused.card);
        const customer = await alex().presses(refused, words.openCustomer);
        assert.match(wordsOf(customer.card), /motorwerk-sued\.example/);
        const email = `anna@corrected-${words.key}.example`;
        const draft = await alex().presses(refused, words.continue, { [words.email]: email });
        assert.match(wordsOf(draft.card), exactly(`Anna Bergmann, ${email}`));
        assert.ok(!wordsOf(draft.card).includes(title));
      });

      it('finds an open invitation, one’s own or a colleague’s, and says whose and how it stands', async () => {
        const domain = `open-${words.key}.example`;
        await inviteBySending(alex(), words, { email: `anna@${domain}` });
        for (const person of [alex(), megan()]) {
          const refused = await draftTo(person, words, { email: `bo@${domain}`, inputs: others });
          const shown = wordsOf(refused.card);
          assert.match(shown, /Alex Wilber/);
          assert.match(shown, exactly(words.said('invitation.state.sent')));
          keeps(refused.card);
          const opened = await person.presses(refused, words.said('button.open'));
          assert.match(wordsOf(opened.card), exactly(`anna@${domain}`));
          assert.ok(!actionsOf(opened.card).some(({ title }) => title === words.send));
        }
        assert.equal((await system.mailsTo(domain)).length, 1);
      });

      it('left nothing behind: no draft, no mail', async () => {
        const sent = (await system.mails()).filter(({ to }) => !to.some((one) => /@open-/.test(one)));
        assert.deepEqual(sent, []);
        const list = wordsOf((await alex().says(words.invitations)).card);
        assert.doesNotMatch(list, /blue-meadow\.example|long-names|choices\.example|motorwerk|gmail/);
      });
    });
  }
});
