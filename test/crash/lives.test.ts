/** Long stories in which the bot is killed again and again: each start dies at a point of its own. */
import assert from 'node:assert/strict';
import { wordsOf } from '../support/cards.ts';
import { freePort } from '../support/child-bot.ts';
import { draftTo, inviteBySending } from '../support/invite.ts';
import { createLives, type Lives } from '../support/lives.ts';
import { runAhead } from '../support/parallel.ts';
import type { Person, Shown } from '../support/person.ts';
import { askToRemove } from '../support/remove.ts';
import { english, russian, type Words } from '../support/words.ts';
import { eventually, startWorld, type World } from '../support/world.ts';

const email = (domain: string) => `anna@${domain}`;
const command = (words: Words, en: string, ru: string) => (words.key === 'en' ? en : ru);

interface Scene {
  readonly world: World;
  readonly words: Words;
  readonly lives: Lives;
}

/** Plays a story in a world of its own, and answers what it came to. */
async function play<T>(
  words: Words,
  environment: Readonly<Record<string, string>>,
  story: (scene: Scene) => Promise<T>,
): Promise<T> {
  const world = await startWorld(environment);
  const lives = createLives(world, words);
  try {
    return await story({ world, words, lives });
  } finally {
    await lives.end();
    await world.close();
  }
}

const isSent = (person: Person, words: Words, domain: string) =>
  eventually(`the mail to ${domain} is recorded`, async () =>
    wordsOf((await person.says(`${words.invitations} ${domain}`)).card).includes(
      words.said('invitation.state.sent'),
    ),
  );

async function isWhole(person: Person, words: Words): Promise<boolean> {
  const verified = await person.says(`${words.history} ${command(words, 'verify', 'проверить')}`);
  return wordsOf(verified.card).includes(words.said('history.verified.title'));
}

/** How many of these messages do not say that they may be a repeat. */
const withoutWarning = (shown: readonly Shown[], warnings: readonly string[]) =>
  shown.filter(({ card }) => warnings.every((one) => !wordsOf(card).includes(one))).length;

/** One reminder and one answer. */
async function remind({ world, words, lives }: Scene) {
  const domain = 'blue-meadow.example';
  const clock = (now: string) => world.control('POST', '/clock', { now });
  await clock('2027-03-04T12:00:00Z');
  await lives.diesOf('remind.threaded', async ({ alex }) => {
    await inviteBySending(alex, words, { email: email(domain) });
    await isSent(alex, words, domain);
    await clock('2027-03-09T11:00:00Z');
  });
  for (const point of ['remind.drafted', 'remind.begun', 'remind.called', 'remind.recorded'] as const)
    await lives.diesOfWhatIsLeft(point);
  const mails = await world.mailsTo(domain);
  await lives.diesOf('answer.decided', async () => {
    await world.control('POST', `/mail/${mails[0]?.id}/reply`, { text: 'We will see' });
    // The mail is old enough by now to be looked after every ten minutes only.
    await world.control('POST', '/clock', { advanceMs: 11 * 60_000 });
  });
  const { alex } = await lives.livesOn();
  const title = words.filled('replied.title', { company: 'Blue Meadow' });
  await alex.isTold(title);
  const sent = words.filled('history.reminder.sent', { number: '1' });
  await eventually('the history is whole', () => isWhole(alex, words));
  const history = wordsOf((await alex.says(`${words.history} ${domain}`)).card);
  return {
    mails: mails.length,
    threads: new Set(mails.map((mail) => (mail as { conversationId?: string }).conversationId)).size,
    later: (await world.mailsTo(domain)).length,
    recorded: history.split(sent).length - 1,
    told: alex.told(title).length,
  };
}

