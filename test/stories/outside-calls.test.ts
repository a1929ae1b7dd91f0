import assert from 'node:assert/strict';
import { createServer, request } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tenantIdOfDomain } from '../../src/rehearsal/facts.ts';
import { wordsOf } from '../support/cards.ts';
import { draftTo } from '../support/invite.ts';
import { callsOf, type OutsideCalls } from '../support/outside-calls.ts';
import { putDown, startChildBot } from '../support/child-bot.ts';
import { createPerson } from '../support/person.ts';
import { startSystem, type System } from '../support/system.ts';
import { callsInTurns } from '../support/turn-calls.ts';
import { english } from '../support/words.ts';
import { eventually, startWorld } from '../support/world.ts';

const none: OutsideCalls = { cosmos: 0, partnerCenter: 0, graph: 0, login: 0, connector: 0 };
const aMessage = { connector: 1 } as const;

describe('what a person does costs no more outside calls than it must', () => {
  let system: System;
  before(async () => {
    system = await startSystem({ DIRECTORY_COMPARE_SECONDS: '3600' });
    await system.person().says('help');
  });
  after(() => system.close());

  const typed: readonly (readonly [string, string, Partial<OutsideCalls>])[] = [
    ['help', 'words alone', {}],
    // The list, its age and the search are in memory, and the rights are known for five minutes.
    ['customers', 'from memory', {}],
    ['customers Сириус', 'from memory', {}],
    // Account, services, users and licences: Partner Center has no call that gives two of them.
    ['customer Larkfield Bakery', 'one call for each part', { partnerCenter: 4 }],
    // The providers to choose from, and our own two profiles: side by side, and read anew for each invitation.
    ['invite anna@blue-meadow.example', 'providers and our profiles', { partnerCenter: 3 }],
    // The page, and how many there are in each state: one query counts them all. The client asks for a plan beside each.
    ['invitations', 'the page and the counts', { cosmos: 4 }],
    ['providers', 'the list itself', { partnerCenter: 1 }],
    ['settings', 'the person is known for a minute', {}],
  ];
  for (const [text, why, calls] of typed) {
    it(`${text}: ${why}`, async () => {
      const alex = system.person();
      assert.deepEqual(await callsOf(system, () => alex.says(text)), { ...none, ...aMessage, ...calls });
    });
  }

  it('the first word of a person: who it is, read and kept, and the rights', async () => {
    const newcomers = await Promise.all([1, 2, 3, 4, 5].map(() => system.colleague()));
    const calls = await callsOf(system, async (time) => newcomers[time]?.says('help'));
    // One call for the account, one for the groups, one for the role, side by side; the person is read, written, and read back for its version.
    assert.deepEqual(calls, { ...none, ...aMessage, cosmos: 3, graph: 3 });
  });

  it('leafing through customers: nothing', async () => {
    const alex = system.person();
    const list = await alex.says('customers');
    assert.deepEqual(await callsOf(system, () => alex.presses(list, english.nextPage)), none);
  });

  it('a button of a draft: one call to read it, and one to write what was decided', async () => {
    const alex = system.person();
    let shown = await draftTo(alex, english, { email: 'anna@blue-meadow.example' });
    const press = async (title: string, inputs = {}) => {
      const paths = await callsInTurns(async () => {
        shown = await alex.presses(shown, title, inputs);
      });
      assert.deepEqual(
        paths.filter((path) => !path.startsWith('/cosmos/')),
        [],
        'nothing but the store is asked',
      );
      return paths.length;
    };
    assert.equal(await press(english.edit), 1);
    // Two: the write is guarded by the version that was read, so that nobody's change is lost.
    assert.equal(await press(english.save, { Subject: 'Shall we?' }), 2);
    const saved = shown;
    assert.equal(await press(english.keep), 1);
    shown = saved;
    assert.equal(await press(english.discard), 2);
  });
});

/** Lets what is asked of one customer through whenever this many calls wait; all else passes. */
async function startGate(target: URL, customer: string, many: number) {
  const held: (() => void)[] = [];
  let asked = 0;
  const gate = createServer((incoming, outgoing) => {
    const { method, url = '/' } = incoming;
    const pass = () => {
      const headers = { ...incoming.headers, host: target.host };
      const call = request(new URL(url, target), { method, headers }, (answer) => {
        outgoing.writeHead(answer.statusCode ?? 500, answer.headers);
        answer.pipe(outgoing);
      });
      incoming.pipe(call);
    };
    if (!url.includes(`/v1/customers/${customer}`)) return pass();
    held.push(pass);
    asked += 1;
    if (held.length === many) for (const release of held.splice(0)) release();
  });
  await new Promise<void>((resolve) => gate.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${(gate.address() as AddressInfo).port}`,
    asked: () => asked,
    close() {
      gate.closeAllConnections();
      gate.close();
    },
  };
}

describe('the parts of one customer', () => {
  it('are asked for side by side: none is answered before all are asked', async () => {
    const world = await startWorld();
    const gate = await startGate(new URL(world.rehearsalUrl), tenantIdOfDomain('larkfield.example'), 4);
    const bot = await startChildBot({
      ...world.environment,
      PARTNER_CENTER_URL: `${gate.url}/partner-center`,
    });
    try {
      const alex = createPerson({ messagesUrl: bot.messagesUrl, connector: world.connector });
      let text = '';
      let times = 0;
      await eventually('they come in time', async () => {
        times += 1;
        text = wordsOf((await alex.says('customer larkfield.example')).card);
        return !text.includes(english.said('customer.refusal.slow'));
      });
      assert.equal(gate.asked(), 4 * times);
      assert.match(text, /Larkfield Bakery/);
    } finally {
      await putDown(bot);
      gate.close();
      await world.close();
    }
  });
});
