import assert from 'node:assert/strict';
import { partner, tenantIdOfDomain } from '../../src/rehearsal/facts.ts';
import { wordsOf } from '../support/cards.ts';
import { draftTo, inviteBySending, jointLink, plainLink } from '../support/invite.ts';
import { useSystem } from '../support/system.ts';
import { bothLanguages, exactly } from '../support/words.ts';
import { eventually } from '../support/world.ts';

describe('a company to which Partner Center refuses its API', () => {
  const system = useSystem({}, async (system) => {
    // The list, single customers and the invitation link.
    const fault = { system: 'partner-center', method: 'GET', path: '/v1/customers', status: 403, code: 1002 };
    await system.control('POST', '/faults', [{ ...fault, times: 1_000_000 }]);
    await system.restartBot();
  });

  for (const words of bothLanguages) {
    const { said } = words;
    const [status, setup] = words.key === 'en' ? ['status', 'setup'] : ['состояние', 'настройка'];
    describe(`in ${words.key}`, () => {
      const alex = () => system.person({ locale: words.locale });

      it('finds its customers in the directory, and says in status what is refused', async () => {
        await eventually('status tells it', async () => {
          const shown = wordsOf((await alex().says(status)).card);
          return (
            [
              'status.capability.do.customer-list',
              'status.capability.do.invitation-link',
              'status.capability.state.given',
            ].every((key) => shown.includes(said(key as Parameters<typeof said>[0]))) &&
            shown.includes('1002')
          );
        });
        assert.match(wordsOf((await alex().says(words.customers)).card), /240|241|242/);
      });

      it('takes the link of the dashboard once, by the rules, and invites with it', async () => {
        const person = alex();
        const foreign = plainLink.replace('11111111', '22222222');
        const gdap =
          'https://admin.microsoft.com/AdminPortal/Home#/partners/invitation/granularAdminRelationships/x-y';
        const provider = '0c000000-0000-4000-8000-000000000001';
        for (const [link, why] of [
          [foreign, 'wrong-partner'],
          [gdap, 'wrong-kind'],
          [jointLink(provider), 'unexpected-provider'],
          [plainLink.replace('4567890', '7654321'), 'wrong-mpn'],
          [plainLink.replace('admin.microsoft.com', 'admin.example'), 'wrong-host'],
          ['my link', 'not-a-link'],
        ] as const) {
          const refused = await person.says(`${setup} ${link}`);
          assert.ok(wordsOf(refused.card).includes(said(`link.refusal.${why}`)), wordsOf(refused.card));
        }
        const domain = `dashboard-${words.key}.example`;
        if (words.key === 'en') {
          const none = await draftTo(person, words, { email: `a@${domain}` });
          assert.ok(wordsOf(none.card).includes(said('fault.title')), wordsOf(none.card));
        }
        const kept = await person.says(`${setup} ${plainLink}`);
        assert.ok(wordsOf(kept.card).includes(said('pasted.title')), wordsOf(kept.card));
        await system.restartBot();
        await inviteBySending(person, words, { email: `a@${domain}` });
        const [mail] = await system.mailsTo(domain);
        assert.ok(mail?.links.includes(plainLink), JSON.stringify(mail?.links));
        await system.control('POST', '/accept', { domain });
        await person.isTold(said('accepted.title'));
      });
    });
  }

  describe('and its profile and its providers besides', () => {
    /** Of each language another, so that each names one that was not there. */
    const providers = {
      en: { id: tenantIdOfDomain('kestrel-supply.example'), name: 'Kestrel Cloud Supply' },
      ru: { id: tenantIdOfDomain('nordhavn.example'), name: 'Nordhavn Distribution' },
    } as const;
    before(async () => {
      const fault = { system: 'partner-center', method: 'GET', status: 403, code: 1002, times: 1_000_000 };
      const paths = ['/v1/relationships', '/v1/profiles/organization'];
      await system.control(
        'POST',
        '/faults',
        paths.map((path) => ({ ...fault, path })),
      );
      await system.restartBot();
    });

    for (const words of bothLanguages) {
      const { said } = words;
      const [status, setup] = words.key === 'en' ? ['status', 'setup'] : ['состояние', 'настройка'];
      it(`is told so in words, and invites all the same, in ${words.key}`, async () => {
        const person = system.person({ locale: words.locale });
        const domain = `without-profile-${words.key}.example`;
        await inviteBySending(person, words, { email: `a@${domain}` });
        const [mail] = await system.mailsTo(domain);
        assert.ok(mail?.links.includes(plainLink), JSON.stringify(mail?.links));
        assert.match(`${mail?.body}`, exactly(partner.companyName), 'our name comes from Entra');
        const shown = wordsOf((await person.says(status)).card);
        for (const name of ['own-profile', 'providers'] as const) {
          assert.ok(shown.includes(said(`status.capability.do.${name}`)), shown);
        }
        assert.ok(wordsOf((await person.says(setup)).card).includes(partner.companyName));
      });

      it(`names a provider by the dashboard’s joint link, and invites together with it, in ${words.key}`, async () => {
        const person = system.person({ locale: words.locale });
        const list = async () => wordsOf((await person.says(words.providers)).card);
        assert.ok((await list()).includes(said('providers.refused')));
        if (words.key === 'en') {
          const form = await person.says(`${words.invite} a@joint-${words.key}.example`);
          assert.ok(wordsOf(form.card).includes(said('inviteForm.lead.noProviders')), wordsOf(form.card));
        }
        const unknown = await person.says(`${setup} ${jointLink('00000000-0000-4000-8000-00000000dead')}`);
        assert.ok(wordsOf(unknown.card).includes(said('link.refusal.unknown-provider')));
        const foreign = jointLink(providers[words.key].id).replace('11111111', '22222222');
        const refused = await person.says(`${setup} ${foreign}`);
        assert.ok(wordsOf(refused.card).includes(said('link.refusal.wrong-partner')), wordsOf(refused.card));
        const { id, name } = providers[words.key];
        for (let time = 0; time < 2; time += 1) {
          const kept = await person.says(`${setup} ${jointLink(id)}`);
          assert.ok(wordsOf(kept.card).includes(said('pasted.provider.title')), wordsOf(kept.card));
        }
        assert.equal((await list()).split(name).length - 1, 1, 'it is named once');
        await inviteBySending(person, words, {
          email: `a@joint-${words.key}.example`,
          inputs: { [words.relationship]: id },
        });
        const [mail] = await system.mailsTo(`joint-${words.key}.example`);
        assert.deepEqual([...new Set(mail?.links)], [jointLink(id)]);
      });
    }
  });
});
