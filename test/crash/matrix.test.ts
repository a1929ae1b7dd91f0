import assert from 'node:assert/strict';
import { faultPoints } from '../../src/ports/fault-points.ts';
import { sourcesOf, textsOf } from '../rules/source-code.ts';

const named: ReadonlySet<string> = new Set(faultPoints);

/** The fault points that these sources name. */
function pointsIn(pattern: string, but: string): readonly string[] {
  const texts = sourcesOf(pattern)
    .filter(({ path }) => !path.endsWith(but))
    .flatMap(textsOf);
  return [...new Set(texts.filter((text) => named.has(text)))].sort();
}

describe('the points at which a process may die', () => {
  const all = [...faultPoints].sort();

  it('are all reached', () => {
    assert.deepEqual(pointsIn('src/**/*.ts', 'ports/fault-points.ts'), all);
  });

  it('have each a test that kills a process there', () => {
    const killed = pointsIn('test/crash/*.test.ts', 'crash/matrix.test.ts');
    process.stdout.write(`    kill -9: ${killed.length} of ${all.length} points\n`);
    assert.deepEqual(killed, all);
  });
});
