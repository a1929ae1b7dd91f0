/** Loaded before a measured program: tells whoever started it what it has used so far. */
import { monitorEventLoopDelay } from 'node:perf_hooks';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import type { UsageOptions } from './program.ts';

const delay = monitorEventLoopDelay({ resolution: 10 });

// Whoever started it is gone.
process.on('disconnect', () => process.exit());

function collectGarbage(): void {
  setFlagsFromString('--expose-gc');
  (runInNewContext('gc') as () => void)();
}

process.on('message', (asked: { readonly id: number } & UsageOptions) => {
  if (asked.watchLoop) {
    delay.enable();
    delay.reset();
  }
  if (asked.collected) collectGarbage();
  const { user, system } = process.cpuUsage();
  const { rss, heapUsed } = process.memoryUsage();
  process.send?.({
    id: asked.id,
    usage: { cpuMicros: user + system, rss, heapUsed, loopDelayP99Ms: delay.percentile(99) / 1e6 },
  });
});
