import assert from 'node:assert/strict';
import { tenantIdOfDomain } from '../../src/rehearsal/facts.ts';
import { wordsOf } from '../support/cards.ts';
import { type ChildBot, putDown, startChildBot } from '../support/child-bot.ts';
import { draftTo, inviteBySending } from '../support/invite.ts';
import { createPerson, type PersonOptions } from '../support/person.ts';
import { roomInputs } from '../support/remove.ts';
import { english, russian } from '../support/words.ts';
import { eventually, startWorld, type World } from '../support/world.ts';

describe('a process that is held up for longer than its lease', () => {
  let world: World;
  const bots: ChildBot[] = [];
  const start = async (more: Readonly<Record<string, string>> = {}) => {
    const bot = await startChildBot({ ...world.environment, ...more });
    bots.push(bot);
    return bot;
  };
  // What one test left to be done would hold up the next one's process before it is ready.
  beforeEach(async () => {
    world = await startWorld();
  });
  afterEach(async () => {
    await Promise.all(bots.splice(0).map(putDown));
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
    await eventually('the other has sent it', isSent);
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

  it('leaves to another what that one has taken over: a notice, a post, a request, and the end of a relationship', async () => {
    const words = russian;
    const { said } = words;
    const customer = 'Motorwerk Süd';
    const order = 'notify.begun,post.begun,approve.asked,remove.begun';
    const [notify = '', post = '', ask = '', remove = ''] = order.split(',');
    const held = await start({ REHEARSAL_PAUSE_AT: order });
    const at = (key: string, more: Partial<PersonOptions> = {}) =>
      createPerson({ ...world, messagesUrl: held.messagesUrl }, { key, locale: words.locale, ...more });
    const [alex, megan] = [at('alex'), at('megan')];
    const channel = { id: '19:desk@thread.tacv2', name: 'Relations', team: 'Partner desk' };
    const there = at('megan', { channel });
    const accept = async (domain: string) => {
      await inviteBySending(alex, words, { email: `anna@${domain}` });
      await world.control('POST', '/accept', { domain });
    };
    /** What was begun at this line is done by another process, and only then does the first one go on. */
    const whileHeld = async (point: string, isDone: () => Promise<unknown>) => {
      await eventually(`it is held at ${point}`, async () => held.output().includes(`held at ${point}`));
      const other = await start();
      await isDone();
      held.kill('SIGCONT');
      await alex.says(words.help);
      other.kill('SIGTERM');
      await other.exited;
    };

    for (const person of [alex, megan]) await person.says(words.help);
    const accepted = [said('accepted.title'), 'anna@heldnotice.example'];
    await accept('heldnotice.example');
    await whileHeld(notify, () => alex.isTold(...accepted));

    const kinds = { [said('channel.kinds.label')]: 'accepted' };
    await there.presses(await there.says('уведомления'), words.save, kinds);
    const posted = words.filled('post.accepted', { company: 'Heldpost' });
    await accept('heldpost.example');
    await whileHeld(post, () => there.isTold(posted));

    const waiting = [said('approval.state.waitingForYou'), customer];
    const room = await alex.says(`${words.remove} ${customer}`);
    const asking = alex.post(alex.press(room, words.askForApproval, roomInputs(words, { customer })));
    await whileHeld(ask, () => megan.isTold(...waiting));
    await asking;

    const [request] = megan.told(...waiting);
    await megan.presses(request ?? assert.fail(), words.approve);
    await alex.isTold(words.filled('approval.told.approved', { name: customer }));
    await world.control('POST', '/clock', { advanceMs: 31 * 60_000 });
    await whileHeld(remove, async () => {
      await world.control('POST', '/contents', {
        domain: 'motorwerk-sued.example',
        subscriptions: 'active',
      });
      await alex.isTold(said('removal.news.refused'));
    });

    // Later news has come by then, so that whatever would have been done a second time was.
    await accept('heldlast.example');
    await alex.isTold(said('accepted.title'), 'anna@heldlast.example');
    const calls = (await world.control('GET', '/calls')) as readonly { readonly method: string }[];
    assert.deepEqual(
      {
        accepted: alex.told(...accepted).length,
        posted: there.told(posted).length,
        asked: megan.told(...waiting).length,
        refused: alex.told(said('removal.news.refused')).length,
        ended: calls.filter(({ method }) => method === 'PATCH').length,
      },
      { accepted: 1, posted: 1, asked: 1, refused: 1, ended: 0 },
    );
  });
});
