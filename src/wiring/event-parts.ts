import { createHash } from 'node:crypto';
import { createChooseEventMode } from '../application/choose-event-mode.ts';
import { createReadEvents } from '../application/read-events.ts';
import { createTestEvents } from '../application/test-events.ts';
import type { Services } from '../conversation/services.ts';
import type { Inside } from './inside.ts';
import type { Outside } from './outside.ts';

/** Who tells two addresses apart need not know them. */
const markOf = (address: string) => createHash('sha256').update(address).digest('base64url').slice(0, 22);

/** What the dialogue can do about Partner Center's events. */
export function createEventParts({ outside, inside, eventsUrl }: Parts): Services['events'] {
  const { store, partnerCenter, eventRegistrations, rights, clock } = outside;
  const { register, eventLog, eventTests: tests, auditMarks } = store;
  const testEvents = createTestEvents({ rights, eventRegistrations, tests, clock });
  const address = eventsUrl === undefined ? {} : { eventsUrl };
  return {
    read: createReadEvents({ register, partnerCenter, eventLog, auditMarks, testEvents, ...address }),
    choose: createChooseEventMode({
      register,
      rights,
      partnerCenter,
      bell: inside.bell,
      clock,
      markOf,
      ...address,
    }),
    test: testEvents,
  };
}

interface Parts {
  readonly outside: Outside;
  readonly inside: Inside;
  readonly eventsUrl: string | undefined;
}
