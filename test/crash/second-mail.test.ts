import assert from 'node:assert/strict';
import type { FaultPoint } from '../../src/ports/fault-points.ts';
import { wordsOf } from '../support/cards.ts';
import { type ChildBot, diesAt, putDown, startChildBot } from '../support/child-bot.ts';
import { inviteBySending } from '../support/invite.ts';
import { createPerson, type Shown } from '../support/person.ts';
import { bothLanguages } from '../support/words.ts';
import { eventually, startWorld } from '../support/world.ts';

const domain = 'blue-meadow.example';
const email = `anna@${domain}`;
const points = [
  'send.decided',
  'resend.drafted',
  'send.begun',
  'send.called',
] as const satisfies FaultPoint[];

describe('a bot that is killed while an invitation is sent once more', () => {
  for (const [index, point] of points.entries()) {
    const words = bothLanguages[index % 2] ?? assert.fail();
    it(`at ${point} sends that mail once (${words.key})`, async () => {
      const world = await startWorld();
      let bot: ChildBot | undefined;
      const alex = (at: ChildBot) =>
        createPerson({ ...world, messagesUrl: at.messagesUrl }, { locale: words.locale });
      try {
        bot = await startChildBot(world.environment);
        const sent = await inviteBySending(alex(bot), words, { email });
        await eventually('the first is out', async () => (await world.mailsTo(domain)).length === 1);
        const form: Shown = await alex(bot).presses(sent, words.resend);
        await putDown(bot);
        bot = await startChildBot({ ...world.environment, REHEARSAL_CRASH_AT: point });
        await alex(bot)
          .post(alex(bot).press(form, words.send))
          .catch(() => undefined);
        await diesAt(point, bot);
        assert.ok((await world.mailsTo(domain)).length <= 2);
        bot = await startChildBot(world.environment);
        const person = alex(bot);
        const list = async () => wordsOf((await person.says(`${words.invitations} ${domain}`)).card);
        await eventually('it is sent again', async () => {
          const shown = await list();
          return shown.includes(words.said('invitation.state.sent'));
        });
        await person.presses(form, words.send);
        await world.control('POST', '/accept', { domain });
        await person.isTold(words.said('accepted.title'), email);
        assert.equal((await world.mailsTo(domain)).length, 2);
        assert.equal(person.told(words.said('accepted.title'), email).length, 1);
      } finally {
        await putDown(bot);
        await world.close();
      }
    });
  }
});
