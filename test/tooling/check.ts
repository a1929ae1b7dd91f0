/** `npm run check`: format, lint, types and the import law; no tests. Prints what is wrong and leaves with 1. */
import { spawnSync } from 'node:child_process';
import { cruiseSources, sourceFiles } from './cruise-sources.ts';

function run(title: string, command: string, args: readonly string[]): boolean {
  const started = Date.now();
  const { status } = spawnSync(command, args, { stdio: 'inherit' });
  console.log(`${status === 0 ? 'ok' : 'NOT OK'}: ${title} (${Date.now() - started} ms)`);
  return status === 0;
}

async function checkImports(): Promise<boolean> {
  const { sources, violations } = await cruiseSources();
  for (const violation of violations) console.log(violation);
  const expected = sourceFiles().length;
  const sawAll = sources === expected;
  if (!sawAll)
    console.log(
      `The import law was checked on ${sources} of ${expected} sources: the check itself is broken.`,
    );
  const isFine = violations.length === 0 && sawAll;
  console.log(`${isFine ? 'ok' : 'NOT OK'}: import law (${sources} sources)`);
  return isFine;
}

const isFine = [
  run('format and lint', 'biome', ['ci', '--error-on-warnings', '.']),
  run('types', 'tsc', ['-p', '.']),
  await checkImports(),
].every(Boolean);
process.exit(isFine ? 0 : 1);
