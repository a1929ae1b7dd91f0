import assert from 'node:assert/strict';
import type { OutboxEntry } from '../../../src/ports/acts.ts';
import type { Register } from '../../../src/ports/register.ts';
import type { OpenedRegister } from './register-setup.ts';
import { aDraft, at, invitationId, noticeAct, personId, sendAct } from './samples.ts';

const aggregateId = invitationId(1);

async function leave(register: Register, number: number, entryIds: readonly string[]): Promise<void> {
  const outcome = await register.commit({
    aggregateId: invitationId(number),
    invitation: { value: aDraft(number) },
    acts: entryIds.map((entryId) => sendAct(number, entryId)),
  });
  assert.equal(outcome.kind, 'committed');
}

async function takeOne(register: Register, leaseMs = 60_000): Promise<OutboxEntry> {
  const [entry] = await register.takeDue({ dueBy: at(500), limit: 1, leaseMs });
  assert.ok(entry);
  return entry;
}

const taken = (entries: readonly OutboxEntry[]) => entries.map(({ entryId }) => entryId);

/** The outbox of a register: who gets which act, and for how long. */
export function registerOutboxContract(use: () => OpenedRegister): void {
  taking(use);
  settling(use);

  it('finds what waits for a person, and forgets it once that goes on', async () => {
    const { register, rival } = use();
    await leave(register, 1, ['send', 'other']);
    const entry = await takeOne(register);
    const { aggregateId: id } = entry;
    const person = personId(1);
    const wait = { entry, progress: { attempts: 2, waitsFor: person }, dueAt: at(90) };
    assert.equal((await register.commit({ aggregateId: id, delayed: wait })).kind, 'committed');
    const [found, ...more] = await rival.waitingFor(person);
    assert.ok(found);
    assert.deepEqual(more, []);
    assert.equal(found.entryId, entry.entryId);
    assert.deepEqual(found.progress, wait.progress);
    assert.deepEqual(await rival.waitingFor(personId(2)), []);
    const goOn = { entry: found, progress: { attempts: 2 }, dueAt: at(1) };
    assert.equal((await rival.commit({ aggregateId: id, delayed: goOn })).kind, 'committed');
    assert.deepEqual(await register.waitingFor(person), []);
  });

  it('tells when the next act that nobody holds will be due', async () => {
    const { register, pass } = use();
    assert.equal(await register.nextDue(), undefined);
    await leave(register, 9, ['later']);
    await leave(register, 3, ['sooner']);
    assert.equal(await register.nextDue(), at(3));
    await takeOne(register);
    assert.equal(await register.nextDue(), at(9));
    pass(60_001);
    assert.equal(await register.nextDue(), at(3));
  });

  it('gives all that is still to be done of one thing, held or not, the soonest first', async () => {
    const { register, rival } = use();
    await leave(register, 2, ['elsewhere']);
    await leave(register, 1, ['first']);
    const acts = [sendAct(5, 'later'), sendAct(3, 'second')];
    await register.commit({ aggregateId, acts });
    assert.deepEqual(taken(await rival.entriesOf(aggregateId)), ['first', 'second', 'later']);
    const finished = await takeOne(register);
    assert.deepEqual(taken(await rival.entriesOf(aggregateId)), ['first', 'second', 'later']);
    await register.commit({ aggregateId, finished });
    assert.deepEqual(taken(await rival.entriesOf(aggregateId)), ['second', 'later']);
    assert.deepEqual(await rival.entriesOf(invitationId(4)), []);
  });

  it('keeps acts under any name apart', async () => {
    const { register } = use();
    const names = ['a/b', 'a\\b', 'a#b', 'a?b', 'a b', 'a%2Fb', 'a~2Fb', 'акт', 'я'.repeat(700), 'a\u0000b'];
    await leave(register, 1, names);
    const entries = await register.takeDue({ dueBy: at(1), limit: 50, leaseMs: 1000 });
    assert.deepEqual(taken(entries).sort(), [...names].sort());
    for (const finished of entries) {
      assert.equal((await register.commit({ aggregateId, finished })).kind, 'committed');
    }
    assert.equal(await register.nextDue(), undefined);
  });
}

