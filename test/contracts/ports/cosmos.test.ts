/** The stored ports keep the same contracts as their fakes: on the local Cosmos always, on a real account on request. */
import {
  type Account,
  type OpenedStores,
  openStores,
  realAccount,
  startLocalAccount,
} from './cosmos-setup.ts';
import { customerDirectoryContract } from './customer-directory-contract.ts';
import { historyContract } from './history-contract.ts';
import { eventLogContract } from './event-log-contract.ts';
import { leasesContract } from './leases-contract.ts';
import { letterTemplatesContract } from './letter-templates-contract.ts';
import { waitingAsksContract } from './waiting-asks-contract.ts';
import { newsContract } from './news-contract.ts';
import { peopleContract } from './people-contract.ts';
import { registerContract } from './register-contract.ts';
import { sampleSettings, settingContract } from './setting-contract.ts';
import { tellingContract } from './telling-contract.ts';

function contracts(start: () => Promise<Account>): void {
  let account: Account;
  before(async () => {
    account = await start();
  });
  after(() => account.close());
  const open = <T extends object>(toPorts: (stores: OpenedStores) => T) => {
    return async () => {
      const stores = await openStores(account);
      return { ...toPorts(stores), pass: stores.pass, close: stores.close };
    };
  };

  describe('the register', () => {
    registerContract(open(({ store, rival }) => ({ register: store.register, rival: rival.register })));
  });
  describe('histories', () => {
    historyContract(open(({ store, rival }) => ({ history: store.history, rival: rival.history })));
  });
  describe('who was told', () => {
    tellingContract(open(({ store, rival }) => ({ register: store.register, rival: rival.register })));
  });
  describe('wishes, held news and channels', () => {
    newsContract(open(({ store: { people, digests, channels } }) => ({ people, digests, channels })));
  });
  describe('people', () => {
    peopleContract(open(({ store, rival }) => ({ people: store.people, rival: rival.people })));
  });
  describe('changed letters', () => {
    letterTemplatesContract(
      open(({ store, rival }) => ({ templates: store.letterTemplates, rival: rival.letterTemplates })),
    );
  });
  describe('the log of events', () => {
    eventLogContract(open(({ store, rival }) => ({ log: store.eventLog, rival: rival.eventLog })));
  });
  describe('waiting asks', () => {
    waitingAsksContract(open(({ store, rival }) => ({ asks: store.waitingAsks, rival: rival.waitingAsks })));
  });
  describe('leases', () => {
    leasesContract(open(({ store, rival }) => ({ leases: store.leases, rival: rival.leases })));
  });
  describe('what Partner Center gives', () => {
    settingContract(
      open(({ store, rival }) => ({ setting: store.capabilities, rival: rival.capabilities })),
      sampleSettings.capabilities,
    );
  });
  describe('the pasted link', () => {
    settingContract(
      open(({ store, rival }) => ({ setting: store.pastedLinks, rival: rival.pastedLinks })),
      sampleSettings.pastedLinks,
    );
  });
  describe('the named providers', () => {
    settingContract(
      open(({ store, rival }) => ({ setting: store.namedProviders, rival: rival.namedProviders })),
      sampleSettings.namedProviders,
    );
  });
  describe('the mark of the records', () => {
    settingContract(
      open(({ store, rival }) => ({ setting: store.auditMarks, rival: rival.auditMarks })),
      sampleSettings.auditMarks,
    );
  });
  describe('the test of events', () => {
    settingContract(
      open(({ store, rival }) => ({ setting: store.eventTests, rival: rival.eventTests })),
      sampleSettings.eventTests,
    );
  });
  describe('the customer directory', () => {
    customerDirectoryContract(
      open(({ store, rival }) => ({ directory: store.directory, rival: rival.directory })),
    );
  });
}

describe('on the local Cosmos', () => {
  contracts(startLocalAccount);
});

const account = realAccount();

describe('on a real account', () => {
  if (account) contracts(async () => account);
  else it('keeps the same contracts (skipped: COSMOS_TEST_ENDPOINT and COSMOS_TEST_KEY name no account)');
});
