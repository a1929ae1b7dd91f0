import assert from 'node:assert/strict';
import { wordsOf } from '../support/cards.ts';
import type { ConnectorFailure } from '../support/connector.ts';
import { inviteBySending } from '../support/invite.ts';
import { runAhead } from '../support/parallel.ts';
import { startSystem, type System, useSystem } from '../support/system.ts';
import { bothLanguages, exactly, type Words } from '../support/words.ts';
import { eventually, type Fault } from '../support/world.ts';

interface Trouble {
  readonly what: string;
  readonly connector?: readonly ConnectorFailure[];
  readonly faults?: readonly Fault[];
  /** Messages that arrive, and how many of them say that they may be a repeat. */
  readonly told: number;
  readonly repeats: number;
}

const customers = { system: 'partner-center', method: 'GET', path: '/v1/customers' } as const;

const troubles: readonly Trouble[] = [
  {
    what: 'Teams is busy',
    connector: [{ status: 429, retryAfterSeconds: 1 }, { status: 429 }],
    told: 1,
    repeats: 0,
  },
  {
    what: 'Teams fails and may have shown it',
    connector: [{ status: 500 }, { status: 502 }],
    told: 1,
    repeats: 1,
  },
  { what: 'Teams is not reached for sure', connector: [{ drop: 'before' }], told: 1, repeats: 1 },
  { what: 'the answer of Teams is lost', connector: [{ drop: 'after' }], told: 2, repeats: 1 },
  {
    what: 'the person has blocked the bot',
    connector: [{ status: 403, code: 'MessageWritesBlocked' }],
    told: 0,
    repeats: 0,
  },
  {
    what: 'the chat is gone',
    connector: [{ status: 404, code: 'ConversationNotFound' }],
    told: 0,
    repeats: 0,
  },
  { what: 'Partner Center is away', faults: [{ ...customers, status: 503, times: 4 }], told: 1, repeats: 0 },
  {
    what: 'Partner Center breaks off',
    faults: [{ ...customers, drop: 'after', times: 3 }],
    told: 1,
    repeats: 0,
  },
  {
    what: 'Partner Center is busy',
    faults: [{ ...customers, status: 429, retryAfter: 1, times: 3 }],
    told: 1,
    repeats: 0,
  },
  {
    what: 'a token is not given',
    faults: [{ system: 'login', method: 'POST', path: '/', status: 503, times: 2 }],
    told: 1,
    repeats: 0,
  },
];

/** An invitation is accepted while something does not work; what the inviter gets to read of it. */
async function acceptThrough({ connector = [], faults = [], told }: Trouble, words: Words) {
  const system = await startSystem();
  try {
    const alex = system.person({ locale: words.locale });
    await inviteBySending(alex, words, { email: 'anna@blue-meadow.example' });
    for (const failure of connector) system.connector.failNext({ ...failure, outOfTurn: true });
    await system.faults(...faults);
    await system.control('POST', '/accept', { domain: 'blue-meadow.example' });
    const title = words.said('accepted.title');
    // Whoever speaks can be reached again, so that a colleague looks.
    const megan = system.person({ key: 'megan', locale: words.locale });
    await eventually('it is noticed', async () =>
      wordsOf((await megan.says(words.invitations)).card).includes(words.said('invitation.state.accepted')),
    );
    await eventually(
      'it is told',
      async () => alex.told(title).length >= told && system.connector.failuresLeft() === 0,
    );
    await noticeTwice(system, words);
    return alex.told(title).map(({ card }) => wordsOf(card));
  } finally {
    await system.close();
  }
}

/** Another acceptance from beginning to end: whoever would tell the first one again has had the time for it. */
async function noticeTwice(system: System, words: Words): Promise<void> {
  const megan = system.person({ key: 'megan', locale: words.locale });
  await system.clearFaults();
  await inviteBySending(megan, words, { email: 'bo@green-meadow.example' });
  await system.control('POST', '/accept', { domain: 'green-meadow.example' });
  await megan.isTold('bo@green-meadow.example');
}

describe('an acceptance is told', () => {
  let outcomes: readonly ReturnType<typeof acceptThrough>[];
  before(() => {
    const tasks = troubles.map(
      (trouble, index) => () => acceptThrough(trouble, bothLanguages[index % 2] ?? assert.fail()),
    );
    outcomes = runAhead(tasks, 5);
  });
  after(() => Promise.allSettled(outcomes));

  for (const [index, { what, told, repeats }] of troubles.entries()) {
    const words = bothLanguages[index % 2] ?? assert.fail();
    it(`${['to nobody', 'once', 'twice'][told]} when ${what} (${words.key})`, async () => {
      const messages = (await outcomes[index]) ?? [];
      assert.equal(messages.length, told);
      const warned = messages.filter((text) => text.includes(words.said('accepted.repeat')));
      assert.equal(warned.length, repeats);
      if (told === 2) assert.match(messages[1] ?? '', exactly(words.said('accepted.repeat')));
    });
  }
});

describe('an answer that Teams does not take', () => {
  const system = useSystem();

  for (const words of bothLanguages) {
    it(`is given when Teams sends the message again (${words.key})`, async () => {
      const alex = system.person({ locale: words.locale });
      const message = alex.activity({ type: 'message', text: words.customers });
      system.connector.failNext({ status: 500 });
      const failed = await alex.post(message);
      assert.ok(failed.status >= 500, `${failed.status}`);
      const before = system.connector.messages();
      assert.ok((await alex.post(message)).status < 300);
      assert.equal(system.connector.messages(), before + 1);
    });

    it(`comes a moment later when Teams is busy for a moment (${words.key})`, async () => {
      const alex = system.person({ locale: words.locale });
      system.connector.failNext({ status: 429, retryAfterSeconds: 1 });
      assert.match(wordsOf((await alex.says(words.customers)).card), /240/);
    });

    it(`stays on the card until Graph is done, and is brought up to date by itself (${words.key})`, async () => {
      const alex = system.person({ locale: words.locale });
      const form = await alex.says(`${words.invite} a@slow-graph-${words.key}.example`);
      const draft = await alex.presses(form, words.continue);
      await system.faults({ system: 'graph', method: 'POST', path: '/v1.0/me/messages', delayMs: 3_500 });
      const from = system.connector.sent.length;
      const pressed = await alex.clicks(alex.press(draft, words.send));
      assert.match(wordsOf(pressed.card), exactly(words.said('invitation.meaning.sending')));
      const updated = await system.connector.waitFor(
        (one) =>
          one.how === 'updated' &&
          one.activityId === draft.activityId &&
          JSON.stringify(one).includes(words.said('invitation.meaning.sent')),
        { from },
      );
      assert.ok(updated);
      assert.equal((await system.mailsTo(`slow-graph-${words.key}.example`)).length, 1);
    });
  }
});
