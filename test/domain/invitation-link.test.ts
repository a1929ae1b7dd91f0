import assert from 'node:assert/strict';
import fc from 'fast-check';
import { checkInvitationLink, withProvider } from '../../src/domain/invitation-link.ts';
import { contoso, ourTenantId, plainLink } from '../fixtures/invitations.ts';

const ours = { partnerId: ourTenantId, mpnId: '4567890' };
const joint = { ...ours, providerId: contoso.id };
const home = 'https://admin.microsoft.com/Adminportal/Home';
const indirect = `invType=IndirectResellerRelationship&partnerId=${ourTenantId}&msppId=4567890`;

/** The forms of the API reference 6.3, with our ids in them. */
const forms = {
  A: `${home}?invType=ResellerRelationship&partnerId=${ourTenantId}&msppId=0&DAP=true#/BillingAccounts/partner-invitation`,
  B: `${home}?invType=ResellerRelationship&partnerId=${ourTenantId}&msppId=0#/partners/invitation`,
  C: `${home}?${indirect}&DAP=true#/BillingAccounts/partner-invitation`,
  D: `${home}?${indirect}&DAP=true&indirectCSPId=${contoso.id}#/BillingAccounts/partner-invitation`,
  E: `https://businessstore.microsoft.com/manage/partner-invitation?${indirect}&DAP=true`,
  F: `https://portal.office.com/partner/partnersignup.aspx?type=ResellerRelationship&id=${ourTenantId}&csp=1&msppid=0`,
  G: `${home}?invType=Administration&partnerId=${ourTenantId}#/BillingAccounts/partner-invitation`,
  H: 'https://admin.microsoft.com/AdminPortal/Home#/partners/invitation/granularAdminRelationships/d1',
  I: `https://partner.microsoft.com/dashboard/v2/customers/indirectresellers/relationshiprequest/${contoso.id}`,
  J: `${home}#/partners/invitation/indirectReseller?partnerId=4567890&indirectCSPId=${ourTenantId}`,
} as const;

describe('checking the link that Partner Center gave', () => {
  for (const form of ['A', 'B', 'C'] as const) {
    it(`takes form ${form} for the reseller alone, untouched`, () => {
      assert.deepEqual(checkInvitationLink(forms[form], ours), { ok: true, value: forms[form] });
    });

    it(`misses the provider in form ${form} where one was chosen`, () => {
      assert.deepEqual(checkInvitationLink(forms[form], joint), { ok: false, refusal: 'missing-provider' });
    });
  }

  it('takes form D for reseller and provider together, and not for the reseller alone', () => {
    assert.deepEqual(checkInvitationLink(forms.D, joint), { ok: true, value: forms.D });
    assert.deepEqual(checkInvitationLink(forms.D, ours), { ok: false, refusal: 'unexpected-provider' });
  });

  const refused = {
    E: 'wrong-host',
    F: 'wrong-host',
    G: 'wrong-kind',
    H: 'wrong-kind',
    I: 'wrong-host',
    J: 'wrong-kind',
  } as const;
  for (const [form, refusal] of Object.entries(refused)) {
    it(`refuses form ${form}`, () => {
      assert.deepEqual(checkInvitationLink(forms[form as keyof typeof refused], ours), {
        ok: false,
        refusal,
      });
      assert.deepEqual(checkInvitationLink(forms[form as keyof typeof refused], joint), {
        ok: false,
        refusal,
      });
    });
  }

  const changed: readonly (readonly [string, string, string])[] = [
    ['nothing', '', 'not-a-link'],
    ['no link', 'hello', 'not-a-link'],
    ['a blank within', forms.C.replace('&DAP', ' &DAP'), 'not-a-link'],
    ['a line end behind', `${forms.C}\n`, 'not-a-link'],
    ['plain http', forms.C.replace('https', 'http'), 'wrong-host'],
    ['a port', forms.C.replace('.com/', '.com:8443/'), 'wrong-host'],
    ['a user', forms.C.replace('//', '//user@'), 'wrong-host'],
    ['a host that only ends alike', forms.C.replace('admin.', 'evil-admin.'), 'wrong-host'],
    ['a host that only begins alike', forms.C.replace('.com/', '.com.evil.example/'), 'wrong-host'],
    ['another partner', forms.C.replace('11111111', '21111111'), 'wrong-partner'],
    ['no partner', forms.C.replace('partnerId', 'partner'), 'wrong-partner'],
    ['a second partner', forms.C.replace('&DAP', `&partnerId=${contoso.id}&DAP`), 'wrong-partner'],
    ['another MPN id', forms.C.replace('4567890', '7654321'), 'wrong-mpn'],
    ['all behind the fragment', forms.C.replace('?', '#?'), 'wrong-kind'],
  ];
  for (const [what, text, refusal] of changed) {
    it(`refuses a link with ${what}`, () => {
      assert.deepEqual(checkInvitationLink(text, ours), { ok: false, refusal });
    });
  }

  it('refuses a second partner in whatever order the two stand', () => {
    const text = forms.C.replace('partnerId', `partnerId=${contoso.id}&PartnerId`);
    assert.deepEqual(checkInvitationLink(text, ours), { ok: false, refusal: 'wrong-partner' });
  });

  it('refuses another provider than the chosen one', () => {
    const other = forms.D.replace(contoso.id, contoso.id.replace('d', 'e'));
    assert.deepEqual(checkInvitationLink(other, joint), { ok: false, refusal: 'wrong-provider' });
  });

  it('reads names and ids without regard to case, and takes the newer host and any MPN id where ours is unknown', () => {
    const shouting = forms.D.replace('partnerId', 'PARTNERID').replace(contoso.id, contoso.id.toUpperCase());
    assert.deepEqual(checkInvitationLink(shouting, joint), { ok: true, value: shouting });
    const newer = forms.C.replace('admin.microsoft.com', 'admin.cloud.microsoft');
    assert.deepEqual(checkInvitationLink(newer, { partnerId: ourTenantId, mpnId: undefined }), {
      ok: true,
      value: newer,
    });
  });
});

describe('putting the provider into a link', () => {
  it('makes form D of form C, every other byte as it was', () => {
    assert.equal(withProvider(forms.C, contoso.id), forms.D);
    assert.equal(withProvider(plainLink, contoso.id), forms.D);
  });

  it('leaves a link alone that names a provider already', () => {
    assert.equal(withProvider(forms.D, contoso.id), forms.D);
  });

  it('begins the query where there is none, and works without a fragment', () => {
    assert.equal(
      withProvider('https://x.example/#/y', contoso.id),
      `https://x.example/?indirectCSPId=${contoso.id}#/y`,
    );
    assert.equal(
      withProvider('https://x.example/?a=b', contoso.id),
      `https://x.example/?a=b&indirectCSPId=${contoso.id}`,
    );
  });

  it('adds nothing but the parameter, right before the fragment, whatever the link', () => {
    const part = fc.webQueryParameters();
    fc.assert(
      fc.property(part, fc.webFragments(), (query, fragment) => {
        fc.pre(!/indirectCSPId=/i.test(`${query}${fragment}`));
        const text = withProvider(`${home}?${query}#${fragment}`, contoso.id);
        assert.equal(text, `${home}?${query}&indirectCSPId=${contoso.id}#${fragment}`);
        assert.equal(new URL(text).searchParams.get('indirectCSPId'), contoso.id);
      }),
    );
  });
});
