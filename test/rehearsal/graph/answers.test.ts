import assert from 'node:assert/strict';
import { type Ask, type Outside, sendMail, sharedMailbox, startOutside } from '../outside.ts';

const immutable = { prefer: 'IdType="ImmutableId"' };
const classOf = encodeURIComponent("singleValueExtendedProperties($filter=id eq 'String 0x001A')");

describe('answers to mail in the imitated Graph', () => {
  let outside: Outside;
  before(async () => {
    outside = await startOutside();
  });
  after(() => outside.close());

  const box = `/v1.0/users/${sharedMailbox}`;
  const graph = (path: string, ask: Ask = {}) =>
    outside.graph(path, { as: 'app', headers: immutable, ...ask });
  const read = async (id: string, query = '') => (await graph(`${box}/messages/${id}${query}`)).json;
  const reply = (id: string, body?: unknown, headers: Record<string, string> = {}) =>
    graph(`${box}/messages/${id}/createReply`, {
      method: 'POST',
      headers: { ...immutable, ...headers },
      ...(body === undefined ? {} : { body }),
    });
  const invite = () =>
    sendMail(outside, {
      to: 'ana@larkfield.example',
      subject: 'Invitation',
      html: '<html><body><p>Hi &amp; hello</p></body></html>',
    });
  const received = async (kind: 'reply' | 'bounce', id: string, body?: object): Promise<string> =>
    (await outside.control('POST', `/mail/${id}/${kind}`, body)).json.id;
  const headersOf = async (id: string): Promise<Record<string, string>> => {
    const { internetMessageHeaders } = await read(id, '?$select=internetMessageHeaders');
    return Object.fromEntries(
      internetMessageHeaders.map((one: { name: string; value: string }) => [one.name, one.value]),
    );
  };
  const recipients = (list: { emailAddress: { address: string } }[]) =>
    list.map(({ emailAddress }) => emailAddress.address);

  it('drafts an answer under our own mail that goes to ourselves until someone changes it', async () => {
    const id = await invite();
    const original = await read(id);
    const { status, json } = await reply(id);
    assert.equal(status, 201);
    assert.equal(json.isDraft, true);
    assert.equal(json.subject, 'RE: Invitation');
    assert.equal(json.conversationId, original.conversationId);
    assert.notEqual(json.internetMessageId, original.internetMessageId);
    assert.deepEqual(recipients(json.toRecipients), [sharedMailbox]);
    assert.equal(json.body.contentType, 'html');
    assert.match(json.body.content, /<p>Hi &amp; hello<\/p>/);
    assert.equal(json.body.content.match(/<body>/g).length, 1);
    assert.deepEqual(await headersOf(json.id), {
      'In-Reply-To': original.internetMessageId,
      References: original.internetMessageId,
    });
  });

  it('is addressed and worded by PATCH, and sent in the thread', async () => {
    const id = await invite();
    const draft = (await reply(id, { comment: 'Did <you> see it?' })).json;
    assert.match(draft.body.content, /^<html><body><div>Did &lt;you&gt; see it\?<\/div>/);
    const ana = [{ emailAddress: { address: 'ana@larkfield.example' } }];
    const patched = await graph(`${box}/messages/${draft.id}`, {
      method: 'PATCH',
      body: { toRecipients: ana, body: { contentType: 'HTML', content: '<p>Reminder</p>' } },
    });
    assert.equal(patched.json.body.content, '<p>Reminder</p>');
    assert.equal((await graph(`${box}/messages/${draft.id}/send`, { method: 'POST' })).status, 202);
    const out = (await outside.control('GET', '/mail')).json.find(
      (one: { id: string }) => one.id === draft.id,
    );
    const original = await read(id);
    assert.deepEqual(
      [out.to, out.conversationId, out.inReplyTo, out.subject],
      [['ana@larkfield.example'], original.conversationId, original.internetMessageId, 'RE: Invitation'],
    );
    const second = (await reply(draft.id)).json;
    assert.equal(second.subject, 'RE: Invitation');
    assert.equal(
      (await headersOf(second.id)).References,
      `${original.internetMessageId} ${patched.json.internetMessageId}`,
    );
  });

  it('goes to the sender of what came in, or to whoever the sender names for answers', async () => {
    const answer = await received('reply', await invite(), { text: 'Yes,\nplease.' });
    const draft = (await reply(answer)).json;
    assert.deepEqual(recipients(draft.toRecipients), ['ana@larkfield.example']);
    assert.equal(draft.body.contentType, 'text');
    assert.match(draft.body.content, /From: ana@larkfield\.example[\s\S]*Yes,\nplease\.$/);
    const redirected = await graph(`${box}/messages`, {
      method: 'POST',
      body: {
        subject: 'Re: Other',
        toRecipients: [{ emailAddress: { address: 'ana@larkfield.example' } }],
        replyTo: [{ emailAddress: { address: 'alex@reseller.example' } }],
      },
    });
    await graph(`${box}/messages/${redirected.json.id}/send`, { method: 'POST' });
    const other = (await reply(redirected.json.id)).json;
    assert.deepEqual(
      [recipients(other.toRecipients), other.subject],
      [['alex@reseller.example'], 'Re: Other'],
    );
  });

  it('takes a message to begin with, but not a comment beside its body', async () => {
    const id = await invite();
    const message = {
      toRecipients: [{ emailAddress: { address: 'bo@larkfield.example' } }],
      body: { contentType: 'Text', content: 'Only this' },
      internetMessageHeaders: [{ name: 'x-reminder', value: '1' }],
    };
    const draft = (await reply(id, { message })).json;
    assert.deepEqual(recipients(draft.toRecipients), ['bo@larkfield.example']);
    assert.deepEqual(draft.body, { contentType: 'text', content: 'Only this' });
    assert.equal((await headersOf(draft.id))['x-reminder'], '1');
    assert.equal((await reply(id, { comment: 'And', message })).status, 400);
    const { body: _, ...rest } = message;
    assert.equal((await reply(id, { comment: 'And', message: rest })).status, 201);
    assert.equal((await reply(draft.id)).status, 400);
    assert.equal((await reply('none')).json.error.code, 'ErrorItemNotFound');
    const mime = await reply(id, 'RnJvbTo=', { 'content-type': 'text/plain' });
    assert.deepEqual([mime.status, /MIME/.test(mime.json.error.message)], [501, true]);
    assert.equal((await reply(id, { message: { categories: [] } })).status, 501);
    assert.equal((await reply(id, { Comment: 'x' })).status, 501);
  });

  it('brings answers, absence notes and reports into the inbox of the thread, each told by its marks', async () => {
    const id = await invite();
    const original = await read(id);
    const cases = [
      [await received('reply', id, { text: 'Yes' }), 'IPM.Note', undefined, 'RE: Invitation'],
      [
        await received('reply', id, { text: 'Away', automatic: true }),
        'IPM.Note.Rules.OofTemplate.Microsoft',
        'auto-replied',
        'Automatic reply: Invitation',
      ],
      [await received('bounce', id), 'REPORT.IPM.Note.NDR', 'auto-replied', 'Undeliverable: Invitation'],
    ] as const;
    const inbox = (await graph(`${box}/mailFolders/inbox?$select=id`)).json.id;
    for (const [mail, kind, automatic, subject] of cases) {
      const found = await read(mail, `?$expand=${classOf}`);
      const headers = await headersOf(mail);
      assert.deepEqual(found.singleValueExtendedProperties, [{ id: 'String 0x1a', value: kind }]);
      assert.deepEqual(
        [found.subject, found.conversationId, found.parentFolderId, found.isDraft, found.isRead],
        [subject, original.conversationId, inbox, false, false],
      );
      assert.equal(headers['Auto-Submitted'], automatic);
      assert.equal(headers['In-Reply-To'], original.internetMessageId);
      assert.equal(headers.References, original.internetMessageId);
    }
  });

  it('finds reports by the beginning of their class, in any case, among other conditions', async () => {
    const id = await invite();
    await received('reply', id, { text: 'Yes' });
    const report = await received('bounce', id);
    const { conversationId, internetMessageId } = await read(id);
    const find = async (filter: string, rest = ''): Promise<string[]> => {
      const { status, json, text } = await graph(
        `${box}/messages?$select=id&$filter=${encodeURIComponent(filter)}${rest}`,
      );
      assert.equal(status, 200, text);
      return json.value.map((one: { id: string }) => one.id);
    };
    const property = (condition: string, tag = '0x001A') =>
      `singleValueExtendedProperties/Any(ep: ep/id eq 'String ${tag}' and ${condition})`;
    const here = `conversationId eq '${conversationId}'`;
    const reports = property("startswith(ep/value,'report.')");
    assert.deepEqual(await find(`${reports} and ${here}`), [report]);
    assert.deepEqual(await find(`${here} and ${property("contains(ep/value,'ndr')", '0x1a')}`), [report]);
    assert.deepEqual(await find(`${here} and ${property("ep/value ne 'IPM.Note'")}`), [report]);
    assert.equal((await find(`${here} and ${property("ep/value eq 'ipm.note'")}`)).length, 2);
    const answering = property(`ep/value eq '${internetMessageId}'`, '0x1042');
    assert.deepEqual(await find(`${answering} and ${reports}`), [report]);
    const since = 'receivedDateTime ge 2020-01-01T00:00:00Z';
    const order = `&$orderby=${encodeURIComponent('receivedDateTime desc')}`;
    assert.deepEqual(await find(`${since} and ${here} and ${reports}`, order), [report]);
    const both = `${here} and conversationId eq 'another'`;
    assert.deepEqual(await find(both), []);
  });

  it('gives a mail as MIME, and a report with the address that failed and the mail that it is about', async () => {
    const id = await sendMail(outside, {
      to: 'ana@larkfield.example',
      subject: 'Приглашение стать нашим клиентом, надолго и по любви',
      html: '<p>Hello</p>',
    });
    const mime = await graph(`${box}/messages/${id}/$value`);
    assert.equal(mime.status, 200);
    assert.match(mime.headers.get('content-type') ?? '', /^text\/plain/);
    const { internetMessageId } = await read(id);
    const [head = '', body = ''] = mime.text.split('\r\n\r\n');
    assert.ok(head.includes(`\r\nMessage-ID: ${internetMessageId}\r\n`));
    assert.match(
      head,
      /^From: "Partner Desk" <partner-desk@reseller\.example>\r\nTo: ana@larkfield\.example\r\n/,
    );
    const words = [...head.matchAll(/=\?utf-8\?B\?([^?]+)\?=/g)].map(([, word]) => word ?? '');
    assert.equal(
      words.map((word) => Buffer.from(word, 'base64').toString()).join(''),
      'Приглашение стать нашим клиентом, надолго и по любви',
    );
    assert.ok(mime.text.split('\r\n').every((line) => line.length <= 100 && /^[\x20-\x7e]*$/.test(line)));
    assert.equal(Buffer.from(body, 'base64').toString(), '<p>Hello</p>');

    const report = (await graph(`${box}/messages/${await received('bounce', id)}/$value`)).text;
    assert.match(report, /Content-Type: multipart\/report; report-type=delivery-status; boundary="(.+)"\r\n/);
    assert.match(
      report,
      /Final-Recipient: rfc822;ana@larkfield\.example\r\nAction: failed\r\nStatus: 5\.1\.1\r\n/,
    );
    assert.ok(report.slice(report.indexOf('text/rfc822-headers')).includes(internetMessageId));
    assert.equal((await graph(`${box}/messages/none/$value`)).status, 404);
  });
});
