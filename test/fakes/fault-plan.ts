import type { Fault } from '../../src/ports/faults.ts';

export interface PlannedFault<Call extends string> {
  readonly call: Call;
  readonly fault: Fault;
  /** `after` lets the call have its effect and loses the answer. */
  readonly when?: 'before' | 'after';
  readonly times?: number;
}

export interface FaultPlan<Call extends string> {
  fail(planned: PlannedFault<Call>): void;
  around<T>(call: Call, work: () => T | Promise<T>): Promise<T>;
  /** How often each call came, failed ones included. */
  count(call: Call): number;
}

/** Faults that a test orders from a fake: the next so many of one call, before or after their effect. */
export function createFaultPlan<Call extends string>(): FaultPlan<Call> {
  const planned: { readonly order: PlannedFault<Call>; left: number }[] = [];
  const counts = new Map<Call, number>();
  return {
    fail: (order) => {
      planned.push({ order, left: order.times ?? 1 });
    },
    around: async (call, work) => {
      counts.set(call, (counts.get(call) ?? 0) + 1);
      const next = planned.find(({ order, left }) => order.call === call && left > 0);
      if (!next) return work();
      next.left -= 1;
      if (next.order.when === 'after') await work();
      throw next.order.fault;
    },
    count: (call) => counts.get(call) ?? 0,
  };
}
