/** Reads each variable by its schema; blank values count as not set. */
import type { z } from 'zod';
import type { Environment, Issue, Mode } from './issues.ts';
import { findNearMisses } from './near-misses.ts';
import type { VariableName } from './variables.ts';
import { describeVariable, fallbackOf, nearMissNames, variableNames, type variables } from './variables.ts';

export type Values = {
  readonly [Name in VariableName]?: z.output<(typeof variables)[Name]['schema']>;
};

/** A value that is there because nothing was found wrong. */
export function need<Name extends keyof Values>(values: Values, name: Name): NonNullable<Values[Name]> {
  const value = values[name];
  if (value === undefined || value === null) throw new Error(`${name} has neither a value nor a problem`);
  return value as NonNullable<Values[Name]>;
}

export function givenText(environment: Environment, name: string): string | undefined {
  const text = environment[name]?.trim();
  return text === '' ? undefined : text;
}

export interface ReadEnvironment {
  readonly values: Values;
  readonly issues: readonly Issue[];
}

export function readEnvironment(environment: Environment, mode: Mode): ReadEnvironment {
  const values: Record<string, unknown> = {};
  const issues: Issue[] = findMisspelt(environment);
  for (const name of variableNames) {
    const given = givenText(environment, name);
    const text = given ?? fallbackOf(name, mode);
    if (text === undefined) continue;
    const parsed = describeVariable(name).schema.safeParse(text);
    if (parsed.success) values[name] = parsed.data;
    else issues.push({ name, problem: complain(name, text, parsed.error.issues) });
  }
  // Each value came from the schema of its own name.
  return { values: values as Values, issues };
}

function complain(name: VariableName, text: string, issues: readonly { readonly message: string }[]): string {
  const message = issues[0]?.message ?? 'cannot be read';
  if (describeVariable(name).isSecret) return message;
  return `${message}, and it is ${JSON.stringify(text.length > 60 ? `${text.slice(0, 60)}…` : text)}`;
}

function findMisspelt(environment: Environment): Issue[] {
  const set = Object.keys(environment).filter((name) => givenText(environment, name) !== undefined);
  return findNearMisses(set, nearMissNames).map(({ found, meant }) => ({
    name: meant,
    found,
    problem: `is not known: did you mean ${meant}`,
  }));
}
