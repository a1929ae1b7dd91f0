import assert from 'node:assert/strict';
import { isMessage } from '../rehearsal/chat/stub-bot.ts';
import { cardActivity, textCard } from '../rehearsal/chat/stub-cards.ts';
import { comesTo } from '../support/comes-to.ts';
import { useChat } from './chat-setup.ts';

describe('the chat page in a browser', () => {
  const stage = useChat('as=alex');
  const type = async (text: string) => {
    await stage.page.getByLabel('Message to Customer Connect').fill(text);
    await stage.page.keyboard.press('Enter');
  };
  const says = (content: object) => stage.world.bot.says(stage.joined, cardActivity(content));
  const log = () => stage.page.getByRole('log', { name: 'Messages' });
  const seen = (text: string) => log().getByText(text, { exact: true }).waitFor();

  it('sends what is typed with Enter, and shows what the bot answers', async () => {
    stage.world.bot.thinks(async (heard) => {
      if (heard.type === 'message') {
        await stage.world.bot.says(heard, { type: 'typing' });
        await stage.world.bot.says(heard, { type: 'message', text: 'You have **240** customers.' });
      }
      return { status: 200 };
    });
    const box = stage.page.getByLabel('Message to Customer Connect');
    await comesTo(() => box.evaluate((one) => one.matches(':focus')), true);
    await box.pressSequentially('customers');
    await stage.page.keyboard.press('Shift+Enter');
    await box.pressSequentially('please');
    await stage.page.keyboard.press('Enter');
    await log().locator('strong', { hasText: '240' }).waitFor();
    assert.equal((await stage.world.bot.hears(isMessage)).text, 'customers\nplease');
    await comesTo(() => box.inputValue(), '');
    const posts = log().getByRole('article');
    const authors = () => posts.evaluateAll((all) => all.map((one) => one.ariaLabel?.split(', ')[0]));
    await comesTo(authors, ['Alex Wilber', 'Customer Connect']);
  });

  it('keeps the text when the rehearsal does not answer', async () => {
    await stage.page.route('**/chat/send', (route) => route.abort());
    await type('important');
    await stage.page.getByRole('alert').getByText('The message was not sent').waitFor();
    await comesTo(() => stage.page.getByLabel('Message to Customer Connect').inputValue(), 'important');
  });

  it('shows news, corrections and deletions at once', async () => {
    const id = await says(textCard('Sending'));
    await seen('Sending');
    const path = `/v3/conversations/${encodeURIComponent(stage.joined.conversation.id)}/activities/${id}`;
    await stage.world.bot.call(stage.joined, 'PUT', path, cardActivity(textCard('Sent')));
    await seen('Sent');
    await seen('Edited');
    await comesTo(() => log().getByText('Sending', { exact: true }).count(), 0);
    await stage.world.bot.call(stage.joined, 'DELETE', path);
    await seen('This message was deleted.');
  });

  it('tells when the bot did not take a message, and sends it again when asked', async () => {
    stage.world.bot.thinks(() => ({ status: 500 }));
    await type('help');
    await stage.page.getByText('Customer Connect did not take this message.').waitFor();
    stage.world.bot.thinks(() => ({ status: 200 }));
    await stage.page.getByRole('button', { name: 'Try again' }).click();
    await stage.page.getByText('did not take').waitFor({ state: 'detached' });
    await comesTo(() => stage.world.bot.heard.filter(isMessage).length, 2);
  });

  it('offers suggested answers and sends the chosen one', async () => {
    const actions = [{ type: 'imBack', title: 'Show help', value: 'help' }];
    await stage.world.bot.says(stage.joined, {
      type: 'message',
      text: 'What next?',
      suggestedActions: { actions },
    });
    await stage.page
      .getByRole('list', { name: 'Suggested answers' })
      .getByRole('button', { name: 'Show help' })
      .click();
    assert.equal((await stage.world.bot.hears(isMessage)).text, 'help');
    await stage.page.getByRole('button', { name: 'Show help' }).waitFor({ state: 'detached' });
  });

  it('comes back by itself after the rehearsal was restarted, with everything that was said', async () => {
    await stage.world.bot.says(stage.joined, { type: 'message', text: 'Before' });
    await seen('Before');
    await stage.world.restart();
    await stage.world.bot.says(stage.joined, { type: 'message', text: 'After' });
    await seen('After');
    await comesTo(() => log().getByText('Before', { exact: true }).count(), 1);
    await comesTo(() => stage.page.getByText('The connection was lost').isVisible(), false);
  });

  it('keeps each person’s chat apart, in their language', async () => {
    await stage.world.bot.says(stage.joined, { type: 'message', text: 'For Alex only' });
    await seen('For Alex only');
    const megan = await stage.open('as=megan&locale=ru-RU');
    await comesTo(() => megan.getByText('For Alex only').count(), 0);
    await comesTo(() => megan.locator('html').getAttribute('lang'), 'ru');
    await megan.getByText('Репетиция', { exact: true }).waitFor();
    await megan.getByLabel('Сообщение для Customer Connect').fill('помощь');
    await megan.keyboard.press('Enter');
    const heard = await stage.world.bot.hears(isMessage);
    assert.deepEqual([heard.text, heard.locale], ['помощь', 'ru-RU']);
    await megan
      .getByRole('navigation', { name: 'Чаты и каналы' })
      .getByRole('link', { name: 'Alex Wilber' })
      .click();
    await megan.getByText('For Alex only').waitFor();
    await megan.getByRole('link', { name: 'Почта' }).waitFor();
  });

  it('marks the tab of a person to whom the bot writes meanwhile', async () => {
    const megan = await stage.open('as=megan');
    await stage.world.bot.says(stage.joined, { type: 'message', text: 'For Alex only' });
    await megan.getByRole('link', { name: 'Alex Wilber new messages' }).waitFor();
    await comesTo(() => stage.page.getByLabel('new messages').count(), 0);
  });

  it('removes the app and adds it again', async () => {
    await stage.page.getByRole('button', { name: 'Uninstall' }).click();
    await stage.page.getByText('Customer Connect is uninstalled').waitFor();
    await comesTo(() => stage.page.getByLabel('Message to Customer Connect').isDisabled(), true);
    await stage.page.getByRole('button', { name: 'Install', exact: true }).click();
    await stage.page.getByText('Customer Connect is uninstalled').waitFor({ state: 'hidden' });
    await comesTo(() => stage.page.getByLabel('Message to Customer Connect').isEnabled(), true);
  });
});
