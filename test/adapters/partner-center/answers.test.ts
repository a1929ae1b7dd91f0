import assert from 'node:assert/strict';
import type { ServerResponse } from 'node:http';
import { createPartnerCenter } from '../../../src/adapters/partner-center/partner-center.ts';
import { isFault } from '../../../src/ports/faults.ts';
import { alex } from '../../fixtures/people.ts';
import { createPlainTokens } from '../plain-tokens.ts';
import { type StandIn, type StandInAnswer, startStandIn } from '../stand-in.ts';
import { larkfield } from './larkfield.ts';

const partnerId = '0b9d5f7e-3c21-4d3a-9e10-aa55cc77ee01';
const providerId = 'e4d1c2b3-7777-4888-9999-0a1b2c3d4e01';

/** As in API reference 4.2. */
const account = {
  id: larkfield,
  companyProfile: {
    tenantId: larkfield,
    domain: 'Larkfield.example.onmicrosoft.com',
    companyName: 'Larkfield Bakery',
    address: {
      country: 'GB',
      region: 'Kent',
      city: 'Larkfield',
      addressLine1: '4 Mill Lane',
      addressLine2: '',
      addressLine3: null,
      postalCode: 'ME20 6AA',
      phoneNumber: '+44 1632 960001',
    },
    email: 'office@larkfield.example',
  },
  relationshipToPartner: 'reseller',
  allowDelegatedAccess: true,
  customDomains: ['larkfield.example'],
};

const read = {
  id: larkfield,
  name: 'Larkfield Bakery',
  domain: 'larkfield.example.onmicrosoft.com',
  relationship: 'reseller',
  address: {
    country: 'GB',
    region: 'Kent',
    city: 'Larkfield',
    lines: ['4 Mill Lane'],
    postalCode: 'ME20 6AA',
  },
  email: 'office@larkfield.example',
  phone: '+44 1632 960001',
  customDomains: ['larkfield.example'],
  delegatedAdmin: true,
};

function pascalCase(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(pascalCase);
  if (typeof value !== 'object' || value === null) return value;
  const entries = Object.entries(value).map(([name, inner]) => [
    name.charAt(0).toUpperCase() + name.slice(1),
    pascalCase(inner),
  ]);
  return Object.fromEntries(entries);
}

