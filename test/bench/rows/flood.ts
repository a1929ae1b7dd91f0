import { setTimeout as pause } from 'node:timers/promises';
import { freePort } from '../../support/child-bot.ts';
import { startWorld } from '../../support/world.ts';
import { aText, createPost, createSpeaker, type Post, type Speaker, speak } from '../measure/load.ts';
import { startProgram, untilAnswers } from '../measure/program.ts';
import { startQuietConnector } from '../measure/quiet-connector.ts';
import { inTurns, median, type Pair, quantile, ratioOf, rounded } from '../measure/statistics.ts';
import type { Figure, Row } from '../row.ts';

const turns = { quick: 4, usual: 100, full: 1_000 } as const;
const rounds = { quick: 1, usual: 5, full: 9 } as const;
const customers = { quick: 50, usual: 10_000, full: 10_000 } as const;
/** So many messages of the flood are on their way at any time. */
const atOnce = { quick: 10, usual: 50, full: 50 } as const;

/** Somebody types again as soon as the answer is there, and a moment later. */
const betweenMs = 5;

const what = (turn: number) => aText(turn % 2 === 0 ? 'help' : 'customers bl');

interface Scene {
  readonly post: Post;
  readonly quiet: Speaker;
  readonly flooding: Speaker;
  readonly turns: number;
  readonly atOnce: number;
}

async function speakQuietly({ post, quiet, turns: each }: Scene): Promise<readonly number[]> {
  const took: number[] = [];
  for (let turn = 0; turn < each; turn += 1) {
    took.push(...(await speak(post, [quiet], { each: 1, what: () => what(turn) })));
    await pause(betweenMs);
  }
  return took;
}

/** Each line posts again as soon as it is answered, as fast as it can. */
async function floodDuring<T>({ post, flooding, atOnce: lines }: Scene, work: () => Promise<T>) {
  let isOver = false;
  let sent = 0;
  const flood = Array.from({ length: lines }, async () => {
    while (!isOver) {
      await post(flooding.activity(what(sent)));
      sent += 1;
    }
  });
  const startedAt = performance.now();
  const result = await work();
  isOver = true;
  await Promise.all(flood);
  return { result, perSecond: sent / ((performance.now() - startedAt) / 1_000) };
}

const p99 = (took: readonly number[]) => quantile(took, 0.99);

async function figuresOf(scene: Scene, many: number): Promise<readonly Figure[]> {
  const rates: number[] = [];
  const halves: Pair[] = [];
  const whole = await inTurns(many, {
    async ours() {
      const { result, perSecond } = await floodDuring(scene, () => speakQuietly(scene));
      rates.push(perSecond);
      halves.push({ ours: median(result), beside: 0 });
      return p99(result);
    },
    beside: async () => p99(await speakQuietly(scene)),
  });
  const ours = median(whole.map((pair) => pair.ours));
  const beside = median(whole.map((pair) => pair.beside));
  return [
    {
      what: 'p99 of another conversation while one floods',
      value: ratioOf(whole),
      unit: 'x',
      target: { atMost: 3 },
      of: `${rounded(ours)} ms (p50 ${rounded(median(halves.map((half) => half.ours)))} ms) beside ${rounded(beside)} ms when it is quiet`,
    },
    {
      what: 'messages of the flood that were taken in or turned away',
      value: median(rates),
      unit: 'a second',
    },
  ];
}

export const flood: Row = {
  title: 'One conversation while another floods',
  meaning:
    'How long a turn takes at its 99th percentile while one other person posts as fast as the bot answers, beside the same conversation in quiet: same bot, same run, in turns. The flood is made on the machine that is measured, so some of the figure is the making of it.',
  async measure(size) {
    const world = await startWorld({ DIRECTORY_COMPARE_SECONDS: '300' });
    const connector = await startQuietConnector();
    try {
      await world.control('POST', '/customers', { count: customers[size], seed: 'bench' });
      const PORT = await freePort();
      const program = startProgram('src/main.ts', { ...world.environment, PORT });
      const url = `http://127.0.0.1:${PORT}`;
      await untilAnswers(`${url}/readyz`, 50);
      const [quiet, flooding] = [createSpeaker(connector.serviceUrl), createSpeaker(connector.serviceUrl)];
      for (const { aadObjectId } of [quiet, flooding]) {
        await world.control('POST', '/roles', { aadObjectId, roles: ['admin-agent'] });
      }
      const post = createPost(`${url}/api/messages`);
      const scene = { post, quiet, flooding, turns: turns[size], atOnce: atOnce[size] };
      // The first round is for the compilers.
      await floodDuring(scene, () => speakQuietly(scene));
      const figures = await figuresOf(scene, rounds[size]);
      await program.stop();
      return figures;
    } finally {
      connector.close();
      await world.close();
    }
  },
};
