/** The imitated Partner Center API. Whatever it does not model it says so with 501. */
import type { System } from '../http-kit.ts';
import { createTokens } from '../login/tokens.ts';
import type { World } from '../world/world.ts';
import { notModelled, withTracing } from './answers.ts';
import { auditEndpoints } from './audit-records.ts';
import { createCustomerReader, customerEndpoints } from './customer.ts';
import { customerListEndpoint } from './customer-list.ts';
import { guarded } from './guard.ts';
import { createLateData } from './late-data.ts';
import { ownProfileEndpoints } from './own-profiles.ts';
import { createRateLimits } from './rate-limits.ts';
import { removalEndpoint } from './removal.ts';
import { relationshipEndpoints } from './relationships.ts';
import { serviceEndpoints } from './services.ts';
import { userEndpoints } from './users.ts';
import { createWebhooks } from './webhooks/webhooks.ts';

export interface PartnerCenterOptions {
  readonly world: World;
  /** For how long a new customer shows only in one of list and read-by-id. */
  readonly lateDataMs: number;
  /** Where this system is reached, for example `http://127.0.0.1:3979/partner-center`. */
  readonly publicUrl: () => string;
}

export interface PartnerCenter {
  readonly system: System;
  /** Gives up deliveries that are under way. */
  close(): void;
}

export function createPartnerCenter({ world, lateDataMs, publicUrl }: PartnerCenterOptions): PartnerCenter {
  const { customers, contents, directory, clock, audits } = world;
  const lateData = createLateData(lateDataMs);
  const limits = createRateLimits(clock.now);
  const deps = { tokens: createTokens(world.tokenKey), directory, limits };
  const read = createCustomerReader(customers, lateData);
  const inside = { read, contents, now: clock.now };
  const webhooks = createWebhooks({ world, publicUrl });
  const endpoints = [
    ...relationshipEndpoints(customers),
    customerListEndpoint(customers, lateData.isListed),
    ...customerEndpoints({ customers, contents, read }),
    removalEndpoint({ ...inside, customers, directory, audits }),
    ...serviceEndpoints(inside),
    ...userEndpoints(inside),
    ...ownProfileEndpoints(customers),
    ...auditEndpoints(audits, clock.now),
    ...webhooks.endpoints,
  ];
  return {
    system: {
      name: 'partner-center',
      mount: '/partner-center',
      routes: [...endpoints.map((endpoint) => guarded(endpoint, deps)), ...webhooks.openRoutes],
      notModelled: (exchange) => withTracing(exchange, notModelled(`${exchange.method} ${exchange.path}`)),
    },
    close: webhooks.close,
  };
}
