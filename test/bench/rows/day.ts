import { setTimeout as pause } from 'node:timers/promises';
import { openCosmosStore } from '../../../src/adapters/cosmos/cosmos-store.ts';
import { localCosmosKey } from '../../../src/rehearsal/facts.ts';
import { createSeededRandom } from '../../../src/rehearsal/world/random.ts';
import { anInvitation, invitationIdOf } from '../../fixtures/invitations.ts';
import { freePort } from '../../support/child-bot.ts';
import { manyCustomers, queriesFor } from '../measure/customers.ts';
import { aPress, aText, createPost, createSpeaker } from '../measure/load.ts';
import { startProgram, type Usage, untilAnswers } from '../measure/program.ts';
import { startQuietConnector } from '../measure/quiet-connector.ts';
import { quantile, rounded } from '../measure/statistics.ts';
import { startWorldApart, type WorldApart } from '../measure/world-apart.ts';
import type { Figure, Row } from '../row.ts';

const sizes = {
  quick: { customers: 200, invitations: 5, people: 5, turnsADay: 1_800, seconds: 2 },
  usual: { customers: 100_000, invitations: 2_000, people: 200, turnsADay: 60, seconds: 120 },
  full: { customers: 100_000, invitations: 2_000, people: 200, turnsADay: 60, seconds: 900 },
} as const;

/** At a hundred times its speed. */
const dayInSeconds = 864;

async function openInvitations({ environment }: WorldApart, count: number): Promise<void> {
  const store = await openCosmosStore({
    endpoint: environment.COSMOS_ENDPOINT ?? '',
    credential: { kind: 'key', key: localCosmosKey },
  });
  for (let number = 1; number <= count; number += 1) {
    const value = anInvitation({ id: invitationIdOf(number), state: 'sent' });
    await store.register.commit({ aggregateId: value.id, invitation: { value } });
  }
  store.close();
}

interface Turn {
  /** When it was due, in milliseconds since the start. */
  readonly at: number;
  readonly took: number;
}

export const day: Row = {
  title: 'A day of a large reseller',
  meaning:
    'A hundred thousand customers, two thousand open invitations and two hundred people, whose day passes a hundred times as fast: they search, leaf, look at invitations and ask for help, each when it is due and not when the last one is answered. Beside itself: the last fifth of the run beside the first. `npm run bench -- 9 --full` takes fifteen minutes, the usual run two. How long the loop of events is held up says little on a machine that others use.',
  async measure(size) {
    const { customers, invitations, people, turnsADay, seconds } = sizes[size];
    const random = createSeededRandom('day');
    const world = await startWorldApart({ DIRECTORY_COMPARE_SECONDS: '60' });
    const connector = await startQuietConnector();
    await world.control('POST', '/customers', { count: customers, seed: 'bench' });
    await openInvitations(world, invitations);
    const PORT = await freePort();
    const program = startProgram('src/main.ts', { ...world.environment, PORT });
    try {
      await untilAnswers(`http://127.0.0.1:${PORT}/readyz`, 100);
      const post = createPost(`http://127.0.0.1:${PORT}/api/messages`);
      const speakers = Array.from({ length: people }, () => createSpeaker(connector.serviceUrl));
      for (const { aadObjectId } of speakers) {
        await world.control('POST', '/roles', { aadObjectId, roles: ['admin-agent'] });
      }
      const queries = queriesFor([...manyCustomers(Math.min(customers, 10_000))], 300);
      const something = (): object => {
        const part = random.below(100);
        if (part < 45) return aText(`customers ${queries[random.below(queries.length)]}`);
        if (part < 70) {
          return aPress('customers.page.v1', { query: '', filter: 'everyone', page: random.below(50) });
        }
        return aText(part < 85 ? 'invitations' : 'help');
      };
      // Everybody has spoken before the day begins, as on any other day.
      for (const speaker of speakers) await post(speaker.activity(aText('help')));
      const turns: Turn[] = [];
      const usages: Usage[] = [await program.usage({ watchLoop: true })];
      const startedAt = performance.now();
      const now = () => performance.now() - startedAt;
      const running = new Set<Promise<void>>();
      const everyMs = (1_000 * dayInSeconds) / (people * turnsADay);
      const speak = async (at: number) => {
        const speaker = speakers[random.below(people)];
        if (!speaker) return;
        await post(speaker.activity(something()));
        turns.push({ at, took: now() - at });
      };
      for (let at = 0; at < seconds * 1_000; at += everyMs * (0.5 + random.below(1_000) / 1_000)) {
        if (at > now()) await pause(at - now());
        const turn = speak(at);
        running.add(turn);
        void turn.finally(() => running.delete(turn));
        if (usages.length < 5 && at >= (usages.length * seconds * 1_000) / 5)
          usages.push(await program.usage());
      }
      await Promise.all(running);
      usages.push(await program.usage());
      const within = (from: number, to: number) =>
        turns.filter(({ at }) => at >= from * seconds * 1_000 && at < to * seconds * 1_000);
      const took = (some: readonly Turn[], share: number) =>
        quantile(
          some.map((turn) => turn.took),
          share,
        );
      const [first, last] = [within(0, 0.2), within(0.8, 1.1)];
      const [early, late] = [usages[1] ?? usages.at(-1), usages.at(-1)];
      if (!early || !late) throw new Error('no usage');
      const drift = (what: string, share: number): Figure => ({
        what,
        value: took(last, share) / took(first, share),
        unit: 'x',
        of: `${rounded(took(last, share))} ms beside ${rounded(took(first, share))} ms, ${turns.length} turns in ${seconds} s`,
      });
      return [
        { ...drift('p50 at the end beside the start', 0.5), target: { atMost: 1.25 } },
        drift('p99 at the end beside the start', 0.99),
        {
          what: 'memory at the end beside the first fifth',
          value: late.rss / early.rss,
          unit: 'x',
          target: { atMost: 1.25 },
          of: `${Math.round(late.rss / 2 ** 20)} MB beside ${Math.round(early.rss / 2 ** 20)} MB`,
        },
        {
          what: 'p99 of the delay of the loop of events',
          value: late.loopDelayP99Ms,
          unit: 'ms',
          target: { atMost: 50 },
        },
      ];
    } finally {
      await program.stop();
      connector.close();
      await world.close();
    }
  },
};
