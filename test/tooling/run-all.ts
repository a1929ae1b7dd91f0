/**
 * `npm test`: everything, several runs at a time. What a run says is shown when it ends; the last line is the total of
 * all runs. A run that breaks off, or does not come to its end, is a failure of its own, and nothing that it has started
 * outlives it.
 */
import { type ChildProcess, spawn } from 'node:child_process';
import { globSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { availableParallelism, tmpdir } from 'node:os';
import { join, resolve } from 'node:path';

interface Totals {
  readonly passes: number;
  readonly failures: number;
  readonly pending: number;
}

interface Kind {
  readonly name: string;
  /** Absent where the kind takes all that no other names. */
  readonly folders?: readonly string[];
  /** Into how many runs its files are dealt out; a run has a process of its own. */
  readonly runs: number;
}

/** Every folder under test/ that holds tests belongs to exactly one kind. What takes longest begins first. */
const kinds: readonly Kind[] = [
  { name: 'crash', folders: ['crash'], runs: 2 },
  { name: 'stories', folders: ['stories'], runs: 6 },
  { name: 'fuzz', folders: ['fuzz'], runs: 1 },
  { name: 'browser', folders: ['browser'], runs: 1 },
  { name: 'unit', runs: 2 },
  { name: 'privacy', folders: ['privacy'], runs: 1 },
  { name: 'bench', folders: ['bench'], runs: 1 },
  { name: 'rehearsal', folders: ['rehearsal'], runs: 1 },
  { name: 'contracts', folders: ['contracts'], runs: 1 },
];

interface Run {
  readonly title: string;
  readonly files: readonly string[];
}

const claimed = kinds.flatMap((kind) => kind.folders ?? []);
const everyFile = globSync('test/**/*.test.ts').sort();

function runsOf({ name, folders, runs }: Kind): readonly Run[] {
  const files = everyFile.filter((file) => {
    const folder = file.split('/')[1] ?? '';
    return folders ? folders.includes(folder) : !claimed.includes(folder);
  });
  return Array.from({ length: runs }, (_, nth) => ({
    title: runs === 1 ? name : `${name}, ${nth + 1} of ${runs}`,
    files: files.filter((_file, at) => at % runs === nth),
  })).filter((run) => run.files.length > 0);
}

/** All that the runs write; it goes at the end, and with it what a run left that was killed. */
const folder = mkdtempSync(join(tmpdir(), 'customer-connect-tests-'));

const env = {
  ...process.env,
  TMPDIR: folder,
  /** What Node made of the sources is kept for the processes that follow, and for the next time: most of a start. */
  NODE_COMPILE_CACHE: resolve('node_modules/.cache/compiled'),
};

/** Longer than any test may take, each of which says when it is over. */
const longestSilenceMs = 20 * 60_000;

const running = new Set<ChildProcess>();

/** Ends it and whatever it has started: a bot, a store, a row of the benchmark. */
function sweep({ pid }: ChildProcess): void {
  try {
    if (pid !== undefined) process.kill(-pid, 'SIGKILL');
  } catch {
    // Nobody is left.
  }
}

/** Its status, or by what it ended. */
function endOf(child: ChildProcess): Promise<number | string> {
  running.add(child);
  child.once('exit', () => sweep(child));
  return new Promise<number | string>((resolve) => {
    child.once('error', ({ message }) => resolve(message));
    child.once('close', (code, signal) => resolve(code ?? signal ?? 'nothing'));
  }).finally(() => running.delete(child));
}

interface Report extends Totals {
  /** False where the run broke off before its last test. */
  readonly isOver: boolean;
}

/** What was counted until it ended, however that was. */
function readReport(path: string): Report {
  try {
    return JSON.parse(readFileSync(path, 'utf8')) as Report;
  } catch {
    return { passes: 0, failures: 0, pending: 0, isOver: false };
  }
}

async function mocha({ title, files }: Run): Promise<Totals> {
  const report = join(folder, `${title.replaceAll(/\W+/g, '-')}.json`);
  const reporter = ['--reporter', 'test/tooling/reporter.cjs', '--reporter-option', `output=${report}`];
  const child = spawn('mocha', ['--config', 'test/tooling/mocharc.json', ...reporter, ...files], {
    stdio: ['ignore', 'pipe', 'pipe'],
    env,
    detached: true,
  });
  const said: Buffer[] = [];
  const silence = setTimeout(() => {
    said.push(Buffer.from('\n  Nothing was heard of it for twenty minutes: it has been ended.\n'));
    sweep(child);
  }, longestSilenceMs);
  for (const stream of [child.stdout, child.stderr]) {
    stream.on('data', (part: Buffer) => {
      said.push(part);
      silence.refresh();
    });
  }
  const end = await endOf(child);
  clearTimeout(silence);
  const { isOver, ...totals } = readReport(report);
  // Mocha leaves with the number of failures; with anything else it came to grief after the last test.
  const isWhole = isOver && end === Math.min(totals.failures, 255);
  const ended = isWhole ? '' : `\n  The run did not come to its end as it should: ${end}\n`;
  const heard = Buffer.concat(said).toString('utf8');
  process.stdout.write(`\n== ${title}: ${files.length} files\n${heard}${ended}`);
  return isWhole ? totals : { ...totals, failures: totals.failures + 1 };
}

const failure: Totals = { passes: 0, failures: 1, pending: 0 };
const all: Totals[] = [];
const waiting = kinds.flatMap(runsOf);
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
  process.once(signal, () => {
    all.push(...waiting.splice(0).map(() => failure));
    for (const child of running) sweep(child);
  });
}

const check = spawn('node', ['test/tooling/check.ts'], { stdio: 'inherit', detached: true });
all.push((await endOf(check)) === 0 ? { ...failure, passes: 1, failures: 0 } : failure);
const work = async () => {
  for (let next = waiting.shift(); next; next = waiting.shift()) all.push(await mocha(next));
};
// Most of a run is waiting: for what is due, for a bot that starts, for a page.
await Promise.all(Array.from({ length: Math.min(4, 2 * availableParallelism()) }, work));
rmSync(folder, { recursive: true, force: true });
const sum = (field: keyof Totals) => all.reduce((total, one) => total + one[field], 0);
const skipped = sum('pending') > 0 ? `, ${sum('pending')} skipped` : '';
console.log(`\n${sum('passes')} passed, ${sum('failures')} failed${skipped}`);
process.exit(sum('failures') === 0 ? 0 : 1);
