import assert from 'node:assert/strict';
import { foreign } from '../fixtures/foreign-links.ts';
import { actionsOf, choicesOf, inputLabelled, wordsOf } from '../support/cards.ts';
import { jointLink, plainLink } from '../support/invite.ts';
import { useSystem } from '../support/system.ts';
import { callsInTurns } from '../support/turn-calls.ts';
import { bothLanguages, exactly } from '../support/words.ts';

describe('a link that is typed without a command', () => {
  const system = useSystem();

  for (const words of bothLanguages) {
    const { said } = words;
    describe(`in ${words.key}`, () => {
      const alex = () => system.person({ locale: words.locale });
      const inviteTitle = said('button.invite');

      it('is named by what it is, with what to do next, and never acted on', async () => {
        const paths = await callsInTurns(async () => {
          for (const [row, what, address] of foreign) {
            if (what === 'other-provider') continue;
            for (const text of [address, `${words.invite} ${address}`]) {
              const { card } = await alex().says(text);
              const shown = wordsOf(card);
              for (const part of ['title', 'text', 'next'] as const)
                assert.match(shown, exactly(said(`shown.${what}.${part}`)), row);
              assert.ok(!JSON.stringify(card).includes('Adminportal'), 'the link itself is not shown again');
              assert.ok(
                actionsOf(card).every(({ type }) => type === 'Action.Execute'),
                row,
              );
            }
          }
        });
        assert.deepEqual(
          paths.filter((path) => path.startsWith('/partner-center/')),
          [],
        );
      });

      it('of a provider who invites us leads to the providers, all others to an invitation', async () => {
        for (const [, what, address] of foreign) {
          const shown = await alex().says(address);
          const isForUs = what === 'provider-to-reseller';
          const next = await alex().presses(shown, isForUs ? said('button.providers') : inviteTitle);
          if (isForUs) assert.match(wordsOf(next.card), exactly(said('providers.title')));
          else assert.ok(inputLabelled(next.card, words.email));
        }
      });

      it('of our own is told as ours: alone, with a provider of ours, with a stranger, and with a mistake', async () => {
        const own = wordsOf((await alex().says(plainLink)).card);
        for (const key of ['shown.own.title', 'shown.own.text', 'shown.own.next'] as const)
          assert.match(own, exactly(said(key)));
        const choices = choicesOf((await alex().says(words.invite)).card, words.relationship);
        const provider = 'Éclat Distribution';
        const [, id = ''] = [...choices].find(([title]) => title.includes(provider)) ?? [];
        const joint = wordsOf((await alex().says(jointLink(id))).card);
        assert.match(joint, exactly(words.filled('shown.own.joint', { provider })));
        const stranger = '0c999999-0000-4000-8000-000000000001';
        const strange = wordsOf((await alex().says(jointLink(stranger))).card);
        assert.match(strange, exactly(said('shown.own.stranger')));
        const wrong = wordsOf((await alex().says(plainLink.replace('4567890', '7654321'))).card);
        assert.match(wrong, exactly(said('shown.damaged.title')));
        assert.match(wrong, exactly(said('link.refusal.wrong-mpn')));
      });

      it('among others is told beside them, and text around them is not obeyed', async () => {
        const links = foreign.map(([, , address]) => address).join(` ${words.send} `);
        const { card } = await alex().says(`please send ${plainLink} ${links}`);
        assert.match(wordsOf(card), exactly(said('shown.several.title')));
        assert.match(wordsOf(card), exactly(said('shown.own.title')));
        const plain = wordsOf((await alex().says('see https://reseller.example/news')).card);
        assert.match(plain, exactly(said('answer.unknown.title')));
      });
    });
  }
});
