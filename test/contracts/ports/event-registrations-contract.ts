import assert from 'node:assert/strict';
import type { EventRegistrations } from '../../../src/ports/partner-center.ts';

export interface OpenedEventRegistrations {
  readonly registrations: EventRegistrations;
  close(): Promise<void>;
}

const at = (name: string, ...events: readonly string[]) => ({
  url: `http://127.0.0.1:9/${name}`,
  events,
});

/** What any registration for events must do: there is one, whoever made it. */
export function eventRegistrationsContract(open: () => Promise<OpenedEventRegistrations>): void {
  let opened: OpenedEventRegistrations;
  beforeEach(async () => {
    opened = await open();
  });
  afterEach(() => opened.close());

  it('is made once, and replaced where it is', async () => {
    const { registrations } = opened;
    const events = ['test-created'];
    assert.equal(await registrations.write(at('ours', ...events), 'replace'), 'absent');
    assert.equal(await registrations.write(at('ours', ...events), 'make'), 'written');
    assert.equal(await registrations.write(at('other', ...events), 'make'), 'exists');
    assert.equal(await registrations.write(at('other', ...events), 'replace'), 'written');
  });

  it('is for events that it names', async () => {
    assert.ok((await opened.registrations.registrable()).includes('test-created'));
  });

  it('is tested where it is there and wants the test event, and knows its tests only', async () => {
    const { registrations } = opened;
    assert.deepEqual(await registrations.beginTest(), { kind: 'unregistered' });
    await registrations.write(at('ours', 'subscription-updated'), 'make');
    assert.deepEqual(await registrations.beginTest(), { kind: 'unregistered' });
    await registrations.write(at('ours', 'test-created', 'subscription-updated'), 'replace');
    const begun = await registrations.beginTest();
    assert.ok(begun.kind === 'begun' && begun.id !== '');
    const report = await registrations.readTest(begun.id);
    assert.ok(report && Array.isArray(report.attempts));
    assert.equal(await registrations.readTest('d0000000-0000-4000-8000-00000000dead'), undefined);
  });
}
