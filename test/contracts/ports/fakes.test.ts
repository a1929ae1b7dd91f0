/** The fakes keep the same contracts as what they stand for, so that a test on them means something. */
import type { AuditMark } from '../../../src/domain/audit.ts';
import { createMemoryChannels } from '../../fakes/memory-channels.ts';
import { createMemoryCustomerDirectory } from '../../fakes/memory-customer-directory.ts';
import { createMemoryHistory } from '../../fakes/memory-history.ts';
import { createMemoryEventLog } from '../../fakes/memory-event-log.ts';
import { createMemoryDigests } from '../../fakes/memory-digests.ts';
import { createMemoryLeases } from '../../fakes/memory-leases.ts';
import { createMemoryLetterTemplates } from '../../fakes/memory-letter-templates.ts';
import { createMemoryPeople } from '../../fakes/memory-people.ts';
import { createMemoryWaitingAsks } from '../../fakes/memory-waiting-asks.ts';
import { createMemorySetting } from '../../fakes/memory-setting.ts';
import { createMemoryRegister } from '../../fakes/memory-register.ts';
import { customerDirectoryContract } from './customer-directory-contract.ts';
import { historyContract } from './history-contract.ts';
import { eventLogContract } from './event-log-contract.ts';
import { leasesContract } from './leases-contract.ts';
import { letterTemplatesContract } from './letter-templates-contract.ts';
import { newsContract } from './news-contract.ts';
import { peopleContract } from './people-contract.ts';
import { waitingAsksContract } from './waiting-asks-contract.ts';
import { registerContract } from './register-contract.ts';
import { sampleSettings, settingContract } from './setting-contract.ts';
import { tellingContract } from './telling-contract.ts';

function createTime() {
  let nowMs = 1_000_000;
  return {
    now: () => nowMs,
    pass: (ms: number) => {
      nowMs += ms;
    },
  };
}

const close = async () => {};

describe('the register in memory', () => {
  registerContract(async () => {
    const { now, pass } = createTime();
    const register = createMemoryRegister({ now });
    return { register, rival: register, pass, close };
  });
});

describe('histories in memory', () => {
  historyContract(async () => {
    const history = createMemoryHistory();
    return { history, rival: history, close };
  });
});

describe('who was told, in memory', () => {
  tellingContract(async () => {
    const { now, pass } = createTime();
    const register = createMemoryRegister({ now });
    return { register, rival: register, pass, close };
  });
});

describe('wishes, held news and channels in memory', () => {
  newsContract(async () => ({
    people: createMemoryPeople(),
    digests: createMemoryDigests(),
    channels: createMemoryChannels(),
    close,
  }));
});

describe('people in memory', () => {
  peopleContract(async () => {
    const people = createMemoryPeople();
    return { people, rival: people, close };
  });
});

describe('changed letters in memory', () => {
  letterTemplatesContract(async () => {
    const templates = createMemoryLetterTemplates();
    return { templates, rival: templates, close };
  });
});

describe('waiting asks in memory', () => {
  waitingAsksContract(async () => {
    const asks = createMemoryWaitingAsks();
    return { asks, rival: asks, close };
  });
});

describe('leases in memory', () => {
  leasesContract(async () => {
    const { now, pass } = createTime();
    const leases = createMemoryLeases({ now });
    return { leases, rival: leases, pass, close };
  });
});

describe('the customer directory in memory', () => {
  customerDirectoryContract(async () => {
    const directory = createMemoryCustomerDirectory();
    return { directory, rival: directory, close };
  });
});

describe('the log of events in memory', () => {
  eventLogContract(async () => {
    const log = createMemoryEventLog();
    return { log, rival: log, close };
  });
});

describe('a setting in memory', () => {
  settingContract(async () => {
    const setting = createMemorySetting<AuditMark>();
    return { setting, rival: setting, close };
  }, sampleSettings.auditMarks);
});
