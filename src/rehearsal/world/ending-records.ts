/** Partner Center's record of a granular relationship that was ended: written once, when it is over and not when it was asked for. */
import type { Audits } from './audits.ts';
import type { Customers } from './customers.ts';
import type { WorldDatabase } from './database.ts';
import type { Delegations } from './delegations.ts';

interface Deps {
  readonly database: WorldDatabase;
  readonly delegations: Delegations;
  readonly customers: Customers;
  readonly audits: Audits;
  readonly now: () => Date;
}

const lookEveryMs = 300;

export interface EndingRecords {
  /** The same relationships, of whose ends a record is written. */
  readonly delegations: Delegations;
  close(): void;
}

export function createEndingRecords({ database, delegations, customers, audits, now }: Deps): EndingRecords {
  const open = database.prepare(
    'SELECT relationship_id AS id FROM delegation_requests WHERE relationship_id NOT IN (SELECT relationship_id FROM recorded_endings)',
  );
  const close = database.prepare('INSERT OR IGNORE INTO recorded_endings (relationship_id) VALUES (?)');
  let timer: NodeJS.Timeout | undefined;
  const look = () => {
    timer = undefined;
    for (const { id } of open.all()) {
      const found = delegations.find(String(id));
      if (found && found.status !== 'terminated') continue;
      close.run(String(id));
      const customer = found && customers.find(found.customer.tenantId);
      if (!customer) continue;
      const { tenantId, companyName, domain } = customer;
      const operation = 'granular_admin_relationship_terminated';
      audits.record({ operation, tenantId, companyName, domain, at: now() });
    }
    if (open.get()) wake();
  };
  const wake = () => {
    timer ??= setTimeout(look, lookEveryMs).unref();
  };
  if (open.get()) wake();
  return {
    delegations: {
      ...delegations,
      terminate: (id) => {
        const outcome = delegations.terminate(id);
        if (outcome.kind === 'requested') wake();
        return outcome;
      },
    },
    close: () => clearTimeout(timer),
  };
}
