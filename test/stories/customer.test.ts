import assert from 'node:assert/strict';
import { tenantIdOfDomain } from '../../src/rehearsal/facts.ts';
import { contentsOfTenant } from '../../src/rehearsal/world/tenant-contents.ts';
import { actionsOf, choicesOf, inputLabelled, titles, wordsOf } from '../support/cards.ts';
import type { Shown } from '../support/person.ts';
import { inviteBySending } from '../support/invite.ts';
import { setSignIn, signsIn } from '../support/signing-in.ts';
import { type System, startSystem } from '../support/system.ts';
import { bothLanguages, exactly } from '../support/words.ts';
import { eventually } from '../support/world.ts';

const opened = ({ card }: Shown) =>
  actionsOf(card).flatMap(({ verb, data }) => (verb === 'customer.open.v1' ? [String(data.customerId)] : []));

interface Listed {
  readonly domain: string;
  readonly customerId: string;
}

/** Domains of seeded customers, read from the cards as a person would leaf through them. */
async function allListed(system: System): Promise<readonly Listed[]> {
  const alex = system.person();
  const listed: Listed[] = [];
  let page = await alex.says('customers');
  for (;;) {
    const names = wordsOf(page.card)
      .split('\n')
      .filter((line) => /^[a-z0-9-]+\.example$/.test(line));
    listed.push(...opened(page).map((customerId, at) => ({ customerId, domain: names[at] ?? '' })));
    if (!titles(page).includes('Next page')) return listed;
    page = await alex.presses(page, 'Next page');
  }
}

