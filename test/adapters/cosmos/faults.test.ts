import assert from 'node:assert/strict';
import type { OutboxEntry } from '../../../src/ports/acts.ts';
import type { Register } from '../../../src/ports/register.ts';
import {
  type Account,
  type OpenedStores,
  openStores,
  startLocalAccount,
} from '../../contracts/ports/cosmos-setup.ts';
import {
  aDraft,
  aSending,
  at,
  invitationId,
  personId,
  sendAct,
  tenantId,
} from '../../contracts/ports/samples.ts';
import {
  behind,
  type ClientFaults,
  createClientFaults,
  doubtful,
  type Operation,
  troubles,
} from './client-faults.ts';

const quickRetry = { deadlineMs: 8_000, firstWaitMs: 2, longestWaitMs: 10 };
const aggregateId = invitationId(1);
const claim = { tenantId: tenantId(1), invitationId: aggregateId, held: false };

interface Act {
  readonly title: string;
  readonly operation: Operation;
  readonly prepare?: (stores: OpenedStores) => Promise<unknown>;
  /** Done while the fault strikes. */
  readonly act: (stores: OpenedStores) => Promise<unknown>;
  readonly outcome: unknown;
  /** What the other instance then sees. */
  readonly after?: (stores: OpenedStores) => Promise<unknown>;
  readonly seen?: unknown;
}

interface Strike {
  readonly make: () => Error;
  readonly applied?: boolean;
  readonly times: number;
}

async function stored(register: Register): Promise<string> {
  const invitation = await register.invitation(aggregateId);
  assert.ok(invitation);
  return invitation.version;
}

/** Makes a commit, and another over the version that it gave. */
async function commitAndGoOn(register: Register, over: string | undefined): Promise<readonly string[]> {
  const invitation = { value: aDraft(1, { revision: 2 }), ...(over === undefined ? {} : { over }) };
  const first = await register.commit({ aggregateId, invitation, acts: [sendAct(1)] });
  if (first.kind === 'conflict') return [first.kind];
  const next = { value: aSending(1, { revision: 3 }), over: first.invitationVersion ?? '' };
  return [first.kind, (await register.commit({ aggregateId, invitation: next })).kind];
}

async function pendingActs(register: Register): Promise<readonly string[]> {
  const entries = await register.takeDue({ dueBy: at(999), limit: 99, leaseMs: 1000 });
  return entries.map(({ entryId }) => entryId);
}

async function takeOne(register: Register): Promise<OutboxEntry> {
  const [entry] = await register.takeDue({ dueBy: at(999), limit: 1, leaseMs: 60_000 });
  assert.ok(entry);
  return entry;
}

const create = ({ rival }: OpenedStores) =>
  rival.register.commit({ aggregateId, invitation: { value: aDraft(1) } });
const createWithAct = ({ rival }: OpenedStores) =>
  rival.register.commit({ aggregateId, invitation: { value: aDraft(1) }, acts: [sendAct(1)] });
const acts = ({ rival }: OpenedStores) => pendingActs(rival.register);

const writes: readonly Act[] = [
  {
    title: 'a commit that creates',
    operation: 'batch',
    act: ({ store }) => commitAndGoOn(store.register, undefined),
    outcome: ['committed', 'committed'],
    after: acts,
    seen: ['send'],
  },
  {
    title: 'a commit that changes',
    operation: 'batch',
    prepare: create,
    act: async ({ store }) => commitAndGoOn(store.register, await stored(store.register)),
    outcome: ['committed', 'committed'],
    after: acts,
    seen: ['send'],
  },
  {
    title: 'a commit that only ends an act',
    operation: 'batch',
    prepare: createWithAct,
    act: async ({ store }) => store.register.commit({ aggregateId, finished: await takeOne(store.register) }),
    outcome: { kind: 'committed' },
    after: ({ rival }) => rival.register.nextDue(),
    seen: undefined,
  },
  {
    title: 'a first claim',
    operation: 'create',
    act: ({ store }) => store.register.putClaim(claim, undefined),
    outcome: 'written',
    after: async ({ rival }) => (await rival.register.claim(claim.tenantId))?.value,
    seen: claim,
  },
  {
    title: 'a changed claim',
    operation: 'replace',
    prepare: ({ rival }) => rival.register.putClaim(claim, undefined),
    act: async ({ store }) =>
      store.register.putClaim({ ...claim, held: true }, await store.register.claim(claim.tenantId)),
    outcome: 'written',
    after: async ({ rival }) => (await rival.register.claim(claim.tenantId))?.value,
    seen: { ...claim, held: true },
  },
  {
    title: 'taking an act',
    operation: 'replace',
    prepare: createWithAct,
    act: ({ store }) => pendingActs(store.register),
    outcome: ['send'],
    after: acts,
    seen: [],
  },
  {
    title: 'taking a lease',
    operation: 'create',
    act: ({ store }) => store.leases.hold('watch', 'a', 60_000),
    outcome: true,
    after: ({ rival }) => rival.leases.hold('watch', 'b', 60_000),
    seen: false,
  },
  {
    title: 'giving a lease back',
    operation: 'delete',
    prepare: ({ store }) => store.leases.hold('watch', 'a', 60_000),
    act: ({ store }) => store.leases.release('watch', 'a'),
    outcome: undefined,
    after: ({ rival }) => rival.leases.hold('watch', 'b', 60_000),
    seen: true,
  },
  {
    title: 'a comparison’s mark',
    operation: 'create',
    act: ({ store }) =>
      store.directory.apply({ put: [], gone: [] }, { round: 1, comparedAt: at(1), count: 0 }),
    outcome: undefined,
    after: async ({ rival }) => (await rival.directory.mark())?.round,
    seen: 1,
  },
  {
    title: 'a comparison’s customers',
    operation: 'batch',
    act: ({ store }) =>
      store.directory.apply(
        { put: [{ id: tenantId(1), name: 'A', domain: 'a.example' }], gone: [] },
        { round: 1, comparedAt: at(1), count: 1 },
      ),
    outcome: undefined,
    after: async ({ rival }) => (await rival.directory.changedSince(0)).map(({ changedIn }) => changedIn),
    seen: [1],
  },
];

