/** The bot in a process of its own, so that it can be killed. */
import { type ChildProcess, spawn } from 'node:child_process';
import { createServer, type AddressInfo } from 'node:net';
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
// Whatever becomes of a test, none of its processes outlives the run.
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
  let output = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding('utf8').on('data', (text: string) => {
      output += text;
    });
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

export async function freePort(): Promise<string> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  await new Promise((resolve) => server.close(resolve));
  return String(port);
}
