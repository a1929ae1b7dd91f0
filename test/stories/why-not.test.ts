import assert from 'node:assert/strict';
import { actionTitled, wordsOf } from '../support/cards.ts';
import { inviteBySending } from '../support/invite.ts';
import type { Person } from '../support/person.ts';
import { useSystem } from '../support/system.ts';
import { bothLanguages, exactly } from '../support/words.ts';
import { eventually } from '../support/world.ts';

describe('why, asked of what did not come', () => {
  const system = useSystem();

  for (const words of bothLanguages) {
    const { said, key } = words;
    const isEnglish = key === 'en';
    const alex = () => system.person({ locale: words.locale });
    const asks = async (text: string, person: Person = alex()) =>
      wordsOf((await person.says(`${isEnglish ? 'why' : 'почему'} ${text}`)).card);
    const answers = (text: string, outcome: string) =>
      eventually(`why says "${outcome}"`, async () => (await asks(text)).includes(outcome));
    const domainOf = (name: string) => `${name}-${key}.example`;
    const accepts = (name: string, given: object = {}) =>
      system.control('POST', '/accept', { domain: domainOf(name), ...given });
    const roles = ({ aadObjectId }: Person, ...given: readonly string[]) =>
      system.control('POST', '/roles', { aadObjectId, roles: given });
    const invites = (person: Person, name: string) =>
      inviteBySending(person, words, { email: `anna@${domainOf(name)}` });
    const follows = async (person: Person, kinds: string) => {
      const choices = await person.says(isEnglish ? 'notifications' : 'уведомления');
      await person.presses(choices, words.save, { [said('notifications.all.label')]: kinds });
    };
    const accepted = said('accepted.title');

    it(`tells what has not come yet, and when it is tried again (${key})`, async () => {
      await invites(alex(), 'waiting');
      system.connector.failNext({ status: 429, retryAfterSeconds: 1_800, outOfTurn: true });
      await accepts('waiting');
      const again = words.filled('why.outcome.tried-again', { when: '' }).trim();
      await answers(`waiting-${key}`, `Alex Wilber: ${again}`);
      assert.deepEqual(alex().told(accepted, domainOf('waiting')), []);
      await system.control('POST', '/clock', { advanceMs: 31 * 60_000 });
      await alex().isTold(accepted, domainOf('waiting'));
      await answers(`waiting-${key}`, `Alex Wilber: ${said('why.outcome.delivered')}`);
      assert.ok(!(await asks(`waiting-${key}`)).includes(again));
    });

    it(`tells the Admin agents what the inviter may not read any more, and says so (${key})`, async () => {
      await alex().says(words.help);
      const ivan = await system.colleague({ name: `Ivan ${key}`, locale: words.locale });
      await invites(ivan, 'orphaned');
      await roles(ivan);
      await accepts('orphaned');
      const told = await alex().isTold(accepted, domainOf('orphaned'));
      const passedOver = `Ivan ${key}: ${said('why.outcome.no-role')}`;
      await answers(`orphaned-${key}`, passedOver);
      const open = await alex().presses(told, said('button.openInvitation'));
      assert.match(wordsOf(open.card), exactly(words.filled('assign.orphaned', { name: `Ivan ${key}` })));
      const form = await alex().presses(open, said('button.assign'));
      const address = { [said('assign.address.label')]: 'alex@reseller.example' };
      const assign = alex().press(form, said('button.assignNow'), address);
      for (const { card } of await Promise.all([alex().clicks(assign), alex().clicks(assign)]))
        assert.match(wordsOf(card), exactly(said('button.note')), 'it is his own now');
      await answers(`orphaned-${key}`, passedOver);
      await roles(ivan, 'admin-agent');
      const old = await ivan.executes(
        'invitation.assign.v1',
        actionTitled(open.card, said('button.assign')).data,
      );
      assert.match(wordsOf(old.card), exactly(said('answer.notYours.title')));
      const his = await asks(`orphaned-${key}`, ivan);
      assert.ok(his.includes(passedOver), 'the role came back, and the answer stays');
      assert.ok(his.includes(`Alex Wilber: ${said('why.outcome.delivered')}`));
      await invites(alex(), 'later-news');
      await accepts('later-news');
      await alex().isTold(accepted, domainOf('later-news'));
      assert.deepEqual(ivan.told(accepted), []);
      await roles(ivan);
    });

    it(`tells who heard of a customer without an invitation, and of whom nobody did (${key})`, async () => {
      const first = isEnglish ? 'Quartz Harbour' : 'Кварц Гавань';
      const second = isEnglish ? 'Velvet Orchard' : 'Бархат Сад';
      await answers('Motorwerk Süd', said('why.customer.nobody.before'));
      await accepts('unfollowed', { name: first });
      await answers(first, said('why.customer.nobody.unfollowed'));

      const lee = await system.colleague({ name: `Lee ${key}`, locale: words.locale });
      await follows(lee, 'accepted,customer-lost');
      await accepts('followed', { name: second });
      await lee.isTold(words.filled('arrived.title', { customer: second }));
      assert.deepEqual(lee.told(first), [], 'who came before is no news');
      const told = `Lee ${key}: ${said('why.outcome.delivered')}`;
      await answers(second, told);
      const page = await asks(second);
      assert.ok(page.includes(said('why.customer.came')), page);
      assert.match(page, exactly(said('why.you.notWanted')));
      const ofLee = await asks(`${second}; Lee ${key}`);
      assert.ok(ofLee.includes(told), ofLee);
      const ofMegan = await asks(`${second}; Megan`);
      assert.ok(!ofMegan.includes(told), ofMegan);
      assert.match(ofMegan, /Megan Bowen/);

      await system.control('POST', '/vanish', { domain: domainOf('followed') });
      await lee.isTold(words.filled('leftNotice.title', { customer: second }));
      await answers(second, said('why.customer.left'));
      await follows(lee, '');
    });

    it(`asks which customer is meant, and goes on to the answer (${key})`, async () => {
      const which = await alex().says(`${isEnglish ? 'why' : 'почему'} bakery`);
      assert.match(wordsOf(which.card), exactly(said('customers.choice.title')));
      const answer = await alex().presses(which, said('button.why'));
      assert.match(wordsOf(answer.card), exactly(said('why.customer.nobody.before')));
      const gone = await alex().executes('why.customer.v1', { customerId: 'nobody' });
      assert.match(wordsOf(gone.card), exactly(said('why.nothing.title')));
    });
  }
});
