import assert from 'node:assert/strict';
import { type FaultPoint, faultPoints } from '../../src/ports/fault-points.ts';
import { actionsOf, wordsOf } from '../support/cards.ts';
import { type ChildBot, freePort, putDown, startChild, startChildBot } from '../support/child-bot.ts';
import { createPerson, type Shown } from '../support/person.ts';
import { roomInputs } from '../support/remove.ts';
import { exactly, russian } from '../support/words.ts';
import { eventually, startWorld, type World } from '../support/world.ts';

const words = russian;
const { said, filled } = words;
const customer = 'Motorwerk Süd';
const domain = 'motorwerk-sued.example';
const verifyAll = `${words.history} проверить`;

/** One removal goes through all of these. */
const points = [
  'remove.asked',
  'approve.asked',
  'approve.told',
  'approve.decided',
  'remove.begun',
  'remove.called',
  'remove.recorded',
  'remove.mailed',
  'remove.ended',
] as const satisfies FaultPoint[];
type Point = (typeof points)[number];

const isBrokenOff = (error: unknown) => error instanceof TypeError && error.message === 'fetch failed';

describe('a bot that is killed at every point of one removal, one after the other', function () {
  this.timeout(400_000);
  let world: World;
  let bot: ChildBot | undefined;
  before(async () => {
    world = await startWorld();
  });
  after(async () => {
    await putDown(bot);
    await world.close();
  });

  const at = (one: ChildBot) => {
    const door = { ...world, messagesUrl: one.messagesUrl };
    return {
      alex: createPerson(door, { locale: words.locale }),
      megan: createPerson(door, { key: 'megan', locale: words.locale }),
    };
  };
  type People = ReturnType<typeof at>;

  /** A bot that dies by itself at what the one before it left to be done. */
  async function diesOfWhatIsLeft(point: Point): Promise<void> {
    const child = startChild({ ...world.environment, PORT: await freePort(), REHEARSAL_CRASH_AT: point });
    const exit = await child.exited;
    assert.deepEqual(exit, { code: null, signal: 'SIGKILL' }, `${point}: ${child.output()}`);
  }

  /** A bot that dies of what people do with it. */
  async function diesOf(point: Point, act: (people: People) => Promise<unknown>): Promise<void> {
    bot = await startChildBot({ ...world.environment, REHEARSAL_CRASH_AT: point });
    // The connection may break off with the bot.
    const failed = await act(at(bot)).then(
      () => undefined,
      (error: unknown) => error,
    );
    if (failed && !isBrokenOff(failed)) throw failed;
    assert.deepEqual(await bot.exited, { code: null, signal: 'SIGKILL' }, point);
  }

  async function starts(): Promise<People> {
    bot = await startChildBot(world.environment);
    return at(bot);
  }

  const callsOf = async (method: string, route: RegExp) => {
    const calls = (await world.control('GET', '/calls')) as readonly {
      readonly method: string;
      readonly route: string;
      readonly count: number;
    }[];
    const found = calls.filter((one) => one.method === method && route.test(one.route));
    return found.reduce((sum, { count }) => sum + count, 0);
  };
  const ended = () => callsOf('PATCH', /customers/);

  it('is tried at every point of approving and removing', () => {
    // What is undone is not removed.
    const named = faultPoints.filter((one) => /^(approve|remove)\./.test(one) && one !== 'remove.undone');
    assert.deepEqual([...points].sort(), [...named].sort());
  });

  it('ends the relationship once, writes to the customer once, and forgets nothing', async () => {
    let room: Shown | undefined;
    const inputs = roomInputs(words, {
      customer,
      notice: 'mail',
      inputs: { [said('field.noticeTo.label')]: `boss@${domain}` },
    });
    await diesOf('remove.asked', async ({ alex, megan }) => {
      await megan.says(words.help);
      await eventually('the room is open', async () => {
        room = await alex.says(`${words.remove} ${domain}`);
        return actionsOf(room.card).some(({ title }) => title === words.askForApproval);
      });
      await alex.post(alex.press(room ?? assert.fail(), words.askForApproval, inputs));
    });
    await diesOfWhatIsLeft('approve.asked');
    await diesOfWhatIsLeft('approve.told');
    await diesOf('approve.decided', async ({ megan }) => {
      const card = await megan.isTold(said('approval.state.waitingForYou'), customer);
      await megan.post(megan.press(card, words.approve));
    });
    await world.control('POST', '/clock', { advanceMs: 31 * 60_000 });
    await diesOfWhatIsLeft('remove.begun');
    assert.equal(await ended(), 0);
    await diesOfWhatIsLeft('remove.called');
    assert.equal(await ended(), 1);
    await diesOfWhatIsLeft('remove.recorded');
    await diesOfWhatIsLeft('remove.mailed');
    await diesOf('remove.ended', async ({ alex }) => {
      const news = await alex.isTold(said('removal.news.gone'), customer);
      const record = await alex.presses(news, said('button.removal'));
      const confirm = await alex.presses(record, said('button.endDelegation'));
      await alex.post(alex.press(confirm, said('button.endDelegation.confirm')));
    });

    const { alex, megan } = await starts();
    await eventually('the notice is recorded as sent, and the end of the access as asked for', async () => {
      const again = await alex.presses(room ?? assert.fail(), words.askForApproval, inputs);
      const record = await alex.presses(again, said('button.removal'));
      const text = wordsOf(record.card);
      return (
        text.includes(said('removal.state.gone')) &&
        text.includes(filled('removal.delegation.over-already', { name: `${customer} support` })) &&
        /отправлено на адрес|boss@/.test(text)
      );
    });
    assert.equal(await ended(), 1);
    assert.equal((await world.mailsTo(domain)).length, 1);
    assert.equal(await callsOf('POST', /delegatedAdminRelationships/), 1);
    const news = alex.told(said('removal.news.gone'), customer).map(({ card }) => wordsOf(card));
    assert.ok(news.filter((text) => !text.includes(said('approval.repeat'))).length <= 1, 'told twice');
    for (const card of megan.told(said('approval.state.waitingForYou'), customer)) {
      const late = await megan.presses(card, words.approve);
      assert.match(wordsOf(late.card), exactly(said('approval.refusal.not-now')));
    }
    await eventually('the history tells the last of it', async () => {
      const shown = wordsOf((await alex.says(`${words.history} ${domain}`)).card);
      return shown.includes(said('history.removal.delegation-ended'));
    });
    const verified = await alex.says(verifyAll);
    assert.match(wordsOf(verified.card), exactly(said('history.verified.title')));
    await putDown(bot);
  });
});
