import assert from 'node:assert/strict';
import { invokeAnswer, isInvoke, isMessage } from '../rehearsal/chat/stub-bot.ts';
import {
  buttons,
  card,
  cardActivity,
  factCard,
  invitationForm,
  textCard,
} from '../rehearsal/chat/stub-cards.ts';
import { comesTo } from '../support/comes-to.ts';
import { assertFits, useChat } from './chat-setup.ts';

describe('cards on the chat page in a browser', () => {
  const stage = useChat('as=alex');
  const says = (content: object) => stage.world.bot.says(stage.joined, cardActivity(content));
  const log = () => stage.page.getByRole('log', { name: 'Messages' });
  const seen = (text: string) => log().getByText(text, { exact: true }).waitFor();
  const focused = () => stage.page.evaluate<string>('document.activeElement.textContent.trim()');

  it('refuses an unfilled form by its own words, then sends inputs with the button and shows the new card', async () => {
    await says(invitationForm());
    stage.world.bot.thinks(() => invokeAnswer('card.adaptive', factCard('Draft', 'Blue Meadow')));
    await stage.page.getByRole('button', { name: 'Continue' }).click();
    await seen('Type the e-mail address of one person.');
    await seen('Choose one.');
    const email = stage.page.getByLabel('E-mail');
    await comesTo(() => email.getAttribute('aria-invalid'), 'true');
    await comesTo(() => email.evaluate((one) => one.matches(':focus')), true);
    assert.equal(stage.world.bot.heard.filter(isInvoke).length, 0);

    await email.fill('anna@blue-meadow.example');
    await stage.page.getByLabel('Language of the mail').selectOption('Русский');
    await stage.page.getByLabel('Microsoft referral').check();
    await stage.page.getByRole('button', { name: 'Continue' }).click();
    await stage.page.getByRole('heading', { name: 'Draft' }).waitFor();
    const { value } = await stage.world.bot.hears(isInvoke);
    assert.deepEqual((value as { readonly action: { readonly data: object } }).action.data, {
      invitationId: 'i-1',
      version: 3,
      email: 'anna@blue-meadow.example',
      language: 'ru',
      how: 'referral',
      text: 'Dear Anna,\n\nplease accept.',
    });
    await comesTo(() => stage.page.getByRole('button', { name: 'Continue' }).count(), 0);
    await comesTo(
      () => stage.page.evaluate('document.activeElement.className'),
      'card',
      'the focus stays on the card',
    );
    await stage.page.reload();
    await stage.page.getByRole('heading', { name: 'Draft' }).waitFor();
  });

  it('is worked by keyboard alone, and keeps the focus on the same button of the new card', async () => {
    const list = (number: number) =>
      card([{ type: 'TextBlock', text: `Page ${number}` }, buttons(['Next page', 'page.v1'])]);
    let number = 1;
    await says(list(number));
    await seen('Page 1');
    stage.world.bot.thinks(() => {
      number += 1;
      return invokeAnswer('card.adaptive', list(number));
    });
    await stage.page.getByLabel('Message to Customer Connect').focus();
    await stage.page.keyboard.press('Shift+Tab');
    for (let steps = 0; steps < 5 && (await focused()) !== 'Next page'; steps += 1)
      await stage.page.keyboard.press('Shift+Tab');
    await comesTo(() => focused(), 'Next page');
    await stage.page.keyboard.press('Enter');
    await seen('Page 2');
    await comesTo(() => focused(), 'Next page');
    await stage.page.keyboard.press('Space');
    await seen('Page 3');
  });

  it('leaves what a person typed in a form alone when other things change', async () => {
    await says(invitationForm());
    await stage.page.getByLabel('Contact name').fill('Anna');
    await stage.page.getByRole('button', { name: 'Dark' }).click();
    await stage.world.bot.says(stage.joined, { type: 'message', text: 'News' });
    await seen('News');
    await comesTo(() => stage.page.getByLabel('Contact name').inputValue(), 'Anna');
    await comesTo(() => stage.page.evaluate('document.documentElement.dataset.theme'), 'dark');
    await stage.page.waitForURL(/theme=dark/);
  });

  it('shows hostile names as the text they are', async () => {
    const names = [
      '[x](javascript:alert(1))',
      '<img src=x onerror="document.title=1">',
      '<script>document.title=2</script>',
    ];
    for (const name of names) {
      await says(factCard('Invitation', name));
      await stage.world.bot.says(stage.joined, { type: 'message', text: name });
      await stage.world.bot.says(stage.joined, { type: 'message', textFormat: 'plain', text: name });
    }
    await stage.world.bot.says(stage.joined, {
      type: 'message',
      textFormat: 'xml',
      text: `<b>bold</b>${names.join(' ')}`,
    });
    await log().locator('b', { hasText: 'bold' }).waitFor();
    for (const name of names) await comesTo(() => log().getByText(name, { exact: true }).count(), 3);
    const found = await log().evaluate((root) => ({
      links: [...root.querySelectorAll('a')].map((link) => link.href),
      others: root.querySelectorAll('script, img, iframe, [onerror]').length,
    }));
    assert.deepEqual(new Set(found.links), new Set(['https://partner.microsoft.com/']));
    assert.equal(found.others, 0);
    assert.match(await stage.page.title(), /^Customer Connect/);
  });

  it('tells under the card what came of a button', async () => {
    await says(factCard('Invitation', 'Blue Meadow'));
    const send = stage.page.getByRole('button', { name: 'Send', exact: true });
    const bar = stage.page.locator('.card').getByRole('status');
    stage.world.bot.thinks(() => invokeAnswer('activity.message', 'The mail is on its way.'));
    await send.click();
    await bar.getByText('The mail is on its way.').waitFor();
    await bar.getByRole('button', { name: 'Dismiss' }).click();
    await comesTo(() => bar.textContent(), '');
    stage.world.bot.thinks(() => invokeAnswer('error', { code: 'Stale', message: 'This card is old.' }, 400));
    await send.click();
    await bar.getByText('Something went wrong. Please try again. (Stale: This card is old.)').waitFor();
    await stage.world.bot.close();
    await send.click();
    await bar.getByText('Unable to reach app. Please try again.').waitFor();
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
            { type: 'Action.OpenUrl', title: 'Open', url: `${stage.world.url}/chat?as=megan` },
            { type: 'Action.OpenUrl', title: 'Write', url: 'mailto:a@b.example' },
          ],
        },
      ),
    );
    await stage.page.getByRole('button', { name: 'More' }).click();
    await seen('Hidden line');
    await stage.page.getByRole('button', { name: 'Details' }).click();
    await seen('Inner card');
    await stage.page.getByRole('button', { name: 'Submit it' }).click();
    await stage.page.getByText('Your response was sent to the app.').waitFor();
    const { value, text } = await stage.world.bot.hears(isMessage);
    assert.deepEqual([value, text], [{ verb: 'note.v1', note: 'n' }, undefined]);
    const opened = stage.page.context().waitForEvent('page');
    await stage.page.getByRole('link', { name: 'Open', exact: true }).click();
    const other = await opened;
    await other.waitForSelector('body[data-ready]');
    await comesTo(() => other.evaluate('window.opener'), null);
    await stage.page.getByRole('link', { name: 'Write' }).click();
    await stage.page.getByText('Teams opens only links that begin with https.').waitFor();
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
    await stage.world.bot.says(stage.joined, {
      type: 'message',
      attachments: [{ contentType: 'application/vnd.microsoft.card.hero', content: {} }],
    });
    await seen('Plain badge');
    await seen('The rehearsal does not model application/vnd.microsoft.card.hero.');
    const notes = log().getByText(/^The rehearsal does not model/);
    await comesTo(
      async () =>
        (await notes.allTextContents()).map((note) => note.replace('The rehearsal does not model ', '')),
      ['CodeBlock.', 'Action.Popover.', 'application/vnd.microsoft.card.hero.'],
    );
  });

  it('asks for the person’s own view of a card when it is shown, at most once a minute', async () => {
    const refresh = {
      action: { type: 'Action.Execute', verb: 'own.v1', data: { id: 1 } },
      userIds: ['29:1alex-wilber'],
    };
    stage.world.bot.thinks(() => invokeAnswer('card.adaptive', textCard('For Alex', { refresh })));
    await says(textCard('For everyone', { refresh }));
    await seen('For Alex');
    assert.deepEqual((await stage.world.bot.hears(isInvoke)).value, {
      action: { type: 'Action.Execute', verb: 'own.v1', data: { id: 1 } },
      trigger: 'automatic',
    });
    await stage.page.reload();
    await seen('For Alex');
    stage.world.bot.thinks(() => invokeAnswer('activity.message', 'Nothing new.'));
    await stage.page.getByRole('button', { name: 'Refresh card' }).click();
    await seen('Nothing new.');
    const triggers = () =>
      stage.world.bot.heard.filter(isInvoke).map(({ value }) => (value as { trigger: string }).trigger);
    await comesTo(triggers, ['automatic', 'manual']);
  });

  it('keeps what is typed into a card that turns out to be up to date', async () => {
    const answer = Promise.withResolvers<void>();
    const refresh = { action: { type: 'Action.Execute', verb: 'own.v1' }, userIds: ['29:1alex-wilber'] };
    const shown = card([{ type: 'Input.Text', id: 'comment', label: 'Comment' }], { refresh });
    stage.world.bot.thinks(async () => {
      await answer.promise;
      return invokeAnswer('card.adaptive', Object.fromEntries(Object.entries(shown).reverse()));
    });
    await says(shown);
    await comesTo(() => stage.world.bot.heard.filter(isInvoke).length, 1);
    const comment = stage.page.getByLabel('Comment');
    await comment.fill('Half a thou');
    await comment.evaluate((field) => field.setAttribute('data-mine', ''));
    answer.resolve();
    await stage.world.bot.hears(isInvoke);
    await says(textCard('Another card, which comes later.'));
    await seen('Another card, which comes later.');
    assert.equal(await stage.page.evaluate("document.querySelectorAll('[data-mine]').length"), 1);
    assert.equal(await comment.inputValue(), 'Half a thou');
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
      await stage.open('as=alex&width=320'),
      await stage.open('as=alex&theme=dark', { width: 320, height: 700 }),
    ];
    for (const one of small) {
      await one.getByRole('button', { name: 'Withdraw' }).waitFor();
      await assertFits(one);
    }
  });
});
