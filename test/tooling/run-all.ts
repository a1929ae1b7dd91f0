/**
 * `npm test`: everything, one kind after the other, in the order in which a failure is cheapest to read. The last line
 * is the total of all runs.
 */
import { spawnSync } from 'node:child_process';
import { globSync, mkdtempSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

interface Totals {
  readonly passes: number;
  readonly failures: number;
  readonly pending: number;
}

/** Every folder under test/ that holds tests belongs to exactly one kind; `unit` takes all that no other names. */
const kinds = [
  { name: 'unit', folders: undefined },
  { name: 'contracts', folders: ['contracts'] },
  { name: 'rehearsal', folders: ['rehearsal'] },
  { name: 'stories', folders: ['stories', 'crash'] },
  { name: 'fuzz', folders: ['fuzz'] },
  { name: 'privacy', folders: ['privacy'] },
  { name: 'browser', folders: ['browser'] },
  { name: 'bench', folders: ['bench'] },
] as const;

const claimed = kinds.flatMap((kind) => kind.folders ?? []);
const results = mkdtempSync(join(tmpdir(), 'customer-connect-tests-'));

function filesOf(folders: readonly string[] | undefined): readonly string[] {
  return globSync('test/**/*.test.ts').filter((file) => {
    const folder = file.split('/')[1] ?? '';
    return folders ? folders.includes(folder) : !claimed.some((other) => other === folder);
  });
}

function runMocha(name: string, files: readonly string[]): Totals {
  const report = join(results, `${name}.json`);
  const { status } = spawnSync(
    'mocha',
    [
      '--config',
      'test/tooling/mocharc.json',
      '--reporter',
      'test/tooling/reporter.cjs',
      '--reporter-option',
      `output=${report}`,
      ...files,
    ],
    { stdio: 'inherit' },
  );
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
for (const kind of kinds) {
  const files = filesOf(kind.folders);
  console.log(`\n== ${kind.name}: ${files.length} files`);
  if (files.length > 0) all.push(runMocha(kind.name, files));
}
const sum = (field: keyof Totals) => all.reduce((total, one) => total + one[field], 0);
const skipped = sum('pending') > 0 ? `, ${sum('pending')} skipped` : '';
console.log(`\n${sum('passes')} passed, ${sum('failures')} failed${skipped}`);
process.exit(sum('failures') === 0 ? 0 : 1);
