import assert from 'node:assert/strict';
import type { Browser, Page } from 'playwright-core';
import { type ChatWorld, startChatWorld } from '../rehearsal/chat/chat-world.ts';
import { type Heard, invokeAnswer } from '../rehearsal/chat/stub-bot.ts';
import { buttons, card, cardActivity, factCard, invitationForm } from '../rehearsal/chat/stub-cards.ts';
import { launchBrowser } from '../tooling/browser.ts';

const isMessage = (heard: Heard) => heard.type === 'message';
const isInvoke = (heard: Heard) => heard.type === 'invoke';
const textCard = (text: string, rest: object = {}) => card([{ type: 'TextBlock', text, wrap: true }], rest);

describe('the chat page in a browser', function () {
  this.timeout(30_000);
  let browser: Browser;
  let world: ChatWorld;
  let page: Page;
  let joined: Heard;
  const troubles: string[] = [];

  before(async function () {
    this.timeout(120_000);
    browser = await launchBrowser();
  });
  after(() => browser.close());
  beforeEach(async () => {
    world = await startChatWorld();
    troubles.length = 0;
    page = await open('as=alex');
    joined = await world.bot.hears((heard) => heard.type === 'conversationUpdate');
  });
  afterEach(async () => {
    for (const context of browser.contexts()) await context.close();
    await world.close();
    assert.deepEqual(troubles, []);
  });

  async function open(query: string, viewport = { width: 1000, height: 800 }): Promise<Page> {
    const opened = await (await browser.newContext({ viewport, locale: 'en-US' })).newPage();
    opened.setDefaultTimeout(8_000);
    opened.on('pageerror', (error) => troubles.push(error.message));
    await opened.goto(`${world.url}/chat?${query}`);
    await opened.waitForSelector('body[data-ready]');
    return opened;
  }
  const type = async (text: string) => {
    await page.getByLabel('Message to Customer Connect').fill(text);
    await page.keyboard.press('Enter');
  };
  const says = (content: object) => world.bot.says(joined, cardActivity(content));
  const log = () => page.getByRole('log', { name: 'Messages' });
  const seen = (text: string) => log().getByText(text, { exact: true }).waitFor();
  const focused = () => page.evaluate<string>('document.activeElement.textContent.trim()');

  it('sends what is typed with Enter, and shows what the bot answers', async () => {
    world.bot.thinks(async (heard) => {
      if (heard.type === 'message') {
        await world.bot.says(heard, { type: 'typing' });
        await world.bot.says(heard, { type: 'message', text: 'You have **240** customers.' });
      }
      return { status: 200 };
    });
    const box = page.getByLabel('Message to Customer Connect');
    assert.ok(await box.evaluate((one) => one.matches(':focus')));
    await box.pressSequentially('customers');
    await page.keyboard.press('Shift+Enter');
    await box.pressSequentially('please');
    await page.keyboard.press('Enter');
    await log().locator('strong', { hasText: '240' }).waitFor();
    assert.equal((await world.bot.hears(isMessage)).text, 'customers\nplease');
    assert.equal(await box.inputValue(), '');
    const authors = await log()
      .getByRole('article')
      .evaluateAll((all) => all.map((one) => one.ariaLabel));
    assert.match(authors[0] ?? '', /^Alex Wilber, /);
    assert.match(authors[1] ?? '', /^Customer Connect, /);
  });

  it('keeps the text when the rehearsal does not answer', async () => {
    await page.route('**/chat/send', (route) => route.abort());
    await type('important');
    await page.getByRole('alert').getByText('The message was not sent').waitFor();
    assert.equal(await page.getByLabel('Message to Customer Connect').inputValue(), 'important');
  });

  it('refuses an unfilled form by its own words, then sends inputs with the button and shows the new card', async () => {
    await says(invitationForm());
    world.bot.thinks(() => invokeAnswer('card.adaptive', factCard('Draft', 'Blue Meadow')));
    await page.getByRole('button', { name: 'Continue' }).click();
    await seen('Type the e-mail address of one person.');
    await seen('Choose one.');
    const email = page.getByLabel('E-mail');
    assert.equal(await email.getAttribute('aria-invalid'), 'true');
    assert.ok(await email.evaluate((one) => one.matches(':focus')));
    assert.equal(world.bot.heard.filter(isInvoke).length, 0);

    await email.fill('anna@blue-meadow.example');
    await page.getByLabel('Language of the mail').selectOption('Русский');
    await page.getByLabel('Microsoft referral').check();
    await page.getByRole('button', { name: 'Continue' }).click();
    await page.getByRole('heading', { name: 'Draft' }).waitFor();
    const { value } = await world.bot.hears(isInvoke);
    assert.deepEqual((value as { readonly action: { readonly data: object } }).action.data, {
      invitationId: 'i-1',
      version: 3,
      email: 'anna@blue-meadow.example',
      language: 'ru',
      how: 'referral',
      text: 'Dear Anna,\n\nplease accept.',
    });
    assert.equal(await page.getByRole('button', { name: 'Continue' }).count(), 0);
    assert.equal(
      await page.evaluate('document.activeElement.className'),
      'card',
      'the focus stays on the card',
    );
    await page.reload();
    await page.getByRole('heading', { name: 'Draft' }).waitFor();
  });

  it('is worked by keyboard alone, and keeps the focus on the same button of the new card', async () => {
    const list = (number: number) =>
      card([{ type: 'TextBlock', text: `Page ${number}` }, buttons(['Next page', 'page.v1'])]);
    let number = 1;
    await says(list(number));
    world.bot.thinks(() => {
      number += 1;
      return invokeAnswer('card.adaptive', list(number));
    });
    await page.getByLabel('Message to Customer Connect').focus();
    await page.keyboard.press('Shift+Tab');
    for (let steps = 0; steps < 5 && (await focused()) !== 'Next page'; steps += 1)
      await page.keyboard.press('Shift+Tab');
    assert.equal(await focused(), 'Next page');
    await page.keyboard.press('Enter');
    await seen('Page 2');
    assert.equal(await focused(), 'Next page');
    await page.keyboard.press('Space');
    await seen('Page 3');
  });

  it('shows news, corrections and deletions at once', async () => {
    const id = await says(textCard('Sending'));
    await seen('Sending');
    const path = `/v3/conversations/${encodeURIComponent(joined.conversation.id)}/activities/${id}`;
    await world.bot.call(joined, 'PUT', path, cardActivity(textCard('Sent')));
    await seen('Sent');
    await seen('Edited');
    assert.equal(await log().getByText('Sending', { exact: true }).count(), 0);
    await world.bot.call(joined, 'DELETE', path);
    await seen('This message was deleted.');
  });

  it('leaves what a person typed in a form alone when other things change', async () => {
    await says(invitationForm());
    await page.getByLabel('Contact name').fill('Anna');
    await page.getByRole('button', { name: 'Dark' }).click();
    await world.bot.says(joined, { type: 'message', text: 'News' });
    await seen('News');
    assert.equal(await page.getByLabel('Contact name').inputValue(), 'Anna');
    assert.equal(await page.evaluate('document.documentElement.dataset.theme'), 'dark');
    assert.match(page.url(), /theme=dark/);
  });

  it('shows hostile names as the text they are', async () => {
    const names = [
      '[x](javascript:alert(1))',
      '<img src=x onerror="document.title=1">',
      '<script>document.title=2</script>',
    ];
    for (const name of names) {
      await says(factCard('Invitation', name));
      await world.bot.says(joined, { type: 'message', text: name });
      await world.bot.says(joined, { type: 'message', textFormat: 'plain', text: name });
    }
    await world.bot.says(joined, {
      type: 'message',
      textFormat: 'xml',
      text: `<b>bold</b>${names.join(' ')}`,
    });
    await log().locator('b', { hasText: 'bold' }).waitFor();
    for (const name of names) assert.equal(await log().getByText(name, { exact: true }).count(), 3);
    const found = await log().evaluate((root) => ({
      links: [...root.querySelectorAll('a')].map((link) => link.href),
      others: root.querySelectorAll('script, img, iframe, [onerror]').length,
    }));
    assert.deepEqual(new Set(found.links), new Set(['https://partner.microsoft.com/']));
    assert.equal(found.others, 0);
    assert.match(await page.title(), /^Customer Connect/);
  });

  it('tells under the card what came of a button', async () => {
    await says(factCard('Invitation', 'Blue Meadow'));
    const send = page.getByRole('button', { name: 'Send', exact: true });
    const bar = page.locator('.card').getByRole('status');
    world.bot.thinks(() => invokeAnswer('activity.message', 'The mail is on its way.'));
    await send.click();
    await bar.getByText('The mail is on its way.').waitFor();
    await bar.getByRole('button', { name: 'Dismiss' }).click();
    assert.equal(await bar.textContent(), '');
    world.bot.thinks(() => invokeAnswer('error', { code: 'Stale', message: 'This card is old.' }, 400));
    await send.click();
    await bar.getByText('Something went wrong. Please try again. (Stale: This card is old.)').waitFor();
    await world.bot.close();
    await send.click();
    await bar.getByText('Unable to reach app. Please try again.').waitFor();
  });

  it('tells when the bot did not take a message, and sends it again when asked', async () => {
    world.bot.thinks(() => ({ status: 500 }));
    await type('help');
    await page.getByText('Customer Connect did not take this message.').waitFor();
    world.bot.thinks(() => ({ status: 200 }));
    await page.getByRole('button', { name: 'Try again' }).click();
    await page.getByText('did not take').waitFor({ state: 'detached' });
    assert.equal(world.bot.heard.filter(isMessage).length, 2);
  });

  it('knows Submit, ToggleVisibility, ShowCard and OpenUrl', async () => {
    await says(
      card(
        [
          { type: 'TextBlock', text: 'Hidden line', id: 'more', isVisible: false },
          { type: 'Input.Text', id: 'note', label: 'Note', value: 'n' },
        ],
        {
          actions: [
            { type: 'Action.Submit', title: 'Submit it', data: { verb: 'note.v1' } },
            { type: 'Action.ToggleVisibility', title: 'More', targetElements: ['more'] },
            { type: 'Action.ShowCard', title: 'Details', card: textCard('Inner card') },
            { type: 'Action.OpenUrl', title: 'Open', url: `${world.url}/chat?as=megan` },
            { type: 'Action.OpenUrl', title: 'Write', url: 'mailto:a@b.example' },
          ],
        },
      ),
    );
    await page.getByRole('button', { name: 'More' }).click();
    await seen('Hidden line');
    await page.getByRole('button', { name: 'Details' }).click();
    await seen('Inner card');
    await page.getByRole('button', { name: 'Submit it' }).click();
    await page.getByText('Your response was sent to the app.').waitFor();
    const { value, text } = await world.bot.hears(isMessage);
    assert.deepEqual([value, text], [{ verb: 'note.v1', note: 'n' }, undefined]);
    const opened = page.context().waitForEvent('page');
    await page.getByRole('link', { name: 'Open', exact: true }).click();
    const other = await opened;
    await other.waitForSelector('body[data-ready]');
    assert.equal(await other.evaluate('window.opener'), null);
    await page.getByRole('link', { name: 'Write' }).click();
    await page.getByText('Teams opens only links that begin with https.').waitFor();
  });

  it('says what it does not model, and honours fallbacks', async () => {
    await says(
      card(
        [
          { type: 'CodeBlock', codeSnippet: 'x' },
          { type: 'Badge', text: 'x', fallback: { type: 'TextBlock', text: 'Plain badge' } },
          { type: 'Icon', name: 'x', fallback: 'drop' },
          { type: 'Input.ChoiceSet', id: 'who', 'choices.data': { type: 'Data.Query', dataset: 'users' } },
        ],
        { actions: [{ type: 'Action.Popover', title: 'Pop' }] },
      ),
    );
    await world.bot.says(joined, {
      type: 'message',
      attachments: [{ contentType: 'application/vnd.microsoft.card.hero', content: {} }],
    });
    await seen('Plain badge');
    await seen('The rehearsal does not model application/vnd.microsoft.card.hero.');
    const notes = await log()
      .getByText(/^The rehearsal does not model/)
      .allTextContents();
    assert.deepEqual(
      notes.map((note) => note.replace('The rehearsal does not model ', '')),
      [
        'CodeBlock.',

        'Action.Popover.',
        'application/vnd.microsoft.card.hero.',
      ],
    );
  });

  it('asks for the person’s own view of a card when it is shown, at most once a minute', async () => {
    const refresh = {
      action: { type: 'Action.Execute', verb: 'own.v1', data: { id: 1 } },
      userIds: ['29:1alex-wilber'],
    };
    world.bot.thinks(() => invokeAnswer('card.adaptive', textCard('For Alex', { refresh })));
    await says(textCard('For everyone', { refresh }));
    await seen('For Alex');
    assert.deepEqual((await world.bot.hears(isInvoke)).value, {
      action: { type: 'Action.Execute', verb: 'own.v1', data: { id: 1 } },
      trigger: 'automatic',
    });
    await page.reload();
    await seen('For Alex');
    world.bot.thinks(() => invokeAnswer('activity.message', 'Nothing new.'));
    await page.getByRole('button', { name: 'Refresh card' }).click();
    await seen('Nothing new.');
    const triggers = world.bot.heard
      .filter(isInvoke)
      .map(({ value }) => (value as { trigger: string }).trigger);
    assert.deepEqual(triggers, ['automatic', 'manual']);
  });

  it('offers suggested answers and sends the chosen one', async () => {
    const actions = [{ type: 'imBack', title: 'Show help', value: 'help' }];
    await world.bot.says(joined, { type: 'message', text: 'What next?', suggestedActions: { actions } });
    await page
      .getByRole('list', { name: 'Suggested answers' })
      .getByRole('button', { name: 'Show help' })
      .click();
    assert.equal((await world.bot.hears(isMessage)).text, 'help');
    await page.getByRole('button', { name: 'Show help' }).waitFor({ state: 'detached' });
  });

  it('comes back by itself after the rehearsal was restarted, with everything that was said', async () => {
    await world.bot.says(joined, { type: 'message', text: 'Before' });
    await seen('Before');
    await world.restart();
    await world.bot.says(joined, { type: 'message', text: 'After' });
    await seen('After');
    assert.equal(await log().getByText('Before', { exact: true }).count(), 1);
    assert.equal(await page.getByText('The connection was lost').isVisible(), false);
  });

  it('keeps each person’s chat apart, in their language', async () => {
    await world.bot.says(joined, { type: 'message', text: 'For Alex only' });
    await seen('For Alex only');
    const megan = await open('as=megan&locale=ru-RU');
    assert.equal(await megan.getByText('For Alex only').count(), 0);
    assert.equal(await megan.locator('html').getAttribute('lang'), 'ru');
    await megan.getByText('Репетиция', { exact: true }).waitFor();
    await megan.getByLabel('Сообщение для Customer Connect').fill('помощь');
    await megan.keyboard.press('Enter');
    const heard = await world.bot.hears(isMessage);
    assert.deepEqual([heard.text, heard.locale], ['помощь', 'ru-RU']);
    await megan
      .getByRole('navigation', { name: 'Чаты и каналы' })
      .getByRole('link', { name: 'Alex Wilber' })
      .click();
    await megan.getByText('For Alex only').waitFor();
    await megan.getByRole('link', { name: 'Почта' }).waitFor();
  });

  it('marks the tab of a person to whom the bot writes meanwhile', async () => {
    const megan = await open('as=megan');
    await world.bot.says(joined, { type: 'message', text: 'For Alex only' });
    await megan.getByRole('link', { name: 'Alex Wilber new messages' }).waitFor();
    assert.equal(await page.getByLabel('new messages').count(), 0);
  });

  it('removes the app and adds it again', async () => {
    await page.getByRole('button', { name: 'Uninstall' }).click();
    await page.getByText('Customer Connect is uninstalled').waitFor();
    assert.ok(await page.getByLabel('Message to Customer Connect').isDisabled());
    await page.getByRole('button', { name: 'Install', exact: true }).click();
    await page.getByText('Customer Connect is uninstalled').waitFor({ state: 'hidden' });
    assert.ok(await page.getByLabel('Message to Customer Connect').isEnabled());
  });

  it('fits cards into 320 pixels, asked for or on a small screen', async () => {
    await says(invitationForm());
    await says(
      factCard(
        'Invitation to a company with a rather long name',
        'Blue-Meadow-Anlagenbau-und-Vertriebs-GmbH',
      ),
    );
    const small = [
      await open('as=alex&width=320'),
      await open('as=alex&theme=dark', { width: 320, height: 700 }),
    ];
    for (const one of small) {
      await one.getByRole('button', { name: 'Withdraw' }).waitFor();
      const column = await one.getByRole('main').boundingBox();
      const end = (column?.x ?? 0) + (column?.width ?? 0);
      const rights = await one
        .locator('.card *')
        .evaluateAll((all) => all.map((each) => each.getBoundingClientRect().right));
      const widths = {
        column: column?.width,
        isInside: rights.every((right) => right <= end),
        scrolls: await one.evaluate('document.documentElement.scrollWidth > innerWidth'),
      };
      assert.deepEqual(widths, { column: 320, isInside: true, scrolls: false });
    }
  });
});
