import assert from 'node:assert/strict';
import { actionsOf, wordsOf } from '../support/cards.ts';
import { createLives, type Lives } from '../support/lives.ts';
import type { Shown } from '../support/person.ts';
import { roomInputs } from '../support/remove.ts';
import { exactly, russian } from '../support/words.ts';
import { eventually, startWorld, type World } from '../support/world.ts';

const words = russian;
const { said, filled } = words;
const customer = 'Motorwerk Süd';
const domain = 'motorwerk-sued.example';
const verifyAll = `${words.history} проверить`;

describe('a bot that is killed at every point of one removal, one after the other', () => {
  let world: World;
  let lives: Lives;
  before(async () => {
    world = await startWorld();
    lives = createLives(world, words);
  });
  after(async () => {
    await lives.end();
    await world.close();
  });

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

  it('ends the relationship once, writes to the customer once, and forgets nothing', async () => {
    const { diesOf, diesOfWhatIsLeft } = lives;
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

    const { alex, megan } = await lives.livesOn();
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
  });
});
