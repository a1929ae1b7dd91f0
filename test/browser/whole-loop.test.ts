import assert from 'node:assert/strict';
import type { Locator, Page } from 'playwright-core';
import { comesTo } from '../support/comes-to.ts';
import { bothLanguages, english, type Words } from '../support/words.ts';
import { assertFits } from './chat-setup.ts';
import { button, types, useRehearsal } from './rehearsal-setup.ts';

/** The words of the rehearsal's own pages. */
const pages = {
  en: { accept: 'Accept', accepted: 'Invitation accepted', signedIn: 'You have signed in.' },
  ru: { accept: 'Принять', accepted: 'Приглашение принято', signedIn: 'Вход выполнен.' },
} as const;

describe('the whole loop in a browser', () => {
  const { open, openChat } = useRehearsal();

  /** The message that nobody asked for: this customer has accepted. */
  const toldOf = (chat: Page, words: Words, email: string) =>
    chat
      .getByRole('article')
      .filter({ hasText: words.said('accepted.title') })
      .filter({ hasText: email });
  const sentTo = (chat: Page, words: Words, email: string) =>
    chat
      .getByRole('article')
      .filter({ hasText: words.said('invitation.meaning.sent') })
      .filter({ hasText: email });
  const linkIn = (mail: Page) => mail.frameLocator('iframe.body').getByRole('link');

  for (const words of bothLanguages) {
    it(`lists, invites, sends, accepts and is told, by clicks (${words.key})`, async () => {
      const email = words === english ? 'anna@blue-meadow.example' : 'anna@green-meadow.example';
      const chat = await openChat(words);
      await types(chat, words, words.customers);
      await button(chat, words.nextPage).click();
      await button(chat, words.previousPage).waitFor();

      await types(chat, words, `${words.invite} ${email}`);
      await comesTo(() => chat.getByLabel(words.email).inputValue(), email);
      await chat.getByLabel(words.contactName).fill('Anna Bergmann');
      await chat.getByLabel(words.company).fill('Blue & Green <Meadow>');
      await button(chat, words.continue).click();
      await chat
        .getByRole('heading', { name: words.said('draft.title') })
        .last()
        .waitFor();
      await chat.getByText('Blue & Green <Meadow>').first().waitFor();
      await button(chat, words.send).click();
      await sentTo(chat, words, email).waitFor();
      await comesTo(() => chat.getByRole('button', { name: words.send, exact: true }).count(), 0);

      const mail = await open(`/mail?locale=${words.locale}`);
      await mail.getByText(email).first().waitFor();
      await linkIn(mail)
        .filter({ hasText: /^https:\/\/admin\.microsoft\.com\// })
        .waitFor();
      await linkIn(mail).click();
      await mail.getByRole('button', { name: pages[words.key].accept, exact: true }).click();
      await mail.getByRole('heading', { name: pages[words.key].accepted }).waitFor();

      await toldOf(chat, words, email).getByRole('button', { name: words.openCustomer }).click();
      await chat.getByText(words.said('customer.relationship.reseller')).waitFor();
    });
  }

  /** Presses the key until the focus is there, as a person without a mouse does. */
  async function moveTo(page: Page, target: Locator, key: 'Tab' | 'Shift+Tab'): Promise<void> {
    await target.waitFor();
    for (let steps = 0; steps < 90; steps += 1) {
      if (await target.evaluate((one) => one === one.ownerDocument.activeElement)) return;
      await page.keyboard.press(key);
    }
    assert.fail(`the keyboard does not reach ${target}`);
  }

  it('is walked by the keyboard alone', async () => {
    const words = english;
    const chat = await openChat(words);
    await chat.keyboard.type('invite kim@keyboard-meadow.example');
    await chat.keyboard.press('Enter');
    await moveTo(chat, chat.getByLabel(words.contactName), 'Shift+Tab');
    await chat.keyboard.type('Kim');
    await moveTo(chat, button(chat, words.continue), 'Tab');
    await chat.keyboard.press('Enter');
    await moveTo(chat, button(chat, words.send), 'Tab');
    await chat.keyboard.press('Enter');
    await sentTo(chat, words, 'kim@keyboard-meadow.example').waitFor();

    const mail = await open('/mail');
    await mail.getByText('kim@keyboard-meadow.example').first().waitFor();
    await moveTo(mail, linkIn(mail), 'Tab');
    await mail.keyboard.press('Enter');
    await moveTo(mail, mail.getByRole('button', { name: 'Accept', exact: true }), 'Tab');
    await mail.keyboard.press('Enter');
    await mail.getByRole('heading', { name: 'Invitation accepted' }).waitFor();
    await chat.bringToFront();
    const told = toldOf(chat, words, 'kim@keyboard-meadow.example');
    await moveTo(chat, told.getByRole('button', { name: words.openCustomer }), 'Shift+Tab');
    await chat.keyboard.press('Enter');
    await chat.getByText(words.said('customer.relationship.reseller')).last().waitFor();
  });

  for (const words of bothLanguages) {
    it(`signs in by the button, on a narrow screen too, and goes on with what was asked for (${words.key})`, async () => {
      const chat = await openChat(words);
      await types(chat, words, words === english ? 'sign out' : 'выйти');
      await chat.getByText(words.said('signOut.title')).last().waitFor();
      await types(chat, words, words.providers);
      const card = chat
        .getByRole('article')
        .filter({ hasText: words.said('signIn.need.partner-center') })
        .last();
      await card.waitFor();
      await chat.setViewportSize({ width: 320, height: 800 });
      await assertFits(chat);
      await card.getByRole('button', { name: words.said('button.signIn'), exact: true }).click();
      await card.getByText(pages[words.key].signedIn).waitFor();
      await chat
        .getByRole('heading', { name: words.said('providers.title') })
        .last()
        .waitFor();
      await comesTo(() => card.getByRole('button', { name: words.said('button.signIn') }).count(), 0);
      await assertFits(chat);
    });
  }
});
