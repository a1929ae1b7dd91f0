import assert from 'node:assert/strict';
import { isMessage } from '../rehearsal/chat/stub-bot.ts';
import { invokeAnswer } from '../rehearsal/chat/stub-bot.ts';
import { buttons, card, cardActivity } from '../rehearsal/chat/stub-cards.ts';
import { comesTo } from '../support/comes-to.ts';
import { assertFits, useChat } from './chat-setup.ts';

const notice = card([
  { type: 'TextBlock', text: 'Larkfield accepted', size: 'Large', weight: 'Bolder' },
  buttons(['Open customer', 'customer.open.v1']),
]);

describe('the channel on the chat page', () => {
  const stage = useChat('as=alex&channel=general');
  const field = () => stage.page.getByLabel('Message to General');
  const log = () => stage.page.getByRole('log', { name: 'Messages' });

  it('has its own tab, and says where one is and as whom', async () => {
    const tabs = stage.page.getByRole('navigation', { name: 'Chats and channels' });
    await tabs.getByRole('link', { name: 'General' }).waitFor();
    await stage.page.getByText('You write as Alex Wilber.').waitFor();
    await stage.page.getByText('It sees a post only when it mentions @Customer Connect.').waitFor();
    await tabs.getByRole('link', { name: 'Megan Bowen' }).click();
    await stage.page.getByLabel('Message to Customer Connect').waitFor();
    await stage.page.getByRole('link', { name: 'General' }).click();
    await stage.page.getByText('You write as Megan Bowen.').waitFor();
  });

  it('offers names after an @ by keyboard, and makes a mention of the chosen one', async () => {
    await field().pressSequentially('Hello @cu');
    const names = stage.page.getByRole('listbox', { name: 'Who can be mentioned' });
    await names.getByRole('option', { name: 'Customer Connect' }).waitFor();
    await comesTo(() => field().getAttribute('aria-activedescendant'), 'chat-mention-0');
    await stage.page.keyboard.press('Enter');
    await comesTo(() => field().inputValue(), 'Hello @Customer Connect ');
    await field().pressSequentially('and @');
    await comesTo(() => names.getByRole('option').count(), 4);
    await stage.page.keyboard.press('ArrowDown');
    await stage.page.keyboard.press('Tab');
    await stage.page.keyboard.press('Enter');
    const heard = await stage.world.bot.hears(isMessage);
    assert.equal(heard.text, 'Hello <at>Customer Connect</at> and <at>Alex Wilber</at>');
    const mentions = log().locator('.mention');
    await comesTo(() => mentions.allTextContents(), ['@Customer Connect', '@Alex Wilber']);
  });

  it('mentions the app with one press, and closes the names with Escape', async () => {
    await stage.page.getByRole('button', { name: 'Mention Customer Connect' }).click();
    await comesTo(() => field().inputValue(), '@Customer Connect ');
    await field().pressSequentially('@m');
    await stage.page.getByRole('listbox').waitFor();
    await stage.page.keyboard.press('Escape');
    await comesTo(() => stage.page.getByRole('listbox').count(), 0);
    await stage.page.keyboard.press('Enter');
    assert.equal((await stage.world.bot.hears(isMessage)).text, '<at>Customer Connect</at> @m');
  });

  it('says which posts the app does not see', async () => {
    await field().fill('Good morning');
    await stage.page.keyboard.press('Enter');
    await log().getByText('Customer Connect does not see this: it was not mentioned.').waitFor();
    assert.equal(stage.world.bot.heard.filter(isMessage).length, 0);
  });

  it('keeps answers under what they answer, and answers in the thread', async () => {
    const { world, page } = stage;
    await field().fill('@Customer Connect first');
    await page.keyboard.press('Enter');
    const first = await world.bot.hears(isMessage);
    await world.bot.says(stage.joined, cardActivity(notice));
    await log().getByText('Larkfield accepted').waitFor();
    await world.bot.says(first, { type: 'message', text: 'An answer to the first' });
    await log().getByText('An answer to the first').waitFor();
    const replies = log().getByRole('button', { name: /^Reply in thread/ });
    await comesTo(() => replies.count(), 2);
    await replies.first().click();
    await page.getByText(/^Reply to Alex Wilber/).waitFor();
    await field().pressSequentially('@Customer Connect thanks');
    await page.keyboard.press('Enter');
    const heard = await world.bot.hears(({ text = '' }) => text.includes('thanks'));
    assert.equal(heard.conversation.id, first.conversation.id);
    await page.getByText(/^Reply to Alex Wilber/).waitFor({ state: 'detached' });
    const posts = log().getByRole('article');
    await comesTo(
      () => posts.evaluateAll((all) => all.map((one) => one.classList.contains('message-reply'))),
      [false, true, true, false],
    );
  });

  it('leaves an answer with Escape', async () => {
    await stage.world.bot.says(stage.joined, { type: 'message', text: 'News' });
    await log().getByRole('button', { name: 'Reply in thread' }).click();
    await stage.page.keyboard.press('Escape');
    await comesTo(() => stage.page.locator('#chat-context').isVisible(), false);
    await comesTo(() => field().evaluate((one) => one.matches(':focus')), true);
  });

  it('shows each person their own answer to a card', async () => {
    const { world, page } = stage;
    const megan = await stage.open('as=megan&channel=general');
    await world.bot.says(stage.joined, cardActivity(notice));
    world.bot.thinks(() => invokeAnswer('card.adaptive', card([{ type: 'TextBlock', text: 'For Megan' }])));
    await megan.getByRole('button', { name: 'Open customer' }).click();
    await megan.getByText('For Megan').waitFor();
    await comesTo(() => page.getByRole('button', { name: 'Open customer' }).count(), 1);
    await comesTo(() => page.getByText('For Megan').count(), 0);
  });

  it('marks the channel for those who look elsewhere', async () => {
    const megan = await stage.open('as=megan');
    await stage.world.bot.says(stage.joined, { type: 'message', text: 'News' });
    await megan.getByRole('link', { name: 'General new messages' }).waitFor();
  });

  it('can be written in when the app was removed from the team', async () => {
    const { page } = stage;
    await page.getByRole('button', { name: 'Uninstall' }).click();
    await page.getByText('Customer Connect is uninstalled').waitFor();
    await comesTo(() => field().isEnabled(), true);
    await comesTo(() => page.getByRole('button', { name: 'Block' }).count(), 0);
    await field().pressSequentially('@');
    await comesTo(
      () => page.getByRole('option').allTextContents(),
      ['Alex Wilber', 'Megan Bowen', 'Adele Vance'],
    );
  });

  it('fits into 320 pixels in both languages', async () => {
    const { world } = stage;
    await field().fill('@Customer Connect a question of some length about what became of the invitation');
    await stage.page.keyboard.press('Enter');
    await world.bot.says(await world.bot.hears(isMessage), cardActivity(notice));
    const narrow = { width: 320, height: 700 };
    const russian = await stage.open('as=megan&channel=general&locale=ru-RU&theme=dark', narrow);
    await russian.getByRole('button', { name: 'Open customer' }).waitFor();
    await russian.getByRole('button', { name: /^Ответить в ветке/ }).click();
    await russian.getByLabel('Сообщение в канал General').pressSequentially('@');
    await russian.getByRole('option', { name: 'Customer Connect' }).waitFor();
    await assertFits(russian);
    await assertFits(await stage.open('as=alex&channel=general', narrow));
  });
});
