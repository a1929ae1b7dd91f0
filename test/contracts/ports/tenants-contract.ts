import assert from 'node:assert/strict';
import type { Tenants } from '../../../src/ports/tenants.ts';

export interface OpenedTenants {
  readonly tenants: Tenants;
  close(): Promise<void>;
}

/** What any look-up of tenants must do. */
export function tenantsContract(open: () => Promise<OpenedTenants>): void {
  let opened: OpenedTenants;
  beforeEach(async () => {
    opened = await open();
  });
  afterEach(() => opened.close());

  it('finds the same tenant for a domain in any case', async () => {
    const found = await opened.tenants.byDomain('blue-meadow.example');
    assert.ok(found.kind === 'found');
    assert.match(found.tenantId, /^[0-9a-f-]{36}$/);
    assert.ok(found.displayName !== '' && found.domain.includes('.'));
    const again = await opened.tenants.byDomain('BLUE-Meadow.Example');
    assert.ok(again.kind === 'found');
    assert.equal(again.tenantId, found.tenantId);
  });

  it('finds the tenant of a domain in its ASCII form', async () => {
    assert.equal((await opened.tenants.byDomain('xn--80ak6aa92e.example')).kind, 'found');
  });

  it('tells apart the tenants of two domains', async () => {
    const [one, other] = await Promise.all(
      ['blue-meadow.example', 'green-meadow.example'].map((domain) => opened.tenants.byDomain(domain)),
    );
    assert.ok(one?.kind === 'found' && other?.kind === 'found');
    assert.notEqual(one.tenantId, other.tenantId);
  });

  it('finds a tenant by its id as by its domain', async () => {
    const found = await opened.tenants.byDomain('blue-meadow.example');
    assert.ok(found.kind === 'found');
    assert.deepEqual(await opened.tenants.byId(found.tenantId.toUpperCase()), found);
    assert.deepEqual(await opened.tenants.byId('00000000-0000-4000-8000-00000000dead'), { kind: 'none' });
  });

  it('says that no tenant stands behind a domain', async () => {
    assert.deepEqual(await opened.tenants.byDomain('nobody.blue-meadow.example'), { kind: 'none' });
  });
}
