import assert from 'node:assert/strict';
import { begin, delay, finishUpon } from '../../src/application/entry-steps.ts';
import type { OutboxEntry } from '../../src/ports/acts.ts';
import { anOffice, leaseMs, type Office, storedDraft } from '../fixtures/desk.ts';

/** An office with one act that is due, and the entry as whoever performs it holds it. */
async function taken(): Promise<{ office: Office; entry: OutboxEntry }> {
  const office = anOffice();
  const { id } = await storedDraft(office);
  const act = { kind: 'send-mail', invitationId: id } as const;
  const dueAt = office.clock.now().toISOString();
  await office.register.commit({ aggregateId: id, acts: [{ entryId: 'send', act, dueAt }] });
  return { office, entry: await take(office) };
}

async function take({ register, clock }: Office): Promise<OutboxEntry> {
  const [entry] = await register.takeDue({ dueBy: clock.now().toISOString(), limit: 1, leaseMs });
  assert.ok(entry);
  return entry;
}

describe('the entry of an act', () => {
  it('ends with what is decided upon the latest, however often somebody was faster', async () => {
    const { office, entry } = await taken();
    const { commit } = office.register;
    let conflicts = 3;
    office.register.commit = async (wanted) => {
      conflicts -= 1;
      return conflicts < 0 ? commit(wanted) : { kind: 'conflict' };
    };
    let decisions = 0;
    const moved = await finishUpon(office, entry, async () => {
      decisions += 1;
      return { records: [] };
    });
    assert.deepEqual([decisions, moved], [4, { records: [] }]);
    assert.deepEqual(office.register.pending(), []);
  });

  it('stays, and comes back, where somebody was faster each time', async () => {
    const { office, entry } = await taken();
    office.register.commit = async () => ({ kind: 'conflict' });
    assert.equal(await finishUpon(office, entry, async () => ({})), undefined);
    office.pass(leaseMs + 1);
    assert.equal((await take(office)).entryId, entry.entryId);
  });

  it('is begun by whoever holds it, and by nobody else', async () => {
    const { office, entry } = await taken();
    const deps = { ...office, leaseMs };
    office.pass(leaseMs + 1);
    const mine = await begin(deps, await take(office));
    assert.equal(mine?.progress.attempts, 1);
    assert.equal(await begin(deps, entry), undefined);
  });

  it('is anybody’s again after it was put off, with what is known of it by then', async () => {
    const { office, entry } = await taken();
    await delay(office, entry, { waitMs: 5_000, progress: { attempts: 2 } });
    office.pass(5_000);
    assert.deepEqual((await take(office)).progress, { attempts: 2 });
  });
});
