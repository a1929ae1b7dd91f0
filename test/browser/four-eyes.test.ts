import assert from 'node:assert/strict';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { type ChildBot, freePort, putDown, startChildBot } from '../support/child-bot.ts';
import { comesTo } from '../support/comes-to.ts';
import { patienceMs } from '../support/patience.ts';
import { english, russian, type Words } from '../support/words.ts';
import { type Control, controlAt } from '../support/world.ts';
import { launchBrowser } from '../tooling/browser.ts';

const customer = 'Motorwerk Süd';
const write = { en: 'Message to Customer Connect', ru: 'Сообщение для Customer Connect' } as const;

describe('two people who end a relationship, each in a tab of the chat page', () => {
  let browser: Browser;
  let context: BrowserContext;
  let bot: ChildBot | undefined;
  let dataDir: string;
  let rehearsalUrl: string;
  let control: Control;
  const troubles: string[] = [];

  before(async () => {
    dataDir = await mkdtemp(join(tmpdir(), 'customer-connect-'));
    const REHEARSAL_PORT = await freePort();
    rehearsalUrl = `http://127.0.0.1:${REHEARSAL_PORT}`;
    control = controlAt(`${rehearsalUrl}/control`);
    bot = await startChildBot({ DATA_DIR: dataDir, REHEARSAL_PORT });
    browser = await launchBrowser();
    context = await browser.newContext({ viewport: { width: 1000, height: 900 }, locale: 'en-US' });
    context.setDefaultTimeout(patienceMs);
    context.on('page', (page) => page.on('pageerror', (error) => troubles.push(error.message)));
  });
  after(async () => {
    await browser?.close();
    await putDown(bot);
    await rm(dataDir, { recursive: true, force: true });
    assert.deepEqual(troubles, []);
  });

  async function opens(as: string, words: Words): Promise<Page> {
    const page = await context.newPage();
    await page.goto(`${rehearsalUrl}/chat?as=${as}&locale=${words.locale}`);
    await page.waitForSelector('body[data-ready]');
    await types(page, words, words.help);
    return page;
  }
  async function types(page: Page, words: Words, text: string): Promise<void> {
    await page.getByLabel(write[words.key]).fill(text);
    await page.keyboard.press('Enter');
  }
  const log = (page: Page) => page.getByRole('log');
  const button = (page: Page, name: string) => page.getByRole('button', { name, exact: true }).last();
  const shows = (page: Page, text: string) => log(page).getByText(text).last().waitFor();

  it('ask, agree, are told, and see the customer gone', async () => {
    const { said, filled } = english;
    const alex = await opens('alex', english);
    const megan = await opens('megan', russian);
    await types(alex, english, `${english.remove} ${customer}`);
    await alex.getByLabel(said('field.attested.title')).check();
    await alex.getByLabel(english.reason).fill('They move to a partner nearby.');
    await alex.getByLabel(english.typedName).fill(customer);
    await alex.getByLabel(said('field.notice.not-required')).check();
    await button(alex, english.askForApproval).click();
    await shows(alex, said('approval.meaning.own'));
    await comesTo(() => alex.getByRole('button', { name: english.approve, exact: true }).count(), 0);

    await shows(megan, russian.said('approval.state.waitingForYou'));
    await shows(megan, 'They move to a partner nearby.');
    await megan.getByLabel(russian.comment).last().fill('Согласна.');
    await button(megan, russian.approve).click();
    await shows(megan, russian.said('approval.state.approved'));

    await shows(alex, filled('approval.told.approved', { name: customer }));
    await shows(alex, 'Согласна.');
    await button(alex, english.undo).waitFor();
    // The card on which it was asked for says so too.
    await comesTo(() => log(alex).getByText(said('approval.meaning.own')).count(), 0);

    await control('POST', '/clock', { advanceMs: 31 * 60_000 });
    await shows(alex, said('removal.news.gone'));
    await shows(megan, russian.said('removal.news.gone'));
    await button(megan, russian.said('button.removal')).click();
    await shows(megan, russian.said('removal.state.gone'));
    await types(alex, english, `${english.customer} ${customer}`);
    await alex
      .getByRole('button', { name: said('button.invite'), exact: true })
      .last()
      .waitFor();
  });
});
