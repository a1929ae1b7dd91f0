import assert from 'node:assert/strict';
import { wordsOf } from '../support/cards.ts';
import { draftTo } from '../support/invite.ts';
import { runAhead } from '../support/parallel.ts';
import { cardOf } from '../support/person.ts';
import { startSystem } from '../support/system.ts';
import { bothLanguages, exactly } from '../support/words.ts';
import { eventually, type Fault } from '../support/world.ts';

const creating = { system: 'graph', method: 'POST', path: '/v1.0/me/messages' } as const;
const sending = { ...creating, path: '/v1.0/me/messages/' } as const;
const looking = { ...creating, method: 'GET' } as const;

/** Longer than the bot waits for Graph in a rehearsal. */
const tooLateMs = 5_000;

const troubles: readonly (readonly [what: string, faults: readonly Fault[]])[] = [
  ['the draft does not reach Graph', [{ ...creating, drop: 'before' }]],
  ['the answer to the draft is lost', [{ ...creating, drop: 'after' }]],
  ['Graph fails at the draft', [{ ...creating, status: 500 }]],
  ['Graph is away at the draft', [{ ...creating, status: 503, retryAfter: 1 }]],
  ['Graph is busy at the draft', [{ ...creating, status: 429, retryAfter: 1 }]],
  ['Graph takes too long for the draft', [{ ...creating, delayMs: tooLateMs }]],
  ['sending does not reach Graph', [{ ...sending, drop: 'before' }]],
  ['the answer to sending is lost', [{ ...sending, drop: 'after' }]],
  ['Graph fails at sending', [{ ...sending, status: 500 }]],
  ['Graph is away at sending', [{ ...sending, status: 503, retryAfter: 1 }]],
  ['Graph is busy at sending', [{ ...sending, status: 429, retryAfter: 1 }]],
  ['Graph takes too long for sending', [{ ...sending, delayMs: tooLateMs }]],
  [
    'the answer to sending is lost and nobody can look',
    [
      { ...sending, drop: 'after' },
      { ...looking, path: '/v1.0/me/messages/', status: 503, times: 4 },
    ],
  ],
  [
    'everything is lost several times',
    [
      { ...creating, drop: 'after' },
      { ...looking, status: 500, times: 2 },
      { ...sending, drop: 'before' },
    ],
  ],
];

/** Presses Send into the trouble, presses again while it lasts, and waits for the card to say how it ended. */
async function sendThrough(faults: readonly Fault[], words: (typeof bothLanguages)[number]) {
  const system = await startSystem();
  try {
    const alex = system.person({ locale: words.locale });
    const draft = await draftTo(alex, words, { email: 'anna@blue-meadow.example' });
    await system.faults(...faults);
    const first = await alex.post(alex.press(draft, words.send));
    const second = await alex.post(alex.press(draft, words.send));
    await eventually('it is sent', async () => {
      const list = await alex.says(words.invitations);
      return wordsOf(list.card).includes(words.said('invitation.state.sent'));
    });
    const sent = words.said('invitation.meaning.sent');
    await system.connector.waitFor(
      (one) =>
        one.how === 'updated' && one.activityId === draft.activityId && wordsOf(cardOf(one)).includes(sent),
    );
    await eventually('all of it happened', async () => (await system.faultsLeft()) === 0);
    const last = await alex.presses(draft, words.send);
    return {
      statuses: [first.status, second.status],
      last: wordsOf(last.card),
      mails: await system.mailsTo('blue-meadow.example'),
    };
  } finally {
    await system.close();
  }
}

describe('a mail goes out once', () => {
  let outcomes: readonly ReturnType<typeof sendThrough>[];
  before(() => {
    const tasks = troubles.map(
      ([, faults], index) =>
        () =>
          sendThrough(faults, bothLanguages[index % 2] ?? assert.fail()),
    );
    outcomes = runAhead(tasks, 7);
  });
  after(() => Promise.allSettled(outcomes));

  for (const [index, [what]] of troubles.entries()) {
    const words = bothLanguages[index % 2] ?? assert.fail();
    it(`when ${what} (${words.key})`, async () => {
      const outcome = await outcomes[index];
      assert.deepEqual(outcome?.statuses, [200, 200]);
      assert.match(outcome?.last ?? '', exactly(words.said('invitation.state.sent')));
      assert.equal(outcome?.mails.length, 1);
    });
  }
});
