/** One press of a real card, recorded and sent again by others, elsewhere, later, and with other data in it. */
import assert from 'node:assert/strict';
import { wordsOf } from '../support/cards.ts';
import { draftTo } from '../support/invite.ts';
import { comesTo } from '../support/comes-to.ts';
import { useSystem } from '../support/system.ts';
import { bothLanguages } from '../support/words.ts';

type Fields = Readonly<Record<string, unknown>>;
interface Pressed extends Fields {
  readonly value: { readonly action: { readonly data: Fields } & Fields } & Fields;
}

const otherTenant = '22222222-2222-4222-8222-222222222222';
const dayMs = 86_400_000;

/** The same press with other data. */
function withData(press: Pressed, data: Fields): Fields {
  const { value } = press;
  return { ...press, value: { ...value, action: { ...value.action, data } } };
}

describe('a recorded press', () => {
  const system = useSystem();

  for (const words of bothLanguages) {
    describe(`in ${words.key}`, () => {
      const alex = () => system.person({ locale: words.locale });
      /** A draft of Alex, and his press of *Send* as it went over the line, not yet sent. */
      async function record(domain: string) {
        const draft = await draftTo(alex(), words, { email: `a@${domain}` });
        const press = alex().press(draft, words.send) as Pressed;
        const { data } = press.value.action;
        return { draft, press, data, mails: () => system.mailsTo(domain) };
      }

      it('sends nothing in the hands of a colleague, a person without a role or a stranger', async () => {
        const { press, draft, mails } = await record(`others-${words.key}.example`);
        const megan = system.person({ key: 'megan', locale: words.locale });
        const roleless = await system.colleague({ roles: [], locale: words.locale });
        for (const person of [megan, roleless]) {
          const { from, conversation } = person.activity({});
          for (const stolen of [
            { ...press, from, conversation },
            { ...press, from },
          ]) {
            assert.equal((await person.post({ ...stolen, id: `${person.aadObjectId}-1` })).status, 200);
          }
        }
        const stranger = system.person({ tenantId: otherTenant, locale: words.locale });
        const theirs = stranger.activity({});
        const { conversation, channelData } = theirs;
        assert.equal((await stranger.post({ ...press, conversation, channelData })).status, 403);
        assert.equal((await stranger.post({ ...press, channelData })).status, 403);
        assert.deepEqual(await mails(), []);
        await alex().presses(draft, words.send);
        assert.equal((await mails()).length, 1, 'and it is still there for whose it is');
      });

      it('sends nothing in a group or a team', async () => {
        const { press, mails } = await record(`places-${words.key}.example`);
        for (const conversationType of ['groupChat', 'channel', 'unheard-of', '']) {
          const conversation = { ...(press.conversation as Fields), conversationType };
          const answer = await alex().post({ ...press, conversation });
          assert.ok(answer.status === 200 || answer.status === 403, `${conversationType}: ${answer.status}`);
        }
        assert.deepEqual(await mails(), []);
      });

      it('sends nothing with other data than the card had', async () => {
        const first = await record(`edited-${words.key}.example`);
        const other = await record(`edited-too-${words.key}.example`);
        const edited: readonly Fields[] = [
          { ...first.data, revision: 0 },
          { ...first.data, revision: 2 },
          { ...first.data, revision: -1 },
          { ...first.data, revision: '1' },
          { ...first.data, revision: null },
          { ...first.data, revision: 1e300 },
          { ...first.data, invitationId: `${String(first.data.invitationId)}x` },
          { ...first.data, invitationId: String(first.data.invitationId).toUpperCase() },
          { ...first.data, invitationId: ['x'] },
          { ...first.data, invitationId: { $ne: '' } },
          { ...first.data, invitationId: '../people/a1000000-0000-4000-8000-000000000001' },
          {},
        ];
        for (const data of edited) {
          const answer = await alex().post(withData(first.press, data));
          assert.equal(answer.status, 200, JSON.stringify(data));
          assert.deepEqual(await first.mails(), [], JSON.stringify(data));
        }
        const claims = {
          isAdmin: true,
          roles: ['global-admin'],
          inviter: 'x',
          access: 'agent',
          approved: true,
        };
        const nobody = await system.colleague({ roles: [], locale: words.locale });
        const { from, conversation } = nobody.activity({});
        const claiming = { ...withData(other.press, { ...other.data, ...claims }), from, conversation };
        const refused = await nobody.post(claiming);
        assert.equal(refused.status, 200);
        assert.deepEqual(await other.mails(), []);
      });

      it('sends once, however often it comes again: at once, under new ids, and a year later', async () => {
        const { press, mails } = await record(`again-${words.key}.example`);
        const storm = Array.from({ length: 12 }, (_, time) =>
          alex().post(time % 2 === 0 ? press : { ...press, id: `again-${words.key}-${time}` }),
        );
        for (const answer of await Promise.all(storm)) assert.equal(answer.status, 200);
        await comesTo(async () => (await mails()).length, 1);
        await system.control('POST', '/clock', { advanceMs: 400 * dayMs });
        let time = 0;
        const late = async () => {
          time += 1;
          return wordsOf((await alex().clicks({ ...press, id: `late-${words.key}-${time}` })).card);
        };
        await comesTo(async () => (await late()).includes(words.said('invitation.state.sent')), true);
        assert.equal((await mails()).length, 1);
        await system.control('POST', '/clock', { advanceMs: -400 * dayMs });
      });
    });
  }
});
