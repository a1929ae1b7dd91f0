import assert from 'node:assert/strict';
import { type Ask, alex, megan, type Outside, sharedMailbox, startOutside } from '../outside.ts';

const immutable = { prefer: 'IdType="ImmutableId"' };
const propertyId = 'String {0f4c3d8e-51a2-4b77-9c1d-2f3a4b5c6d7e} Name invitationKey';

describe('mail in the imitated Graph', () => {
  let outside: Outside;
  before(async () => {
    outside = await startOutside();
  });
  after(() => outside.close());

  const box = `/v1.0/users/${sharedMailbox}`;
  const graph = (path: string, ask: Ask = {}) =>
    outside.graph(path, { as: 'app', headers: immutable, ...ask });
  const message = {
    subject: 'Invitation',
    body: { contentType: 'HTML', content: '<p>Hello &amp; welcome</p>' },
    toRecipients: [{ emailAddress: { name: 'Ana', address: 'ana@larkfield.example' } }],
    ccRecipients: [],
  };
  const draft = (extra: object = {}, ask: Ask = {}) =>
    graph(`${box}/messages`, { method: 'POST', body: { ...message, ...extra }, ...ask });
  const send = (id: string, ask: Ask = {}) => graph(`${box}/messages/${id}/send`, { method: 'POST', ...ask });
  const byKey = (value: string, name = 'Any', id = propertyId) =>
    `$filter=${encodeURIComponent(`singleValueExtendedProperties/${name}(ep: ep/id eq '${id}' and ep/value eq '${value}')`)}`;

  it('makes a draft with 201 and the documented fields, its headers left out', async () => {
    const { status, json } = await draft({
      internetMessageHeaders: [{ name: 'x-cc-invitation', value: 'inv-17' }],
      singleValueExtendedProperties: [{ id: propertyId, value: 'inv-17' }],
    });
    assert.equal(status, 201);
    assert.equal(json.isDraft, true);
    assert.match(
      json['@odata.context'],
      /\$metadata#users\('partner-desk@reseller\.example'\)\/messages\/\$entity$/,
    );
    assert.match(json.sentDateTime, /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/);
    assert.match(json.internetMessageId, /^<.+>$/);
    assert.deepEqual(json.body, { contentType: 'html', content: '<p>Hello &amp; welcome</p>' });
    assert.deepEqual(json.from, { emailAddress: { name: 'Partner Desk', address: sharedMailbox } });
    assert.equal(json.internetMessageHeaders, undefined);
    assert.equal(json.singleValueExtendedProperties, undefined);
    const drafts = await graph(`${box}/mailFolders/drafts?$select=id`);
    assert.equal(json.parentFolderId, drafts.json.id);
    const { searchParams } = new URL(json.webLink);
    assert.equal(searchParams.get('ItemID'), json.id);
    const asked = await graph(`${box}/messages/${json.id}?$select=internetMessageHeaders`);
    assert.deepEqual(asked.json.internetMessageHeaders, [{ name: 'x-cc-invitation', value: 'inv-17' }]);
  });

  it('sends once with 202, and then proves it under the same immutable id', async () => {
    const { json } = await draft({}, { body: { ...message, subject: 'Sent once' } });
    const sent = await send(json.id);
    assert.equal(sent.status, 202);
    assert.equal(sent.text, '');
    const again = await send(json.id);
    assert.equal(again.status, 400);
    assert.equal(again.json.error.code, 'ErrorInvalidOperation');

    const select = '$select=id,isDraft,sentDateTime,parentFolderId,internetMessageId,conversationId,webLink';
    const proof = (await graph(`${box}/messages/${json.id}?${select}`)).json;
    assert.equal(proof.isDraft, false);
    assert.equal(proof.id, json.id);
    assert.equal(proof.internetMessageId, json.internetMessageId);
    assert.equal(proof.conversationId, json.conversationId);
    assert.equal(proof.subject, undefined);
    const folder = (await graph(`${box}/mailFolders/sentitems?$select=id`)).json;
    assert.equal(proof.parentFolderId, folder.id);
    const inFolder = (await graph(`${box}/mailFolders/sentitems/messages?$select=subject`)).json.value;
    assert.ok(inFolder.some((one: { subject: string }) => one.subject === 'Sent once'));
    const out = (await outside.control('GET', '/mail')).json;
    assert.equal(out.filter((one: { id: string }) => one.id === json.id).length, 1);
  });

  it('gives an id that dies with the move to whoever did not ask for immutable ones', async () => {
    const plain = (await draft({}, { headers: {} })).json;
    const immutableId = (await graph(`${box}/messages/${plain.id}?$select=id`)).json.id;
    assert.notEqual(immutableId, plain.id);
    assert.equal((await send(plain.id)).status, 202);
    assert.equal((await graph(`${box}/messages/${plain.id}`)).status, 404);
    assert.equal((await graph(`${box}/messages/${immutableId}`)).json.isDraft, false);
  });

  it('changes a draft, but of a sent mail only its extended properties', async () => {
    const { json } = await draft({ singleValueExtendedProperties: [{ id: propertyId, value: 'before' }] });
    const path = `${box}/messages/${json.id}`;
    const patch = (body: object) => graph(path, { method: 'PATCH', body });
    const changed = await patch({ subject: 'Better', body: { contentType: 'Text', content: 'Plain' } });
    assert.equal(changed.status, 200);
    assert.equal(changed.json.subject, 'Better');
    assert.deepEqual(changed.json.body, { contentType: 'text', content: 'Plain' });
    assert.deepEqual(changed.json.toRecipients, json.toRecipients);
    assert.notEqual(changed.json['@odata.etag'], json['@odata.etag']);
    assert.equal((await patch({ internetMessageHeaders: [] })).status, 400);
    await send(json.id);
    assert.equal((await patch({ subject: 'Too late' })).status, 400);
    assert.equal(
      (await patch({ singleValueExtendedProperties: [{ id: propertyId, value: 'after' }] })).status,
      200,
    );
    const found = (await graph(`${box}/messages?${byKey('after')}`)).json.value;
    assert.deepEqual(
      found.map((one: { id: string }) => one.id),
      [json.id],
    );
  });

  it('is found by an extended property: the name in its own case, the value in any', async () => {
    const { json } = await draft({ singleValueExtendedProperties: [{ id: propertyId, value: "Key-O'1" }] });
    const find = async (query: string) =>
      (await graph(`${box}/messages?${query}&$select=id,isDraft`)).json.value;
    const [found] = await find(byKey("key-o''1"));
    assert.deepEqual(
      [found.id, found.isDraft, found.singleValueExtendedProperties],
      [json.id, true, undefined],
    );
    assert.equal((await find(byKey("KEY-O''1", 'any'))).length, 1);
    assert.equal(
      (await find(byKey("key-o''1", 'Any', propertyId.replace('invitationKey', 'InvitationKey')))).length,
      0,
    );
    const expand = encodeURIComponent(`singleValueExtendedProperties($filter=id eq '${propertyId}')`);
    const [expanded] = await find(`${byKey("key-o''1")}&$expand=${expand}`);
    assert.deepEqual(expanded.singleValueExtendedProperties, [{ id: propertyId, value: "Key-O'1" }]);
  });

  it('refuses what cannot be sent or written', async () => {
    const nobody = (await draft({ toRecipients: [] })).json;
    assert.equal((await send(nobody.id)).json.error.code, 'ErrorInvalidRecipients');
    const wrong = (await draft({ toRecipients: [{ emailAddress: { address: 'not an address' } }] })).json;
    assert.equal((await send(wrong.id)).json.error.code, 'ErrorInvalidRecipients');
    const withBody = await draft();
    assert.equal((await send(withBody.json.id, { body: { a: 1 } })).status, 400);
    const header = await draft({ internetMessageHeaders: [{ name: 'Reply-To', value: 'x' }] });
    assert.equal(header.json.error.code, 'InvalidInternetMessageHeader');
    const many = Array.from({ length: 6 }, (_, index) => ({ name: `x-${index}`, value: '' }));
    const tooMany = await draft({ internetMessageHeaders: many });
    assert.equal(tooMany.json.error.code, 'InvalidInternetMessageHeaderCollection');
    const foreign = await draft({ from: { emailAddress: { address: 'ceo@elsewhere.example' } } });
    assert.deepEqual([foreign.status, foreign.json.error.code], [403, 'ErrorSendAsDenied']);
    const notJson = await draft({}, { body: '{' });
    assert.equal(notJson.status, 400);
  });

  it('keeps each mailbox to its own: a person’s token opens theirs and the shared one', async () => {
    const { json } = await draft();
    const own = await outside.graph('/v1.0/me/messages', {
      method: 'POST',
      as: alex,
      headers: immutable,
      body: message,
    });
    assert.equal(own.status, 201);
    assert.match(own.json['@odata.context'], /#me\/messages\/\$entity$/);
    assert.deepEqual(own.json.from.emailAddress.address, 'alex@reseller.example');
    const read = (path: string, as: string) => outside.graph(path, { as, headers: immutable });
    assert.equal((await read(`/v1.0/users/${alex}/messages/${own.json.id}`, alex)).status, 200);
    assert.equal((await read(`/v1.0/users/ALEX@reseller.example/messages/${own.json.id}`, alex)).status, 200);
    assert.equal((await read(`${box}/messages/${json.id}`, megan)).status, 200);
    const denied = await read(`/v1.0/users/${alex}/messages/${own.json.id}`, megan);
    assert.deepEqual([denied.status, denied.json.error.code], [403, 'ErrorAccessDenied']);
    const elsewhere = await read(`${box}/messages/${own.json.id}`, 'app');
    assert.deepEqual([elsewhere.status, elsewhere.json.error.code], [404, 'ErrorItemNotFound']);
    const app = await read('/v1.0/me/messages', 'app');
    assert.deepEqual([app.status, app.json.error.code], [400, 'BadRequest']);
    const nobody = await read('/v1.0/users/nobody@reseller.example/messages', 'app');
    assert.deepEqual([nobody.status, nobody.json.error.code], [404, 'Request_ResourceNotFound']);
  });

  it('lists page by page, newest first', async () => {
    const mine = `/v1.0/users/${megan}`;
    for (const subject of ['one', 'two', 'three']) {
      await graph(`${mine}/messages`, { as: megan, method: 'POST', body: { ...message, subject } });
    }
    const first = (await graph(`${mine}/messages?$top=2&$select=subject`, { as: megan })).json;
    const next = new URL(first['@odata.nextLink']);
    const second = (
      await outside.ask(`${next.pathname}${next.search}`, {
        headers: { authorization: `Bearer ${await outside.token('graph', megan)}` },
      })
    ).json;
    const subjects = [...first.value, ...second.value].map((one: { subject: string }) => one.subject);
    assert.deepEqual(subjects, ['three', 'two', 'one']);
    assert.equal(second['@odata.nextLink'], undefined);
    assert.equal((await graph(`${mine}/messages?$top=0`, { as: megan })).status, 400);
    assert.equal((await graph(`${mine}/messages?$top=1001`, { as: megan })).status, 400);
  });

  it('knows the rule about sorting beside a filter', async () => {
    const { conversationId } = (await draft()).json;
    const filter = encodeURIComponent(`conversationId eq '${conversationId}'`);
    const order = encodeURIComponent('receivedDateTime desc');
    const slow = await graph(`${box}/messages?$filter=${filter}&$orderby=${order}`);
    assert.deepEqual([slow.status, slow.json.error.code], [400, 'InefficientFilter']);
    const both = encodeURIComponent(
      `receivedDateTime ge 2020-01-01T00:00:00Z and conversationId eq '${conversationId}'`,
    );
    const allowed = await graph(`${box}/messages?$filter=${both}&$orderby=${order}`);
    assert.equal(allowed.json.value.length, 1);
  });

  it('moves a deleted draft to Deleted Items, and forgets it when it is deleted there', async () => {
    const { id } = (await draft()).json;
    const path = `${box}/messages/${id}`;
    const prefer = { prefer: 'IdType="ImmutableId"' };
    const immutable = (await graph(path, { headers: prefer })).json.id;
    assert.equal((await graph(path, { method: 'DELETE' })).status, 204);
    const found = await graph(`${box}/messages/${immutable}`, { headers: prefer });
    assert.equal(found.json.isDraft, true);
    const bin = (await graph(`${box}/mailFolders/deleteditems`)).json;
    assert.equal(found.json.parentFolderId, bin.id);
    assert.equal(bin.totalItemCount, 1);
    assert.equal((await graph(`${box}/messages/${immutable}`, { method: 'DELETE' })).status, 204);
    assert.equal((await graph(`${box}/messages/${immutable}`, { method: 'DELETE' })).status, 404);
  });

  it('names what it does not model, with 501', async () => {
    const { id } = (await draft()).json;
    const cases: [string, Ask, RegExp][] = [
      [`${box}/messages?$search=x`, {}, /\$search/],
      [`${box}/messages?$select=uniqueBody`, {}, /uniqueBody/],
      [`${box}/messages?$filter=${encodeURIComponent("contains(subject,'x')")}`, {}, /contains/],
      [
        `${box}/messages?$filter=${encodeURIComponent(`${decodeURIComponent(byKey('x').slice(8))} or isDraft eq true`)}`,
        {},
        /or isDraft/,
      ],
      [`${box}/messages/${id}?$expand=attachments`, {}, /attachments/],
      [`${box}/messages/${id}`, { method: 'PATCH', body: { categories: [] } }, /categories/],
      [`${box}/messages/${id}`, { method: 'PATCH', body: {}, headers: { 'if-match': '*' } }, /if-match/],
      [
        `${box}/messages/${id}`,
        { headers: { prefer: 'outlook.body-content-type="text"' } },
        /body-content-type/,
      ],
      [`${box}/messages/${id}/move`, { method: 'POST', body: {} }, /move/],
      [`${box}/sendMail`, { method: 'POST', body: {} }, /sendMail/],
    ];
    for (const [path, ask, named] of cases) {
      const { status, json } = await graph(path, ask);
      assert.equal(status, 501, path);
      assert.match(json.error.message, named);
    }
  });

  it('is still there after a restart, sent and unsent', async () => {
    const kept = (await draft({ singleValueExtendedProperties: [{ id: propertyId, value: 'kept' }] })).json;
    const sent = (await draft()).json;
    await send(sent.id);
    await outside.restart();
    const [found] = (await graph(`${box}/messages?${byKey('kept')}`)).json.value;
    assert.deepEqual([found.id, found.isDraft], [kept.id, true]);
    assert.equal((await graph(`${box}/messages/${sent.id}`)).json.isDraft, false);
  });

  it('carries the error form, a request id and the caller’s own id', async () => {
    const clientId = '0a0a0a0a-0000-4000-8000-000000000003';
    const { headers, json } = await graph(`${box}/messages/none`, {
      headers: { 'client-request-id': clientId },
    });
    assert.equal(headers.get('client-request-id'), clientId);
    assert.equal(json.error.innerError['request-id'], headers.get('request-id'));
    assert.match(json.error.innerError.date, /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d$/);
  });
});

describe('a mail that the imitated Graph has just accepted', () => {
  let outside: Outside;
  before(async () => {
    outside = await startOutside({ lateDataMs: 1_800_000 });
  });
  after(() => outside.close());

  it('is out, and for a while neither a draft nor among the sent mails', async () => {
    const box = `/v1.0/users/${sharedMailbox}`;
    const graph = (path: string, ask: Ask = {}) =>
      outside.graph(`${box}${path}`, { as: 'app', headers: immutable, ...ask });
    const body = { subject: 'Late', toRecipients: [{ emailAddress: { address: 'ana@larkfield.example' } }] };
    const { id, conversationId } = (await graph('/messages', { method: 'POST', body })).json;
    assert.equal((await graph(`/messages/${id}`)).json.isDraft, true);
    assert.equal((await graph(`/messages/${id}/send`, { method: 'POST' })).status, 202);
    const look = await graph(`/messages/${id}`);
    assert.deepEqual([look.status, look.json.error.code], [404, 'ErrorItemNotFound']);
    assert.equal((await graph(`/messages/${id}/createReply`, { method: 'POST' })).status, 404);
    for (const list of ['/messages', '/mailFolders/drafts/messages', '/mailFolders/sentitems/messages']) {
      const filter = encodeURIComponent(`conversationId eq '${conversationId}'`);
      assert.deepEqual((await graph(`${list}?$filter=${filter}`)).json.value, [], list);
    }
    const [mail] = (await outside.control('GET', '/mail')).json;
    assert.equal(mail.subject, 'Late');
  });
});
