import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { crc32 } from 'node:zlib';
import { teamsApp } from '../../src/rehearsal/facts.ts';
import { packageOf, readWanted } from '../tooling/app-package.ts';

const botId = '0c1d2e3f-4a5b-4c6d-8e7f-90a1b2c3d4e5';
const publisher = [
  '--publisher=Northwind Cloud Services',
  '--website=https://reseller.example',
  '--privacy=https://reseller.example/privacy',
  '--terms=https://reseller.example/terms',
];

function wantedOf(args: readonly string[], environment: NodeJS.ProcessEnv) {
  const read = readWanted(args, environment);
  assert.ok(read.ok, JSON.stringify(read));
  return read.wanted;
}

/** What an unpacking program finds, read by the directory at the end. */
function unpack(zip: Buffer): ReadonlyMap<string, Buffer> {
  const end = zip.lastIndexOf(Buffer.from([0x50, 0x4b, 0x05, 0x06]));
  const files = new Map<string, Buffer>();
  let at = zip.readUInt32LE(end + 16);
  for (let left = zip.readUInt16LE(end + 10); left > 0; left -= 1) {
    assert.equal(zip.readUInt32LE(at), 0x02014b50);
    const nameLength = zip.readUInt16LE(at + 28);
    const name = zip.toString('utf8', at + 46, at + 46 + nameLength);
    const size = zip.readUInt32LE(at + 24);
    const header = zip.readUInt32LE(at + 42);
    assert.equal(zip.readUInt32LE(header), 0x04034b50);
    const from = header + 30 + zip.readUInt16LE(header + 26) + zip.readUInt16LE(header + 28);
    const content = zip.subarray(from, from + size);
    assert.equal(crc32(content), zip.readUInt32LE(at + 16), name);
    files.set(name, content);
    at += 46 + nameLength + zip.readUInt16LE(at + 30) + zip.readUInt16LE(at + 32);
  }
  assert.equal(at, end);
  return files;
}

describe('the app package', () => {
  it('holds the manifest, its localization and the icons, and nothing else', () => {
    const files = unpack(packageOf(wantedOf(publisher, { MicrosoftAppId: botId }).facts));
    assert.deepEqual([...files.keys()], ['manifest.json', 'ru.json', 'color.png', 'outline.png']);
    for (const name of ['ru.json', 'color.png', 'outline.png']) {
      assert.deepEqual(files.get(name), readFileSync(`manifest/${name}`), name);
    }
    const manifest = files.get('manifest.json')?.toString() ?? '';
    assert.ok(!manifest.includes('{{'));
    assert.deepEqual(JSON.parse(manifest).bots[0].botId, botId);
    assert.equal(JSON.parse(manifest).developer.name, 'Northwind Cloud Services');
  });

  it('is the same for the same bot, byte by byte, and another app for another bot', () => {
    const one = wantedOf(publisher, { MicrosoftAppId: botId.toUpperCase() }).facts;
    assert.deepEqual(packageOf(one), packageOf(wantedOf(publisher, { MicrosoftAppId: botId }).facts));
    const other = wantedOf(publisher, { MicrosoftAppId: botId.replace('0', '1') }).facts;
    assert.notEqual(one.manifestId, other.manifestId);
    assert.notEqual(one.manifestId, one.botId);
    const given = wantedOf([...publisher, `--manifest-id=${teamsApp.manifestId}`], { MicrosoftAppId: botId });
    assert.equal(given.facts.manifestId, teamsApp.manifestId);
    const kept = wantedOf(publisher, { MicrosoftAppId: botId, TEAMS_APP_ID: teamsApp.manifestId });
    assert.equal(kept.facts.manifestId, teamsApp.manifestId);
  });

  it('says that its bot is made up where no bot is configured', () => {
    const { facts, notes } = wantedOf([], {});
    assert.equal(facts.botId, teamsApp.botAppId);
    assert.match(notes.join(), /made-up bot/);
    assert.deepEqual(wantedOf(publisher, { MicrosoftAppId: botId }).notes, []);
    assert.match(wantedOf([], { MicrosoftAppId: botId }).notes.join(), /--publisher, --website/);
  });

  it('tells all that is wrong at once', () => {
    const read = readWanted(
      ['--website=http://x.example', `--publisher=${'x'.repeat(40)}`, '--manifest-id=7'],
      {
        MicrosoftAppId: 'my-bot',
      },
    );
    assert.equal(!read.ok && read.problems.length, 4);
    assert.equal(readWanted(['--colour=red'], {}).ok, false);
  });

  it('is refused before it is written when the schema refuses it', () => {
    const { facts } = wantedOf(publisher, { MicrosoftAppId: botId });
    assert.throws(
      () => packageOf({ ...facts, botId: '{{MICROSOFT_APP_ID}}' }),
      /bots\/0\/botId[\s\S]*not filled in/,
    );
  });

  it('is written by npm run package', () => {
    const folder = mkdtempSync(join(tmpdir(), 'customer-connect-'));
    const out = join(folder, 'made', 'customer-connect.zip');
    const run = spawnSync(process.execPath, ['test/tooling/package-app.ts', ...publisher, `--out=${out}`], {
      env: { ...process.env, MicrosoftAppId: botId },
      encoding: 'utf8',
    });
    assert.equal(run.status, 0, run.stderr);
    assert.match(run.stdout, /customer-connect\.zip/);
    const { facts } = wantedOf(publisher, { MicrosoftAppId: botId });
    assert.match(run.stdout, new RegExp(`app ${facts.manifestId} \\(TEAMS_APP_ID`));
    assert.deepEqual(readFileSync(out), packageOf(facts));
    const refused = spawnSync(process.execPath, ['test/tooling/package-app.ts'], {
      env: { ...process.env, MicrosoftAppId: 'my-bot' },
      encoding: 'utf8',
    });
    assert.equal(refused.status, 1);
    assert.match(refused.stderr, /must be the application \(client\) id/);
    rmSync(folder, { recursive: true });
  });
});
