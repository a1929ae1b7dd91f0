import assert from 'node:assert/strict';
import type { FaultPoint } from '../../src/ports/fault-points.ts';
import { wordsOf } from '../support/cards.ts';
import { type ChildBot, diesAt, putDown, startChildBot } from '../support/child-bot.ts';
import { draftTo } from '../support/invite.ts';
import { runAhead } from '../support/parallel.ts';
import { createPerson, type Person } from '../support/person.ts';
import { bothLanguages, exactly, type Words } from '../support/words.ts';
import { eventually, startWorld, type World } from '../support/world.ts';

/** What the inviter gets to read: messages in all, and those that say that they may be a repeat. */
const told = {
  'send.claimed': [1, 0],
  'send.decided': [1, 0],
  'send.held': [1, 0],
  'send.drafted': [1, 0],
  'send.begun': [1, 0],
  'send.called': [1, 0],
  'send.recorded': [1, 0],
  'accept.decided': [1, 0],
  'notify.begun': [1, 1],
  'notify.called': [2, 1],
} as const satisfies Partial<Record<FaultPoint, readonly [number, number]>>;
type Point = keyof typeof told;
const points = Object.keys(told) as readonly Point[];

const email = 'anna@blue-meadow.example';
const domain = 'blue-meadow.example';

async function isInState(person: Person, words: Words, state: 'draft' | 'sent' | 'accepted') {
  const list = await person.says(words.invitations);
  return wordsOf(list.card).includes(words.said(`invitation.state.${state}`));
}

/** Drives a bot until it dies at the point; what the person holds in the end is the card of the draft. */
async function untilDeath(world: World, point: Point, words: Words) {
  const bot = await startChildBot({ ...world.environment, REHEARSAL_CRASH_AT: point });
  try {
    const alex = createPerson({ ...world, messagesUrl: bot.messagesUrl }, { locale: words.locale });
    const draft = await draftTo(alex, words, { email });
    // The connection may break off with the bot.
    await alex.post(alex.press(draft, words.send)).catch(() => undefined);
    if (!point.startsWith('send.')) {
      await eventually('it is sent', () => isInState(alex, words, 'sent'));
      await world.control('POST', '/accept', { domain });
    }
    await diesAt(point, bot);
    return draft;
  } finally {
    await putDown(bot);
  }
}

async function survive(point: Point, words: Words) {
  const world = await startWorld();
  let bot: ChildBot | undefined;
  try {
    const draft = await untilDeath(world, point, words);
    const mailsAtDeath = (await world.mails()).length;
    bot = await startChildBot(world.environment);
    const alex = createPerson({ ...world, messagesUrl: bot.messagesUrl }, { locale: words.locale });
    if (point === 'send.claimed') {
      assert.ok(await isInState(alex, words, 'draft'), 'nothing was decided');
      await alex.presses(draft, words.send);
    }
    if (point.startsWith('send.')) {
      await eventually('it is sent', () => isInState(alex, words, 'sent'));
      await world.control('POST', '/accept', { domain });
    }
    await eventually('it is accepted', () => isInState(alex, words, 'accepted'));
    const [messages] = told[point];
    const title = words.said('accepted.title');
    await eventually('it is told', async () => alex.told(title, email).length >= messages);
    const late = await alex.presses(draft, words.send);
    return {
      mailsAtDeath,
      mails: (await world.mailsTo(domain)).length,
      told: alex.told(title).map(({ card }) => wordsOf(card)),
      late: wordsOf(late.card),
    };
  } finally {
    await putDown(bot);
    await world.close();
  }
}

describe('a bot that is killed', () => {
  let outcomes: readonly ReturnType<typeof survive>[];
  before(() => {
    const tasks = points.map(
      (point, index) => () => survive(point, bothLanguages[index % 2] ?? assert.fail()),
    );
    outcomes = runAhead(tasks, 5);
  });
  after(() => Promise.allSettled(outcomes));

  for (const [index, point] of points.entries()) {
    const words = bothLanguages[index % 2] ?? assert.fail();
    const [messages, repeats] = told[point];
    it(`at ${point} sends one mail and tells what came of it (${words.key})`, async () => {
      const outcome = await outcomes[index];
      assert.ok((outcome?.mailsAtDeath ?? 9) <= 1);
      assert.equal(outcome?.mails, 1);
      assert.equal(outcome?.told.length, messages);
      const warned = outcome?.told.filter((text) => text.includes(words.said('accepted.repeat')));
      assert.equal(warned?.length, repeats);
      assert.match(outcome?.late ?? '', exactly(words.said('invitation.state.accepted')));
    });
  }
});
