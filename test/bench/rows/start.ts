import { setTimeout as pause } from 'node:timers/promises';
import { freePort } from '../../support/child-bot.ts';
import { startWorld, type World } from '../../support/world.ts';
import { startProgram, untilAnswers } from '../measure/program.ts';
import { inTurns, mediansOf, type Pair, ratioOf } from '../measure/statistics.ts';
import type { Figure, Row, Size } from '../row.ts';

const counts: Readonly<Record<Size, readonly number[]>> = {
  quick: [20],
  usual: [0, 10_000, 100_000],
  full: [0, 10_000, 100_000],
};
const rounds = { quick: 1, usual: 5, full: 9 } as const;
/** After this long the garbage of the start is gone as far as it goes. */
const settleMs = { quick: 100, usual: 3_000, full: 5_000 } as const;

interface Started {
  readonly healthzMs: number;
  readonly readyzMs: number;
  readonly rss: number;
}

/** Starts it, waits for both doors, lets it settle, and ends it. */
async function tryStart(
  entry: string,
  environment: Readonly<Record<string, string>>,
  { ready, settle }: { readonly ready: string; readonly settle: number },
): Promise<Started> {
  const PORT = await freePort();
  const startedAt = performance.now();
  const program = startProgram(entry, { ...environment, PORT });
  try {
    await untilAnswers(`http://127.0.0.1:${PORT}/healthz`);
    const healthzMs = performance.now() - startedAt;
    await untilAnswers(`http://127.0.0.1:${PORT}${ready}`, 10);
    const readyzMs = performance.now() - startedAt;
    await pause(settle);
    return { healthzMs, readyzMs, rss: (await program.usage()).rss };
  } finally {
    await program.stop();
  }
}

async function measureWith(world: World, count: number, size: Size): Promise<readonly Figure[]> {
  const settle = settleMs[size];
  await world.control('POST', '/customers', { count, seed: 'bench' });
  const ours = () => tryStart('src/main.ts', world.environment, { ready: '/readyz', settle });
  // The first start reads the whole list; all later ones find it in the store.
  await ours();
  const all: { ours: Started[]; beside: Started[] } = { ours: [], beside: [] };
  await inTurns(rounds[size], {
    ours: async () => all.ours.push(await ours()),
    beside: async () =>
      all.beside.push(await tryStart('test/bench/beside/bare-bot.ts', {}, { ready: '/healthz', settle })),
  });
  const pairsOf = (pick: (one: Started) => number): readonly Pair[] =>
    all.ours.map((one, round) => {
      const other = all.beside[round];
      return { ours: pick(one), beside: other ? pick(other) : Number.NaN };
    });
  const figure = (
    what: string,
    pairs: readonly Pair[],
    { unit, target }: { readonly unit: string; readonly target?: Figure['target'] },
  ): Figure => {
    const { ours: mine, beside } = mediansOf(pairs);
    return {
      what: `${what}, ${count.toLocaleString('en')} customers`,
      value: ratioOf(pairs),
      unit: 'x',
      of: `${Math.round(mine)} ${unit} beside ${Math.round(beside)} ${unit}`,
      ...(target ? { target } : {}),
    };
  };
  return [
    figure(
      'start to /healthz',
      pairsOf(({ healthzMs }) => healthzMs),
      { unit: 'ms', target: { atMost: 2 } },
    ),
    figure(
      'start to /readyz',
      pairsOf(({ readyzMs }) => readyzMs),
      { unit: 'ms' },
    ),
    figure(
      'resident memory',
      pairsOf(({ rss }) => rss / 2 ** 20),
      {
        unit: 'MB',
        ...(count === 10_000 ? { target: { atMost: 2 } } : {}),
      },
    ),
  ];
}

export const start: Row = {
  title: 'Start and memory',
  meaning:
    'From the start of the process to the first good answer at /healthz and at /readyz, and the resident memory some seconds later, beside a bare botbuilder and restify bot that has nothing to get ready (its /readyz is its /healthz). The list of customers is in the store already, as at every start but the first.',
  async measure(size) {
    const world = await startWorld({ DIRECTORY_COMPARE_SECONDS: '3600' });
    try {
      const figures: Figure[] = [];
      for (const count of counts[size]) figures.push(...(await measureWith(world, count, size)));
      return figures;
    } finally {
      await world.close();
    }
  },
};
