import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { setupVariables } from '../../src/cards/setup-card.ts';
import { parseConfig } from '../../src/config/config.ts';
import { renderEnvSample } from '../../src/config/env-sample.ts';
import { variableNames } from '../../src/config/variables.ts';

describe('env.sample', () => {
  it('is what the table of variables says', () => {
    const stored = readFileSync(new URL('../../env.sample', import.meta.url), 'utf8');
    assert.equal(stored, renderEnvSample(), 'Run: node src/config/write-env-sample.ts');
  });

  it('names every variable once, and sets none', () => {
    const lines = renderEnvSample().split('\n');
    for (const name of variableNames) {
      assert.equal(lines.filter((line) => line.startsWith(`#${name}=`)).length, 1, name);
    }
    assert.ok(lines.every((line) => line === '' || line.startsWith('#')));
  });

  it('has every variable that the card of the set-up names', () => {
    const known = new Set<string>(variableNames);
    const named = Object.values(setupVariables).flat();
    assert.deepEqual(
      named.filter((name) => !known.has(name)),
      [],
    );
  });

  it('shows values that are read without complaint', () => {
    const shown = renderEnvSample()
      .split('\n')
      .flatMap((line) => {
        const match = /^#(\w+)=(.+)$/.exec(line);
        return match ? [[match[1] ?? '', match[2] ?? ''] as const] : [];
      })
      .filter(([name]) => !name.startsWith('REHEARSAL_') && name !== 'DATA_DIR');
    const secrets = { MicrosoftAppPassword: 'p', HISTORY_KEY: 'p'.repeat(32) };
    const parsed = parseConfig({ ...Object.fromEntries(shown), ...secrets });
    assert.ok(parsed.ok, JSON.stringify(parsed));
  });
});
