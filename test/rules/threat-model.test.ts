import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';

const text = readFileSync('src/decisions/0018-threat-model.md', 'utf8');

/** Of each row what it says of an attacker, and what is named to show it. */
function rows(): readonly { readonly who: string; readonly shownBy: readonly string[] }[] {
  return text
    .split('\n')
    .filter((line) => line.startsWith('| ') && !line.startsWith('| ---') && !line.startsWith('| who,'))
    .map((line) => ({
      who: line.split(' | ')[0] ?? '',
      shownBy: [...line.matchAll(/`([^`]+)`/g)].map(([, name = '']) => name),
    }));
}

describe('the threat model', () => {
  it('names for each attacker a test that is there', () => {
    const all = rows();
    assert.ok(all.length >= 20, `${all.length} rows`);
    for (const { who, shownBy } of all) {
      const tests = shownBy.filter((name) => name.startsWith('test/'));
      assert.ok(tests.length > 0, `${who}: no test shows it`);
      for (const name of tests) assert.ok(existsSync(name), `${who}: ${name}`);
    }
  });
});
