import assert from 'node:assert/strict';
import type { AuditMark } from '../../../src/domain/audit.ts';
import type { Capability } from '../../../src/domain/capability.ts';
import { parseProviderTenantId } from '../../../src/domain/ids.ts';
import type { InvitationLink } from '../../../src/domain/invitation-link.ts';
import type { NamedProvider } from '../../../src/ports/capabilities.ts';
import type { EventTest } from '../../../src/ports/event-tests.ts';
import type { Stored } from '../../../src/ports/register.ts';
import { usualLink } from '../../fakes/fake-partner-center.ts';
import { known } from '../../fixtures/known.ts';

export interface OpenedSetting<T> {
  readonly setting: {
    read(): Promise<Stored<T> | undefined>;
    put(value: T, over: Stored<T> | undefined): Promise<'written' | 'conflict'>;
  };
  /** The same, as another instance sees it. */
  readonly rival: OpenedSetting<T>['setting'];
  close(): Promise<void>;
}

const at = '2026-03-02T10:00:00.000Z';
const id = known(parseProviderTenantId('e4d1c2b3-7777-4888-9999-0a1b2c3d4e01'));

/** Two of each kind. */
export const sampleSettings: {
  readonly capabilities: readonly [readonly Capability[], readonly Capability[]];
  readonly pastedLinks: readonly [InvitationLink, InvitationLink];
  readonly namedProviders: readonly [readonly NamedProvider[], readonly NamedProvider[]];
  readonly auditMarks: readonly [AuditMark, AuditMark];
  readonly eventTests: readonly [EventTest, EventTest];
} = {
  capabilities: [
    [{ name: 'providers', state: 'refused', code: '1002', checkedAt: at }],
    [{ name: 'providers', state: 'given', checkedAt: at }],
  ],
  pastedLinks: [usualLink as InvitationLink, `${usualLink}?x` as InvitationLink],
  namedProviders: [[{ id, name: 'Brightport Distribution' }], []],
  auditMarks: [
    { state: 'refused', at, seen: [] },
    { state: 'read', at, lastNewsAt: at, seen: ['a', 'b'] },
  ],
  eventTests: [{ startedAt: at }, { startedAt: at, id: 'test-1', outcome: 'failed', code: '503' }],
};

/** What any value that is kept once for the whole company must do. */
export function settingContract<T>(open: () => Promise<OpenedSetting<T>>, values: readonly [T, T]): void {
  const [first, second] = values;
  let opened: OpenedSetting<T>;
  beforeEach(async () => {
    opened = await open();
  });
  afterEach(() => opened.close());

  it('is absent before it is written, and then as it was written, for everybody', async () => {
    assert.equal(await opened.setting.read(), undefined);
    assert.equal(await opened.setting.put(first, undefined), 'written');
    assert.deepEqual((await opened.rival.read())?.value, first);
    assert.equal(await opened.rival.put(second, await opened.rival.read()), 'written');
    assert.deepEqual((await opened.setting.read())?.value, second);
  });

  it('is written by one of two who read the same', async () => {
    const outcomes = await Promise.all([
      opened.setting.put(first, undefined),
      opened.rival.put(second, undefined),
    ]);
    assert.deepEqual(outcomes.toSorted(), ['conflict', 'written']);
    const stale = await opened.setting.read();
    assert.equal(await opened.rival.put(second, stale), 'written');
    assert.equal(await opened.setting.put(first, stale), 'conflict');
    assert.equal(await opened.setting.put(first, undefined), 'conflict');
    assert.deepEqual((await opened.setting.read())?.value, second);
  });
}
