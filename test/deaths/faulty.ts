/** Lets the outside of an office fail as its world says. */
import { Fault, isFault } from '../../src/ports/faults.ts';
import type { Delivery } from '../../src/ports/conversations.ts';
import type { Office } from '../fixtures/desk.ts';
import type { World } from './worlds.ts';

type StoreFault = World['storeFaults'][number];
type ReadFault = World['readFaults'][number];
type Call = (...args: readonly never[]) => Promise<unknown>;

/** The writes of the store, each with what it answers where another one came between. */
function writesOf(office: Office) {
  const { register, history, digests, directory, eventLog, auditMarks, people, channels } = office;
  const write = (of: object, name: string, conflict?: unknown) => ({
    of: of as Record<string, Call>,
    name,
    conflict,
  });
  return [
    write(register, 'commit', { kind: 'conflict' }),
    write(register, 'putClaim', 'conflict'),
    write(register, 'takeDue'),
    write(history, 'append', 'conflict'),
    write(history, 'putAnchor', 'conflict'),
    write(digests, 'put', 'conflict'),
    write(people, 'put', 'conflict'),
    write(channels, 'keepPost'),
    write(channels, 'remove'),
    write(auditMarks, 'put', 'conflict'),
    write(directory, 'apply'),
    write(eventLog, 'note'),
  ];
}

export function failStore(office: Office, faults: readonly StoreFault[]): { readonly end: () => void } {
  const planned = new Map(faults.map((fault) => [fault.write, fault]));
  let count = 0;
  for (const { of, name, conflict } of writesOf(office)) {
    const write = of[name] as Call;
    of[name] = async (...args) => {
      count += 1;
      const fault = planned.get(count);
      if (!fault) return write(...args);
      const { status, when } = fault;
      if (status === 412 && conflict !== undefined) return structuredClone(conflict);
      // Only where the answer never came may the write have been made all the same.
      if (status === 408 && when === 'after') await write(...args);
      throw new Fault('store/unavailable', { status });
    };
  }
  return { end: () => planned.clear() };
}

const reads = {
  register: [
    'invitation',
    'newcomer',
    'newcomers',
    'allIn',
    'invitationsTo',
    'claim',
    'removalsOf',
    'isDone',
    'entry',
  ],
  digests: ['read', 'due'],
  people: ['read', 'following'],
  channels: ['read', 'all', 'postAbout'],
  auditMarks: ['read'],
} as const satisfies Partial<Record<keyof Office, readonly string[]>>;

/** The office as its processes see it, whose store does not answer each read; whoever judges reads it all. */
export function failReads(
  office: Office,
  faults: readonly ReadFault[],
): Office & { readonly end: () => void } {
  const planned = new Map(faults.map((fault) => [fault.read, fault]));
  let count = 0;
  const seen: Record<string, unknown> = { ...office };
  for (const [port, names] of Object.entries(reads)) {
    const whole = office[port as keyof typeof reads] as unknown as Record<string, Call>;
    const failing = names.map((name) => {
      const read = whole[name] as Call;
      const call: Call = async (...args) => {
        count += 1;
        const fault = planned.get(count);
        if (fault) throw new Fault('store/unavailable', { status: fault.status });
        return read(...args);
      };
      return [name, call];
    });
    seen[port] = { ...whole, ...Object.fromEntries(failing) };
  }
  return { ...(seen as unknown as Office), end: () => planned.clear() };
}

const deliveries = {
  later: { kind: 'later' },
  throttled: { kind: 'later', retryAfterMs: 30_000 },
  unknown: { kind: 'unknown' },
  blocked: { kind: 'unreachable', reason: 'blocked' },
  'not-in-roster': { kind: 'unreachable', reason: 'not-in-roster' },
} as const satisfies Record<string, Exclude<Delivery, { kind: 'delivered' }>>;

export function failServices(
  { mailer, conversations, partnerCenter }: Office,
  world: Pick<World, 'mailFaults' | 'deliveries' | 'chatFaults' | 'listFaults'>,
): void {
  for (const { call, code, when } of world.mailFaults) {
    mailer.fail({ call, when: code === 'graph/throttled' ? 'before' : when, fault: new Fault(code) });
  }
  for (const { kind, arrives } of world.deliveries) conversations.deliver(deliveries[kind as never], arrives);
  for (const { call, when } of world.chatFaults)
    conversations.fail({ call, when, fault: new Fault('teams/unavailable') });
  for (const { call, code } of world.listFaults) partnerCenter.fail({ call, fault: new Fault(code) });
}

/** A click is answered with a fault then, and a round of a worker begins anew. */
export async function unlessTheOutsideFails(
  work: Promise<unknown>,
  ...systems: readonly ('store' | 'partner-center' | 'graph' | 'mail')[]
): Promise<void> {
  await work.catch((error: unknown) => {
    if (!isFault(error) || !systems.some((one) => error.code.startsWith(`${one}/`))) throw error;
  });
}