const reads: readonly Act[] = [
  {
    title: 'an invitation',
    operation: 'read',
    prepare: create,
    act: async ({ store }) => (await store.register.invitation(aggregateId))?.value,
    outcome: aDraft(1),
  },
  {
    title: 'a person who is not there',
    operation: 'read',
    act: ({ store }) => store.people.read(personId(9)),
    outcome: undefined,
  },
  {
    title: 'a list',
    operation: 'query',
    prepare: create,
    act: async ({ store }) => (await store.register.invitations({ size: 5 })).invitations,
    outcome: [aDraft(1)],
  },
];

describe('the store on a bad line', () => {
  let account: Account;
  let faults: ClientFaults;
  let stores: OpenedStores;
  before(async () => {
    account = await startLocalAccount();
  });
  after(() => account.close());
  beforeEach(async () => {
    faults = createClientFaults();
    stores = await openStores(account, { plugins: faults.plugins, retry: quickRetry });
  });
  afterEach(() => stores.close());

  const run = async (one: Act, { make, applied = false, times }: Strike) => {
    await one.prepare?.(stores);
    faults.fail(
      one.operation,
      Array.from({ length: times }, () => ({ error: make(), applied })),
    );
    assert.deepEqual(await one.act(stores), one.outcome);
    assert.equal(faults.met(), times);
    if (one.after) assert.deepEqual(await one.after(stores), one.seen);
  };

  for (const [trouble, make] of Object.entries(troubles)) {
    describe(trouble, () => {
      for (const one of writes) {
        it(`writes ${one.title} once`, () => run(one, { make, times: 3 }));
        if (doubtful.includes(trouble)) {
          it(`writes ${one.title} once when only the answers were lost`, () =>
            run(one, { make, applied: true, times: 3 }));
        }
      }
      // The client itself waits a second before it reads again after a cut line: once is enough.
      for (const one of reads) it(`reads ${one.title}`, () => run(one, { make, times: 1 }));
    });
  }

  it('asks again while a replica is behind, and does not take it for absent', async () => {
    for (const one of reads) await run(one, { make: behind, times: 3 });
  });

  it('knows its own commit though another came on top before it could look', async () => {
    const over = await create(stores).then(() => stored(stores.rival.register));
    const onTop = async () => {
      const invitation = { value: aSending(1), over: await stored(stores.rival.register) };
      assert.equal((await stores.rival.register.commit({ aggregateId, invitation })).kind, 'committed');
    };
    const error = troubles['unavailable (503)']?.() ?? new Error();
    faults.fail('batch', [{ error, applied: true, meanwhile: onTop }]);
    const change = { value: aDraft(1, { revision: 2 }), over };
    const outcome = await stores.store.register.commit({
      aggregateId,
      invitation: change,
      acts: [sendAct(1)],
    });
    assert.ok(outcome.kind === 'committed' && outcome.invitationVersion);
    const stale = { value: aDraft(1, { revision: 3 }), over: outcome.invitationVersion };
    assert.deepEqual(await stores.store.register.commit({ aggregateId, invitation: stale }), {
      kind: 'conflict',
    });
    assert.deepEqual((await stores.store.register.invitation(aggregateId))?.value, aSending(1));
    assert.deepEqual(await pendingActs(stores.rival.register), ['send']);
  });

  it('calls another’s write a conflict though its own answer was lost', async () => {
    await stores.rival.register.putClaim({ ...claim, held: true }, undefined);
    const error = troubles['cut off (ECONNRESET)']?.() ?? new Error();
    faults.fail('create', [{ error }]);
    assert.equal(await stores.store.register.putClaim(claim, undefined), 'conflict');
    assert.equal((await stores.store.register.claim(claim.tenantId))?.value.held, true);
  });
});
