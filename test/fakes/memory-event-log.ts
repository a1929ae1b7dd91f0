import type { EventLog, EventRecord } from '../../src/ports/event-log.ts';

export function createMemoryEventLog(): EventLog {
  let record: EventRecord | undefined;
  return {
    read: async () => structuredClone(record),
    note: async ({ at, name, mark, isNews, testId }) => {
      if (record?.marks.includes(mark)) return 'known';
      record = {
        ...record,
        lastEventAt: at,
        lastEventName: name,
        ...(isNews ? { lastNewsAt: at } : {}),
        ...(testId === undefined ? {} : { lastTest: { id: testId, at } }),
        marks: [...(record?.marks ?? []), mark].slice(-300),
      };
      return 'new';
    },
  };
}
