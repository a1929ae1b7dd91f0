import assert from 'node:assert/strict';
import { type ChatWorld, startChatWorld } from './chat-world.ts';
import { openPage } from './page-stream.ts';
import { type Heard, isInvoke } from './stub-bot.ts';

const consentCard = {
  type: 'message',
  attachments: [
    {
      contentType: 'application/vnd.microsoft.teams.card.file.consent',
      name: 'history of "Ключ".csv',
      content: {
        description: 'History',
        sizeInBytes: 11,
        acceptContext: { exportId: 'x1' },
        declineContext: { exportId: 'x2' },
      },
    },
  ],
};
const content = 'one;two\n1;2';

interface UploadInfo {
  readonly contentUrl: string;
  readonly name: string;
  readonly uploadUrl: string;
  readonly uniqueId: string;
  readonly fileType: string;
}

describe('files in the imitated Teams', () => {
  let world: ChatWorld;
  let joined: Heard;
  let messageId: string;
  let at: Date;
  beforeEach(async () => {
    at = new Date('2026-03-01T09:30:00.000Z');
    world = await startChatWorld({ now: () => at });
    (await openPage(world.url, 'alex')).close();
    joined = await world.bot.hears(({ type }) => type === 'conversationUpdate');
    messageId = await world.bot.says(joined, consentCard);
  });
  afterEach(() => world.close());

  const consent = (action: string, fields: object = {}) =>
    world.post('/chat/consent', { as: 'alex', messageId, action, ...fields });
  const put = (url: string, headers: Readonly<Record<string, string>>, body = content) =>
    fetch(url, { method: 'PUT', headers: { connection: 'close', ...headers }, body });
  const whole = { 'content-range': 'bytes 0-10/11' };
  const allowed = async (): Promise<UploadInfo> => {
    await consent('accept');
    const heard = world.bot.heard.filter(isInvoke).at(-1);
    assert.ok(heard);
    return (heard.value as { readonly uploadInfo: UploadInfo }).uploadInfo;
  };

  it('gives the bot a place for a file that was allowed, which everyone can then read', async () => {
    const info = await allowed();
    const heard = world.bot.heard.find(isInvoke);
    assert.deepEqual([heard?.name, heard?.replyToId], ['fileConsent/invoke', messageId]);
    assert.deepEqual(
      { ...(heard?.value as object), uploadInfo: undefined },
      { type: 'fileUpload', action: 'accept', context: { exportId: 'x1' }, uploadInfo: undefined },
    );
    assert.deepEqual([info.name, info.fileType], ['history of _Ключ_.csv', 'csv']);
    const uploaded = await put(info.uploadUrl, whole);
    assert.equal(uploaded.status, 201);
    assert.deepEqual(await uploaded.json(), { id: info.uniqueId, name: info.name, size: 11, file: {} });
    await world.restart();
    const read = await fetch(info.contentUrl);
    assert.equal(await read.text(), content);
    assert.match(read.headers.get('content-disposition') ?? '', /^attachment; /);
    const page = await openPage(world.url, 'alex');
    await world.bot.says(joined, {
      type: 'message',
      attachments: [
        {
          contentType: 'application/vnd.microsoft.teams.card.file.info',
          contentUrl: info.contentUrl,
          name: info.name,
          content: { uniqueId: info.uniqueId, fileType: 'csv' },
        },
      ],
    });
    const shown = await page.sees((messages) => messages.find((one) => one.attachments[0]?.contentUrl));
    assert.equal(shown.attachments[0]?.contentUrl, info.contentUrl);
    page.close();
  });

  it('tells the bot when a file was declined, without any place for it', async () => {
    assert.deepEqual((await consent('decline')).body, { kind: 'sent' });
    assert.deepEqual(world.bot.heard.find(isInvoke)?.value, {
      type: 'fileUpload',
      action: 'decline',
      context: { exportId: 'x2' },
    });
  });

  it('takes an upload once, in time, without a token and with its true length', async () => {
    const { uploadUrl, contentUrl } = await allowed();
    const cases = [
      [await put(uploadUrl, { ...whole, authorization: 'Bearer x' }), 401, 'unauthenticated'],
      [await put(uploadUrl, {}), 400, 'invalidRequest'],
      [await put(uploadUrl, { 'content-range': 'bytes 5-1/11' }), 400, 'invalidRequest'],
      [await put(uploadUrl, { 'content-range': 'bytes 0-11/12' }), 400, 'invalidRequest'],
      [await put(uploadUrl, { 'content-range': 'bytes 0-10/30' }), 501, 'notModelled'],
      [await put(`${uploadUrl}x`, whole), 404, 'itemNotFound'],
      [await fetch(contentUrl), 404, 'itemNotFound'],
      [await fetch(uploadUrl, { method: 'DELETE' }), 501, 'notModelled'],
    ] as const;
    for (const [response, status, code] of cases) {
      const { error } = (await response.json()) as { readonly error: { readonly code: string } };
      assert.deepEqual([response.status, error.code], [status, code]);
    }
    assert.equal((await put(uploadUrl, whole)).status, 201);
    assert.equal((await put(uploadUrl, whole)).status, 404);
    const late = await allowed();
    at = new Date(at.getTime() + 15 * 60_000);
    assert.equal((await put(late.uploadUrl, whole)).status, 404);
  });

  it('asks nothing for cards that are not there', async () => {
    assert.equal((await consent('accept', { cardIndex: 1 })).status, 404);
    assert.equal((await consent('accept', { as: 'megan' })).status, 404);
    assert.equal(world.bot.heard.some(isInvoke), false);
  });

  it('sends a file that a person attaches, ready to be read, with or without words', async () => {
    const page = await openPage(world.url, 'alex');
    const file = { name: 'list.xlsx', content: Buffer.from(content).toString('base64') };
    const { body } = await world.post('/chat/send', { as: 'alex', text: '', file });
    const heard = await world.bot.hears(({ id }) => id === body.id);
    assert.equal(heard.text, '');
    const [attached, words] = heard.attachments as readonly [
      {
        readonly contentType: string;
        readonly contentUrl: string;
        readonly name: string;
        readonly content: { readonly downloadUrl: string; readonly fileType: string };
      },
      { readonly contentType: string },
    ];
    assert.equal(attached.contentType, 'application/vnd.microsoft.teams.file.download.info');
    assert.deepEqual([attached.name, attached.content.fileType], ['list.xlsx', 'xlsx']);
    assert.deepEqual(Object.keys(attached.content).sort(), ['downloadUrl', 'etag', 'fileType', 'uniqueId']);
    assert.equal(words.contentType, 'text/html');
    assert.equal(await (await fetch(attached.content.downloadUrl)).text(), content);
    const shown = await page.sees((messages) => messages.find(({ id }) => id === body.id));
    assert.deepEqual(
      shown.attachments.map(({ name }) => name),
      ['list.xlsx'],
    );
    page.close();
    const channel = { as: 'alex', channel: 'general', text: '@Customer Connect look', file };
    assert.equal((await world.post('/chat/send', channel)).status, 409);
  });
});
