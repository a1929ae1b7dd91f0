import assert from 'node:assert/strict';
import { type Ask, megan, type Outside, sendMail, sharedMailbox, startOutside } from '../outside.ts';

const immutable = 'IdType="ImmutableId"';

interface Entry {
  readonly id: string;
  readonly subject?: string;
  readonly '@removed'?: { readonly reason: string };
}

interface Page {
  readonly value: readonly Entry[];
  readonly '@odata.nextLink'?: string;
  readonly '@odata.deltaLink'?: string;
}

describe('changes of a folder in the imitated Graph', () => {
  let outside: Outside;
  beforeEach(async () => {
    outside = await startOutside();
  });
  afterEach(() => outside.close());

  const box = `/v1.0/users/${sharedMailbox}`;
  const delta = (folder = 'inbox') => `${box}/mailFolders/${folder}/messages/delta`;
  const prefer = (text = immutable) => ({ prefer: text });
  const ask = (path: string, more: Ask = {}) =>
    outside.graph(path, { as: 'app', headers: prefer(), ...more });
  const follow = (link: string | undefined, more: Ask = {}) => {
    const url = new URL(link ?? '');
    return ask(url.href.slice(url.href.indexOf('/v1.0')), more);
  };
  const page = async (path: string, more: Ask = {}): Promise<Page> => {
    const { status, json, text } = await (path.startsWith('http') ? follow(path, more) : ask(path, more));
    assert.equal(status, 200, text);
    assert.notEqual(json['@odata.nextLink'] === undefined, json['@odata.deltaLink'] === undefined);
    return json;
  };
  const round = async (path: string, more: Ask = {}) => {
    const pages = [await page(path, more)];
    for (let next = pages[0]?.['@odata.nextLink']; next; next = pages.at(-1)?.['@odata.nextLink']) {
      pages.push(await page(next, more));
    }
    const entries = pages.flatMap(({ value }) => value);
    return { pages, entries, deltaLink: pages.at(-1)?.['@odata.deltaLink'] ?? '' };
  };
  const invite = (subject = 'Invitation') =>
    sendMail(outside, { to: 'ana@larkfield.example', subject, html: '<p>Hello</p>' });
  const answer = async (id: string, text = 'Yes'): Promise<string> =>
    (await outside.control('POST', `/mail/${id}/reply`, { text })).json.id;
  const ids = (entries: readonly Entry[]) => entries.map((one) => one.id);

  it('begins with all that is there, page by page, and then tells what came', async () => {
    const sent = await invite();
    const there: string[] = [];
    for (let count = 0; count < 5; count += 1) there.push(await answer(sent));
    const first = await round(`${delta()}?$select=subject`, {
      headers: prefer(`odata.maxpagesize=2, ${immutable}`),
    });
    assert.deepEqual(
      first.pages.map(({ value }) => value.length),
      [2, 2, 1],
    );
    assert.deepEqual(ids(first.entries), there);
    assert.deepEqual(Object.keys(first.entries[0] ?? {}).toSorted(), [
      '@odata.etag',
      '@odata.type',
      'id',
      'subject',
    ]);
    const nothing = await page(first.deltaLink);
    assert.deepEqual(nothing.value, []);
    const came = await answer(sent);
    const second = await page(first.deltaLink);
    assert.deepEqual(
      second.value.map(({ id, subject }) => ({ id, subject })),
      [{ id: came, subject: 'RE: Invitation' }],
    );
    assert.deepEqual((await page(nothing['@odata.deltaLink'] ?? '')).value, second.value);
  });

  it('tells of what changed, moved and went, in the ids that the caller uses', async () => {
    const [kept, moved] = [await invite('kept'), await invite('moved')];
    const plain = (await ask(`${box}/messages/${moved}?$select=id`, { headers: {} })).json.id;
    const { deltaLink } = await round(delta('sentitems'));
    const property = { id: 'String {0f4c3d8e-51a2-4b77-9c1d-2f3a4b5c6d7e} Name mark', value: '1' };
    await ask(`${box}/messages/${kept}`, {
      method: 'PATCH',
      body: { singleValueExtendedProperties: [property] },
    });
    await ask(`${box}/messages/${moved}`, { method: 'DELETE' });
    const { value } = await page(deltaLink);
    assert.deepEqual(ids(value), [kept, moved]);
    assert.equal(value[0]?.['@removed'], undefined);
    assert.deepEqual(value[1], {
      '@odata.type': '#microsoft.graph.message',
      id: moved,
      '@removed': { reason: 'deleted' },
    });
    assert.equal((await page(deltaLink, { headers: {} })).value[1]?.id, plain);
    assert.deepEqual(ids((await round(delta('deleteditems'))).entries), [moved]);
    assert.deepEqual(ids((await round(delta('sentitems'))).entries), [kept]);
  });

  it('tells of a mail that came in and was thrown away', async () => {
    const came = await answer(await invite());
    const { deltaLink } = await round(delta());
    assert.equal((await ask(`${box}/messages/${came}`, { method: 'DELETE' })).status, 204);
    assert.equal((await ask(`${box}/messages/${came}`)).json.isDraft, false);
    assert.deepEqual((await page(deltaLink)).value[0]?.['@removed'], { reason: 'deleted' });
  });

  it('keeps to the asked kind of change after the first round, so that a page may be empty', async () => {
    const sent = await invite();
    const before = await answer(sent);
    const first = await round(`${delta()}?changeType=created&$top=1`);
    assert.deepEqual(ids(first.entries), [before]);
    const [gone, came] = [await answer(sent), await answer(sent)];
    await ask(`${box}/messages/${before}`, { method: 'DELETE' });
    await ask(`${box}/messages/${gone}`, { method: 'DELETE' });
    const second = await round(first.deltaLink);
    assert.deepEqual(ids(second.entries), [came]);
    assert.ok(second.pages.some(({ value }) => value.length === 0));
    const deleted = await round(`${delta()}?changeType=deleted`);
    await ask(`${box}/messages/${came}`, { method: 'DELETE' });
    assert.deepEqual(ids((await round(deleted.deltaLink)).entries), [came]);
  });

  it('filters by arrival, and sorts the newest first', async () => {
    const sent = await invite();
    const old = await answer(sent);
    const day = 86_400_000;
    await outside.control('POST', '/clock', { advanceMs: day });
    const [newer, newest] = [await answer(sent), await answer(sent)];
    const midnight = new Date(Date.now() + day / 2).toISOString();
    for (const operator of ['ge', 'gt']) {
      const filter = encodeURIComponent(`receivedDateTime ${operator} ${midnight}`);
      const { entries, pages } = await round(`${delta()}?$filter=${filter}&$top=1`);
      assert.deepEqual(ids(entries), [newer, newest]);
      assert.deepEqual(pages[0]?.value, []);
    }
    const order = encodeURIComponent('receivedDateTime desc');
    const sorted = await round(`${delta()}?$orderby=${order}&$top=2`);
    assert.deepEqual(
      [sorted.pages.length, new Set(ids(sorted.entries)), sorted.entries.at(-1)?.id],
      [2, new Set([old, newer, newest]), old],
    );
    const later = await answer(sent);
    assert.deepEqual(ids((await round(sorted.deltaLink)).entries), [later]);
  });

  it('lets tokens live through a restart and be used again', async () => {
    const sent = await invite();
    const { deltaLink } = await round(delta());
    const came = await answer(sent);
    assert.deepEqual(ids((await page(deltaLink)).value), [came]);
    await outside.restart();
    assert.deepEqual(ids((await page(deltaLink)).value), [came]);
  });

  it('sends whoever brings a token of another world back to the beginning', async () => {
    const { deltaLink } = await round(delta());
    const other = await startOutside();
    try {
      const path = deltaLink.slice(deltaLink.indexOf('/v1.0'));
      const gone = await other.graph(path, { as: 'app' });
      assert.deepEqual([gone.status, gone.json.error.code], [410, 'syncStateNotFound']);
      const location = gone.headers.get('location') ?? '';
      const anew = await other.graph(location.slice(location.indexOf('/v1.0')), { as: 'app' });
      assert.deepEqual([anew.status, anew.json.value], [200, []]);
    } finally {
      await other.close();
    }
    await outside.control('POST', '/faults', [
      { system: 'graph', method: 'GET', path: decodeURIComponent(delta()), status: 410 },
    ]);
    const expired = await follow(deltaLink);
    assert.deepEqual([expired.status, expired.json.error.code], [410, 'syncStateNotFound']);
    assert.equal((await follow(deltaLink)).status, 200);
  });

  it('refuses what it may not be asked, and names what is not modelled', async () => {
    const { deltaLink } = await round(delta());
    const token = new URL(deltaLink).searchParams.get('$deltatoken') ?? '';
    const cases: [string, number, RegExp][] = [
      [`${delta()}?$filter=${encodeURIComponent("subject eq 'x'")}`, 400, /\$filter/],
      [
        `${delta()}?$filter=${encodeURIComponent('receivedDateTime le 2026-01-01T00:00:00Z')}`,
        400,
        /\$filter/,
      ],
      [`${delta()}?$orderby=receivedDateTime`, 400, /\$orderby/],
      [`${delta()}?changeType=moved`, 400, /moved/],
      [`${delta()}?$top=0`, 400, /\$top/],
      [`${delta()}?$deltatoken=garbage`, 400, /sync state/],
      [`${delta()}?$deltatoken=${token}&$select=id`, 400, /\$select/],
      [`${delta()}?$skiptoken=${token}`, 400, /another collection/],
      [`${delta('sentitems')}?$deltatoken=${token}`, 400, /another collection/],
      [`${delta()}?$search=x`, 501, /\$search/],
      [
        `${delta()}?$expand=${encodeURIComponent("singleValueExtendedProperties($filter=id eq 'String 0x1a')")}`,
        501,
        /\$expand/,
      ],
      [delta('outbox'), 501, /outbox/],
      [delta('nowhere'), 404, /not found/],
      [`${box}/messages/delta`, 404, /not found/],
    ];
    for (const [path, status, named] of cases) {
      const answered = await ask(path);
      assert.equal(answered.status, status, path);
      assert.match(answered.json.error.message, named);
    }
    const ofMegan = `/v1.0/users/${megan}/mailFolders/inbox/messages/delta?$deltatoken=${token}`;
    const foreign = await ask(ofMegan, { as: megan });
    assert.equal(foreign.status, 400);
    assert.match(foreign.json.error.message, /another collection/);
    const elsewhere = await ask(`${box}/messages`, { headers: prefer('odata.maxpagesize=2') });
    assert.equal(elsewhere.status, 501);
  });
});
