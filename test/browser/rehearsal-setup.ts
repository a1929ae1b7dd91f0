/** A browser before a bot in a process of its own, with the rehearsal's own pages. */
import assert from 'node:assert/strict';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, BrowserContext, Locator, Page } from 'playwright-core';
import { type ChildBot, freePort, putDown, startChildBot } from '../support/child-bot.ts';
import { patienceMs } from '../support/patience.ts';
import type { Words } from '../support/words.ts';
import { type Control, controlAt } from '../support/world.ts';
import { launchBrowser } from '../tooling/browser.ts';

export interface RehearsalStage {
  readonly url: string;
  /** Of this test. */
  readonly context: BrowserContext;
  readonly control: Control;
  open(path: string): Promise<Page>;
  /** The chat page of this person, once it can be written on. */
  openChat(words: Words, as?: string): Promise<Page>;
}

/** One bot for all tests, and a context for each; no page may have thrown by its end. */
export function useRehearsal(): RehearsalStage {
  let browser: Browser | undefined;
  let bot: ChildBot | undefined;
  let dataDir: string;
  let url: string;
  let context: BrowserContext;
  const troubles: string[] = [];

  before(async () => {
    dataDir = await mkdtemp(join(tmpdir(), 'customer-connect-'));
    const REHEARSAL_PORT = await freePort();
    url = `http://127.0.0.1:${REHEARSAL_PORT}`;
    bot = await startChildBot({ DATA_DIR: dataDir, REHEARSAL_PORT });
    browser = await launchBrowser();
  });
  after(async () => {
    await browser?.close();
    await putDown(bot);
    await rm(dataDir, { recursive: true, force: true });
  });
  beforeEach(async () => {
    assert.ok(browser);
    troubles.length = 0;
    context = await browser.newContext({ viewport: { width: 1000, height: 900 }, locale: 'en-US' });
    context.setDefaultTimeout(patienceMs);
    context.on('page', (page) => page.on('pageerror', (error) => troubles.push(error.message)));
  });
  afterEach(async () => {
    await context.close();
    assert.deepEqual(troubles, []);
  });

  const open = async (path: string) => {
    const page = await context.newPage();
    await page.goto(`${url}${path}`);
    return page;
  };
  return {
    get url() {
      return url;
    },
    get context() {
      return context;
    },
    control: (...call) => controlAt(`${url}/control`)(...call),
    open,
    async openChat(words, as = 'alex') {
      const chat = await open(`/chat?as=${as}&locale=${words.locale}`);
      await chat.waitForSelector('body[data-ready]');
      return chat;
    },
  };
}

const field = { en: 'Message to Customer Connect', ru: 'Сообщение для Customer Connect' } as const;

export async function types(chat: Page, words: Words, text: string): Promise<void> {
  await chat.getByLabel(field[words.key]).fill(text);
  await chat.keyboard.press('Enter');
}

/** The one that was shown last. */
export const button = (page: Page, name: string): Locator =>
  page.getByRole('button', { name, exact: true }).last();
