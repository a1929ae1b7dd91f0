/** Customers, providers, and who is connected with whom. */
import { tenantIdOfDomain } from '../facts.ts';
import { inTransaction, type WorldDatabase } from './database.ts';
import { companyNameOfDomain } from './domains.ts';
import { type Provider, seedCustomers, seededProviders } from './seed.ts';

export interface Customer {
  /** Grows with each new customer; the list is in this order. */
  readonly seq: number;
  readonly tenantId: string;
  readonly domain: string;
  readonly companyName: string;
  readonly country: string;
  /** Connected with us; a customer may be connected with a provider alone. */
  readonly isOurs: boolean;
  /** When the customer accepted us, in the machine's own time; 0 for seeded ones. */
  readonly connectedRealMs: number;
  /** Verified domains beside the default one. */
  readonly customDomains: readonly string[];
  /** The company's mail address, where somebody said another one than the usual. */
  readonly email?: string;
}

/** What was said of a customer when it accepted. */
export interface Description {
  readonly name?: string | undefined;
  readonly customDomains?: readonly string[] | undefined;
  readonly email?: string | undefined;
}

export interface ListQuery {
  readonly afterSeq: number;
  readonly limit: number;
  readonly startsWith?: { readonly field: 'CompanyName' | 'Domain'; readonly value: string } | undefined;
  /** Says of each customer on the page whether it shows already. */
  readonly isVisible: (customer: Customer) => boolean;
}

export interface Customers {
  /** Replaces all customers and their connections. */
  replace(count: number, seed: string): void;
  find(tenantId: string): Customer | undefined;
  /** Up to `limit` of our customers; `lastSeq` is where to go on, where more follow. */
  list(query: ListQuery): { readonly customers: readonly Customer[]; readonly lastSeq?: number };
  providersOf(tenantId: string): readonly Provider[];
  /** Connects the halves that are given; what was there already stays as it was. */
  connect(domain: string, halves: Halves, at: Date): void;
  /** No customer of ours any more; what it has with providers stays. */
  disconnect(tenantId: string): void;
  /** What is left out stays as it is. */
  describe(tenantId: string, description: Description): void;
  providers(): readonly Provider[];
  findProvider(tenantId: string): Provider | undefined;
  /** Remembers which domain a tenant id came from: the id alone does not tell. */
  rememberTenant(domain: string): void;
  domainOfTenant(tenantId: string): string | undefined;
  /** What the directory calls the organisation behind a domain. */
  displayNameOf(domain: string): string;
}

export interface Halves {
  readonly reseller: boolean;
  readonly providerId?: string | undefined;
}

export const toCustomer = (row: Record<string, unknown>): Customer => ({
  seq: Number(row.seq),
  tenantId: String(row.tenant_id),
  domain: String(row.domain),
  companyName: String(row.company_name),
  country: String(row.country),
  isOurs: row.is_ours === 1,
  connectedRealMs: Number(row.connected_real_ms),
  customDomains: JSON.parse(String(row.custom_domains ?? '[]')) as string[],
  ...(row.email === null || row.email === undefined ? {} : { email: String(row.email) }),
});

const toProvider = (row: Record<string, unknown>): Provider => ({
  tenantId: String(row.tenant_id),
  domain: String(row.domain),
  name: String(row.name),
  mpnId: String(row.mpn_id),
  country: String(row.country),
});

/** Just above every text that begins with the prefix. */
const afterPrefix = (prefix: string) => `${prefix}\u{10ffff}`;

function createReplace(database: WorldDatabase) {
  const customer = database.prepare(
    `INSERT INTO customers (tenant_id, domain, company_name, name_folded, country, is_ours, connected_at)
     VALUES (?, ?, ?, ?, ?, 1, ?)`,
  );
  const half = database.prepare(
    'INSERT INTO customer_providers (tenant_id, provider_id, connected_at) VALUES (?, ?, ?)',
  );
  const connectedAt = '2024-03-01T09:00:00.000Z';
  return (count: number, seed: string) => {
    inTransaction(database, () => {
      database.exec(
        'DELETE FROM customers; DELETE FROM customer_providers; DELETE FROM delegation_requests; DELETE FROM recorded_endings; DELETE FROM contents_changes;',
      );
      for (const { tenantId, domain, companyName, country, providerIndex } of seedCustomers(count, seed)) {
        customer.run(tenantId, domain, companyName, companyName.toLowerCase(), country, connectedAt);
        const provider = providerIndex === undefined ? undefined : seededProviders[providerIndex];
        if (provider) half.run(tenantId, provider.tenantId, connectedAt);
      }
      database.exec(
        "INSERT OR REPLACE INTO settings SELECT 'seeded-up-to', COALESCE(MAX(seq), 0) FROM customers",
      );
    });
  };
}

