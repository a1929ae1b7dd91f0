import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import type { Measured } from './report.ts';
import { rows } from './rows.ts';

describe('the benchmark', function () {
  this.timeout(900_000);

  it('runs, every row of it, with tiny sizes; what the figures are is not asserted', async () => {
    const child = spawn(process.execPath, ['test/bench/run.ts', '--quick'], {
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    let output = '';
    for (const stream of [child.stdout, child.stderr]) {
      stream.setEncoding('utf8').on('data', (text: string) => {
        output += text;
      });
    }
    const [code] = (await once(child, 'close')) as [number | null];
    assert.equal(code, 0, output);
    const path = /Written to (\S+)/.exec(output)?.[1] ?? assert.fail(output);
    const results = JSON.parse(readFileSync(path, 'utf8')) as { readonly rows: readonly Measured[] };
    assert.deepEqual(
      results.rows.map(({ number }) => number),
      [...rows.keys()],
    );
    for (const { title, meaning, figures } of results.rows) {
      assert.ok(title !== '' && meaning !== '' && figures.length > 0);
      // JSON has no word for what is no number: a null here is a figure that could not be made.
      for (const { what, value } of figures) assert.equal(typeof value, 'number', `${title}: ${what}`);
    }
  });
});
