import assert from 'node:assert/strict';
import { parseInvitationId } from '../../src/domain/ids.ts';
import { seededProviders } from '../../src/rehearsal/world/seed.ts';
import { actionsOf, actionTitled, wordsOf } from '../support/cards.ts';
import { comesTo } from '../support/comes-to.ts';
import { inviteBySending } from '../support/invite.ts';
import { askToRemove } from '../support/remove.ts';
import { startSystem, type System } from '../support/system.ts';
import { bothLanguages, exactly, type Words } from '../support/words.ts';
import { eventually } from '../support/world.ts';

const commandOf = (words: Words) => (words.key === 'en' ? 'notifications' : 'уведомления');
const whyOf = (words: Words) => (words.key === 'en' ? 'why' : 'почему');
const channelOf = (words: Words) => ({
  id: `19:desk-${words.key}@thread.tacv2`,
  name: 'Relations',
  team: `Partner desk ${words.key}`,
});

describe('notifications', () => {
  let system: System;
  beforeEach(async () => {
    system = await startSystem();
  });
  afterEach(() => system.close());

  for (const words of bothLanguages) {
    const accept = (domain: string) => system.control('POST', '/accept', { domain });

    it(`let a colleague follow everybody's invitations, and why says who was told (${words.key})`, async () => {
      const alex = system.person({ locale: words.locale });
      const megan = system.person({ key: 'megan', locale: words.locale });
      const lee = await system.colleague({ name: 'Lee Gu', locale: words.locale });
      await lee.says(words.help);
      const card = await megan.says(commandOf(words));
      const all = words.said('notifications.all.label');
      const saved = await megan.presses(card, words.save, { [all]: 'accepted,bounce' });
      assert.match(wordsOf(saved.card), exactly(words.said('notifications.saved')));

      await inviteBySending(alex, words, { email: 'anna@follow.example' });
      await accept('follow.example');
      await alex.isTold(words.said('accepted.title'), 'anna@follow.example');
      await megan.isTold(words.said('accepted.title'), 'anna@follow.example');
      assert.equal(lee.told(words.said('accepted.title')).length, 0);

      const why = wordsOf((await alex.says(`${whyOf(words)} follow`)).card);
      const delivered = words.said('why.outcome.delivered');
      for (const who of ['Alex Wilber', 'Megan Bowen']) assert.ok(why.includes(`${who}: ${delivered}`), why);
      const ofMegan = wordsOf((await alex.says(`${whyOf(words)} follow; megan`)).card);
      assert.ok(ofMegan.includes(`Megan Bowen: ${delivered}`), ofMegan);
      assert.ok(!ofMegan.includes('Alex Wilber: '), ofMegan);
      assert.match(
        wordsOf((await alex.says(`${whyOf(words)} follow; nobody`)).card),
        exactly(words.said('why.person.none.title')),
      );
      const notTold = wordsOf((await lee.says(`${whyOf(words)} follow`)).card);
      assert.match(notTold, exactly(words.said('why.you.notWanted')));
      assert.match(wordsOf((await megan.says(whyOf(words))).card), exactly(words.said('news.kind.accepted')));
      assert.match(
        wordsOf((await megan.says(`${whyOf(words)} nobody-of-this-name`)).card),
        exactly(words.said('why.nothing.title')),
      );
    });

    it(`keep news for the own hours, and bring it on one card (${words.key})`, async () => {
      await system.control('POST', '/clock', { now: '2026-07-10T21:30:00Z' });
      const alex = system.person({ locale: words.locale });
      const card = await alex.says(commandOf(words));
      await alex.presses(card, words.save, {
        [words.said('notifications.from.label')]: '09:00',
        [words.said('notifications.to.label')]: '18:00',
        [words.said('notifications.days.label')]: 'weekdays',
      });
      for (const domain of ['early.example', 'later.example']) {
        await inviteBySending(alex, words, { email: `anna@${domain}` });
        await accept(domain);
      }
      const held = words.filled('why.outcome.held', { when: '' }).trim();
      for (const domain of ['early', 'later']) {
        await eventually(`${domain} is held`, async () =>
          wordsOf((await alex.says(`${whyOf(words)} ${domain}`)).card).includes(held),
        );
      }
      assert.equal(alex.told(words.said('accepted.title')).length, 0);
      // The Monday after, at ten in London.
      await system.control('POST', '/clock', { now: '2026-07-13T09:00:00Z' });
      const digest = await alex.isTold(words.said('digest.lead'));
      assert.equal(
        actionsOf(digest.card).filter(({ title }) => title === words.said('button.open')).length,
        2,
      );
      assert.equal(alex.told(words.said('digest.lead')).length, 1);
    });

    it(`tell a channel the company and what happened, and nothing more (${words.key})`, async () => {
      const channel = channelOf(words);
      const megan = system.person({ key: 'megan', locale: words.locale });
      const there = system.person({ key: 'megan', locale: words.locale, channel });
      await megan.says(words.help);
      const refused = await there.says(words.customers);
      assert.match(wordsOf(refused.card), exactly(words.said('channel.only.title')));

      const card = await there.says(commandOf(words));
      const kinds = words.said('channel.kinds.label');
      const saved = await there.presses(card, words.save, { [kinds]: 'accepted,half-accepted' });
      assert.match(wordsOf(saved.card), exactly(words.said('channel.saved')));
      const listed = wordsOf((await megan.says(commandOf(words))).card);
      assert.ok(listed.includes(`${channel.team} · ${channel.name}`), listed);

      const alex = system.person({ locale: words.locale });
      await inviteBySending(alex, words, { email: 'anna@channel-news.example' });
      await accept('channel-news.example');
      const post = await there.isTold(words.filled('post.accepted', { company: '' }).trim());
      const said = wordsOf(post.card);
      assert.ok(!said.includes('@') && !said.includes('anna'), said);

      const before = megan.told().length;
      const shown = actionTitled(post.card, words.said('button.showToMe'));
      // Where it takes too long for Teams, another word stands there first.
      await comesTo(async () => (await there.execute(shown.verb, shown.data, post.activityId)).body, {
        statusCode: 200,
        type: 'application/vnd.microsoft.activity.message',
        value: words.said('channel.shown'),
      });
      await eventually('it comes in the own chat', async () => megan.told().length > before);

      const joint = { [words.relationship]: seededProviders[0]?.tenantId ?? assert.fail() };
      await inviteBySending(alex, words, { email: 'anna@parent.example', inputs: joint });
      await system.control('POST', '/accept', { domain: 'parent.example', half: 'reseller' });
      const half = await there.isTold(words.filled('post.half-accepted', { company: 'Parent' }));
      await system.control('POST', '/accept', { domain: 'parent.example', half: 'provider' });
      const whole = words.filled('post.accepted', { company: 'Parent' });
      await system.connector.waitFor(
        ({ how, activityId, activity }) =>
          how === 'updated' && activityId === half.activityId && JSON.stringify(activity).includes(whole),
      );
      assert.deepEqual(there.told(whole), [], 'the one post says it, and no other comes');

      const own = await megan.says(commandOf(words));
      const stopped = await megan.presses(own, words.said('button.stopChannel'));
      assert.match(wordsOf(stopped.card), exactly(words.said('notifications.channels.none')));
    });

    it(`tell a channel that an approval waits, and show the request in the own chat (${words.key})`, async () => {
      const channel = channelOf(words);
      const customer = 'Motorwerk Süd';
      const megan = system.person({ key: 'megan', locale: words.locale });
      const there = system.person({ key: 'megan', locale: words.locale, channel });
      await megan.says(words.help);
      const card = await there.says(commandOf(words));
      await there.presses(card, words.save, { [words.said('channel.kinds.label')]: 'approval' });
      const alex = system.person({ locale: words.locale });
      const asked = await askToRemove(alex, words, { customer });
      const post = await there.isTold(words.filled('post.approval', { company: customer }));
      assert.ok(!wordsOf(post.card).includes('nearby'), 'the reason stays in the own chats');
      const waiting = words.said('approval.state.waitingForYou');
      await megan.isTold(waiting);
      assert.equal(megan.told(words.filled('post.approval', { company: customer })).length, 0, 'told once');
      const before = megan.told(waiting).length;
      const shown = actionTitled(post.card, words.said('button.showToMe'));
      await there.execute(shown.verb, shown.data, post.activityId);
      await eventually('the request comes in the own chat', async () => megan.told(waiting).length > before);
      await alex.presses(asked, words.said('button.withdrawRequest'));
      const own = await megan.says(commandOf(words));
      await megan.presses(own, words.said('button.stopChannel'));
    });

    it(`in a channel are for those who have the role, checked at the press (${words.key})`, async () => {
      const channel = channelOf(words);
      const lee = await system.colleague({ locale: words.locale, channel });
      const card = await lee.says(commandOf(words));
      await system.control('POST', '/roles', { aadObjectId: lee.aadObjectId, roles: [] });
      // Said at the button, and to nobody else in the channel.
      const pressed = lee.press(card, words.save, { [words.said('channel.kinds.label')]: 'accepted' });
      const from = system.connector.sent.length;
      const refused = (await lee.post(pressed)).body as { readonly type: string; readonly value: string };
      const said = words.said('answer.noRights.title');
      assert.equal(refused.type, 'application/vnd.microsoft.activity.message');
      assert.ok(refused.value.includes(said), refused.value);
      const posts = system.connector.sent.slice(from).map(({ activity }) => JSON.stringify(activity));
      assert.deepEqual(
        posts.filter((post) => post.includes(said)),
        [],
      );
      const megan = system.person({ key: 'megan', locale: words.locale });
      assert.match(
        wordsOf((await megan.says(commandOf(words))).card),
        exactly(words.said('notifications.channels.none')),
      );
      const old = await megan.execute('channel.show.v1', {
        invitationId: parseInvitationId('inv-aaaaaaaaaaaa'),
      });
      assert.equal(old.status, 200);
    });

    it(`that could not be brought come when the person speaks again (${words.key})`, async () => {
      const alex = system.person({ locale: words.locale });
      await inviteBySending(alex, words, { email: 'anna@blocked.example' });
      system.connector.failNext({ status: 403, code: 'ConversationBlockedByUser', outOfTurn: true });
      await accept('blocked.example');
      await eventually('Teams refuses it', async () => system.connector.failuresLeft() === 0);
      await eventually('it is remembered', async () =>
        wordsOf(
          (await system.person({ key: 'megan', locale: words.locale }).says(`${whyOf(words)} blocked`)).card,
        ).includes(words.said('why.outcome.blocked')),
      );
      assert.equal(alex.told(words.said('accepted.title')).length, 0);
      await alex.says(words.help);
      await alex.isTold(words.said('digest.lead'));
    });
  }
});
