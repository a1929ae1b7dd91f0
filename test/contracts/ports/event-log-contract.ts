import assert from 'node:assert/strict';
import type { EventLog, EventNote } from '../../../src/ports/event-log.ts';

export interface OpenedEventLog {
  readonly log: EventLog;
  /** Another instance upon the same state. */
  readonly rival: EventLog;
  close(): Promise<void>;
}

const note = (mark: string, rest: Partial<EventNote> = {}): EventNote => ({
  at: '2026-04-09T08:00:00.000Z',
  name: 'subscription-updated',
  mark,
  isNews: false,
  ...rest,
});

/** What any keeper of events must do. */
export function eventLogContract(open: () => Promise<OpenedEventLog>): void {
  let opened: OpenedEventLog;
  beforeEach(async () => {
    opened = await open();
  });
  afterEach(() => opened.close());

  it('knows nothing before the first event', async () => {
    assert.equal(await opened.log.read(), undefined);
  });

  it('takes each event once, whichever instance it came to', async () => {
    const { log, rival } = opened;
    assert.equal(await log.note(note('a')), 'new');
    assert.equal(await rival.note(note('a')), 'known');
    assert.equal(await rival.note(note('b')), 'new');
    assert.equal(await log.note(note('b')), 'known');
    assert.deepEqual((await log.read())?.marks, ['a', 'b']);
  });

  it('lets one of two at the same moment win, and loses no other', async () => {
    const { log, rival } = opened;
    const outcomes = await Promise.all([log.note(note('a')), rival.note(note('a')), log.note(note('b'))]);
    assert.deepEqual([...outcomes].sort(), ['known', 'new', 'new']);
    assert.deepEqual([...((await log.read())?.marks ?? [])].sort(), ['a', 'b']);
  });

  it('keeps when news came last, and which test', async () => {
    const { log } = opened;
    const [first, second, third] = ['08:00', '08:01', '08:02'].map((time) => `2026-04-09T${time}:00.000Z`);
    await log.note(note('a', { at: first ?? '', name: 'news', isNews: true }));
    await log.note(note('b', { at: second ?? '', name: 'test-created', testId: 'b0' }));
    await log.note(note('c', { at: third ?? '' }));
    const { marks: _, ...record } = (await log.read()) ?? assert.fail();
    assert.deepEqual(record, {
      lastEventAt: third,
      lastEventName: 'subscription-updated',
      lastNewsAt: first,
      lastTest: { id: 'b0', at: second },
    });
  });

  it('remembers the latest events only', async () => {
    const { log } = opened;
    for (let number = 0; number < 320; number += 1) await log.note(note(`m${number}`));
    const marks = (await log.read())?.marks ?? [];
    assert.equal(marks.length, 300);
    assert.equal(marks.at(-1), 'm319');
    assert.equal(await log.note(note('m319')), 'known');
  });
}
