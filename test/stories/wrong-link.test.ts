import assert from 'node:assert/strict';
import { seededProviders } from '../../src/rehearsal/world/seed.ts';
import { actionsOf, defaultsOf, inputLabelled, wordsOf } from '../support/cards.ts';
import { draftTo, jointLink, plainLink } from '../support/invite.ts';
import { startTappedWorld, type TappedWorld } from '../support/tapped-world.ts';
import { bothLanguages, exactly } from '../support/words.ts';

const otherTenant = '22222222-2222-4222-8222-222222222222';

const strangersLink = jointLink(otherTenant);

/** What could be wrong with the link that Partner Center gives, and as what it is refused; the provider that was chosen. */
const wrong = [
  [plainLink.replace('11111111-1111-4111-8111-111111111111', otherTenant), 'link.refusal.wrong-partner'],
  [plainLink.replace('4567890', '7654321'), 'link.refusal.wrong-mpn'],
  [strangersLink, 'link.refusal.unexpected-provider'],
  [strangersLink, 'link.refusal.wrong-provider', seededProviders[0]?.tenantId ?? ''],
  [plainLink.replace('admin.microsoft.com', 'admin.rnicrosoft.com'), 'link.refusal.wrong-host'],
  ['about:blank', 'link.refusal.wrong-host'],
] as const;

describe('a link from Partner Center that is not ours', () => {
  let world: TappedWorld;
  let given: string | undefined;
  before(async () => {
    world = await startTappedWorld((path, body) =>
      given !== undefined && path.includes('/relationshiprequests')
        ? { ...(body as object), url: given }
        : body,
    );
  });
  after(() => world.close());

  for (const words of bothLanguages) {
    it(`makes no draft, and the reason is told, with the form as it was filled in (${words.key})`, async () => {
      const alex = world.person({ locale: words.locale });
      const email = `anna@wrong-link-${words.key}.example`;
      for (const [link, why, provider = ''] of wrong) {
        given = link;
        const inputs = provider === '' ? {} : { [words.relationship]: provider };
        const refused = await draftTo(alex, words, { email, inputs });
        const shown = wordsOf(refused.card);
        assert.match(shown, exactly(words.said('answer.link.title')), link);
        assert.match(shown, exactly(words.said(why)), link);
        assert.equal(defaultsOf(refused.card)[inputLabelled(refused.card, words.email)], email);
        assert.ok(!actionsOf(refused.card).some(({ title }) => title === words.send));
      }
      assert.doesNotMatch(wordsOf((await alex.says(words.invitations)).card), exactly(email));
      given = undefined;
      const draft = await draftTo(alex, words, { email });
      assert.match(wordsOf(draft.card), exactly(plainLink));
    });
  }
});
