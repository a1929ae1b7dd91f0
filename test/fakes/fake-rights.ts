import type { PersonId } from '../../src/domain/ids.ts';
import type { Rights, Role } from '../../src/ports/rights.ts';
import { createFaultPlan, type FaultPlan } from './fault-plan.ts';

export interface FakeRights extends Rights, Pick<FaultPlan<keyof Rights>, 'fail' | 'count'> {
  /** Replaces the roles of a person. */
  give(person: PersonId, ...roles: readonly Role[]): void;
}

/** A directory in which nobody has a role until a test gives one. */
export function createFakeRights(): FakeRights {
  const held = new Map<PersonId, ReadonlySet<Role>>();
  const plan = createFaultPlan<keyof Rights>();
  return {
    fail: plan.fail,
    count: plan.count,
    rolesOf: (person) => plan.around('rolesOf', () => held.get(person) ?? new Set<Role>()),
    give: (person, ...roles) => {
      held.set(person, new Set(roles));
    },
  };
}
