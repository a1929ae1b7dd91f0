import type { PersonId } from '../domain/ids.ts';
import type { Clock } from '../ports/clock.ts';
import type { EventTest, EventTests } from '../ports/event-tests.ts';
import { codeOf } from '../ports/faults.ts';
import type { EventRegistrations } from '../ports/partner-center.ts';
import type { RightsGate } from './rights-gate.ts';

interface Dependencies {
  readonly rights: Pick<RightsGate, 'mayActNow'>;
  readonly eventRegistrations: Pick<EventRegistrations, 'beginTest' | 'readTest'>;
  readonly tests: EventTests;
  readonly clock: Clock;
  /** Whoever pressed the button is answered by then, with the outcome or without it. */
  readonly patienceMs?: number;
}

/** Pressed again within so long, the same test is meant: Partner Center takes two a minute. */
const sameForMs = 30_000;
const lookEveryMs = 200;
/** A delivery is tried for minutes; what has no outcome by then is looked at no more. */
const followedForMs = 3_600_000;

/** Has Partner Center send its documented test event, and follows it to its end. */
export function createTestEvents(deps: Dependencies) {
  const { rights, eventRegistrations, tests, clock, patienceMs = 1_500 } = deps;

  async function begin(): Promise<void> {
    const before = await tests.read();
    const now = clock.now();
    if (before && Math.abs(now.getTime() - Date.parse(before.value.startedAt)) < sameForMs) return;
    // Written first: of two who press at once, one begins it.
    const begun: EventTest = { startedAt: now.toISOString() };
    if ((await tests.put(begun, before)) === 'conflict') return;
    const taken = await eventRegistrations.beginTest().catch((error: unknown) => {
      if (codeOf(error) === 'partner-center/throttled') return { kind: 'too-many' } as const;
      throw error;
    });
    await put(taken.kind === 'begun' ? { ...begun, id: taken.id } : { ...begun, outcome: taken.kind });
  }

  async function put(test: EventTest): Promise<void> {
    const stored = await tests.read();
    if (stored?.value.startedAt === test.startedAt) await tests.put(test, stored);
  }

  /** What became of the last test, as far as it is known now. */
  async function look(): Promise<EventTest | undefined> {
    const test = (await tests.read())?.value;
    if (!test || test.outcome || test.id === undefined) return test;
    if (clock.now().getTime() - Date.parse(test.startedAt) > followedForMs) return test;
    const report = await eventRegistrations.readTest(test.id);
    if (!report) return test;
    const code = report.attempts.at(-1)?.code;
    const isTaken = report.attempts.some((attempt) => attempt.code?.startsWith('2') ?? false);
    if (!isTaken && !report.isCompleted) return { ...test, ...(code === undefined ? {} : { code }) };
    const next: EventTest = {
      ...test,
      outcome: isTaken ? 'arrived' : 'failed',
      ...(code === undefined ? {} : { code }),
    };
    await put(next);
    return next;
  }

  return {
    look,
    async run(by: PersonId): Promise<'no-rights' | 'run'> {
      if (!(await rights.mayActNow(by))) return 'no-rights';
      await begin();
      const giveUpAt = performance.now() + patienceMs;
      while (performance.now() < giveUpAt) {
        const test = await look();
        if (!test || test.outcome) break;
        await clock.wait(lookEveryMs);
      }
      return 'run';
    },
  };
}
export type TestEvents = ReturnType<typeof createTestEvents>;
