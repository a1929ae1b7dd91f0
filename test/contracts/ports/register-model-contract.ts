import assert from 'node:assert/strict';
import fc from 'fast-check';
import type { OutboxEntry } from '../../../src/ports/acts.ts';
import type { Commit, Register } from '../../../src/ports/register.ts';
import type { OpenedRegister, OpenRegister } from './register-setup.ts';
import { aDraft, at, invitationId, sendAct, tenantId } from './samples.ts';

/** What a register should be, in the fewest words: counters instead of versions. */
interface Model {
  born: number;
  nowMs: number;
  readonly invitations: Map<number, number>;
  readonly entries: Map<string, { writes: number; due: number; leasedUntilMs: number }>;
  claim: number;
}

/** What one caller knows: each kept with the model's counter at that moment, so that staleness can be foretold. */
interface Known {
  readonly versions: Map<number, { readonly version: string; readonly writes: number }>;
  readonly entries: { entry: OutboxEntry; writes: number; readonly key: string }[];
}

interface World {
  readonly opened: OpenedRegister;
  readonly model: Model;
  readonly known: Known;
}

type Command = {
  readonly by: 'register' | 'rival';
  readonly number: number;
  readonly due: number;
} & (
  | { readonly kind: 'create' | 'change' | 'read' | 'claim' | 'take' | 'pass' }
  | { readonly kind: 'finish' | 'delay' | 'progress'; readonly pick: number }
);

const kinds = ['create', 'change', 'change', 'read', 'claim', 'take', 'take', 'pass'] as const;
const base = { by: fc.constantFrom('register', 'rival'), number: fc.integer({ min: 1, max: 3 }) } as const;
const due = fc.integer({ min: 0, max: 9 });
const command: fc.Arbitrary<Command> = fc.oneof(
  fc.record({ ...base, due, kind: fc.constantFrom(...kinds) }),
  fc.record({ ...base, due, kind: fc.constantFrom('finish', 'delay', 'progress'), pick: fc.nat(20) }),
);

const leaseMs = 1000;
const keyOf = (number: number, entryId: string) => `${number} ${entryId}`;
const isFree = (model: Model, key: string) => (model.entries.get(key)?.leasedUntilMs ?? 0) <= model.nowMs;

async function write({ opened, model, known }: World, { by, number, due, kind }: Command): Promise<void> {
  const seen = kind === 'create' ? undefined : known.versions.get(number);
  if (kind === 'change' && !seen) return;
  const entryId = `act-${due}`;
  const fits = model.invitations.get(number) === seen?.writes && !model.entries.has(keyOf(number, entryId));
  const outcome = await opened[by].commit({
    aggregateId: invitationId(number),
    invitation: { value: aDraft(number, { revision: due + 1 }), ...(seen ? { over: seen.version } : {}) },
    acts: [sendAct(number, entryId, at(due))],
  });
  assert.equal(outcome.kind, fits ? 'committed' : 'conflict');
  if (outcome.kind === 'conflict') return;
  const writes = (model.invitations.get(number) ?? 0) + 1;
  model.invitations.set(number, writes);
  // An entry that comes again under an old name is another one: its writes are counted from a place of their own.
  model.born += 1_000;
  model.entries.set(keyOf(number, entryId), { writes: model.born, due, leasedUntilMs: 0 });
  known.versions.set(number, { version: outcome.invitationVersion ?? '', writes });
}

async function read({ opened, model, known }: World, { by, number }: Command): Promise<void> {
  const stored = await opened[by].invitation(invitationId(number));
  const writes = model.invitations.get(number);
  assert.equal(stored === undefined, writes === undefined);
  if (stored && writes) known.versions.set(number, { version: stored.version, writes });
}

