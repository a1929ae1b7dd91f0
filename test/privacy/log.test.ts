import assert from 'node:assert/strict';
import { eventShapes } from '../../src/adapters/telemetry/event-shapes.ts';
import { everythingPrivate, type Private, secrets } from './secrets.ts';
import { startTappedWorld, type TappedWorld } from '../support/tapped-world.ts';
import { walk } from './walk.ts';

interface Line {
  readonly msg: string;
  readonly [field: string]: unknown;
}

const anAddress = /[\w.+-]+@[\w-]+\.[\w.-]+/gu;
/** What looks private, whether or not it was met on the walk; a service's own id of a request is none. */
const shapes = [
  anAddress,
  /(?<!"requestId":")[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/gi,
  /bearer|eyJ[\w-]{6}|-----BEGIN/gi,
];

/** Where seals and ids stand between, a token is told by its two parts and the dot. */
const tokensIn = (text: string) =>
  [...text.matchAll(/Bearer |\beyJ[\w-]{6,}\.eyJ[\w-]{6,}|-----BEGIN/g)].map(([found]) => found);

function shapesIn(output: string): readonly string[] {
  return shapes.flatMap((shape) =>
    [...output.matchAll(shape)].map(({ index, 0: found }) =>
      output.slice(Math.max(0, index - 100), index + found.length + 10),
    ),
  );
}

/** The output as it is, and with what stands for other characters in addresses and in JSON taken back. */
function readings(output: string): readonly string[] {
  const unescaped = output
    .replaceAll(/\\+u([0-9a-f]{4})/gi, (_all, code: string) => String.fromCharCode(Number.parseInt(code, 16)))
    .replaceAll(/\\+(["/])/g, '$1');
  const decoded = output.replaceAll(/(?:%[0-9a-f]{2})+/gi, (run) =>
    Buffer.from(run.replaceAll('%', ''), 'hex').toString('utf8'),
  );
  return [output, unescaped, decoded].map((text) => text.toLowerCase());
}

/** What got out, by what it is, and where. */
function leaksIn(output: string, hidden: Private): readonly string[] {
  return readings(output).flatMap((text) =>
    [...hidden]
      .filter(([value]) => text.includes(value))
      .map(([value, what]) => {
        const at = text.indexOf(value);
        return `${what}: ${text.slice(Math.max(0, at - 80), at + value.length + 20)}`;
      }),
  );
}

describe('what is private', () => {
  let world: TappedWorld;
  let hidden: Private;
  let output = '';
  let exported: readonly string[] = [];

  before(async () => {
    world = await startTappedWorld();
    exported = (await walk(world)).exports;
    hidden = await everythingPrivate(world);
    world.bot.kill('SIGTERM');
    await world.bot.exited;
    output = world.bot.output();
  });
  after(() => world?.close());

  const lines = () => output.split('\n').filter((line) => line.trim() !== '');

  it('was there to be found: names, addresses, subjects, texts, ids, keys and tokens', () => {
    const kinds = new Set(hidden.values());
    for (const kind of [
      'credential',
      'customer name',
      'recipient',
      'letter text',
      'mail subject',
      'mail link',
    ]) {
      assert.ok(kinds.has(kind), `no ${kind} was met on the walk`);
    }
    assert.ok(hidden.size > 800, `${hidden.size} private words`);
    assert.ok(lines().length > 300, `a log of ${lines().length} lines tells too little`);
    assert.ok([...hidden.values()].filter((what) => what === 'credential').length >= 2);
  });

  it('is not in the log, which tells of everything that happens', () => {
    assert.deepEqual(leaksIn(output, hidden), []);
    assert.deepEqual(shapesIn(output), []);
  });

  it('would be noticed in the log, as it is, in an address, or in JSON', () => {
    for (const value of [
      secrets.company,
      encodeURIComponent(secrets.company),
      JSON.stringify(secrets.company),
    ]) {
      assert.notDeepEqual(leaksIn(`{"msg":"x","what":"${value}"}`, hidden), [], value);
    }
  });

  it('has no other way out: nothing is printed beside the log, and the log knows its own events only', () => {
    const known = new Set<string>(Object.keys(eventShapes));
    const met = new Set<string>();
    for (const line of lines()) {
      assert.ok(line.startsWith('{'), `printed beside the log: ${line.slice(0, 120)}`);
      const { msg } = JSON.parse(line) as Line;
      assert.ok(known.has(msg), msg);
      met.add(msg);
    }
    assert.deepEqual([...met].sort(), [...known].sort(), 'every event of the list happens on the walk');
  });

  it('is in no mail or exported file but what belongs there: no credential, no token, no other customer', async () => {
    const mails = await world.mails();
    const secret = new Map([...hidden].filter(([, what]) => what === 'credential'));
    const addresses = [...hidden].filter(([, what]) => what === 'recipient').map(([address]) => address);
    assert.ok(mails.length >= 4 && addresses.length >= 4);
    for (const { to, cc, subject, body } of mails) {
      const text = `${subject}\n${body}`;
      assert.deepEqual([...leaksIn(text, secret), ...tokensIn(text)], []);
      const own = new Set([...to, ...cc].map((address) => address.toLowerCase()));
      const foreign = addresses.filter(
        (address) => !own.has(address) && text.toLowerCase().includes(address),
      );
      assert.deepEqual(foreign, [], 'a mail names nobody to whom it does not go');
    }
    assert.equal(exported.length, 4);
    for (const text of exported) {
      assert.ok(text.toLowerCase().includes(secrets.company.toLowerCase()), 'the history was exported');
      assert.deepEqual([...leaksIn(text, secret), ...tokensIn(text)], []);
    }
  });

  it('is not in what Teams shows beside a card: its summary and the line at a button', () => {
    const summaries = world.connector.sent.map(({ activity }) => String(activity.summary ?? ''));
    assert.ok(summaries.filter((summary) => summary !== '').length > 100);
    for (const summary of summaries) {
      assert.doesNotMatch(summary, anAddress);
      assert.ok(!summary.includes(secrets.letter) && !summary.includes(secrets.subject), summary);
    }
  });
});
