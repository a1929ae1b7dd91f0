/** What Partner Center writes down about our customers, and listeners who hear of it at once. */
import { partner } from '../facts.ts';
import type { WorldDatabase } from './database.ts';

export type AuditOperation =
  | 'reseller_relationship_accepted_by_customer'
  | 'add_customer'
  | 'dap_admin_relationship_terminated'
  | 'granular_admin_relationship_terminated'
  | 'remove_partner_customer_relationship';

export interface AuditFacts {
  readonly operation: AuditOperation;
  readonly tenantId: string;
  readonly companyName: string;
  readonly domain: string;
  readonly at: Date;
}

export interface Audit extends AuditFacts {
  readonly seq: number;
  readonly id: string;
}

export interface Audits {
  record(facts: AuditFacts): void;
  /** From one moment up to, but not including, another; oldest first. */
  between(from: Date, to: Date): readonly Audit[];
  find(id: string): Audit | undefined;
  /** Called with each new record; returns the way to stop. */
  onRecorded(listener: (audit: Audit) => void): () => void;
}

/** Ticks of .NET since year one, as the ids end with. */
const ticks = (at: Date) => (BigInt(at.getTime()) + 62_135_596_800_000n) * 10_000n;

function idOf({ operation, tenantId, at }: AuditFacts, seq: number): string {
  return `${partner.tenantId}_${tenantId}_${operation.replaceAll('_', '')}_${ticks(at) + BigInt(seq % 10_000)}`;
}

const toAudit = (row: Record<string, unknown>): Audit => ({
  seq: Number(row.seq),
  id: String(row.id),
  operation: String(row.operation) as Audit['operation'],
  tenantId: String(row.tenant_id),
  companyName: String(row.company_name),
  domain: String(row.domain),
  at: new Date(String(row.at)),
});

export function createAudits(database: WorldDatabase): Audits {
  const listeners = new Set<(audit: Audit) => void>();
  const last = database.prepare('SELECT COALESCE(MAX(seq), 0) AS seq FROM audits');
  const insert = database.prepare(
    'INSERT INTO audits (id, at, tenant_id, company_name, domain, operation) VALUES (?, ?, ?, ?, ?, ?)',
  );
  const between = database.prepare('SELECT * FROM audits WHERE at >= ? AND at < ? ORDER BY at, seq');
  const byId = database.prepare('SELECT * FROM audits WHERE id = ?');
  return {
    record: (facts) => {
      const { tenantId, companyName, domain, operation, at } = facts;
      const seq = Number(last.get()?.seq ?? 0) + 1;
      const id = idOf(facts, seq);
      insert.run(id, at.toISOString(), tenantId, companyName, domain, operation);
      for (const listener of listeners) listener({ ...facts, seq, id });
    },
    between: (from, to) => between.all(from.toISOString(), to.toISOString()).map(toAudit),
    find: (id) => {
      const row = byId.get(id);
      return row && toAudit(row);
    },
    onRecorded: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}
