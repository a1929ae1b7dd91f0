import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { type Heard, isMessage } from '../rehearsal/chat/stub-bot.ts';
import { comesTo } from '../support/comes-to.ts';
import { assertFits, useChat } from './chat-setup.ts';

const consentType = 'application/vnd.microsoft.teams.card.file.consent';
const infoType = 'application/vnd.microsoft.teams.card.file.info';
const name = 'history-of-blue-meadow-anlagenbau-und-vertriebs-gmbh.csv';
const consentCard = {
  type: 'message',
  attachments: [
    {
      contentType: consentType,
      name,
      content: { description: 'What happened with Blue Meadow.', sizeInBytes: 12_400, acceptContext: {} },
    },
  ],
};

describe('files, corrections and blocking on the chat page', () => {
  const stage = useChat('as=alex');
  const field = () => stage.page.getByLabel('Message to Customer Connect');
  const log = () => stage.page.getByRole('log', { name: 'Messages' });

  /** A bot that uploads its file as soon as it may, and then shows where it is. */
  const uploading = async (heard: Heard) => {
    const { uploadInfo } = (heard.value ?? {}) as { readonly uploadInfo?: Readonly<Record<string, string>> };
    if (!uploadInfo?.uploadUrl) return { status: 200 };
    const body = 'one;two';
    const { status } = await fetch(uploadInfo.uploadUrl, {
      method: 'PUT',
      headers: { 'content-range': `bytes 0-${body.length - 1}/${body.length}`, connection: 'close' },
      body,
    });
    assert.equal(status, 201);
    const { contentUrl, uniqueId, fileType } = uploadInfo;
    await stage.world.bot.says(heard, {
      type: 'message',
      attachments: [{ contentType: infoType, contentUrl, name, content: { uniqueId, fileType } }],
    });
    return { status: 200 };
  };

  it('asks before a file is saved, and then offers it', async () => {
    stage.world.bot.thinks(uploading);
    await stage.world.bot.says(stage.joined, consentCard);
    const asked = log().getByRole('region', { name: `File ${name}` });
    await asked.getByText('What happened with Blue Meadow.').waitFor();
    await asked.getByText('12 kB').waitFor();
    await asked.getByRole('button', { name: 'Allow' }).click();
    await asked.getByText('You allowed this file.').waitFor();
    const downloading = stage.page.waitForEvent('download');
    await log()
      .getByRole('link', { name: `Download ${name}` })
      .click();
    const download = await downloading;
    assert.equal(download.suggestedFilename(), name);
    assert.equal(await readFile(await download.path(), 'utf8'), 'one;two');
  });

  it('declines a file, and tells what went wrong', async () => {
    await stage.world.bot.says(stage.joined, consentCard);
    await stage.page.getByRole('button', { name: 'Decline' }).click();
    await stage.page.getByText('You declined this file.').waitFor();
    stage.world.bot.thinks(() => ({ status: 501 }));
    await stage.page.getByRole('button', { name: 'Allow' }).click();
    await stage.page.getByText('Something went wrong. Please try again. (HTTP 501)').waitFor();
  });

  it('attaches a file, and can leave it out again', async () => {
    const { page, world } = stage;
    const picking = page.waitForEvent('filechooser');
    await page.getByRole('button', { name: 'Attach a file' }).click();
    await (await picking).setFiles({ name: 'list.csv', mimeType: 'text/csv', buffer: Buffer.from('a;b') });
    await page.getByText('With the file list.csv').waitFor();
    await page.getByRole('button', { name: 'Without the file list.csv' }).click();
    await page.getByText('With the file list.csv').waitFor({ state: 'detached' });
    await page
      .locator('#chat-file')
      .setInputFiles({ name: 'list.csv', mimeType: 'text/csv', buffer: Buffer.from('a;b') });
    await page.getByText('With the file list.csv').waitFor();
    await page.getByRole('button', { name: 'Post message' }).click();
    const heard = await world.bot.hears(isMessage);
    assert.equal((heard.attachments as readonly { readonly name?: string }[])[0]?.name, 'list.csv');
    await log().getByRole('link', { name: 'Download list.csv' }).waitFor();
    await page
      .locator('#chat-file')
      .setInputFiles({ name: 'big.bin', mimeType: 'x/y', buffer: Buffer.alloc(4 * 1024 * 1024 + 1) });
    await page.getByRole('alert').getByText('files of up to 4 MB').waitFor();
  });

  it('corrects one’s own message', async () => {
    const { page, world } = stage;
    await field().fill('custmers');
    await page.keyboard.press('Enter');
    await world.bot.hears(isMessage);
    await log().getByRole('button', { name: 'Correct the message: custmers' }).click();
    await page.getByText('You correct your message.').waitFor();
    await comesTo(() => field().inputValue(), 'custmers');
    await field().fill('customers');
    await page.keyboard.press('Enter');
    const heard = await world.bot.hears(({ type }) => type === 'messageUpdate');
    assert.equal(heard.text, 'customers');
    await log().getByText('Edited').waitFor();
    await comesTo(() => log().getByText('custmers', { exact: true }).count(), 0);
    await comesTo(() => field().inputValue(), '');
  });

  it('blocks the bot and lets it write again', async () => {
    const { page, world } = stage;
    await page.getByRole('button', { name: 'Block', exact: true }).click();
    await page.getByText('You have blocked Customer Connect').waitFor();
    await comesTo(() => field().isDisabled(), true);
    const home = `/v3/conversations/${encodeURIComponent(stage.joined.conversation.id)}/activities`;
    const refused = await world.bot.call(stage.joined, 'POST', home, { type: 'message', text: 'x' });
    assert.equal(refused.status, 403);
    await page.reload();
    await page.getByRole('button', { name: 'Unblock' }).click();
    await page.getByText('You have blocked Customer Connect').waitFor({ state: 'hidden' });
    await comesTo(() => field().isEnabled(), true);
  });

  it('fits into 320 pixels in Russian and in the dark', async () => {
    stage.world.bot.thinks(uploading);
    await stage.world.bot.says(stage.joined, consentCard);
    const narrow = await stage.open('as=alex&locale=ru-RU&theme=dark', { width: 320, height: 700 });
    await narrow.getByRole('button', { name: 'Разрешить', exact: true }).click();
    await narrow.getByRole('link', { name: `Скачать ${name}` }).waitFor();
    await narrow
      .locator('#chat-file')
      .setInputFiles({ name, mimeType: 'text/csv', buffer: Buffer.from('a') });
    await narrow.getByText(`С файлом ${name}`).waitFor();
    await assertFits(narrow);
  });
});
