/** The world behind the imitations: what they all see, kept in `<dataDir>/world.sqlite`. */
import { randomBytes } from 'node:crypto';
import { type AcceptanceDesk, createAcceptanceDesk } from './acceptance.ts';
import { type AppInstallations, createAppInstallations } from './app-installations.ts';
import { type Audits, createAudits } from './audits.ts';
import { type Calls, createCalls } from './calls.ts';
import { type Contents, createContents } from './contents.ts';
import { createWorldClock, type WorldClock } from './clock.ts';
import { type Customers, createCustomers } from './customers.ts';
import { createSettings, openWorldDatabase, type Settings } from './database.ts';
import { createDelegations, type Delegations } from './delegations.ts';
import { createDirectory, type Directory } from './directory.ts';
import { createEndingRecords } from './ending-records.ts';
import { createFaults, type Faults } from './faults.ts';
import { createRegistration, type Registration } from './registration.ts';
import { createMailRoom, type MailRoom } from './mail.ts';
import { createMailChanges, type MailChanges } from './mail-changes.ts';
import { createSignIns, type SignIns } from './sign-ins.ts';

export interface World {
  readonly clock: WorldClock;
  readonly customers: Customers;
  readonly contents: Contents;
  readonly directory: Directory;
  readonly signIns: SignIns;
  readonly mail: MailRoom;
  readonly mailChanges: MailChanges;
  readonly delegations: Delegations;
  readonly appInstallations: AppInstallations;
  readonly acceptance: AcceptanceDesk;
  readonly audits: Audits;
  readonly settings: Settings;
  readonly registration: Registration;
  readonly faults: Faults;
  readonly calls: Calls;
  /** Signs the tokens of this world. */
  readonly tokenKey: Buffer;
  close(): void;
}

const firstCustomers = { count: 240, seed: 'first light' };

export interface WorldOptions {
  readonly dataDir: string;
  /** The machine's own time, which no clock moves. */
  readonly realNowMs?: () => number;
}

export function createWorld({ dataDir, realNowMs = Date.now }: WorldOptions): World {
  const database = openWorldDatabase(dataDir);
  const settings = createSettings(database);
  const clock = createWorldClock(settings);
  const customers = createCustomers(database);
  const mail = createMailRoom(database);
  const audits = createAudits(database);
  if (settings.read('seeded') === undefined) {
    customers.replace(firstCustomers.count, firstCustomers.seed);
    settings.write('seeded', 'yes');
  }
  const endings = createEndingRecords({
    database,
    delegations: createDelegations({ database, settings, customers, now: clock.now, realNowMs }),
    customers,
    audits,
    now: clock.now,
  });
  const tokenKey = settings.read('token-key') ?? randomBytes(32).toString('hex');
  settings.write('token-key', tokenKey);
  return {
    clock,
    customers,
    contents: createContents(database),
    directory: createDirectory(database),
    signIns: createSignIns(database),
    registration: createRegistration(settings),
    mail,
    mailChanges: createMailChanges(database),
    delegations: endings.delegations,
    appInstallations: createAppInstallations(database),
    acceptance: createAcceptanceDesk({ customers, audits, mail, now: clock.now }),
    audits,
    settings,
    faults: createFaults(database),
    calls: createCalls(),
    tokenKey: Buffer.from(tokenKey, 'hex'),
    close: () => {
      endings.close();
      database.close();
    },
  };
}
