import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { localCosmosKey } from '../../src/rehearsal/facts.ts';

/** What must stand in no file of the repository; written so that this file does not hold it either. */
const forbidden: Readonly<Record<string, RegExp>> = {
  'a private key': /-----BEGIN [A-Z ]*PRIVATE KEY-----\s*[A-Za-z0-9+/=]{20}/,
  'a token': /\beyJ[\w-]{20,}\.eyJ[\w-]{20,}\.[\w-]{20,}/,
  'a client secret of Entra': /\b[\w~.-]{3}[78]Q~[\w~.-]{31,34}\b/,
  'a key of an Azure account': /(?<![A-Za-z0-9+/-])[A-Za-z0-9+/]{86}==/,
  'a connection string': /\b(?:AccountKey|SharedAccessKey|InstrumentationKey)=[A-Za-z0-9+/-]{20,}/i,
  'a token of a code host or registry':
    /\b(?:gh[pousr]_[A-Za-z0-9]{30,}|npm_[A-Za-z0-9]{30,}|glpat-[\w-]{20,})/,
  'a key of Amazon or Google': /\b(?:AKIA[A-Z0-9]{16}|AIza[\w-]{35})\b/,
  'a password in an address': /\bhttps?:\/\/[^\s/:@'"`]+:[^\s/:@'"`$]{3,}@[a-z0-9]/i,
  'a host of a package registry':
    /\b(?:registry\.(?:npmjs|yarnpkg|npmmirror)\.|npm\.pkg\.github\.|pkgs\.dev\.azure\.|jfrog\.io|artifactor[y]|nexus\d*\.)/i,
  'where a package was fetched': /"resolved":\s*"https?:/,
  'a path of somebody’s machine':
    /(?:^|[\s"'`(=:])(?:\/(?:home|Users|root|work|mnt|opt)\/[\w.-]+\/|[A-Z]:\\\\?(?:Users|Windows)\\)/m,
};

/** Where such a thing is public or invented, with the reason. */
const exceptions: readonly { readonly what: string; readonly text: string; readonly why: string }[] = [
  { what: 'a key of an Azure account', text: localCosmosKey, why: 'published by Microsoft for its emulator' },
];

function trackedFiles(): readonly string[] {
  return execFileSync('git', ['ls-files', '-z'], { encoding: 'utf8', maxBuffer: 16 * 1024 * 1024 })
    .split('\0')
    .filter((path) => path !== '' && existsSync(path));
}

/** What stands in the text, by its kind and the beginning of it. */
function findingsIn(text: string): readonly string[] {
  const cleaned = exceptions.reduce((rest, { text: known }) => rest.replaceAll(known, ''), text);
  return Object.entries(forbidden).flatMap(([what, pattern]) => {
    const found = pattern.exec(cleaned)?.[0].trim();
    return found === undefined ? [] : [`${what}: ${found.slice(0, 24)}`];
  });
}

describe('the files of the repository', () => {
  const isCheckout = existsSync('.git');

  it('hold no secrets, no hosts of registries and no paths of machines', function () {
    // A release without its history has nothing that git could list.
    if (!isCheckout) return this.skip();
    const files = trackedFiles();
    assert.ok(files.includes('package-lock.json') && files.length > 300, `${files.length} files`);
    const found = files.flatMap((path) =>
      findingsIn(readFileSync(path, 'utf8')).map((one) => `${path}: ${one}`),
    );
    assert.deepEqual(found, []);
  });

  it('would be noticed with one of them', () => {
    const letters = 'Ab0'.repeat(40);
    const planted = [
      `-----BEGIN RSA ${'PRIVATE'} KEY-----\n${letters}`,
      `Bearer eyJ${letters}.eyJ${letters}.${letters}`,
      `abc8${'Q~'}${letters.slice(0, 34)}`,
      `"${letters.slice(0, 86)}=="`,
      `Account${'Key'}=${letters}`,
      `gh${'p_'}${letters.slice(0, 36)}`,
      `AK${'IA'}${'A1'.repeat(8)}`,
      `https://anna:${'secret'}@example.com/x`,
      `https://registry.${'npmjs'}.org/zod`,
      `"resol${'ved"'}: "https://x.example/zod.tgz"`,
      `"/ho${'me'}/anna/project/x"`,
      `"C:\\\\Us${'ers'}\\\\anna"`,
    ];
    for (const text of planted) assert.notDeepEqual(findingsIn(text), [], text.slice(0, 40));
  });
});
