import { callsOf, type OutsideCalls } from '../../support/outside-calls.ts';
import { startSystem } from '../../support/system.ts';
import { english } from '../../support/words.ts';
import type { Figure, Row } from '../row.ts';

const targets: Readonly<Record<string, Figure['target']>> = {
  'customers, store': { atMost: 1 },
  'customers, Partner Center': { atMost: 0 },
  'invitations, store': { atMost: 4 },
  'next page of customers, store': { atMost: 2 },
};

function figuresOf(
  what: string,
  { cosmos, partnerCenter, graph, connector }: OutsideCalls,
): readonly Figure[] {
  const figure = (system: string, value: number): Figure => {
    const target = targets[`${what}, ${system}`];
    return { what: `${what}, ${system}`, value, unit: 'calls', ...(target ? { target } : {}) };
  };
  return [
    figure('store', cosmos),
    figure('Partner Center', partnerCenter),
    figure('Graph', graph),
    figure('connector', connector),
  ];
}

export const outsideCalls: Row = {
  title: 'Outside calls of a command',
  meaning:
    'Calls to Cosmos DB, Partner Center, Graph and the connector as the imitations count them, for a person who spoke before. What they may be, and why not fewer, is pinned in test/stories/outside-calls.test.ts.',
  async measure(size) {
    const times = size === 'quick' ? 1 : 5;
    const system = await startSystem({ DIRECTORY_COMPARE_SECONDS: '3600' });
    try {
      const alex = system.person();
      const figures: Figure[] = [];
      for (const text of ['help', 'customers', 'customer Larkfield Bakery', 'invitations', 'providers']) {
        await alex.says(text);
        figures.push(...figuresOf(text, await callsOf(system, () => alex.says(text), times)));
      }
      const list = await alex.says('customers');
      const leafing = await callsOf(system, () => alex.presses(list, english.nextPage), times);
      return [...figures, ...figuresOf('next page of customers', leafing)];
    } finally {
      await system.close();
    }
  },
};
