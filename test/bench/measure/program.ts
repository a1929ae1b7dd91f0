/** A program in a process of its own, with a probe inside that tells what it uses. */
import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { setTimeout as pause } from 'node:timers/promises';
import { ownEnvironment } from '../../support/child-bot.ts';

const { scripts } = JSON.parse(readFileSync(new URL('../../../package.json', import.meta.url), 'utf8')) as {
  readonly scripts: { readonly start: string };
};

export interface Usage {
  /** User and system time since the start of the process. */
  readonly cpuMicros: number;
  readonly rss: number;
  readonly heapUsed: number;
  /** Since the loop was first watched, or watched anew. */
  readonly loopDelayP99Ms: number;
}

export interface UsageOptions {
  readonly watchLoop?: boolean;
  /** The heap is what is left of it after a collection. */
  readonly collected?: boolean;
}

export interface Program {
  usage(options?: UsageOptions): Promise<Usage>;
  stop(): Promise<void>;
}

const probe = new URL('probe.ts', import.meta.url);
const running = new Set<ChildProcess>();
// Whatever becomes of a row, none of its programs outlives it.
process.on('exit', () => {
  for (const child of running) child.kill('SIGKILL');
});

/** Those of `npm start`; what it is measured beside gets them too, so that they are an advantage to nobody. */
const flags = scripts.start.split(' ').filter((word) => word.startsWith('--'));

/** The entry is a path from the root of the repository. The environment is what is given, and the path. */
export function startProgram(entry: string, environment: Readonly<Record<string, string>> = {}): Program {
  const child = fork(new URL(`../../../${entry}`, import.meta.url), {
    execArgv: [...flags, '--import', probe.href],
    env: { ...ownEnvironment(), ...environment },
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
  });
  running.add(child);
  child.once('exit', () => running.delete(child));
  const waiting = new Map<number, (usage: Usage) => void>();
  child.on('message', (message: { readonly id: number; readonly usage: Usage }) => {
    waiting.get(message.id)?.(message.usage);
    waiting.delete(message.id);
  });
  let asked = 0;
  return {
    async usage(options = {}) {
      asked += 1;
      const answer = Promise.withResolvers<Usage>();
      waiting.set(asked, answer.resolve);
      child.send({ id: asked, ...options });
      return answer.promise;
    },
    async stop() {
      if (child.exitCode !== null || child.signalCode !== null) return;
      child.kill('SIGKILL');
      await once(child, 'exit');
    },
  };
}

/** Asks again and again, closely: how long the first good answer took is what is measured. */
export async function untilAnswers(url: string, everyMs = 2): Promise<void> {
  const giveUp = AbortSignal.timeout(900_000);
  while (!giveUp.aborted) {
    const isGood = await fetch(url).then(
      (response) => response.arrayBuffer().then(() => response.ok),
      () => false,
    );
    if (isGood) return;
    await pause(everyMs);
  }
  throw new Error(`no good answer from ${url}`);
}
