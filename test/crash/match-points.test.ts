import assert from 'node:assert/strict';
import type { FaultPoint } from '../../src/ports/fault-points.ts';
import { wordsOf } from '../support/cards.ts';
import { type ChildBot, diesAt, putDown, startChildBot } from '../support/child-bot.ts';
import { draftTo, inviteBySending } from '../support/invite.ts';
import { runAhead } from '../support/parallel.ts';
import { createPerson, type Person, type Shown } from '../support/person.ts';
import { bothLanguages, type Words } from '../support/words.ts';
import { eventually, startWorld, type World } from '../support/world.ts';

const email = 'anna@blue-meadow.example';
const domain = 'blue-meadow.example';
const elsewhere = 'blue-meadow-holding.example';

/** How the process is brought to the point at which it dies, and what is pressed again afterwards. */
interface Way {
  readonly customer: Readonly<Record<string, unknown>>;
  press?(alex: Person, words: Words): Promise<{ readonly shown: Shown; readonly title: string }>;
  /** How often the inviter reads that it was accepted, and in which state the invitation ends. */
  readonly told: number;
  readonly ends: 'sent' | 'accepted';
}

const byDomain = { domain: elsewhere, customDomains: [domain] };

const ways = {
  'newcomer.claimed': { customer: byDomain, told: 1, ends: 'accepted' },
  'announce.decided': { customer: byDomain, told: 1, ends: 'accepted' },
  'newcomer.answered': {
    customer: { domain: elsewhere, name: 'Blue Meadow Boats' },
    async press(alex, words) {
      const shown = await alex.isTold(words.said('question.title'));
      return { shown, title: words.said('button.thisOne') };
    },
    told: 1,
    ends: 'accepted',
  },
  'unmatch.decided': {
    customer: byDomain,
    async press(alex, words) {
      const told = await alex.isTold(words.said('accepted.title'), email);
      const shown = await alex.presses(told, words.said('unmatch.button'));
      return { shown, title: words.said('unmatch.confirm') };
    },
    told: 1,
    ends: 'sent',
  },
} as const satisfies Partial<Record<FaultPoint, Way>>;
type Point = keyof typeof ways;
const points = Object.keys(ways) as readonly Point[];

const personAt = (world: World, bot: ChildBot, words: Words) =>
  createPerson({ ...world, messagesUrl: bot.messagesUrl }, { locale: words.locale });

const inState = async (alex: Person, words: Words, state: 'sent' | 'accepted') =>
  wordsOf((await alex.says(words.invitations)).card).includes(words.said(`invitation.state.${state}`));

async function survive(point: Point, words: Words) {
  const way: Way = ways[point];
  const world = await startWorld();
  let bot: ChildBot | undefined;
  try {
    bot = await startChildBot({ ...world.environment, REHEARSAL_CRASH_AT: point });
    const before = personAt(world, bot, words);
    await inviteBySending(before, words, { email, inputs: { [words.company]: 'Blue Meadow Boats' } });
    await eventually('it is sent', () => inState(before, words, 'sent'));
    await world.control('POST', '/accept', way.customer);
    const pressed = await way.press?.(before, words);
    // The connection may break off with the bot.
    if (pressed) await before.post(before.press(pressed.shown, pressed.title)).catch(() => undefined);
    await diesAt(point, bot);
    bot = await startChildBot(world.environment);
    const alex = personAt(world, bot, words);
    await eventually('it comes to its end', () => inState(alex, words, way.ends));
    const accepted = words.said('accepted.title');
    await eventually('it is told', async () => alex.told(accepted).length >= way.told);
    const isUndone = point === 'unmatch.decided';
    if (isUndone) await alex.isTold(words.said('unmatched.next'));
    if (pressed) await alex.presses(pressed.shown, pressed.title);
    return {
      mails: (await world.mailsTo(domain)).length,
      told: alex.told(accepted).length,
      undone: alex.told(words.said('unmatched.next')).length,
      state: (await inState(alex, words, way.ends)) ? way.ends : 'another',
    };
  } finally {
    await putDown(bot);
    await world.close();
  }
}

/** A record is written for each move: the first is that of the draft. */
async function surviveRecord(point: 'record.appended' | 'record.anchored', words: Words) {
  const world = await startWorld();
  let bot: ChildBot | undefined;
  try {
    bot = await startChildBot({ ...world.environment, REHEARSAL_CRASH_AT: point });
    await draftTo(personAt(world, bot, words), words, { email }).catch(() => undefined);
    await diesAt(point, bot);
    bot = await startChildBot(world.environment);
    const alex = personAt(world, bot, words);
    await inviteBySending(alex, words, { email: `boris@${domain}` }).catch(() => undefined);
    await eventually('the history is whole', async () =>
      wordsOf((await alex.says(`${words.history} verify`)).card).includes(
        words.said('history.verified.title'),
      ),
    );
    const history = wordsOf((await alex.says(`${words.history} me`)).card);
    return history.split(words.said('history.moved.drafted')).length - 1;
  } finally {
    await putDown(bot);
    await world.close();
  }
}

describe('a bot that is killed while it finds out whose customer it is', () => {
  const wordsAt = (index: number) => bothLanguages[index % 2] ?? assert.fail();
  let outcomes: readonly ReturnType<typeof survive>[];
  let records: readonly ReturnType<typeof surviveRecord>[];
  before(() => {
    outcomes = runAhead(
      points.map((point, index) => () => survive(point, wordsAt(index))),
      3,
    );
    records = runAhead(
      (['record.appended', 'record.anchored'] as const).map(
        (point, index) => () => surviveRecord(point, wordsAt(index)),
      ),
      2,
    );
  });
  after(() => Promise.allSettled([...outcomes, ...records]));

  for (const [index, point] of points.entries()) {
    const { told, ends } = ways[point];
    it(`at ${point} tells once what holds in the end (${wordsAt(index).key})`, async () => {
      const undone = point === 'unmatch.decided' ? 1 : 0;
      assert.deepEqual(await outcomes[index], { mails: 1, told, undone, state: ends });
    });
  }

  for (const [index, point] of (['record.appended', 'record.anchored'] as const).entries()) {
    it(`at ${point} writes the entry once, and the chain is whole (${wordsAt(index).key})`, async () => {
      const drafted = await records[index];
      assert.ok(drafted === 1 || drafted === 2, `${drafted} drafts`);
    });
  }
});
