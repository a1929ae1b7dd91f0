import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, readdirSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { type Cruised, cruiseSources, sourceFiles } from '../tooling/cruise-sources.ts';
import { laws } from '../tooling/import-law.ts';

/** Cruises a small tree of its own, so that nothing needs to be planted in the real one. */
async function cruise(files: Readonly<Record<string, string>>): Promise<Cruised> {
  const root = process.cwd();
  const place = mkdtempSync(join(tmpdir(), 'customer-connect-law-'));
  try {
    for (const [path, text] of Object.entries(files)) {
      mkdirSync(join(place, 'src', dirname(path)), { recursive: true });
      writeFileSync(join(place, 'src', path), text);
    }
    symlinkSync(join(root, 'node_modules'), join(place, 'node_modules'));
    process.chdir(place);
    return await cruiseSources();
  } finally {
    process.chdir(root);
    rmSync(place, { recursive: true, force: true });
  }
}

const innocent = 'export const one = 1;\nexport type One = number;\n';
const vendor = "import { CosmosClient } from '@azure/cosmos';\nexport const use = CosmosClient;\n";

describe('the import law', () => {
  it('was checked on every source, and holds', async () => {
    const { sources, violations } = await cruiseSources();
    assert.equal(sources, sourceFiles().length);
    assert.ok(sources > 100);
    assert.deepEqual(violations, []);
  });

  it('has a row for every folder of src, but for those that wire everything', () => {
    const folders = readdirSync('src', { withFileTypes: true }).filter((entry) => entry.isDirectory());
    const named = new Set(laws.map(({ folder }) => folder.split('/')[0]));
    const missing = folders.map(({ name }) => name).filter((name) => !named.has(name));
    assert.deepEqual(
      missing.filter((name) => name !== 'decisions'),
      [],
    );
  });

  const planted: readonly (readonly [string, string, string])[] = [
    [
      'an adapter in the domain',
      'domain/a.ts',
      "import { one } from '../adapters/cosmos/b.ts';\nexport const a = one;\n",
    ],
    [
      'a type alone',
      'domain/a.ts',
      "import type { One } from '../adapters/cosmos/b.ts';\nexport type A = One;\n",
    ],
    [
      'Node in the domain',
      'domain/a.ts',
      "import { readFileSync } from 'node:fs';\nexport const a = readFileSync;\n",
    ],
    ['a vendor in the application', 'application/a.ts', vendor],
    ['the dialogue in the application', 'application/a.ts', "export { one } from '../conversation/b.ts';\n"],
    ['another adapter in an adapter', 'adapters/graph/a.ts', "export { one } from '../cosmos/b.ts';\n"],
    ['the bot in the rehearsal', 'rehearsal/a.ts', "export { one } from '../domain/b.ts';\n"],
    ['a lazy import', 'domain/a.ts', "export const a = () => import('../adapters/cosmos/b.ts');\n"],
  ];
  for (const [what, path, text] of planted) {
    it(`finds ${what}`, async () => {
      const { violations } = await cruise({
        [path]: text,
        'adapters/cosmos/b.ts': innocent,
        'conversation/b.ts': innocent,
        'domain/b.ts': innocent,
      });
      assert.equal(violations.length, 1, violations.join('\n'));
      assert.ok(violations[0]?.startsWith(`src/${path} -> `), violations[0]);
    });
  }

  it('finds a cycle, of types as well', async () => {
    const { violations } = await cruise({
      'domain/a.ts': "import type { B } from './b.ts';\nexport interface A { b?: B }\n",
      'domain/b.ts': "import type { A } from './a.ts';\nexport interface B { a?: A }\n",
    });
    assert.ok(
      violations.some((violation) => violation.includes('no cycles')),
      violations.join('\n'),
    );
  });

  it('says nothing of what is allowed', async () => {
    const cruised = await cruise({
      'domain/a.ts': innocent,
      'ports/b.ts': "export type { One } from '../domain/a.ts';\n",
      'adapters/cosmos/c.ts': `${vendor}export type { One } from '../../ports/b.ts';\n`,
    });
    assert.deepEqual(cruised, { sources: 3, violations: [] });
  });
});
