/**
 * `npm test`: everything, in the order in which a failure is cheapest to read, several runs at a time. What a run says is
 * shown when it ends; the last line is the total of all runs.
 */
import { spawn, spawnSync } from 'node:child_process';
import { globSync, mkdtempSync, readFileSync } from 'node:fs';
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

/** Every folder under test/ that holds tests belongs to exactly one kind. */
const kinds: readonly Kind[] = [
  { name: 'unit', runs: 2 },
  { name: 'contracts', folders: ['contracts'], runs: 1 },
  { name: 'rehearsal', folders: ['rehearsal'], runs: 1 },
  { name: 'stories', folders: ['stories'], runs: 6 },
  { name: 'crash', folders: ['crash'], runs: 2 },
  { name: 'browser', folders: ['browser'], runs: 1 },
  { name: 'fuzz', folders: ['fuzz'], runs: 1 },
  { name: 'privacy', folders: ['privacy'], runs: 1 },
  { name: 'bench', folders: ['bench'], runs: 1 },
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

const results = mkdtempSync(join(tmpdir(), 'customer-connect-tests-'));

/** What Node made of the sources is kept for the processes that follow, and for the next time: most of a start. */
const env = { ...process.env, NODE_COMPILE_CACHE: resolve('node_modules/.cache/compiled') };

async function mocha({ title, files }: Run): Promise<Totals> {
  const report = join(results, `${title.replaceAll(/\W+/g, '-')}.json`);
  const reporter = ['--reporter', 'test/tooling/reporter.cjs', '--reporter-option', `output=${report}`];
  const child = spawn('mocha', ['--config', 'test/tooling/mocharc.json', ...reporter, ...files], {
    stdio: ['ignore', 'pipe', 'pipe'],
    env,
  });
  const said: Buffer[] = [];
  child.stdout.on('data', (part: Buffer) => said.push(part));
  child.stderr.on('data', (part: Buffer) => said.push(part));
  const status = await new Promise((resolve) => {
    child.once('error', resolve);
    child.once('close', resolve);
  });
  process.stdout.write(`\n== ${title}: ${files.length} files\n${Buffer.concat(said).toString('utf8')}`);
  try {
    const totals = JSON.parse(readFileSync(report, 'utf8')) as Totals;
    // A run that ended badly with every test passed (a leak, a crash after the last one) is a failure of its own.
    return status !== 0 && totals.failures === 0 ? { ...totals, failures: 1 } : totals;
  } catch {
    return { passes: 0, failures: 1, pending: 0 };
  }
}

const check = spawnSync('node', ['test/tooling/check.ts'], { stdio: 'inherit' });
const all: Totals[] = [
  { passes: check.status === 0 ? 1 : 0, failures: check.status === 0 ? 0 : 1, pending: 0 },
];
const waiting = kinds.flatMap(runsOf);
const work = async () => {
  for (let next = waiting.shift(); next; next = waiting.shift()) all.push(await mocha(next));
};
// Most of a run is waiting: for what is due, for a bot that starts, for a page.
await Promise.all(Array.from({ length: Math.min(4, 2 * availableParallelism()) }, work));
const sum = (field: keyof Totals) => all.reduce((total, one) => total + one[field], 0);
const skipped = sum('pending') > 0 ? `, ${sum('pending')} skipped` : '';
console.log(`\n${sum('passes')} passed, ${sum('failures')} failed${skipped}`);
process.exit(sum('failures') === 0 ? 0 : 1);
