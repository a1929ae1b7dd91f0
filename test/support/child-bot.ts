/** The bot in a process of its own, so that it can be killed. */
import assert from 'node:assert/strict';
import { type ChildProcess, spawn } from 'node:child_process';
import { randomInt } from 'node:crypto';
import { createServer, type Socket } from 'node:net';
import { setTimeout as pause } from 'node:timers/promises';
import { patienceMs } from './patience.ts';
import { untilReady } from './world.ts';

export interface Exit {
  readonly code: number | null;
  readonly signal: NodeJS.Signals | null;
}

export interface Child {
  /** What it wrote to either output so far. */
  output(): string;
  readonly exited: Promise<Exit>;
  kill(signal: NodeJS.Signals): void;
}

export interface ChildBot extends Child {
  readonly botUrl: string;
  readonly messagesUrl: string;
}

const root = new URL('../../', import.meta.url);
const running = new Set<ChildProcess>();
// Whatever becomes of a test, none of its processes outlives the run, or keeps it from its end.
process.on('exit', () => {
  for (const child of running) child.kill('SIGKILL');
});

/** Of ours: where programs are, and where what Node made of the sources is kept. */
export function ownEnvironment(): Readonly<Record<string, string>> {
  const { PATH = '', NODE_COMPILE_CACHE } = process.env;
  return { PATH, ...(NODE_COMPILE_CACHE === undefined ? {} : { NODE_COMPILE_CACHE }) };
}

/** Runs the entry with this environment and nothing else. */
export function startChild(environment: Readonly<Record<string, string>>): Child {
  const child = spawn(process.execPath, ['src/main.ts'], {
    cwd: root,
    env: { ...ownEnvironment(), ...environment },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  running.add(child);
  child.unref();
  let output = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding('utf8').on('data', (text: string) => {
      output += text;
    });
    (stream as Socket).unref();
  }
  const exited = new Promise<Exit>((resolve) => {
    child.once('close', (code, signal) => {
      running.delete(child);
      resolve({ code, signal });
    });
  });
  return { output: () => output, exited, kill: (signal) => void child.kill(signal) };
}

/** Starts the bot and waits until it is ready; throws with its output when it ends before. */
export async function startChildBot(environment: Readonly<Record<string, string>>): Promise<ChildBot> {
  const given = environment.PORT ?? '0';
  const port = given === '0' ? await freePort() : given;
  const child = startChild({ ...environment, PORT: port });
  const botUrl = `http://127.0.0.1:${port}`;
  const ended = child.exited.then(({ code, signal }) => {
    throw new Error(`the bot ended (${code ?? signal}) before it was ready: ${child.output()}`);
  });
  ended.catch(() => undefined);
  try {
    await Promise.race([untilReady(`${botUrl}/readyz`), ended]);
  } catch (error) {
    await putDown(child);
    throw error;
  }
  return { ...child, botUrl, messagesUrl: `${botUrl}/api/messages` };
}

/** Kills it and waits until it is gone. */
export async function putDown(child: Child | undefined): Promise<void> {
  child?.kill('SIGKILL');
  await child?.exited;
}

/** Waits until it has died at the point that its environment names; fails with its output when it lives on. */
export async function diesAt(point: string, { exited, output }: Child): Promise<void> {
  const livesOn = pause(patienceMs, 'it lives on', { ref: false });
  const end = await Promise.race([exited, livesOn]);
  assert.deepEqual(end, { code: null, signal: 'SIGKILL' }, `${point}: ${output()}`);
}

const handedOut = new Set<number>();

/**
 * A port that nobody listens on. It is used only later, by a process that first has to start: so it is none of those
 * that the system gives to whoever asks for any, and to every connection that goes out.
 */
export async function freePort(): Promise<string> {
  for (;;) {
    const port = randomInt(20_000, 32_000);
    if (handedOut.has(port) || !(await isFree(port))) continue;
    handedOut.add(port);
    return String(port);
  }
}

function isFree(port: number): Promise<boolean> {
  const server = createServer();
  return new Promise((resolve) => {
    server.once('error', () => resolve(false));
    server.listen(port, '127.0.0.1', () => server.close(() => resolve(true)));
  });
}
