/** The fakes of the outside world keep the same contracts as the adapters. */
import type { Provider } from '../../../src/domain/customer.ts';
import { type ProviderTenantId, parseProviderTenantId } from '../../../src/domain/ids.ts';
import { Fault } from '../../../src/ports/faults.ts';
import { createFakeColleagues } from '../../fakes/fake-colleagues.ts';
import { createFakeDelegations } from '../../fakes/fake-delegations.ts';
import { createFakeEventRegistrations } from '../../fakes/fake-event-registrations.ts';
import { createFakePartnerCenter } from '../../fakes/fake-partner-center.ts';
import { createFakeRights } from '../../fakes/fake-rights.ts';
import { createFakeTenants, tenantIdOfDomain } from '../../fakes/fake-tenants.ts';
import { createRecordingMailer, internetIdOf } from '../../fakes/recording-mailer.ts';
import { alex, megan } from '../../fixtures/people.ts';
import { colleaguesContract } from './colleagues-contract.ts';
import { delegationsContract } from './delegations-contract.ts';
import { eventRegistrationsContract } from './event-registrations-contract.ts';
import { mailerContract } from './mailer-contract.ts';
import { partnerCenterContract } from './partner-center-contract.ts';
import { rightsContract } from './rights-contract.ts';
import { tenantsContract } from './tenants-contract.ts';

const close = async () => {};
const provider: Provider = {
  id: parseProviderTenantId('e4d1c2b3-7777-4888-9999-0a1b2c3d4e01') as ProviderTenantId,
  name: 'Brightport Distribution',
  active: true,
};

describe('the mailbox in memory', () => {
  mailerContract(async () => {
    const mailer = createRecordingMailer();
    const lost = { createDraft: 'graph/unavailable', send: 'mail/outcome-unknown' } as const;
    return {
      mailer,
      sentTo: async () => mailer.sent().flatMap(({ to }) => to.map(({ address }) => address)),
      loseAnswer: async (call, when) => mailer.fail({ call, when, fault: new Fault(lost[call]) }),
      comesBack: async (messageId, how) => {
        const isReport = how === 'bounce' || how === 'apart';
        const from = isReport ? 'postmaster@reseller.example' : 'anna@blue-meadow.example';
        mailer.comesIn(messageId, {
          from,
          ...(how === 'absence' ? { headers: [{ name: 'Auto-Submitted', value: 'auto-replied' }] } : {}),
          ...(how === 'apart' ? { apart: [internetIdOf(messageId)] } : {}),
          ...(isReport
            ? {
                messageClass: 'REPORT.IPM.Note.NDR',
                source: 'Final-Recipient: rfc822;anna@blue-meadow.example\nAction: failed\nStatus: 5.1.1',
              }
            : {}),
        });
      },
      throttle: async (call, waitS) => {
        mailer.fail({ call, fault: new Fault('graph/throttled', { retryAfterMs: waitS * 1_000 }) });
      },
      close,
    };
  });
});

describe('Partner Center in memory', () => {
  partnerCenterContract(async () => {
    const partnerCenter = createFakePartnerCenter({ providers: [provider] });
    return {
      partnerCenter,
      fill: async (count) => {
        for (let number = 0; number < count; number += 1) {
          const domain = `customer-${number}.example`;
          const id = tenantIdOfDomain(domain);
          partnerCenter.put({ id, name: `Customer ${number}`, domain });
          partnerCenter.putContents(id, {
            users: ['ada', 'ben', 'cy', 'dee', 'eve'].map((name) => ({ id: name, name, signInName: name })),
            userLicences: { ada: [{ name: 'Office', services: ['Mail'] }] },
          });
        }
      },
      close,
    };
  });
});

describe('tenants in memory', () => {
  tenantsContract(async () => ({ tenants: createFakeTenants(), close }));
});

describe('rights in memory', () => {
  rightsContract(async () => {
    const rights = createFakeRights();
    return { rights, give: async (person, ...roles) => rights.give(person, ...roles), close };
  });
});

describe('colleagues in memory', () => {
  colleaguesContract(async () => {
    const colleagues = createFakeColleagues([alex, megan]);
    colleagues.answerInstall('installed');
    return { colleagues, close };
  });
});

describe('delegated rights in memory', () => {
  delegationsContract(async () => {
    const delegations = createFakeDelegations();
    const customer = tenantIdOfDomain('larkfield.example');
    delegations.put(customer, [{ id: 'rights-1', name: 'Support', status: 'active' }]);
    return { delegations, customer, other: tenantIdOfDomain('blue-meadow.example'), close };
  });
});

describe('the registration for events in memory', () => {
  eventRegistrationsContract(async () => ({ registrations: createFakeEventRegistrations(), close }));
});
