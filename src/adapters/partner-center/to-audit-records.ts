/** Audit records in our words; what does not concern us, or cannot be read, is left out. */
import { z } from 'zod';
import type { AuditRecord } from '../../domain/audit.ts';
import { parseCustomerTenantId } from '../../domain/ids.ts';

const text = z.string().nullish();

const AuditItem = z.object({
  id: z.string().min(1),
  customerid: text,
  operationtype: text,
  operationdate: text,
  operationstatus: text,
  userprincipalname: text,
});

/**
 * By the operation in lower case without underscores. That of an acceptance stands in no official list, and its ids
 * are written that way (API reference 7.4).
 */
const meanings: readonly (readonly [RegExp, AuditRecord['what']])[] = [
  [/^(add|create)customer$|relationshipacceptedbycustomer$/, 'arrived'],
  [/^removepartnercustomerrelationship|^deletecustomer/, 'left'],
  [/^dapadminrelationshipterminated/, 'dap-ended'],
  [/^dapadminrelationship|^granularadminrelationship/, 'delegation'],
];

const notDone = new Set(['failed', 'decline', 'progress']);

export function toAuditRecords(items: readonly unknown[]): readonly AuditRecord[] {
  return items.flatMap((item) => {
    const parsed = AuditItem.safeParse(item);
    const record = parsed.success ? toAuditRecord(parsed.data) : undefined;
    return record ? [record] : [];
  });
}

function toAuditRecord(item: z.output<typeof AuditItem>): AuditRecord | undefined {
  const operation = (item.operationtype ?? '').toLowerCase().replaceAll('_', '');
  const what = meanings.find(([pattern]) => pattern.test(operation))?.[1];
  const atMs = Date.parse(item.operationdate ?? '');
  if (what === undefined || Number.isNaN(atMs)) return undefined;
  if (notDone.has((item.operationstatus ?? '').toLowerCase())) return undefined;
  const customerId = parseCustomerTenantId(item.customerid);
  const by = item.userprincipalname?.trim();
  return {
    id: item.id,
    what,
    at: new Date(atMs).toISOString(),
    ...(customerId ? { customerId } : {}),
    ...(by ? { by } : {}),
  };
}
