import assert from 'node:assert/strict';
import { createVerify, X509Certificate } from 'node:crypto';
import { once } from 'node:events';
import { createServer, type IncomingHttpHeaders, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tenantIdOfDomain } from '../../../src/rehearsal/facts.ts';
import { type Outside, startOutside } from '../outside.ts';

interface Delivered {
  readonly headers: IncomingHttpHeaders;
  readonly body: Buffer;
}

interface Receiver {
  readonly url: string;
  readonly statuses: number[];
  next(): Promise<Delivered>;
  close(): Promise<void>;
}

/** Answers with the given statuses one after the other, then with 200. */
async function startReceiver(): Promise<Receiver> {
  const delivered: Delivered[] = [];
  const statuses: number[] = [];
  const server: Server = createServer(async (request, response) => {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk as Buffer);
    response.statusCode = statuses.shift() ?? 200;
    response.end();
    delivered.push({ headers: request.headers, body: Buffer.concat(chunks) });
    server.emit('delivered');
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/events`,
    statuses,
    next: async () => {
      for (;;) {
        const first = delivered.shift();
        if (first) return first;
        await once(server, 'delivered');
      }
    },
    close: async () => {
      server.close();
      server.closeAllConnections();
    },
  };
}

describe('events of the imitated Partner Center', () => {
  let outside: Outside;
  let receiver: Receiver;
  beforeEach(async () => {
    outside = await startOutside();
    receiver = await startReceiver();
  });
  afterEach(async () => {
    await receiver.close();
    await outside.close();
  });

  const path = '/webhooks/v1/registration';
  const call = (method: string, below = '', body?: unknown) =>
    outside.partnerCenter(`${path}${below}`, { method, as: 'app', ...(body === undefined ? {} : { body }) });
  const accepted = 'reseller-relationship-accepted-by-customer';

  it('are registered for once, replaced by PUT, and kept', async () => {
    assert.equal((await call('GET')).status, 404);
    assert.ok((await call('GET', '/events')).json.includes(accepted));
    const body = { WebhookUrl: receiver.url, WebhookEvents: ['test-created'] };
    assert.equal((await call('PUT', '', body)).status, 404);
    const made = await call('POST', '', body);
    assert.deepEqual(Object.keys(made.json), ['SubscriberId', 'WebhookUrl', 'WebhookEvents']);
    assert.equal((await call('POST', '', body)).status, 409);
    const replaced = await call('PUT', '', { webhookUrl: receiver.url, webhookEvents: [accepted] });
    assert.deepEqual(replaced.json.WebhookEvents, [accepted]);
    await outside.restart();
    const { json } = await call('GET');
    assert.equal(json.subscriberId, made.json.SubscriberId);
    assert.deepEqual(json.webhookEvents, [accepted]);
  });

  it('go nowhere but to this machine, and have known names', async () => {
    for (const body of [
      { WebhookUrl: 'https://elsewhere.example/events', WebhookEvents: ['test-created'] },
      { WebhookUrl: receiver.url, WebhookEvents: ['everything'] },
      { WebhookUrl: receiver.url, WebhookEvents: [] },
      { WebhookUrl: 'nowhere', WebhookEvents: ['test-created'] },
    ]) {
      assert.equal((await call('POST', '', body)).status, 400);
    }
  });

  it('are signed over the raw body by a certificate under the rehearsal’s root', async () => {
    await call('POST', '', {
      WebhookUrl: receiver.url,
      WebhookEvents: [accepted],
      SignatureTokenToMsSignatureHeader: true,
    });
    await outside.control('POST', '/accept', { domain: 'blue-meadow.example' });
    const { headers, body } = await receiver.next();
    const event = JSON.parse(body.toString());
    assert.equal(event.EventName, accepted);
    assert.equal(event.ResourceName, 'Customer');
    const tenantId = tenantIdOfDomain('blue-meadow.example');
    assert.equal(event.ResourceUri, `https://api.partnercenter.microsoft.com/v1/customers/${tenantId}`);
    const auditId = event.AuditUri.split('/').at(-1);
    const audit = await outside.partnerCenter(`/auditactivity/v1/auditrecords/${auditId}`);
    assert.equal(audit.json.customerId, tenantId);

    const read = async (url: string) =>
      new X509Certificate(Buffer.from(await (await fetch(url)).arrayBuffer()));
    const certificateUrl = String(headers['x-ms-certificate-url']);
    const certificate = await read(certificateUrl);
    const root = await read(certificateUrl.replace(/[^/]+$/, 'rehearsal-root.cer'));
    assert.ok(root.ca && root.verify(root.publicKey));
    assert.ok(!certificate.ca && certificate.checkIssued(root) && certificate.verify(root.publicKey));
    assert.match(certificate.issuer, /O=Microsoft Corporation/);
    assert.match(certificate.subject, /CN=pcnotifications-dispatch\.microsoft\.com/);
    assert.equal(headers['x-ms-signature-algorithm'], 'rsa-sha256');
    const [, signature = ''] = /^Signature (.+)$/.exec(String(headers['x-ms-signature'])) ?? [];
    const verify = (bytes: Buffer) =>
      createVerify('sha256').update(bytes).verify(certificate.publicKey, signature, 'base64');
    assert.ok(verify(body));
    assert.ok(!verify(Buffer.concat([body, Buffer.from(' ')])));
  });

  it('come under both names of an acceptance to whoever registered for both, and not for a second acceptance', async () => {
    await call('POST', '', {
      WebhookUrl: receiver.url,
      WebhookEvents: [accepted, `indirect-${accepted}`, 'test-created'],
    });
    await outside.control('POST', '/accept', { domain: 'twice.example' });
    await outside.control('POST', '/accept', { domain: 'twice.example' });
    const events = [await receiver.next(), await receiver.next()];
    const names = events.map(({ body }) => JSON.parse(body.toString()).EventName);
    assert.deepEqual(names.toSorted(), [`indirect-${accepted}`, accepted].toSorted());
    assert.match(String(events[0]?.headers.authorization), /^Signature /);
    await call('POST', '/validationEvents');
    assert.equal(JSON.parse((await receiver.next()).body.toString()).EventName, 'test-created');
  });

  it('tell of the end of a granular relationship when it is over, and records do too', async () => {
    const ended = 'granular-admin-relationship-terminated';
    await call('POST', '', { WebhookUrl: receiver.url, WebhookEvents: [ended] });
    await outside.control('POST', '/delegations', { domain: 'larkfield.example', end: 'gdap' });
    const event = JSON.parse((await receiver.next()).body.toString());
    assert.deepEqual([event.EventName, event.ResourceName], [ended, 'GranularAdminRelationship']);
    const id = event.ResourceUri.split('/granularAdminRelationships/').at(-1);
    const relationship = await outside.graph(`/v1.0/tenantRelationships/delegatedAdminRelationships/${id}`, {
      as: 'app',
    });
    assert.equal(relationship.json.status, 'terminated');
    const audit = await outside.partnerCenter(
      event.AuditUri.slice('https://api.partnercenter.microsoft.com'.length),
    );
    assert.equal(audit.json.operationType, 'granular_admin_relationship_terminated');
    assert.equal(audit.json.resourceType, 'granular_admin_relationship');
  });

  it('are tried again until the address takes them, and the test says how it went', async () => {
    assert.equal((await call('POST', '/validationEvents')).status, 404);
    await call('POST', '', { WebhookUrl: receiver.url, WebhookEvents: ['test-created'] });
    receiver.statuses.push(503);
    const { correlationId } = (await call('POST', '/validationEvents')).json;
    await receiver.next();
    const second = await receiver.next();
    assert.match(
      JSON.parse(second.body.toString()).ResourceUri,
      new RegExp(`/validationEvents/${correlationId}$`),
    );
    let state = (await call('GET', `/validationEvents/${correlationId}`)).json;
    while (state.status !== 'completed')
      state = (await call('GET', `/validationEvents/${correlationId}`)).json;
    assert.deepEqual(
      state.results.map((one: { responseCode: string }) => one.responseCode),
      ['ServiceUnavailable', 'OK'],
    );
    assert.match(state.results[0].dateTimeUtc, /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{7}$/);
    assert.equal((await call('POST', '/validationEvents')).status, 200);
    const third = await call('POST', '/validationEvents');
    assert.equal(third.status, 429);
    assert.equal(third.json.statusCode, 429);
    await outside.restart();
    assert.deepEqual((await call('GET', `/validationEvents/${correlationId}`)).json, state);
  });
});
