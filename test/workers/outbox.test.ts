import assert from 'node:assert/strict';
import { createOutboxBell } from '../../src/application/outbox-bell.ts';
import type { OutboxEntry } from '../../src/ports/acts.ts';
import { startOutbox } from '../../src/workers/outbox.ts';
import { aDesk, anOffice, kept, leaseMs, type Office, storedDraft } from '../fixtures/desk.ts';
import { anInvitation, invitationIdOf } from '../fixtures/invitations.ts';
import { alex } from '../fixtures/people.ts';
import { until } from '../support/until.ts';

function start(office: Office, perform: (entry: OutboxEntry) => Promise<void>, bell = createOutboxBell()) {
  const { register, clock, telemetry } = office;
  return startOutbox({ register, perform, bell, clock, telemetry, leaseMs });
}

/** So many entries that are due, of one invitation each. */
async function withDue(office: Office, count: number): Promise<void> {
  for (let number = 1; number <= count; number += 1) {
    const { id: invitationId } = anInvitation({ id: invitationIdOf(number) });
    const dueAt = office.clock.now().toISOString();
    const act = { kind: 'send-mail', invitationId } as const;
    await office.register.commit({ aggregateId: invitationId, acts: [{ entryId: 'send-2', act, dueAt }] });
  }
}

