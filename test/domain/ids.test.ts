import assert from 'node:assert/strict';
import {
  parseCustomerTenantId,
  parseInvitationId,
  parsePartnerTenantId,
  parsePersonId,
  parseProviderTenantId,
} from '../../src/domain/ids.ts';

const guids = { parseCustomerTenantId, parsePartnerTenantId, parsePersonId, parseProviderTenantId };
const guid = 'a1000000-0000-4000-8000-00000000000f';

for (const [name, parse] of Object.entries(guids)) {
  describe(name, () => {
    it('takes a GUID in any case, with blanks around, and gives it in lower case', () => {
      assert.equal(parse(guid), guid);
      assert.equal(parse(` ${guid.toUpperCase()}\n`), guid);
    });

    it('refuses everything else', () => {
      const others = [
        '',
        guid.slice(1),
        `${guid}0`,
        `{${guid}}`,
        guid.replaceAll('-', ''),
        7,
        null,
        undefined,
        [guid],
      ];
      for (const other of others) assert.equal(parse(other), undefined);
    });
  });
}

describe('parseInvitationId', () => {
  it('takes ids of the caller’s form and nothing else', () => {
    assert.equal(parseInvitationId('inv-01jb3c4d5e6f7g8h9j0k1m2n3p'), 'inv-01jb3c4d5e6f7g8h9j0k1m2n3p');
    const others = [
      'inv-',
      'inv-short',
      'inv-0123456789/../x',
      'INV-01jb3c4d5e',
      ' inv-01jb3c4d5e',
      `inv-${'0'.repeat(41)}`,
      1,
      null,
    ];
    for (const other of others) assert.equal(parseInvitationId(other), undefined);
  });
});
