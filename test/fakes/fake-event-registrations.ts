import type { EventRegistration, EventRegistrations } from '../../src/ports/partner-center.ts';
import { createFaultPlan, type FaultPlan } from './fault-plan.ts';

export interface FakeEventRegistrations
  extends EventRegistrations,
    Pick<FaultPlan<keyof EventRegistrations>, 'fail' | 'count'> {
  /** The one registration that there is, whoever made it. */
  present(): EventRegistration | undefined;
  /** Another tool registers, or everybody is struck off. */
  takeOver(registration: EventRegistration | undefined): void;
  /** What the registered address answers to tests from now on; absent: nothing yet. */
  answerTests(code: string | undefined): void;
}

export function createFakeEventRegistrations(): FakeEventRegistrations {
  const plan = createFaultPlan<keyof EventRegistrations>();
  let present: EventRegistration | undefined;
  let code: string | undefined = '200';
  let tests = 0;
  return {
    fail: plan.fail,
    count: plan.count,
    present: () => present,
    takeOver: (registration) => {
      present = registration;
    },
    answerTests: (answer) => {
      code = answer;
    },
    registrable: () => plan.around('registrable', () => ['test-created', 'subscription-updated']),
    write: (registration, how) =>
      plan.around('write', () => {
        if (how === 'make' && present) return 'exists';
        if (how === 'replace' && !present) return 'absent';
        present = structuredClone(registration);
        return 'written';
      }),
    beginTest: () =>
      plan.around('beginTest', () => {
        if (!present?.events.includes('test-created')) return { kind: 'unregistered' };
        tests += 1;
        return { kind: 'begun', id: `test-${tests}` };
      }),
    readTest: (id) =>
      plan.around('readTest', () => {
        const number = Number(/^test-(\d+)$/.exec(id)?.[1] ?? 0);
        if (number < 1 || number > tests) return undefined;
        return {
          isCompleted: code?.startsWith('2') ?? false,
          attempts: code === undefined ? [] : [{ code }],
        };
      }),
  };
}
