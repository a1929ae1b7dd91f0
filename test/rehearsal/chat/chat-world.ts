/** A stub bot and the imitated Teams in front of it, on free ports and in a folder of their own. */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createChat } from '../../../src/rehearsal/chat/chat.ts';
import { type Limits, noLimits } from '../../../src/rehearsal/chat/limits.ts';
import type { SignInDesk } from '../../../src/rehearsal/chat/sign-in-desk.ts';
import { serve } from '../../../src/rehearsal/http-kit.ts';
import { startStubBot } from './stub-bot.ts';

export type ChatWorld = Awaited<ReturnType<typeof startChatWorld>>;

export interface WorldOptions {
  readonly botUrl?: string;
  readonly timeoutMs?: number;
  readonly now?: () => Date;
  readonly repeats?: number;
  readonly signInDesk?: SignInDesk;
  /** Without them a test's bot may speak as often as it likes. */
  readonly limits?: Limits;
}

export async function startChatWorld(options: WorldOptions = {}) {
  const dataDir = await mkdtemp(join(tmpdir(), 'chat-'));
  const bot = await startStubBot();

  const open = async (port: number) => {
    const chat = createChat({
      dataDir,
      botUrl: () => options.botUrl ?? bot.url,
      now: options.now ?? (() => new Date()),
      publicUrl: () => url,
      limits: options.limits ?? noLimits,
      signInDesk: options.signInDesk ?? { teamsToken: () => 'of-teams', byHand: () => ({ code: '123456' }) },
      ...(options.repeats === undefined ? {} : { repeats: options.repeats }),
      ...(options.timeoutMs ? { timeoutMs: options.timeoutMs } : {}),
    });
    const served = await serve(chat.systems, port);
    const url = `http://127.0.0.1:${served.port}`;
    return { chat, served, url };
  };
  let running = await open(0);
  const stop = async () => {
    running.chat.close();
    await running.served.close();
  };

  return {
    bot,
    dataDir,
    get url() {
      return running.url;
    },
    /** Stops the imitation and starts it anew on the same port and the same data. */
    async restart(): Promise<void> {
      const { port } = running.served;
      await stop();
      running = await open(port);
    },
    async post(path: string, body: object) {
      const response = await fetch(`${running.url}${path}`, {
        method: 'POST',
        headers: { 'content-type': 'application/json', connection: 'close' },
        body: JSON.stringify(body),
      });
      return { status: response.status, body: (await response.json()) as Record<string, unknown> };
    },
    async close(): Promise<void> {
      await stop();
      await bot.close();
      await rm(dataDir, { recursive: true, force: true });
    },
  };
}

/** The code with which the imitated connector refused. */
export const codeOf = ({ body }: { readonly body: unknown }) =>
  (body as { readonly error: { readonly code: string } }).error.code;
