import assert from 'node:assert/strict';
import { wordsOf } from '../support/cards.ts';
import { runAhead } from '../support/parallel.ts';
import { cardIn, type Person, type Shown } from '../support/person.ts';
import { startSystem } from '../support/system.ts';
import { bothLanguages, exactly, type Words } from '../support/words.ts';
import { eventually, type Fault } from '../support/world.ts';

const documents = '/dbs/customer-connect/colls/relationships/docs';
const writing = { system: 'cosmos', method: 'POST', path: documents } as const;
const reading = { ...writing, method: 'GET' } as const;
const replacing = { ...writing, method: 'PUT' } as const;

const troubles: readonly (readonly [what: string, faults: readonly Fault[]])[] = [
  ['is busy', [{ ...writing, status: 429, retryAfter: 0.2, times: 3 }]],
  ['is away', [{ ...writing, status: 503, times: 3 }]],
  ['asks to try again', [{ ...writing, status: 449, times: 3 }]],
  ['loses its answers', [{ ...writing, drop: 'after', times: 3 }]],
  ['is not reached', [{ ...writing, drop: 'before', times: 3 }]],
  ['cannot be read', [{ ...reading, status: 503, times: 4 }]],
  ['loses what was read', [{ ...reading, drop: 'after', times: 4 }]],
  [
    'is slow',
    [
      { ...writing, delayMs: 3_000, times: 2 },
      { ...replacing, status: 449, times: 2 },
    ],
  ],
  [
    'does all of this',
    [
      { ...writing, status: 503, times: 2 },
      { ...writing, drop: 'after', times: 2 },
      { ...replacing, drop: 'after', times: 2 },
      { ...reading, status: 429, times: 2 },
      { ...writing, status: 449, times: 2 },
    ],
  ],
];

/** Presses until the card is the one that is wanted; whatever comes in between has to be an honest answer. */
async function pressUntil(
  person: Person,
  shown: Shown,
  { title, wanted, words }: { title: string; wanted: RegExp; words: Words },
) {
  let last: Shown = shown;
  await eventually(`${title} leads to ${wanted}`, async () => {
    const answer = await person.post(person.press(shown, title));
    assert.equal(answer.status, 200);
    const card = cardIn(answer);
    if (card === undefined) return false;
    const text = wordsOf(card);
    const isHonest =
      wanted.test(text) ||
      text.includes(words.said('fault.title')) ||
      text.includes(words.said('invitation.state.sending'));
    assert.ok(isHonest, text);
    last = { activityId: shown.activityId, card };
    return wanted.test(text);
  });
  return last;
}

async function inviteThrough(faults: readonly Fault[], words: Words) {
  const system = await startSystem();
  try {
    const alex = system.person({ locale: words.locale });
    const form = await alex.says(`${words.invite} anna@blue-meadow.example`);
    await system.faults(...faults);
    const draft = await pressUntil(alex, form, {
      title: words.continue,
      wanted: exactly(words.said('draft.title')),
      words,
    });
    await system.clearFaults();
    await system.faults(...faults);
    await pressUntil(alex, draft, {
      title: words.send,
      wanted: exactly(words.said('invitation.meaning.sent')),
      words,
    });
    await system.clearFaults();
    const list = wordsOf((await alex.says(words.invitations)).card);
    await alex.presses(draft, words.send);
    return { drafts: list.split('anna@blue-meadow.example').length - 1, mails: await system.mails() };
  } finally {
    await system.close();
  }
}

describe('an invitation is made once and sent once', () => {
  let outcomes: readonly ReturnType<typeof inviteThrough>[];
  before(() => {
    const tasks = troubles.map(
      ([, faults], index) =>
        () =>
          inviteThrough(faults, bothLanguages[index % 2] ?? assert.fail()),
    );
    outcomes = runAhead(tasks, 5);
  });
  after(() => Promise.allSettled(outcomes));

  for (const [index, [what]] of troubles.entries()) {
    it(`while the store ${what} (${bothLanguages[index % 2]?.key})`, async () => {
      const outcome = await outcomes[index];
      assert.equal(outcome?.drafts, 1);
      assert.equal(outcome?.mails.length, 1);
    });
  }

  it('and nothing is decided while the store is away: the person is told, and the draft waits', async () => {
    const system = await startSystem();
    try {
      for (const words of bothLanguages.slice(1)) {
        const alex = system.person({ locale: words.locale });
        const email = `anna@store-away-${words.key}.example`;
        const draft = await alex.presses(await alex.says(`${words.invite} ${email}`), words.continue);
        for (const method of ['GET', 'POST', 'PUT', 'PATCH', 'DELETE']) {
          await system.faults({ system: 'cosmos', method, path: '/dbs', status: 503, times: 100_000 });
        }
        const refused = await alex.presses(draft, words.send);
        assert.match(wordsOf(refused.card), exactly(words.said('fault.store')));
        assert.match(wordsOf((await alex.says(words.invitations)).card), exactly(words.said('fault.store')));
        assert.match(
          wordsOf((await alex.says(words.customers)).card),
          /240/,
          'what is in mind still answers',
        );
        assert.equal((await fetch(`${system.botUrl}/readyz`)).status, 503);
        await system.clearFaults();
        await eventually('the bot is ready again', async () => (await fetch(`${system.botUrl}/readyz`)).ok);
        assert.deepEqual(await system.mailsTo(`store-away-${words.key}.example`), []);
        const sent = await alex.presses(draft, words.send);
        assert.match(wordsOf(sent.card), exactly(words.said('invitation.state.sent')));
      }
    } finally {
      await system.close();
    }
  });
});
