import assert from 'node:assert/strict';
import { existsSync, globSync, readdirSync, readFileSync } from 'node:fs';
import { findModeIssues } from '../../src/config/modes.ts';
import { describeVariable, variableNames } from '../../src/config/variables.ts';
import { graphPermissions } from '../../src/domain/permissions.ts';
import { openFacts, renderManifest } from '../../src/manifest/manifest.ts';
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

/** A section of the README, from its heading to the next one. */
function sectionOf(heading: string): string {
  const from = readme.indexOf(`\n## ${heading}\n`);
  assert.ok(from >= 0, heading);
  return readme.slice(from, readme.indexOf('\n## ', from + 1));
}

describe('the README on going live', () => {
  const steps = sectionOf('Going live, step by step');

  it('gives each value that the service cannot do without, and those that it is poorer without', () => {
    const needed = findModeIssues({ MicrosoftAppType: 'SingleTenant', MAIL_FROM: 'shared' }, 'real');
    const useful = ['COSMOS_KEY', 'MicrosoftAppCertificatePath', 'PARTNER_MPN_ID', 'TEAMS_APP_ID'];
    const names = [...needed.map(({ name }) => name), ...useful];
    assert.ok(names.includes('HISTORY_KEY') && names.includes('SHARED_MAILBOX'));
    for (const name of names) assert.ok(steps.includes(`\`${name}\``), name);
  });

  it('asks for what the manifest and the sign-in need', () => {
    const { webApplicationInfo, validDomains } = JSON.parse(
      renderManifest({ ...openFacts, botId: '<client id>' }, '1.0.0'),
    ) as { readonly webApplicationInfo: { readonly resource: string }; readonly validDomains: string[] };
    for (const text of [webApplicationInfo.resource, ...validDomains]) assert.ok(steps.includes(text), text);
    for (const name of ['PARTNER_CENTER_CONNECTION', 'GRAPH_CONNECTION'] as const) {
      const { fallback } = describeVariable(name);
      assert.ok(steps.includes(`\`${fallback}\``), name);
    }
  });
});

describe('the README on whom the bot calls', () => {
  it('names every address and every list of hosts that is configured', () => {
    const calls = sectionOf('Whom it calls');
    const names = variableNames.filter(
      (name) => /_(URL|ENDPOINT|HOSTS)$/.test(name) && name !== 'PUBLIC_URL',
    );
    assert.ok(names.length > 8);
    for (const name of names) assert.ok(calls.includes(`\`${name}\``), name);
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