describe('one customer, and finding it', () => {
  let system: System;
  let listed: readonly Listed[];
  before(async () => {
    system = await startSystem();
    listed = await allListed(system);
  });
  after(() => system.close());
  afterEach(() => system.clearFaults());

  const withContents = (fits: (contents: ReturnType<typeof contentsOfTenant>) => boolean): Listed => {
    const found = listed.find(({ domain }) => fits(contentsOfTenant(domain)));
    assert.ok(found, 'the seeded customers have one of each kind');
    return found;
  };

  for (const words of bothLanguages) {
    describe(`in ${words.key}`, () => {
      const alex = () => system.person({ locale: words.locale });
      const section = (name: 'services' | 'users' | 'licences') => words.said(`customer.section.${name}`);
      /** Asks until the card says it all: on a busy machine a part may be too slow for a first card. */
      const shows = async (domain: string, ...sentences: readonly string[]): Promise<Shown> => {
        let shown: Shown | undefined;
        await eventually(`${domain} shows ${sentences.join(', ')}`, async () => {
          shown = await alex().says(`${words.customer} ${domain}`);
          return sentences.every((one) => wordsOf(shown?.card).includes(one));
        });
        return shown ?? assert.fail();
      };

      it('shows account, services, users and licences with their counts, and leads out of Teams by name', async () => {
        const { domain } = withContents(
          ({ hasDelegatedRights, subscriptions, users }) =>
            hasDelegatedRights && subscriptions.length > 1 && users.length > 10,
        );
        const contents = contentsOfTenant(domain);
        const people = contents.users.filter(({ state }) => state === 'active');
        const shown = await shows(
          domain,
          words.said('customer.section.account'),
          `${section('services')}: ${contents.subscriptions.length}`,
          `${section('users')}: ${people.length}`,
          section('licences'),
          contents.subscriptions[0]?.product.name ?? '',
          words.said('link.leavesTeams'),
        );
        const links = actionsOf(shown.card).filter(({ type }) => type === 'Action.OpenUrl');
        assert.equal(links.length, 2);
        assert.ok(actionsOf(shown.card).length <= 6);
      });

      it('leafs through users, shows one user’s licences, and finds the way back', async () => {
        const { domain } = withContents(
          ({ hasDelegatedRights, subscriptions, users }) =>
            hasDelegatedRights &&
            users.length > 12 &&
            subscriptions.some(({ product, status }) => product.kind === 'licence' && status === 'active'),
        );
        const card = await shows(domain, section('users'));
        const first = await alex().presses(card, section('users'));
        assert.equal(first.activityId, card.activityId, 'in place of the customer');
        const second = await alex().presses(first, words.nextPage);
        assert.notEqual(wordsOf(second.card), wordsOf(first.card));
        const licences = await alex().presses(second, words.said('button.licencesOf'));
        const said = wordsOf(licences.card);
        const names = contentsOfTenant(domain).users.map((one) => `${one.firstName} ${one.lastName}`);
        assert.ok(names.some((name) => said.includes(words.filled('customer.user.licences', { name }))));
        const products = contentsOfTenant(domain).subscriptions.map(({ product }) => product.name);
        const none = words.said('customer.none.userLicences');
        assert.ok([...products, none].some((name) => said.includes(name)));
        const back = await alex().presses(licences, words.said('button.back'));
        assert.equal(wordsOf(back.card), wordsOf(second.card), 'on the page that was left');
        const customer = await alex().presses(back, words.said('button.back'));
        assert.match(wordsOf(customer.card), exactly(words.said('customer.section.account')));
        assert.ok(!wordsOf(customer.card).includes(words.said('customer.account.leftOut')));
      });

      it('says which delegated role is missing and who gives it, and shows the rest', async () => {
        const { domain } = withContents(
          ({ hasDelegatedRights, subscriptions }) => !hasDelegatedRights && subscriptions.length > 0,
        );
        const roles = words.said('customer.roles.licences');
        await shows(
          domain,
          words.said('customer.account.leftOut'),
          words.filled('customer.refusal.delegated-role', { roles }),
          words.said('customer.relationship.reseller'),
          `${section('services')}: ${contentsOfTenant(domain).subscriptions.length}`,
        );
      });

      it('shows the rest when one part fails, and all of it when it is tried again', async () => {
        const { domain, customerId } = withContents(
          ({ hasDelegatedRights, subscriptions }) => hasDelegatedRights && subscriptions.length > 0,
        );
        const path = `/v1/customers/${customerId}/subscriptions`;
        await system.faults({ system: 'partner-center', method: 'GET', path, status: 500, times: 1_000 });
        const broken = await shows(
          domain,
          words.said('customer.refusal.unavailable'),
          words.said('customer.relationship.reseller'),
        );
        await system.clearFaults();
        await eventually('it is whole again', async () => {
          const mended = wordsOf((await alex().presses(broken, words.said('button.tryAgain'))).card);
          const isBroken = mended.includes(words.said('customer.refusal.unavailable'));
          return !isBroken && mended.includes(`${section('services')}: `);
        });
      });

      it('tells a refused sign-in, a busy Partner Center and one that takes too long', async () => {
        const { domain, customerId } = withContents(({ hasDelegatedRights }) => hasDelegatedRights);
        const at = (part: string) => `/v1/customers/${customerId}/${part}`;
        const get = { system: 'partner-center', method: 'GET' } as const;
        await system.faults(
          { ...get, path: at('users'), status: 401, times: 1_000 },
          { ...get, path: at('subscribedskus'), status: 429, retryAfter: 60, times: 1_000 },
          { ...get, path: at('subscriptions'), delayMs: 2_800, times: 1_000 },
        );
        const refusals = (['sign-in-again', 'busy', 'slow'] as const).map((one) =>
          words.said(`customer.refusal.${one}`),
        );
        await shows(domain, ...refusals, words.said('customer.relationship.reseller'));
      });

      it('has a button to sign in where that is what is missing, and comes back afterwards', async () => {
        const { domain } = withContents(({ hasDelegatedRights }) => hasDelegatedRights);
        await setSignIn(system, alex(), 'signed-out');
        try {
          const shown = await alex().says(`${words.customer} ${domain}`);
          assert.match(wordsOf(shown.card), exactly(words.said('customer.refusal.sign-in')));
          await signsIn(alex(), await alex().presses(shown, words.said('button.signIn')));
          const after = await alex().isTold(domain);
          assert.ok(!wordsOf(after.card).includes(words.said('customer.refusal.sign-in')));
          assert.match(wordsOf(after.card), exactly(words.said('customer.section.account')));
        } finally {
          await setSignIn(system, alex(), 'signed-in');
        }
      });

      it('shows a hostile name as it is, by whatever spelling it was found', async () => {
        for (const typed of ['O’Brien', "o'brien & sons", 'обриен', 'obrian joinery']) {
          const shown = await alex().says(`${words.customer} ${typed}`);
          assert.match(wordsOf(shown.card), /O’Brien & Sons <Joinery>/, typed);
        }
      });

      it('asks which one is meant, and opens that one', async () => {
        const choice = await alex().says(`${words.customer} сириус`);
        assert.match(wordsOf(choice.card), exactly(words.said('customers.choice.title')));
        assert.ok(opened(choice).length > 1 && opened(choice).length <= 8);
        const one = await alex().presses(choice, words.openCustomer);
        assert.match(wordsOf(one.card), exactly(words.said('customer.section.account')));
      });

      it('searches from the card, with a slip and in the other alphabet, and says that it is close', async () => {
        const all = await alex().says(words.customers);
        const label = words.said('customers.find.label');
        const found = await alex().presses(all, words.said('button.search'), { [label]: 'моторверк' });
        assert.match(wordsOf(found.card), /Motorwerk Süd/);
        const close = await alex().presses(found, words.said('button.search'), {
          [label]: 'Larkfeild Bakrey',
        });
        assert.match(wordsOf(close.card), /Larkfield Bakery/);
        assert.match(wordsOf(close.card), exactly(words.said('customers.close')));
        assert.equal(inputLabelled(close.card, label), 'findText');
        const submitted = await alex().submits(all, words.said('button.search'), { [label]: 'орион трейд' });
        assert.match(wordsOf(submitted.card), /Орион Трейд/);
      });

      it('filters by word and by choice: without services, as far as it is known', async () => {
        const typed = words.key === 'en' ? 'no services sirius' : 'без служб сириус';
        const expected = listed.filter(
          ({ domain }) =>
            domain.startsWith('sirius') &&
            !contentsOfTenant(domain).subscriptions.some(({ status }) => status === 'active'),
        );
        const found = await alex().says(`${words.customers} ${typed}`);
        const ids = opened(found);
        for (const { customerId } of expected) assert.ok(ids.includes(customerId));
        const all = await alex().says(words.customers);
        const choices = choicesOf(all.card, words.said('customers.filter.label'));
        const filter = choices.get(words.said('customers.filter.no-services'));
        assert.equal(filter, 'no-services');
        const some = await alex().presses(all, words.said('button.search'), {
          [words.said('customers.filter.label')]: 'no-services',
        });
        assert.ok(opened(some).length > 0);
        for (const id of opened(some)) {
          const { domain = '' } = listed.find(({ customerId }) => customerId === id) ?? {};
          assert.ok(
            !contentsOfTenant(domain).subscriptions.some(({ status }) => status === 'active'),
            domain,
          );
        }
      });

      it('filters by who invited, and by joint invitations', async () => {
        const domain = `${words.key}-tamarisk.example`;
        const megan = await system.colleague({ locale: words.locale, name: 'Nobody Yet' });
        const mine = words.key === 'en' ? 'invited by me' : 'приглашённые мной';
        const joint = words.key === 'en' ? 'joint' : 'совместные';
        assert.match(
          wordsOf((await megan.says(`${words.customers} ${mine}`)).card),
          exactly(words.said('customers.nothing.filtered')),
        );
        const provider = 'Brightport Distribution';
        const form = await megan.says(`${words.invite} anna@${domain}`);
        const relationship = choicesOf(form.card, words.relationship).get(
          words.filled('field.relationship.joint', { provider }),
        );
        await inviteBySending(megan, words, {
          email: `anna@${domain}`,
          inputs: { [words.relationship]: relationship ?? '' },
        });
        await system.control('POST', '/accept', { domain });
        const id = tenantIdOfDomain(domain);
        for (const filter of [mine, joint]) {
          await eventually(`found by ${filter}`, async () =>
            opened(await megan.says(`${words.customers} ${filter}`)).includes(id),
          );
        }
        assert.ok(!opened(await alex().says(`${words.customers} ${mine}`)).includes(id));
      });

      it('answers with the age of the list while Partner Center is silent, and says since when', async () => {
        const path = '/v1/customers';
        await system.faults({
          system: 'partner-center',
          method: 'GET',
          path,
          status: 503,
          times: 200,
        });
        const failing = words.filled('customers.failing', { when: '|' }).split('|')[1] ?? '';
        assert.ok(failing.length > 20);
        await eventually('it is told', async () =>
          wordsOf((await alex().says(words.customers)).card).includes(failing),
        );
        await system.clearFaults();
        await eventually('it is well again', async () => {
          const text = wordsOf((await alex().says(words.customers)).card);
          return !text.includes(failing);
        });
      });
    });
  }
});