/** A card of the morning, a post in a channel, a customer who leaves, and an acceptance that an event brings. */
async function tell({ world, words, lives }: Scene) {
  const channel = { id: '19:desk@thread.tacv2', name: 'Relations', team: 'Partner desk' };
  const accept = (domain: string) => world.control('POST', '/accept', { domain });
  const notifications = command(words, 'notifications', 'уведомления');
  const lead = words.said('digest.lead');
  const left = words.said('leftNotice.text');
  const post = words.filled('post.accepted', { company: 'Channel' });
  await world.control('POST', '/clock', { now: '2026-07-10T21:30:00Z' });
  await lives.diesOf('digest.begun', async ({ alex }) => {
    await alex.presses(await alex.says(notifications), words.save, {
      [words.said('notifications.from.label')]: '09:00',
      [words.said('notifications.to.label')]: '18:00',
      [words.said('notifications.days.label')]: 'weekdays',
    });
    await inviteBySending(alex, words, { email: email('early.example') });
    await accept('early.example');
    const held = words.filled('why.outcome.held', { when: '' }).trim();
    await eventually('it is held', async () =>
      wordsOf((await alex.says(`${command(words, 'why', 'почему')} early`)).card).includes(held),
    );
    await world.control('POST', '/clock', { now: '2026-07-13T09:00:00Z' });
  });
  await lives.diesOfWhatIsLeft('digest.called');
  await lives.diesOf('post.begun', async ({ person, alex, megan }) => {
    await eventually('the card came again', async () => alex.told(lead).length === 2);
    const there = person({ key: 'megan', channel });
    await megan.says(words.help);
    await there.presses(await there.says(notifications), words.save, {
      [words.said('channel.kinds.label')]: 'accepted',
    });
    await inviteBySending(alex, words, { email: email('channel.example') });
    await accept('channel.example');
  });
  await lives.diesOfWhatIsLeft('post.called');
  const posts = () =>
    world.connector.sent.filter(
      (one) =>
        one.conversationId === channel.id &&
        one.how === 'sent' &&
        JSON.stringify(one.activity).includes(post),
    ).length;
  await lives.diesOf('left.decided', async () => {
    await eventually('the post came again', async () => posts() === 2);
    await world.control('POST', '/vanish', { domain: 'early.example' });
  });
  await lives.diesOf('events.called', async ({ alex }) => {
    await alex.isTold(left);
    const setup = await alex.says(command(words, 'setup', 'настройка'));
    const events = await alex.presses(setup, words.said('button.events'));
    await alex.post(alex.press(events, words.said('events.choose.own')));
  });
  await lives.diesOf('event.noted', async ({ alex }) => {
    await inviteBySending(alex, words, { email: email('event.example') });
    await isSent(alex, words, 'event.example');
    await accept('event.example');
  });
  await lives.diesOfWhatIsLeft('audit.marked');
  const { bot, alex } = await lives.livesOn();
  const accepted = words.said('accepted.title');
  await alex.isTold(accepted, email('event.example'));
  const setup = await alex.says(command(words, 'setup', 'настройка'));
  const events = wordsOf((await alex.presses(setup, words.said('button.events'))).card);
  const { webhookUrl } = (await world.control('GET', '/event-registration')) as { webhookUrl: string };
  await eventually('the history is whole', () => isWhole(alex, words));
  const unwarned = (...title: readonly string[]) =>
    withoutWarning(alex.told(...title), [words.said('accepted.repeat')]);
  return {
    digests: alex.told(lead).length,
    digestsUnwarned: unwarned(lead),
    posts: posts(),
    left: alex.told(left).length,
    registered: webhookUrl === `${bot.botUrl}/api/partner-center/events`,
    isOwn: events.includes(words.said('events.mode.own')),
    accepted: Math.max(
      unwarned(accepted, email('channel.example')),
      unwarned(accepted, email('event.example')),
    ),
  };
}

/** An invitation that a colleague agrees to, a removal that is taken back, and a person who is forgotten. */
async function agree({ world, words, lives }: Scene) {
  const domain = 'agreed.example';
  const customer = 'Motorwerk Süd';
  const { said } = words;
  const waiting = said('approval.state.waitingForYou');
  await lives.diesOf('approve.decided', async ({ alex, megan }) => {
    await megan.says(words.help);
    const inputs = { [words.company]: 'Company agreed' };
    await alex.presses(await draftTo(alex, words, { email: email(domain), inputs }), words.askForApproval);
    const card = await megan.isTold(waiting, 'Company agreed');
    await megan.post(megan.press(card, words.approve));
  });
  const mailsAtDeath = (await world.mailsTo(domain)).length;
  await lives.diesOf('remove.undone', async ({ alex, megan }) => {
    await isSent(alex, words, domain);
    const card = await megan.isTold(waiting, 'Company agreed');
    await megan.presses(card, words.approve);
    await askToRemove(alex, words, { customer });
    await megan.presses(await megan.isTold(waiting, customer), words.approve);
    const agreed = await alex.isTold(words.filled('approval.told.approved', { name: customer }));
    await alex.post(alex.press(agreed, words.undo));
  });
  await lives.diesOf('erase.announced', async ({ megan }) => {
    await megan.isTold(said('removal.news.cancelled'));
    await world.control('POST', '/clock', { advanceMs: 31 * 60_000 });
    const forget = await megan.says(command(words, 'forget me', 'забудь меня'));
    await megan.post(megan.press(forget, said('button.forgetMe')));
  });
  const { alex, megan } = await lives.livesOn();
  await megan.isTold(said('forget.done.title'));
  const history = async () =>
    wordsOf((await alex.says(`${words.history} ${domain}`)).card) +
    wordsOf((await alex.says(`${words.history} ${customer}`)).card);
  await eventually('she is forgotten', async () => !(await history()).includes('Megan Bowen'));
  await eventually('the history is whole', () => isWhole(alex, words));
  const calls = (await world.control('GET', '/calls')) as readonly { readonly method: string }[];
  return {
    mailsAtDeath,
    mails: (await world.mailsTo(domain)).length,
    ended: calls.filter(({ method }) => method === 'PATCH').length,
  };
}

describe('a bot that is killed again and again', () => {
  let outcomes: readonly [ReturnType<typeof remind>, ReturnType<typeof tell>, ReturnType<typeof agree>];
  before(async () => {
    const PORT = await freePort();
    const stories: readonly (() => Promise<unknown>)[] = [
      () => play(russian, { REMINDER_WORKING_DAYS: '3' }, remind),
      () => play(english, { PORT }, tell),
      () => play(russian, { INVITATION_APPROVAL: 'always' }, agree),
    ];
    outcomes = runAhead(stories, stories.length) as typeof outcomes;
  });
  after(() => Promise.allSettled(outcomes));

  it('reminds the customer once in the same thread, and tells of the answer once', async () => {
    const once = { mails: 2, threads: 1, later: 2, recorded: 1, told: 1 };
    assert.deepEqual(await outcomes[0], once);
  });

  it('tells each thing, and where it may be the second time it says so', async () => {
    assert.deepEqual(await outcomes[1], {
      digests: 2,
      digestsUnwarned: 0,
      posts: 2,
      left: 1,
      registered: true,
      isOwn: true,
      accepted: 1,
    });
  });

  it('sends what was agreed to once, ends nothing that was taken back, and forgets whom it shall', async () => {
    assert.deepEqual(await outcomes[2], { mailsAtDeath: 0, mails: 1, ended: 0 });
  });
});
