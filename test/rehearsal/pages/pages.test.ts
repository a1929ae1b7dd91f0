import assert from 'node:assert/strict';
import { tenantIdOfDomain } from '../../../src/rehearsal/facts.ts';
import { pageWords } from '../../../src/rehearsal/pages/words.ts';
import { openEvents } from '../control/event-reader.ts';
import { anchor, invitationLink, type Outside, sendMail, startOutside } from '../outside.ts';

const brightport = tenantIdOfDomain('brightport.example');
const us = '11111111-1111-4111-8111-111111111111';

describe('the mailbox page', () => {
  let outside: Outside;
  before(async () => {
    outside = await startOutside();
  });
  after(() => outside.close());

  it('explains itself while there is no mail', async () => {
    const page = await outside.ask('/mail');
    assert.equal(page.status, 200);
    assert.ok(page.text.includes('No mail yet'));
  });

  it('shows the newest mail in a frame where nothing runs, the mail itself untouched', async () => {
    const link = await invitationLink(outside, brightport);
    const html = `<script>alert(1)</script>${anchor(link)}`;
    const id = await sendMail(outside, { to: 'ana@page.example', subject: '<b>Hi</b> "you"', html });
    const page = await outside.ask('/mail');
    assert.ok(page.text.includes('&lt;b&gt;Hi&lt;/b&gt; &quot;you&quot;'));
    const [, frame = ''] = /<iframe[^>]*sandbox="allow-same-origin" srcdoc="([^"]*)"/.exec(page.text) ?? [];
    assert.ok(
      frame.includes(
        html
          .replaceAll('&', '&amp;')
          .replaceAll('<', '&lt;')
          .replaceAll('>', '&gt;')
          .replaceAll('"', '&quot;'),
      ),
    );
    assert.ok(!page.text.includes('<script>alert'));
    const policy = page.headers.get('content-security-policy') ?? '';
    assert.match(policy, /default-src 'none'; script-src 'self';/);
    assert.equal((await outside.ask(`/mail/${id}`)).status, 200);
    assert.equal((await outside.ask('/mail/none')).status, 404);
  });

  it('hears of the newest mail when it begins to listen, and of each new one at once', async () => {
    const before = await sendMail(outside, { to: 'ana@live.example', html: '<p>Before</p>' });
    assert.ok((await outside.ask('/mail')).text.includes(`data-newest="${before}"`));
    const events = await openEvents(`${outside.base}/mail/events`);
    assert.deepEqual(await events.next(), { id: before });
    const id = await sendMail(outside, { to: 'ana@live.example', html: '<p>Hello</p>' });
    assert.deepEqual(await events.next(), { id });
    events.close();
  });

  it('speaks the language of the address, else the browser’s', async () => {
    const russian = await outside.ask('/mail', {
      headers: { 'accept-language': 'fr, ru-RU;q=0.8, en;q=0.5' },
    });
    assert.match(russian.text, /<html lang="ru">/);
    const english = await outside.ask('/mail?locale=en-GB', { headers: { 'accept-language': 'ru' } });
    assert.match(english.text, /<html lang="en">/);
    assert.ok(english.text.includes('href="/mail?locale=en-GB"'));
  });

  it('serves its own files and no others', async () => {
    assert.equal(
      (await outside.ask('/mail/assets/pages.css')).headers.get('content-type'),
      'text/css; charset=utf-8',
    );
    assert.equal((await outside.ask('/mail/assets/mail.js')).status, 200);
    assert.equal((await outside.ask('/mail/assets/..%2Fpage.ts')).status, 404);
  });

  it('has every sentence in both languages, and no Latin words for Russian ones', () => {
    for (const [key, words] of Object.entries(pageWords.ru)) {
      const text = typeof words === 'function' ? String(words('' as never, '' as never)) : words;
      const own = text.replace(/Microsoft 365|blue-meadow\.example/g, '');
      assert.doesNotMatch(own, /[a-z]/i, key);
      assert.notEqual(text, pageWords.en[key as keyof typeof pageWords.en]);
    }
  });
});

