import assert from 'node:assert/strict';
import { createTelemetry } from '../../../src/adapters/telemetry/telemetry.ts';
import { Fault } from '../../../src/ports/faults.ts';
import type { EventName, Events } from '../../../src/ports/telemetry.ts';

interface Line {
  readonly level: number;
  readonly msg: string;
  readonly [field: string]: unknown;
}

function listen(pseudonymKey = 'k'.repeat(20), level: 'info' | 'warn' = 'info') {
  const raw: string[] = [];
  const telemetry = createTelemetry({
    level,
    pseudonymKey,
    destination: { write: (text: string) => void raw.push(text) },
  });
  return { telemetry, raw, lines: () => raw.map((text) => JSON.parse(text) as Line) };
}

const person = 'a1000000-0000-4000-8000-000000000001';

/** An error as botbuilder's connector throws it: the whole request in its text and on its person. */
function aRestError(): Error {
  const request = {
    url: 'https://smba.trafficmanager.net/emea/v3/conversations/a:1secret/activities',
    headers: { authorization: 'Bearer eyJhbGciOi-token' },
    body: JSON.stringify({ text: 'Dear Anna Petrova', from: 'anna@blue-meadow.example' }),
  };
  const error = new Error(
    `Error \n ${JSON.stringify({ name: 'RestError', code: 'ServiceError', statusCode: 502, request }, null, 1)}\n    at Anna Petrova (/home/anna@blue-meadow.example/src/private.ts:1:1)`,
  );
  error.name = 'RestError';
  return Object.assign(error, {
    code: 'ServiceError',
    statusCode: 502,
    request,
    response: { bodyAsText: 'Anna Petrova' },
    details: { error: { message: 'Anna Petrova' } },
  });
}

const privateWords = ['Anna', 'Petrova', 'blue-meadow', 'a:1secret', 'Bearer', 'eyJ', 'private.ts', 'token'];

function assertNothingPrivate(text: string): void {
  for (const word of privateWords) assert.ok(!text.includes(word), `${word} got into ${text}`);
}

describe('the log', () => {
  it('writes one line an event, with its name, level and fields', () => {
    const { telemetry, lines } = listen();
    telemetry.record('service.started', { rehearsal: true, port: 3978 });
    telemetry.record('door.refused', { status: 403, why: 'foreign-tenant' });
    telemetry.record('worker.failed', { worker: 'outbox', code: 'store/unavailable' });
    const seen = lines().map(({ time, ...rest }) => rest);
    assert.deepEqual(seen, [
      { level: 30, rehearsal: true, port: 3978, msg: 'service.started' },
      { level: 40, status: 403, why: 'foreign-tenant', msg: 'door.refused' },
      { level: 50, worker: 'outbox', code: 'store/unavailable', msg: 'worker.failed' },
    ]);
  });

  it('keeps quiet below its level', () => {
    const { telemetry, raw } = listen('k'.repeat(20), 'warn');
    telemetry.record('service.started', { rehearsal: true, port: 1 });
    assert.deepEqual(raw, []);
  });

  it('names people and invitations by pseudonyms that only its key gives', () => {
    const [one, same, other] = [listen(), listen(), listen('another key, as long as that')];
    for (const { telemetry } of [one, same, other]) {
      telemetry.record('turn.answered', { what: 'text', person, ms: 12 });
      telemetry.record('invitation.moved', { invitation: 'inv-01hzzzzzzzzzzz', to: 'sent' });
    }
    assert.equal(one.lines()[0]?.person, same.lines()[0]?.person);
    assert.notEqual(one.lines()[0]?.person, other.lines()[0]?.person);
    assert.match(String(one.lines()[0]?.person), /^[\w-]{16}$/);
    assert.ok(!one.raw.join().includes(person) && !one.raw.join().includes('inv-01hz'));
  });

  it('withholds sentences where a word belongs, and fields that nobody declared', () => {
    const { telemetry, raw, lines } = listen();
    const hostile = { what: 'Dear Anna Petrova', person, ms: 'Anna', note: 'Anna' };
    telemetry.record('turn.answered', hostile as unknown as Events['turn.answered']);
    telemetry.record('notice.undelivered', { kind: 'anna@blue-meadow.example', reason: 'x y' });
    assertNothingPrivate(raw.join());
    assert.equal(lines()[0]?.what, '(withheld)');
    assert.equal(lines()[0]?.ms, '(withheld)');
  });

  it('reduces an error to its name, codes, status and place', () => {
    const { telemetry, raw, lines } = listen();
    telemetry.record('turn.failed', { what: 'text', reference: 'R-1', code: 'bug' }, aRestError());
    assertNothingPrivate(raw.join());
    const { error } = lines()[0] as unknown as { error: Record<string, unknown> };
    assert.equal(error.name, 'RestError');
    assert.equal(error.code, 'ServiceError');
    assert.equal(error.status, 502);
    assert.match(
      String((error.at as string[])[0]),
      /^test\/adapters\/telemetry\/telemetry\.test\.ts:\d+:\d+$/,
    );
  });

  it('tells of a fault what its adapter kept for the vendor', () => {
    const { telemetry, raw, lines } = listen();
    const cause = aRestError();
    const fault = new Fault('graph/throttled', {
      status: 429,
      requestId: '0f0e-11',
      vendorCode: 'busy',
      cause,
    });
    telemetry.record('worker.failed', { worker: 'outbox', code: 'graph/throttled' }, fault);
    const { error } = lines()[0] as unknown as { error: Record<string, unknown> };
    assert.equal(error.code, 'graph/throttled');
    assert.equal(error.requestId, '0f0e-11');
    assert.equal((error.cause as Record<string, unknown>).status, 502);
    assertNothingPrivate(raw.join());
  });

  it('survives whatever is thrown', () => {
    const { telemetry, raw } = listen();
    const endless = new Error('Anna');
    endless.cause = endless;
    const trap = {
      get name(): string {
        throw new Error('Anna Petrova');
      },
    };
    const changed = new Error('Dear Anna Petrova\n    at src/Anna.Petrova:1:1');
    changed.message = 'short';
    const odd = [
      endless,
      trap,
      changed,
      'Anna Petrova',
      null,
      undefined,
      7,
      { message: 'Anna' },
      Symbol('Anna'),
    ];
    for (const error of odd) {
      telemetry.record('turn.failed', { what: 'text', reference: 'R', code: 'bug' }, error);
    }
    assert.equal(raw.length, odd.length);
    assertNothingPrivate(raw.join());
  });

  it('never lets a message pass for a place', () => {
    const { telemetry, raw } = listen();
    const error = new Error('x\n    at Anna (anna@blue-meadow.example:1:1)\n    at src/Anna:1:1');
    telemetry.record('turn.failed', { what: 'text', reference: 'R', code: 'bug' }, error);
    assertNothingPrivate(raw.join());
  });

  it('has a shape for every event', () => {
    const { telemetry, raw } = listen();
    const names: EventName[] = [
      'directory.compared',
      'outbox.delayed',
      'notice.delivered',
      'service.stopping',
    ];
    for (const name of names) telemetry.record(name, {} as never);
    assert.equal(raw.length, names.length);
  });
});