describe('what Partner Center answers', () => {
  let standIn: StandIn | undefined;
  afterEach(() => standIn?.close());

  type PlainAnswer = Exclude<StandInAnswer, (response: ServerResponse) => void>;

  async function answering(told: PlainAnswer | ((path: string) => PlainAnswer)) {
    standIn = await startStandIn(({ path }) => (typeof told === 'function' ? told(path) : told));
    return createPartnerCenter({
      baseUrl: standIn.url,
      tokens: createPlainTokens(),
      guard: { repeats: 0 },
    });
  }
  const isBadResponse = (error: unknown) => isFault(error) && error.code === 'partner-center/bad-response';

  describe('of a customer', () => {
    it('is read whole', async () => {
      assert.deepEqual(await (await answering({ body: account })).customer(larkfield), read);
    });

    it('is read with a byte order mark before it', async () => {
      const body = `\uFEFF${JSON.stringify(account)}`;
      assert.deepEqual(await (await answering({ body })).customer(larkfield), read);
    });

    it('is read in PascalCase', async () => {
      assert.deepEqual(
        await (await answering({ body: pascalCase(account) as object })).customer(larkfield),
        read,
      );
    });

    it('is read without what delegated rights would show', async () => {
      const { tenantId, domain } = account.companyProfile;
      const thin = {
        ...account,
        companyProfile: { tenantId, domain, companyName: null },
        customDomains: null,
      };
      const { allowDelegatedAccess: _, ...body } = thin;
      assert.deepEqual(await (await answering({ body })).customer(larkfield), {
        id: larkfield,
        name: domain.toLowerCase(),
        domain: domain.toLowerCase(),
        relationship: 'reseller',
        customDomains: [],
      });
    });

    for (const [told, relationship] of [
      ['Reseller', 'reseller'],
      ['none', 'none'],
      ['advisor', 'other'],
      ['something_new', 'other'],
      [null, 'other'],
    ] as const) {
      it(`tells the relationship ${told} as ${relationship}`, async () => {
        const partnerCenter = await answering({ body: { ...account, relationshipToPartner: told } });
        assert.equal((await partnerCenter.customer(larkfield))?.relationship, relationship);
      });
    }

    for (const [what, answer] of [
      ['404 with one text', { status: 404, body: { code: 1000, description: 'Not found.' } }],
      ['404 with another text', { status: 404, body: { code: '60003', description: 'No tenant.' } }],
      ['404 with nothing', { status: 404 }],
      ['404 with null', { status: 404, body: 'null' }],
      ['403 that says there is no relationship', { status: 403, body: { code: 20002 } }],
    ] as const) {
      it(`is absent after ${what}`, async () => {
        assert.equal(await (await answering(answer)).customer(larkfield), undefined);
      });
    }

    it('is not absent because some other door said 404', async () => {
      const partnerCenter = await answering({ status: 404, body: '<html>No such page</html>' });
      await assert.rejects(partnerCenter.customer(larkfield), isBadResponse);
    });
  });

  describe('of providers', () => {
    const item = { id: providerId.toUpperCase(), name: 'Brightport', mpnId: '7000456', location: 'GB' };
    for (const [state, active] of [
      ['Active', true],
      ['active', true],
      ['inactive', false],
      ['Pending', false],
      [null, true],
    ] as const) {
      it(`takes the state ${state} as ${active ? 'active' : 'not active'}`, async () => {
        const partnerCenter = await answering({ body: { totalCount: 1, items: [{ ...item, state }] } });
        assert.deepEqual(await partnerCenter.providers(alex.id), [
          { id: providerId, name: 'Brightport', active, country: 'GB', mpnId: '7000456' },
        ]);
      });
    }

    it('asks as a reseller for its providers', async () => {
      await (await answering({ body: { items: [] } })).providers(alex.id);
      assert.equal(standIn?.requests[0]?.query.get('relationship_type'), 'IsIndirectResellerOf');
    });

    it('may hold none', async () => {
      assert.deepEqual(await (await answering({ body: { items: null } })).providers(alex.id), []);
    });
  });

  describe('of ourselves', () => {
    const organization = {
      id: partnerId,
      tenantId: partnerId,
      companyName: 'Northwind',
      defaultAddress: { country: 'GB' },
    };

    it('joins the organization and the MPN profile', async () => {
      const partnerCenter = await answering((path) =>
        path.endsWith('/mpn') ? { body: { mpnId: 4567890 } } : { body: organization },
      );
      assert.deepEqual(await partnerCenter.ourselves(alex.id), {
        tenantId: partnerId,
        companyName: 'Northwind',
        mpnId: '4567890',
        country: 'GB',
      });
    });

    for (const status of [403, 404]) {
      it(`does without the MPN profile when it is refused with ${status}`, async () => {
        const partnerCenter = await answering((path) =>
          path.endsWith('/mpn') ? { status, body: { code: 3000 } } : { body: organization },
        );
        assert.equal((await partnerCenter.ourselves(alex.id)).mpnId, undefined);
      });
    }

    it('is not guessed when the MPN profile cannot be had for now', async () => {
      const partnerCenter = await answering((path) =>
        path.endsWith('/mpn') ? { status: 503 } : { body: organization },
      );
      await assert.rejects(partnerCenter.ourselves(alex.id), isFault);
    });
  });

  it('gives the link byte for byte', async () => {
    const url = ' https://admin.microsoft.com/a?x=%41&amp;&y=é+ü#/Part%2fners ';
    assert.equal(await (await answering({ body: { url } })).invitationLink(alex.id), url);
  });
});
