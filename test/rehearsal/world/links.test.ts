import assert from 'node:assert/strict';
import fc from 'fast-check';
import { invitationUrl } from '../../../src/rehearsal/partner-center/relationships.ts';
import { readInvitationLink } from '../../../src/rehearsal/world/invitation-link.ts';
import { linksOf } from '../../../src/rehearsal/world/links.ts';

const us = '11111111-1111-4111-8111-111111111111';
const provider = 'e4d1c2b3-7777-4888-9999-0a1b2c3d4e01';

describe('links in a mail', () => {
  it('are decoded once, from anchors and from the text', () => {
    const html = `<p><a class="x" HREF='https://a.example/?p=1&amp;q=2&#38;r=%26amp%3B'>here</a>, or https://b.example/x?y=1&amp;z=2.</p>`;
    assert.deepEqual(linksOf({ contentType: 'html', content: html }), [
      'https://a.example/?p=1&q=2&r=%26amp%3B',
      'https://b.example/x?y=1&z=2',
    ]);
  });

  it('come as one where target and text are the same', () => {
    const link = invitationUrl(provider);
    const escaped = link.replaceAll('&', '&amp;');
    const html = `<a href="${escaped}">${escaped}</a>`;
    assert.deepEqual(linksOf({ contentType: 'html', content: html }), [link]);
    assert.deepEqual(linksOf({ contentType: 'text', content: `Open ${link}, please.` }), [link]);
  });
});

describe('an invitation link', () => {
  it('says who asks, with the provider of the joint form', () => {
    assert.deepEqual(readInvitationLink(invitationUrl(undefined)), { kind: 'invitation', partnerId: us });
    assert.deepEqual(readInvitationLink(invitationUrl(provider)), {
      kind: 'invitation',
      partnerId: us,
      providerId: provider,
    });
  });

  it('is broken when its end is cut off anywhere', () => {
    const link = invitationUrl(provider);
    fc.assert(
      fc.property(fc.integer({ min: 1, max: link.length - 1 }), (kept) => {
        return readInvitationLink(link.slice(0, kept)).kind !== 'invitation';
      }),
    );
  });

  it('is not an invitation when it asks for delegated administration or leads elsewhere', () => {
    const wrong = [
      'https://admin.microsoft.com/AdminPortal/Home#/partners/invitation/granularAdminRelationships/x',
      `https://admin.microsoft.com/Adminportal/Home?invType=Administration&partnerId=${us}#/BillingAccounts/partner-invitation`,
      `https://admin.microsoft.com.evil.example/Adminportal/Home?invType=ResellerRelationship&partnerId=${us}&msppId=0#/BillingAccounts/partner-invitation`,
      `http://admin.microsoft.com/Adminportal/Home?invType=ResellerRelationship&partnerId=${us}&msppId=0#/BillingAccounts/partner-invitation`,
      'not an address',
    ];
    for (const link of wrong) assert.equal(readInvitationLink(link).kind, 'not-an-invitation', link);
  });
});