async function take({ opened, model, known }: World, { by, due, number }: Command): Promise<void> {
  const free = [...model.entries].filter(([key, row]) => isFree(model, key) && row.due <= due);
  const entries = await opened[by].takeDue({ dueBy: at(due), limit: number, leaseMs });
  const oldest = free.map(([, row]) => row.due).sort((a, b) => a - b);
  assert.deepEqual(
    entries.map(({ dueAt }) => dueAt),
    oldest.slice(0, number).map(at),
  );
  for (const entry of entries) {
    const key = keyOf([1, 2, 3].find((one) => invitationId(one) === entry.aggregateId) ?? 0, entry.entryId);
    const row = model.entries.get(key);
    assert.ok(row && isFree(model, key));
    row.writes += 1;
    row.leasedUntilMs = model.nowMs + leaseMs;
    known.entries.push({ entry, writes: row.writes, key });
  }
}

async function settle(world: World, command: Command & { readonly pick: number }): Promise<void> {
  const { opened, model, known } = world;
  const one = known.entries[command.pick % Math.max(1, known.entries.length)];
  if (!one) return;
  const { entry, key } = one;
  const progress = { attempts: entry.progress.attempts + 1 };
  const parts: Record<'finish' | 'delay' | 'progress', Partial<Commit>> = {
    finish: { finished: entry },
    delay: { delayed: { entry, progress, dueAt: at(command.due) } },
    progress: { progressed: { entry, progress, leaseMs } },
  };
  const row = model.entries.get(key);
  const kind = command.kind as keyof typeof parts;
  const outcome = await opened[command.by].commit({ aggregateId: entry.aggregateId, ...parts[kind] });
  assert.equal(outcome.kind, row?.writes === one.writes ? 'committed' : 'conflict');
  if (!row || outcome.kind === 'conflict') return;
  if (kind === 'finish') return void model.entries.delete(key);
  // As whoever delayed it knows it.
  const dueAt = kind === 'delay' ? at(command.due) : entry.dueAt;
  one.entry = { ...entry, progress, dueAt, version: outcome.entryVersion ?? '' };
  one.writes = row.writes += 1;
  row.leasedUntilMs = kind === 'progress' ? model.nowMs + leaseMs : 0;
  if (kind === 'delay') row.due = command.due;
}

async function claim({ opened, model }: World, { by, number, due }: Command): Promise<void> {
  const stored = await opened[by].claim(tenantId(1));
  assert.equal(stored === undefined, model.claim === 0);
  const over = due % 3 === 0 ? undefined : stored;
  const next = { tenantId: tenantId(1), invitationId: invitationId(number), held: due > 4 };
  const fits = over !== undefined || model.claim === 0;
  assert.equal(await opened[by].putClaim(next, over), fits ? 'written' : 'conflict');
  if (fits) model.claim += 1;
}

async function run(world: World, command: Command): Promise<void> {
  if ('pick' in command) return settle(world, command);
  if (command.kind === 'take') return take(world, command);
  if (command.kind === 'read') return read(world, command);
  if (command.kind === 'claim') return claim(world, command);
  if (command.kind !== 'pass') return write(world, command);
  world.model.nowMs += command.due * 200;
  world.opened.pass(command.due * 200);
}

async function compare(register: Register, model: Model): Promise<void> {
  const free = [...model.entries].filter(([key]) => isFree(model, key)).map(([, row]) => row.due);
  const next = await register.nextDue();
  assert.equal(next, free.length === 0 ? undefined : at(Math.min(...free)));
  const { invitations } = await register.invitations({ size: 10 });
  assert.deepEqual(
    invitations.map(({ id }) => id),
    [...model.invitations.keys()].sort((a, b) => b - a).map(invitationId),
  );
}

export function registerModelContract(open: OpenRegister): void {
  it('does as the simple model does, whatever two instances ask of it', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(command, { minLength: 5, maxLength: 40, size: 'max' }), async (commands) => {
        const opened = await open();
        const model: Model = { nowMs: 1, born: 0, invitations: new Map(), entries: new Map(), claim: 0 };
        const world = { opened, model, known: { versions: new Map(), entries: [] } };
        try {
          for (const one of commands) await run(world, one);
          await compare(opened.rival, model);
        } finally {
          await opened.close();
        }
      }),
      { numRuns: 20 },
    );
  });
}
