/** `env.sample`: every variable with its meaning and default, written from the table that parses them. */
import { describeVariable, fallbackOf, sections, type VariableName, variableNames } from './variables.ts';

const opening = `# Customer Connect reads these variables, and nothing else, from its environment.
# With none of them set it rehearses: everything runs on this machine, and no credential is needed.
# One value that begins with MicrosoftApp makes it the real thing, and then it must be whole.
# Lines that begin with # are not read. This file is generated: node src/config/write-env-sample.ts
`;

function describeFallback(name: VariableName): string {
  const { isSecret, rehearsalOnly } = describeVariable(name);
  const real = rehearsalOnly ? undefined : fallbackOf(name, 'real');
  const rehearsal = fallbackOf(name, 'rehearsal');
  if (isSecret) return '# Secret.\n';
  if (real !== undefined && real === rehearsal) return `# Default: ${real}\n`;
  const parts = [
    ...(real === undefined ? [] : [`${real}`]),
    ...(rehearsal === undefined ? [] : [`${rehearsal} in rehearsal`]),
  ];
  return parts.length === 0 ? '' : `# Default: ${parts.join('; ')}\n`;
}

function renderVariable(name: VariableName): string {
  const { meaning, example, rehearsalOnly } = describeVariable(name);
  const value = example ?? fallbackOf(name, rehearsalOnly ? 'rehearsal' : 'real') ?? '';
  const shown = describeVariable(name).isSecret ? '' : value;
  return `# ${meaning}.\n${describeFallback(name)}#${name}=${shown}\n`;
}

export function renderEnvSample(): string {
  const parts = sections.map((section) => {
    const names = variableNames.filter((name) => name in section.variables);
    return `\n## ${section.title}\n\n${names.map(renderVariable).join('\n')}`;
  });
  return `${opening}${parts.join('')}`;
}
