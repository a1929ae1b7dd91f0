import assert from 'node:assert/strict';
import type { EventChoice } from '../../../src/domain/event-choice.ts';
import { house } from '../../../src/domain/ids.ts';
import { alex } from '../../fixtures/people.ts';
import type { OpenedRegister } from './register-setup.ts';

const at = '2026-04-09T08:00:00.000Z';
const common = { mode: 'own', chosenAt: at, chosenBy: alex } as const;
const whole = { url: 'https://hooks.example/other', events: ['test-created'] };
const inEveryState: readonly EventChoice[] = [
  { ...common, revision: 1, state: 'writing', wanted: { url: 'https://bot.example' }, over: whole },
  { ...common, revision: 2, state: 'settled', expects: 'https://bot.example', former: whole },
  { ...common, revision: 3, state: 'lost', noticedAt: at, holder: 'https://hooks.example/third' },
  { ...common, revision: 4, state: 'failed', failedAt: at, why: 'refused' },
];

/** What belongs to no customer: how events come, and what is done once. */
export function registerHouseContract(use: () => OpenedRegister): void {
  it('keeps how events come, written over the version that was read and over no older one', async () => {
    const { register } = use();
    assert.equal(await register.eventChoice(), undefined);
    let over: string | undefined;
    for (const value of inEveryState) {
      const eventChoice = { value, ...(over === undefined ? {} : { over }) };
      const commit = { aggregateId: house, eventChoice };
      assert.equal((await register.commit(commit)).kind, 'committed');
      assert.deepEqual(await register.commit(commit), { kind: 'conflict' });
      const stored = await register.eventChoice();
      assert.deepEqual(stored?.value, value);
      over = stored?.version;
    }
  });

  it('does under one name once, in each aggregate, and leaves nothing of the second time', async () => {
    const { register } = use();
    const once = 'warned-2027-06-30-30';
    const act = { kind: 'register-events', revision: 1 } as const;
    const commit = (entryId: string) =>
      register.commit({ aggregateId: house, once, acts: [{ entryId, act, dueAt: at }] });
    assert.equal(await register.isDone(house, once), false);
    assert.equal((await commit('first')).kind, 'committed');
    assert.equal(await register.isDone(house, once), true);
    assert.deepEqual(await commit('second'), { kind: 'conflict' });
    const due = await register.takeDue({ dueBy: at, limit: 10, leaseMs: 1_000 });
    assert.deepEqual(
      due.map(({ entryId }) => entryId),
      ['first'],
    );
  });
}
