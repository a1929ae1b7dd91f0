/** Partner Center's events as it documents them (API reference 7.1), with the names of properties in any case. */
import { createHash } from 'node:crypto';
import type { EventTopic, PartnerEvent } from '../../domain/partner-event.ts';

const topics: Readonly<Record<string, EventTopic>> = {
  'reseller-relationship-accepted-by-customer': 'customers',
  'indirect-reseller-relationship-accepted-by-customer': 'customers',
  'test-created': 'test',
  'subscription-updated': 'other',
  'dap-admin-relationship-approved': 'delegations',
  'dap-admin-relationship-terminated': 'delegations',
  'dap-admin-relationship-terminated-by-microsoft': 'delegations',
  'granular-admin-relationship-approved': 'delegations',
  'granular-admin-relationship-activated': 'delegations',
  'granular-admin-relationship-terminated': 'delegations',
  'granular-admin-relationship-expired': 'delegations',
  'granular-admin-access-assignment-created': 'other',
  'granular-admin-access-assignment-activated': 'other',
  'granular-admin-access-assignment-updated': 'other',
  'granular-admin-access-assignment-deleted': 'other',
  'usagerecords-thresholdexceeded': 'other',
  'invoice-ready': 'other',
  'referral-created': 'other',
  'referral-updated': 'other',
  'related-referral-created': 'other',
  'related-referral-updated': 'other',
  'azure-fraud-event-detected': 'other',
};

type Fields = Readonly<Record<string, unknown>>;

/** Absent when it has no name: then it is no event. */
export function readEvent(value: Fields): PartnerEvent | undefined {
  const said = textOf(value, 'eventname')?.toLowerCase();
  if (said === undefined) return undefined;
  const isKnown = Object.hasOwn(topics, said);
  const resource = textOf(value, 'resourceuri') ?? '';
  const changed = textOf(value, 'resourcechangeutcdate') ?? '';
  // A record names what happened where the resource is null, as with delegated rights.
  const audit = textOf(value, 'audituri') ?? textOf(value, 'auditurl') ?? '';
  const changedMs = Date.parse(changed);
  const topic = isKnown ? (topics[said] ?? 'other') : 'unknown';
  const testId = topic === 'test' ? testIdOf(resource) : undefined;
  return {
    name: isKnown ? said : 'unknown',
    topic,
    mark: markOf(said, resource, changed, audit),
    ...(Number.isNaN(changedMs) ? {} : { changedAt: new Date(changedMs).toISOString() }),
    ...(testId === undefined ? {} : { testId }),
  };
}

function textOf(value: Fields, name: string): string | undefined {
  const found = Object.entries(value).find(([key]) => key.toLowerCase() === name)?.[1];
  return typeof found === 'string' && found.trim() !== '' ? found.trim() : undefined;
}

function markOf(...parts: readonly string[]): string {
  return createHash('sha256').update(JSON.stringify(parts)).digest('base64url').slice(0, 22);
}

/** The last part of the address at which the result of the test is found. */
function testIdOf(resource: string): string | undefined {
  return /\/validationEvents\/([0-9a-f-]{10,60})$/i.exec(resource)?.[1]?.toLowerCase();
}
