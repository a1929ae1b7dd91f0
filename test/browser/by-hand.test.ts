import assert from 'node:assert/strict';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, BrowserContext } from 'playwright-core';
import { type ChildBot, freePort, putDown, startChildBot } from '../support/child-bot.ts';
import { bothLanguages, english } from '../support/words.ts';
import { controlAt, type Mail } from '../support/world.ts';
import { launchBrowser } from '../tooling/browser.ts';

const pages = {
  en: { write: 'Message to Customer Connect', send: 'Send', text: 'Text of the mail' },
  ru: { write: 'Сообщение для Customer Connect', send: 'Отправить', text: 'Текст письма' },
} as const;

describe('a draft in the imitated Outlook, in a browser', function () {
  this.timeout(300_000);
  let browser: Browser;
  let context: BrowserContext;
  let bot: ChildBot | undefined;
  let dataDir: string;
  let rehearsalUrl: string;
  const troubles: string[] = [];

  before(async function () {
    this.timeout(300_000);
    dataDir = await mkdtemp(join(tmpdir(), 'customer-connect-'));
    const REHEARSAL_PORT = await freePort();
    rehearsalUrl = `http://127.0.0.1:${REHEARSAL_PORT}`;
    bot = await startChildBot({ DATA_DIR: dataDir, REHEARSAL_PORT });
    browser = await launchBrowser();
    context = await browser.newContext({ viewport: { width: 1000, height: 900 }, locale: 'en-US' });
    context.setDefaultTimeout(90_000);
    context.on('page', (page) => page.on('pageerror', (error) => troubles.push(error.message)));
  });
  after(async () => {
    await browser?.close();
    await putDown(bot);
    await rm(dataDir, { recursive: true, force: true });
    assert.deepEqual(troubles, []);
  });

  for (const words of bothLanguages) {
    it(`is opened from its card, changed, sent, and found with its link whole (${words.key})`, async () => {
      const own = pages[words.key];
      const email = words === english ? 'anna@by-hand.example' : 'anna@by-hand-too.example';
      const chat = await context.newPage();
      await chat.goto(`${rehearsalUrl}/chat?as=alex&locale=${words.locale}`);
      await chat.waitForSelector('body[data-ready]');
      const button = (name: string) => chat.getByRole('button', { name, exact: true }).last();
      await chat.getByLabel(own.write).fill(`${words.invite} ${email}`);
      await chat.keyboard.press('Enter');
      await button(words.continue).click();
      await button(words.openInOutlook).click();
      const link = chat.getByRole('button', { name: words.said('button.viewInOutlook') }).last();
      const link2 = chat.getByRole('link', { name: words.said('button.viewInOutlook') }).last();
      const opening = context.waitForEvent('page');
      await link.or(link2).last().click();
      const outlook = await opening;
      await outlook.waitForURL((url) => url.href.startsWith(`${rehearsalUrl}/mail/outlook/`));

      const body = outlook.frameLocator('#draft').getByRole('textbox', { name: own.text });
      await body.locator('p').first().click();
      await outlook.keyboard.press('End');
      await outlook.keyboard.type(' By hand & with <care>.');
      await outlook.getByRole('button', { name: own.send, exact: true }).click();
      await outlook.getByText('By hand & with <care>.').first().waitFor();

      await button(words.done).click();
      await chat.getByText(words.said('byHand.intact')).last().waitFor();
      const mails = (await controlAt(`${rehearsalUrl}/control`)('GET', '/mail')) as readonly Mail[];
      const sent = mails.find(({ to }) => to.includes(email));
      assert.match(sent?.body ?? '', /By hand &amp; with &lt;care&gt;\./);
      assert.equal(sent?.links.length, 1);
    });
  }
});
