import assert from 'node:assert/strict';
import { defaultsOf, inputLabelled, titles, wordsOf } from '../support/cards.ts';
import { draftTo } from '../support/invite.ts';
import type { Shown } from '../support/person.ts';
import { useSystem } from '../support/system.ts';
import { bothLanguages, exactly } from '../support/words.ts';

const typed = {
  en: {
    polite: 'Hi! Could you please show me the customers',
    find: 'find Sirius',
    slipOfName: 'Siruis',
    signIn: 'log in',
    slip: 'invte',
    layout: 'штмшеу',
    yes: ['yes', 'Send', 'OK!', 'Отклонить', 'go ahead'],
    thanks: 'thanks!',
    asks: {
      contact: 'Anna Bergmann',
      company: 'Contoso',
      branches: 'Fabrikam',
      one: ['did anna bergmann accept?', 'has Contoso accepted', 'who invited Контосо?'],
      several: 'when did I invite Fabrikam',
      customer: 'has larkfield.example accepted?',
      nobody: 'has Wide World Importers accepted?',
      nobodyCalled: 'Wide World Importers',
      all: 'who has accepted?',
      why: 'why has Anna Bergmann not accepted',
    },
  },
  ru: {
    polite: 'Привет! Покажи мне, пожалуйста, клиентов',
    find: 'найди Сириус',
    slipOfName: 'Сирус',
    signIn: 'войти',
    slip: 'прегласить',
    layout: 'ghbukfcbnm',
    yes: ['да', 'Отправить', 'ок!', 'Reject', 'давай'],
    thanks: 'Спасибо!',
    asks: {
      contact: 'Анна Кравец',
      company: 'Adatum',
      branches: 'Достома',
      one: ['приняла ли Анна Кравец?', 'Адатум уже принял приглашение?', 'rnj ghbukfcbk flfnev'],
      several: 'когда мы приглашали Достому',
      customer: 'Larkfield Bakery уже приняли приглашение?',
      nobody: 'ответили ли нам в «Рога и Копыта»?',
      nobodyCalled: 'Рога и Копыта',
      all: 'кто уже принял?',
      why: 'почему Анна Кравец не приняла приглашение',
    },
  },
};

