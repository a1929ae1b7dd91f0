/**
 * `npm run bench`: every row, or those whose numbers are given (`npm run bench -- 2 7`), each in a process of its own.
 * `--quick` runs all of it with tiny sizes, `--full` the longest row at its whole length.
 */
import { fork } from 'node:child_process';
import { once } from 'node:events';
import { availableParallelism } from 'node:os';
import { type Measured, tableOf, writeResults } from './report.ts';
import type { Size } from './row.ts';
import { rows } from './rows.ts';

const given = process.argv.slice(2);
const sizes = { '--quick': 'quick', '--full': 'full' } as const satisfies Record<string, Size>;
const isSize = (text: string) => Object.hasOwn(sizes, text);
const wanted = given.filter((text) => !isSize(text)).map(Number);
const unknown = wanted.filter((number) => !rows.has(number));
if (unknown.length > 0) {
  console.error(
    `There are rows ${[...rows.keys()].join(', ')}, and the options ${Object.keys(sizes).join(', ')}.`,
  );
  process.exit(2);
}
const size = given.includes('--quick') ? 'quick' : given.includes('--full') ? 'full' : 'usual';

async function measure(number: number): Promise<Measured> {
  const child = fork(new URL('one-row.ts', import.meta.url), [String(number), size], {
    execArgv: ['--expose-gc', '--max-old-space-size=8192'],
  });
  const results: Measured[] = [];
  child.on('message', (message) => results.push(message as Measured));
  const [code] = (await once(child, 'exit')) as [number | null];
  const [result] = results;
  if (code !== 0 || !result) throw new Error(`row ${number} ended with ${code ?? 'a signal'}`);
  return result;
}

const measured: Measured[] = [];
let failed = 0;
const waiting = wanted.length > 0 ? wanted : [...rows.keys()];
async function measureAll(): Promise<void> {
  for (let number = waiting.shift(); number !== undefined; number = waiting.shift()) {
    try {
      const one = await measure(number);
      measured.push(one);
      console.log(tableOf(one));
    } catch (error) {
      failed += 1;
      console.error(error instanceof Error ? error.message : error);
    }
  }
}
// Side by side they disturb each other, which is no matter where the figures say nothing.
await Promise.all(Array.from({ length: size === 'quick' ? availableParallelism() : 1 }, measureAll));
measured.sort((a, b) => a.number - b.number);
console.log(`\nWritten to ${writeResults(measured, size)}`);
process.exit(failed === 0 ? 0 : 1);
