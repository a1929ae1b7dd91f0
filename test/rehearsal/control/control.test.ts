import assert from 'node:assert/strict';
import { tenantIdOfDomain } from '../../../src/rehearsal/facts.ts';
import {
  anchor,
  alex,
  invitationLink,
  type Outside,
  sendMail,
  sharedMailbox,
  startOutside,
} from '../outside.ts';

const brightport = tenantIdOfDomain('brightport.example');
const us = '11111111-1111-4111-8111-111111111111';

describe('the control door', () => {
  let outside: Outside;
  before(async () => {
    outside = await startOutside();
  });
  after(() => outside.close());

  const post = (path: string, body: unknown) => outside.control('POST', path, body);
  const partnersOf = async (domain: string): Promise<string[]> => {
    const answer = await outside.partnerCenter(`/v1/customers/${tenantIdOfDomain(domain)}/relationships`);
    return answer.text === 'null' ? [] : answer.json.items.map((one: { id: string }) => one.id);
  };

  it('answers bad input with 400 and a sentence', async () => {
    const cases: [string, unknown][] = [
      ['/customers', { count: -1, seed: 1 }],
      ['/customers', { count: 5 }],
      ['/accept', {}],
      ['/accept', { tenantId: us, domain: 'a.example' }],
      ['/accept', { domain: 'gmail.com' }],
      ['/accept', { domain: 'nobody.example' }],
      ['/accept', { domain: 'a.example', half: 'both' }],
      ['/accept', { domain: 'a.example', email: 'no address' }],
      ['/accept', { domain: 'a.example', colour: 'blue' }],
      ['/accept', { domain: 'a.example', half: 'provider' }],
      ['/accept', { domain: 'a.example', providerId: us }],
      ['/accept', { tenantId: tenantIdOfDomain('never-seen.example') }],
      ['/faults', { system: 'graph', method: 'GET', path: '/', status: 500 }],
      ['/faults', [{ system: 'teams', method: 'GET', path: '/', status: 500 }]],
      ['/faults', [{ system: 'graph', method: 'GET', path: '/' }]],
      ['/faults', [{ system: 'graph', method: 'GET', path: '/', status: 500, drop: 'never' }]],
      ['/faults', [{ system: 'graph', method: 'GET', path: '/', status: 500, times: 0 }]],
      ['/roles', { aadObjectId: 'alex', roles: [] }],
      ['/roles', { aadObjectId: alex, roles: ['king'] }],
      ['/clock', {}],
      ['/clock', { now: 'tomorrow' }],
      ['/clock', { now: '2026-01-01T00:00:00Z', advanceMs: 5 }],
      ['/clock', { advanceMs: 1e300 }],
      ['/stream/ack', { subscriber: 'x' }],
      ['/accept', 'not json'],
    ];
    for (const [path, body] of cases) {
      const { status, json } = await post(path, body);
      assert.equal(status, 400, `${path} ${JSON.stringify(body)}`);
      assert.match(json.error, /^\S.*\.$/);
    }
    assert.equal((await outside.control('GET', '/everything')).status, 404);
  });

  it('is asked with a slash at the end too, and pages by HEAD', async () => {
    assert.equal((await post('/customers/', { count: 240, seed: 'rehearsal' })).status, 200);
    for (const path of ['/mail', '/mail/', '/chat?as=alex', '/chat/', '/control/calls/', '/'])
      for (const method of ['GET', 'HEAD'])
        assert.ok([200, 302].includes((await outside.ask(path, { method })).status), `${method} ${path}`);
    assert.equal((await outside.ask('/graph/v1.0/me', { method: 'HEAD' })).status, 501);
  });

  it('accepts both halves of a joint invitation, found in the newest mail with a link', async () => {
    const domain = 'joint-one.example';
    await sendMail(outside, { to: `ana@${domain}`, html: anchor(await invitationLink(outside)) });
    await sendMail(outside, { to: `ana@${domain}`, html: anchor(await invitationLink(outside, brightport)) });
    await sendMail(outside, { to: `ana@${domain}`, html: '<p>Did you see my mail?</p>' });
    const { status, json } = await post('/accept', { domain: domain.toUpperCase() });
    assert.equal(status, 200);
    assert.deepEqual(json, { tenantId: tenantIdOfDomain(domain) });
    assert.deepEqual(await partnersOf(domain), [us, brightport]);
  });

  it('accepts the reseller alone where the newest invitation asks for no more', async () => {
    const domain = 'plain-one.example';
    await sendMail(outside, { to: `ana@${domain}`, html: anchor(await invitationLink(outside, brightport)) });
    await sendMail(outside, { to: `ana@${domain}`, html: anchor(await invitationLink(outside)) });
    const { json } = await post('/accept', { tenantId: tenantIdOfDomain(domain) });
    assert.deepEqual(json, { tenantId: tenantIdOfDomain(domain) });
    assert.deepEqual(await partnersOf(domain), [us]);
  });

  it('accepts without any invitation, and one half after the other', async () => {
    await post('/accept', { domain: 'no-invitation.example' });
    assert.deepEqual(await partnersOf('no-invitation.example'), [us]);
    const domain = 'by-halves.example';
    await sendMail(outside, { to: `ana@${domain}`, html: anchor(await invitationLink(outside, brightport)) });
    await post('/accept', { domain, half: 'provider' });
    assert.deepEqual(await partnersOf(domain), [brightport]);
    await post('/accept', { domain, half: 'reseller' });
    assert.deepEqual(await partnersOf(domain), [us, brightport]);
  });

  it('accepts by a customer that looks as it is told: by its name, its domains and its mail address', async () => {
    const domain = 'looks-otherwise.example';
    const usual = { domain, customDomains: ['Other.example', domain] };
    await post('/accept', { ...usual, name: 'ООО «Иначе»', email: 'info@elsewhere.example' });
    await post('/accept', { domain });
    const path = `/v1/customers/${tenantIdOfDomain(domain)}`;
    const { json } = await outside.partnerCenter(path);
    assert.equal(json.companyProfile.companyName, 'ООО «Иначе»');
    assert.equal(json.companyProfile.email, 'info@elsewhere.example');
    assert.deepEqual(json.customDomains, [domain, 'other.example']);
  });

  it('shows each mail that went out, with its links decoded', async () => {
    const link = await invitationLink(outside, brightport);
    const id = await sendMail(outside, { to: 'ana@shown.example', subject: 'Shown', html: anchor(link) });
    const mail = (await outside.control('GET', '/mail')).json.find((one: { id: string }) => one.id === id);
    const { conversationId, sentAt, ...rest } = mail;
    assert.deepEqual(rest, {
      id,
      from: sharedMailbox,
      to: ['ana@shown.example'],
      cc: [],
      subject: 'Shown',
      contentType: 'html',
      body: anchor(link),
      links: [link],
    });
    assert.equal(typeof conversationId, 'string');
    assert.ok(!Number.isNaN(Date.parse(sentAt)));
  });

  it('bounces a mail and answers it in the same conversation', async () => {
    const id = await sendMail(outside, { to: 'ana@answering.example', html: '<p>Hello</p>' });
    assert.equal((await post(`/mail/${id}/bounce`, undefined)).status, 200);
    assert.equal((await post(`/mail/${id}/reply`, { text: 'Yes, please.' })).status, 200);
    assert.equal((await post('/mail/none/bounce', undefined)).status, 404);
    assert.equal((await post(`/mail/${id}/reply`, { text: '' })).status, 400);

    const box = `/v1.0/users/${sharedMailbox}`;
    const immutable = { prefer: 'IdType="ImmutableId"' };
    const original = (await outside.graph(`${box}/messages/${id}`, { as: 'app', headers: immutable })).json;
    const expand = encodeURIComponent("singleValueExtendedProperties($filter=id eq 'String 0x001A')");
    const path = `${box}/mailFolders/inbox/messages?$select=subject,from,conversationId,internetMessageHeaders&$expand=${expand}`;
    const [reply, report] = (await outside.graph(path, { as: 'app' })).json.value;
    assert.equal(report.from.emailAddress.address, 'postmaster@reseller.example');
    assert.equal(report.subject, 'Undeliverable: Invitation');
    assert.deepEqual(report.singleValueExtendedProperties, [
      { id: 'String 0x1a', value: 'REPORT.IPM.Note.NDR' },
    ]);
    assert.deepEqual(report.internetMessageHeaders[0], {
      name: 'In-Reply-To',
      value: original.internetMessageId,
    });
    assert.equal(reply.from.emailAddress.address, 'ana@answering.example');
    assert.deepEqual(
      [reply.conversationId, report.conversationId],
      [original.conversationId, original.conversationId],
    );
  });

  it('replaces the customers', async () => {
    await post('/accept', { domain: 'gone-soon.example', providerId: brightport });
    assert.deepEqual((await post('/customers', { count: 3, seed: 7 })).json, { count: 3 });
    const { json } = await outside.partnerCenter('/v1/customers?size=500');
    assert.equal(json.items.length, 3);
    assert.deepEqual(await partnersOf('gone-soon.example'), []);
    await post('/customers', { count: 0, seed: 'none' });
    assert.equal((await outside.partnerCenter('/v1/customers?size=500')).json.items.length, 0);
    await post('/customers', { count: 240, seed: 'first light' });
  });

  it('keeps customers, roles, faults and the clock through a restart', async () => {
    await post('/accept', { domain: 'kept.example', providerId: brightport });
    await post('/roles', { aadObjectId: alex, roles: ['helpdesk-agent'] });
    await post('/faults', [{ system: 'graph', method: 'GET', path: '/v1.0/me', status: 503, times: 2 }]);
    await outside.graph('/v1.0/me');
    await post('/clock', { advanceMs: 86_400_000 });
    await outside.restart();

    assert.deepEqual(await partnersOf('kept.example'), [us, brightport]);
    assert.equal((await outside.graph('/v1.0/me')).status, 503);
    assert.equal((await outside.graph('/v1.0/me')).status, 200);
    const roles = await post('/roles', { aadObjectId: alex, roles: ['admin-agent'] });
    assert.equal(roles.status, 200);
    assert.equal((await outside.control('GET', '/clock')).json.offsetMs, 86_400_000);
    const id = await sendMail(outside, { to: 'ana@later.example', html: '<p>Tomorrow</p>' });
    const mail = (await outside.control('GET', '/mail')).json.find((one: { id: string }) => one.id === id);
    assert.ok(Date.parse(mail.sentAt) > Date.now() + 80_000_000);
    await post('/clock', { now: new Date().toISOString() });
  });

  it('is for this machine’s own pages only', async () => {
    const clock = JSON.stringify({ advanceMs: 1 });
    const foreign = await fetch(`${outside.base}/control/clock`, {
      method: 'POST',
      headers: { origin: 'https://evil.example' },
      body: clock,
    });
    assert.equal(foreign.status, 403);
    const own = await fetch(`${outside.base}/control/clock`, {
      method: 'POST',
      headers: { origin: outside.base },
      body: clock,
    });
    assert.equal(own.status, 200);
  });
});
