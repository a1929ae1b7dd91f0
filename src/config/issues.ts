import type { VariableName } from './variables.ts';
import { describeVariable } from './variables.ts';

export type Environment = Readonly<Record<string, string | undefined>>;
export type Mode = 'real' | 'rehearsal';

/** Something wrong with one variable. */
export interface Issue {
  readonly name: VariableName;
  /** Completes "NAME …". */
  readonly problem: string;
  /** The name that was set, where it is not quite the one that is meant. */
  readonly found?: string;
}

/** An issue as it is told. */
export interface Problem {
  readonly variable: string;
  /** Completes "VARIABLE …". */
  readonly problem: string;
  readonly meaning: string;
}

export function toProblem({ name, found, problem }: Issue): Problem {
  return { variable: found ?? name, problem, meaning: describeVariable(name).meaning };
}

/** The whole list for the person who starts the service. */
export function describeProblems(problems: readonly Problem[]): string {
  const lines = problems.map(
    ({ variable, problem, meaning }) => `  ${variable} ${problem}.\n    ${meaning}.`,
  );
  const count = problems.length === 1 ? 'one thing is' : `${problems.length} things are`;
  return `Customer Connect cannot start: ${count} wrong with its configuration.\n${lines.join('\n')}\nEvery variable is described in env.sample.`;
}
