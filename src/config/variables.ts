/** Every variable that Customer Connect reads: the one table behind parsing, its messages and `env.sample`. */
import type { Section, Variable } from './section.ts';
import { approvals } from './sections/approvals.ts';
import { bot } from './sections/bot.ts';
import { microsoftServices } from './sections/microsoft-services.ts';
import { people } from './sections/people.ts';
import { rehearsal } from './sections/rehearsal.ts';
import { reseller } from './sections/reseller.ts';
import { service } from './sections/service.ts';

export const sections: readonly Section[] = [
  service,
  bot,
  microsoftServices,
  reseller,
  approvals,
  people,
  rehearsal,
];

export const variables = {
  ...service.variables,
  ...bot.variables,
  ...microsoftServices.variables,
  ...reseller.variables,
  ...approvals.variables,
  ...people.variables,
  ...rehearsal.variables,
};

export type VariableName = keyof typeof variables;
export const variableNames = Object.keys(variables) as readonly VariableName[];

/** Names that other programs use too: something like them in the environment is hardly meant for us. */
const commonNames: readonly VariableName[] = ['PORT', 'LOG_LEVEL', 'DATA_DIR'];
export const nearMissNames = variableNames.filter((name) => !commonNames.includes(name));

export function describeVariable(name: VariableName): Variable {
  return variables[name];
}

export function fallbackOf(name: VariableName, mode: 'real' | 'rehearsal'): string | undefined {
  const { fallback } = describeVariable(name);
  return typeof fallback === 'string' ? fallback : fallback?.[mode];
}