describe('plain talk', () => {
  const system = useSystem();

  for (const words of bothLanguages) {
    const { said } = words;
    const own = typed[words.key];
    describe(`in ${words.key}`, () => {
      const alex = () => system.person({ locale: words.locale });

      it('around a command does no harm', async () => {
        assert.match(wordsOf((await alex().says(own.polite)).card), /240/);
      });

      it('with a slip is asked back with what stands behind it', async () => {
        const email = `anna@talk-${words.key}.example`;
        const asked = await alex().says(`${own.slip} ${email}`);
        assert.match(wordsOf(asked.card), exactly(said('answer.unknown.near')));
        const form = await alex().presses(asked, words.invite);
        assert.equal(defaultsOf(form.card)[inputLabelled(form.card, words.email)], email);
      });

      it('that is a name or an address alone, or has the command at its end, is asked back', async () => {
        for (const text of ['Motorwerk Süd', 'motorwerk-sued.example']) {
          const asked = await alex().says(text);
          const opened = await alex().presses(asked, words.customer);
          assert.match(wordsOf(opened.card), exactly(said('customer.relationship.reseller')), text);
        }
        for (const text of [own.find, own.slipOfName]) {
          const asked = await alex().says(text);
          const found = wordsOf((await alex().presses(asked, words.customers)).card);
          assert.match(found, /Sirius Logistics/, text);
        }
        const drafts = await alex().says(words.key === 'en' ? 'drafts' : 'черновики');
        assert.deepEqual(titles(drafts), [words.invitations]);
        const several = await alex().says(`Sirius ${words.customers}`);
        const list = await alex().presses(several, words.customers);
        assert.match(wordsOf(list.card), /Сириус Консалт/);
        const address = await alex().says('boris@alone.example');
        assert.deepEqual(titles(address).slice(0, 2), [words.invite, words.invitations]);
        assert.match(wordsOf(address.card), exactly('boris@alone.example'));
      });

      it('with a name beside the address, or with a company’s name alone, fills the form', async () => {
        const kept = (form: Shown, label: string) => defaultsOf(form.card)[inputLabelled(form.card, label)];
        const email = `anna@named-${words.key}.example`;
        for (const text of [
          `Anna Bergmann <${email}>`,
          `Anna Bergmann, ${email}`,
          `${email} Anna Bergmann`,
        ]) {
          const form = await alex().says(`${words.invite} ${text}`);
          assert.equal(kept(form, words.email), email, text);
          assert.equal(kept(form, words.contactName), 'Anna Bergmann', text);
        }
        for (const company of ['Blue Meadow Ltd.', 'Contoso']) {
          const form = await alex().says(`${words.invite} ${company}`);
          assert.deepEqual([kept(form, words.company), kept(form, words.email)], [company, '']);
        }
      });

      it('in the wrong keyboard layout is asked back in the right one', async () => {
        const email = `anna@layout-${words.key}.example`;
        const asked = await alex().says(`${own.layout} ${email}`);
        const form = await alex().presses(asked, words.invite);
        assert.equal(defaultsOf(form.card)[inputLabelled(form.card, words.email)], email);
      });

      it('presses no button', async () => {
        const domain = `talk-press-${words.key}.example`;
        const draft = await draftTo(alex(), words, { email: `a@${domain}` });
        for (const text of own.yes) {
          const answer = await alex().says(text);
          assert.match(wordsOf(answer.card), exactly(said('answer.press.title')), text);
        }
        assert.deepEqual(await system.mailsTo(domain), []);
        const list = await alex().presses(await alex().says(own.yes[0] ?? ''), words.invitations);
        assert.match(wordsOf(list.card), exactly(domain));
        await alex().presses(draft, words.discard);
      });

      it('asks to sign in before it is needed', async () => {
        const answer = await alex().says(own.signIn);
        assert.match(wordsOf(answer.card), exactly(said('signIn.offer.text')));
        assert.deepEqual(titles(answer), [said('button.signIn')]);
      });

      it('that asks about an invitation is answered with what became of it, and nothing is done', async () => {
        const { asks } = own;
        const isSent = async (domain: string, inputs: Readonly<Record<string, string>>) => {
          const email = `anna@${domain}-${words.key}.example`;
          await alex().presses(await draftTo(alex(), words, { email, inputs }), words.send);
          return email;
        };
        const [one, two, three] = [
          await isSent('asked-one', { [words.contactName]: asks.contact, [words.company]: asks.company }),
          await isSent('asked-two', { [words.company]: `${asks.branches} One` }),
          await isSent('asked-three', { [words.company]: `${asks.branches} Two` }),
        ];
        for (const text of asks.one) {
          const shown = wordsOf((await alex().says(text)).card);
          assert.match(shown, exactly(said('invitation.meaning.sent')), text);
          assert.match(shown, exactly(one), text);
        }
        const several = wordsOf((await alex().says(asks.several)).card);
        assert.match(several, exactly(two));
        assert.match(several, exactly(three));
        assert.doesNotMatch(several, exactly(one));
        const customer = await alex().says(asks.customer);
        assert.match(wordsOf(customer.card), exactly(said('customer.relationship.reseller')));
        const nobody = await alex().says(asks.nobody);
        assert.match(wordsOf(nobody.card), exactly(said('why.nothing.title')));
        const form = await alex().presses(nobody, said('button.invite'));
        assert.equal(defaultsOf(form.card)[inputLabelled(form.card, words.company)], asks.nobodyCalled);
        assert.match(wordsOf((await alex().says(asks.all)).card), exactly(said('invitations.title')));
        assert.match(wordsOf((await alex().says(asks.why)).card), exactly(asks.company));
        assert.equal((await system.mailsTo(one.split('@')[1] ?? '')).length, 1, 'the one that was sent');
      });

      it('of thanks is answered in kind', async () => {
        const answer = await alex().says(own.thanks);
        assert.match(wordsOf(answer.card), exactly(said('answer.thanks.title')));
        assert.match(wordsOf((await alex().says('👍')).card), exactly(said('answer.thanks.title')));
      });
    });
  }
});
