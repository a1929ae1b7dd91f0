/** Loaded before a measured program: tells whoever started it what it has used so far. */
import { monitorEventLoopDelay } from 'node:perf_hooks';

const delay = monitorEventLoopDelay({ resolution: 10 });

// Whoever started it is gone.
process.on('disconnect', () => process.exit());

process.on('message', (asked: { readonly id: number; readonly watchLoop?: boolean }) => {
  if (asked.watchLoop) {
    delay.enable();
    delay.reset();
  }
  const { user, system } = process.cpuUsage();
  const { rss, heapUsed } = process.memoryUsage();
  process.send?.({
    id: asked.id,
    usage: { cpuMicros: user + system, rss, heapUsed, loopDelayP99Ms: delay.percentile(99) / 1e6 },
  });
});
