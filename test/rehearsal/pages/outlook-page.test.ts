import assert from 'node:assert/strict';
import { anchor, invitationLink, type Outside, startOutside } from '../outside.ts';

describe('the page that stands in for Outlook', () => {
  let outside: Outside;
  before(async () => {
    outside = await startOutside();
  });
  after(() => outside.close());

  async function draft(html: string): Promise<string> {
    const answer = await outside.graph('/v1.0/me/messages', {
      method: 'POST',
      headers: { prefer: 'IdType="ImmutableId"' },
      body: {
        subject: 'Working <together>',
        body: { contentType: 'html', content: html },
        toRecipients: [{ emailAddress: { name: 'Ana', address: 'ana@page.example' } }],
        ccRecipients: [{ emailAddress: { address: 'megan@reseller.example' } }],
      },
    });
    assert.equal(answer.status, 201, answer.text);
    const { id, webLink } = answer.json as { id: string; webLink: string };
    assert.equal(new URL(webLink).searchParams.get('ItemID'), id);
    return `/mail/outlook/${encodeURIComponent(id)}`;
  }

  const post = (path: string, body: object) => outside.ask(path, { method: 'POST', body });
  const mails = async () =>
    (await outside.ask('/control/mail')).json as readonly {
      to: string[];
      cc: string[];
      subject: string;
      links: string[];
    }[];

  it('shows a draft as it is in the mailbox, to be changed and sent', async () => {
    const link = await invitationLink(outside);
    const path = await draft(`<p>Hello</p>${anchor(link)}`);
    const page = await outside.ask(path);
    assert.equal(page.status, 200);
    assert.ok(page.text.includes('value="ana@page.example"'));
    assert.ok(page.text.includes('value="megan@reseller.example"'));
    assert.ok(page.text.includes('Working &lt;together&gt;'));
    const fields = { to: 'ana@page.example; bo@page.example', cc: '', subject: 'Changed' };
    assert.equal((await post(`${path}/save`, fields)).status, 200);
    assert.deepEqual(await mails(), []);
    assert.equal(
      (await post(`${path}/send`, { ...fields, html: `<p>By hand</p>${anchor(link)}` })).status,
      200,
    );
    const [mail] = await mails();
    assert.deepEqual(mail?.to, ['ana@page.example', 'bo@page.example']);
    assert.deepEqual([mail.cc, mail.subject, mail.links], [[], 'Changed', [link]]);
    assert.equal((await outside.ask(path)).status, 404, 'what was sent is no draft');
    assert.equal((await post(`${path}/send`, fields)).status, 404);
  });

  it('refuses addresses that are none, and what it cannot read', async () => {
    const path = await draft('<p>Hello</p>');
    const before = (await mails()).length;
    assert.equal((await post(`${path}/send`, { to: 'nowhere', cc: '', subject: '' })).status, 400);
    assert.equal((await post(`${path}/send`, { to: '', cc: '', subject: '' })).status, 400);
    assert.equal((await post(`${path}/send`, { to: 'a@b.example' })).status, 400);
    assert.equal((await mails()).length, before);
  });
});