function createConnect(database: WorldDatabase) {
  const add = database.prepare(
    `INSERT OR IGNORE INTO customers (tenant_id, domain, company_name, name_folded, country, is_ours)
     VALUES (?, ?, ?, ?, 'GB', 0)`,
  );
  const ours = database.prepare(
    'UPDATE customers SET is_ours = 1, connected_at = ?, connected_real_ms = ? WHERE tenant_id = ? AND is_ours = 0',
  );
  const half = database.prepare(
    'INSERT OR IGNORE INTO customer_providers (tenant_id, provider_id, connected_at) VALUES (?, ?, ?)',
  );
  return (domain: string, { reseller, providerId }: Halves, at: Date) => {
    const tenantId = tenantIdOfDomain(domain);
    const name = companyNameOfDomain(domain);
    inTransaction(database, () => {
      add.run(tenantId, domain, name, name.toLowerCase());
      if (reseller) ours.run(at.toISOString(), Date.now(), tenantId);
      if (providerId !== undefined) half.run(tenantId, providerId, at.toISOString());
    });
  };
}

function createDescribe(database: WorldDatabase): Customers['describe'] {
  const rename = database.prepare(
    'UPDATE customers SET company_name = ?, name_folded = ? WHERE tenant_id = ?',
  );
  const domains = database.prepare('UPDATE customers SET custom_domains = ? WHERE tenant_id = ?');
  const mail = database.prepare('UPDATE customers SET email = ? WHERE tenant_id = ?');
  return (tenantId, { name, customDomains, email }) => {
    if (name !== undefined) rename.run(name, name.toLowerCase(), tenantId);
    if (customDomains !== undefined) {
      domains.run(JSON.stringify(customDomains.map((one) => one.toLowerCase())), tenantId);
    }
    if (email !== undefined) mail.run(email, tenantId);
  };
}

function createList(database: WorldDatabase): Customers['list'] {
  const select = (condition: string) =>
    database.prepare(
      `SELECT * FROM customers WHERE is_ours = 1 AND seq > ? ${condition} ORDER BY seq LIMIT ?`,
    );
  const all = select('');
  const byField = {
    CompanyName: select('AND name_folded >= ? AND name_folded < ?'),
    Domain: select('AND domain >= ? AND domain < ?'),
  } as const;
  return ({ afterSeq, limit, startsWith, isVisible }) => {
    const prefix = startsWith?.value.toLowerCase();
    const rows =
      startsWith === undefined || prefix === undefined || prefix === ''
        ? all.all(afterSeq, limit + 1)
        : byField[startsWith.field].all(afterSeq, prefix, afterPrefix(prefix), limit + 1);
    const page = rows.slice(0, limit).map(toCustomer);
    const last = rows.length > limit ? page.at(-1) : undefined;
    return { customers: page.filter(isVisible), ...(last ? { lastSeq: last.seq } : {}) };
  };
}

function createProviders(database: WorldDatabase) {
  const insert = database.prepare(
    'INSERT OR IGNORE INTO providers (tenant_id, position, domain, name, mpn_id, country) VALUES (?, ?, ?, ?, ?, ?)',
  );
  for (const [position, one] of seededProviders.entries()) {
    insert.run(one.tenantId, position, one.domain, one.name, one.mpnId, one.country);
  }
  const all = database.prepare('SELECT * FROM providers ORDER BY position');
  const one = database.prepare('SELECT * FROM providers WHERE tenant_id = ?');
  const ofCustomer = database.prepare(
    `SELECT providers.* FROM providers JOIN customer_providers ON providers.tenant_id = provider_id
     WHERE customer_providers.tenant_id = ? ORDER BY position`,
  );
  return {
    providers: () => all.all().map(toProvider),
    findProvider: (tenantId: string) => {
      const row = one.get(tenantId.toLowerCase());
      return row && toProvider(row);
    },
    providersOf: (tenantId: string) => ofCustomer.all(tenantId.toLowerCase()).map(toProvider),
  };
}

export function createCustomers(database: WorldDatabase): Customers {
  const byTenant = database.prepare('SELECT * FROM customers WHERE tenant_id = ?');
  const remember = database.prepare('INSERT OR IGNORE INTO tenants (tenant_id, domain) VALUES (?, ?)');
  const remembered = database.prepare('SELECT domain FROM tenants WHERE tenant_id = ?');
  const connect = createConnect(database);
  const providers = createProviders(database);
  const leave = database.prepare('UPDATE customers SET is_ours = 0 WHERE tenant_id = ?');
  const find = (tenantId: string) => {
    const row = byTenant.get(tenantId.toLowerCase());
    return row && toCustomer(row);
  };
  return {
    ...providers,
    replace: createReplace(database),
    find,
    list: createList(database),
    disconnect: (tenantId) => void leave.run(tenantId.toLowerCase()),
    describe: createDescribe(database),
    connect: (domain, halves, at) => connect(domain.toLowerCase(), halves, at),
    rememberTenant: (domain) => {
      remember.run(tenantIdOfDomain(domain), domain.toLowerCase());
    },
    domainOfTenant: (tenantId) => {
      const row = remembered.get(tenantId.toLowerCase());
      return find(tenantId)?.domain ?? (row && String(row.domain));
    },
    displayNameOf: (domain) => {
      const tenantId = tenantIdOfDomain(domain);
      const known = find(tenantId)?.companyName ?? providers.findProvider(tenantId)?.name;
      return known ?? companyNameOfDomain(domain);
    },
  };
}
