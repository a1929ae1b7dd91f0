import assert from 'node:assert/strict';
import { defaultsOf, wordsOf } from '../support/cards.ts';
import { draftTo } from '../support/invite.ts';
import type { Person } from '../support/person.ts';
import {
  handsOnCode,
  opensSignInPage,
  setSignIn,
  signInCardOf,
  signsIn,
  teamsToken,
  triesSilently,
} from '../support/signing-in.ts';
import { useSystem } from '../support/system.ts';
import { bothLanguages } from '../support/words.ts';
import { eventually } from '../support/world.ts';

describe('signing in', () => {
  const system = useSystem();

  for (const words of bothLanguages) {
    const said = words.said;
    describe(`in ${words.key}`, () => {
      let alex: Person;
      const providers = words.key === 'en' ? 'providers' : 'поставщики';
      const signOut = words.key === 'en' ? 'sign out' : 'выйти';
      const signIn = said('button.signIn');
      beforeEach(async () => {
        alex = system.person({ locale: words.locale });
        await setSignIn(system, alex, 'signed-out');
      });
      afterEach(() => setSignIn(system, alex, 'signed-in'));

      const isToldProviders = async (times: number) => {
        await eventually(
          'the providers are shown',
          async () => alex.told(said('providers.title')).length === times,
        );
      };
      const providersSoFar = () => alex.told(said('providers.title')).length;

      it('happens by itself where Teams can do it, and what was asked for goes on', async () => {
        const before = providersSoFar();
        const asked = await alex.says(providers);
        const card = signInCardOf(asked);
        assert.ok(card.text.startsWith(said('signIn.need.partner-center')), card.text);
        assert.equal(card.buttons[0]?.title, signIn);
        const answer = await triesSilently(system, alex, asked);
        assert.equal(answer.status, 200);
        await isToldProviders(before + 1);
      });

      it('comes before the room of a removal, whose notice names us', async () => {
        const asked = await alex.says(`${words.remove} Motorwerk Süd`);
        const card = signInCardOf(asked);
        assert.ok(card.text.startsWith(said('signIn.need.partner-center')), card.text);
        await triesSilently(system, alex, asked);
        const room = await alex.isTold(words.filled('room.title', { name: 'Motorwerk Süd' }));
        const typed = Object.values(defaultsOf(room.card)).filter((text) =>
          text.includes('Northwind Cloud Services'),
        );
        assert.equal(typed.length, 2, 'in the subject and in the text');
      });

      it('goes on once, however many of the person’s clients try', async () => {
        const before = providersSoFar();
        const asked = await alex.says(providers);
        const answers = await Promise.all([1, 2, 3].map(() => triesSilently(system, alex, asked)));
        assert.deepEqual(
          answers.map(({ status }) => status),
          [200, 200, 200],
        );
        await isToldProviders(before + 1);
        await alex.says(words.help);
        assert.equal(providersSoFar(), before + 1);
      });

      it('is done by hand where Teams cannot, and the code is good once', async () => {
        const before = providersSoFar();
        const asked = await alex.says(providers);
        const code = await opensSignInPage(asked);
        assert.equal((await handsOnCode(alex, '000000')).status, 404);
        assert.equal((await handsOnCode(alex, code)).status, 200);
        assert.equal((await handsOnCode(alex, code)).status, 404);
        await isToldProviders(before + 1);
      });

      it('takes the code as a message from clients that cannot hand it on', async () => {
        const asked = await alex.says(providers);
        const shown = await alex.says(` ${await opensSignInPage(asked)} `);
        assert.ok(wordsOf(shown.card).includes(said('providers.title')), wordsOf(shown.card));
        const number = await alex.says('123456');
        assert.ok(wordsOf(number.card).includes(said('answer.unknown.title')), 'a number is no code later');
      });

      it('keeps what was asked for through a restart of the bot', async () => {
        const before = providersSoFar();
        const asked = await alex.says(providers);
        await system.restartBot();
        await signsIn(alex, asked);
        await isToldProviders(before + 1);
      });

      it('ends by the person’s word, and then Teams alone does not begin it again', async () => {
        await setSignIn(system, alex, 'signed-in');
        const out = await alex.says(signOut);
        assert.ok(wordsOf(out.card).includes(said('signOut.title')));
        const asked = await alex.says(providers);
        assert.equal(signInCardOf(asked).tokenExchangeResource, undefined);
        const before = providersSoFar();
        await signsIn(alex, asked);
        await isToldProviders(before + 1);
        await setSignIn(system, alex, 'signed-out');
        assert.ok(signInCardOf(await alex.says(providers)).tokenExchangeResource, 'Teams may try again');
      });

      it('is begun with a button too, and says when there is nothing to do', async () => {
        const out = await alex.says(signOut);
        await signsIn(alex, await alex.presses(out, signIn));
        // One system after the other: the mailbox has a sign-in of its own.
        await signsIn(alex, await alex.isTold(said('signIn.need.graph')));
        await alex.isTold(said('signIn.done.title'));
      });

      it('is said to be impossible while the token service fails, and what was kept is not lost', async () => {
        const path = '/api/botsignin/GetSignInResource';
        await system.faults({ system: 'login', method: 'GET', path, status: 500, times: 100 });
        const failed = await alex.says(providers);
        assert.ok(wordsOf(failed.card).includes(said('fault.title')), wordsOf(failed.card));
        await system.clearFaults();
        const before = providersSoFar();
        await signsIn(alex, await alex.says(providers));
        await isToldProviders(before + 1);
      });

      it('wants a second factor where Partner Center does, and not by itself', async () => {
        await setSignIn(system, alex, 'second-factor');
        const before = providersSoFar();
        const asked = await alex.says(providers);
        const card = signInCardOf(asked);
        assert.ok(card.text.startsWith(said('signIn.need.second-factor')), card.text);
        assert.equal(card.tokenExchangeResource, undefined);
        await signsIn(alex, asked);
        await isToldProviders(before + 1);
      });

      it('with another account counts for nothing, and a card says with which to sign in', async () => {
        await setSignIn(system, alex, 'other-account');
        const before = providersSoFar();
        const asked = await alex.says(providers);
        const card = signInCardOf(asked);
        assert.ok(card.text.startsWith(said('signIn.need.other-account')), card.text);
        assert.equal(card.tokenExchangeResource, undefined, 'not by itself');
        await signsIn(alex, asked);
        await isToldProviders(before + 1);
      });

      it('by the token of a colleague is refused before the token goes anywhere', async () => {
        const before = providersSoFar();
        const asked = await alex.says(providers);
        await system.control('DELETE', '/calls');
        const megan = system.person({ key: 'megan' });
        assert.equal((await triesSilently(system, alex, asked, megan.aadObjectId)).status, 412);
        const calls = JSON.stringify(await system.control('GET', '/calls'));
        assert.ok(!calls.includes('usertoken/exchange'), calls);
        assert.equal(providersSoFar(), before);
        assert.equal((await triesSilently(system, alex, asked)).status, 200);
        await isToldProviders(before + 1);
      });

      for (const need of ['consent', 'blocked'] as const) {
        it(`says who can help where neither the person nor the bot can: ${need}`, async () => {
          await setSignIn(system, alex, need);
          const before = alex.told(said(`signIn.title.${need}`)).length;
          const asked = await alex.says(providers);
          const answer = await triesSilently(system, alex, asked);
          assert.equal(answer.status, 412);
          await eventually('the hindrance is told', async () => {
            const told = alex.told(said(`signIn.title.${need}`));
            return (
              told.length === before + 1 && wordsOf(told.at(-1)?.card).includes(said(`signIn.need.${need}`))
            );
          });
          await setSignIn(system, alex, 'signed-out');
          const providersBefore = providersSoFar();
          await signsIn(alex, asked);
          await isToldProviders(providersBefore + 1);
        });
      }

      it('is asked for at Send, before anything is decided, and the mail then goes out once', async () => {
        await setSignIn(system, alex, 'signed-in');
        const domain = `signin-${words.key}.example`;
        const draft = await draftTo(alex, words, { email: `a@${domain}` });
        await setSignIn(system, alex, 'signed-out');
        const asked = await alex.presses(draft, words.send);
        assert.ok(signInCardOf(asked).text.startsWith(said('signIn.need.graph')));
        assert.deepEqual(await system.mailsTo(domain), []);
        await signsIn(alex, asked);
        await eventually('the mail went out', async () => (await system.mailsTo(domain)).length === 1);
      });

      it('is waited for where the mail was decided already: visibly, told once, and going on by itself', async () => {
        await setSignIn(system, alex, 'signed-in');
        const domain = `waits-${words.key}.example`;
        const draft = await draftTo(alex, words, { email: `a@${domain}` });
        await system.faults({
          system: 'graph',
          method: 'POST',
          path: '/v1.0/me/messages',
          status: 503,
          times: 3,
        });
        // Whoever waited for the card to be brought up to date would see the mail go out.
        await alex.post(alex.press(draft, words.send));
        await setSignIn(system, alex, 'signed-out');
        await system.clearFaults();
        const told = await alex.isTold(said('signIn.waiting.text'), signIn);
        assert.ok(wordsOf(told.card).includes(said('signIn.need.graph')));
        const opened = await alex.presses(told, said('button.open'));
        assert.ok(wordsOf(opened.card).includes(said('signIn.waiting.state')), wordsOf(opened.card));
        assert.deepEqual(await system.mailsTo(domain), []);
        const asked = await alex.presses(opened, signIn);
        await signsIn(alex, asked);
        await eventually('the mail went out', async () => (await system.mailsTo(domain)).length === 1);
        assert.equal(alex.told(said('signIn.waiting.text')).length, 1);
      });
    });
  }

  it('is refused to whoever brings another person’s token, or what is none', async () => {
    const alex = system.person();
    const megan = system.person({ key: 'megan' });
    await setSignIn(system, megan, 'signed-out');
    await megan.says('providers');
    const token = await teamsToken(system, alex.aadObjectId);
    const bring = (value: object) =>
      megan.post(megan.activity({ type: 'invoke', name: 'signin/tokenExchange', value }));
    const refused = await bring({ id: 'x', connectionName: 'PartnerCenter', token });
    assert.equal(refused.status, 412);
    assert.equal((await bring({ id: 'x', connectionName: 'Nothing', token })).status, 400);
    assert.equal((await bring({ id: 'x', connectionName: 'PartnerCenter' })).status, 400);
    assert.equal((await handsOnCode(megan, '')).status, 400);
    await setSignIn(system, megan, 'signed-in');
  });
});
