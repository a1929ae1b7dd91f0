/** A browser, a stub bot and the imitated Teams for each test of the chat page. */
import assert from 'node:assert/strict';
import type { Browser, Page } from 'playwright-core';
import { type ChatWorld, startChatWorld, type WorldOptions } from '../rehearsal/chat/chat-world.ts';
import type { Heard } from '../rehearsal/chat/stub-bot.ts';
import { comesTo } from '../support/comes-to.ts';
import { patienceMs } from '../support/patience.ts';
import { launchBrowser } from '../tooling/browser.ts';

export interface ChatStage {
  readonly world: ChatWorld;
  /** The first page, as Alex. */
  readonly page: Page;
  /** The bot was added; answers go where this came from. */
  readonly joined: Heard;
  open(query: string, viewport?: { readonly width: number; readonly height: number }): Promise<Page>;
}

/** Starts anew before each test; no page may have thrown by its end. */
export function useChat(query: string, options: WorldOptions = {}): ChatStage {
  let browser: Browser;
  let world: ChatWorld;
  let page: Page;
  let joined: Heard;
  const troubles: string[] = [];

  const open: ChatStage['open'] = async (address, viewport = { width: 1000, height: 800 }) => {
    const opened = await (await browser.newContext({ viewport, locale: 'en-US' })).newPage();
    opened.setDefaultTimeout(patienceMs);
    opened.on('pageerror', (error) => troubles.push(error.message));
    await opened.goto(`${world.url}/chat?${address}`);
    await opened.waitForSelector('body[data-ready]');
    return opened;
  };

  before(async () => {
    browser = await launchBrowser();
  });
  after(() => browser.close());
  beforeEach(async () => {
    troubles.length = 0;
    world = await startChatWorld(options);
    page = await open(query);
    joined = await world.bot.hears((heard) => heard.type === 'conversationUpdate');
  });
  afterEach(async () => {
    for (const context of browser.contexts()) await context.close();
    await world.close();
    assert.deepEqual(troubles, []);
  });

  return {
    get world() {
      return world;
    },
    get page() {
      return page;
    },
    get joined() {
      return joined;
    },
    open,
  };
}

/** Nothing of the page is wider than the screen or reaches out of its column. */
export async function assertFits(page: Page, width = 320): Promise<void> {
  const look = () =>
    page.getByRole('main').evaluate((main) => {
      const { width, right } = main.getBoundingClientRect();
      const { scrollWidth, clientWidth } = main.ownerDocument.documentElement;
      const outside = [...main.querySelectorAll('*')].filter(
        (one) => one.getBoundingClientRect().right > right + 0.5,
      );
      return { width, outside: outside.map((one) => one.className), scrolls: scrollWidth > clientWidth };
    });
  await comesTo(look, { width, outside: [], scrolls: false });
}
