import assert from 'node:assert/strict';
import { wordsOf } from '../support/cards.ts';
import type { ConnectorFailure } from '../support/connector.ts';
import { inviteBySending } from '../support/invite.ts';
import type { Person } from '../support/person.ts';
import { useSystem } from '../support/system.ts';
import { bothLanguages, exactly } from '../support/words.ts';
import { eventually } from '../support/world.ts';

describe('why, asked whether somebody was told', () => {
  const system = useSystem();

  for (const words of bothLanguages) {
    const { said, key } = words;
    const whose = (key === 'en' ? 'alex' : 'megan') as 'alex' | 'megan';
    const names = { alex: 'Alex Wilber', megan: 'Megan Bowen' } as const;
    const owner = () => system.person({ key: whose, locale: words.locale });
    const asks = async (text: string, person: Person = owner()) =>
      wordsOf((await person.says(`${key === 'en' ? 'why' : 'почему'} ${text}`)).card);
    const answers = (text: string, outcome: string, person?: Person) =>
      eventually(`why says "${outcome}"`, async () => (await asks(text, person)).includes(outcome));
    const invites = (domain: string) => inviteBySending(owner(), words, { email: `anna@${domain}` });
    const accepts = (domain: string) => system.control('POST', '/accept', { domain });
    const happens = async (name: string, ...failures: readonly ConnectorFailure[]) => {
      const domain = `${name}-${key}.example`;
      await invites(domain);
      for (const failure of failures) system.connector.failNext({ ...failure, outOfTurn: true });
      await accepts(domain);
      await eventually('it was tried', async () => system.connector.failuresLeft() === 0);
      return domain;
    };
    /** The next message out of turn is the owner's again. */
    const followsNothing = async (person: Person) => {
      const choices = await person.says(key === 'en' ? 'notifications' : 'уведомления');
      await person.presses(choices, words.save, { [said('notifications.all.label')]: '' });
    };
    const told = `${names[whose]}: ${said('why.outcome.delivered')}`;

    it(`tells each way in which Teams refuses, and that it came when the chat was open again (${key})`, async () => {
      // Whoever asks speaks, and what waited for that comes: so somebody else looks.
      const witness = await system.colleague({ name: `Ann ${key}`, locale: words.locale });
      for (const [code, reason] of [
        ['ConversationBlockedByUser', 'blocked'],
        ['BotDisabledByAdmin', 'disabled'],
        ['BotNotInConversationRoster', 'not-in-roster'],
        ['ForbiddenOperationException', 'not-installed'],
      ] as const) {
        const before = owner().told(said('digest.lead')).length;
        const domain = await happens(reason, { status: 403, code });
        await answers(domain, `${names[whose]}: ${said(`why.outcome.${reason}`)}`, witness);
        await owner().says(words.help);
        await eventually(
          'it is brought',
          async () => owner().told(said('digest.lead')).length === before + 1,
        );
        await answers(domain, `${names[whose]}: ${said('why.outcome.brought')}`);
      }
    });

    it(`tells what the mailbox is known to have done with the mail (${key})`, async () => {
      await invites(`handed-${key}.example`);
      await answers(`handed-${key}`, said('why.sent.mailbox'));
      assert.ok((await asks(`handed-${key}`)).includes(said('why.watched')));
    });

    it(`tells that it came where Teams was busy, and that it may have come twice (${key})`, async () => {
      const busy = await happens('busy', { status: 429, retryAfterSeconds: 1 }, { status: 429 });
      await answers(busy, told);
      const lost = await happens('lost', { drop: 'after' });
      await answers(lost, said('why.outcome.repeated'));
    });

    it(`tells what is kept for the own hours, what was switched off, and who does not follow (${key})`, async () => {
      await owner().says(words.help);
      const open = async () => owner().says(key === 'en' ? 'notifications' : 'уведомления');
      const daily = { [said('notifications.rhythm.label')]: 'daily' };
      await owner().presses(await open(), words.save, daily);
      await invites(`held-${key}.example`);
      await accepts(`held-${key}.example`);
      await answers(`held-${key}`, words.filled('why.outcome.held', { when: '' }).trim());
      const muted = {
        [said('notifications.rhythm.label')]: 'at-once',
        [said('notifications.own.label')]: '',
      };
      await owner().presses(await open(), words.save, muted);
      await invites(`muted-${key}.example`);
      await accepts(`muted-${key}.example`);
      await answers(`muted-${key}`, said('why.outcome.not-wanted'));

      const lee = await system.colleague({ name: `Lee ${key}`, locale: words.locale });
      assert.ok((await asks(`muted-${key}`, lee)).includes(said('why.you.notWanted')));
      await lee.presses(await lee.says(key === 'en' ? 'notifications' : 'уведомления'), words.save, {
        [said('notifications.all.label')]: 'accepted',
      });
      assert.ok((await asks(`muted-${key}`, lee)).includes(said('why.you.later')));
      await followsNothing(lee);
    });

    it(`tells of a colleague who has lost the role, and so was told nothing (${key})`, async () => {
      const name = `Kim ${key}`;
      const domain = `kim-${key}.example`;
      const kim = await system.colleague({ name, locale: words.locale });
      const roles = (...given: readonly string[]) =>
        system.control('POST', '/roles', { aadObjectId: kim.aadObjectId, roles: given });
      await kim.presses(await kim.says(key === 'en' ? 'notifications' : 'уведомления'), words.save, {
        [said('notifications.all.label')]: 'accepted',
      });
      await invites(domain);
      await roles();
      await accepts(domain);
      const noRole = `${name}: ${said('why.outcome.no-role')}`;
      // With what the inviter is told, or not, it is decided who else hears of it.
      await answers(domain, `${names[whose]}: `);
      const why = await asks(`${domain}; ${name}`);
      assert.ok(why.includes(noRole));
      assert.ok(!why.includes(said('why.told.none')), 'others were told');
      assert.match(await asks(domain, kim), exactly(said('answer.noRights.title')));
      await roles('admin-agent');
      assert.ok((await asks(domain, kim)).includes(noRole), 'the role came back, and the answer stays');
      await invites(`returned-${key}.example`);
      await accepts(`returned-${key}.example`);
      await kim.isTold(said('accepted.title'), `anna@returned-${key}.example`);
      assert.deepEqual(
        kim.told(said('accepted.title'), domain),
        [],
        'what was not told is not told afterwards',
      );
      await followsNothing(kim);
    });

    it(`tells that what was kept for a card was not told, for there was no role any more (${key})`, async () => {
      const name = `Lou ${key}`;
      const domain = `lou-${key}.example`;
      const lou = await system.colleague({ name, locale: words.locale });
      await lou.presses(await lou.says(key === 'en' ? 'notifications' : 'уведомления'), words.save, {
        [said('notifications.all.label')]: 'accepted',
        [said('notifications.rhythm.label')]: 'daily',
      });
      await invites(domain);
      await accepts(domain);
      await answers(domain, `${name}: ${words.filled('why.outcome.held', { when: '' }).trim()}`);
      await system.control('POST', '/roles', { aadObjectId: lou.aadObjectId, roles: [] });
      await system.control('POST', '/clock', { advanceMs: 26 * 3_600_000 });
      const dropped = `${name}: ${said('why.outcome.no-role')}`;
      await answers(domain, dropped);
      await system.control('POST', '/roles', { aadObjectId: lou.aadObjectId, roles: ['admin-agent'] });
      await lou.says(words.help);
      assert.deepEqual(lou.told(said('digest.lead')), []);
      assert.ok((await asks(domain)).includes(dropped), 'and so it stays');
      await followsNothing(lou);
    });

    it(`tells of a colleague who never opened a chat, and of one who does not follow (${key})`, async () => {
      const other = whose === 'alex' ? 'megan' : 'alex';
      const domain = `role-${key}.example`;
      await invites(domain);
      const name = names[other];
      const they = (why: 'noChat' | 'notWanted') => words.filled(`why.they.${why}`, { name });
      if (key === 'en') assert.ok((await asks(`role-${key}; ${name}`)).includes(they('noChat')));
      await system.person({ key: other, locale: words.locale }).says(words.help);
      assert.ok((await asks(`role-${key}; ${name}`)).includes(they('notWanted')));
    });
  }
});