function taking(use: () => OpenedRegister): void {
  it('gives out what is due, the oldest first, up to the limit', async () => {
    const { register } = use();
    for (const number of [4, 2, 3, 1, 9]) await leave(register, number, [`act-${number}`]);
    const take = (limit: number) => register.takeDue({ dueBy: at(4), limit, leaseMs: 60_000 });
    assert.deepEqual(taken(await take(3)), ['act-1', 'act-2', 'act-3']);
    assert.deepEqual(taken(await take(3)), ['act-4']);
    assert.deepEqual(taken(await take(3)), []);
  });

  it('leaves acts of the kinds that are not asked for to others', async () => {
    const { register, rival } = use();
    const acts = [sendAct(1), noticeAct(2, 'accepted')];
    assert.equal((await register.commit({ aggregateId, acts })).kind, 'committed');
    const query = { dueBy: at(9), limit: 5, leaseMs: 60_000 };
    const besides = ['send-mail', 'remind'] as const;
    assert.deepEqual(taken(await register.takeDue({ ...query, besides })), ['accepted']);
    assert.deepEqual(taken(await rival.takeDue({ ...query, besides: ['remind'] })), ['send']);
  });

  it('gives an act as it was left', async () => {
    const { register } = use();
    const show = {
      entryId: 'show',
      dueAt: at(2),
      act: {
        kind: 'show',
        invitationId: aggregateId,
        card: { person: noticePerson, activityId: '1:2|3' },
      },
    } as const;
    const failed = {
      entryId: 'failed',
      dueAt: at(3),
      act: {
        kind: 'notify',
        to: noticePerson,
        notice: { kind: 'invitation-failed', invitationId: aggregateId, reason: 'gave-up' },
      },
    } as const;
    const acts = [sendAct(1), show, failed, noticeAct(4, 'accepted')];
    assert.equal((await register.commit({ aggregateId, acts })).kind, 'committed');
    const entries = await register.takeDue({ dueBy: at(9), limit: 9, leaseMs: 1000 });
    assert.deepEqual(
      entries.map(({ version: _, ...entry }) => entry),
      acts.map((act) => ({ ...act, aggregateId, progress: { attempts: 0 } })),
    );
  });

  it('gives an act to nobody else while its lease lasts, and to anybody after it', async () => {
    const { register, rival, pass } = use();
    await leave(register, 1, ['send']);
    const first = await takeOne(register);
    assert.deepEqual(await rival.takeDue({ dueBy: at(500), limit: 5, leaseMs: 60_000 }), []);
    pass(60_001);
    const second = await takeOne(rival);
    assert.equal(second.entryId, 'send');
    assert.notEqual(second.version, first.version);
    assert.deepEqual(await register.commit({ aggregateId, finished: first }), { kind: 'conflict' });
    assert.equal((await rival.commit({ aggregateId, finished: second })).kind, 'committed');
  });

  it('keeps no act back for a lease that was written before the clock was set back', async () => {
    const { register, rival, pass } = use();
    await leave(register, 1, ['send']);
    const first = await takeOne(register);
    pass(-60_000);
    assert.deepEqual(await rival.takeDue({ dueBy: at(500), limit: 5, leaseMs: 60_000 }), []);
    assert.equal((await rival.entry(aggregateId, 'send'))?.isHeld, true);
    pass(-3_600_000);
    assert.equal((await rival.entry(aggregateId, 'send'))?.isHeld, false);
    const second = await takeOne(rival);
    assert.equal(second.entryId, 'send');
    assert.deepEqual(await register.commit({ aggregateId, finished: first }), { kind: 'conflict' });
    assert.equal((await rival.commit({ aggregateId, finished: second })).kind, 'committed');
  });

  it('gives each act to one of two who take at once', async () => {
    const { register, rival } = use();
    const names = Array.from({ length: 12 }, (_, index) => `act-${index}`);
    await leave(register, 1, names);
    const query = { dueBy: at(500), limit: 12, leaseMs: 60_000 };
    const both = await Promise.all([register.takeDue(query), rival.takeDue(query)]);
    assert.deepEqual(both.flatMap(taken).sort(), [...names].sort());
  });
}

function settling(use: () => OpenedRegister): void {
  it('lets a finished act go, once', async () => {
    const { register } = use();
    await leave(register, 1, ['send']);
    const finished = await takeOne(register);
    assert.equal((await register.commit({ aggregateId, finished })).kind, 'committed');
    assert.deepEqual(await register.commit({ aggregateId, finished }), { kind: 'conflict' });
    assert.equal(await register.nextDue(), undefined);
  });

  it('keeps the progress of an act under way and renews its lease', async () => {
    const { register, rival, pass } = use();
    await leave(register, 1, ['send']);
    const entry = await takeOne(register);
    pass(50_000);
    const progress = { attempts: 1, messageId: 'm-1', begunAt: at(2) };
    const outcome = await register.commit({
      aggregateId,
      progressed: { entry, progress, leaseMs: 60_000 },
    });
    assert.ok(outcome.kind === 'committed' && outcome.entryVersion);
    pass(50_000);
    assert.deepEqual(await rival.takeDue({ dueBy: at(500), limit: 5, leaseMs: 60_000 }), []);
    assert.deepEqual(await register.commit({ aggregateId, finished: entry }), { kind: 'conflict' });
    pass(10_001);
    assert.deepEqual((await takeOne(rival)).progress, progress);
  });

  it('finishes an act over the version that its progress was written with', async () => {
    const { register } = use();
    await leave(register, 1, ['send']);
    const entry = await takeOne(register);
    const progressed = { entry, progress: { attempts: 1 }, leaseMs: 1000 };
    const outcome = await register.commit({ aggregateId, progressed });
    assert.ok(outcome.kind === 'committed' && outcome.entryVersion);
    const finished = { ...entry, version: outcome.entryVersion };
    assert.equal((await register.commit({ aggregateId, finished })).kind, 'committed');
  });

  it('leaves a delayed act to anybody from its new time on', async () => {
    const { register, rival } = use();
    await leave(register, 1, ['send']);
    const entry = await takeOne(register);
    const delayed = { entry, progress: { attempts: 1 }, dueAt: at(300) };
    assert.equal((await register.commit({ aggregateId, delayed })).kind, 'committed');
    assert.equal(await rival.nextDue(), at(300));
    assert.deepEqual(await rival.takeDue({ dueBy: at(299), limit: 5, leaseMs: 1000 }), []);
    const again = await takeOne(rival);
    assert.deepEqual([again.progress, again.dueAt], [{ attempts: 1 }, at(300)]);
  });

  it('moves the invitation, ends the act and leaves new ones in one commit', async () => {
    const { register } = use();
    await leave(register, 1, ['send']);
    const finished = await takeOne(register);
    const stored = await register.invitation(aggregateId);
    const change = (over: string) =>
      register.commit({
        aggregateId,
        invitation: { value: aDraft(1, { revision: 2 }), over },
        finished,
        acts: [noticeAct(1, 'send')],
      });
    assert.deepEqual(await change('"elsewhere"'), { kind: 'conflict' });
    assert.equal((await change(stored?.version ?? '')).kind, 'committed');
    const next = await takeOne(register);
    assert.deepEqual([next.entryId, next.act.kind], ['send', 'notify']);
  });
}

const noticePerson = aDraft(1).inviter;