describe('the acceptance page', () => {
  let outside: Outside;
  before(async () => {
    outside = await startOutside();
  });
  after(() => outside.close());

  const address = (query: Record<string, string>) => `/accept?${new URLSearchParams(query)}`;
  const submit = (form: Record<string, string>) =>
    outside.ask('/accept', {
      method: 'POST',
      body: new URLSearchParams(form),
      headers: { origin: outside.base },
    });
  const partnersOf = async (domain: string): Promise<string[]> => {
    const answer = await outside.partnerCenter(`/v1/customers/${tenantIdOfDomain(domain)}/relationships`);
    return answer.text === 'null' ? [] : answer.json.items.map((one: { id: string }) => one.id);
  };

  it('says who asks, and for whom the reader acts', async () => {
    const link = await invitationLink(outside, brightport);
    const mail = await sendMail(outside, { to: 'ana@accepting.example', html: anchor(link) });
    const page = await outside.ask(address({ link, mail }));
    assert.equal(page.status, 200);
    for (const part of [
      'Northwind Cloud Services',
      'Brightport Distribution',
      'Accepting',
      'Accept only the provider',
      'Rehearsal',
    ]) {
      assert.ok(page.text.includes(part), part);
    }
    const plain = await outside.ask(address({ link: await invitationLink(outside), mail }));
    assert.ok(!plain.text.includes('Accept only the reseller'));
  });

  it('accepts all, or one half, and says what is next', async () => {
    const link = await invitationLink(outside, brightport);
    const half = await submit({ link, domain: 'half.example', half: 'reseller' });
    assert.equal(half.status, 303);
    assert.deepEqual(await partnersOf('half.example'), [us]);
    const done = await outside.ask(half.headers.get('location') ?? '');
    assert.ok(done.text.includes('Half accepted'));
    await submit({ link, domain: 'half.example', half: 'provider' });
    assert.deepEqual(await partnersOf('half.example'), [us, brightport]);
    await submit({ link, domain: 'Whole.example' });
    assert.deepEqual(await partnersOf('whole.example'), [us, brightport]);
    const again = await outside.ask(address({ link, domain: 'whole.example' }));
    assert.ok(again.text.includes('was accepted before'));
  });

  it('connects no more than its own link asks for', async () => {
    const joint = await invitationLink(outside, brightport);
    await sendMail(outside, { to: 'ana@own-link.example', html: anchor(joint) });
    await submit({ link: await invitationLink(outside), domain: 'own-link.example', half: 'provider' });
    assert.deepEqual(await partnersOf('own-link.example'), [us]);
  });

  it('asks for the domain where no mail says it, and refuses one without an organisation', async () => {
    const link = await invitationLink(outside);
    assert.match((await outside.ask(address({ link }))).text, /<input name="domain" required/);
    const refused = await submit({ link, domain: 'gmail.com' });
    const page = await outside.ask(refused.headers.get('location') ?? '');
    assert.equal(page.status, 400);
    assert.ok(page.text.includes('has no organisation'));
    assert.deepEqual(await partnersOf('gmail.com'), []);
  });

  it('opens no link that is cut, changed, foreign or of another kind', async () => {
    const link = await invitationLink(outside, brightport);
    const cases: [string, string][] = [
      [link.slice(0, link.indexOf('#')), 'not complete'],
      [link.replace('msppId=4567890&', ''), 'not complete'],
      [link.replace(us, brightport), 'another partner'],
      [link.replace(brightport, us), 'does not exist'],
      [
        'https://admin.microsoft.com/AdminPortal/Home#/partners/invitation/granularAdminRelationships/x',
        'not an invitation',
      ],
      ['javascript:alert(1)', 'not an invitation'],
    ];
    for (const [wrong, said] of cases) {
      const page = await outside.ask(address({ link: wrong, domain: 'wrong.example' }));
      assert.equal(page.status, 400, wrong);
      assert.ok(page.text.includes(said), wrong);
      await submit({ link: wrong, domain: 'wrong.example' });
    }
    assert.deepEqual(await partnersOf('wrong.example'), []);
  });
});
