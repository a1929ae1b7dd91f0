/** The figures of a run: a table for the screen, and JSON for whoever compares runs. */
import { mkdirSync, writeFileSync } from 'node:fs';
import { cpus, totalmem } from 'node:os';
import { rounded } from './measure/statistics.ts';
import { type Figure, isReached, type Size } from './row.ts';

export interface Measured {
  readonly number: number;
  readonly title: string;
  readonly meaning: string;
  readonly figures: readonly Figure[];
  readonly seconds: number;
}

const folder = '.data/bench';

function targetText({ target }: Figure): string {
  if (!target) return '';
  return 'atMost' in target ? `≤ ${target.atMost}` : `≥ ${target.atLeast}`;
}

function valueText({ value, unit }: Figure): string {
  const number = Math.abs(value) >= 1_000 ? Math.round(value).toLocaleString('en') : String(rounded(value));
  return unit === 'count' ? number : `${number} ${unit}`;
}

function mark(figure: Figure): string {
  const reached = isReached(figure);
  return reached === undefined ? '' : reached ? 'yes' : 'NO';
}

export function tableOf({ number, title, meaning, figures, seconds }: Measured): string {
  const lines = figures.map((figure) => [
    figure.what,
    valueText(figure),
    targetText(figure),
    mark(figure),
    figure.of ?? '',
  ]);
  const all = [['figure', 'value', 'target', 'reached', 'of'], ...lines];
  const widths = [0, 1, 2, 3].map((column) => Math.max(...all.map((line) => line[column]?.length ?? 0)));
  const text = all.map((line) =>
    line
      .map((cell, column) => cell.padEnd(widths[column] ?? 0))
      .join('  ')
      .trimEnd(),
  );
  return `\n${number}. ${title} (${Math.round(seconds)} s)\n${meaning}\n\n${text.join('\n')}`;
}

/** Writes the run under its moment and as the latest; answers where. */
export function writeResults(measured: readonly Measured[], size: Size): string {
  const at = new Date().toISOString();
  const machine = {
    node: process.version,
    cores: cpus().length,
    cpu: cpus()[0]?.model ?? '',
    memoryMb: Math.round(totalmem() / 2 ** 20),
  };
  const rows = measured.map((row) => ({
    ...row,
    figures: row.figures.map((figure) => ({ ...figure, reached: isReached(figure) })),
  }));
  const text = `${JSON.stringify({ at, size, machine, rows }, null, 2)}\n`;
  const path = `${folder}/${at.replaceAll(':', '-')}.json`;
  mkdirSync(folder, { recursive: true });
  writeFileSync(path, text);
  writeFileSync(`${folder}/latest.json`, text);
  return path;
}
