import assert from 'node:assert/strict';
import { seededProviders } from '../../src/rehearsal/world/seed.ts';
import { actionsOf, actionTitled, choicesOf, wordsOf } from '../support/cards.ts';
import { inviteBySending, jointLink } from '../support/invite.ts';
import { cardOf, type Person } from '../support/person.ts';
import { twoMoreRounds } from '../support/rounds.ts';
import { startSystem, type System } from '../support/system.ts';
import { bothLanguages, exactly } from '../support/words.ts';
import { eventually } from '../support/world.ts';

/** How many cards with these words came without being asked for. */
const toldOnce = (person: Person, ...words: readonly string[]) =>
  assert.equal(person.told(...words).length, 1);

describe('whose customer it is', () => {
  let system: System;
  before(async () => {
    system = await startSystem();
  });
  after(() => system.close());

  for (const words of bothLanguages) {
    describe(`in ${words.key}`, () => {
      const { said } = words;
      const notificationsOf = words.key === 'en' ? 'notifications' : 'уведомления';
      const alex = () => system.person({ locale: words.locale });
      const megan = () => system.person({ key: 'megan', locale: words.locale });
      const domain = (name: string) => `${name}-${words.key}.example`;
      const joint = { [words.relationship]: seededProviders[0]?.tenantId ?? assert.fail() };
      const provider = seededProviders[0]?.name ?? assert.fail();
      const state = (name: string) => said(`invitation.state.${name}` as Parameters<typeof said>[0]);
      const invite = (person: Person, email: string, company: string) =>
        inviteBySending(person, words, { email, inputs: { [words.company]: company } });
      const openFirst = async (person: Person, text: string) =>
        person.presses(await person.says(`${words.invitations} ${text}`), said('button.open'));

      it('shows the half that is there, offers what to write next, and then tells the whole', async () => {
        const email = `anna@${domain('half')}`;
        const sent = await inviteBySending(alex(), words, { email, inputs: joint });
        assert.match(wordsOf(sent.card), exactly(said('halves.state.unseen')));
        await system.control('POST', '/accept', { domain: domain('half'), half: 'reseller' });
        const half = await alex().isTold(said('halfAccepted.title'), email);
        assert.match(wordsOf(half.card), exactly(words.filled('halfAccepted.next', { provider })));
        const listed = wordsOf((await alex().says(`${words.invitations} ${domain('half')}`)).card);
        assert.match(listed, exactly(said('invitations.half.reseller')));
        const opened = wordsOf((await alex().presses(half, said('button.openInvitation'))).card);
        for (const one of [
          'halves.state.there',
          'halves.state.missing',
          'halves.write.customer.title',
        ] as const) {
          assert.match(opened, exactly(said(one)));
        }
        assert.ok(opened.includes(jointLink(seededProviders[0]?.tenantId ?? '')), 'the link, byte for byte');
        await system.control('POST', '/accept', { domain: domain('half'), half: 'provider' });
        await alex().isTold(said('accepted.title'), email);
        await twoMoreRounds(system);
        toldOnce(alex(), said('halfAccepted.title'), email);
        toldOnce(alex(), said('accepted.title'), email);
        const whole = wordsOf((await openFirst(alex(), domain('half'))).card);
        assert.doesNotMatch(whole, exactly(said('halves.state.missing')));
        assert.match(whole, exactly(said('timeline.move.half-accepted')));
      });

      it('claims nothing of a half that only the provider can see', async () => {
        const email = `anna@${domain('theirs')}`;
        await inviteBySending(alex(), words, { email, inputs: joint });
        await system.control('POST', '/accept', { domain: domain('theirs'), half: 'provider' });
        await twoMoreRounds(system);
        const before = wordsOf((await openFirst(alex(), domain('theirs'))).card);
        assert.match(before, exactly(state('sent')));
        assert.match(before, exactly(said('halves.state.unseen')));
        await system.control('POST', '/accept', { domain: domain('theirs'), half: 'reseller' });
        await alex().isTold(said('accepted.title'), email);
        assert.deepEqual(alex().told(said('halfAccepted.title'), email), []);
      });

      it('waits out a failing look at the halves, and calls what is refused not to be seen', async () => {
        const email = `anna@${domain('hidden')}`;
        await inviteBySending(alex(), words, { email, inputs: joint });
        const at = { system: 'partner-center', method: 'GET', path: '/v1/customers/' } as const;
        const { tenantId } = (await system.control('POST', '/accept', {
          domain: domain('hidden'),
          half: 'reseller',
        })) as { readonly tenantId: string };
        const path = `${at.path}${tenantId}/relationships`;
        await system.faults({ ...at, path, status: 503, times: 4 }, { ...at, path, status: 403, times: 40 });
        const half = await alex().isTold(said('halfAccepted.title'), email);
        assert.match(wordsOf(half.card), exactly(words.filled('halfAccepted.refused', { provider })));
        const opened = wordsOf((await alex().presses(half, said('button.openInvitation'))).card);
        assert.match(opened, exactly(said('halves.state.refused')));
        await system.clearFaults();
      });

      for (const [name, reason, given] of [
        ['verified', 'match.verified-domain', (mail: string) => ({ customDomains: [mail] })],
        ['mailed', 'match.mail-domain', (mail: string) => ({ email: `office@${mail}` })],
      ] as const) {
        it(`recognises a customer of another tenant: ${reason}`, async () => {
          const email = `anna@${domain(name)}`;
          await inviteBySending(alex(), words, { email });
          await system.control('POST', '/accept', {
            domain: domain(`${name}-elsewhere`),
            ...given(domain(name)),
          });
          const told = await alex().isTold(said('accepted.title'), email);
          assert.match(wordsOf(told.card), exactly(said(reason)));
          assert.match(wordsOf(told.card), exactly(said('accepted.otherTenant')));
          const customer = await alex().presses(told, words.openCustomer);
          assert.match(wordsOf(customer.card), exactly(domain(`${name}-elsewhere`)));
          const opened = await alex().presses(told, said('button.openInvitation'));
          assert.match(wordsOf(opened.card), exactly(said(reason)));
          const foreign = await megan().executes(
            'invitation.unmatch.v1',
            { ...actionTitled(opened.card, said('unmatch.button')).data, confirmed: true },
            opened.activityId,
          );
          assert.match(wordsOf(foreign.card), exactly(said('answer.notYours.title')));
          const asks = await alex().presses(told, said('unmatch.button'));
          const back = await alex().presses(asks, said('unmatch.confirm'));
          assert.match(wordsOf(back.card), exactly(state('sent')));
          assert.match(wordsOf(back.card), exactly(said('timeline.move.unmatched')));
          await alex().isTold(said('unmatched.next'));
          await twoMoreRounds(system);
          toldOnce(alex(), said('accepted.title'), email);
          assert.match(
            wordsOf((await openFirst(alex(), domain(name))).card),
            exactly(state('sent')),
            'the same match is not made again',
          );
          await system.control('POST', '/accept', { domain: domain(name) });
          await eventually(
            'the right one is told',
            async () => alex().told(said('accepted.title'), email).length === 2,
          );
        });
      }

      it('asks both inviters where names are alike; the first answer counts, and the other sees it', async () => {
        const company = words.key === 'en' ? 'Kingfisher Boats' : 'Кингфишер Лодки';
        await invite(alex(), `anna@${domain('boats')}`, `${company} Ltd`);
        await invite(megan(), `boris@${domain('ships')}`, company);
        const accept = { domain: domain('kingfisher'), name: `«${company}» GmbH` };
        await system.control('POST', '/accept', accept);
        const [asked, hers] = [
          await alex().isTold(said('question.title'), company),
          await megan().isTold(said('question.title'), company),
        ];
        assert.match(wordsOf(asked.card), exactly(said('match.name')));
        await system.restartBot();
        const press = () => alex().clicks(alex().press(asked, said('button.thisOne')));
        const answers = await Promise.all([press(), press()]);
        for (const { card } of answers) {
          assert.match(wordsOf(card), exactly(said('question.decided.title')));
        }
        await eventually('her copy closes by itself', async () =>
          system.connector.sent.some(
            (one) =>
              one.how === 'updated' &&
              one.activityId === hers.activityId &&
              wordsOf(cardOf(one)).includes(said('question.decided.title')),
          ),
        );
        const late = await megan().presses(hers, said('button.noneOfThese'));
        assert.match(wordsOf(late.card), exactly(said('question.decided.title')));
        assert.match(wordsOf(late.card), /Alex Wilber/);
        const accepted = () => [
          ...alex().told(said('accepted.title'), domain('boats')),
          ...alex().told(said('accepted.title'), domain('ships')),
          ...megan().told(said('accepted.title'), domain('boats')),
          ...megan().told(said('accepted.title'), domain('ships')),
        ];
        await eventually('the acceptance is told', async () => accepted().length > 0);
        await twoMoreRounds(system);
        toldOnce(alex(), said('question.title'), company);
        toldOnce(megan(), said('question.title'), company);
        const [told, ...more] = accepted();
        assert.deepEqual(more, []);
        assert.match(wordsOf(told?.card), exactly(said('match.answered')));
      });

      it('asks the Admin agents where no inviter has a role any more, and why says so', async () => {
        const company = words.key === 'en' ? 'Tamarind Textiles' : 'Тамаринд Текстиль';
        for (const person of [alex(), megan()]) await person.says(words.help);
        const ivan = await system.colleague({ name: `Ivan ${words.key}`, locale: words.locale });
        await invite(ivan, `anna@${domain('tamarind')}`, `${company} Ltd`);
        await system.control('POST', '/roles', { aadObjectId: ivan.aadObjectId, roles: [] });
        await system.control('POST', '/accept', { domain: domain('textiles'), name: `${company} GmbH` });
        const asked = await megan().isTold(said('question.title'), company);
        assert.match(wordsOf(asked.card), exactly(said('question.passedOn')));
        await alex().isTold(said('question.title'), company);
        const why = async () =>
          wordsOf((await alex().says(`${words.key === 'en' ? 'why' : 'почему'} ${company} GmbH`)).card);
        assert.match(await why(), exactly(said('why.customer.passedOn')));
        assert.match(await why(), exactly(`Ivan ${words.key}: ${said('why.outcome.no-role')}`));
        await twoMoreRounds(system);
        for (const person of [alex(), megan()]) toldOnce(person, said('question.title'), company);
        assert.deepEqual(ivan.told(said('question.title'), company), []);
        const decided = await megan().presses(asked, said('button.thisOne'));
        assert.match(wordsOf(decided.card), exactly(said('question.decided.title')));
        await alex().isTold(said('accepted.title'), domain('tamarind'));
      });

      it('asks nobody again after none of these', async () => {
        const company = words.key === 'en' ? 'Marigold Bakery' : 'Мариголд Пекарня';
        await invite(alex(), `anna@${domain('bakery')}`, company);
        await system.control('POST', '/accept', { domain: domain('marigold'), name: `${company} AG` });
        const asked = await alex().isTold(said('question.title'), company);
        const decided = await alex().presses(asked, said('button.noneOfThese'));
        assert.match(wordsOf(decided.card), exactly(said('question.decided.none')));
        await system.restartBot();
        await twoMoreRounds(system);
        toldOnce(alex(), said('question.title'), company);
        const opened = wordsOf((await openFirst(alex(), domain('bakery'))).card);
        assert.match(opened, exactly(state('sent')));
      });

      it('tells who follows of a customer without an invitation, and takes their word for whose it is', async () => {
        const lee = await system.colleague({ name: `Lee ${words.key}`, locale: words.locale });
        const all = said('notifications.all.label');
        const choices = await lee.says(notificationsOf);
        await lee.presses(choices, words.save, { [all]: 'accepted' });
        const channel = { id: `19:${words.key}-arrivals@thread.tacv2`, name: 'Arrivals', team: 'Desk' };
        const there = system.person({ key: 'megan', locale: words.locale, channel });
        await there.presses(await there.says(notificationsOf), words.save, {
          [said('channel.kinds.label')]: 'accepted',
        });
        const email = `anna@${domain('fjord')}`;
        await invite(alex(), email, words.key === 'en' ? 'Fjord Glass' : 'Фьорд Стекло');
        const name = 'Zq <b>Stranger</b> [x](http://y.example)';
        await system.control('POST', '/accept', { domain: domain('stranger'), name });
        const stranger = [said('arrived.why.none-fits'), 'Stranger'];
        const told = await lee.isTold(...stranger);
        await twoMoreRounds(system);
        toldOnce(lee, ...stranger);
        assert.deepEqual(alex().told(...stranger), []);
        const post = await there.isTold(
          words.filled('post.customer-arrived', { company: '' }).trim(),
          'Stranger',
        );
        assert.ok(actionTitled(post.card, said('button.showToMe')));

        const form = await lee.presses(told, said('arrived.button'));
        assert.match(wordsOf(form.card), exactly(said('belongs.lead')));
        const [, fjord] =
          [...choicesOf(form.card, said('fact.invitation'))].find((choice) =>
            choice.some((text) => text.includes(email)),
          ) ?? assert.fail();
        const given = { [said('fact.invitation')]: fjord };
        const empty = await lee.presses(form, said('button.thisOne'));
        assert.match(wordsOf(empty.card), exactly(said('belongs.missing')));
        const press = () => lee.clicks(lee.press(form, said('button.thisOne'), given));
        for (const { card } of await Promise.all([press(), press()]))
          assert.match(wordsOf(card), exactly(said('question.decided.title')));
        const accepted = await alex().isTold(said('accepted.title'), email);
        assert.match(wordsOf(accepted.card), exactly(said('match.answered')));
        const old = await lee.presses(told, said('arrived.button'));
        assert.match(wordsOf(old.card), exactly(said('question.decided.title')));
        await twoMoreRounds(system);
        toldOnce(alex(), said('accepted.title'), email);
      });

      it('says what is left when the invitation was answered otherwise before the answer', async () => {
        const company = words.key === 'en' ? 'Harbour Lights' : 'Харбор Огни';
        await invite(alex(), `anna@${domain('lights')}`, company);
        await system.control('POST', '/accept', { domain: domain('lanterns'), name: company });
        const asked = await alex().isTold(said('question.title'), company);
        await system.control('POST', '/accept', { domain: domain('lights') });
        await alex().isTold(said('accepted.title'), domain('lights'));
        const late = await alex().presses(asked, said('button.thisOne'));
        assert.match(wordsOf(late.card), exactly(said('question.nothingLeft.title')));
        assert.deepEqual(
          actionsOf(late.card).map(({ title }) => title),
          [words.openCustomer],
        );
      });
    });
  }
});
