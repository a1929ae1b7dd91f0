import { freePort } from '../../support/child-bot.ts';
import { startWorld } from '../../support/world.ts';
import { aPress, aText, createPost, createSpeaker, type Post, type Speaker, speak } from '../measure/load.ts';
import { type Program, startProgram, untilAnswers } from '../measure/program.ts';
import { type QuietConnector, startQuietConnector } from '../measure/quiet-connector.ts';
import { inTurns, mediansOf, quantile, ratioOf, rounded } from '../measure/statistics.ts';
import type { Figure, Row, Size } from '../row.ts';

const conversations: Readonly<Record<Size, readonly number[]>> = {
  quick: [2],
  usual: [1, 8, 64],
  full: [1, 8, 64],
};
const turnsEach = { quick: 4, usual: 384, full: 1_920 } as const;
const rounds = { quick: 1, usual: 5, full: 9 } as const;
const customers = { quick: 50, usual: 10_000, full: 10_000 } as const;

/** What people look for, over and over: the list itself, and few letters of a name. */
const lookedFor = ['', 'bl', 'north', 'logist', 'sirius', 'орион', 'energ', 'green'];

interface Kind {
  readonly name: string;
  readonly what: (turn: number) => object;
  readonly atMost: number;
}

const kinds: readonly Kind[] = [
  { name: 'help', what: () => aText('help'), atMost: 1.25 },
  {
    name: 'customers',
    what: (turn) => aText(`customers ${lookedFor[turn % lookedFor.length]}`),
    atMost: 1.6,
  },
  {
    name: 'card action',
    what: (turn) => aPress('customers.page.v1', { query: '', filter: 'everyone', page: turn % 20 }),
    atMost: 1.6,
  },
];

interface Side {
  readonly url: string;
  readonly program: Program;
  readonly post: Post;
}

async function startSide(entry: string, environment: Readonly<Record<string, string>>): Promise<Side> {
  const PORT = await freePort();
  const program = startProgram(entry, { ...environment, PORT });
  const url = `http://127.0.0.1:${PORT}`;
  await untilAnswers(entry === 'src/main.ts' ? `${url}/readyz` : `${url}/healthz`, 50);
  return { url, program, post: createPost(`${url}/api/messages`) };
}

interface Scene {
  readonly size: Size;
  readonly connector: QuietConnector;
  readonly ours: Side;
  readonly bare: Side;
  readonly speakers: readonly Speaker[];
}

/** The bare bot answers with the very card that we answer with. */
async function shareCard({ ours, bare, connector, speakers }: Scene, kind: Kind): Promise<void> {
  const [speaker] = speakers;
  if (!speaker) throw new Error('nobody speaks');
  const answer = (await ours.post(speaker.activity(kind.what(0)))) as
    | { readonly value?: unknown }
    | undefined;
  await fetch(`${bare.url}/card`, {
    method: 'PUT',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(answer?.value ?? connector.lastCard()),
  });
}

async function measureKind(scene: Scene, kind: Kind): Promise<readonly Figure[]> {
  await shareCard(scene, kind);
  const figures: Figure[] = [];
  for (const many of conversations[scene.size]) figures.push(await measureAtOnce(scene, kind, many));
  return figures;
}

async function measureAtOnce(scene: Scene, kind: Kind, many: number): Promise<Figure> {
  const { size, ours, bare } = scene;
  const speakers = scene.speakers.slice(0, many);
  const each = Math.ceil(turnsEach[size] / many);
  const run = async ({ program, post }: Side, took: number[]) => {
    const before = await program.usage();
    took.push(...(await speak(post, speakers, { each, what: kind.what })));
    return ((await program.usage()).cpuMicros - before.cpuMicros) / (each * many);
  };
  // The first round is for the compilers.
  await run(ours, []);
  await run(bare, []);
  const took = { ours: [] as number[], beside: [] as number[] };
  const pairs = await inTurns(rounds[size], {
    ours: () => run(ours, took.ours),
    beside: () => run(bare, took.beside),
  });
  const cpu = mediansOf(pairs);
  const latency = (times: readonly number[]) =>
    `p50 ${rounded(quantile(times, 0.5))} ms, p99 ${rounded(quantile(times, 0.99))} ms`;
  return {
    what: `CPU of ${kind.name}, ${many} at once`,
    value: ratioOf(pairs),
    unit: 'x',
    target: { atMost: kind.atMost },
    of: `${Math.round(cpu.ours)} µs (${latency(took.ours)}) beside ${Math.round(cpu.beside)} µs (${latency(took.beside)})`,
  };
}

export const turns: Row = {
  title: 'CPU and latency of a turn',
  meaning:
    'CPU time of the bot for one turn, and how long the turn took, beside a bare botbuilder and restify bot that answers with the very same card as a constant: same load, same connector, in turns. The load and the imitations share the machine, so latencies say less than the ratio of CPU.',
  async measure(size) {
    const world = await startWorld({ DIRECTORY_COMPARE_SECONDS: '300' });
    const connector = await startQuietConnector();
    try {
      await world.control('POST', '/customers', { count: customers[size], seed: 'bench' });
      const ours = await startSide('src/main.ts', world.environment);
      const speakers = Array.from({ length: Math.max(...conversations[size]) }, () =>
        createSpeaker(connector.serviceUrl),
      );
      for (const { aadObjectId } of speakers) {
        await world.control('POST', '/roles', { aadObjectId, roles: ['admin-agent'] });
      }
      const bare = await startSide('test/bench/beside/bare-bot.ts', {});
      const scene: Scene = { size, connector, ours, bare, speakers };
      await speak(ours.post, speakers, { each: 2, what: () => aText('help') });
      const figures: Figure[] = [];
      for (const kind of kinds) figures.push(...(await measureKind(scene, kind)));
      await Promise.all([ours, bare].map(({ program }) => program.stop()));
      return figures;
    } finally {
      connector.close();
      await world.close();
    }
  },
};
