import assert from 'node:assert/strict';
import { existsSync, globSync, readdirSync, readFileSync } from 'node:fs';
import { graphPermissions } from '../../src/domain/permissions.ts';
import { withDerivedParts } from '../tooling/readme-tables.ts';

const readme = readFileSync('README.md', 'utf8');

describe('the README', () => {
  it('is in step with the tables in the code (else run: npm run generate)', () => {
    assert.equal(readme, withDerivedParts(readme));
  });

  it('links to files that are there', () => {
    const targets = [...readme.matchAll(/\]\((?!https?:|#)([^)#]+)/g)].map((match) => match[1] ?? '');
    assert.deepEqual(
      targets.filter((target) => !existsSync(target)),
      [],
    );
  });

  it('names only scripts that exist', () => {
    const { scripts } = JSON.parse(readFileSync('package.json', 'utf8')) as {
      scripts: Record<string, string>;
    };
    const named = [...readme.matchAll(/npm run ([\w:-]+)/g)].map((match) => match[1] ?? '');
    assert.deepEqual(
      named.filter((name) => !(name in scripts)),
      [],
    );
  });
});

describe('the README on permissions', () => {
  it('that count as known are all named', () => {
    for (const name of Object.keys(graphPermissions)) assert.ok(readme.includes(`\`${name}\``), name);
  });
});

describe('the map of the sources', () => {
  const map = readFileSync('src/README.md', 'utf8');
  const files = globSync('{src,test,cards}/**', { exclude: (path) => path === 'node_modules' });
  const isThere = (name: string) => {
    const pattern = new RegExp(
      `(?:^|/)${name
        .replace(/^\//, '')
        .replaceAll('.', '\\.')
        .replace(/<\w+>|\*/g, '[a-z-]+')}$`,
    );
    return files.some((path) => pattern.test(path));
  };

  it('names only files and folders that are there', () => {
    const named = [...map.matchAll(/`([\w/<>*.-]+(?:\.(?:ts|json|md)|\/))`/g)].map(([, name = '']) => name);
    assert.ok(named.length > 50, `${named.length} names`);
    assert.deepEqual(
      named.filter((name) => !isThere(name.replace(/\/$/, ''))),
      [],
    );
  });

  it('has a row for each of them', () => {
    const rows = [...map.matchAll(/^\| `([^`]+?)\/?` \|/gm)].map(([, name]) => name);
    const unlisted = readdirSync('src').filter((name) => !rows.includes(name));
    assert.deepEqual(unlisted, ['README.md', 'house.ts', 'node-version.cjs', 'version.ts']);
  });
});
