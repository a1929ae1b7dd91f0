/** Roles that go less far, and people who have none whatever group they are in. */
import assert from 'node:assert/strict';
import { directoryRoles } from '../../src/rehearsal/facts.ts';
import { actions } from '../../src/conversation/actions/registry.ts';
import { commands } from '../../src/conversation/commands/registry.ts';
import { wordsOf } from '../support/cards.ts';
import { draftTo } from '../support/invite.ts';
import { createPerson, type Person } from '../support/person.ts';
import { useSystem } from '../support/system.ts';
import { bothLanguages, exactly } from '../support/words.ts';

describe('roles', () => {
  const system = useSystem({
    SALES_AGENTS_GROUP_ID: directoryRoles.salesAgents,
    DRAFTERS_GROUP_ID: directoryRoles.helpdeskAgents,
  });

  const again = (person: Person, roles: readonly string[], standing = 'member') =>
    system.control('POST', '/roles', { aadObjectId: person.aadObjectId, roles, standing });

  for (const words of bothLanguages) {
    describe(`in ${words.key}`, () => {
      it('let a sales agent do what an Admin agent does, where the configuration says so', async () => {
        const sales = await system.colleague({ roles: ['sales-agent'], locale: words.locale });
        const draft = await draftTo(sales, words, { email: `a@sales-${words.key}.example` });
        const sent = await sales.presses(draft, words.send);
        assert.match(wordsOf(sent.card), exactly(words.said('invitation.state.sent')));
        assert.equal((await system.mailsTo(`sales-${words.key}.example`)).length, 1);
      });

      it('let a drafter prepare, and keep the letter in the house', async () => {
        const domain = `drafter-${words.key}.example`;
        const drafter = await system.colleague({ roles: ['helpdesk-agent'], locale: words.locale });
        assert.match(wordsOf((await drafter.says(words.customers)).card), /240/);
        const draft = await draftTo(drafter, words, { email: `a@${domain}` });
        for (const button of [words.send, words.openInOutlook, words.copy]) {
          const refused = await drafter.presses(draft, button);
          assert.match(wordsOf(refused.card), exactly(words.said('answer.agentsOnly.text')), button);
        }
        assert.deepEqual(await system.mailsTo(domain), []);
        const edited = await drafter.presses(draft, words.edit);
        const saved = await drafter.presses(edited, words.save, { [words.subject]: 'Hello' });
        assert.match(wordsOf(saved.card), /Hello/);
        await again(drafter, ['admin-agent']);
        const sent = await drafter.presses(saved, words.send);
        assert.match(wordsOf(sent.card), exactly(words.said('invitation.state.sent')));
      });

      it('are gone with the person: guests, switched-off accounts and people who left', async () => {
        const domain = `gone-${words.key}.example`;
        const leaver = await system.colleague({ locale: words.locale });
        const draft = await draftTo(leaver, words, { email: `a@${domain}` });
        for (const standing of ['guest', 'disabled', 'deleted']) {
          await again(leaver, ['admin-agent', 'global-admin'], standing);
          const refused = await leaver.presses(draft, words.send);
          assert.match(wordsOf(refused.card), exactly(words.said('answer.noRights.title')), standing);
          assert.match(
            wordsOf((await leaver.says(words.customers)).card),
            exactly(words.said('answer.noRights.title')),
            standing,
          );
        }
        assert.deepEqual(await system.mailsTo(domain), []);
      });
    });
  }

  it('are not of other bots, even with an object id of our tenant', async () => {
    const alex = system.person();
    const text = { type: 'message', text: 'customers' };
    for (const from of [
      { id: '28:another', name: 'Bot', aadObjectId: alex.aadObjectId },
      { id: '29:x', name: 'Bot', aadObjectId: alex.aadObjectId, role: 'bot' },
      { id: '29:x', name: 'Skill', aadObjectId: alex.aadObjectId, role: 'skill' },
    ]) {
      assert.equal((await alex.post(alex.activity({ ...text, from }))).status, 403);
    }
  });
});

describe('a role that only looks', () => {
  const system = useSystem({ VIEWERS_GROUP_ID: directoryRoles.helpdeskAgents });

  for (const words of bothLanguages) {
    it(`sees everything and changes nothing (${words.key})`, async () => {
      const viewer = await system.colleague({ roles: ['helpdesk-agent'], locale: words.locale });
      assert.match(wordsOf((await viewer.says(words.customers)).card), /240/);
      const refused = wordsOf((await viewer.says(`${words.invite} a@viewer.example`)).card);
      assert.match(refused, exactly(words.said('answer.draftersOnly.text')));
      // The card of somebody else does not help.
      const alex = system.person({ locale: words.locale });
      const draft = await draftTo(alex, words, { email: `a@viewer-${words.key}.example` });
      const door = { messagesUrl: system.messagesUrl, connector: system.connector };
      const inTheirPlace = createPerson(door, {
        aadObjectId: viewer.aadObjectId,
        locale: words.locale,
      });
      for (const button of [words.send, words.edit, words.discard, words.copy]) {
        const answer = await inTheirPlace.presses(draft, button);
        const text = button === words.edit || button === words.discard ? 'draftersOnly' : 'agentsOnly';
        assert.match(wordsOf(answer.card), exactly(words.said(`answer.${text}.text`)), button);
      }
      assert.deepEqual(await system.mailsTo(`viewer-${words.key}.example`), []);
    });
  }

  it('reaches no verb that changes state, and no command that begins to', async () => {
    const lookers = Object.entries(actions).filter(([, one]) => one.needs === 'viewer' && one.changesState);
    assert.deepEqual(
      lookers.map(([verb]) => verb),
      ['notifications.save.v1', 'settings.save.v1', 'person.forget.v1', 'sign-in.begin.v1'],
      'one’s own data, settings, wishes and sign-in are nobody else’s matter',
    );
    assert.equal(commands.invite.needs, 'drafter');
    const viewer = await system.colleague({ roles: ['helpdesk-agent'] });
    for (const [verb, { needs }] of Object.entries(actions)) {
      if (needs === 'viewer') continue;
      const answer = await viewer.execute(verb, { id: 'inv-x', revision: 1, email: 'a@b.example' });
      assert.equal(answer.status, 200, verb);
      assert.match(wordsOf(answer.body), /not yet|role|Admin agent/i, verb);
    }
  });
});
