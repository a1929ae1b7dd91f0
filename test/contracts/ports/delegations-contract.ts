import assert from 'node:assert/strict';
import type { CustomerTenantId } from '../../../src/domain/ids.ts';
import type { Delegations } from '../../../src/ports/delegations.ts';
import { alex } from '../../fixtures/people.ts';

export interface OpenedDelegations {
  readonly delegations: Delegations;
  /** Has one that is active. */
  readonly customer: CustomerTenantId;
  /** Has none. */
  readonly other: CustomerTenantId;
  close(): Promise<void>;
}

/** What any reader of delegated admin rights must do. */
export function delegationsContract(open: () => Promise<OpenedDelegations>): void {
  let opened: OpenedDelegations;
  beforeEach(async () => {
    opened = await open();
  });
  afterEach(() => opened.close());

  it('lists those of one customer, and none of a customer without', async () => {
    const found = await opened.delegations.of(opened.customer);
    assert.equal(found.filter(({ status }) => status === 'active').length, 1);
    assert.ok(found.every(({ id, name }) => id !== '' && name !== ''));
    assert.deepEqual(await opened.delegations.of(opened.other), []);
  });

  it('asks for an end once, and finds it asked for when asked again', async () => {
    const [one] = await opened.delegations.of(opened.customer);
    assert.ok(one);
    assert.equal(await opened.delegations.end(one.id, alex.id), 'requested');
    const after = (await opened.delegations.of(opened.customer)).find(({ id }) => id === one.id);
    assert.notEqual(after?.status, 'active');
    assert.equal(await opened.delegations.end(one.id, alex.id), 'over-already');
  });

  it('calls over what nobody knows', async () => {
    assert.equal(
      await opened.delegations.end('d0000000-0000-4000-8000-00000000dead', alex.id),
      'over-already',
    );
  });
}
