/** The imitated Microsoft Graph. Whatever it does not model it says so with 501. */
import type { System } from '../http-kit.ts';
import { createTokens } from '../login/tokens.ts';
import type { World } from '../world/world.ts';
import { errorAnswer, withTracing } from './answers.ts';
import { applicationEndpoints } from './applications.ts';
import { contractEndpoints } from './contracts.ts';
import { delegatedAdminEndpoints } from './delegated-admin.ts';
import { deltaEndpoint } from './delta.ts';
import { groupEndpoints } from './groups.ts';
import { guarded, guardedForPerson } from './guard.ts';
import { withLateCopies } from './late-copies.ts';
import { messageListEndpoints } from './message-lists.ts';
import { messageEndpoints } from './messages.ts';
import { peopleEndpoints } from './people.ts';
import { replyEndpoint } from './replies.ts';
import { appCatalogEndpoints, installedAppEndpoints } from './teams-apps.ts';
import { tenantEndpoints } from './tenants.ts';

export interface GraphOptions {
  /** For how long a mail that was accepted is not yet among the sent ones. */
  readonly lateCopyMs: number;
}

export function createGraph(world: World, { lateCopyMs }: GraphOptions): System {
  const { clock, customers, directory, mailChanges, tokenKey } = world;
  const mail = withLateCopies(world.mail, lateCopyMs);
  const deps = { tokens: createTokens(tokenKey), directory, now: clock.now };
  const ofPerson = [
    ...messageEndpoints({ mail, now: clock.now }),
    replyEndpoint({ mail, now: clock.now }),
    ...messageListEndpoints(mail),
    deltaEndpoint({ mail: world.mail, mailChanges, tokenKey }),
    ...peopleEndpoints(directory),
    ...installedAppEndpoints(world.appInstallations, clock.now),
  ];
  const ofTenant = [
    ...tenantEndpoints(customers),
    ...contractEndpoints(customers, directory),
    ...groupEndpoints(directory),
    ...delegatedAdminEndpoints(world.delegations, directory),
    ...appCatalogEndpoints(),
    ...applicationEndpoints(world.registration, clock.now),
  ];
  return {
    name: 'graph',
    mount: '/graph',
    routes: [
      ...ofPerson.flatMap((endpoint) => guardedForPerson(endpoint, deps)),
      ...ofTenant.map((endpoint) => guarded(endpoint, deps)),
    ],
    notModelled: (exchange) => {
      const message = `Rehearsal does not model ${exchange.method} ${exchange.path}.`;
      return withTracing(exchange, errorAnswer({ status: 501, code: 'NotModelled', message }, clock.now()));
    },
  };
}
