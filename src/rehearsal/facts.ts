/** The fixed facts of the rehearsal world: what people, tests and guides may rely on. */
import { createHash } from 'node:crypto';

export const partner = {
  tenantId: '11111111-1111-4111-8111-111111111111',
  domain: 'reseller.example',
  companyName: 'Northwind Cloud Services',
  mpnId: '4567890',
  country: 'GB',
  sharedMailbox: 'partner-desk@reseller.example',
} as const;

/** Group object ids and role templates that the imitated directory knows. */
export const directoryRoles = {
  adminAgents: 'a9000000-0000-4000-8000-0000000000aa',
  helpdeskAgents: 'a9000000-0000-4000-8000-0000000000bb',
  salesAgents: 'a9000000-0000-4000-8000-0000000000cc',
  globalAdministratorTemplate: '62e90394-69f5-4237-9190-012177145e10',
} as const;

export type RoleName = 'admin-agent' | 'global-admin' | 'sales-agent' | 'helpdesk-agent';

export interface RehearsalPerson {
  readonly key: string;
  readonly aadObjectId: string;
  readonly teamsId: string;
  readonly name: string;
  readonly givenName: string;
  readonly surname: string;
  readonly mail: string;
  readonly roles: readonly RoleName[];
}

export const people: readonly RehearsalPerson[] = [
  {
    key: 'alex',
    aadObjectId: 'a1000000-0000-4000-8000-000000000001',
    teamsId: '29:1alex-wilber',
    name: 'Alex Wilber',
    givenName: 'Alex',
    surname: 'Wilber',
    mail: 'alex@reseller.example',
    roles: ['admin-agent'],
  },
  {
    key: 'megan',
    aadObjectId: 'a1000000-0000-4000-8000-000000000002',
    teamsId: '29:1megan-bowen',
    name: 'Megan Bowen',
    givenName: 'Megan',
    surname: 'Bowen',
    mail: 'megan@reseller.example',
    roles: ['admin-agent'],
  },
  {
    key: 'adele',
    aadObjectId: 'a1000000-0000-4000-8000-000000000003',
    teamsId: '29:1adele-vance',
    name: 'Adele Vance',
    givenName: 'Adele',
    surname: 'Vance',
    mail: 'adele@reseller.example',
    roles: [],
  },
];

/** The bot as the imitated Teams knows it. */
export const bot = { id: '28:customer-connect-rehearsal', name: 'Customer Connect' } as const;

/** The bot's app in the organisation's catalogue, whose id is not the one in the app's manifest. */
export const teamsApp = {
  catalogId: 'b0000000-0000-4000-8000-0000000000a1',
  manifestId: 'b0000000-0000-4000-8000-0000000000a2',
  version: '1.0.0',
  botAppId: 'b0000000-0000-4000-8000-0000000000b7',
} as const;

/** The personal chat of a person with the bot, as Graph calls it: not the conversation's id in activities. */
export function chatIdOf(aadObjectId: string): string {
  return `19:${aadObjectId}_${teamsApp.botAppId}@unq.gbl.spaces`;
}

/** The key that Microsoft publishes for its Cosmos DB emulator. */
export const localCosmosKey =
  'C2y6yDjf5/R+ob0N8A7Cgv30VRDJIWEHLM+4QDU5DE2nQ9nDuVTqobD4b8mGGyPMbIZnqyMsEcaGQy67XIw/Jw==';

/** A domain's tenant id: SHA-256 of the lower-case domain, written as 8-4-"4"3-"8"3-12 hex digits in order. */
export function tenantIdOfDomain(domain: string): string {
  const hex = createHash('sha256').update(domain.toLowerCase()).digest('hex');
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-4${hex.slice(12, 15)}-8${hex.slice(15, 18)}-${hex.slice(18, 30)}`;
}
