import assert from 'node:assert/strict';
import { createReadStatus, type Status } from '../../src/application/read-status.ts';
import { Fault } from '../../src/ports/faults.ts';
import { type SystemName, systemNames } from '../../src/domain/health.ts';
import type { Health, Heartbeat, RecentCalls } from '../../src/ports/health.ts';
import { createManualClock } from '../fakes/manual-clock.ts';
import { alex } from '../fixtures/people.ts';

const asking = { person: alex.id, reference: {} };
const machineStart = Date.UTC(2026, 3, 9, 12);
const minuteMs = 60_000;

interface Broken {
  readonly error?: unknown;
  readonly hangs?: boolean;
  readonly recent?: RecentCalls;
}

function aWorker(given: Partial<{ lastRoundAt: Date; failingSince: Date; startedAt: Date }> = {}): Heartbeat {
  return {
    name: 'watch',
    startedAt: given.startedAt ?? new Date(machineStart),
    lateAfterMs: minuteMs,
    lastRoundAt: () => given.lastRoundAt,
    failingSince: () => given.failingSince,
  };
}

/** Everything is well but what is said to be broken; the machine is four hours ahead of the application's clock. */
function aHouse(broken: Partial<Record<SystemName, Broken>> = {}, workers: readonly Heartbeat[] = []) {
  const clock = createManualClock('2026-04-09T08:00:00.000Z');
  const machine = { ms: machineStart };
  const asOf = { at: '2026-04-09T07:59:00.000Z' as string | undefined };
  const state = new Map(Object.entries(broken) as [SystemName, Broken][]);
  const healthOf = (name: SystemName): Health => ({
    probe: async () => {
      const how = state.get(name);
      if (how?.hangs) return new Promise(() => undefined);
      if (how?.error !== undefined) throw how.error;
    },
    recent: () => state.get(name)?.recent ?? { isHeldBack: false },
  });
  const read = createReadStatus({
    checkRegistration: async () => ({}),
    checkScopes: async () => ({ 'partner-center': 'unknown', graph: 'unknown' }),
    systems: Object.fromEntries(systemNames.map((name) => [name, healthOf(name)])) as Record<
      SystemName,
      Health
    >,
    workers: () => workers,
    index: { state: () => ({ count: 7, ...(asOf.at === undefined ? {} : { asOf: asOf.at }) }) },
    directoryOldAfterMs: 15 * minuteMs,
    clock,
    machineNow: () => new Date(machine.ms),
    probeTimeoutMs: 5,
  });
  return {
    clock,
    asOf,
    state,
    pass: (ms: number) => {
      machine.ms += ms;
      clock.advance(ms);
    },
    status: () => read(asking),
  };
}

const stateOf = ({ systems }: Status, name: SystemName) => systems.find((one) => one.name === name)?.state;

describe('the status', () => {
  it('says that everything is well', async () => {
    const { systems, directory } = await aHouse().status();
    assert.deepEqual(
      systems,
      systemNames.map((name) => ({ name, state: 'well' })),
    );
    assert.deepEqual(directory, { state: 'fresh', count: 7, asOf: '2026-04-09T07:59:00.000Z' });
  });

  const problems: readonly (readonly [SystemName, unknown, string])[] = [
    ['partner-center', new Fault('partner-center/unavailable'), 'silent'],
    ['partner-center', new Fault('partner-center/throttled'), 'busy'],
    ['partner-center', new Fault('partner-center/not-allowed', { status: 403 }), 'refused'],
    ['partner-center', new Fault('partner-center/sign-in-needed', { status: 401 }), 'refused'],
    ['partner-center', new Fault('sign-in/unavailable'), 'sign-in'],
    ['graph-mail', new Fault('sign-in/refused'), 'sign-in'],
    ['graph-mail', new Fault('mail/refused'), 'refused'],
    ['graph-directory', new Fault('graph/bad-response'), 'strange'],
    ['sign-in', new Fault('sign-in/refused', { status: 401 }), 'refused'],
    ['sign-in', new Fault('sign-in/unavailable', { status: 503 }), 'silent'],
    ['store', new Fault('store/unavailable', { status: 429 }), 'busy'],
    ['store', new Fault('store/unavailable', { status: 403 }), 'refused'],
    ['store', new Fault('store/unavailable'), 'silent'],
    ['teams', new Fault('teams/unavailable', { status: 502 }), 'silent'],
    ['teams', new TypeError('a bug of ours'), 'strange'],
  ];
  for (const [name, error, expected] of problems) {
    const why = error instanceof Error ? error.message : '';
    it(`calls ${name} ${expected} after ${why}, and the others well`, async () => {
      const status = await aHouse({ [name]: { error } }).status();
      assert.equal(stateOf(status, name), expected);
      assert.equal(status.systems.filter(({ state }) => state === 'well').length, systemNames.length - 1);
    });
  }

  it('waits for no silent system, were all of them', async () => {
    const hangs = { hangs: true };
    const all = Object.fromEntries(systemNames.map((name) => [name, hangs]));
    const { systems } = await aHouse(all).status();
    assert.ok(systems.every(({ state }) => state === 'silent'));
  });

  it('says since when a system fails, in the application’s time, until it is well again', async () => {
    const house = aHouse({ store: { error: new Fault('store/unavailable') } });
    const sinceOf = async () => (await house.status()).systems.find(({ name }) => name === 'store')?.since;
    assert.equal(await sinceOf(), '2026-04-09T08:00:00.000Z');
    house.pass(10 * minuteMs);
    assert.equal(await sinceOf(), '2026-04-09T08:00:00.000Z');
    house.state.delete('store');
    assert.equal(await sinceOf(), undefined);
    house.state.set('store', {
      error: new Fault('store/unavailable'),
      recent: { isHeldBack: true, failingSince: new Date(machineStart + 5 * minuteMs) },
    });
    assert.equal(await sinceOf(), '2026-04-09T08:05:00.000Z');
  });

  it('says that a system recovers while calls to it are still held back', async () => {
    const recent = { isHeldBack: true, failingSince: new Date(machineStart) };
    assert.equal(stateOf(await aHouse({ 'graph-mail': { recent } }).status(), 'graph-mail'), 'recovering');
  });

  it('knows a worker that starts, is well, late or failing', async () => {
    const at = (minutes: number) => new Date(machineStart + minutes * minuteMs);
    const workers = [
      aWorker(),
      aWorker({ lastRoundAt: at(0) }),
      aWorker({ lastRoundAt: at(-2) }),
      aWorker({ startedAt: at(-2) }),
      aWorker({ lastRoundAt: at(-1), failingSince: at(-0.5) }),
    ];
    const status = await aHouse({}, workers).status();
    assert.deepEqual(
      status.workers.map(({ state }) => state),
      ['starting', 'well', 'late', 'late', 'failing'],
    );
    assert.equal(status.workers[4]?.since, '2026-04-09T07:59:30.000Z');
    assert.equal(status.workers[2]?.lastRoundAt, '2026-04-09T07:58:00.000Z');
  });

  it('knows a copy of the customer list that is old, or not there yet', async () => {
    const house = aHouse();
    house.pass(20 * minuteMs);
    assert.equal((await house.status()).directory.state, 'old');
    house.asOf.at = undefined;
    assert.equal((await house.status()).directory.state, 'none');
  });
});
