import assert from 'node:assert/strict';
import fc from 'fast-check';
import { createPartnerCenter } from '../../../src/adapters/partner-center/partner-center.ts';
import { isFault } from '../../../src/ports/faults.ts';
import type { PartnerCenter } from '../../../src/ports/partner-center.ts';
import { createPlainTokens } from '../plain-tokens.ts';
import { type StandIn, type StandInAnswer, type StandInRequest, startStandIn } from '../stand-in.ts';

const idOf = (number: number) => `00000000-0000-4000-8000-${String(number).padStart(12, '0')}`;
const itemOf = (number: number) => ({
  id: idOf(number),
  companyProfile: { domain: `customer-${number}.example`, companyName: `Customer ${number}` },
  relationshipToPartner: 'reseller',
});

async function idsOf(partnerCenter: PartnerCenter): Promise<readonly string[]> {
  const ids: string[] = [];
  for await (const page of partnerCenter.customers()) ids.push(...page.map(({ id }) => id));
  return ids;
}

/** The forms of paging that were seen (API reference 4.1); each gets the token of the page that is asked for. */
const forms = {
  'a link with headers': (token: string) => ({
    links: {
      next: {
        uri: '/v1/customers?size=2&seekOperation=Next',
        method: 'GET',
        headers: [{ key: 'MS-ContinuationToken', value: token }],
      },
    },
  }),
  'a link without the version': (token: string) => ({
    links: {
      next: {
        uri: '/customers?size=2',
        method: 'GET',
        headers: [{ key: 'ms-continuationtoken', value: token }],
      },
    },
  }),
  'a link beside a token': (token: string) => ({
    continuationToken: token,
    links: { next: { uri: '/customers?size=2&seekOperation=Next', method: 'GET', headers: [] } },
  }),
  'a token alone': (token: string) => ({ continuationToken: token }),
} as const;

describe('the pages of Partner Center', () => {
  let standIn: StandIn | undefined;
  afterEach(() => standIn?.close());

  async function against(answering: (request: StandInRequest, index: number) => StandInAnswer) {
    standIn = await startStandIn(answering);
    const { url, requests } = standIn;
    const tokens = createPlainTokens();
    return {
      url,
      requests,
      partnerCenter: createPartnerCenter({ baseUrl: url, tokens, pageSize: 2, guard: { repeats: 0 } }),
    };
  }

  /** Serves the pages in one form; the token says which page comes next. */
  function serving(pages: readonly (readonly number[])[], form: (token: string) => object) {
    return ({ headers, path }: StandInRequest): StandInAnswer => {
      if (path !== '/v1/customers') return { status: 404, body: { code: 1000 } };
      const at = Number(headers['ms-continuationtoken'] ?? '0');
      const more = at + 1 < pages.length ? form(String(at + 1)) : {};
      return { body: { totalCount: 1, items: (pages[at] ?? []).map(itemOf), ...more } };
    };
  }

  for (const [name, form] of Object.entries(forms)) {
    it(`are followed to the end by ${name}, however many there are`, async () => {
      const lists = fc.array(fc.array(fc.nat(9_999), { maxLength: 3 }), { minLength: 1, maxLength: 6 });
      await fc.assert(
        fc.asyncProperty(lists, async (pages) => {
          const { partnerCenter } = await against(serving(pages, form));
          try {
            assert.deepEqual(await idsOf(partnerCenter), pages.flat().map(idOf));
          } finally {
            await standIn?.close();
          }
        }),
        { numRuns: 15 },
      );
    });
  }

  it('are asked by a token alone with neither size nor filter', async () => {
    const { partnerCenter, requests } = await against(serving([[1], [2]], forms['a token alone']));
    await idsOf(partnerCenter);
    assert.equal(requests[0]?.query.get('size'), '2');
    assert.deepEqual([...(requests[1]?.query ?? [])], [['seekOperation', 'Next']]);
  });

  it('are asked again as at first where `seekOperation` is not known', async () => {
    const serve = serving([[1], [2], [3]], forms['a token alone']);
    const { partnerCenter, requests } = await against((request) =>
      request.query.has('seekOperation') ? { status: 400, body: { code: 3000 } } : serve(request),
    );
    assert.deepEqual(await idsOf(partnerCenter), [1, 2, 3].map(idOf));
    assert.equal(requests.filter(({ query }) => query.has('seekOperation')).length, 1);
  });

  it('are followed by whole addresses of the same service', async () => {
    let base = '';
    const { partnerCenter, url } = await against((request) => {
      const form = (token: string) => ({
        links: {
          next: { uri: `${base}/v1/customers`, headers: [{ key: 'MS-ContinuationToken', value: token }] },
        },
      });
      return serving([[1], [2]], form)(request);
    });
    base = url;
    assert.deepEqual(await idsOf(partnerCenter), [1, 2].map(idOf));
  });

  for (const uri of ['http://127.0.0.1:9/v1/customers', '//127.0.0.1:9/v1/customers', 'customers']) {
    it(`never lead elsewhere with our token (${uri})`, async () => {
      const { partnerCenter, requests } = await against(() => ({
        body: { items: [itemOf(1)], links: { next: { uri } } },
      }));
      await assert.rejects(
        idsOf(partnerCenter),
        (error) => isFault(error) && error.code === 'partner-center/bad-response',
      );
      assert.equal(requests.length, 1);
    });
  }

  for (const [name, form] of Object.entries(forms)) {
    it(`end at a token that was seen before, given by ${name}`, async () => {
      const { partnerCenter, requests } = await against((_, index) => ({
        body: { items: [itemOf(index)], ...form('again') },
      }));
      assert.deepEqual(await idsOf(partnerCenter), [0, 1].map(idOf));
      assert.equal(requests.length, 2);
    });
  }

  it('break off with a fault when one of them cannot be had', async () => {
    const serve = serving([[1], [2]], forms['a token alone']);
    const { partnerCenter } = await against((request, index) => (index === 1 ? 'lost' : serve(request)));
    await assert.rejects(idsOf(partnerCenter), isFault);
  });

  it('break off with a fault at an item that has no id, so that nobody looks gone', async () => {
    const { partnerCenter } = await against(() => ({ body: { items: [itemOf(1), { id: 'x' }] } }));
    await assert.rejects(idsOf(partnerCenter), isFault);
  });

  it('hold no customer whose relationship has ended', async () => {
    const ended = { ...itemOf(2), relationshipToPartner: 'none' };
    const { partnerCenter } = await against(() => ({ body: { items: [itemOf(1), ended] } }));
    assert.deepEqual(await idsOf(partnerCenter), [idOf(1)]);
  });

  it('are left in the middle when the caller gives up', async () => {
    const caller = new AbortController();
    const { partnerCenter } = await against(() => {
      setImmediate(() => caller.abort(new Error('stopping')));
      return 'silence';
    });
    await assert.rejects(async () => {
      for await (const _ of partnerCenter.customers(caller.signal));
    }, /stopping/);
  });

  it('keep one correlation id', async () => {
    const { partnerCenter, requests } = await against(serving([[1], [2], [3]], forms['a link with headers']));
    await idsOf(partnerCenter);
    assert.equal(new Set(requests.map(({ headers }) => headers['ms-correlationid'])).size, 1);
    assert.equal(new Set(requests.map(({ headers }) => headers['ms-requestid'])).size, 3);
  });
});
