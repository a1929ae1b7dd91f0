/** The imitated Partner Center API. Whatever it does not model it says so with 501. */
import type { System } from '../http-kit.ts';
import { createTokens } from '../login/tokens.ts';
import type { World } from '../world/world.ts';
import { notModelled, withTracing } from './answers.ts';
import { createCustomerReader, customerEndpoints } from './customer.ts';
import { customerListEndpoint } from './customer-list.ts';
import { guarded } from './guard.ts';
import { createLateData } from './late-data.ts';
import { ownProfileEndpoints } from './own-profiles.ts';
import { relationshipEndpoints } from './relationships.ts';

export interface PartnerCenterOptions {
  readonly world: World;
  /** For how long a new customer shows only in one of list and read-by-id. */
  readonly lateDataMs: number;
}

export function createPartnerCenter({ world, lateDataMs }: PartnerCenterOptions): System {
  const { customers, directory } = world;
  const lateData = createLateData(lateDataMs);
  const deps = { tokens: createTokens(world.tokenKey), directory };
  const endpoints = [
    ...relationshipEndpoints(customers),
    customerListEndpoint(customers, lateData.isListed),
    ...customerEndpoints(customers, createCustomerReader(customers, lateData)),
    ...ownProfileEndpoints(customers),
  ];
  return {
    name: 'partner-center',
    mount: '/partner-center',
    routes: endpoints.map((endpoint) => guarded(endpoint, deps)),
    notModelled: (exchange) => withTracing(exchange, notModelled(`${exchange.method} ${exchange.path}`)),
  };
}
