import assert from 'node:assert/strict';
import { wordsOf } from '../support/cards.ts';
import { draftTo } from '../support/invite.ts';
import { cardIn } from '../support/person.ts';
import { useSystem } from '../support/system.ts';
import { bothLanguages, exactly } from '../support/words.ts';

describe('rights', () => {
  const system = useSystem();
  const roles = (aadObjectId: string, ...given: string[]) =>
    system.control('POST', '/roles', { aadObjectId, roles: given });

  for (const words of bothLanguages) {
    describe(`in ${words.key}`, () => {
      it('are missing: a card says who can give them, and once given everything works at once', async () => {
        const adele = system.person({ key: 'adele', locale: words.locale });
        await roles(adele.aadObjectId);
        for (const text of [words.customers, words.help, `${words.invite} a@b.example`, 'nonsense', '']) {
          const refused = wordsOf((await adele.says(text)).card);
          assert.match(refused, exactly(words.said('answer.noRights.title')), text);
          assert.match(refused, words.key === 'en' ? /Global administrator/ : /глобальный администратор/i);
        }
        for (const role of ['sales-agent', 'helpdesk-agent']) {
          await roles(adele.aadObjectId, role);
          const refused = await adele.says(words.customers);
          assert.match(wordsOf(refused.card), exactly(words.said('answer.noRights.title')), role);
        }
        for (const role of ['admin-agent', 'global-admin']) {
          await roles(adele.aadObjectId, role);
          assert.match(wordsOf((await adele.says(words.customers)).card), /240/, role);
        }
        await roles(adele.aadObjectId);
        const again = await adele.says(words.customers);
        assert.match(wordsOf(again.card), exactly(words.said('answer.noRights.title')));
      });

      it('are looked at again at Send: without them nothing goes out, and the draft is kept', async () => {
        const domain = `rights-${words.key}.example`;
        const megan = system.person({ key: 'megan', locale: words.locale });
        const draft = await draftTo(megan, words, { email: `a@${domain}` });
        await roles(megan.aadObjectId);
        const refused = await megan.presses(draft, words.send);
        assert.match(wordsOf(refused.card), exactly(words.said('answer.noRights.title')));
        assert.deepEqual(await system.mailsTo(domain), []);
        await roles(megan.aadObjectId, 'admin-agent');
        const list = await megan.says(words.invitations);
        assert.match(wordsOf(list.card), exactly(words.said('invitation.state.draft')));
        const sent = await megan.presses(draft, words.send);
        assert.match(wordsOf(sent.card), exactly(words.said('invitation.state.sent')));
        assert.equal((await system.mailsTo(domain)).length, 1);
      });

      it('are not of another tenant: 403, and not a word', async () => {
        const before = system.connector.messages();
        const stranger = system.person({
          tenantId: '22222222-2222-4222-8222-222222222222',
          locale: words.locale,
        });
        const message = stranger.activity({ type: 'message', text: words.customers });
        assert.equal((await stranger.post(message)).status, 403);
        assert.equal((await stranger.execute('customers.page.v1', { query: '', page: 0 })).status, 403);
        const install = stranger.activity({ type: 'installationUpdate', action: 'add' });
        assert.equal((await stranger.post(install)).status, 403);
        const alex = system.person({ locale: words.locale });
        const mixed = alex.activity({
          type: 'message',
          text: words.customers,
          channelData: { tenant: { id: '22222222-2222-4222-8222-222222222222' } },
        });
        assert.equal((await alex.post(mixed)).status, 403);
        const nameless = {
          ...message,
          from: { id: '29:x', name: 'X' },
          conversation: alex.activity({}).conversation,
          channelData: {},
        };
        assert.equal((await alex.post(nameless)).status, 403);
        assert.equal(system.connector.messages(), before);
      });

      it('do not reach into a group chat: a polite line instead of customers', async () => {
        const group = system.person({ conversationType: 'groupChat', locale: words.locale });
        const answer = await group.says(words.customers);
        assert.match(wordsOf(answer.card), exactly(words.said('answer.notPersonal.title')));
        assert.doesNotMatch(wordsOf(answer.card), /240/);
        const pressed = await group.execute('customers.page.v1', { query: '', page: 0 }, answer.activityId);
        assert.equal(pressed.status, 200);
        assert.doesNotMatch(JSON.stringify(cardIn(pressed) ?? ''), /240/);
      });
    });
  }
});
