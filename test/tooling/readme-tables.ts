/** The parts of the README that are derived from tables in the code, between markers that name them. */
import { describeVariable, fallbackOf, variableNames } from '../../src/config/variables.ts';
import { enCommands } from '../../src/i18n/commands-en.ts';
import { ruCommands } from '../../src/i18n/commands-ru.ts';
import { commandNames } from '../../src/names.ts';
import { faultCodes } from '../../src/ports/faults.ts';

const cell = (text: string) => text.replaceAll('|', '\\|');

function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]) => `| ${cells.map(cell).join(' | ')} |`;
  return [line(head), line(head.map(() => '---')), ...rows.map(line)].join('\n');
}

function commandTable(): string {
  return table(
    ['Command', 'По-русски', 'What it does', 'For example'],
    commandNames.map((name) => {
      const { title, summary, example } = enCommands[name];
      return [`\`${title}\``, `\`${ruCommands[name].title}\``, summary, `\`${example}\``];
    }),
  );
}

function configurationTable(): string {
  return table(
    ['Variable', 'Default', 'Meaning'],
    variableNames.map((name) => {
      const { meaning, isSecret, rehearsalOnly } = describeVariable(name);
      const real = rehearsalOnly ? undefined : fallbackOf(name, 'real');
      const rehearsal = fallbackOf(name, 'rehearsal');
      const same = real === rehearsal;
      const given = [
        ...(real === undefined ? [] : [`\`${real}\``]),
        ...(rehearsal === undefined || same ? [] : [`\`${rehearsal}\` in rehearsal`]),
      ];
      return [`\`${name}\``, isSecret ? 'none, secret' : given.join('; ') || 'none', `${meaning}.`];
    }),
  );
}

function faultTable(): string {
  return faultCodes.map((code) => `\`${code}\``).join(', ');
}

const parts = {
  commands: commandTable,
  configuration: configurationTable,
  'fault codes': faultTable,
} as const;

/** The README with its derived parts written anew. */
export function withDerivedParts(readme: string): string {
  return Object.entries(parts).reduce((text, [name, render]) => {
    const [begin, end] = [`<!-- derived: ${name} -->`, `<!-- end of ${name} -->`];
    const from = text.indexOf(begin);
    const to = text.indexOf(end);
    if (from < 0 || to < from) throw new Error(`README.md has no place for the derived part "${name}"`);
    return `${text.slice(0, from + begin.length)}\n${render()}\n${text.slice(to)}`;
  }, readme);
}
