import { setTimeout as pause } from 'node:timers/promises';
import { freePort } from '../../support/child-bot.ts';
import { startWorld } from '../../support/world.ts';
import { type Counted, startCountingProxy } from '../measure/counting-proxy.ts';
import { startProgram, untilAnswers } from '../measure/program.ts';
import type { Figure, Row } from '../row.ts';

const customers = { quick: 200, usual: 10_000, full: 100_000 } as const;
/** A comparison comes every twelfth period, so that thirteen have one of them. */
const periods = { quick: 2, usual: 13, full: 26 } as const;
const secondsOf = { quick: 1, usual: 3, full: 3 } as const;

const isRecords = ({ path }: Counted) => path.includes('/auditrecords');
const isListing = ({ path }: Counted) => /\/v1\/customers(\?|$)/.test(path);
const bytesOf = (calls: readonly Counted[]) => calls.reduce((sum, { bytes }) => sum + bytes, 0);

export const directorySync: Row = {
  title: 'Keeping the directory in step',
  meaning:
    'Calls to Partner Center and bytes of their answers, with a list that stays as it is and with one that grows by 1 %, beside reading the whole list in every period. A period is the time after which Partner Center is asked again; the whole list is read for news, and every twelfth period for safety.',
  async measure(size) {
    const count = customers[size];
    const many = periods[size];
    const periodSeconds = secondsOf[size];
    const world = await startWorld({ DIRECTORY_COMPARE_SECONDS: String(periodSeconds) });
    const proxy = await startCountingProxy(world.rehearsalUrl);
    const PORT = await freePort();
    await world.control('POST', '/customers', { count, seed: 'bench' });
    const PARTNER_CENTER_URL = `${proxy.url}/partner-center`;
    const program = startProgram('src/main.ts', { ...world.environment, PARTNER_CENTER_URL, PORT });
    const watch = async () => {
      proxy.take();
      await pause(many * periodSeconds * 1_000);
      return proxy.take();
    };
    try {
      await untilAnswers(`http://127.0.0.1:${PORT}/readyz`, 50);
      const whole = proxy.take().filter(isListing);
      await pause(2 * periodSeconds * 1_000);
      const unchanged = await watch();
      const fresh = Array.from(
        { length: Math.max(1, count / 100) },
        (_, number) => `fresh-${number}.example`,
      );
      proxy.take();
      for (const domain of fresh) await world.control('POST', '/accept', { domain });
      await pause(many * periodSeconds * 1_000);
      const changed = proxy.take();
      const everyTime = bytesOf(whole) * many;
      const named = `${count.toLocaleString('en')} customers`;
      const figureOf = (what: string, calls: readonly Counted[]): Figure => ({
        what: `bytes, ${what}, ${named}`,
        value: (100 * bytesOf(calls)) / everyTime,
        unit: '%',
        of: `${calls.filter(isRecords).length} calls for records, ${calls.filter(isListing).length} for the list, ${bytesOf(calls).toLocaleString('en')} bytes in ${many} periods; the whole list is ${whole.length} calls and ${bytesOf(whole).toLocaleString('en')} bytes`,
      });
      return [
        {
          what: `calls for records a period, unchanged`,
          value: unchanged.filter(isRecords).length / many,
          unit: 'calls',
          // One more where a period began just before the watch did.
          target: { atMost: 1 + 1 / many },
        },
        {
          what: `whole lists a period, unchanged`,
          value: unchanged.filter(isListing).length / Math.max(1, whole.length) / many,
          unit: 'count',
          ...(size === 'quick' ? {} : { target: { atMost: 2 / many } }),
        },
        figureOf('unchanged', unchanged),
        figureOf('1 % more', changed),
      ];
    } finally {
      await program.stop();
      proxy.close();
      await world.close();
    }
  },
};
