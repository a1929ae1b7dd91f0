import type { PersonId } from '../../src/domain/ids.ts';
import type { NamedPerson } from '../../src/domain/named-person.ts';
import type { Colleagues } from '../../src/ports/colleagues.ts';
import { createFaultPlan, type FaultPlan } from './fault-plan.ts';

export interface FakeColleagues extends Colleagues, Pick<FaultPlan<keyof Colleagues>, 'fail' | 'count'> {
  /** What installing the bot answers from now on. */
  answerInstall(answer: 'installed' | 'refused'): void;
  readonly installedFor: readonly PersonId[];
}

const addressOf = (name: string) => `${name.split(' ')[0]?.toLowerCase()}@reseller.example`;

/** The members of the group, who are these. */
export function createFakeColleagues(members: readonly NamedPerson[]): FakeColleagues {
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
    addressesOf: (person) =>
      plan.around('addressesOf', () =>
        members.filter(({ id }) => id === person).map(({ name }) => addressOf(name)),
      ),
    adminAgents: () => plan.around('adminAgents', () => members),
    installBot: (person) =>
      plan.around('installBot', () => {
        if (install === 'installed') installedFor.push(person);
        return install;
      }),
  };
}