describe('the outbox', () => {
  it('drains all that is due, however much', async () => {
    const office = anOffice();
    await withDue(office, 23);
    const done: string[] = [];
    const worker = start(office, async (entry) => {
      done.push(entry.aggregateId);
      await office.register.commit({ aggregateId: entry.aggregateId, finished: entry });
    });
    while (done.length < 23) await Promise.resolve();
    await worker.stop();
    assert.equal(new Set(done).size, 23);
    assert.deepEqual(office.register.pending(), []);
  });

  it('sends as soon as the bell rings, and finds what others left without it', async () => {
    const office = anOffice();
    const desk = aDesk(office);
    const worker = start(office, desk.perform, desk.bell);
    await office.clock.untilSomebodyWaits();
    const draft = await storedDraft(office);
    await desk.send({ id: draft.id, by: alex.id, revision: 1 });
    await until(async () => (await kept(office, draft)).state === 'sent');
    await office.clock.untilSomebodyWaits();
    const elsewhere = aDesk(office);
    const next = {
      ...anInvitation({ id: invitationIdOf(2) }),
      recipient: { ...draft.recipient, tenantId: alex.id as string as typeof draft.recipient.tenantId },
    };
    await office.register.commit({ aggregateId: next.id, invitation: { value: next } });
    await elsewhere.send({ id: next.id, by: alex.id, revision: 1 });
    assert.equal((await kept(office, next)).state, 'sending');
    const [restMs = 0] = office.clock.waits();
    assert.ok(restMs <= 2_000);
    office.pass(restMs);
    await until(async () => (await kept(office, next)).state === 'sent');
    await worker.stop();
  });

  it('rests until the next entry is due, and no longer than two seconds', async () => {
    for (const [inMs, restMs] of [
      [700, 700],
      [60_000, 2_000],
    ] as const) {
      const office = anOffice();
      const dueAt = new Date(office.clock.now().getTime() + inMs).toISOString();
      const { id: invitationId } = anInvitation({});
      const act = { kind: 'send-mail', invitationId } as const;
      await office.register.commit({ aggregateId: invitationId, acts: [{ entryId: 'send-2', act, dueAt }] });
      const worker = start(office, async () => undefined);
      await office.clock.untilSomebodyWaits();
      assert.deepEqual(office.clock.waits(), [restMs]);
      await worker.stop();
    }
  });

  it('is not stopped by one entry that fails, and waits for all that it began before it ends', async () => {
    const office = anOffice();
    await withDue(office, 3);
    const ended: string[] = [];
    let go: () => void = () => undefined;
    const gate = new Promise<void>((resolve) => (go = resolve));
    let begun = 0;
    const worker = start(office, async (entry) => {
      if (++begun === 1) throw new Error('a bug');
      await gate;
      ended.push(entry.aggregateId);
    });
    await until(() => begun >= 3);
    const stopped = worker.stop();
    go();
    await stopped;
    assert.equal(ended.length, 2);
  });

  it('takes what the bell tells of while another act still goes on', async () => {
    const office = anOffice();
    await withDue(office, 1);
    const bell = createOutboxBell();
    const { promise: gate, resolve: go } = Promise.withResolvers<void>();
    const begun: string[] = [];
    const worker = start(
      office,
      async (entry) => {
        begun.push(entry.aggregateId);
        if (begun.length === 1) await gate;
        await office.register.commit({ aggregateId: entry.aggregateId, finished: entry });
      },
      bell,
    );
    await until(() => begun.length >= 1);
    const { id: invitationId } = anInvitation({ id: invitationIdOf(2) });
    const act = { kind: 'send-mail', invitationId } as const;
    const dueAt = office.clock.now().toISOString();
    await office.register.commit({ aggregateId: invitationId, acts: [{ entryId: 'send-2', act, dueAt }] });
    bell.ring();
    await until(() => begun.length >= 2);
    go();
    await office.clock.untilSomebodyWaits();
    await worker.stop();
    assert.deepEqual(office.register.pending(), []);
  });

  it('finds what comes due while another act takes long, at the next look and without the bell', async () => {
    const office = anOffice();
    await withDue(office, 1);
    const { promise: gate, resolve: go } = Promise.withResolvers<void>();
    const begun: string[] = [];
    const worker = start(office, async (entry) => {
      begun.push(entry.aggregateId);
      if (begun.length === 1) await gate;
      await office.register.commit({ aggregateId: entry.aggregateId, finished: entry });
    });
    await until(() => begun.length >= 1);
    const { id: invitationId } = anInvitation({ id: invitationIdOf(2) });
    const act = { kind: 'remind', invitationId, number: 1 } as const;
    const dueAt = new Date(office.clock.now().getTime() + 1_500).toISOString();
    await office.register.commit({ aggregateId: invitationId, acts: [{ entryId: 'remind-1', act, dueAt }] });
    await office.clock.untilSomebodyWaits();
    office.pass(2_000);
    await until(() => begun.length >= 2);
    go();
    await worker.stop();
    assert.deepEqual(office.register.pending(), []);
  });

  it('lets news pass however many mails wait for Graph, and goes on with the mails as they end', async () => {
    const office = anOffice();
    await withDue(office, 40);
    office.pass(1_000);
    const dueAt = office.clock.now().toISOString();
    const { id: aggregateId } = anInvitation({ id: invitationIdOf(41) });
    const notice = { kind: 'invitation-failed', invitationId: aggregateId, reason: 'gave-up' } as const;
    const act = { kind: 'notify', to: alex.id, notice } as const;
    await office.register.commit({ aggregateId, acts: [{ entryId: 'told', act, dueAt }] });
    const { promise: gate, resolve: go } = Promise.withResolvers<void>();
    const begun: string[] = [];
    const worker = start(office, async (entry) => {
      begun.push(entry.entryId);
      if (entry.act.kind === 'send-mail') await gate;
      await office.register.commit({ aggregateId: entry.aggregateId, finished: entry });
    });
    await office.clock.untilSomebodyWaits();
    assert.ok(begun.includes('told'), 'the mails hold back what is due');
    assert.ok(begun.length <= 5, 'more mails are begun than Graph is asked to send');
    go();
    while (begun.length < 41) await Promise.resolve();
    await worker.stop();
    assert.deepEqual(office.register.pending(), []);
  });

  it('goes on while another act takes long after one could not even be put back', async () => {
    const office = anOffice();
    await withDue(office, 2);
    const { promise: gate, resolve: go } = Promise.withResolvers<void>();
    const begun: string[] = [];
    const worker = start(office, async (entry) => {
      begun.push(entry.aggregateId);
      if (begun.length === 1) await gate;
      if (begun.length === 2) throw new Error('the store is away');
      await office.register.commit({ aggregateId: entry.aggregateId, finished: entry });
    });
    await until(() => begun.length >= 2);
    await withDue(office, 3).catch(() => undefined);
    for (let look = 0; look < 3; look += 1) {
      await office.clock.untilSomebodyWaits();
      office.pass(2_000);
    }
    go();
    await worker.stop();
    assert.ok(office.telemetry.recorded.some(({ name }) => name === 'worker.failed'));
    assert.ok(begun.length > 2, 'others wait for the long one');
  });

  it('goes on after the store could not be read', async () => {
    const office = anOffice();
    await withDue(office, 1);
    let isDown = true;
    const { register, clock, telemetry } = office;
    const done: string[] = [];
    const worker = startOutbox({
      register: {
        ...register,
        takeDue: async (query) => {
          if (isDown) throw new Error('down');
          return register.takeDue(query);
        },
      },
      perform: async (entry) => {
        done.push(entry.entryId);
        await register.commit({ aggregateId: entry.aggregateId, finished: entry });
      },
      bell: createOutboxBell(),
      clock,
      telemetry,
      leaseMs,
    });
    await clock.untilSomebodyWaits();
    isDown = false;
    office.pass(2_000);
    await until(() => done.length > 0);
    await worker.stop();
    assert.equal(telemetry.recorded[0]?.name, 'worker.failed');
  });
});
