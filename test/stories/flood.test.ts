/** Somebody asks far more at once than is taken in: they are told so, and nobody else notices. */
import assert from 'node:assert/strict';
import { usualCrowd } from '../../src/adapters/teams/crowd.ts';
import { eventShares } from '../../src/adapters/http/door-places.ts';
import { wordsOf } from '../support/cards.ts';
import type { Person } from '../support/person.ts';
import { cardOf } from '../support/person.ts';
import { useSystem } from '../support/system.ts';
import { bothLanguages } from '../support/words.ts';

const { atOnce, waiting } = usualCrowd.each;
const takenIn = atOnce + waiting;
const tooMuch = 10;

describe('a flood from one conversation', () => {
  const system = useSystem({ DIRECTORY_COMPARE_SECONDS: '3600' }, async (system) => {
    await system.control('POST', '/customers', { count: 30, seed: 'flood' });
  });

  const answersTo = (person: Person) =>
    system.connector.sent
      .filter(({ conversationId }) => conversationId === person.conversationId)
      .map((sent) => wordsOf(cardOf(sent)));

  for (const words of bothLanguages) {
    it(`is answered as far as it is taken in, told once of the rest, and slows nobody (${words.key})`, async () => {
      const flooding = await system.colleague({ locale: words.locale });
      const other = await system.colleague({ locale: words.locale });
      await flooding.says(words.help);
      await other.says(words.help);
      const before = answersTo(flooding).length;
      const slow = { method: 'GET', path: '/v1', delayMs: 600, times: 10_000 };
      await system.faults({ system: 'partner-center', ...slow });
      const ask = (text: string) => flooding.activity({ type: 'message', text, textFormat: 'plain' });
      const asked = Array.from({ length: takenIn + tooMuch }, () => flooding.post(ask(words.providers)));
      const title = words.said('crowd.own.title');
      await system.connector.waitFor(
        (sent) => sent.conversationId === flooding.conversationId && wordsOf(cardOf(sent)).includes(title),
      );
      const answers = answersTo(flooding).slice(before);
      assert.equal(answers.filter((one) => one.includes(title)).length, 1, 'once, not for each');
      assert.ok(answers.length - 1 < takenIn, 'the others are still being answered');
      const pressed = await flooding.execute('command.run.v1', { text: words.help });
      assert.equal(pressed.status, 200);
      assert.ok(JSON.stringify(pressed.body).includes(title), 'the button says so too');
      assert.ok(wordsOf((await other.says(words.customers)).card).includes(words.openCustomer));
      const statuses = (await Promise.all(asked)).map(({ status }) => status);
      assert.deepEqual(new Set(statuses), new Set([200]));
      const theirs = () => answersTo(flooding).slice(before);
      await system.connector.waitFor(() => theirs().length >= takenIn + 1);
      const known = theirs().filter((one) => one.includes('Brightport'));
      assert.equal(known.length, takenIn, 'what was taken in is answered, each once');
      await system.clearFaults();
      assert.ok(wordsOf((await flooding.says(words.providers)).card).includes('Brightport'));
    });
  }

  it('at the door for events is refused, as far as it is too much', async () => {
    const url = `${system.botUrl}/api/partner-center/events`;
    const { hostname, port, pathname } = new URL(url);
    const { connect } = await import('node:net');
    // Those who begin a call and do not go on with it.
    const held = Array.from({ length: eventShares.ofOneAddress }, () => {
      const socket = connect(Number(port), hostname);
      socket.write(
        `POST ${pathname} HTTP/1.1\r\nhost: ${hostname}\r\ncontent-type: application/json\r\ncontent-length: 100\r\n\r\n{`,
      );
      return socket;
    });
    const post = async () =>
      fetch(url, { method: 'POST', headers: { 'content-type': 'application/json' }, body: '{}' });
    let answer = await post();
    while (answer.status === 400) answer = await post();
    assert.equal(answer.status, 429);
    assert.equal(answer.headers.get('retry-after'), '5');
    assert.ok(wordsOf((await system.person().says('help')).card).length > 0, 'people are heard all the same');
    for (const socket of held) socket.destroy();
    while (answer.status === 429) answer = await post();
    assert.equal(answer.status, 400);
  });
});
