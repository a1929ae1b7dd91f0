import assert from 'node:assert/strict';
import { bothLanguages, english } from '../support/words.ts';
import type { Mail } from '../support/world.ts';
import { button, types, useRehearsal } from './rehearsal-setup.ts';

const pages = {
  en: { send: 'Send', text: 'Text of the mail' },
  ru: { send: 'Отправить', text: 'Текст письма' },
} as const;

describe('a draft in the imitated Outlook, in a browser', () => {
  const stage = useRehearsal();

  for (const words of bothLanguages) {
    it(`is opened from its card, changed, sent, and found with its link whole (${words.key})`, async () => {
      const own = pages[words.key];
      const email = words === english ? 'anna@by-hand.example' : 'anna@by-hand-too.example';
      const chat = await stage.openChat(words);
      await types(chat, words, `${words.invite} ${email}`);
      await button(chat, words.continue).click();
      await button(chat, words.openInOutlook).click();
      const opening = stage.context.waitForEvent('page');
      await chat
        .getByRole('link', { name: words.said('button.viewInOutlook') })
        .last()
        .click();
      const outlook = await opening;
      await outlook.waitForURL((url) => url.href.startsWith(`${stage.url}/mail/outlook/`));

      const body = outlook.frameLocator('#draft').getByRole('textbox', { name: own.text });
      await body.locator('p').first().click();
      await outlook.keyboard.press('End');
      await outlook.keyboard.type(' By hand & with <care>.');
      await outlook.getByRole('button', { name: own.send, exact: true }).click();
      await outlook.getByText('By hand & with <care>.').first().waitFor();

      await button(chat, words.done).click();
      await chat.getByText(words.said('byHand.intact')).last().waitFor();
      const mails = (await stage.control('GET', '/mail')) as readonly Mail[];
      const sent = mails.find(({ to }) => to.includes(email));
      assert.match(sent?.body ?? '', /By hand &amp; with &lt;care&gt;\./);
      assert.equal(sent?.links.length, 1);
    });
  }
});
