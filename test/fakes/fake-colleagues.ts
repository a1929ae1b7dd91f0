import type { Named } from '../../src/domain/approval.ts';
import type { PersonId } from '../../src/domain/ids.ts';
import type { Colleagues } from '../../src/ports/colleagues.ts';
import { createFaultPlan, type FaultPlan } from './fault-plan.ts';

export interface FakeColleagues extends Colleagues, Pick<FaultPlan<keyof Colleagues>, 'fail' | 'count'> {
  /** What installing the bot answers from now on. */
  answerInstall(answer: 'installed' | 'refused'): void;
  readonly installedFor: readonly PersonId[];
}

/** The members of the group, who are these. */
export function createFakeColleagues(members: readonly Named[]): FakeColleagues {
  const plan = createFaultPlan<keyof Colleagues>();
  const installedFor: PersonId[] = [];
  let install: 'installed' | 'refused' = 'refused';
  return {
    fail: plan.fail,
    count: plan.count,
    installedFor,
    answerInstall: (answer) => {
      install = answer;
    },
    find: (idOrAddress) => plan.around('find', () => members.find(({ id }) => id === idOrAddress)),
    adminAgents: () => plan.around('adminAgents', () => members),
    installBot: (person) =>
      plan.around('installBot', () => {
        if (install === 'installed') installedFor.push(person);
        return install;
      }),
  };
}
