import assert from 'node:assert/strict';
import { tenantIdOfDomain } from '../../src/rehearsal/facts.ts';
import { wordsOf } from '../support/cards.ts';
import { type ChildBot, putDown, startChildBot } from '../support/child-bot.ts';
import { draftTo, inviteBySending } from '../support/invite.ts';
import { createPerson } from '../support/person.ts';
import { english } from '../support/words.ts';
import { eventually, startWorld, type World } from '../support/world.ts';

describe('a process that is held up for longer than its lease', function () {
  this.timeout(180_000);
  let world: World;
  const bots: ChildBot[] = [];
  const start = async () => {
    const bot = await startChildBot(world.environment);
    bots.push(bot);
    return bot;
  };
  before(async () => {
    world = await startWorld();
  });
  after(async () => {
    await Promise.all(bots.map(putDown));
    await world.close();
  });

  it('does no harm when it wakes: another has done its work, once, and everyone is told once', async () => {
    const domain = 'paused.example';
    const email = `anna@${domain}`;
    const held = await start();
    const alex = createPerson({ ...world, messagesUrl: held.messagesUrl });
    const draft = await draftTo(alex, english, { email });
    // The draft is made, and its answer is still to come: the process has the lease and has not begun to send.
    await world.faults({ system: 'graph', method: 'POST', path: '/v1.0/me/messages', delayMs: 3_000 });
    const answer = alex.post(alex.press(draft, english.send)).catch(() => undefined);
    await eventually('the mail is being made', async () => (await world.faultsLeft()) === 0);
    held.kill('SIGSTOP');
    const other = await start();
    const there = createPerson({ ...world, messagesUrl: other.messagesUrl });
    const isSent = async () =>
      wordsOf((await there.says(english.invitations)).card).includes(english.said('invitation.state.sent'));
    await eventually('the other has sent it', isSent, 60_000);
    assert.equal((await world.mailsTo(domain)).length, 1);
    held.kill('SIGCONT');
    await answer;
    await world.control('POST', '/accept', { domain });
    await there.isTold(english.said('accepted.title'), email);
    const late = await alex.presses(draft, english.send);
    assert.match(wordsOf(late.card), /Accepted/);
    assert.equal((await world.mailsTo(domain)).length, 1);
    assert.equal(there.told(english.said('accepted.title'), email).length, 1);
  });

  it('does no harm either when it wakes over an acceptance that another has noticed and told', async () => {
    const domain = 'paused-reading.example';
    const email = `anna@${domain}`;
    await Promise.all(bots.splice(0).map(putDown));
    const held = await start();
    const alex = createPerson({ ...world, messagesUrl: held.messagesUrl });
    await inviteBySending(alex, english, { email });
    // The customer is being read, and what it says is still to be written down.
    const path = `/v1/customers/${tenantIdOfDomain(domain)}`;
    await world.faults({ system: 'partner-center', method: 'GET', path, delayMs: 3_000 });
    await world.control('POST', '/accept', { domain });
    await eventually('the customer is being read', async () => (await world.faultsLeft()) === 0);
    held.kill('SIGSTOP');
    const other = await start();
    const there = createPerson({ ...world, messagesUrl: other.messagesUrl });
    await there.isTold(english.said('accepted.title'), email);
    held.kill('SIGCONT');
    // Later news has come by then, so that whatever would have been told twice was.
    await inviteBySending(alex, english, { email: 'boris@after-paused.example' });
    await world.control('POST', '/accept', { domain: 'after-paused.example' });
    await there.isTold(english.said('accepted.title'), 'boris@after-paused.example');
    assert.equal(there.told(english.said('accepted.title'), email).length, 1);
  });
});
